// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Channels and members as values that cross from the engine's thread to the models.
#pragma once

#include "shared/wire/channel.h"

#include <QMetaType>

namespace dunlin::client {

// Where the server shows this device something else than others, of an encrypted channel.
struct HistoryFault {
    qint64 seq = 0; // of the message; 0: nothing is known of
    // leftOut (others were shown it), changed (they were shown another one), hidden (they were not shown it), repeated.
    QString fault;
    UserId by; // whose device says so; null: it shows by itself
    bool operator==(const HistoryFault &) const = default;
};

// What is wrong with the server's log of all lists of devices.
struct KeyLogFault {
    // ghost (it has an entry of one's own account that none of its devices made), split (somebody is shown another one),
    // rewritten (it is another one than before), unlogged (somebody's list is not in it); empty: nothing is known of.
    QString fault;
    UserId who; // whose list, or who is shown another one; null: neither
    bool operator==(const KeyLogFault &) const = default;
};

// What the list shows of one channel.
// Who is in an encrypted channel by what its members signed, beside whom the server lists.
struct RosterState {
    // rollback, fork, forged, tooNew: the server shows another roster than the one that is held; orphaned: none is held, and
    // all who signed this one are gone; empty: it is as it has to be.
    QString fault;
    bool isUnsigned = false; // nobody has signed anything: the server says who is in it
    bool isOut = false;      // nobody let this account in
    bool isNews = false;     // it has a roster now, and was there before
    UserId begunBy;          // who signed the first entry, for isNews; null: somebody who is gone
    QList<UserId> waiting; // listed by the server and let in by nobody: nothing is sealed for them
    QStringList waitingNames; // of the same, as far as they are known
    QString begunByName;
    bool operator==(const RosterState &) const = default;
};

struct ChannelCard {
    ChannelId id;
    wire::ChannelKind kind = wire::ChannelKind::Channel;
    QString name; // of a direct conversation the other person's
    QString description;
    bool isPrivate = false;
    bool isEncrypted = false;
    wire::Role role = wire::Role::Member;
    UserId peer;          // null unless direct
    QString peerUsername; // what a command line calls them
    QString peerPicture;  // the id of its file; empty: none
    qint64 memberCount = 0;
    qint64 unread = 0;
    qint64 headSeq = 0;
    qint64 msgCount = 0;
    qint64 readSeq = 0;
    qint64 readOrd = 0;
    qint64 createdAt = 0;
    // The last message that is held; pending ones count.
    OpId lastId;
    QString lastText; // shortened
    QString lastSender;
    UserId lastSenderId;
    qint64 lastAt = 0;     // ms; 0: none
    int lastDelivery = -1; // delivery::Value of an own message
    wire::PresenceState peerPresence = wire::PresenceState::Offline; // Offline: or not known
    qint64 peerLastSeenAt = 0;
    wire::Retention retention;
    qint64 slowModeSeconds = 0;
    wire::NotifyLevel notify = wire::NotifyLevel::All;
    qint64 mutedUntil = 0;     // ms since 1970 UTC; 0: not muted
    qint64 mentions = 0;       // unread messages that name the user
    bool lastIsShut = false;   // the last message is not shown, and lastText says nothing of it
    bool peerVerified = false; // their safety number was compared
    bool isDisputed =
        false; // the server shows another chain of somebody here than the one that is held
    HistoryFault historyFault;
    KeyLogFault logFault; // of the server; in encrypted channels
    RosterState roster;   // of encrypted channels
    bool operator==(const ChannelCard &) const = default;
};

struct MemberCard {
    wire::User user;
    wire::Role role = wire::Role::Member;
    bool online = false;
    wire::PresenceState presence = wire::PresenceState::Offline; // Offline: or not known
    qint64 lastSeenAt = 0;
    bool verified = false; // their safety number was compared
    bool operator==(const MemberCard &) const = default;
};

// How far somebody is with a message.
struct ReaderCard {
    UserId user;
    QString name;
    QString picture; // the id of its file; empty: none
    enum class State : quint8 { Waiting, Received, Read };
    State state = State::Waiting;
    bool operator==(const ReaderCard &) const = default;
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::ChannelCard)
Q_DECLARE_METATYPE(dunlin::client::MemberCard)
