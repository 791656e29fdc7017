// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// One device that is signed in to the account.
Item {
    id: root

    required property string deviceId
    required property string name
    required property string platform
    required property date lastSeen
    required property bool isCurrent
    property bool offline: false
    readonly property string shownName: name === "" ? qsTr("A device without a name") : name
    readonly property string seen: isCurrent ? qsTr("this device") : Times.known(lastSeen) ? qsTr("last seen %1").arg(Times.brief(lastSeen)) : ""
    readonly property string detail: platform === "" || seen === "" ? platform + seen : qsTr("%1 · %2").arg(platform).arg(seen)

    signal renameRequested
    signal revokeRequested

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
        name: "monitor"
        size: Theme.iconM + 2
        tone: root.isCurrent ? Theme.accent : Theme.text2
    }
    Label {
        id: title

        anchors {
            left: sign.right
            leftMargin: Theme.s3
            right: buttons.left
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
        color: root.isCurrent ? Theme.accent : Theme.text2
        elide: Text.ElideRight
        font.pixelSize: Theme.fSmall
        Accessible.ignored: true
    }
    Row {
        id: buttons

        anchors {
            right: parent.right
            verticalCenter: parent.verticalCenter
        }

        IconButton {
            objectName: "renameDevice"
            enabled: !root.offline
            iconName: "pencil"
            iconSize: Theme.iconS
            text: qsTr("Rename %1").arg(root.shownName)
            onClicked: root.renameRequested()
        }
        IconButton {
            objectName: "revokeDevice"
            visible: !root.isCurrent
            enabled: !root.offline
            iconName: "log-out"
            iconSize: Theme.iconS
            tone: Theme.danger
            text: qsTr("Sign %1 out").arg(root.shownName)
            onClicked: root.revokeRequested()
        }
    }
}
