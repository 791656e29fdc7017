// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/gateway.h"

#include "server/gateway/bounded_socket.h"
#include "shared/wire/version.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 FrameOverhead = 32 * 1024;
constexpr qsizetype DrainSlice = 200;
constexpr int DrainSliceMs = 50;

// None offered means JSON; only others offered means a version that isn't spoken here.
bool knowsOne(const QList<QByteArray> &subprotocols)
{
    return subprotocols.isEmpty()
        || std::any_of(subprotocols.cbegin(), subprotocols.cend(), [](const QByteArray &each) {
               const QString name = QString::fromLatin1(each);
               return name == wire::SubprotocolJson || name == wire::SubprotocolCbor;
           });
}

} // namespace

Gateway::Gateway(const Services &services, Hub &hub, const Clock &clock,
                 const SessionSettings &settings, IoCounters &counters)
    : m_services(services)
    , m_hub(hub)
    , m_clock(clock)
    , m_settings(settings)
    , m_counters(counters)
    , m_dispatcher(services, hub, clock)
    , m_webSockets(u"dunlin"_s, QWebSocketServer::NonSecureMode)
{
    m_webSockets.setSupportedSubprotocols(
        {QString(wire::SubprotocolCbor), QString(wire::SubprotocolJson)});
    m_webSockets.setMaxPendingConnections(1000);
    m_hub.setHurry([this] { m_writer.hurry(); });
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, &Gateway::accept);
    m_sweep.setInterval(1000);
    connect(&m_sweep, &QTimer::timeout, this, &Gateway::sweep);
    m_sweep.start();
    m_drainTimer.setInterval(DrainSliceMs);
    connect(&m_drainTimer, &QTimer::timeout, this, &Gateway::drainSlice);
}

Gateway::~Gateway()
{
    m_hub.setHurry({});
    qDeleteAll(std::exchange(m_sessions, {}));
    for (const Handshake &each : std::as_const(m_handshakes)) {
        if (each.socket)
            each.socket->abort();
    }
}

void Gateway::take(QTcpSocket *socket, const RequestHead &head)
{
    if (m_draining) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    // A frame is kept in the socket until it is whole.
    socket->setReadBufferSize(m_settings.limits.frameBytes + FrameOverhead);
    // A session closes a slow connection with a word, at its backlog. This is for what answers without a session.
    if (auto *bound = dynamic_cast<WriteBound *>(socket))
        bound->setWriteLimit(m_settings.backlogBytes * 2);
    m_handshakes.insert({socket->peerAddress(), socket->peerPort()},
                        Handshake{socket, new MaskWatch(socket),
                                  m_clock.nowMs() + m_settings.helloMs,
                                  knowsOne(head.subprotocols)});
    count();
    m_webSockets.handleConnection(socket);
}

void Gateway::accept()
{
    while (QWebSocket *socket = m_webSockets.nextPendingConnection()) {
        const Handshake handshake = m_handshakes.take({socket->peerAddress(), socket->peerPort()});
        if (!handshake.socket) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto *session = new Session(socket, handshake.socket, m_writer, m_services, m_hub,
                                    m_dispatcher, m_clock, m_settings, m_counters);
        m_sessions.insert(session);
        count();
        connect(session, &Session::gone, this, [this, session] {
            m_sessions.remove(session);
            session->deleteLater();
            count();
        });
        handshake.masks->begin([this, session = QPointer<Session>(session)] {
            ++m_counters.unmaskedFrames;
            if (session)
                session->refuseFrames();
        });
        if (!handshake.versionKnown)
            session->end(wire::CloseCode::VersionUnsupported);
        else if (m_draining)
            session->drain();
    }
}

void Gateway::sweep()
{
    const qint64 now = m_clock.nowMs();
    const QSet<Session *> sessions = m_sessions;
    for (Session *each : sessions)
        each->sweep(now);
    for (auto it = m_handshakes.begin(); it != m_handshakes.end();) {
        if (it->socket && now < it->deadline) {
            ++it;
            continue;
        }
        if (it->socket) {
            ++m_counters.handshakeTimeouts;
            it->socket->abort();
        }
        it = m_handshakes.erase(it);
        count();
    }
}

void Gateway::drain()
{
    m_draining = true;
    m_drainTimer.start();
    drainSlice();
}

void Gateway::drainSlice()
{
    qsizetype rest = DrainSlice;
    const QSet<Session *> sessions = m_sessions;
    for (Session *each : sessions) {
        if (each->isDraining())
            continue;
        if (rest-- == 0)
            return;
        each->drain();
    }
    m_drainTimer.stop();
}

} // namespace dunlin::server
