// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes that are signed, hashed and sealed: big-endian numbers and length-prefixed strings in a fixed order, so
// that a value has one encoding and a signature covers one meaning.
//
// The reader never throws and never reads past the end: after the first fault it answers zeros and empty strings,
// and finished() is false. Callers look at finished() once, before they believe anything.
#pragma once

#include "shared/core/octets.h"
#include "shared/core/secret.h"

#include <QByteArray>

namespace dunlin::client {

class ByteWriter
{
public:
    ByteWriter() = default;
    // Room taken beforehand: a buffer that grows leaves copies of what it held on the heap.
    explicit ByteWriter(qsizetype room) { m_bytes.reserve(room); }

    ByteWriter &u8(quint8 value);
    ByteWriter &u32(quint32 value);
    ByteWriter &u64(quint64 value);
    ByteWriter &raw(const QByteArray &bytes);
    // With its length in four bytes before it.
    ByteWriter &prefixed(const QByteArray &bytes);

    QByteArray take() { return std::move(m_bytes); }
    // For what must be wiped.
    Secret takeSecret() { return Secret(std::move(m_bytes)); }

private:
    QByteArray m_bytes;
};

class ByteReader
{
public:
    // Refers to the bytes; they must outlive the reader.
    explicit ByteReader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    explicit ByteReader(QByteArray &&) = delete;

    quint8 u8();
    quint32 u32();
    quint64 u64();
    QByteArray raw(qsizetype count);
    // At most `most` bytes behind a length.
    QByteArray prefixed(qsizetype most);
    // Exactly this text, e.g. a version.
    void expect(const QByteArray &text);

    bool ok() const { return !m_failed; }
    qsizetype position() const { return m_at; }
    qsizetype left() const { return m_failed ? 0 : m_bytes.size() - m_at; }
    // Everything was there and nothing is behind it.
    bool finished() const { return !m_failed && m_at == m_bytes.size(); }

private:
    bool has(qsizetype count);
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_failed = false;
};

// BLAKE2b (RFC 7693) of `size` bytes (16..64).
QByteArray blake2b(const QByteArray &bytes, int size = 32);
// A key of 32 bytes for one purpose: BLAKE2b of the purpose's name, keyed with `from` (16..64 bytes).
Secret deriveKey(const char *purpose, const Secret &from);
// HMAC-SHA-256 (RFC 2104) of one byte; the step of a sender's chain.
Secret hmacByte(const Secret &key, quint8 byte);

} // namespace dunlin::client
