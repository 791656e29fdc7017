// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/acceptor.h"

#include "shared/core/log.h"

#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

namespace dunlin::server {

namespace {

QHostAddress peerOf(qintptr descriptor)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (::getpeername(int(descriptor), reinterpret_cast<sockaddr *>(&address), &length) != 0)
        return {};
    return QHostAddress(reinterpret_cast<const sockaddr *>(&address));
}

} // namespace

Acceptor::Acceptor(Census &census, Place place)
    : m_census(census)
    , m_place(std::move(place))
{
    // Out of descriptors: the listener stops by itself and would never start again.
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(lcGateway) << "Cannot accept connections at the moment:" << errorString();
        QTimer::singleShot(500, this, [this] { resumeAccepting(); });
    });
}

void Acceptor::incomingConnection(qintptr descriptor)
{
    const QHostAddress peer = peerOf(descriptor);
    if (peer.isNull() || !m_census.enter(peer))
        ::close(int(descriptor));
    else
        m_place(descriptor, peer);
}

} // namespace dunlin::server
