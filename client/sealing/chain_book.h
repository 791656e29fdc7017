// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The chains of devices of the people whom this device writes to or hears from: verified, kept, and only ever extended.
//
// The first chain that is seen of somebody is the one that is theirs (safety numbers are for looking whether that was
// right). A server that shows a shorter or another one later is told from one that is honest: refresh() answers
// Rollback or Fork, and what is held stays. What is new is taken only if its newest entry stands in the server's log of all
// chains (log_book.h), which shows everybody the same and in which its owner looks for what is not theirs.
#pragma once

#include "client/crypto/device_chain.h"
#include "client/link/http_client.h"
#include "client/sealing/log_book.h"

#include <QSet>

#include <functional>

namespace dunlin::client {

class ChainBook : public QObject
{
public:
    ChainBook(LocalStore &store, HttpClient &http)
        : m_rows(store.sealedRows())
        , m_http(http)
        , m_log(store)
    {
    }
    LogBook &log() { return m_log; }

    // As it is held; null: none is.
    const DeviceChain *of(const UserId &user);
    // The bytes of the same; none: none is held.
    QList<QByteArray> entriesOf(const UserId &user) { return held(user).entries; }
    // Asks the server for what is behind. Somebody who has no chain yet is no error.
    Async<Done> refresh(const UserId &user);
    // The same of several, one after the other; ends with the first that fails.
    Async<Done> refreshAll(const QList<UserId> &users);
    std::optional<UserId> userOf(const AccountId &account) const;
    // The server's last word on their chain was another one than what is held, or a shorter one: what is held stays, and
    // nothing is sealed for them meanwhile.
    bool isDisputed(const UserId &user) const { return m_disputed.contains(user); }
    // A device of theirs spoke of this head. One that is further than what is held must be shown by the server: until
    // it is, refresh() answers Rollback.
    Status hear(const UserId &user, const LogHead &head);
    // Whether that is what an error of refresh() says.
    static bool isDispute(const Error &error);
    // Called whenever the answer to isDisputed() becomes another one.
    void setOnDispute(std::function<void(const UserId &)> tell) { m_onDispute = std::move(tell); }
    // Called whenever more of somebody's chain was taken than was held.
    void setOnLonger(std::function<void(const UserId &)> tell) { m_onLonger = std::move(tell); }
    // The question of DeviceSessions. Only of people who were asked of by id before.
    bool trusts(const DeviceAddress &address, const QByteArray &identityKey) const;
    // The same of devices that were taken off since.
    bool knew(const DeviceAddress &address, const QByteArray &identityKey) const;
    void forget();

private:
    struct Held {
        QList<QByteArray> entries;
        DeviceChain chain;
    };
    // What is asked of the server, and what it answered so far.
    struct Asking {
        UserId user;
        Deferred<Done> answer;
        int tries = 0;
        quint64 from = 0;
        std::optional<LogState> log; // a proof is wanted, from there on
        std::optional<LogHead> word; // what one of their devices had said by then
        QList<QByteArray> entries;
    };
    Held &held(const UserId &user);
    void begin(Asking asking, bool wantsProof);
    void ask(const Asking &asking);
    void finish(const Asking &asking, const std::optional<wire::KeyLogProof> &proof);
    // False: what came has no proof, or another answer came meanwhile.
    Result<bool> take(const Asking &asking, const std::optional<wire::KeyLogProof> &proof);
    void noteDispute(const UserId &user, const Status &taken);
    Result<std::optional<LogHead>> heard(const UserId &user) const;
    Status keepsWord(const UserId &user);
    bool heardMore(const Asking &asking) const;

    KeyRows m_rows;
    HttpClient &m_http;
    LogBook m_log;
    std::map<UserId, Held> m_held;
    QHash<AccountId, UserId> m_users;
    QSet<UserId> m_disputed;
    std::function<void(const UserId &)> m_onDispute;
    std::function<void(const UserId &)> m_onLonger;
};

} // namespace dunlin::client
