// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// The sections of the program: a rail beside the panes, or a bar below them on a phone.
Rectangle {
    id: root

    property int page: 0
    property bool horizontal: false
    property int unread: 0
    property int requests: 0
    property int activity: 0
    property int pending: 0
    property int failed: 0
    property string userId
    property string userName
    // How others see one: online, away, dnd, invisible; offline without a connection.
    property string presence

    // Unread in accounts that are not shown.
    property int elsewhere: 0
    property bool severalAccounts: false

    signal picked(int page)
    signal accountsRequested
    signal profileRequested
    signal themeFlipped
    signal presencePicked(string presence)

    readonly property list<string> icons: ["hash", "users", "globe", "inbox", "bell", "settings"]
    readonly property list<string> names: [qsTr("Chats"), qsTr("Friends"), qsTr("Browse"), qsTr("Outbox"), qsTr("Activity"), qsTr("Settings")]

    // So high is everything that the rail has.
    readonly property real full: grid.height + theme.height + settings.height + me.height + 2 * Theme.s2 + 3 * Theme.s3

    implicitWidth: Theme.railW
    implicitHeight: Theme.navH + 4
    color: horizontal ? Theme.surface : Theme.rail
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Sections")

    Rectangle {
        visible: root.horizontal
        width: parent.width
        height: 1
        color: Theme.border
    }
    // A window that is too low for all of it scrolls it.
    Flickable {
        id: rail

        function reveal(item: Item) {
            const top = item.mapToItem(contentItem, 0, 0).y;
            contentY = Math.max(0, Math.min(Math.max(contentY, top + item.height + Theme.s3 - height), top - Theme.s3));
        }

        objectName: "railScroll"
        anchors.fill: parent
        contentWidth: width
        // Not by the column's height: that follows only with the next frame.
        contentHeight: root.horizontal ? height : Math.max(height, theme.visible ? root.full : root.full - theme.height - Theme.s2)
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: interactive

        T.ScrollBar.vertical: ThinScrollBar {
        }

        Grid {
            id: grid

            readonly property real cell: root.width / root.names.length

            columns: root.horizontal ? root.names.length : 1
            anchors.horizontalCenter: parent.horizontalCenter
            y: root.horizontal ? 2 : Theme.s3
            rowSpacing: Theme.s1

            Repeater {
                model: root.horizontal ? root.names.length : root.names.length - 1

                delegate: NavButton {
                    id: entry

                    required property int index

                    objectName: "nav" + index
                    width: root.horizontal ? grid.cell : Theme.railW - 12
                    iconName: root.icons[index]
                    text: root.names[index]
                    checked: root.page === index || (index === 5 && root.page > 6)
                    badge: index === 0 ? root.unread : index === 1 ? root.requests : index === 3 ? (root.failed > 0 ? root.failed : root.pending) : index === 4 ? root.activity : index === 5 ? root.elsewhere : 0
                    danger: index === 3 && root.failed > 0
                    onClicked: root.picked(index)
                    onActiveFocusChanged: if (activeFocus)
                        rail.reveal(entry)
                }
            }
        }
        Column {
            id: foot

            visible: !root.horizontal
            anchors {
                horizontalCenter: parent.horizontalCenter
                bottom: parent.bottom
                bottomMargin: Theme.s3
            }
            spacing: Theme.s2

            IconButton {
                id: theme

                objectName: "themeButton"
                anchors.horizontalCenter: parent.horizontalCenter
                // The first to make room: it is in the settings, too.
                visible: root.height >= root.full
                iconName: Theme.dark ? "sun" : "moon"
                text: Theme.dark ? qsTr("Light theme") : qsTr("Dark theme")
                onClicked: root.themeFlipped()
            }
            NavButton {
                id: settings

                objectName: "navSettings"
                iconName: "settings"
                text: root.names[5]
                checked: root.page === 5 || root.page > 6
                onClicked: root.picked(5)
                onActiveFocusChanged: if (activeFocus)
                    rail.reveal(settings)
            }
            T.AbstractButton {
                id: me

                objectName: "statusButton"
                anchors.horizontalCenter: parent.horizontalCenter
                implicitWidth: Theme.grown(44)
                implicitHeight: Theme.grown(44)
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                Accessible.role: Accessible.ButtonMenu
                Accessible.name: dot.spoken !== "" ? qsTr("Your status: %1").arg(dot.spoken) : qsTr("Your status: not connected")
                Accessible.description: root.elsewhere > 0 ? qsTr("%n unread message(s) in other accounts", "", root.elsewhere) : ""
                Accessible.onPressAction: me.clicked()
                Keys.onReturnPressed: me.clicked()
                Keys.onEnterPressed: me.clicked()
                onActiveFocusChanged: if (activeFocus)
                    rail.reveal(me)
                onClicked: {
                    const menu = statusMenu.made();
                    menu.popup(me, me.width + 4, me.height - menu.implicitHeight);
                }
                background: Rectangle {
                    radius: width / 2
                    color: me.hovered ? Theme.hover : "transparent"

                    FocusRing {
                        on: me.visualFocus
                        radius: width / 2
                    }
                }
                contentItem: Item {
                    Avatar {
                        anchors.centerIn: parent
                        key: root.userId
                        name: root.userName
                        size: 36

                        PresenceDot {
                            id: dot

                            anchors {
                                right: parent.right
                                bottom: parent.bottom
                                margins: -2
                            }
                            presence: root.presence
                            rim: Theme.rail
                        }
                        Badge {
                            objectName: "elsewhereBadge"
                            anchors {
                                right: parent.right
                                top: parent.top
                                margins: -6
                            }
                            count: root.elsewhere
                        }
                    }
                }
            }
        }
    }
    LaterSheet {
        id: statusMenu

        address: Qt.resolvedUrl("StatusMenu.qml")
        given: root
    }
}
