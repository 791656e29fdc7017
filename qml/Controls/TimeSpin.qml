// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// A time of the day, in half hours.
T.SpinBox {
    id: root

    required property string name
    // Since midnight.
    required property int minutes

    signal picked(int minutes)

    implicitWidth: 2 * Theme.control + Math.max(72, Theme.fBody * 5)
    implicitHeight: Theme.control
    from: 0
    to: 47
    wrap: true
    editable: false
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    textFromValue: (value, locale) => new Date(2000, 0, 1, Math.floor(value / 2), value % 2 * 30).toLocaleTimeString(locale, Times.clockFormat)
    Accessible.role: Accessible.SpinBox
    Accessible.name: qsTr("%1: %2").arg(name).arg(displayText)
    onValueModified: root.picked(root.value * 30)

    Binding on value {
        value: Math.floor(root.minutes / 30)
    }
    background: Rectangle {
        radius: Theme.rSmall
        color: "transparent"
        border.width: 1
        border.color: Theme.controlBorder

        FocusRing {
            on: root.visualFocus
        }
    }
    contentItem: Label {
        text: root.displayText
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    up.indicator: Item {
        x: root.mirrored ? 0 : root.width - width
        width: root.height
        height: root.height

        Icon {
            anchors.centerIn: parent
            name: "plus"
            size: Theme.iconS
            tone: root.up.hovered ? Theme.text : Theme.text2
        }
    }
    down.indicator: Item {
        x: root.mirrored ? root.width - width : 0
        width: root.height
        height: root.height

        Rectangle {
            anchors.centerIn: parent
            width: 10
            height: 2
            radius: 1
            color: root.down.hovered ? Theme.text : Theme.text2
        }
    }
}
