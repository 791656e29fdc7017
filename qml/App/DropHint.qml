// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Takes files that are dropped, and says so while they hang over it.
DropArea {
    id: root

    // What one writes to, as it is shown.
    required property string target

    signal filesDropped(var files)

    keys: ["text/uri-list"]
    onDropped: event => {
        if (!event.hasUrls)
            return;
        filesDropped(event.urls.map(each => String(each)).filter(each => each.startsWith("file:")));
        event.acceptProposedAction();
    }

    Rectangle {
        visible: root.containsDrag
        anchors.fill: parent
        color: Theme.scrim

        Rectangle {
            anchors.centerIn: parent
            width: dropText.implicitWidth + 2 * Theme.s6
            height: dropText.implicitHeight + 2 * Theme.s6
            radius: Theme.rLarge
            color: Theme.raised
            border.width: 2
            border.color: Theme.accent

            Label {
                id: dropText

                anchors.centerIn: parent
                text: qsTr("Attach to the message to %1").arg(root.target)
                strong: true
            }
        }
    }
}
