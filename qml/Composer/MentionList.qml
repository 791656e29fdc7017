// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// Who could be meant by what stands behind an @. The field keeps the focus and moves `current`.
Rectangle {
    id: root

    // Of {username, name, userId}.
    required property var people
    property int current: 0

    signal picked(string username)

    function move(by: int) {
        current = (current + by + people.length) % people.length;
    }
    function pickCurrent() {
        if (people.length > 0)
            picked(people[Math.min(current, people.length - 1)].username);
    }

    onPeopleChanged: current = 0
    width: 280
    height: column.implicitHeight + 2 * Theme.s1
    radius: Theme.rMedium
    color: Theme.raised
    border.width: 1
    border.color: Theme.border
    Accessible.role: Accessible.List
    Accessible.name: qsTr("People to mention")

    Column {
        id: column

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.s1
        }

        Repeater {
            model: root.people

            delegate: T.AbstractButton {
                id: row

                required property int index
                required property var modelData

                width: column.width
                height: Math.max(Theme.touch ? 44 : 34, Math.round(Theme.fBody * 1.25 + 14))
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                text: qsTr("%1, @%2").arg(modelData.name).arg(modelData.username)
                Accessible.role: Accessible.ListItem
                Accessible.name: text
                Accessible.selected: root.current === index
                Accessible.onPressAction: row.clicked()
                onClicked: root.picked(modelData.username)
                background: Rectangle {
                    radius: Theme.rSmall
                    color: root.current === row.index ? Theme.selected : row.hovered ? Theme.hover : "transparent"
                }
                contentItem: Item {
                    Face {
                        id: face

                        anchors {
                            left: parent.left
                            leftMargin: Theme.s2
                            verticalCenter: parent.verticalCenter
                        }
                        size: 24
                        key: row.modelData.userId
                        name: row.modelData.name
                        picture: row.modelData.picture ?? ""
                        iconName: row.modelData.userId === "" ? "users" : ""
                    }
                    Label {
                        id: name

                        anchors {
                            left: face.right
                            leftMargin: Theme.s2
                            verticalCenter: parent.verticalCenter
                        }
                        width: Math.min(implicitWidth, row.width * 0.55)
                        text: row.modelData.name
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    Label {
                        anchors {
                            left: name.right
                            leftMargin: Theme.s2
                            right: parent.right
                            rightMargin: Theme.s2
                            verticalCenter: parent.verticalCenter
                        }
                        text: "@" + row.modelData.username
                        color: Theme.text2
                        elide: Text.ElideRight
                        font.pixelSize: Theme.fSmall
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
