// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls

// The language of the window. Each is named in itself: who can't read the present one finds their own.
Item {
    id: root

    // Empty: the system's.
    required property string language

    readonly property var codes: ["en", "ar", "de", "es", "fr", "zh_CN"]
    readonly property var names: ["English", "العربية", "Deutsch", "Español", "Français", "简体中文"]
    readonly property int at: codes.indexOf(language)

    signal picked(string language)

    height: button.height + Theme.s3

    Label {
        anchors {
            left: parent.left
            verticalCenter: parent.verticalCenter
        }
        text: qsTr("Language")
    }
    ActionButton {
        id: button

        objectName: "languageButton"
        anchors {
            right: parent.right
            verticalCenter: parent.verticalCenter
        }
        primary: false
        text: root.at >= 0 ? root.names[root.at] : qsTr("As the system")
        Accessible.name: qsTr("Language: %1").arg(text)
        onClicked: menu.popup(button, button.width - menu.width, button.height)

        ActionMenu {
            id: menu

            MenuRow {
                objectName: "languageSystem"
                iconName: root.at < 0 ? "check" : "monitor"
                text: qsTr("As the system")
                onTriggered: root.picked("")
            }
            MenuRow {
                objectName: "language_en"
                iconName: root.at === 0 ? "check" : "globe"
                text: root.names[0]
                onTriggered: root.picked(root.codes[0])
            }
            MenuRow {
                objectName: "language_ar"
                iconName: root.at === 1 ? "check" : "globe"
                text: root.names[1]
                onTriggered: root.picked(root.codes[1])
            }
            MenuRow {
                objectName: "language_de"
                iconName: root.at === 2 ? "check" : "globe"
                text: root.names[2]
                onTriggered: root.picked(root.codes[2])
            }
            MenuRow {
                objectName: "language_es"
                iconName: root.at === 3 ? "check" : "globe"
                text: root.names[3]
                onTriggered: root.picked(root.codes[3])
            }
            MenuRow {
                objectName: "language_fr"
                iconName: root.at === 4 ? "check" : "globe"
                text: root.names[4]
                onTriggered: root.picked(root.codes[4])
            }
            MenuRow {
                objectName: "language_zh_CN"
                iconName: root.at === 5 ? "check" : "globe"
                text: root.names[5]
                onTriggered: root.picked(root.codes[5])
            }
        }
    }
}
