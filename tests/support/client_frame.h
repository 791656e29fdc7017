// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A frame as a WebSocket client sends it, for tests that speak without a library (RFC 6455, 5.2). The key is zero, so
// the payload can be read in it.
#pragma once

#include <QByteArray>

namespace dunlin::test {

constexpr char TextFrame = 1;
constexpr char BinaryFrame = 2;
constexpr char CloseFrame = 8;
constexpr char PingFrame = 9;

// At most 64 KiB.
inline QByteArray clientFrame(char opcode, const QByteArray &payload)
{
    QByteArray bytes(1, char(0x80 | opcode));
    if (payload.size() <= 125)
        bytes.append(char(0x80 | payload.size()));
    else
        bytes.append(char(0x80 | 126))
            .append(char(payload.size() >> 8))
            .append(char(payload.size()));
    return bytes + QByteArray(4, '\0') + payload;
}

} // namespace dunlin::test
