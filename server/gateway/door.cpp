// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/door.h"

#include "server/gateway/guard.h"

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

Door::Door(const Clock &clock, const DoorSettings &settings, IoCounters &counters, TakeHub hub)
    : m_clock(clock)
    , m_settings(settings)
    , m_counters(counters)
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
}

Door::~Door()
{
    const QSet<Guard *> guards = m_guards;
    for (Guard *each : guards)
        each->drop();
}

bool Door::attach(int listener)
{
    const int own = ::fcntl(listener, F_DUPFD_CLOEXEC, 0);
    if (own < 0)
        return false;
    if (!setSocketDescriptor(own)) {
        ::close(own);
        return false;
    }
    pauseAccepting();
    return true;
}

QTcpSocket *Door::nextPendingConnection()
{
    QTcpSocket *socket = QTcpServer::nextPendingConnection();
    pauseAccepting(); // which the call before has undone
    return socket;
}

QTcpSocket *Door::adopt(qintptr descriptor)
{
    QSslSocket *secure = m_settings.tls ? new BoundedTlsSocket(this) : nullptr;
    QTcpSocket *socket = secure ? secure : static_cast<QTcpSocket *>(new BoundedSocket(this));
    const bool isOurs = socket->setSocketDescriptor(descriptor);
    if (!isOurs)
        ::close(int(descriptor));
    if (!isOurs || m_draining) {
        socket->abort();
        delete socket;
        return nullptr;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // The hard stop beneath all limits: nobody reads further than this ahead.
    socket->setReadBufferSize(m_settings.limits.body + 32 * 1024);
    auto *guard = new Guard(*this, socket);
    m_guards.insert(guard);
    connect(guard, &QObject::destroyed, this, [this, guard] { m_guards.remove(guard); });
    if (secure) {
        secure->setSslConfiguration(*m_settings.tls);
        secure->startServerEncryption();
    }
    return socket;
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
