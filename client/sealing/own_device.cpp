// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/own_device.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"

namespace dunlin::client {

namespace {

const QByteArray DeviceName = QByteArrayLiteral("device");
const QByteArray PendingName =
    QByteArrayLiteral("pending"); // entries that the server may not have yet
const StateKey SeedRow{StateKind::SigningSeed, {}};
constexpr int OneTimeKeysAtOnce = 100;

wire::DeviceKeys wireKeys(const QByteArray &signKey, const QByteArray &identityKey,
                          const SignedPrekey &prekey)
{
    return {
        signKey,
        identityKey,
        {prekey.id, prekey.key, prekey.signature, {prekey.lastResort.id, prekey.lastResort.key}}};
}

QList<QByteArray> splitEntries(const Secret &stored)
{
    ByteReader reader(stored.reveal());
    QList<QByteArray> entries;
    while (reader.left() > 0)
        entries.append(reader.prefixed(4096));
    return reader.finished() ? entries : QList<QByteArray>();
}

} // namespace

QString OwnDevice::reason() const
{
    switch (m_state) {
    case State::Locked:
        return QStringLiteral("The keys of this profile can't be read");
    case State::Preparing:
        return QStringLiteral("The keys of this device are being made");
    case State::Waiting:
        return QStringLiteral("This device waits until another one of yours lets it read encrypted "
                              "channels, or for your recovery key");
    case State::Revoked:
        return QStringLiteral("This device was taken off your account's list: sign in again");
    case State::Broken:
        return QStringLiteral("The keys of this device were lost: sign out and in again");
    case State::Ready:
        break;
    }
    return {};
}

Status OwnDevice::begin(const UserId &user, const DeviceId &device)
{
    m_user = user;
    m_device = device;
    m_state = State::Preparing;
    if (!m_work.store().sealedRows().isOpen()) {
        m_state = State::Locked;
        return ok();
    }
    const QByteArray self = user.toBytes() + device.toBytes();
    DUNLIN_TRY(const auto before, m_work.rows().read(SealedKind::Own, DeviceName));
    if (!before || before->reveal() != self) {
        // A key is one device's for ever: another one begins with nothing.
        DUNLIN_CHECK(m_work.store().sealedRows().clear());
        m_book.forget();
        DUNLIN_CHECK(m_work.rows().write(SealedKind::Own, DeviceName, Secret(QByteArray(self))));
    }
    const DeviceChain *chain = m_book.of(user);
    m_work.setSelf({chain ? chain->account() : AccountId(), device});
    if (chain && chain->isActive(device))
        m_state = State::Ready;
    return makeKeys();
}

Status OwnDevice::makeKeys()
{
    return m_work.run([this](DeviceSessions &sessions, StateWork &changes) -> Status {
        DUNLIN_TRY(const auto seed, changes.read(SeedRow));
        if (seed)
            return ok();
        DUNLIN_CHECK(sessions.generate(m_clock.nowMs()));
        changes.write(SeedRow, SigningKey::create().seed());
        return ok();
    });
}

Result<SigningKey> OwnDevice::signingKey()
{
    DUNLIN_TRY(const auto seed, m_work.rows().read(SeedRow));
    const auto key = seed ? SigningKey::fromSeed(*seed) : std::nullopt;
    if (!key)
        return refusal(Cause::LocalState, QStringLiteral("this device has no sign key"));
    return *key;
}

Result<DeviceIntroduction> OwnDevice::introduction()
{
    DUNLIN_TRY(const SigningKey signing, signingKey());
    const AccountId account = m_work.self().account;
    return m_work.run([&](DeviceSessions &sessions, StateWork &) -> Result<DeviceIntroduction> {
        DUNLIN_TRY(const QByteArray identity, sessions.identityKey());
        const QByteArray text =
            DeviceIntroduction::proofText(account, m_device, signing.publicKey(), identity);
        DUNLIN_TRY(const QByteArray proof, sessions.signWithIdentity(text));
        return DeviceIntroduction{m_device, signing.publicKey(), identity, signing.sign(text),
                                  proof};
    });
}

Result<QString> OwnDevice::number()
{
    if (m_work.self().account.isNull())
        return QString();
    DUNLIN_TRY(const DeviceIntroduction own, introduction());
    return numberOf(own);
}

// --- the account -------------------------------------------------------------------------------------

Async<Done> OwnDevice::prepare()
{
    if (m_state == State::Locked)
        return ready<Done>(fail(Errc::Unavailable, reason()));
    return then(this, m_book.refresh(m_user), [this](Done) { return afterChain(true); });
}

Async<Done> OwnDevice::afterChain(bool mayMake)
{
    const DeviceChain *chain = m_book.of(m_user);
    const auto pending = m_work.rows().read(SealedKind::Own, PendingName);
    if (!pending.ok())
        return ready<Done>(pending.error());
    if (!chain) {
        if (!mayMake)
            return ready<Done>(
                fail(Errc::Unavailable, QStringLiteral("The account's chain is not there yet")));
        return makeAccount();
    }
    m_work.setSelf({chain->account(), m_device});
    const auto own = chain->device(m_device);
    if (own && own->revokedAt) {
        m_state = State::Revoked;
        return ready<Done>(ok());
    }
    if (own) {
        if (*pending) {
            if (const Status done = m_work.rows().erase(SealedKind::Own, PendingName); !done.ok())
                return ready<Done>(done.error());
        }
        return supply();
    }
    // The first entry arrived and the answer to it did not: the next one is ours as well.
    const QList<QByteArray> made = *pending ? splitEntries(**pending) : QList<QByteArray>();
    const quint64 next = chain->head().seq + 1;
    if (mayMake && !made.isEmpty()
        && DeviceChain::fingerprintOf(chain->rootKey()).left(16) == chain->account().toBytes()
        && quint64(made.size()) > next
        && blake2b(made.at(qsizetype(next) - 1)) == chain->head().hash) {
        return then(this, postAll(next, made.mid(qsizetype(next))), [this](Done) {
            return then(this, m_book.refresh(m_user), [this](Done) { return afterChain(false); });
        });
    }
    m_state = State::Waiting;
    return supply();
}

// The server learns of it only when it is on this disk: what is sent again after a crash is the same.
Async<Done> OwnDevice::makeAccount()
{
    const auto make = [this]() -> Result<QList<QByteArray>> {
        DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::Own, PendingName));
        if (held) {
            const QList<QByteArray> entries = splitEntries(*held);
            DeviceChain chain;
            DUNLIN_CHECK(chain.extend(entries));
            m_work.setSelf({chain.account(), m_device});
            return entries;
        }
        const RecoveryKey recovery = RecoveryKey::create();
        const SigningKey root = recovery.accountRoot();
        const qint64 now = m_clock.nowMs();
        DeviceChain chain;
        const QByteArray first = DeviceChain::makeFirst(root, now);
        DUNLIN_CHECK(chain.extend({first}));
        m_work.setSelf({chain.account(), m_device});
        DUNLIN_TRY(const DeviceIntroduction own, introduction());
        const QByteArray second = chain.makeAddition(
            LogSigner{root, chain.account(), std::nullopt, chain.head().seq}, own, now);
        DUNLIN_CHECK(chain.extend({second}));
        const auto keep = [&]() -> Status {
            ByteWriter writer;
            writer.prefixed(first).prefixed(second);
            DUNLIN_CHECK(m_work.rows().write(SealedKind::Own, PendingName, writer.takeSecret()));
            return m_work.rows().write(SealedKind::Own, OwnRecoveryName, recovery.words());
        };
        DUNLIN_CHECK(m_work.store().inStore(keep));
        return QList<QByteArray>{first, second};
    };
    const auto entries = make();
    if (!entries.ok())
        return ready<Done>(entries.error());
    Deferred<Done> answer;
    finally(this, postAll(0, *entries), [this, answer](const Result<Done> &posted) {
        const auto goOn = [this, answer] {
            finally(this,
                    then(this, m_book.refresh(m_user), [this](Done) { return afterChain(false); }),
                    [answer](const Result<Done> &done) { answer.settle(done); });
        };
        if (posted.ok()) {
            goOn();
            return;
        }
        if (posted.error().code != Errc::Conflict) {
            answer.settle(posted.error());
            return;
        }
        // Another device of the account was first: what was made here is nobody's.
        const auto drop = [this]() -> Status {
            DUNLIN_CHECK(m_work.rows().erase(SealedKind::Own, PendingName));
            return m_work.rows().erase(SealedKind::Own, OwnRecoveryName);
        };
        if (const Status dropped = m_work.store().inStore(drop); !dropped.ok())
            answer.settle(dropped.error());
        else
            goOn();
    });
    return answer.async();
}

