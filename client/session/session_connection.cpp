// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with connection and waiting.

#include "client/session/session_parts.h"

namespace dunlin::client {

void AccountSession::onLinkStatus(const LinkStatus &status)
{
    m_parts->link = status;
    const QString host = m_parts->identity ? m_parts->identity->server.host() : QString();
    Connection connection = Connection::Offline;
    QString text;
    QDateTime next;
    switch (status.state) {
    case LinkStatus::State::Online:
        connection = Connection::Online;
        break;
    case LinkStatus::State::Connecting:
        connection = Connection::Connecting;
        text = QStringLiteral("Connecting to %1").arg(host);
        break;
    case LinkStatus::State::Waiting:
        connection = Connection::Waiting;
        text = QStringLiteral("No connection to %1. %2").arg(host, status.reason);
        next = QDateTime::fromMSecsSinceEpoch(status.nextTryAt);
        m_parts->isCaughtUp = false;
        break;
    case LinkStatus::State::Offline:
    case LinkStatus::State::Stopped:
        text = status.reason;
        m_parts->isCaughtUp = false;
        break;
    }
    if (connection != m_connection || text != m_connectionText || next != m_nextTryAt) {
        m_connection = connection;
        m_connectionText = text;
        m_nextTryAt = next;
        Q_EMIT connectionChanged();
    }
    if (connection == Connection::Online && m_parts->isCaughtUp) {
        const auto waiting = std::exchange(m_parts->waitingForOnline, {});
        for (const Deferred<Done> &each : waiting)
            each.settle(ok());
    }
}

PushRegistration *AccountSession::push() const
{
    return &m_parts->push;
}

void AccountSession::beginPush()
{
    PushRegistration *push = &m_parts->push;
    connect(this, &AccountSession::stateChanged, push, [this, push] {
        if (m_state == State::SignedIn)
            push->recall(userId());
    });
    connect(this, &AccountSession::connectionChanged, push,
            [this, push] { push->setOnline(m_connection == Connection::Online); });
    connect(push, &PushRegistration::woken, this, &AccountSession::onWoken);
}

// There is something at the server. What comes of it, and whether it is told, is as with any other connection. A try that is
// under way goes on: whoever pushes often must not keep it from its end.
void AccountSession::onWoken()
{
    if (m_connection == Connection::Waiting)
        reconnectNow();
    else if (m_connection == Connection::Online)
        m_parts->socket->checkNow(); // it may have died while the device slept
}

void AccountSession::reconnectNow()
{
    if (m_isKeyringSilent)
        askKeyring();
    m_parts->socket->reconnectNow();
}

void AccountSession::checkNow()
{
    m_parts->socket->checkNow();
    // Timers stand still while a device sleeps.
    tellDueReminders();
}

void AccountSession::goOnline()
{
    if (m_state != State::SignedIn)
        return;
    m_parts->isOnlineWanted = true;
    // Without its tokens the server would turn this device away.
    if (!m_parts->areTokensSettled)
        return;
    m_parts->onEngine([engine = m_parts->engine] {
        engine->setWanted(true);
        return ok();
    });
}

void AccountSession::goOffline()
{
    m_parts->isOnlineWanted = false;
    m_parts->onEngine([engine = m_parts->engine] {
        engine->setWanted(false);
        return ok();
    });
}

Async<Done> SessionRequests::opened()
{
    if (m_parts->openOutcome)
        return ready<Done>(*m_parts->openOutcome);
    Deferred<Done> waiting;
    m_parts->waitingForOpen.append(waiting);
    return waiting.async();
}

Async<Done> AccountSession::online(std::chrono::milliseconds wait)
{
    if (m_connection == Connection::Online && m_parts->isCaughtUp)
        return ready<Done>(ok());
    if (!m_parts->isOnlineWanted)
        goOnline();
    Deferred<Done> waiting;
    m_parts->waitingForOnline.append(waiting);
    QTimer::singleShot(wait, this, [this, waiting] {
        waiting.settle(fail(Errc::Unavailable,
                            m_connectionText.isEmpty()
                                ? QStringLiteral("The server can't be reached")
                                : m_connectionText));
    });
    return waiting.async();
}

} // namespace dunlin::client
