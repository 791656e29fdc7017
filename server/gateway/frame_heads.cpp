// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/frame_heads.h"

#include <QtEndian>

#include <algorithm>

namespace dunlin::server {

namespace {

constexpr uchar MaskBit = 0x80;
constexpr uchar LengthBits = 0x7f;
constexpr uchar TwoBytesFollow = 126;
constexpr uchar EightBytesFollow = 127;
constexpr qsizetype ShortHead = 2;
constexpr qsizetype KeySize = 4;

} // namespace

qsizetype FrameHeads::headSize() const
{
    if (m_headBytes < ShortHead)
        return ShortHead;
    const uchar length = m_head[1] & LengthBits;
    return ShortHead + KeySize
        + (length == TwoBytesFollow         ? qsizetype(sizeof(quint16))
               : length == EightBytesFollow ? qsizetype(sizeof(quint64))
                                            : 0);
}

quint64 FrameHeads::payloadSize() const
{
    const uchar length = m_head[1] & LengthBits;
    if (length == TwoBytesFollow)
        return qFromBigEndian<quint16>(m_head.data() + ShortHead);
    if (length == EightBytesFollow)
        return qFromBigEndian<quint64>(m_head.data() + ShortHead);
    return length;
}

bool FrameHeads::feed(QByteArrayView bytes)
{
    while (m_isMasked && !bytes.isEmpty()) {
        if (m_payloadLeft > 0) {
            const auto skipped = qsizetype(std::min(m_payloadLeft, quint64(bytes.size())));
            bytes = bytes.sliced(skipped);
            m_payloadLeft -= quint64(skipped);
            continue;
        }
        m_head[size_t(m_headBytes++)] = uchar(bytes.front());
        bytes = bytes.sliced(1);
        if (m_headBytes == ShortHead)
            m_isMasked = m_head[1] & MaskBit;
        if (m_headBytes < headSize())
            continue;
        m_payloadLeft = payloadSize();
        m_headBytes = 0;
    }
    return m_isMasked;
}

} // namespace dunlin::server
