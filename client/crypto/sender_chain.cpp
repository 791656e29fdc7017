// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/sender_chain.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "shared/core/aead.h"

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr quint8 SenderChainVersion = 1;
constexpr qsizetype IdSize = 16;
constexpr qsizetype HeadSize = 1 + IdSize + 4;
constexpr qsizetype SignatureSize = crypto_sign_BYTES;
constexpr quint32 MaxNumber = 0x7fffffff;

Secret messageKey(const Secret &chainKey)
{
    return hmacByte(chainKey, 1);
}

Secret nextKey(const Secret &chainKey)
{
    return hmacByte(chainKey, 2);
}

struct Parts {
    QByteArray head;
    QByteArray chain;
    quint32 number = 0;
    QByteArray nonce;
    QByteArray sealed;
    QByteArray signature;
};

Result<Parts> split(const QByteArray &message)
{
    if (message.size() < HeadSize + AeadNonceSize + AeadTagSize + SignatureSize
        || message.size() > MaxChannelMessage)
        return refusal(Cause::Damaged, u"a channel message of an impossible size"_s);
    ByteReader reader(message);
    if (reader.u8() != SenderChainVersion)
        return refusal(Cause::TooNew, u"a channel message of another version"_s);
    Parts parts;
    parts.chain = reader.raw(IdSize);
    parts.number = reader.u32();
    parts.head = message.left(HeadSize);
    parts.nonce = reader.raw(AeadNonceSize);
    parts.sealed = reader.raw(reader.left() - SignatureSize);
    parts.signature = reader.raw(SignatureSize);
    if (!reader.finished() || parts.number > MaxNumber)
        return refusal(Cause::Damaged, u"a channel message that does not parse"_s);
    return parts;
}

// What a stored chain begins with, for both kinds.
void writeContext(ByteWriter &writer, const ChainContext &context, const QByteArray &id,
                  quint32 number)
{
    writer.u8(SenderChainVersion)
        .raw(context.group.toBytes())
        .u64(context.epoch)
        .raw(context.sender.toBytes())
        .raw(id)
        .u32(number);
}

bool readContext(ByteReader &reader, ChainContext &context, QByteArray &id, quint32 &number)
{
    const quint8 version = reader.u8();
    const auto group = GroupId::fromBytes(reader.raw(16));
    context.epoch = reader.u64();
    const auto account = AccountId::fromBytes(reader.raw(16));
    const auto device = DeviceId::fromBytes(reader.raw(16));
    id = reader.raw(IdSize);
    number = reader.u32();
    if (!reader.ok() || version != SenderChainVersion || !group || !account || !device)
        return false;
    context.group = *group;
    context.sender = {*account, *device};
    return true;
}

Error spoiltState()
{
    return refusal(Cause::LocalState, u"a stored chain that does not parse"_s);
}

} // namespace

QByteArray ChainContext::toBytes() const
{
    return ByteWriter()
        .raw(QByteArrayLiteral("dunlin-chain-1"))
        .raw(group.toBytes())
        .u64(epoch)
        .raw(sender.toBytes())
        .take();
}

Result<QByteArray> chainOf(const QByteArray &message)
{
    DUNLIN_TRY(const Parts parts, split(message));
    return parts.chain;
}

// --- handing over ----------------------------------------------------------------------------------------

Secret ChainHandover::encode() const
{
    return ByteWriter(128)
        .u8(SenderChainVersion)
        .raw(group.toBytes())
        .u64(epoch)
        .raw(chain)
        .u32(number)
        .raw(key.reveal())
        .raw(verifyKey)
        .takeSecret();
}

Result<ChainHandover> ChainHandover::decode(const QByteArray &bytes)
{
    ByteReader reader(bytes);
    ChainHandover handover;
    if (reader.u8() != SenderChainVersion)
        return refusal(Cause::TooNew, u"a chain of another version"_s);
    const auto group = GroupId::fromBytes(reader.raw(16));
    handover.epoch = reader.u64();
    handover.chain = reader.raw(IdSize);
    handover.number = reader.u32();
    handover.key = Secret(reader.raw(32));
    handover.verifyKey = reader.raw(32);
    if (!reader.finished() || !group || handover.number > MaxNumber)
        return refusal(Cause::Damaged, u"a chain that does not parse"_s);
    if (!isEd25519Point(handover.verifyKey))
        return refusal(Cause::BadKeys, u"a chain with a key that must not be used"_s);
    handover.group = *group;
    return handover;
}

// --- sending ---------------------------------------------------------------------------------------------

OutboundChain OutboundChain::create(const ChainContext &context)
{
    OutboundChain chain(SigningKey::create());
    chain.m_context = context;
    chain.m_id = randomBytes(IdSize);
    chain.m_key = Secret(randomBytes(32));
    return chain;
}

ChainHandover OutboundChain::handover() const
{
    return {m_context.group, m_context.epoch, m_id, m_number, m_key, m_signing.publicKey()};
}

