// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/codec/cbor_codec.h"

using namespace Qt::StringLiterals;

namespace dunlin::cbor {

Reader::Reader(const QByteArray &bytes, const DecodeOptions &options)
    : m_bytes(bytes)
    , m_reader(m_bytes)
    , m_options(options)
{
}

Error Reader::malformed(const char *why) const
{
    return fail(Errc::Invalid, QString::fromLatin1(why));
}

Result<bool> Reader::readBool()
{
    if (!m_reader.isBool())
        return malformed("not a boolean");
    const bool value = m_reader.toBool();
    if (!m_reader.next())
        return malformed("malformed CBOR");
    return value;
}

Result<qint64> Reader::readInteger()
{
    if (!m_reader.isInteger())
        return malformed("not an integer");
    qint64 value = 0;
    if (m_reader.isUnsignedInteger()) {
        const quint64 number = m_reader.toUnsignedInteger();
        if (number > quint64(std::numeric_limits<qint64>::max()))
            return malformed("a number out of range");
        value = qint64(number);
    } else {
        const quint64 magnitude = quint64(m_reader.toNegativeInteger());
        if (magnitude == 0 || magnitude > quint64(std::numeric_limits<qint64>::max()))
            return malformed("a number out of range");
        value = -qint64(magnitude);
    }
    if (!m_reader.next())
        return malformed("malformed CBOR");
    return value;
}

Result<QString> Reader::readText()
{
    if (!m_reader.isString() || !m_reader.isLengthKnown())
        return malformed("not a text of known length");
    if (m_reader.length() > quint64(m_options.limits.textBytes))
        return fail(Errc::TooLarge, u"a text over the limit"_s);
    // The length is what a peer claims: the bytes must be there before memory is taken for them.
    if (m_reader.length() > quint64(m_bytes.size() - m_reader.currentOffset()))
        return malformed("truncated");
    const QCborStreamReader::StringResult<QString> part = m_reader.readString();
    if (part.status != QCborStreamReader::Ok)
        return malformed("not a text in UTF-8");
    // The value ends with EndOfString; an error shows up here or in finish().
    if (m_reader.readString().status != QCborStreamReader::EndOfString)
        return malformed("malformed CBOR");
    if (!isValidText(part.data))
        return malformed("not a valid text");
    return part.data;
}

Result<QByteArray> Reader::readBytes()
{
    if (!m_reader.isByteArray() || !m_reader.isLengthKnown())
        return malformed("not bytes of known length");
    if (m_reader.length() > quint64(m_options.limits.bytes))
        return fail(Errc::TooLarge, u"bytes over the limit"_s);
    if (m_reader.length() > quint64(m_bytes.size() - m_reader.currentOffset()))
        return malformed("truncated");
    const QCborStreamReader::StringResult<QByteArray> part = m_reader.readByteArray();
    if (part.status != QCborStreamReader::Ok)
        return malformed("malformed CBOR");
    if (m_reader.readByteArray().status != QCborStreamReader::EndOfString)
        return malformed("malformed CBOR");
    return part.data;
}

Result<qint64> Reader::enter(bool map)
{
    if (map ? !m_reader.isMap() : !m_reader.isArray())
        return malformed(map ? "not a map" : "not an array");
    if (!m_reader.isLengthKnown())
        return malformed("a length is not known");
    // An item takes a byte at least; more of them than there are bytes is a lie, not a large message.
    if (m_reader.length() > quint64(m_bytes.size() - m_reader.currentOffset()))
        return malformed("truncated");
    if (m_reader.length() > quint64(m_options.limits.items))
        return fail(Errc::TooLarge, u"too many items"_s);
    if (++m_depth > m_options.limits.depth)
        return malformed("nested too deep");
    const qint64 count = qint64(m_reader.length());
    if (!m_reader.enterContainer())
        return malformed("malformed CBOR");
    return count;
}

Result<qint64> Reader::enterArray()
{
    return enter(false);
}

Result<qint64> Reader::enterMap()
{
    return enter(true);
}

Status Reader::leave()
{
    --m_depth;
    if (!m_reader.leaveContainer())
        return malformed("malformed CBOR");
    return ok();
}

Status Reader::skip()
{
    if (!m_reader.isValid())
        return malformed("malformed CBOR");
    if (!m_reader.next(m_options.limits.depth - m_depth))
        return malformed("malformed CBOR");
    return ok();
}

Status Reader::finish()
{
    // A message cut right after a string reads as complete: hasNext() turns false, leaveContainer() succeeds,
    // and only lastError() knows. (Seen in Qt 6.4.)
    if (m_reader.lastError() != QCborError::NoError)
        return malformed("malformed CBOR");
    if (m_reader.currentOffset() != m_bytes.size())
        return malformed("something follows the value");
    return ok();
}

} // namespace dunlin::cbor
