// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// One device of the account, and whether it reads encrypted channels.
Item {
    id: root

    required property string name
    // listed, asking, waiting.
    required property string keyState
    required property bool isCurrent
    property bool mayApprove: false
    readonly property string shownName: name === "" ? qsTr("A device that the server does not name") : name
    readonly property string stateText: keyState === "listed" ? qsTr("reads encrypted channels") : keyState === "asking" ? qsTr("asks to be let in") : qsTr("does not read encrypted channels")
    readonly property string detail: isCurrent ? qsTr("%1 · this device").arg(stateText) : stateText

    signal approveRequested

    width: parent ? parent.width : 320
    height: Theme.rowH
    Accessible.role: Accessible.ListItem
    Accessible.name: shownName
    Accessible.description: detail

    Icon {
        id: sign

        anchors {
            left: parent.left
            leftMargin: Theme.s1
            verticalCenter: parent.verticalCenter
        }
        name: root.keyState === "listed" ? "shield-check" : root.keyState === "asking" ? "shield-alert" : "shield"
        size: Theme.iconM + 2
        tone: root.keyState === "listed" ? Theme.success : root.keyState === "asking" ? Theme.warn : Theme.text2
    }
    Label {
        id: title

        anchors {
            left: sign.right
            leftMargin: Theme.s3
            right: letIn.visible ? letIn.left : parent.right
            rightMargin: Theme.s2
            bottom: parent.verticalCenter
            bottomMargin: 1
        }
        text: root.shownName
        elide: Text.ElideRight
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    Label {
        anchors {
            left: title.left
            right: title.right
            top: parent.verticalCenter
            topMargin: 3
        }
        text: root.detail
        color: root.keyState === "asking" ? Theme.warn : Theme.text2
        elide: Text.ElideRight
        font.pixelSize: Theme.fSmall
        Accessible.ignored: true
    }
    ActionButton {
        id: letIn

        objectName: "approveDevice"
        visible: root.mayApprove && root.keyState === "asking"
        anchors {
            right: parent.right
            verticalCenter: parent.verticalCenter
        }
        text: qsTr("Compare…")
        Accessible.name: qsTr("Compare the digits of %1 and let it in").arg(root.shownName)
        onClicked: root.approveRequested()
    }
}
