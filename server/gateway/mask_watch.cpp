// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/mask_watch.h"

#include <utility>

namespace dunlin::server {

MaskWatch::MaskWatch(QTcpSocket *socket)
    : QObject(socket)
    , m_socket(socket)
{
    connect(m_socket, &QTcpSocket::readyRead, this, &MaskWatch::look);
}

void MaskWatch::begin(std::function<void()> unmasked)
{
    m_unmasked = std::move(unmasked);
    connect(m_socket, &QTcpSocket::readyRead, this,
            [this] { m_seen = m_socket->bytesAvailable(); });
    look();
    m_seen = m_socket->bytesAvailable();
}

void MaskWatch::look()
{
    if (!m_unmasked)
        return;
    const QByteArray bytes = m_socket->peek(m_socket->bytesAvailable());
    if (!m_heads.feed(QByteArrayView(bytes).sliced(qMin(m_seen, qint64(bytes.size())))))
        std::exchange(m_unmasked, nullptr)();
}

} // namespace dunlin::server
