// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stored accounts and devices as their owners see them.
#pragma once

#include "server/storage/records.h"

namespace dunlin::server {

inline wire::Account accountOf(const AccountRecord &record)
{
    wire::Account account;
    account.id = record.id;
    account.username = record.username;
    account.displayName = record.displayName;
    account.email = record.email;
    if (!record.about.isEmpty())
        account.about = record.about;
    account.avatarFileId = record.avatarFileId;
    account.serverRole = record.role;
    account.createdAt = record.createdAt;
    account.presence = record.presence;
    account.settings = wire::UserSettings{!record.hidesLastSeen, record.addedBy};
    return account;
}

inline wire::Device deviceOf(const DeviceRecord &record, const DeviceId &current)
{
    return {record.id,        record.name,       record.platform,
            record.createdAt, record.lastSeenAt, record.id == current};
}

} // namespace dunlin::server
