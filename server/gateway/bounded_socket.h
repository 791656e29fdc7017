// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A socket that keeps no more than so much for a peer that doesn't read. What answers by itself (a WebSocket its
// pings) has no limit else.
#pragma once

#include <QTcpSocket>

#include <utility>

namespace dunlin::server {

class BoundedSocket : public QTcpSocket
{
public:
    using QTcpSocket::QTcpSocket;

    // In bytes; above it the connection is aborted. 0: no limit.
    void setWriteLimit(qint64 bytes) { m_writeLimit = bytes; }

protected:
    qint64 writeData(const char *data, qint64 length) override
    {
        if (m_writeLimit == 0 || bytesToWrite() + length <= m_writeLimit)
            return QTcpSocket::writeData(data, length);
        // Not from inside the writer's call. What it writes until then goes nowhere.
        if (!std::exchange(m_isGivenUp, true))
            QMetaObject::invokeMethod(
                this, [this] { abort(); }, Qt::QueuedConnection);
        return length;
    }

private:
    qint64 m_writeLimit = 0;
    bool m_isGivenUp = false;
};

} // namespace dunlin::server
