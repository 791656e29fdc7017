// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole message as one frame of a WebSocket server: unmasked, final, no extension (RFC 6455, 5.2).
#pragma once

#include "shared/codec/frame.h"

#include <QByteArray>

namespace dunlin::server {

inline QByteArray websocketFrame(Encoding encoding, const QByteArray &message)
{
    constexpr char FinalText = char(0x81);
    constexpr char FinalBinary = char(0x82);
    const qsizetype size = message.size();
    QByteArray frame;
    frame.reserve(size + 10);
    frame.append(encoding == Encoding::Json ? FinalText : FinalBinary);
    // The shortest of three forms, as it must be; the longer ones are big-endian.
    int lengthBytes = 0;
    if (size <= 125) {
        frame.append(char(size));
    } else if (size <= 0xFFFF) {
        frame.append(char(126));
        lengthBytes = 2;
    } else {
        frame.append(char(127));
        lengthBytes = 8;
    }
    while (lengthBytes-- > 0)
        frame.append(char(quint64(size) >> (8 * lengthBytes)));
    return frame.append(message);
}

} // namespace dunlin::server