Result<QByteArray> OutboundChain::seal(const QByteArray &plain)
{
    if (m_number >= MaxNumber)
        return fail(Errc::Internal, u"the chain is at its end"_s);
    if (plain.size() > MaxChannelMessage - HeadSize - AeadNonceSize - AeadTagSize - SignatureSize)
        return fail(Errc::TooLarge, u"a channel message is too large"_s);
    const QByteArray head = ByteWriter().u8(SenderChainVersion).raw(m_id).u32(m_number).take();
    // Random and not the number: a store that was rolled back repeats a key, but not a nonce.
    const QByteArray nonce = randomBytes(AeadNonceSize);
    const QByteArray context = m_context.toBytes();
    const QByteArray associated = context + head;
    const Secret key = messageKey(m_key);
    const QByteArray sealed = aeadSeal(key, nonce, associated, plain);
    const QByteArray body = head + nonce + sealed;
    const QByteArray message = body + m_signing.sign(context + body);
    m_key = nextKey(m_key);
    ++m_number;
    return message;
}

Secret OutboundChain::store() const
{
    ByteWriter writer(256);
    writeContext(writer, m_context, m_id, m_number);
    const Secret seed = m_signing.seed();
    return writer.raw(m_key.reveal()).raw(seed.reveal()).takeSecret();
}

Result<OutboundChain> OutboundChain::restore(const Secret &stored)
{
    ByteReader reader(stored.reveal());
    ChainContext context;
    QByteArray id;
    quint32 number = 0;
    if (!readContext(reader, context, id, number))
        return spoiltState();
    Secret key(reader.raw(32));
    auto signing = SigningKey::fromSeed(Secret(reader.raw(32)));
    if (!reader.finished() || !signing)
        return spoiltState();
    OutboundChain chain(std::move(*signing));
    chain.m_context = context;
    chain.m_id = id;
    chain.m_number = number;
    chain.m_key = std::move(key);
    return chain;
}

// --- receiving -------------------------------------------------------------------------------------------

Result<InboundChain> InboundChain::accept(const ChainContext &context,
                                          const ChainHandover &handover)
{
    if (handover.group != context.group || handover.epoch != context.epoch)
        return refusal(Cause::Misdirected, u"a chain of another channel or epoch"_s);
    InboundChain chain;
    chain.m_context = context;
    chain.m_id = handover.chain;
    chain.m_number = handover.number;
    chain.m_key = handover.key;
    chain.m_verifyKey = handover.verifyKey;
    return chain;
}

Result<QByteArray> InboundChain::open(const QByteArray &message)
{
    DUNLIN_TRY(const Parts parts, split(message));
    if (parts.chain != m_id)
        return refusal(Cause::UnknownChain, u"a channel message of another chain"_s);
    const QByteArray context = m_context.toBytes();
    if (!verifySignature(m_verifyKey, context + message.chopped(SignatureSize), parts.signature))
        return refusal(Cause::Damaged, u"a channel message whose signature does not hold"_s);

    Secret key;
    Secret next = m_key;
    std::map<quint32, Secret> jumped;
    const bool late = parts.number < m_number;
    if (late) {
        const auto kept = m_late.find(parts.number);
        if (kept == m_late.end())
            return refusal(Cause::Repeated,
                           u"a channel message that was opened, or is older than its chain here"_s);
        key = kept->second;
    } else {
        if (parts.number - m_number > MaxChainJump)
            return refusal(Cause::TooFar, u"a channel message too far ahead"_s);
        for (quint32 number = m_number; number < parts.number; ++number) {
            jumped.emplace(number, messageKey(next));
            next = nextKey(next);
        }
        key = messageKey(next);
        next = nextKey(next);
    }

    const QByteArray associated = context + parts.head;
    const auto plain = aeadOpen(key, parts.nonce, associated, parts.sealed);
    if (!plain)
        return refusal(Cause::Damaged, u"a channel message that does not open"_s);

    if (late) {
        m_late.erase(parts.number);
        return *plain;
    }
    m_late.merge(jumped);
    m_key = std::move(next);
    m_number = parts.number + 1;
    while (qsizetype(m_late.size()) > MaxLateKeys)
        m_late.erase(m_late.begin());
    return *plain;
}

Secret InboundChain::store() const
{
    ByteWriter writer(256 + qsizetype(m_late.size()) * 36);
    writeContext(writer, m_context, m_id, m_number);
    writer.raw(m_key.reveal()).raw(m_verifyKey).u32(quint32(m_late.size()));
    for (const auto &[number, key] : m_late)
        writer.u32(number).raw(key.reveal());
    return writer.takeSecret();
}

Result<InboundChain> InboundChain::restore(const Secret &stored)
{
    ByteReader reader(stored.reveal());
    InboundChain chain;
    if (!readContext(reader, chain.m_context, chain.m_id, chain.m_number))
        return spoiltState();
    chain.m_key = Secret(reader.raw(32));
    chain.m_verifyKey = reader.raw(32);
    const quint32 count = reader.u32();
    if (qsizetype(count) > MaxLateKeys)
        return spoiltState();
    for (quint32 i = 0; i < count && reader.ok(); ++i) {
        const quint32 number = reader.u32();
        chain.m_late.emplace(number, Secret(reader.raw(32)));
    }
    if (!reader.finished() || qsizetype(chain.m_late.size()) != qsizetype(count))
        return spoiltState();
    return chain;
}

} // namespace dunlin::client
