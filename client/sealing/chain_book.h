// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The chains of devices of the people whom this device writes to or hears from: verified, kept, and only ever extended.
//
// The first chain that is seen of somebody is the one that is theirs (safety numbers are for looking whether that was
// right). A server that shows a shorter or another one later is told from one that is honest: refresh() answers
// Rollback or Fork, and what is held stays.
#pragma once

#include "client/crypto/device_chain.h"
#include "client/link/http_client.h"
#include "client/sealing/key_work.h"

namespace dunlin::client {

class ChainBook : public QObject
{
public:
    ChainBook(LocalStore &store, HttpClient &http)
        : m_rows(store.sealedRows())
        , m_http(http)
    {
    }

    // As it is held; null: none is.
    const DeviceChain *of(const UserId &user);
    // Asks the server for what is behind. Somebody who has no chain yet is no error.
    Async<Done> refresh(const UserId &user);
    // The same of several, one after the other; ends with the first that fails.
    Async<Done> refreshAll(const QList<UserId> &users);
    std::optional<UserId> userOf(const AccountId &account) const;
    // The question of DeviceSessions. Only of people who were asked of by id before.
    bool trusts(const DeviceAddress &address, const QByteArray &identityKey) const;
    void forget();

private:
    struct Held {
        QList<QByteArray> entries;
        DeviceChain chain;
    };
    Held &held(const UserId &user);
    void ask(const UserId &user, quint64 from, const QList<QByteArray> &before,
             const Deferred<Done> &answer);
    Status take(const UserId &user, quint64 from, const QList<QByteArray> &entries);

    KeyRows m_rows;
    HttpClient &m_http;
    std::map<UserId, Held> m_held;
    QHash<AccountId, UserId> m_users;
};

} // namespace dunlin::client
