// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme

// Grey shapes where rows will be, on the very first sync only. They do not move.
Column {
    id: root

    property int rows: 6

    Accessible.ignored: true

    Repeater {
        model: root.visible ? root.rows : 0

        delegate: Item {
            id: row

            required property int index

            width: root.width
            height: Theme.rowH

            Rectangle {
                id: face

                anchors {
                    left: parent.left
                    leftMargin: 18
                    verticalCenter: parent.verticalCenter
                }
                width: 40
                height: 40
                radius: Theme.rMedium
                color: Theme.hover
            }
            Rectangle {
                id: line

                anchors {
                    left: face.right
                    leftMargin: Theme.s3
                    bottom: parent.verticalCenter
                    bottomMargin: 4
                }
                width: 90 + (row.index * 53) % 90
                height: 10
                radius: 5
                color: Theme.hover
            }
            Rectangle {
                anchors {
                    left: line.left
                    top: parent.verticalCenter
                    topMargin: 6
                }
                width: 140 + (row.index * 37) % 60
                height: 8
                radius: 4
                color: Theme.hover
            }
        }
    }
}
