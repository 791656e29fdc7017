// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one port, as one I/O thread sees it: every connection's requests are judged here first, then go to the HTTP server
// or become a hub connection. Connections come from the acceptor; that this is a QTcpServer which listens is for Qt's
// HTTP server, which takes no other.
//
// The guard of a connection sees each byte before the HTTP server does: its slot is connected to readyRead first, and
// slots run in that order. It delimits request after request on a keep-alive connection by their heads' lengths, so
// no byte that wasn't judged is ever taken for a head. Deadlines are swept once a second.
//
// Two dynamic properties of a socket are between the door and the HTTP server: that reads `closeAfterAnswer`, and sets
// `flowing` while a long body goes out.
#pragma once

#include "server/gateway/bounded_socket.h"
#include "server/gateway/request_head.h"
#include "server/telemetry/io_counters.h"
#include "shared/core/clock.h"

#include <QPointer>
#include <QSet>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace dunlin::server {

struct DoorSettings {
    HeadLimits limits;
    qint64 headMs = 10'000;
    qint64 bodyMs = 30'000;
    qint64 idleMs = 60'000;
    bool answersContinue = true; // false: the HTTP server does it
    std::optional<QSslConfiguration> tls;
    // What else the HTTP server has to let go of, when a connection that it knows becomes the hub's.
    std::function<void(QTcpSocket *socket, QObject *owner)> takeFromHttp;
};

class Guard;

class Door : public QTcpServer
{
    Q_OBJECT

public:
    // `hub` takes over a connection that asks for /hub; its bytes are still unread.
    using TakeHub = std::function<void(QTcpSocket *socket, const RequestHead &head)>;

    Door(const Clock &clock, const DoorSettings &settings, IoCounters &counters, TakeHub hub);
    ~Door() override;

    // Shares a listening socket, without ever accepting from it. False when the system refuses.
    bool attach(int listener);
    // A connection; owns its descriptor. Null when it has gone already.
    QTcpSocket *adopt(qintptr descriptor);
    // For connections from now on.
    void setTls(const QSslConfiguration &tls) { m_settings.tls = tls; }

    // Lets nobody in any more; connections end when their answer is out.
    void drain();
    qsizetype connectionCount() const { return m_guards.size(); }
    QTcpSocket *find(const QHostAddress &peer, quint16 port) const;

    QTcpSocket *nextPendingConnection() override;

private:
    friend class Guard;
    void giveToHttp(QTcpSocket *socket);

    const Clock &m_clock;
    DoorSettings m_settings;
    IoCounters &m_counters;
    const TakeHub m_hub;
    QSet<Guard *> m_guards;
    QTimer m_sweep;
    bool m_draining = false;
};

} // namespace dunlin::server
