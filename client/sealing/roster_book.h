// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The signed members of the encrypted channels of this device (docs/crypto.md, "Rosters"): verified, kept, and only ever
// extended.
//
// The first roster that is seen of a channel is the one that is its. What the server shows later has to go on from there:
// refresh() answers Rollback, Fork or Forged when it does not, what is held stays, and nothing is sealed there until it is
// settled: the server shows the rest again, or the owner, who knows why it is another one, lets it begin anew. A first one
// that nobody can verify any more, because all who signed it are gone, is Orphaned: the owner may believe it.
#pragma once

#include "client/crypto/cause.h"
#include "client/crypto/roster_chain.h"
#include "client/sealing/chain_book.h"

namespace dunlin::client {

class RosterBook : public QObject
{
public:
    RosterBook(LocalStore &store, HttpClient &http, ChainBook &book)
        : m_rows(store.sealedRows())
        , m_http(http)
        , m_book(book)
    {
    }

    // As it is held; null: none is.
    const RosterChain *of(const ChannelId &channel);
    // Asks the server for what is behind, and for the chains of those who signed it. A channel that has none is no error
    // as long as nothing was known of one.
    Async<Done> refresh(const ChannelId &channel);
    // What the server shows from now on is where it begins: for an owner who knows why it changed. One that was Orphaned is
    // taken unverified, once.
    Status beginAnew(const ChannelId &channel);
    // One is held, or somebody spoke of one.
    bool knows(const ChannelId &channel);
    // Somebody sealed something there who knew a roster: a server that shows none hides it.
    Status expect(const ChannelId &channel);
    // What the server's last answer was: Rollback, Fork, Forged, Orphaned or TooNew; absent: it was one that can be believed.
    std::optional<Cause> faultOf(const ChannelId &channel) const;
    // Called whenever that becomes another one, or more is held than was.
    void setOnChange(std::function<void(const ChannelId &)> tell) { m_onChange = std::move(tell); }
    void forget();

private:
    struct Held {
        QList<QByteArray> entries;
        RosterChain chain;
    };
    struct Asking {
        ChannelId channel;
        Deferred<Done> answer;
        quint64 from = 0;
        QList<QByteArray> entries;
        QSet<UserId> asked; // whose chains are as the server has them now
    };
    Held &held(const ChannelId &channel);
    void ask(const Asking &asking);
    void learnSigners(const Asking &asking, const QList<UserId> &signers);
    void finish(const Asking &asking);
    Status take(const Asking &asking);
    Status keep(const ChannelId &channel, const Held &longer);
    void noteFault(const ChannelId &channel, const Status &taken);
    Result<bool> isExpected(const ChannelId &channel) const;
    ChainLookup lookup(const QSet<UserId> &asked);

    KeyRows m_rows;
    HttpClient &m_http;
    ChainBook &m_book;
    std::map<ChannelId, Held> m_held;
    QHash<ChannelId, Cause> m_faults;
    QSet<ChannelId> m_believed; // what is Orphaned there is taken
    std::function<void(const ChannelId &)> m_onChange;
};

} // namespace dunlin::client
