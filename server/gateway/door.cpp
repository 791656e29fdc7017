// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/door.h"

#include "server/gateway/guard.h"
#include "shared/core/log.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

Door::Door(const Clock &clock, const DoorSettings &settings, TakeHub hub)
    : m_clock(clock)
    , m_settings(settings)
    , m_hub(std::move(hub))
{
    setMaxPendingConnections(1000);
    m_sweep.setInterval(1000);
    connect(&m_sweep, &QTimer::timeout, this, [this] {
        const QSet<Guard *> guards = m_guards;
        for (Guard *each : guards)
            each->sweep(m_clock.nowMs());
    });
    m_sweep.start();
    // Out of descriptors: the listener stops by itself and would never start again.
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(lcGateway) << "Cannot accept connections at the moment:" << errorString();
        QTimer::singleShot(500, this, [this] { resumeAccepting(); });
    });
}

Door::~Door()
{
    const QSet<Guard *> guards = m_guards;
    for (Guard *each : guards)
        each->drop();
}

void Door::incomingConnection(qintptr descriptor)
{
    auto *socket = new BoundedSocket(this);
    if (!socket->setSocketDescriptor(descriptor) || m_draining
        || m_guards.size() >= m_settings.connections) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // The hard stop beneath all limits: nobody reads further than this ahead.
    socket->setReadBufferSize(m_settings.limits.body + 32 * 1024);
    auto *guard = new Guard(*this, socket);
    m_guards.insert(guard);
    connect(guard, &QObject::destroyed, this, [this, guard] { m_guards.remove(guard); });
}

void Door::giveToHttp(QTcpSocket *socket)
{
    addPendingConnection(socket);
    // addPendingConnection() tells newer versions of Qt's HTTP server; the older ones wait for this signal, which
    // is private to QTcpServer.
    QMetaObject::invokeMethod(this, "newConnection");
}

void Door::drain()
{
    m_draining = true;
    close();
    const QSet<Guard *> guards = m_guards;
    for (Guard *each : guards)
        each->drain();
}

QTcpSocket *Door::find(const QHostAddress &peer, quint16 port) const
{
    for (Guard *each : m_guards) {
        QTcpSocket *socket = each->socket();
        if (socket->peerPort() == port && socket->peerAddress() == peer)
            return socket;
    }
    return nullptr;
}

} // namespace dunlin::server
