// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// This device's own keys: made at the first sign-in, named in the account's chain, and kept in supply on the server.
//
// The first device of an account makes the account's root from a recovery key. A further one is in the chain only once
// another one, or whoever has the recovery key, has put it there: it introduces itself to the others and shows a number
// that both must agree on, because a server could have exchanged the introduction on its way.
#pragma once

#include "client/crypto/recovery.h"
#include "client/link/http_client.h"
#include "client/sealing/chain_book.h"

namespace dunlin::client {

// Under which a device that made the account keeps its recovery key (SealedKind::Own).
inline const QByteArray OwnRecoveryName = QByteArrayLiteral("recovery");

// A device of the account that wants to be added.
struct AskingDevice {
    DeviceId id;
    QString number; // what it shows as well
};

class OwnDevice : public QObject
{
public:
    enum class State : quint8 {
        Locked,    // the keys can't be read
        Preparing, // not known yet
        Waiting,   // for another device, or the recovery key
        Ready,
        Revoked, // in the chain as one that is not the account's any more
        Broken,  // the server has other keys of this device: what was here was lost
    };

    OwnDevice(KeyWork &work, HttpClient &http, ChainBook &book, const Clock &clock)
        : m_work(work)
        , m_http(http)
        , m_book(book)
        , m_clock(clock)
    {
    }

    // Keys of another device than this one are removed.
    Status begin(const UserId &user, const DeviceId &device);
    const UserId &user() const { return m_user; }
    const DeviceId &device() const { return m_device; }
    State state() const { return m_state; }
    // Why nothing can be sealed or opened, as a sentence; empty when it can.
    QString reason() const;

    // Makes what is missing, here and on the server. What it finds out shows in state().
    Async<Done> prepare();

    Result<DeviceIntroduction> introduction();
    // What is compared on two devices; empty before the account is known.
    Result<QString> number();
    // From another device of the account. Misdirected or Damaged if it is none.
    Status noteIntroduction(const DeviceId &from, const QByteArray &bytes);
    Result<QByteArray> introductionBytes();
    Result<QList<AskingDevice>> asking();
    // Adds it, unless it is there already; Conflict when the number is another one.
    Async<Done> approve(const DeviceId &device, const QString &number);

    // Takes them off the account's chain, this device last. Unavailable unless it is one of the account's itself.
    Async<Done> revoke(const QList<DeviceId> &devices);

    // As words; NotFound on a device that did not make it, or forgot it.
    Result<Secret> recoveryWords();
    Status forgetRecovery();
    Result<bool> holdsRecovery();
    // Its owner said that they wrote it down.
    Result<bool> recoveryIsNoted();
    Status noteRecovery();
    // Those that the account's chain names and has not taken off again; empty before there is one.
    QList<ChainDevice> listed();
    // Adds this device by the root; Forbidden once it was taken off.
    Async<Done> restore(const RecoveryKey &key);
    // Sixty digits of both accounts.
    Async<QString> safetyNumberWith(const UserId &user);

    // With which this device signs for the account.
    Result<SigningKey> signingKey();

private:
    Status makeKeys();
    Async<Done> makeAccount();
    Async<Done> post(quint64 seq, const QByteArray &entry);
    Async<Done> append(const QByteArray &entry);
    Async<Done> postAll(quint64 from, const QList<QByteArray> &entries);
    Async<Done> afterChain(bool mayMake);
    Async<Done> revokeNext(const QList<DeviceId> &devices, int tries);
    Async<Done> supply();
    Async<Done> sendOneTimeKeys();
    QString numberOf(const DeviceIntroduction &device) const;

    KeyWork &m_work;
    HttpClient &m_http;
    ChainBook &m_book;
    const Clock &m_clock;
    UserId m_user;
    DeviceId m_device;
    State m_state = State::Preparing;
};

} // namespace dunlin::client
