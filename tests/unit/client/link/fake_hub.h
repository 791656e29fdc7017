// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A hub that does what the test says, and a link with what was heard of it.
#pragma once

#include "client/link/websocket_link.h"
#include "shared/wire/version.h"

#include <QtTest>
#include <QWebSocket>
#include <QWebSocketServer>

namespace dunlin::test {

using namespace dunlin::client;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

inline constexpr int Patience = 30'000;

// Retries at once; deadlines follow the test's clock.
inline constexpr LinkTimes quick{milliseconds(1),          milliseconds(1),
                                 std::chrono::seconds(15), std::chrono::seconds(30),
                                 std::chrono::hours(1),    milliseconds(1)};

class FakeHub
{
public:
    explicit FakeHub(const QStringList &subprotocols = {wire::SubprotocolCbor})
        : m_server(u"hub"_s, QWebSocketServer::NonSecureMode)
    {
        m_server.setSupportedSubprotocols(subprotocols);
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            QWebSocket *socket = m_server.nextPendingConnection();
            socket->setParent(&m_server);
            sockets.append(socket);
            QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket,
                             [this, socket](const QByteArray &bytes) { take(socket, bytes); });
        });
        isListening = m_server.listen(QHostAddress::LocalHost);
    }
    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/hub"_s.arg(m_server.serverPort())); }
    QWebSocket *current() const { return sockets.isEmpty() ? nullptr : sockets.last(); }
    void close(int code)
    {
        current()->close(QWebSocketProtocol::CloseCode(code), u"said by the test"_s);
    }
    void stopListening() { m_server.close(); }
    void reply(const Frame &frame, const QByteArray &body)
    {
        current()->sendBinaryMessage(encodeReply(Encoding::Cbor, frame.id, body));
    }
    void push(const QString &code)
    {
        current()->sendBinaryMessage(
            encodePush(Encoding::Cbor,
                       {wire::event::notice.number, QLatin1StringView(wire::event::notice.name)},
                       encodeBody(Encoding::Cbor, wire::Notice{code, {}})));
    }

    bool isListening = false;
    bool greets = true;
    int refusesHellos = 0;       // so many are answered unauthorized and closed with 4500
    int closesAfterGreeting = 0; // so many connections end with 4000 right after it
    QList<QWebSocket *> sockets;
    QList<wire::Hello> hellos;
    QList<Frame> requests; // after hello

private:
    void take(QWebSocket *socket, const QByteArray &bytes)
    {
        const QList<FrameOrFault> frames = parseFrames(Encoding::Cbor, bytes);
        for (const FrameOrFault &each : frames) {
            const Frame frame = std::get<Frame>(each);
            if (frame.number != wire::op::hello.number) {
                requests.append(frame);
                continue;
            }
            hellos.append(*frame.payload.decode<wire::Hello>());
            if (refusesHellos > 0) {
                --refusesHellos;
                socket->sendBinaryMessage(encodeFailure(
                    Encoding::Cbor, frame.id,
                    encodeBody(Encoding::Cbor,
                               wire::ErrorBody{Errc::Unauthorized, u"no"_s, {}, {}})));
                socket->close(QWebSocketProtocol::CloseCode(4500));
            } else if (greets) {
                wire::HelloReply greeting;
                greeting.user.id = UserId::create();
                greeting.device.id = DeviceId::create();
                greeting.epoch = EpochId::create();
                socket->sendBinaryMessage(
                    encodeReply(Encoding::Cbor, frame.id, encodeBody(Encoding::Cbor, greeting)));
                if (closesAfterGreeting > 0) {
                    --closesAfterGreeting;
                    socket->close(QWebSocketProtocol::CloseCode(4000));
                }
            }
        }
    }
    QWebSocketServer m_server;
};

// A link that says hello when it is asked to, and what was heard of it.
class Ear
{
public:
    explicit Ear(LinkTimes times = quick)
        : link(clock, times)
    {
        QObject::connect(&link, &Link::helloWanted, &link, [this](quint64 connection) {
            log.append(u"hello wanted"_s);
            connections.append(connection);
            wire::Hello hello;
            hello.token = token;
            if (saysHello)
                link.sayHello(connection, hello);
        });
        QObject::connect(&link, &Link::greeted, &link, [this] { log.append(u"greeted"_s); });
        QObject::connect(&link, &Link::statusChanged, &link, [this](const LinkStatus &now) {
            status = now;
            states.append(now.state);
        });
        QObject::connect(&link, &Link::pushed, &link, [this](const Push &push) {
            pushes.append(push.payload.decode<wire::Notice>()->code);
        });
    }
    void ask(const QString &name)
    {
        const wire::ChannelRef question{ChannelId::create()};
        finally(&link, link.request(wire::op::channelOpen, question),
                [this, name](const Result<wire::Empty> &outcome) {
                    log.append(name
                               + (outcome.ok() ? u" ok"_s : u' ' + errcName(outcome.error().code)));
                });
    }
    bool isOnline() const { return status.state == LinkStatus::State::Online; }

    ManualClock clock;
    WebsocketLink link;
    QString token = u"token"_s;
    bool saysHello = true;
    QStringList log;
    QList<quint64> connections;
    LinkStatus status;
    QList<LinkStatus::State> states;
    QStringList pushes;
};

} // namespace dunlin::test
