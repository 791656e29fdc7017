// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/link/websocket_link.h"

#include "shared/core/log.h"
#include "shared/wire/version.h"

#include <QNetworkRequest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace dunlin::client {

namespace {

// The server's frames end at 96 KiB; anything far above is not our server.
constexpr quint64 LargestMessage = 8 << 20;

// Of the ping that has to be answered: a pong that lay in the socket since before is none of its.
const QByteArray Proof = "are you still there";

QString sentenceOf(int closeCode, const QString &said)
{
    switch (wire::CloseCode(closeCode)) {
    case wire::CloseCode::Drain:
        return QStringLiteral("The server is restarting");
    case wire::CloseCode::SlowConsumer:
        return QStringLiteral("The connection was too slow");
    case wire::CloseCode::PingTimeout:
        return QStringLiteral("The connection was silent for too long");
    case wire::CloseCode::Replaced:
        return QStringLiteral("This device connected a second time");
    case wire::CloseCode::Overload:
        return QStringLiteral("The server is busy");
    case wire::CloseCode::Unauthorized:
        return QStringLiteral("The server does not know this session any more");
    case wire::CloseCode::ProtocolError:
        return QStringLiteral("The server did not understand this program");
    case wire::CloseCode::VersionUnsupported:
        return QStringLiteral("The server needs a newer version of this program");
    case wire::CloseCode::DeviceRevoked:
        return QStringLiteral("This device was signed out");
    }
    return said.isEmpty() ? QStringLiteral("The connection was lost") : said;
}

} // namespace

WebsocketLink::WebsocketLink(const Clock &clock, LinkTimes times, QObject *parent)
    : Link(parent)
    , m_clock(clock)
    , m_times(times)
    , m_backoff(times.firstWait, times.longestWait)
    , m_tick(this)
    , m_retry(this)
{
    m_tick.setInterval(m_times.tick);
    m_retry.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &WebsocketLink::watch);
    connect(&m_retry, &QTimer::timeout, this, &WebsocketLink::open);
}

WebsocketLink::~WebsocketLink()
{
    if (m_socket)
        m_socket->disconnect(this);
    m_requests.failAll(fail(Errc::Unavailable, QStringLiteral("the connection was closed")));
}

void WebsocketLink::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void WebsocketLink::connectTo(const QUrl &hub)
{
    post([this, hub] {
        m_hub = hub;
        m_backoff.reset();
        if (m_socket)
            drop(0, {});
        open();
    });
}

void WebsocketLink::disconnectFromHub()
{
    post([this] {
        m_hub.clear();
        m_retry.stop();
        if (m_socket)
            m_socket->close();
        drop(0, {});
    });
}

void WebsocketLink::reconnectNow()
{
    post([this] {
        if (!m_hub.isEmpty() && !m_socket)
            open();
    });
}

void WebsocketLink::checkNow()
{
    post([this] {
        switch (m_status.state) {
        case LinkStatus::State::Offline:
        case LinkStatus::State::Stopped:
            return;
        case LinkStatus::State::Online:
            askForProof();
            return;
        case LinkStatus::State::Connecting:
            // Perhaps over a network that is not there any more.
            drop(0, m_status.reason);
            break;
        case LinkStatus::State::Waiting:
            break;
        }
        m_backoff.reset();
        open();
    });
}

void WebsocketLink::abandon(const QString &why)
{
    post([this, why] {
        if (m_socket)
            drop(0, why);
    });
}

void WebsocketLink::open()
{
    m_retry.stop();
    if (m_hub.isEmpty() || m_socket)
        return;
    const quint64 connection = ++m_connection;
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingMessageSize(LargestMessage);
    m_heardAt = m_clock.nowMs();
    m_greetBy = m_heardAt + m_times.handshake.count();
    m_proveBy = 0;
    connect(m_socket.get(), &QWebSocket::connected, this, [this, connection] {
        if (m_socket->subprotocol() != wire::SubprotocolCbor)
            drop(0, QStringLiteral("What answers there does not speak Dunlin's protocol"));
        else
            Q_EMIT helloWanted(connection);
    });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &WebsocketLink::onFrames);
    connect(m_socket.get(), &QWebSocket::pong, this,
            [this](quint64, const QByteArray &content) { onPong(content); });
    connect(m_socket.get(), &QWebSocket::stateChanged, this,
            [this, connection](QAbstractSocket::SocketState now) {
                if (now == QAbstractSocket::UnconnectedState && m_socket
                    && connection == m_connection)
                    drop(m_socket->closeCode(), m_socket->closeReason());
            });
    m_tick.start();
    setStatus({LinkStatus::State::Connecting, m_status.reason, 0, 0});
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({wire::SubprotocolCbor});
    m_socket->open(QNetworkRequest(m_hub), options);
}

void WebsocketLink::sayHello(quint64 connection, const wire::Hello &hello)
{
    post([this, connection, hello] {
        if (connection != m_connection || !m_socket
            || m_status.state != LinkStatus::State::Connecting)
            return;
        send({wire::op::hello.number, QLatin1StringView(wire::op::hello.name)},
             encodeBody(Encoding::Cbor, hello), [this, connection](Result<Payload> outcome) {
                 onGreeting(connection, std::move(outcome));
             });
    });
}

