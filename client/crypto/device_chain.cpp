// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/device_chain.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/crypto/signing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

const QByteArray NoHash(32, 0);
constexpr char IntroductionHead[] = "dunlin-intro-1";

Error forged(const QString &what)
{
    return refusal(Cause::Forged, u"device chain: "_s + what);
}

} // namespace

QByteArray DeviceIntroduction::proofText(const AccountId &account, const DeviceId &id,
                                         const QByteArray &signKey, const QByteArray &identityKey)
{
    return ByteWriter()
        .raw(QByteArrayLiteral("dunlin-device-proof-1"))
        .raw(account.toBytes())
        .raw(id.toBytes())
        .prefixed(signKey)
        .prefixed(identityKey)
        .take();
}

QByteArray DeviceIntroduction::encode() const
{
    return ByteWriter()
        .raw(QByteArray(IntroductionHead))
        .raw(id.toBytes())
        .raw(signKey)
        .raw(identityKey)
        .raw(signProof)
        .raw(identityProof)
        .take();
}

Result<DeviceIntroduction> DeviceIntroduction::decode(const QByteArray &bytes,
                                                      const AccountId &account)
{
    ByteReader reader(bytes);
    reader.expect(QByteArray(IntroductionHead));
    DeviceIntroduction read;
    const auto id = DeviceId::fromBytes(reader.raw(16));
    read.signKey = reader.raw(32);
    read.identityKey = reader.raw(32);
    read.signProof = reader.raw(64);
    read.identityProof = reader.raw(64);
    if (!reader.finished() || !id)
        return refusal(Cause::Damaged, u"an introduction that does not parse"_s);
    read.id = *id;
    const QByteArray text = proofText(account, read.id, read.signKey, read.identityKey);
    if (!isEd25519Point(read.signKey) || !isEd25519Point(read.identityKey)
        || !verifySignature(read.signKey, text, read.signProof)
        || !verifySignature(read.identityKey, text, read.identityProof))
        return refusal(Cause::Damaged, u"an introduction without proof"_s);
    return read;
}

QByteArray DeviceChain::fingerprintOf(const QByteArray &rootKey)
{
    return blake2b(QByteArrayLiteral("dunlin-account-1") + rootKey);
}

AccountId DeviceChain::accountOf(const QByteArray &rootKey)
{
    return AccountId::fromBytes(fingerprintOf(rootKey).left(16)).value_or(AccountId());
}

LogHead DeviceChain::head() const
{
    return isEmpty() ? LogHead() : LogHead{quint64(m_hashes.size() - 1), m_hashes.constLast()};
}

std::optional<ChainDevice> DeviceChain::device(const DeviceId &id) const
{
    for (const ChainDevice &each : m_devices) {
        if (each.id == id)
            return each;
    }
    return std::nullopt;
}

QList<ChainDevice> DeviceChain::active() const
{
    QList<ChainDevice> all;
    for (const ChainDevice &each : m_devices) {
        if (!each.revokedAt)
            all.append(each);
    }
    return all;
}

bool DeviceChain::isActive(const DeviceId &id) const
{
    const auto found = device(id);
    return found && !found->revokedAt;
}

bool DeviceChain::wasActive(const DeviceId &id, quint64 seq) const
{
    const auto found = device(id);
    return found && found->addedAt <= seq && (!found->revokedAt || *found->revokedAt > seq);
}

bool DeviceChain::wentLast(const DeviceId &id) const
{
    const auto gone = device(id);
    if (!gone || !gone->revokedAt || gone->revokedBy != id)
        return false;
    return std::none_of(m_devices.cbegin(), m_devices.cend(),
                        [this, &gone](const ChainDevice &each) {
                            return each.id != gone->id && wasActive(each.id, *gone->revokedAt);
                        });
}

bool DeviceChain::knew(const DeviceAddress &address, const QByteArray &identityKey) const
{
    const auto found = device(address.device);
    return !isEmpty() && address.account == m_account && found && found->identityKey == identityKey;
}

