// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Frames between this device and others: sealed for each over its session and handed to the server, and what comes
// from there opened once, in the order in which it came.
//
// An envelope is acknowledged when what it brought is on disk, or when it can never be opened. What could not be looked
// at for now (a chain that did not come, a disk that is full) stays on the server and comes again.
#pragma once

#include "client/crypto/frame.h"
#include "client/link/link.h"
#include "client/sealing/chain_book.h"
#include "client/sealing/own_device.h"

namespace dunlin::client {

struct DeviceTarget {
    UserId user;
    DeviceId device;
    bool operator==(const DeviceTarget &) const = default;
};

class Courier : public QObject
{
    Q_OBJECT
public:
    // Runs in the transaction that keeps the session's step: what it writes is kept with it, or nothing is.
    using Take = std::function<Status(const Frame &frame, const UserId &from)>;

    Courier(KeyWork &work, Link &link, HttpClient &http, ChainBook &book, OwnDevice &own,
            const Clock &clock, Take take);

    // Those whom it could not be handed over to, of whatever reason; the rest have it, or will.
    Async<QList<DeviceTarget>> deliver(const QList<DeviceTarget> &to, FrameKind kind,
                                       const QByteArray &body);
    // An introduction, which is not sealed.
    Async<Done> introduce(const QList<DeviceTarget> &to, const QByteArray &bytes);

    void setOnline(bool online);
    void came(const wire::Envelope &envelope);
    // Everything that waits on the server; ends with emptied().
    void fetch();

Q_SIGNALS:
    // Nothing waits any more, or nothing more can be had for now.
    void emptied();
    // A frame was taken and is on disk.
    void taken(const dunlin::client::Frame &frame, const dunlin::UserId &from);
    // A device of the account asks to be added.
    void asked();

private:
    struct Job {
        QList<DeviceTarget> to;
        FrameKind kind = FrameKind::Chain;
        QByteArray body;
        QList<DeviceTarget> unreached;
        Deferred<QList<DeviceTarget>> answer;
    };
    using JobPtr = std::shared_ptr<Job>;
    enum class Fate : quint8 { Taken, Dropped, Later, AskForChain };

    std::optional<DeviceAddress> addressOf(const DeviceTarget &target);
    void begin(const JobPtr &job, qsizetype at);
    void beginWith(const JobPtr &job, const wire::KeyBundles &bundles);
    void send(const JobPtr &job, qsizetype at);
    Result<wire::OutEnvelope> seal(const Job &job, const DeviceTarget &target);
    void next();
    Fate open(const wire::Envelope &envelope, bool asked);
    Result<Frame> unseal(DeviceSessions &sessions, const wire::Envelope &envelope,
                         const DeviceAddress &from);
    Result<bool> take(const Frame &frame, const UserId &from);
    Fate openLate(const wire::Envelope &envelope, const DeviceAddress &from,
                  const DeviceChain &chain);
    void finish(const wire::Envelope &envelope, Fate fate);
    void rest();
    void askForMore();
    bool isQueued(const wire::Envelope &envelope) const;
    void restart(const DeviceTarget &with);

    KeyWork &m_work;
    Link &m_link;
    HttpClient &m_http;
    ChainBook &m_book;
    OwnDevice &m_own;
    const Clock &m_clock;
    const Take m_take;
    QList<wire::Envelope> m_queue;
    QList<wire::EnvelopeRef> m_done;
    QHash<QByteArray, qint64> m_restarted; // by device: when
    bool m_online = false;
    bool m_isOpening = false;
    quint64 m_connection = 0;
    bool m_isFetching = false;
    bool m_isTelling = false; // what was opened
    bool m_hasMore = false;
    bool m_wantsFetch = false;
    bool m_owesEmptied = false;
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::Frame)
