// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One I/O thread: its hub, its side of the port, its HTTP server, and the connections that came to it, which stay with
// it. Made, used and destroyed on its own thread, except for the figures.
#pragma once

#include "server/gateway/door.h"
#include "server/gateway/gateway.h"
#include "server/http/http_server.h"
#include "shared/core/event_thread.h"

#include <memory>

namespace dunlin::server {

struct WorkerParts {
    Services services;
    Fanout &fanout;
    const Clock &clock;
    IoCounters &counters;
    DoorSettings door;
    SessionSettings session;
    HttpSettings http;
    QList<OperationsPage> pages;
};

class Worker : public QObject
{
    Q_OBJECT

public:
    explicit Worker(const WorkerParts &parts);

    // Shares a socket that listens; once, before the first connection. False when the system refuses.
    bool attach(int listener);
    // A connection that was counted; left() follows when it has ended.
    void adopt(qintptr descriptor, const QHostAddress &peer);
    void setTls(const QSslConfiguration &tls) { m_door.setTls(tls); }
    // Answers what is being answered, ends every connection; drained() follows.
    void drain();

    // From any thread.
    const Hub &hub() const { return m_hub; }
    const HttpServer &http() const { return m_http; }
    const Gateway &gateway() const { return m_gateway; }

Q_SIGNALS:
    void left(const QHostAddress &peer);
    void drained();

private:
    void checkDrained();

    Hub m_hub;
    Door m_door; // owns the sockets, the gateway's too
    Gateway m_gateway;
    HttpServer m_http;
    QTimer m_drainPoll;
};

// Where a worker lives: a thread of its own, or the one that makes it.
class WorkerThread
{
public:
    enum class Place : quint8 { Own, Here };

    WorkerThread(Place place, const WorkerParts &parts);
    // The worker ends on its thread, and the thread with it.
    ~WorkerThread();
    Q_DISABLE_COPY_MOVE(WorkerThread)

    Worker *worker() const { return m_worker.get(); }
    // On the worker's thread; at once if this is it.
    template <typename Work>
    void run(Work work)
    {
        QMetaObject::invokeMethod(m_worker.get(), std::move(work));
    }

    // The same, and waits for it.
    template <typename Work>
    void runAndWait(Work work)
    {
        QMetaObject::invokeMethod(m_worker.get(), std::move(work),
                                  m_thread.isRunning() ? Qt::BlockingQueuedConnection
                                                       : Qt::DirectConnection);
    }

    // Connections that were given to it and have not left. Of the acceptor's thread.
    qint64 load = 0;

private:
    EventThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace dunlin::server
