// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// The recovery key, to be written down. It is asked for when the sheet opens and forgotten when it closes.
Sheet {
    id: root

    required property var encryption
    property var words: []
    property string error

    title: qsTr("Recovery key")
    // Not closed by a press beside it, halfway through writing.
    closePolicy: Sheet.CloseOnEscape
    onAboutToShow: {
        words = [];
        error = "";
        encryption.showRecovery();
    }
    onOpened: done.forceActiveFocus(Qt.TabFocusReason)
    onClosed: words = []

    Connections {
        target: root.encryption

        function onRecoveryShown(words: string) {
            if (root.visible)
                root.words = words.trim().split(/[\s-]+/);
        }
        function onRefused(text: string, code: string) {
            if (root.visible)
                root.error = text;
        }
    }
    Label {
        width: parent.width
        text: qsTr("Write these words down in their order and keep the paper where nobody else finds it: whoever has them can pass for you. With them a new device reads encrypted channels when all others are gone. They bring back what your devices keep on the server of the messages before.")
        color: Theme.text2
        wrapMode: Text.Wrap
        lineHeight: 1.25
        font.pixelSize: Theme.fSmall
    }
    Label {
        visible: root.error !== ""
        width: parent.width
        text: root.error
        color: Theme.danger
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fSmall
    }
    Grid {
        objectName: "recoveryWords"
        anchors.horizontalCenter: parent.horizontalCenter
        columns: 3
        columnSpacing: Theme.s6
        rowSpacing: Theme.s2
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        Repeater {
            model: root.words

            delegate: Row {
                id: word

                required property string modelData
                required property int index

                spacing: Theme.s1
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Word %1: %2").arg(index + 1).arg(modelData)

                Label {
                    width: Theme.fSmall * 1.7
                    anchors.baseline: text.baseline
                    horizontalAlignment: Text.AlignRight
                    text: String(word.index + 1)
                    color: Theme.text2
                    font.pixelSize: Theme.fCaption
                    Accessible.ignored: true
                }
                Label {
                    id: text

                    objectName: "recoveryWord" + word.index
                    text: word.modelData
                    font.weight: Font.Medium
                    Accessible.ignored: true
                }
            }
        }
    }
    ActionButton {
        id: done

        objectName: "recoveryWritten"
        anchors.right: parent.right
        enabled: root.words.length > 0
        text: qsTr("I wrote it down")
        onClicked: {
            root.encryption.noteRecovery();
            root.close();
        }
    }
}
