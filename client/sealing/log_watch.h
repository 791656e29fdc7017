// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks through the server's log of all chains of devices for entries of one's own account that no device of it made, and
// holds what others were shown of it, as they say inside what they seal, against what is shown here.
//
// Every leaf is read once, in order, and the root is counted over them: a page that leaves one out leads to another
// root. One look at a time; whatever can't be looked at now is looked at the next time.
#pragma once

#include "client/sealing/chain_book.h"
#include "shared/keylog/merkle.h"

namespace dunlin::client {

class LogWatch : public QObject
{
    Q_OBJECT
public:
    LogWatch(LocalStore &store, HttpClient &http, ChainBook &book)
        : m_rows(store.sealedRows())
        , m_http(http)
        , m_book(book)
        , m_log(book.log())
    {
    }

    // Whose leaves are one's own.
    void begin(const UserId &self);
    void setOnline(bool online);
    void look();
    bool isLooking() const { return m_isLooking; }
    // A device of theirs was shown this head.
    Status hear(const UserId &who, const LogState &head);

Q_SIGNALS:
    // A look came to its end: everything was looked at, unless the server could not be asked.
    void looked();

private:
    struct OwnLeaf {
        quint64 seq = 0;
        QByteArray entry;
    };
    struct Heard {
        UserId who;
        LogState head;
        bool operator==(const Heard &) const = default;
    };

    Async<Done> askHead(int tries);
    Async<Done> readLeaves(const LogState &upTo);
    Async<Done> nextPage(const LogState &upTo, const merkle::Frontier &read,
                         const QList<OwnLeaf> &own);
    Result<std::pair<merkle::Frontier, QList<OwnLeaf>>> takePage(const LogState &upTo,
                                                                 merkle::Frontier read,
                                                                 QList<OwnLeaf> own,
                                                                 const wire::KeyLogPage &page);
    Async<Done> finishLeaves(const merkle::Frontier &read, const QList<OwnLeaf> &own);
    bool isOurs(const OwnLeaf &leaf);
    Result<merkle::Frontier> frontier() const;
    Status keepFrontier(const merkle::Frontier &read);

    QList<Heard> heard() const;
    Status keepHeard(const QList<Heard> &all);
    Async<Done> compareNext();
    Status compared(const Heard &heard, const LogState &mine, const Result<wire::KeyLogHead> &told);

    KeyRows m_rows;
    HttpClient &m_http;
    ChainBook &m_book;
    LogBook &m_log;
    UserId m_self;
    bool m_isOnline = false;
    bool m_isLooking = false;
    bool m_looksAgain = false;
};

} // namespace dunlin::client