bool DeviceChain::trusts(const DeviceAddress &address, const QByteArray &identityKey) const
{
    const auto found = device(address.device);
    return !isEmpty() && address.account == m_account && found && !found->revokedAt
        && found->identityKey == identityKey;
}

// --- verifying -----------------------------------------------------------------------------------------

Status DeviceChain::extend(const QList<QByteArray> &entries)
{
    DeviceChain longer = *this;
    for (const QByteArray &each : entries)
        DUNLIN_CHECK(longer.apply(each));
    *this = std::move(longer);
    return ok();
}

Status DeviceChain::update(const QList<QByteArray> &fromHead)
{
    if (isEmpty())
        return extend(fromHead);
    if (fromHead.isEmpty())
        return refusal(Cause::Rollback, u"device chain: shorter than the one that is held"_s);
    if (blake2b(fromHead.constFirst()) != m_hashes.constLast())
        return refusal(Cause::Fork, u"device chain: another entry in the place of the head"_s);
    return extend(fromHead.mid(1));
}

Status DeviceChain::agree(const LogHead &seen) const
{
    if (seen.seq >= quint64(m_hashes.size()))
        return fail(Errc::NotFound, u"device chain: somebody saw more of it"_s);
    if (m_hashes.at(qsizetype(seen.seq)) != seen.hash)
        return refusal(Cause::Fork, u"device chain: somebody saw another entry"_s);
    return ok();
}

Status DeviceChain::apply(const QByteArray &bytes)
{
    DUNLIN_TRY(const LogEntry entry, LogEntry::decode(bytes, DeviceLogName));
    if (m_hashes.size() >= MostEntries)
        return forged(u"too long"_s);
    if (entry.seq < quint64(m_hashes.size()))
        return refusal(Cause::Rollback, u"device chain: an entry of a number that is held"_s);
    if (entry.seq > quint64(m_hashes.size()))
        return forged(u"a gap"_s);
    if (entry.seq == 0)
        DUNLIN_CHECK(applyFirst(entry));
    else {
        if (entry.previous != m_hashes.constLast())
            return refusal(Cause::Fork, u"device chain: an entry that follows another"_s);
        if (entry.log != m_account.toBytes() || entry.signer != m_account)
            return forged(u"of another account"_s);
        if (entry.signerHead != entry.seq - 1)
            return forged(u"its signer knew another chain"_s);
        DUNLIN_TRY(const QByteArray key, signerKey(entry));
        if (!verifySignature(key, entry.signedText(), entry.signature))
            return forged(u"the signature does not hold"_s);
        if (entry.op == Add)
            DUNLIN_CHECK(applyAddition(entry));
        else if (entry.op == Revoke)
            DUNLIN_CHECK(applyRevocation(entry));
        else
            return refusal(Cause::TooNew, u"device chain: an unknown kind of entry"_s);
    }
    m_hashes.append(blake2b(bytes));
    return ok();
}

Status DeviceChain::applyFirst(const LogEntry &entry)
{
    const AccountId account = accountOf(entry.body);
    if (entry.op != First || entry.device || entry.previous != NoHash || entry.signerHead != 0
        || !isEd25519Point(entry.body))
        return forged(u"a first entry that is none"_s);
    if (entry.log != account.toBytes() || entry.signer != account)
        return forged(u"a root key of another account"_s);
    if (!verifySignature(entry.body, entry.signedText(), entry.signature))
        return forged(u"the signature does not hold"_s);
    m_account = account;
    m_rootKey = entry.body;
    return ok();
}

Result<QByteArray> DeviceChain::signerKey(const LogEntry &entry) const
{
    if (!entry.device)
        return m_rootKey;
    const auto signer = device(*entry.device);
    if (!signer || signer->revokedAt)
        return forged(u"its signer is no active device"_s);
    return signer->signKey;
}

