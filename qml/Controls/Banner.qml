// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// A strip that says what is wrong and what happens meanwhile. Slides in, unless it is still, and moves what is below.
Rectangle {
    id: root

    property string text
    property string iconName: "wifi-off"
    property string actionText
    property bool shown: false
    property bool still: false

    signal action

    // Not act.visible, which is false as long as this has no height.
    readonly property bool acts: actionText !== ""
    // Beside its button a warning would have no room on a phone.
    readonly property bool stacked: acts && width < 480
    readonly property int fullHeight: stacked ? words.implicitHeight + act.implicitHeight + Theme.s4 + Theme.s2 : Math.max(40, words.implicitHeight + Theme.s4, acts ? act.implicitHeight + Theme.s2 : 0)

    height: shown ? fullHeight : 0
    visible: height > 0
    clip: true
    color: Theme.warnSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Behavior on height  {
        enabled: !root.still

        NumberAnimation {
            duration: Theme.normal
            easing.type: Easing.OutCubic
        }
    }

    Icon {
        id: sign

        anchors {
            left: parent.left
            leftMargin: Theme.s4
            verticalCenter: words.verticalCenter
        }
        name: root.iconName
        size: Theme.iconM - 2
        tone: Theme.warn
    }
    Label {
        id: words

        anchors {
            left: sign.right
            leftMargin: Theme.s2
            right: root.acts && !root.stacked ? act.left : parent.right
            rightMargin: root.acts && !root.stacked ? Theme.s2 : Theme.s3
            top: parent.top
            topMargin: root.stacked ? Theme.s2 : Math.round((root.fullHeight - implicitHeight) / 2)
        }
        text: root.text
        wrapMode: Text.Wrap
        maximumLineCount: 10
        elide: Text.ElideRight
        font.pixelSize: Theme.fSmall
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    ActionButton {
        id: act

        objectName: "bannerAction"
        visible: root.acts
        anchors {
            right: parent.right
            rightMargin: Theme.s3
            top: root.stacked ? words.bottom : parent.top
            topMargin: root.stacked ? Theme.s2 : Math.round((root.fullHeight - implicitHeight) / 2)
        }
        implicitHeight: Theme.touch ? 44 : Math.max(28, Math.round(Theme.fSmall * 1.25 + 10))
        primary: false
        text: root.actionText
        onClicked: root.action()
    }
}
