// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/body_flow.h"

#include "shared/core/log.h"

#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace dunlin::server {

namespace {

constexpr qint64 BlockBytes = 256 * 1024;
// Read on while this much is still on its way, so that the connection doesn't run dry.
constexpr qint64 LowWater = 64 * 1024;
constexpr int RetryMs = 20;

} // namespace

BodyFlow::BodyFlow(QTcpSocket *socket, HttpCompat::Keep keep, const QByteArray &head, qint64 length,
                   Reply::Source source)
    : QObject(socket)
    , m_socket(socket)
    , m_keep(std::move(keep))
    , m_length(length)
    , m_source(std::move(source))
{
    disconnect(socket, &QTcpSocket::readyRead, nullptr, nullptr);
    socket->setProperty("flowing", true);
    connect(socket, &QTcpSocket::disconnected, this, [this] { m_keep.reset(); });
    connect(socket, &QTcpSocket::bytesWritten, this, &BodyFlow::go);
    if (auto *secure = qobject_cast<QSslSocket *>(socket))
        connect(secure, &QSslSocket::encryptedBytesWritten, this, &BodyFlow::go);
    socket->write(head);
    go();
}

void BodyFlow::go()
{
    const auto *secure = qobject_cast<QSslSocket *>(m_socket);
    const qint64 waits = m_socket->bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
    if (m_reading || m_at >= m_length || waits > LowWater)
        return;
    m_reading = true;
    finally(this, m_source(m_at, std::min(BlockBytes, m_length - m_at)),
            [this](const Result<QByteArray> &block) { write(block); });
}

void BodyFlow::write(const Result<QByteArray> &block)
{
    m_reading = false;
    if (!block.ok() && block.error().code == Errc::Unavailable) {
        // Many read from the disk at once; a moment later there is room again.
        m_reading = true;
        QTimer::singleShot(RetryMs, this, [this] {
            m_reading = false;
            go();
        });
        return;
    }
    if (!block.ok()) {
        // The length was promised already: an end before it is the only way to say so.
        qCWarning(lcHttp) << "A download was cut:" << block.error().detail;
        m_socket->abort();
        return;
    }
    m_at += block->size();
    m_socket->write(*block);
    if (m_at >= m_length)
        m_socket->disconnectFromHost(); // when all is out
    else
        go();
}

} // namespace dunlin::server
