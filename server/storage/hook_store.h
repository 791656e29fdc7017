// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Hooks of channels. An outgoing one has no queue: what it is owed are the messages of its channel behind deliveredSeq.
#pragma once

#include "server/storage/records.h"
#include "shared/core/result.h"
#include "shared/wire/hook.h"

#include <QList>

namespace dunlin::server {

struct HookRecord {
    HookId id;
    ChannelId channelId;
    wire::HookKind kind = wire::HookKind::Unknown;
    QString name;
    UserId botId; // the member that stands for it
    UserId createdBy;
    qint64 createdAt = 0;
    std::optional<QByteArray> secretHash; // incoming: of what stands in its address
    std::optional<QString> url;           // outgoing
    std::optional<QString> signingKey;    // outgoing
    qint64 deliveredSeq = 0;
    qint64 failures = 0; // since the last delivery
    std::optional<qint64> failingSince;
    std::optional<qint64> stoppedAt;
    std::optional<QString> reason;
};

class HookStore
{
public:
    virtual ~HookStore() = default;
    virtual Status create(const HookRecord &hook) = 0;
    virtual Result<std::optional<HookRecord>> find(const HookId &id) = 0;
    virtual Result<std::optional<HookRecord>> findBySecret(const QByteArray &hash) = 0;
    virtual Result<std::optional<HookRecord>> findByBot(const UserId &bot) = 0;
    // The oldest first.
    virtual Result<QList<HookRecord>> ofChannel(const ChannelId &channel) = 0;
    virtual Status remove(const HookId &id) = 0;
    // Whether anybody outside is told of anything.
    virtual Result<bool> anyOutgoing() = 0;

    // Outgoing ones that are owed something, may be called now, and are nobody's business yet.
    virtual Result<QList<HookRecord>> due(qint64 now, int limit) = 0;
    // True for the one who may deliver, until `until`.
    virtual Result<bool> claim(const HookId &id, qint64 now, qint64 until) = 0;
    // All up to `seq` is there, or nothing that it is owed.
    virtual Status delivered(const HookId &id, qint64 seq) = 0;
    // To be tried again at `nextAt`; never, when it is given up.
    virtual Status failed(const HookId &id, qint64 now, qint64 nextAt, const QString &reason,
                          bool givenUp) = 0;
    // From where it stopped.
    virtual Status start(const HookId &id) = 0;
};

} // namespace dunlin::server
