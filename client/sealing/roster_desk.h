// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this device signs of the members of encrypted channels (docs/crypto.md, "Who is in a channel").
//
// It begins a roster where there is none and its owner may, and lets in whom its owner let in: those who were added by
// hand here, the other one of a direct channel, and who came by a link that was made here. Such a wish is kept until it is
// signed, until its person is no member any more, or until the server says that it may not be; it holds up nothing else.
#pragma once

#include "client/sealing/own_device.h"
#include "client/sealing/roster_book.h"

namespace dunlin::client {

struct DeskSources {
    // One's own in that channel, as the server has it; absent: none is known.
    std::function<std::optional<wire::Role>(const ChannelId &)> role;
    // The other one of a direct channel; null: it is none.
    std::function<UserId(const ChannelId &)> peer;
};

class RosterDesk : public QObject
{
public:
    // For whom comes by a link this device signs by itself so long after it was made, and for so many: a server that makes
    // somebody up who came by it can do no more.
    static constexpr qint64 LinkLifeMs = 7LL * 24 * 3600 * 1000;
    static constexpr int MostByLink = 50;

    RosterDesk(KeyWork &work, HttpClient &http, ChainBook &book, RosterBook &rosters,
               OwnDevice &own, const Clock &clock, DeskSources sources)
        : m_work(work)
        , m_http(http)
        , m_book(book)
        , m_rosters(rosters)
        , m_own(own)
        , m_clock(clock)
        , m_sources(std::move(sources))
    {
    }

    // The owner wants them in there.
    Status wish(const ChannelId &channel, const QList<UserId> &people);
    // A link to the channel was made here.
    Status noteLink(const ChannelId &channel);
    // Something may wait to be signed when somebody comes.
    bool waits(const ChannelId &channel) const;
    // Somebody in there is to be let in and was not yet.
    bool waitsForSomebody(const ChannelId &channel) const;
    // One's own role is enough to begin a roster there.
    bool mayBegin(const ChannelId &channel) const;

    // What was so when the server was asked who is in there: it may be otherwise when the answer comes.
    struct Standing {
        quint64 wished = 0; // how many wishes there were
        bool mayBegin = false;
    };
    Standing standing(const ChannelId &channel) const { return {m_wished, mayBegin(channel)}; }
    // Signs what is to be signed there, where the server lists these. True: something was, so the roster is another one.
    // An error only where a roster is to be begun and can't be now.
    Async<bool> tend(const ChannelId &channel, const QList<UserId> &members, Standing before);
    // Their removal, for those that this device may take out. Where that fails they are as gone: nothing is sealed for
    // who is not on the server's list.
    Async<Done> takeOut(const ChannelId &channel, const QList<UserId> &people);

private:
    struct Wishes {
        QSet<UserId> people;
        qint64 linkAt = 0; // when the last link was made; 0: none was
        int byLink = 0;    // let in by it
    };
    // What is to be appended behind this; empty: nothing any more.
    using Make = std::function<QByteArray(const RosterChain &, const LogSigner &)>;

    Result<Wishes> wishes(const ChannelId &channel) const;
    Status keep(const ChannelId &channel, const Wishes &all);
    Status drop(const ChannelId &channel, const QList<RosterPerson> &people);
    bool isOpen(const Wishes &all) const;

    Async<bool> begin(const ChannelId &channel, const QList<UserId> &members);
    Async<bool> admit(const ChannelId &channel, const QList<UserId> &unsignedOnes,
                      const wire::MemberList &list);
    Async<bool> admitNext(const ChannelId &channel, QList<QList<RosterPerson>> groups, bool isDone);
    Async<Done> append(const ChannelId &channel, const Make &make, int tries);
    Async<Done> post(const ChannelId &channel, const Make &make, int tries);

    KeyWork &m_work;
    HttpClient &m_http;
    ChainBook &m_book;
    RosterBook &m_rosters;
    OwnDevice &m_own;
    const Clock &m_clock;
    const DeskSources m_sources;
    quint64 m_wished = 0;
};

} // namespace dunlin::client
