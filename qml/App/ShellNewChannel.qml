// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.People

// A new channel, with whom one finds among all people.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell

    NewChannelSheet {
        people: root.shell.session.people
        total: root.shell.session.people.count
        busy: root.shell.session.people.busy
        offline: root.shell.offline
        selfId: root.shell.session.userId
        sealable: root.shell.session.encryption.usable
        onSearchRequested: text => root.shell.session.searchPeople(text)
        onCreateRequested: (name, description, isPrivate, ids, encrypted) => root.shell.session.createChannel(name, description, isPrivate, ids, encrypted)
    }
}
