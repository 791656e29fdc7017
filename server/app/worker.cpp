// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/worker.h"

#include "server/gateway/epoll_dispatcher.h"

namespace dunlin::server {

Worker::Worker(const WorkerParts &parts)
    : m_hub(parts.fanout)
    , m_door(parts.clock, parts.door, parts.counters,
             [this](QTcpSocket *socket, const RequestHead &head) { m_gateway.take(socket, head); })
    , m_gateway(parts.services, m_hub, parts.clock, parts.session, parts.counters)
    , m_http(parts.services, parts.http, parts.pages,
             [this](const QHostAddress &peer, quint16 port) { return m_door.find(peer, port); })
{
    m_drainPoll.setInterval(20);
    connect(&m_drainPoll, &QTimer::timeout, this, &Worker::checkDrained);
}

bool Worker::attach(int listener)
{
    if (!m_door.attach(listener))
        return false;
    m_http.serve(&m_door);
    return true;
}

void Worker::adopt(qintptr descriptor, const QHostAddress &peer)
{
    QTcpSocket *socket = m_door.adopt(descriptor);
    if (!socket) {
        Q_EMIT left(peer);
        return;
    }
    connect(socket, &QObject::destroyed, this, [this, peer] { Q_EMIT left(peer); });
}

void Worker::drain()
{
    m_door.drain();
    m_gateway.drain();
    m_drainPoll.start();
}

void Worker::checkDrained()
{
    if (m_door.connectionCount() > 0 || !m_gateway.isEmpty())
        return;
    m_drainPoll.stop();
    Q_EMIT drained();
}

WorkerThread::WorkerThread(Place place, const WorkerParts &parts)
{
    if (place == Place::Here) {
        m_worker = std::make_unique<Worker>(parts);
        return;
    }
    m_thread.setObjectName(QStringLiteral("dunlin-io"));
    if (auto dispatcher = createEventDispatcher())
        m_thread.setEventDispatcher(dispatcher.release());
    m_thread.start();
    QObject there;
    there.moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        &there,
        [&] {
            m_worker = std::make_unique<Worker>(parts);
            there.moveToThread(nullptr);
        },
        Qt::BlockingQueuedConnection);
}

WorkerThread::~WorkerThread()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            m_worker->deleteLater();
            (void)m_worker.release();
            m_thread.quit();
        },
        Qt::BlockingQueuedConnection);
    m_thread.wait();
}

} // namespace dunlin::server
