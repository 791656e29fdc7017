// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// Below the field where one writes: what holds the next message back, and how much room it has left.
Item {
    id: root

    required property string notice
    // In UTF-8, of the text and at most.
    required property int bytes
    required property int maxBytes
    readonly property bool tooLong: bytes > maxBytes
    // Empty while there is much.
    readonly property string count: bytes <= maxBytes * 0.8 ? "" : tooLong ? qsTr("%1 too many").arg(bytes - maxBytes) : qsTr("%1 left").arg(maxBytes - bytes)

    // Exact only where it can matter; a code unit is at most three bytes.
    function utf8Length(text: string): int {
        if (text.length * 3 <= maxBytes * 0.8)
            return text.length;
        return encodeURIComponent(text.replace(/[\ud800-\udfff]/g, "aa")).replace(/%../g, "x").length;
    }

    visible: notice !== "" || count !== ""
    height: Math.max(counter.implicitHeight, held.implicitHeight)

    Label {
        id: held

        objectName: "composerNotice"
        visible: root.notice !== ""
        anchors {
            left: parent.left
            right: counter.visible ? counter.left : parent.right
        }
        text: root.notice
        color: Theme.text2
        elide: Text.ElideRight
        font.pixelSize: Theme.fCaption
    }
    Label {
        id: counter

        visible: root.count !== ""
        anchors.right: parent.right
        text: root.count
        color: root.tooLong ? Theme.danger : Theme.text2
        font.pixelSize: Theme.fCaption
    }
}