Status DeviceChain::applyAddition(const LogEntry &entry)
{
    ByteReader reader(entry.body);
    const auto id = DeviceId::fromBytes(reader.raw(16));
    ChainDevice added;
    added.signKey = reader.raw(32);
    added.identityKey = reader.raw(32);
    const QByteArray signProof = reader.raw(64);
    const QByteArray identityProof = reader.raw(64);
    if (!reader.finished() || !id)
        return forged(u"an addition that does not parse"_s);
    added.id = *id;
    added.addedAt = entry.seq;
    for (const ChainDevice &each : std::as_const(m_devices)) {
        if (each.id == added.id || each.signKey == added.signKey
            || each.identityKey == added.identityKey)
            return forged(u"an id or key for the second time"_s);
    }
    if (!isEd25519Point(added.signKey) || !isEd25519Point(added.identityKey))
        return refusal(Cause::BadKeys, u"device chain: a key that must not be used"_s);
    const QByteArray text =
        DeviceIntroduction::proofText(m_account, added.id, added.signKey, added.identityKey);
    if (!verifySignature(added.signKey, text, signProof))
        return forged(u"a device that did not show its sign key"_s);
    if (!verifySignature(added.identityKey, text, identityProof))
        return forged(u"a device that did not show its identity key"_s);
    if (active().size() >= MostActive)
        return forged(u"too many devices"_s);
    m_devices.append(added);
    return ok();
}

Status DeviceChain::applyRevocation(const LogEntry &entry)
{
    ByteReader reader(entry.body);
    const auto id = DeviceId::fromBytes(reader.raw(16));
    if (!reader.finished() || !id)
        return forged(u"a revocation that does not parse"_s);
    const auto revoked = std::find_if(m_devices.begin(), m_devices.end(), [&](const auto &each) {
        return each.id == *id && !each.revokedAt;
    });
    if (revoked == m_devices.end())
        return forged(u"a revocation of no active device"_s);
    revoked->revokedAt = entry.seq;
    revoked->revokedBy = entry.device;
    return ok();
}

// --- making --------------------------------------------------------------------------------------------

QByteArray DeviceChain::makeFirst(const SigningKey &root, qint64 nowMs)
{
    LogEntry entry;
    entry.name = QByteArray(DeviceLogName);
    entry.signer = accountOf(root.publicKey());
    entry.log = entry.signer.toBytes();
    entry.previous = NoHash;
    entry.timeMs = nowMs;
    entry.op = First;
    entry.body = root.publicKey();
    entry.signature = root.sign(entry.signedText());
    return entry.encode();
}

QByteArray DeviceChain::make(const LogSigner &by, Op op, const QByteArray &body, qint64 nowMs) const
{
    Q_ASSERT(!isEmpty());
    LogEntry entry;
    entry.name = QByteArray(DeviceLogName);
    entry.log = m_account.toBytes();
    entry.seq = quint64(m_hashes.size());
    entry.previous = m_hashes.constLast();
    entry.op = op;
    entry.signer = by.account;
    entry.device = by.device;
    entry.signerHead = by.head;
    entry.timeMs = nowMs;
    entry.body = body;
    entry.signature = by.key.sign(entry.signedText());
    return entry.encode();
}

QByteArray DeviceChain::makeAddition(const LogSigner &by, const DeviceIntroduction &device,
                                     qint64 nowMs) const
{
    return make(by, Add,
                ByteWriter()
                    .raw(device.id.toBytes())
                    .raw(device.signKey)
                    .raw(device.identityKey)
                    .raw(device.signProof)
                    .raw(device.identityProof)
                    .take(),
                nowMs);
}

QByteArray DeviceChain::makeRevocation(const LogSigner &by, const DeviceId &device,
                                       qint64 nowMs) const
{
    return make(by, Revoke, device.toBytes(), nowMs);
}

} // namespace dunlin::client
