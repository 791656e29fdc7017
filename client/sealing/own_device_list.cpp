// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the own device that has to do with the account's others: who asks to be added, and the entries of the account's
// chain that add and take off; and with the recovery key, which does so in the place of one.

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/crypto/safety_number.h"
#include "client/sealing/own_device.h"

#include <QtEndian>

namespace dunlin::client {

namespace {

const QByteArray NotedName = QByteArrayLiteral("recovery noted");
const QByteArray AskingName = QByteArrayLiteral("asking");
constexpr qsizetype MostAsking = 16;
constexpr int MostAppendTries = 4; // to append where others do as well

// Twenty digits: who wants to pass another device off would have to meet them with keys of their own.
QString numberOfText(const QByteArray &proofText)
{
    const QByteArray hash = blake2b(QByteArrayLiteral("dunlin-device-number-1") + proofText, 32);
    QStringList groups;
    for (int i = 0; i < 4; ++i)
        groups.append(QStringLiteral("%1").arg(
            qFromBigEndian<quint64>(hash.constData() + i * 8) % 100'000, 5, 10, QLatin1Char('0')));
    return groups.join(QLatin1Char('-'));
}

} // namespace

Result<QByteArray> OwnDevice::introductionBytes()
{
    DUNLIN_TRY(const DeviceIntroduction own, introduction());
    return own.encode();
}

QString OwnDevice::numberOf(const DeviceIntroduction &device) const
{
    return numberOfText(DeviceIntroduction::proofText(m_work.self().account, device.id,
                                                      device.signKey, device.identityKey));
}

Status OwnDevice::noteIntroduction(const DeviceId &from, const QByteArray &bytes)
{
    DUNLIN_TRY(const DeviceIntroduction device,
               DeviceIntroduction::decode(bytes, m_work.self().account));
    if (device.id != from)
        return refusal(Cause::Misdirected, QStringLiteral("an introduction of another device"));
    const DeviceChain *chain = m_book.of(m_user);
    if (!chain || chain->device(device.id))
        return ok();
    return m_work.store().inStore([&]() -> Status {
        DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::Own, AskingName));
        QList<QByteArray> ids;
        const QByteArray list = held ? held->reveal() : QByteArray();
        for (qsizetype at = 0; at + 16 <= list.size(); at += 16)
            ids.append(list.mid(at, 16));
        ids.removeAll(device.id.toBytes());
        ids.append(device.id.toBytes());
        while (ids.size() > MostAsking)
            DUNLIN_CHECK(m_work.rows().erase(SealedKind::Asking, ids.takeFirst()));
        DUNLIN_CHECK(m_work.rows().write(SealedKind::Own, AskingName, Secret(ids.join())));
        return m_work.rows().write(SealedKind::Asking, device.id.toBytes(),
                                   Secret(QByteArray(bytes)));
    });
}

Result<QList<AskingDevice>> OwnDevice::asking()
{
    QList<AskingDevice> all;
    const DeviceChain *chain = m_book.of(m_user);
    DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::Own, AskingName));
    const QByteArray list = held ? held->reveal() : QByteArray();
    for (qsizetype at = 0; at + 16 <= list.size(); at += 16) {
        DUNLIN_TRY(const auto bytes, m_work.rows().read(SealedKind::Asking, list.mid(at, 16)));
        if (!bytes)
            continue;
        const auto device = DeviceIntroduction::decode(bytes->reveal(), m_work.self().account);
        if (device.ok() && chain && !chain->device(device->id))
            all.append({device->id, numberOf(*device)});
    }
    return all;
}

// It looks first: the answer to an earlier try may have been lost, or another device was asked as well.
Async<Done> OwnDevice::approve(const DeviceId &device, const QString &number)
{
    if (m_state != State::Ready)
        return ready<Done>(fail(Errc::Unavailable, reason()));
    return then(this, m_book.refresh(m_user), [this, device, number](Done) -> Async<Done> {
        const DeviceChain *chain = m_book.of(m_user);
        const auto entry = [&]() -> Result<QByteArray> {
            DUNLIN_TRY(const auto bytes, m_work.rows().read(SealedKind::Asking, device.toBytes()));
            if (!bytes)
                return fail(Errc::NotFound, QStringLiteral("No such device asked to be added"));
            DUNLIN_TRY(const DeviceIntroduction asks,
                       DeviceIntroduction::decode(bytes->reveal(), m_work.self().account));
            if (numberOf(asks) != number)
                return fail(Errc::Conflict,
                            QStringLiteral("The number is not the one that the device shows: "
                                           "somebody may have exchanged its keys"));
            if (chain->isActive(device))
                return QByteArray();
            DUNLIN_TRY(const SigningKey signing, signingKey());
            return chain->makeAddition(
                LogSigner{signing, chain->account(), m_device, chain->head().seq}, asks,
                m_clock.nowMs());
        }();
        if (!entry.ok())
            return ready<Done>(entry.error());
        return entry->isEmpty() ? ready<Done>(ok()) : append(*entry);
    });
}

