// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One operation of the user that the server has not yet confirmed: a row of the outbox, as a value.
#pragma once

#include "shared/core/id.h"

#include <QMetaType>
#include <QString>

namespace dunlin::client {

enum class PendingKind : quint8 {
    Message = 0,
    Edit = 1,
    Delete = 2,
    ReactionAdd = 3,
    ReactionRemove = 4,
    ReadMark = 5
};
enum class PendingState : quint8 { Queued = 0, Sending = 1, Failed = 3 };

struct PendingOp {
    qint64 localNo = 0; // order of sending
    OpId id;            // for a message also the message's id
    ChannelId channel;
    PendingKind kind = PendingKind::Message;
    PendingState state = PendingState::Queued;
    QString text; // message and edit: the text; reactions: the emoji
    qint64 targetSeq =
        0;         // edit, delete, reactions, read mark; 0 while the target is itself pending
    OpId targetId; // the message that is meant; null: known by its seq alone
    qint64 replyToSeq = 0;
    int attempts = 0;
    qint64 nextTryAt = 0; // ms since 1970 UTC; 0: as soon as possible
    qint64 createdAt = 0;
    QString error;     // why it failed, or what the last try said
    QString errorCode; // the wire's name of that error
    bool operator==(const PendingOp &) const = default;
};

// What came of a message: its number and the server's time. Of other operations: the number of the change.
struct SendOutcome {
    OpId id;
    qint64 seq = 0;
    qint64 createdAt = 0;
    bool operator==(const SendOutcome &) const = default;
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::PendingOp)
