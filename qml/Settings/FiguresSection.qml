// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls

// What the program takes of this machine, beside what it promises to take at most.
Column {
    id: root

    // With `memory`, `load`, `wakeUps`, `disk`, `firstFrame`, `qtVersion`, `system` and look(); null: nothing.
    required property var figures
    property bool shown: false

    readonly property real mostMemory: 120 * 1048576

    function rounded(value: real): string {
        return value.toLocaleString(Qt.locale(), "f", value < 10 ? 1 : 0);
    }

    Timer {
        interval: 2000
        repeat: true
        triggeredOnStart: true
        running: root.shown && root.figures !== null
        onTriggered: root.figures.look()
    }
    SectionTitle {
        text: qsTr("What it takes")
    }
    Fact {
        objectName: "memoryFact"
        visible: root.figures !== null && root.figures.memory > 0
        name: qsTr("Memory")
        value: visible ? qsTr("%1 of at most %2").arg(Times.bytes(root.figures.memory)).arg(Times.bytes(root.mostMemory)) : ""
    }
    Fact {
        visible: root.figures !== null && root.figures.load >= 0
        name: qsTr("Processor")
        value: visible ? qsTr("%1 % of one").arg(root.rounded(root.figures.load * 100)) : ""
    }
    Fact {
        visible: root.figures !== null && root.figures.wakeUps >= 0
        name: qsTr("Wake-ups")
        value: visible ? qsTr("%1 a second").arg(root.rounded(root.figures.wakeUps)) : ""
    }
    Fact {
        objectName: "diskFact"
        visible: root.figures !== null && root.figures.disk >= 0
        name: qsTr("Kept on this device")
        value: visible ? Times.bytes(root.figures.disk) : ""
    }
    Fact {
        visible: root.figures !== null && root.figures.firstFrame > 0
        name: qsTr("Start to first picture")
        value: visible ? qsTr("%1 ms").arg(root.figures.firstFrame) : ""
    }
    Fact {
        visible: root.figures !== null
        name: qsTr("Runs on")
        value: visible ? qsTr("Qt %1, %2").arg(root.figures.qtVersion).arg(root.figures.system) : ""
    }
}
