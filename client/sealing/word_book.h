// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What devices are to have said that were taken off, each by the hash under which it is kept once it opened: what this
// device doubts and whom it asks, whose word it takes, and what it tells those who ask. Knows no network.
//
// Nobody speaks for another account's devices, or of what was not asked: a device could vouch today for what it makes up
// when it is taken off. Doubts and who asked are in memory only, and bounded.
#pragma once

#include "client/crypto/content.h"
#include "client/sealing/courier.h"

#include <QSet>

namespace dunlin::client {

class WordBook
{
public:
    static constexpr qsizetype MostDoubted = 4096;
    static constexpr qsizetype MostUnanswered = 1024;
    static constexpr qsizetype MostAskers = 64; // for one of them
    static constexpr int MostAsked = 6;         // on one connection

    explicit WordBook(KeyWork &work)
        : m_work(work)
    {
    }
    void forget();

    // --- asking
    // A device of that account said that it knows it.
    Result<bool> isVouched(const AccountId &account, const QByteArray &name) const;
    // Is asked about with the next questions. False: it is doubted already, or there are too many.
    bool doubt(const ChannelId &channel, const UserId &by, const QByteArray &name);
    bool hasDoubts() const { return !m_doubted.isEmpty(); }
    // Everything may be asked as often as at first.
    void askAnew();
    struct Questions {
        QHash<UserId, QList<QByteArray>> names; // at most MostNames for each
        bool isCut = false;                     // there are more than that
        bool asksAgain = false;                 // some of them may be asked once more
    };
    Questions ask();
    // In the transaction that opened the frame.
    Status take(const Frame &frame, const UserId &from);
    // Behind it: where there is something to open now.
    QSet<ChannelId> settle(const Frame &frame, const UserId &from);

    // --- answering
    // Of the account's own devices alone, and nothing but that it is so: who asks has the sealed bytes already.
    Result<bool> knows(const QByteArray &name) const;
    // Those that are known; who asked for the others is told when they open.
    QList<QByteArray> answer(const QList<QByteArray> &names, const DeviceTarget &asker);
    bool isAskedFor(const QByteArray &name) const { return m_unanswered.contains(name); }
    // It opened: those who asked for it, once. Nobody if it is not for this device to say.
    QList<DeviceTarget> takeAskers(const QByteArray &name);

private:
    struct Doubted {
        ChannelId channel;
        UserId by;
        int asked = 0;
    };

    KeyWork &m_work;
    QHash<QByteArray, Doubted> m_doubted;
    QHash<QByteArray, QList<DeviceTarget>> m_unanswered;
};

} // namespace dunlin::client
