// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sees the bytes of a hub connection before its QWebSocket does. Made before the handshake, so that its slot is the
// first; it looks from begin() on, when the QWebSocket is there. Between the two slots the QWebSocket takes what it can
// use; what is left then has been looked at.
#pragma once

#include "server/gateway/frame_heads.h"

#include <QTcpSocket>

#include <functional>

namespace dunlin::server {

class MaskWatch : public QObject
{
public:
    // Owned by the socket.
    explicit MaskWatch(QTcpSocket *socket);

    // `unmasked` is called at most once, before the QWebSocket gets the frame.
    void begin(std::function<void()> unmasked);

private:
    void look();

    QTcpSocket *const m_socket;
    std::function<void()> m_unmasked; // empty: not begun, or told
    FrameHeads m_heads;
    qint64 m_seen = 0; // of the bytes in the socket
};

} // namespace dunlin::server
