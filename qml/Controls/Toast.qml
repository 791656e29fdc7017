// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme

// Tells something that needs no decision, for five seconds.
Rectangle {
    id: root

    property bool error: false
    property bool shown: false
    readonly property alias text: label.text

    function show(text: string, isError: bool) {
        label.text = text;
        error = isError;
        shown = true;
        hide.restart();
    }

    width: Math.min(parent ? parent.width - 2 * Theme.s4 : 320, 520, label.implicitWidth + 64)
    height: Math.max(44, label.contentHeight + 24)
    radius: Theme.rMedium
    color: Theme.toast
    opacity: shown ? 1 : 0
    visible: opacity > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: label.text

    Behavior on opacity  {
        NumberAnimation {
            duration: Theme.normal
        }
    }

    Icon {
        id: sign

        anchors {
            left: parent.left
            leftMargin: 14
            verticalCenter: parent.verticalCenter
        }
        name: root.error ? "circle-alert" : "check"
        size: 18
        tone: Theme.toastText
    }
    Label {
        id: label

        anchors {
            left: sign.right
            leftMargin: 10
            right: parent.right
            rightMargin: Theme.s4
            verticalCenter: parent.verticalCenter
        }
        color: Theme.toastText
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    TapHandler {
        onTapped: root.shown = false
    }
    Timer {
        id: hide

        interval: 5000
        onTriggered: root.shown = false
    }
}
