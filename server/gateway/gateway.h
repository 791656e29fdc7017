// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hub's side of the port: turns upgrades into sessions, sweeps their deadlines, ends them when the server stops.
#pragma once

#include "server/gateway/dispatcher.h"
#include "server/gateway/mask_watch.h"
#include "server/gateway/request_head.h"
#include "server/telemetry/io_counters.h"

#include <QHash>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocketServer>

#include <atomic>

namespace dunlin::server {

class Gateway : public QObject
{
    Q_OBJECT

public:
    Gateway(const Services &services, Hub &hub, const Clock &clock, const SessionSettings &settings,
            IoCounters &counters);
    ~Gateway() override;

    // A connection that asks for the hub; its handshake is still unread.
    void take(QTcpSocket *socket, const RequestHead &head);
    // Closes the sessions with "come back", some at a time, so that they don't all come back at once.
    void drain();
    bool isEmpty() const { return m_sessions.isEmpty() && m_handshakes.isEmpty(); }
    // From any thread.
    qsizetype connectionCount() const { return m_count; }
    const Dispatcher &dispatcher() const { return m_dispatcher; }

private:
    void accept();
    void sweep();
    void drainSlice();
    void count() { m_count = m_sessions.size() + m_handshakes.size(); }

    struct Handshake {
        QPointer<QTcpSocket> socket;
        QPointer<MaskWatch> masks;
        qint64 deadline = 0;
        bool versionKnown = true;
    };

    const Services m_services;
    Hub &m_hub;
    const Clock &m_clock;
    const SessionSettings m_settings;
    IoCounters &m_counters;
    Dispatcher m_dispatcher;
    FanoutWriter m_writer;
    QWebSocketServer m_webSockets;
    QHash<QPair<QHostAddress, quint16>, Handshake> m_handshakes;
    QSet<Session *> m_sessions;
    QTimer m_sweep;
    QTimer m_drainTimer;
    std::atomic<qsizetype> m_count = 0;
    bool m_draining = false;
};

} // namespace dunlin::server
