// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls

// How the server is: its parts, what waits, who is connected, how much is kept.
Flickable {
    id: root

    required property var desk

    function counted(value: real): string {
        return value.toLocaleString(Qt.locale(), "f", 0);
    }
    function partName(part: string): string {
        const names = {
            "database": qsTr("Database"),
            "hub": qsTr("Connections of clients"),
            "broker": qsTr("Other nodes"),
            "disk": qsTr("Disk"),
            "migrations": qsTr("Form of the database"),
            "backup": qsTr("Backup")
        };
        return names[part] ?? part;
    }

    contentHeight: column.implicitHeight + Theme.s6
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    T.ScrollBar.vertical: ThinScrollBar {
    }

    Column {
        id: column

        x: Theme.s4
        width: root.width - 2 * Theme.s4
        visible: root.desk.statsKnown

        SectionTitle {
            text: qsTr("Health")
        }
        Repeater {
            model: root.desk.components

            delegate: Item {
                id: part

                required property string name
                required property string status
                readonly property string said: status === "ok" ? qsTr("works") : status === "degraded" ? qsTr("works, but not well") : status === "down" ? qsTr("does not work") : status

                width: column.width
                height: Theme.control
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%1: %2").arg(root.partName(name)).arg(said)

                Label {
                    anchors {
                        left: parent.left
                        verticalCenter: parent.verticalCenter
                    }
                    text: root.partName(part.name)
                    Accessible.ignored: true
                }
                Row {
                    anchors {
                        right: parent.right
                        verticalCenter: parent.verticalCenter
                    }
                    spacing: Theme.s2

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: part.status === "ok" ? "circle-check" : "circle-alert"
                        size: Theme.iconS
                        tone: part.status === "ok" ? Theme.success : Theme.danger
                    }
                    Label {
                        text: part.said
                        color: part.status === "ok" ? Theme.text2 : Theme.danger
                        Accessible.ignored: true
                    }
                }
            }
        }
        SectionTitle {
            text: qsTr("Just now")
        }
        Repeater {
            model: root.desk.figures

            delegate: FigureRow {
            }
        }
        SectionTitle {
            text: qsTr("Kept here")
        }
        Grid {
            id: counts

            readonly property var cells: [[qsTr("Accounts"), root.counted(root.desk.userCount)], [qsTr("Channels"), root.counted(root.desk.channelCount)], [qsTr("Messages ever sent"), root.counted(root.desk.messageCount)], [qsTr("Files"), qsTr("%1, %2").arg(root.counted(root.desk.fileCount)).arg(Times.bytes(root.desk.fileBytes))], [qsTr("Last backup"), Times.known(root.desk.lastBackup) ? root.desk.lastBackup.toLocaleString(Qt.locale(), Locale.ShortFormat) : qsTr("never")]]

            width: parent.width
            columns: width < 520 ? 1 : 2
            columnSpacing: Theme.s6

            Repeater {
                model: counts.cells

                delegate: Item {
                    id: cell

                    required property var modelData

                    width: (counts.width - (counts.columns - 1) * counts.columnSpacing) / counts.columns
                    height: Theme.control
                    Accessible.role: Accessible.StaticText
                    Accessible.name: qsTr("%1: %2").arg(modelData[0]).arg(modelData[1])

                    Label {
                        anchors {
                            left: parent.left
                            verticalCenter: parent.verticalCenter
                        }
                        text: cell.modelData[0]
                        Accessible.ignored: true
                    }
                    Label {
                        anchors {
                            right: parent.right
                            verticalCenter: parent.verticalCenter
                        }
                        text: cell.modelData[1]
                        color: Theme.text2
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    SkeletonRows {
        visible: !root.desk.statsKnown
        width: root.width
        height: root.height
    }
}
