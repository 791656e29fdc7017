// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole message as one frame of a WebSocket server: unmasked, final, no extension (RFC 6455, 5.2).
#pragma once

#include "shared/codec/frame.h"

#include <QByteArray>
#include <QtEndian>

namespace dunlin::server {

inline QByteArray websocketFrame(Encoding encoding, const QByteArray &message)
{
    constexpr qsizetype ShortLength = 125;
    constexpr qsizetype MediumLength = 0xFFFF;
    constexpr char Medium = 126;
    constexpr char Long = 127;
    constexpr char FinalText = char(0x81);
    constexpr char FinalBinary = char(0x82);

    QByteArray frame;
    frame.reserve(message.size() + 10);
    frame.append(encoding == Encoding::Json ? FinalText : FinalBinary);
    if (message.size() <= ShortLength) {
        frame.append(char(message.size()));
    } else if (message.size() <= MediumLength) {
        const quint16 length = qToBigEndian(quint16(message.size()));
        frame.append(Medium);
        frame.append(reinterpret_cast<const char *>(&length), sizeof length);
    } else {
        const quint64 length = qToBigEndian(quint64(message.size()));
        frame.append(Long);
        frame.append(reinterpret_cast<const char *>(&length), sizeof length);
    }
    frame.append(message);
    return frame;
}

} // namespace dunlin::server
