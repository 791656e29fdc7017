// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/bytes.h"

#include <sodium.h>

namespace dunlin::client {

ByteWriter &ByteWriter::u8(quint8 value)
{
    m_bytes.append(char(value));
    return *this;
}

ByteWriter &ByteWriter::u32(quint32 value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        u8(quint8(value >> shift));
    return *this;
}

ByteWriter &ByteWriter::u64(quint64 value)
{
    u32(quint32(value >> 32));
    return u32(quint32(value));
}

ByteWriter &ByteWriter::raw(const QByteArray &bytes)
{
    m_bytes.append(bytes);
    return *this;
}

ByteWriter &ByteWriter::prefixed(const QByteArray &bytes)
{
    u32(quint32(bytes.size()));
    return raw(bytes);
}

bool ByteReader::has(qsizetype count)
{
    if (m_failed || count < 0 || m_bytes.size() - m_at < count)
        m_failed = true;
    return !m_failed;
}

quint8 ByteReader::u8()
{
    return has(1) ? quint8(m_bytes.at(m_at++)) : quint8(0);
}

quint32 ByteReader::u32()
{
    if (!has(4))
        return 0;
    quint32 value = 0;
    for (int i = 0; i < 4; ++i)
        value = value << 8 | quint8(m_bytes.at(m_at++));
    return value;
}

quint64 ByteReader::u64()
{
    const quint64 high = u32();
    return high << 32 | u32();
}

QByteArray ByteReader::raw(qsizetype count)
{
    if (!has(count))
        return {};
    m_at += count;
    return m_bytes.mid(m_at - count, count);
}

QByteArray ByteReader::prefixed(qsizetype most)
{
    const quint32 count = u32();
    if (qint64(count) > most)
        m_failed = true;
    return raw(qsizetype(count));
}

void ByteReader::expect(const QByteArray &text)
{
    if (raw(text.size()) != text)
        m_failed = true;
}

QByteArray blake2b(const QByteArray &bytes, int size)
{
    QByteArray hash(size, Qt::Uninitialized);
    crypto_generichash(octets(hash), size_t(size), octets(bytes), size_t(bytes.size()), nullptr, 0);
    return hash;
}

Secret deriveKey(const char *purpose, const Secret &from)
{
    const QByteArray name(purpose);
    QByteArray key(32, Qt::Uninitialized);
    crypto_generichash(octets(key), 32, octets(name), size_t(name.size()), octets(from.reveal()),
                       size_t(from.size()));
    return Secret(std::move(key));
}

Secret hmacByte(const Secret &key, quint8 byte)
{
    QByteArray out(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, octets(key.reveal()), size_t(key.size()));
    crypto_auth_hmacsha256_update(&state, &byte, 1);
    crypto_auth_hmacsha256_final(&state, octets(out));
    sodium_memzero(&state, sizeof state);
    return Secret(std::move(out));
}

} // namespace dunlin::client