// The server can't judge what stands in an entry, and keeps it for ever: one that does not hold would end the chain for
// everybody.
Async<Done> OwnDevice::append(const QByteArray &entry)
{
    DeviceChain chain = *m_book.of(m_user);
    const quint64 next = chain.head().seq + 1;
    if (const Status holds = chain.extend({entry}); !holds.ok())
        return ready<Done>(holds.error());
    return then(this, post(next, entry), [this](Done) { return m_book.refresh(m_user); });
}

Async<Done> OwnDevice::revoke(const QList<DeviceId> &devices)
{
    QList<DeviceId> ordered = devices;
    // Behind its own revocation it can sign nothing more.
    if (ordered.removeAll(m_device) > 0)
        ordered.append(m_device);
    return then(this, m_book.refresh(m_user),
                [this, ordered](Done) { return revokeNext(ordered, MostAppendTries); });
}

Async<Done> OwnDevice::revokeNext(const QList<DeviceId> &devices, int tries)
{
    if (devices.isEmpty())
        return ready<Done>(ok());
    const DeviceChain *chain = m_book.of(m_user);
    if (!chain || !chain->isActive(devices.constFirst()))
        return revokeNext(devices.mid(1), MostAppendTries);
    if (!chain->isActive(m_device))
        return ready<Done>(
            fail(Errc::Unavailable,
                 QStringLiteral("The device stays on the list of those that read encrypted "
                                "channels: only one that is on it can take it off")));
    const auto signing = signingKey();
    if (!signing.ok())
        return ready<Done>(signing.error());
    const quint64 head = chain->head().seq;
    const QByteArray entry =
        chain->makeRevocation(LogSigner{*signing, chain->account(), m_device, head},
                              devices.constFirst(), m_clock.nowMs());
    Deferred<Done> answer;
    finally(
        this, post(head + 1, entry), [this, devices, tries, answer](const Result<Done> &posted) {
            const bool isLate = !posted.ok() && posted.error().code == Errc::Conflict && tries > 1;
            if (!posted.ok() && !isLate) {
                answer.settle(posted.error());
                return;
            }
            // Also where another device was first: then it stands behind that one's entry.
            const auto rest =
                then(this, m_book.refresh(m_user), [this, devices, tries, isLate](Done) {
                    return revokeNext(isLate ? devices : devices.mid(1),
                                      isLate ? tries - 1 : MostAppendTries);
                });
            finally(this, rest, [answer](const Result<Done> &done) { answer.settle(done); });
        });
    return answer.async();
}

Result<Secret> OwnDevice::recoveryWords()
{
    DUNLIN_TRY(const auto words, m_work.rows().read(SealedKind::Own, OwnRecoveryName));
    if (!words)
        return fail(Errc::NotFound,
                    QStringLiteral("This device does not hold the recovery key of the account"));
    return *words;
}

Status OwnDevice::forgetRecovery()
{
    return m_work.rows().erase(SealedKind::Own, OwnRecoveryName);
}

Result<bool> OwnDevice::holdsRecovery()
{
    DUNLIN_TRY(const auto words, m_work.rows().read(SealedKind::Own, OwnRecoveryName));
    return words.has_value();
}

Result<bool> OwnDevice::recoveryIsNoted()
{
    DUNLIN_TRY(const auto noted, m_work.rows().read(SealedKind::Own, NotedName));
    return noted.has_value();
}

Status OwnDevice::noteRecovery()
{
    return m_work.rows().write(SealedKind::Own, NotedName, Secret(QByteArrayLiteral("1")));
}

QList<ChainDevice> OwnDevice::listed()
{
    const DeviceChain *chain = m_book.of(m_user);
    return chain ? chain->active() : QList<ChainDevice>();
}

Async<Done> OwnDevice::restore(const RecoveryKey &key)
{
    const auto restored = then(this, m_book.refresh(m_user), [this, key](Done) -> Async<Done> {
        const DeviceChain *chain = m_book.of(m_user);
        const SigningKey root = key.accountRoot();
        if (!chain || chain->rootKey() != root.publicKey())
            return ready<Done>(fail(Errc::Forbidden,
                                    QStringLiteral("That is the recovery key of another account")));
        if (chain->isActive(m_device))
            return ready<Done>(ok());
        // A key is never listed twice.
        if (chain->device(m_device))
            return ready<Done>(fail(
                Errc::Forbidden,
                QStringLiteral("This device was taken off your account's list: sign in again")));
        m_work.setSelf({chain->account(), m_device});
        const auto own = introduction();
        if (!own.ok())
            return ready<Done>(own.error());
        return append(
            chain->makeAddition(LogSigner{root, chain->account(), std::nullopt, chain->head().seq},
                                *own, m_clock.nowMs()));
    });
    return then(this, restored, [this](Done) { return prepare(); });
}

Async<QString> OwnDevice::safetyNumberWith(const UserId &user)
{
    return then(this, m_book.refreshAll({m_user, user}), [this, user](Done) -> Result<QString> {
        const DeviceChain *mine = m_book.of(m_user);
        const DeviceChain *theirs = m_book.of(user);
        if (!mine || !theirs)
            return fail(Errc::NotFound,
                        QStringLiteral("There are no keys of that person to compare yet"));
        return safetyNumber(mine->rootKey(), theirs->rootKey());
    });
}

} // namespace dunlin::client