Async<Done> OwnDevice::post(quint64 seq, const QByteArray &entry)
{
    const auto posted =
        m_http.call(wire::http::appendDeviceLog, wire::ChainEntry{qint64(seq), entry},
                    {{QStringLiteral("userId"), m_user.toText()}});
    return then(this, posted, [](const wire::ChainEntry &) { return ok(); });
}

Async<Done> OwnDevice::postAll(quint64 from, const QList<QByteArray> &entries)
{
    if (entries.isEmpty())
        return ready<Done>(ok());
    return then(this, post(from, entries.constFirst()),
                [this, from, rest = entries.mid(1)](Done) { return postAll(from + 1, rest); });
}

// --- the supply of keys ------------------------------------------------------------------------------

// Also while waiting: whoever adds this device can begin with it at once.
Async<Done> OwnDevice::supply()
{
    return then(this, m_http.call(wire::http::countKeys), [this](const wire::KeyCount &count) {
        const auto make = [&]() -> Result<std::optional<wire::DeviceKeys>> {
            DUNLIN_TRY(const SigningKey signing, signingKey());
            return m_work.run([&](DeviceSessions &sessions,
                                  StateWork &) -> Result<std::optional<wire::DeviceKeys>> {
                const qint64 now = m_clock.nowMs();
                DUNLIN_TRY(const bool due, sessions.prekeyIsDue(now));
                if (due)
                    DUNLIN_CHECK(sessions.rotatePrekey(now));
                DUNLIN_TRY(const SignedPrekey prekey, sessions.signedPrekey());
                if (count.prekeyId == qint64(prekey.id))
                    return std::optional<wire::DeviceKeys>();
                DUNLIN_TRY(const QByteArray identity, sessions.identityKey());
                return std::optional(wireKeys(signing.publicKey(), identity, prekey));
            });
        };
        const auto keys = make();
        if (!keys.ok())
            return ready<Done>(keys.error());
        const bool isLow = count.oneTime < count.low;
        const auto rest = [this, isLow]() -> Async<Done> {
            const DeviceChain *chain = m_book.of(m_user);
            if (chain && chain->isActive(m_device))
                m_state = State::Ready;
            return isLow ? sendOneTimeKeys() : ready<Done>(ok());
        };
        if (!*keys)
            return rest();
        Deferred<Done> answer;
        finally(this, m_http.call(wire::http::putKeys, **keys),
                [this, answer, rest](const Result<wire::KeyCount> &put) {
                    if (!put.ok() && put.error().code == Errc::Conflict)
                        m_state = State::Broken;
                    if (!put.ok()) {
                        answer.settle(put.error());
                        return;
                    }
                    finally(this, rest(),
                            [answer](const Result<Done> &done) { answer.settle(done); });
                });
        return answer.async();
    });
}

Async<Done> OwnDevice::sendOneTimeKeys()
{
    const auto made = m_work.run([](DeviceSessions &sessions, StateWork &) {
        return sessions.makeOneTimeKeys(OneTimeKeysAtOnce);
    });
    if (!made.ok())
        return ready<Done>(made.error());
    wire::OneTimeUpload upload;
    for (const OneTimeKey &each : *made)
        upload.keys.append({each.id, each.key});
    return then(this, m_http.call(wire::http::putOneTimeKeys, upload),
                [](const wire::KeyCount &) { return ok(); });
}

} // namespace dunlin::client
