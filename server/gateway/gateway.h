// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hub's side of the port: turns upgrades into sessions, sweeps their deadlines, ends them when the server stops.
#pragma once

#include "server/gateway/bounded_socket.h"
#include "server/gateway/dispatcher.h"
#include "server/gateway/request_head.h"

#include <QHash>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocketServer>

namespace dunlin::server {

class Gateway : public QObject
{
    Q_OBJECT

public:
    Gateway(const Services &services, Hub &hub, const Clock &clock,
            const SessionSettings &settings);
    ~Gateway() override;

    // A connection that asks for the hub; its handshake is still unread.
    void take(BoundedSocket *socket, const RequestHead &head);
    // Closes every session with "come back"; emptied() follows.
    void drain();
    bool isEmpty() const { return m_sessions.isEmpty() && m_handshakes.isEmpty(); }
    qsizetype connectionCount() const { return m_sessions.size() + m_handshakes.size(); }

private:
    void accept();
    void sweep();

    struct Handshake {
        QPointer<QTcpSocket> socket;
        qint64 deadline = 0;
        bool versionKnown = true;
    };

    const Services m_services;
    Hub &m_hub;
    const Clock &m_clock;
    const SessionSettings m_settings;
    Dispatcher m_dispatcher;
    FanoutWriter m_writer;
    QWebSocketServer m_webSockets;
    QHash<QPair<QHostAddress, quint16>, Handshake> m_handshakes;
    QSet<Session *> m_sessions;
    QTimer m_sweep;
    bool m_draining = false;
};

} // namespace dunlin::server
