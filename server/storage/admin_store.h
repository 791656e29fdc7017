// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What only an admin of the server asks, and the log of what admins did.
#pragma once

#include "server/storage/records.h"
#include "shared/core/result.h"
#include "shared/wire/admin.h"

#include <QList>

namespace dunlin::server {

struct AuditRecord {
    qint64 id = 0; // given by append()
    qint64 at = 0;
    std::optional<UserId> actor; // absent: the command line
    QString act;
    QString subject;
    QString name;
    QString detail;
};

struct AdminCounts {
    qint64 users = 0;
    qint64 channels = 0;
    qint64 messages = 0;
    qint64 files = 0;
    qint64 fileBytes = 0;
};

class AdminStore
{
public:
    virtual ~AdminStore() = default;
    // Nothing is ever changed in the log, or taken out of it.
    virtual Status append(const AuditRecord &record) = 0;
    // Newest first, those below `before`.
    virtual Result<QList<AuditRecord>> audit(std::optional<qint64> before, int limit) = 0;

    // By username, behind `after`; username or display name has the folded text.
    virtual Result<QList<wire::AdminUser>> users(const QString &folded, const QString &after,
                                                 int limit) = 0;
    virtual Result<std::optional<wire::AdminUser>> user(const UserId &id) = 0;
    // Accounts that are admins and not shut; holds them until the transaction ends, so that of two that leave at once
    // one is the last.
    virtual Result<qint64> countAdmins() = 0;
    // Newest first.
    virtual Result<QList<InviteRecord>> invites(int limit) = 0;
    // False when there is none.
    virtual Result<bool> removeInvite(const QByteArray &hash) = 0;
    // By id, behind `after`.
    virtual Result<QList<wire::AdminChannel>> channels(const std::optional<ChannelId> &after,
                                                       int limit) = 0;
    virtual Result<AdminCounts> counts() = 0;
};

} // namespace dunlin::server
