// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The link over a WebSocket (subprotocol dunlin.v1.cbor): says hello first, keeps watch, comes back by itself.
//
// A lost connection is tried again after 1 s, doubled each time up to 60 s, with jitter; a greeting resets that.
// Close codes from 4500 to 4999 stop it (protocol, "Hub close codes"). A peer that says nothing for two heartbeats
// is lost, and so is one that was asked and does not answer within `proof`. Lives in the network thread.
#pragma once

#include "client/link/link.h"
#include "client/link/requests.h"
#include "shared/core/backoff.h"
#include "shared/core/clock.h"

#include <QTimer>

#include <memory>

class QWebSocket;

namespace dunlin::client {

struct LinkTimes {
    std::chrono::milliseconds firstWait{1'000};
    std::chrono::milliseconds longestWait{60'000};
    std::chrono::milliseconds handshake{15'000}; // from opening the socket to the greeting
    std::chrono::milliseconds request = Link::RequestTimeout;
    std::chrono::milliseconds heartbeat{0}; // 0: as the server says
    std::chrono::milliseconds tick{1'000};  // how often deadlines are looked at
    std::chrono::milliseconds proof{5'000}; // from checkNow() to the pong
};

class WebsocketLink : public Link
{
    Q_OBJECT
public:
    explicit WebsocketLink(const Clock &clock, LinkTimes times = {}, QObject *parent = nullptr);
    ~WebsocketLink() override;

    void connectTo(const QUrl &hub) override;
    void disconnectFromHub() override;
    void reconnectNow() override;
    void checkNow() override;
    void abandon(const QString &why) override;
    void sayHello(quint64 connection, const wire::Hello &hello) override;
    void call(const FrameName &op, const QByteArray &body, Answer answer) override;

private:
    void post(std::function<void()> work);
    void open();
    void send(const FrameName &op, const QByteArray &body, Answer answer);
    void onFrames(const QByteArray &message);
    void onFrame(const FrameOrFault &each);
    void onGreeting(quint64 connection, Result<Payload> outcome);
    // The current connection is over, for whatever reason.
    void drop(int closeCode, const QString &reason);
    void tryAgainLater(const QString &reason, int closeCode);
    void watch();
    void askForProof();
    void onPong(const QByteArray &content);
    void setStatus(LinkStatus status);

    const Clock &m_clock;
    const LinkTimes m_times;
    Backoff m_backoff;
    QUrl m_hub;
    std::unique_ptr<QWebSocket> m_socket;
    Requests m_requests;
    LinkStatus m_status;
    quint64 m_connection = 0;
    qint64 m_heardAt = 0;
    qint64 m_pingedAt = 0;
    qint64 m_greetBy = 0;
    qint64 m_proveBy = 0; // 0: nobody doubts it
    qint64 m_heartbeatMs = 30'000;
    QTimer m_tick;
    QTimer m_retry;
};

} // namespace dunlin::client
