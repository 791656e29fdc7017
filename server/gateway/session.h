// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One hub connection: a socket, who is behind it, and what may be said on it.
//
//   Greeting  waits for hello, which must come in time
//   Joining   who it is, is known; pushes and further requests wait until the reply to hello is out
//   Live      requests are answered, pushes go out
//   Ending    a close code was sent; the socket is cut off if the peer doesn't go
//
// Never blocks and never grows: requests in flight, pushes held back and bytes not yet taken by the peer have a
// ceiling. One thread.
#pragma once

#include "server/fanout/hub.h"
#include "server/gateway/fanout_writer.h"
#include "server/gateway/held_pushes.h"
#include "server/services/services.h"
#include "server/telemetry/io_counters.h"

#include <QPointer>
#include <QWebSocket>

namespace dunlin::server {

class Dispatcher;

struct SessionSettings {
    wire::Limits limits;
    qint64 helloMs = 5000;
    qint64 heartbeatMs = 30'000;
    qint64 expiryGraceMs = 60'000;
    qint64 endMs = 5000;
    qint64 backlogBytes = 2 * 1024 * 1024;
    qsizetype heldPushes = 5000; // events in them
    int inFlight = 1024;
};

class Session : public QObject, public Subscriber
{
    Q_OBJECT

public:
    // `connection` is the socket beneath the WebSocket.
    Session(QWebSocket *socket, QTcpSocket *connection, FanoutWriter &writer,
            const Services &services, Hub &hub, Dispatcher &dispatcher, const Clock &clock,
            const SessionSettings &settings, IoCounters &counters);
    ~Session() override;

    const Caller &caller() const { return m_caller; }
    Encoding encoding() const { return m_encoding; }

    // Answers to requests; `body` is encoded as the session speaks.
    void reply(qint64 id, const QByteArray &body);
    void failRequest(qint64 id, const Error &error);
    // A fresh token of the same device.
    Async<wire::Empty> renew(const QString &token);

    // Once a second.
    void sweep(qint64 now);
    // The server stops: what is being answered is answered first.
    void drain();
    bool isDraining() const { return m_draining; }
    // The peer breaks the rules of WebSocket itself: nothing of what it says is heard any more.
    void refuseFrames();
    void sendNotice(const wire::Notice &notice);

    UserId subscriberUser() const override { return m_caller.user; }
    DeviceId subscriberDevice() const override { return m_caller.device; }
    void deliver(const PushPtr &push) override;
    void end(wire::CloseCode code) override;

Q_SIGNALS:
    void gone();

private:
    enum class Stage : quint8 { Greeting, Joining, Live, Ending, Gone };

    void arrived(Encoding encoding, const QByteArray &message);
    void take(const FrameOrFault &frame);
    void request(const Frame &frame);
    void hello(const Frame &frame);
    void join(qint64 id, const wire::Hello &hello, const Caller &caller);
    void welcome(qint64 id, const wire::Hello &hello);
    void goLive(qint64 id, const wire::HelloReply &reply);
    void refuseHello(qint64 id, const Error &error);
    void fail(std::optional<qint64> id, const Error &error);
    void fault(std::optional<qint64> id, const Error &error);
    void send(const QByteArray &message);
    void sendFrame(const QByteArray &frame);
    void leaveHub();
    void compact();
    void close(int code);

    // What a delivery needs comes first, as in Outlet.
    Stage m_stage = Stage::Greeting;
    const Encoding m_encoding;
    FanoutWriter &m_writer;
    Outlet m_outlet;
    QWebSocket *m_socket;
    const QPointer<QTcpSocket> m_connection;
    const Services m_services;
    Hub &m_hub;
    Dispatcher &m_dispatcher;
    const Clock &m_clock;
    const SessionSettings &m_settings; // the gateway's
    IoCounters &m_counters;

    Caller m_caller;
    bool m_inHub = false;
    bool m_draining = false;
    int m_inFlight = 0;
    qint64 m_deadline = 0; // of hello, or of the end
    qint64 m_pingAt = 0;
    int m_missedPings = 0;
    QList<qint64> m_faults; // when something malformed came
    QList<Frame> m_waiting; // while joining
    HeldPushes m_held;
};

} // namespace dunlin::server
