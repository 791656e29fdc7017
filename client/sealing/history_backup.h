// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backup of history on the server: the chains of channels that this device was handed or made, as they were at
// first, and the names of what it said itself, page by page, sealed for whoever has the account's recovery key
// (client/crypto/history_page.h). A device that is added by that key takes them from there.
//
// What is to be kept is written here in the transaction that keeps the chain, and goes up later: nothing waits for it. A
// key is used only if the account's root signed it. A page is believed only of a device that was the account's when the
// restoring began.
#pragma once

#include "client/crypto/history_page.h"
#include "client/link/http_client.h"
#include "client/sealing/chain_book.h"
#include "client/sealing/own_device.h"
#include "shared/core/backoff.h"

#include <QTimer>

namespace dunlin::client {

struct HistoryBackupState {
    enum class Is : quint8 {
        Off,       // its owner does not want it
        Unknown,   // the server was not asked yet
        NoKey,     // nobody with the recovery key has made one yet
        Exchanged, // the server shows a key that the account did not sign: nothing is sealed to it
        Full,      // the server takes no more
        Behind,    // something waits here
        Current,   // all that is known here is there
    };
    Is is = Is::Unknown;
    quint32 added = 0; // pieces that this device ever wanted kept
    quint32 kept = 0;  // of those, what the server has
    bool isRestoring = false;
    quint32 restored = 0; // chains that were taken from there
    quint32 skipped = 0;  // pages that could not be
    bool operator==(const HistoryBackupState &) const = default;
};

class HistoryBackup : public QObject
{
    Q_OBJECT
public:
    // Time for more to come before something goes up.
    static constexpr std::chrono::milliseconds Pause{2'000};
    static constexpr std::chrono::milliseconds WordsPause{60'000};

    struct Taker {
        // In a transaction: as if it had been handed over.
        std::function<Status(const BackedChain &)> chain;
        // In a transaction: a device of the account said so.
        std::function<Status(const QByteArray &word)> word;
        // Behind it: these people's chains of devices may be missing, and rows of these channels may open.
        std::function<void(const QList<UserId> &, const QSet<ChannelId> &)> taken;
    };

    HistoryBackup(KeyWork &work, HttpClient &http, ChainBook &book, OwnDevice &own, Taker taker);

    // Another account or device: nothing is known.
    void begin();
    void setOnline(bool online);
    // This device can write now, or its account's chain moved.
    void look();

    // In the caller's transaction.
    Status add(const BackedChain &chain);
    Status addWord(const QByteArray &word);

    Result<bool> isWanted();
    // What is there stays there.
    Status setWanted(bool wanted);
    Result<HistoryBackupState> state();
    // What the account's devices left there goes, and this one leaves nothing more. Forbidden for a wrong password. Another
    // device that wants a backup begins a new one.
    Async<Done> remove(const Secret &password);

    // Answers when what waits here was tried to be brought there, whatever came of it: state() tells.
    Async<Done> tryNow();
    // Takes what the account's devices left, with the key that only its owner has. Answers when it was tried; what did not
    // come goes on later.
    Async<Done> restore(const RecoveryKey &key);

Q_SIGNALS:
    void changed();

private:
    struct Book; // which pages there are here, and how much of them the server has
    struct Restoring {
        Secret secret;
        QList<DeviceId> believed; // whose pages are taken
        std::optional<DeviceId> device;
        quint32 page = 0; // behind which it goes on
        quint32 chains = 0;
        quint32 skipped = 0;
    };

    void stopWork();
    Result<Book> book() const;
    Status keep(const Book &book);
    Status append(Book &book, const QByteArray &piece);
    Status flushWords(Book &book);
    Result<std::optional<HistoryKey>> ownKey();
    Status keepKey(const HistoryKey &key);
    void wake(std::chrono::milliseconds pause);
    void work();
    void end(const Result<Done> &done);
    Async<Done> learnKey();
    Async<Done> judgeKey(const wire::HistoryBackup &shown);
    Status beginAnew();
    Status forgetPages();
    Async<Done> uploadNext();
    Status uploaded(quint32 page, qsizetype bytes, quint32 pieces);
    Result<std::optional<Restoring>> restoring() const;
    Status keep(const Restoring &now);
    Status tellRestoring(HistoryBackupState &state) const;
    void answerAll(QList<Deferred<Done>> &waiting);
    Async<Done> restoreNext(const Restoring &now);
    Status takePages(Restoring &now, const wire::HistoryPages &pages);
    Result<bool> takePage(Restoring &now, const wire::HistoryPage &page);

    KeyWork &m_work;
    HttpClient &m_http;
    ChainBook &m_book;
    OwnDevice &m_own;
    const Taker m_taker;
    QTimer m_timer;
    Backoff m_backoff;
    QByteArray m_publicKey; // verified on this connection or an earlier one; empty: not yet
    HistoryBackupState::Is m_fault = HistoryBackupState::Is::Unknown;
    QList<UserId> m_people;
    QSet<ChannelId> m_channels;
    QList<Deferred<Done>> m_waiting;   // for the next try
    QList<Deferred<Done>> m_answering; // for the one that is under way
    quint64 m_generation = 0;          // of the account
    bool m_online = false;
    bool m_isWorking = false;
};

} // namespace dunlin::client
