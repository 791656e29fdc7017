// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sockets that keep no more than so much for a peer that doesn't read. What answers by itself (a WebSocket its pings)
// has no limit else.
#pragma once

#include <QSslSocket>
#include <QTcpSocket>

#include <type_traits>
#include <utility>

namespace dunlin::server {

class WriteBound
{
public:
    virtual ~WriteBound() = default;
    // In bytes; above it the connection is aborted. 0: no limit.
    void setWriteLimit(qint64 bytes) { m_writeLimit = bytes; }
    // Gives back the buffers of a socket that has nothing in them: they would stay, 16 KiB for reading and 32 for
    // writing.
    virtual void compact() = 0;
    // Whoever writes past the socket's buffers is told that something may be in them. Null: nobody is.
    void clearWhenWritten(bool *isUnwritten) { m_isUnwritten = isUnwritten; }

protected:
    qint64 m_writeLimit = 0;
    bool *m_isUnwritten = nullptr;
    bool m_isGivenUp = false;
};

// Bytes that the kernel has not taken yet.
inline qint64 backlogOf(const QTcpSocket &socket)
{
    const auto *secure = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
}

template <typename Socket>
class Bounded : public Socket, public WriteBound
{
public:
    using Socket::Socket;

    void compact() override
    {
        if (backlogOf(*this) > 0 || this->bytesAvailable() > 0 || !this->isOpen()
            || this->isTransactionStarted())
            return;
        const QIODevice::OpenMode mode = this->openMode();
        this->setOpenMode(QIODevice::NotOpen);
        this->setOpenMode(mode);
    }

protected:
    qint64 writeData(const char *data, qint64 length) override
    {
        if (m_isUnwritten)
            *m_isUnwritten = false;
        if (m_writeLimit == 0 || backlogOf(*this) + length <= m_writeLimit)
            return Socket::writeData(data, length);
        // Not from inside the writer's call. What it writes until then goes nowhere.
        if (!std::exchange(m_isGivenUp, true))
            QMetaObject::invokeMethod(
                this, [this] { this->abort(); }, Qt::QueuedConnection);
        return length;
    }
};

using BoundedSocket = Bounded<QTcpSocket>;
using BoundedTlsSocket = Bounded<QSslSocket>;

} // namespace dunlin::server
