// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic as C
import Dunlin.Theme
import Dunlin.Controls

// Another text for something that waits to be sent.
Sheet {
    id: root

    property string opId
    property var spelling: null // a Spelling; null where nothing is underlined

    signal edited(string opId, string text)

    function ask(id: string, text: string) {
        opId = id;
        area.text = text;
        open();
    }
    function submit() {
        if (area.text.trim() === "")
            return;
        close();
        edited(opId, area.text);
    }

    title: qsTr("Edit before it is sent")
    onOpened: {
        area.forceActiveFocus();
        area.cursorPosition = area.length;
    }

    Rectangle {
        width: parent.width
        height: Math.max(96, Math.min(240, area.implicitHeight))
        radius: Theme.rSmall
        color: Theme.bg
        border.width: area.activeFocus ? 2 : 1
        border.color: area.activeFocus ? Theme.accent : Theme.controlBorder

        C.ScrollView {
            anchors {
                fill: parent
                margins: 2
            }

            C.TextArea {
                id: area

                objectName: "editWaitingField"
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentText
                font.family: Theme.family
                font.pixelSize: Theme.fBody
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                background: null
                KeyNavigation.priority: KeyNavigation.BeforeItem
                KeyNavigation.tab: save
                Accessible.name: qsTr("Text")
                Keys.forwardTo: [spelt]
                Keys.onReturnPressed: event => {
                    if (event.modifiers & Qt.ControlModifier)
                        root.submit();
                    else
                        event.accepted = false;
                }

                SpellingLayer {
                    id: spelt

                    field: area
                    spelling: root.spelling
                    onPasteWanted: area.paste()
                }
            }
        }
    }
    ActionButton {
        id: save

        objectName: "editWaitingSave"
        anchors.right: parent.right
        enabled: area.text.trim() !== ""
        text: qsTr("Save")
        onClicked: root.submit()
    }
}
