// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One operation of the user that the server has not yet confirmed: a row of the outbox, as a value.
#pragma once

#include "shared/core/id.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace dunlin::client {

enum class PendingKind : quint8 {
    Message = 0,
    Edit = 1,
    Delete = 2,
    ReactionAdd = 3,
    ReactionRemove = 4,
    ReadMark = 5,
    PinAdd = 6,
    PinRemove = 7
};
enum class PendingState : quint8 { Queued = 0, Sending = 1, Failed = 3 };

// A file that goes up before its message can leave.
struct PendingFile {
    QString path;           // where its bytes are on this device
    bool isOwnCopy = false; // below the profile, removed when it is not needed any more
    QString name;
    qint64 size = 0;
    qint64 modifiedAt =
        0; // of the file at `path`, ms since 1970 UTC: another time is another content
    QString contentType;
    QString sha256; // hexadecimal; empty until it is known
    // Of a file that is sent on: the one on the server that it is. `path` is where it was brought, and may be empty or old.
    FileId from;
    FileId id;       // null until the server was told of it
    qint64 sent = 0; // bytes that the server has for good
    // For an encrypted channel: what goes up instead, an own copy, and what opens it. Empty until it is sealed.
    QString sealedPath;
    qint64 sealedSize = 0;
    QByteArray key;
    QByteArray digest;
    bool operator==(const PendingFile &) const = default;

    bool isForwarded() const { return !from.isNull(); }
    bool isSealed() const { return !sealedPath.isEmpty(); }
    const QString &upPath() const { return isSealed() ? sealedPath : path; }
    qint64 upSize() const { return isSealed() ? sealedSize : size; }
    bool isUp() const { return !id.isNull() && sent >= upSize(); }
};

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
    QString error;            // why it failed, or what the last try said
    QString errorCode;        // the wire's name of that error
    qint64 expiresIn = 0;     // message: its own time in ms; 0: none
    QList<PendingFile> files; // message
    bool isPaused = false;    // its files don't go up until the user says so
    bool isEncrypted = false; // of an encrypted channel: its text rests sealed
    QByteArray rest;          // ... as it rests, while it can't be read; `text` is empty then
    QString restingFiles;     // likewise
    // What leaves, made once: sent again it is the same. Empty: not made yet, or for an older roster.
    QByteArray sealed;
    qint64 sealedEpoch = 0;

    // Whether every file of it is on the server.
    bool filesAreUp() const
    {
        for (const PendingFile &each : files) {
            if (!each.isUp())
                return false;
        }
        return true;
    }
    // How much of its files is up, 0 to 1; below 0 when it has none.
    double progress() const
    {
        qint64 sum = 0;
        qint64 up = 0;
        for (const PendingFile &each : files) {
            sum += each.upSize();
            up += each.id.isNull() ? 0 : each.sent;
        }
        return files.isEmpty() ? -1 : sum > 0 ? double(up) / double(sum) : 1;
    }
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
