// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/session_wire.h"

#include "client/crypto/cause.h"
#include "client/crypto/signing.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr quint32 MaxMessageNumber = 0x7fffffff;
constexpr qsizetype AesBlock = 16;

// Protobuf's wire format, of which v4 uses two types: a varint and bytes.
class Fields
{
public:
    explicit Fields(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    bool number(int field, quint32 &value) { return tag(field, 0) && varint(value); }
    bool bytes(int field, QByteArray &value, qsizetype least, qsizetype most)
    {
        quint32 size = 0;
        if (!tag(field, 2) || !varint(size) || qint64(size) < least || qint64(size) > most
            || qint64(size) > m_bytes.size() - m_at)
            return false;
        value = m_bytes.mid(m_at, qsizetype(size));
        m_at += qsizetype(size);
        return true;
    }
    bool atEnd() const { return m_at == m_bytes.size(); }

private:
    bool tag(int field, int type)
    {
        if (m_at >= m_bytes.size() || quint8(m_bytes.at(m_at)) != (field << 3 | type))
            return false;
        ++m_at;
        return true;
    }
    // The shortest form only, within 32 bits.
    bool varint(quint32 &value)
    {
        quint64 read = 0;
        for (int i = 0; i < 5; ++i) {
            if (m_at >= m_bytes.size())
                return false;
            const quint8 byte = quint8(m_bytes.at(m_at++));
            read |= quint64(byte & 0x7f) << (7 * i);
            if (byte & 0x80)
                continue;
            value = quint32(read);
            return read <= std::numeric_limits<quint32>::max() && (i == 0 || byte != 0);
        }
        return false;
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

Error malformed()
{
    return refusal(Cause::Damaged, u"a session message that is not in the one encoding"_s);
}

Error badPoint()
{
    return refusal(Cause::BadKeys, u"a session message with a key that must not be used"_s);
}

} // namespace

Result<SessionMessage> readSessionMessage(const QByteArray &bytes)
{
    SessionMessage message;
    QByteArray inner;
    Fields outer(bytes);
    if (!outer.bytes(1, message.mac, 16, 16) || !outer.bytes(2, inner, 1, MaxSessionMessage)
        || !outer.atEnd())
        return malformed();
    Fields fields(inner);
    if (!fields.number(1, message.number) || !fields.number(2, message.previous)
        || !fields.bytes(3, message.ratchetKey, 32, 32)
        || !fields.bytes(4, message.sealed, AesBlock, MaxSessionMessage) || !fields.atEnd())
        return malformed();
    if (message.sealed.size() % AesBlock != 0 || message.number > MaxMessageNumber
        || message.previous > MaxMessageNumber)
        return malformed();
    if (!isX25519Point(message.ratchetKey))
        return badPoint();
    return message;
}

Result<KeyExchange> readKeyExchange(const QByteArray &bytes)
{
    KeyExchange exchange;
    QByteArray inner;
    Fields fields(bytes);
    if (!fields.number(1, exchange.oneTimeId) || !fields.number(2, exchange.signedId)
        || !fields.bytes(3, exchange.identityKey, 32, 32)
        || !fields.bytes(4, exchange.ephemeralKey, 32, 32)
        || !fields.bytes(5, inner, 1, MaxSessionMessage) || !fields.atEnd())
        return malformed();
    if (!isEd25519Point(exchange.identityKey) || !isX25519Point(exchange.ephemeralKey))
        return badPoint();
    DUNLIN_TRY(exchange.message, readSessionMessage(inner));
    return exchange;
}

} // namespace dunlin::client
