// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Walks over a stream of WebSocket frames, in whatever pieces it comes, and looks at nothing but their heads: a client
// masks every frame (RFC 6455, 5.1), and QWebSocket does not insist on it.
#pragma once

#include <QByteArrayView>

#include <array>

namespace dunlin::server {

class FrameHeads
{
public:
    // The next bytes of the stream. False once a frame was not masked.
    bool feed(QByteArrayView bytes);

private:
    qsizetype headSize() const;
    quint64 payloadSize() const;

    std::array<uchar, 14> m_head{};
    qsizetype m_headBytes = 0;
    quint64 m_payloadLeft = 0;
    bool m_isMasked = true;
};

} // namespace dunlin::server
