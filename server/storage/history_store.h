// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backup of history: a key for each account, and the pages that its devices sealed to it. Those of a device stay
// when it is revoked: they hold what was said. And the account's recovery key as a passphrase wraps it.
#pragma once

#include "shared/core/result.h"
#include "shared/wire/history.h"

#include <QList>

namespace dunlin::server {

struct HistoryCounts {
    qint64 pages = 0;
    qint64 bytes = 0;
    qint64 changedAt = 0; // the newest of them; 0: there is none
    bool operator==(const HistoryCounts &) const = default;
};

class HistoryStore
{
public:
    virtual ~HistoryStore() = default;
    virtual Result<std::optional<wire::HistoryKey>> key(const UserId &user) = 0;
    // Nobody else changes this account's key or adds a page until the transaction ends. False: there is no key.
    virtual Result<bool> hold(const UserId &user) = 0;
    // False if there is one already.
    virtual Result<bool> putKey(const UserId &user, const wire::HistoryKey &key) = 0;
    virtual Result<HistoryCounts> counts(const UserId &user) = 0;
    virtual Result<bool> hasPage(const UserId &user, const DeviceId &device, qint64 page) = 0;
    // In the place of the one that is there.
    virtual Status putPage(const UserId &user, const wire::HistoryPage &page) = 0;
    // By device and number, behind a page of a device's; from the beginning when no device is named.
    virtual Result<QList<wire::HistoryPage>>
    pages(const UserId &user, const std::optional<DeviceId> &device, qint64 page, int limit) = 0;
    // The key and all pages.
    virtual Status forget(const UserId &user) = 0;

    // --- the recovery key, wrapped by a passphrase
    virtual Result<std::optional<wire::WrappedRecovery>> wrapped(const UserId &user) = 0;
    // In the place of the one that is there.
    virtual Status putWrapped(const UserId &user, const wire::WrappedRecovery &wrapped) = 0;
    virtual Status forgetWrapped(const UserId &user) = 0;
};

} // namespace dunlin::server