void WebsocketLink::onGreeting(quint64 connection, Result<Payload> outcome)
{
    if (connection != m_connection || !m_socket)
        return;
    if (!outcome.ok()) {
        // An unauthorized hello is followed by close code 4500, which decides.
        if (outcome.error().code != Errc::Unauthorized)
            drop(0, outcome.error().detail);
        return;
    }
    const auto reply = outcome->decode<wire::HelloReply>(clientOptions());
    if (!reply.ok()) {
        drop(int(wire::CloseCode::ProtocolError), {});
        return;
    }
    m_backoff.reset();
    m_greetBy = 0;
    m_heartbeatMs = m_times.heartbeat.count() > 0
        ? m_times.heartbeat.count()
        : qBound(qint64(5), reply->heartbeat, qint64(300)) * 1000;
    Q_EMIT greeted(*reply);
    setStatus({LinkStatus::State::Online, {}, 0, 0});
}

void WebsocketLink::call(const FrameName &op, const QByteArray &body, Answer answer)
{
    post([this, op, body, answer = std::move(answer)]() mutable {
        if (m_status.state == LinkStatus::State::Online && m_socket)
            send(op, body, std::move(answer));
        else
            answer(fail(Errc::Unavailable, QStringLiteral("not connected")));
    });
}

void WebsocketLink::send(const FrameName &op, const QByteArray &body, Answer answer)
{
    const qint64 tag = m_requests.add(std::move(answer), m_clock.nowMs() + m_times.request.count());
    m_socket->sendBinaryMessage(encodeRequest(Encoding::Cbor, tag, op, body));
}

void WebsocketLink::onFrames(const QByteArray &message)
{
    m_heardAt = m_clock.nowMs();
    const quint64 connection = m_connection;
    const QList<FrameOrFault> frames = parseFrames(Encoding::Cbor, message);
    for (const FrameOrFault &each : frames) {
        if (!m_socket || connection != m_connection)
            return;
        onFrame(each);
    }
}

void WebsocketLink::onFrame(const FrameOrFault &each)
{
    if (const auto *fault = std::get_if<FrameFault>(&each)) {
        if (!fault->id || !m_requests.settle(*fault->id, fault->error))
            qCWarning(lcLink, "The server sent a frame that can't be read");
        return;
    }
    const Frame &frame = std::get<Frame>(each);
    switch (frame.kind) {
    case Frame::Kind::Reply:
        m_requests.settle(frame.id, frame.payload);
        return;
    case Frame::Kind::Failure: {
        const auto body = frame.payload.decode<wire::ErrorBody>(clientOptions());
        m_requests.settle(frame.id, body.ok() ? wire::toError(*body) : body.error());
        return;
    }
    case Frame::Kind::Push:
        if (m_status.state == LinkStatus::State::Online)
            Q_EMIT pushed({frame.number, frame.payload});
        return;
    case Frame::Kind::Request:
        qCWarning(lcLink, "The server sent a request, which no server does");
        return;
    }
}

void WebsocketLink::drop(int closeCode, const QString &reason)
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater();
    }
    ++m_connection;
    m_tick.stop();
    m_requests.failAll(fail(Errc::Unavailable, QStringLiteral("the connection was lost")));
    if (m_hub.isEmpty()) {
        setStatus({});
        return;
    }
    const QString sentence = sentenceOf(closeCode, reason);
    if (wire::mayReconnect(closeCode))
        tryAgainLater(sentence, closeCode);
    else
        setStatus({LinkStatus::State::Stopped, sentence, closeCode, 0});
}

void WebsocketLink::tryAgainLater(const QString &reason, int closeCode)
{
    const std::chrono::milliseconds wait = m_backoff.next();
    m_retry.start(wait);
    setStatus({LinkStatus::State::Waiting, reason, closeCode, m_clock.nowMs() + wait.count()});
}

// Deadlines of the greeting and of requests, and the pings that show whether the peer is still there. QWebSocket
// does not tell of the server's own pings.
void WebsocketLink::watch()
{
    if (!m_socket)
        return;
    const qint64 now = m_clock.nowMs();
    if (m_greetBy > 0 && m_status.state == LinkStatus::State::Connecting) {
        if (now > m_greetBy)
            drop(0, QStringLiteral("The server did not answer in time"));
        return;
    }
    const qint64 deadline = m_requests.oldestDeadline();
    if (deadline > 0 && now > deadline) {
        // Answers come in order: after one that is missing the connection is worth nothing.
        drop(0, QStringLiteral("The server did not answer in time"));
        return;
    }
    if ((m_proveBy > 0 && now > m_proveBy) || now - m_heardAt > 2 * m_heartbeatMs) {
        drop(int(wire::CloseCode::PingTimeout), {});
        return;
    }
    if (now - m_pingedAt >= m_heartbeatMs) {
        m_pingedAt = now;
        m_socket->ping();
    }
}

void WebsocketLink::askForProof()
{
    if (!m_socket || m_proveBy > 0)
        return;
    m_pingedAt = m_clock.nowMs();
    m_proveBy = m_pingedAt + m_times.proof.count();
    m_socket->ping(Proof);
}

void WebsocketLink::onPong(const QByteArray &content)
{
    m_heardAt = m_clock.nowMs();
    if (content == Proof)
        m_proveBy = 0;
}

void WebsocketLink::setStatus(LinkStatus status)
{
    if (m_status == status)
        return;
    m_status = std::move(status);
    Q_EMIT statusChanged(m_status);
}

} // namespace dunlin::client
