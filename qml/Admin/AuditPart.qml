// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Controls

// What admins and the command line did, newest first.
Item {
    id: root

    required property var desk

    ListView {
        id: list

        objectName: "adminAuditList"
        anchors.fill: parent
        clip: true
        model: root.desk.audit
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What admins did")
        onAtYEndChanged: if (atYEnd && visible)
            root.desk.moreAudit()

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: AuditRow {
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.desk.audit.count === 0 && !root.desk.audit.busy
        iconName: "file-text"
        title: qsTr("Nothing was done yet")
        detail: qsTr("Acts of admins and of the command line are kept here, with who did them and when.")
    }
    SkeletonRows {
        visible: root.desk.audit.busy && root.desk.audit.count === 0
        anchors.fill: list
    }
}
