// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/session.h"

#include "server/gateway/bounded_socket.h"
#include "server/gateway/dispatcher.h"
#include "server/services/failure.h"
#include "shared/core/log.h"
#include "shared/wire/version.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qsizetype FaultsAllowed = 10;
constexpr qint64 FaultWindowMs = 60'000;
constexpr qsizetype MostWaiting = 64;
constexpr int PingsMissed = 2;

Encoding encodingOf(const QWebSocket &socket)
{
    return socket.subprotocol() == wire::SubprotocolCbor ? Encoding::Cbor : Encoding::Json;
}

} // namespace

Session::Session(QWebSocket *socket, QTcpSocket *connection, FanoutWriter &writer,
                 const Services &services, Hub &hub, Dispatcher &dispatcher, const Clock &clock,
                 const SessionSettings &settings, IoCounters &counters)
    : m_encoding(encodingOf(*socket))
    , m_writer(writer)
    , m_outlet(writer, connection, settings.backlogBytes,
               [this] { end(wire::CloseCode::SlowConsumer); })
    , m_socket(socket)
    , m_connection(connection)
    , m_services(services)
    , m_hub(hub)
    , m_dispatcher(dispatcher)
    , m_clock(clock)
    , m_settings(settings)
    , m_counters(counters)
    , m_deadline(clock.nowMs() + settings.helloMs)
    , m_pingAt(clock.nowMs() + settings.heartbeatMs)
    , m_held(settings.heldPushes)
{
    // Both, on every connection: Qt's own limit is 2 GiB, and a frame is kept in memory until it is whole.
    m_socket->setMaxAllowedIncomingFrameSize(quint64(settings.limits.frameBytes));
    m_socket->setMaxAllowedIncomingMessageSize(quint64(settings.limits.frameBytes));
    connect(m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &message) { arrived(Encoding::Json, message.toUtf8()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &message) { arrived(Encoding::Cbor, message); });
    connect(m_socket, &QWebSocket::pong, this, [this] { m_missedPings = 0; });
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        m_stage = Stage::Gone;
        leaveHub();
        Q_EMIT gone();
    });
}

Session::~Session()
{
    leaveHub();
    m_socket->disconnect(this);
    // A QWebSocket that is not Unconnected leaks its socket when deleted.
    m_socket->abort();
    m_socket->deleteLater();
}

void Session::leaveHub()
{
    if (!std::exchange(m_inHub, false))
        return;
    m_hub.remove(this);
    m_held.take();
}

void Session::arrived(Encoding encoding, const QByteArray &message)
{
    m_missedPings = 0;
    if (m_stage == Stage::Ending || m_stage == Stage::Gone || m_draining)
        return;
    if (encoding != m_encoding) {
        end(wire::CloseCode::ProtocolError);
        return;
    }
    DecodeLimits limits;
    limits.depth = int(m_settings.limits.depth);
    const QList<FrameOrFault> frames = parseFrames(encoding, message, limits);
    for (const FrameOrFault &each : frames) {
        if (m_stage == Stage::Ending || m_stage == Stage::Gone)
            return;
        take(each);
    }
}

void Session::take(const FrameOrFault &frame)
{
    if (const auto *faulty = std::get_if<FrameFault>(&frame)) {
        fault(faulty->id, faulty->error);
        return;
    }
    const auto &held = std::get<Frame>(frame);
    if (held.kind != Frame::Kind::Request) {
        fault(std::nullopt, dunlin::fail(Errc::Invalid, u"only requests come from a client"_s));
        return;
    }
    switch (m_stage) {
    case Stage::Greeting:
        hello(held);
        break;
    case Stage::Joining:
        if (m_waiting.size() >= MostWaiting)
            fail(held.id, dunlin::fail(Errc::Unavailable, u"wait for the reply to hello"_s, {}, 1));
        else
            m_waiting.append(held);
        break;
    case Stage::Live:
        request(held);
        break;
    case Stage::Ending:
    case Stage::Gone:
        break;
    }
}

void Session::request(const Frame &frame)
{
    if (m_inFlight >= m_settings.inFlight) {
        fail(frame.id,
             dunlin::fail(Errc::Unavailable, u"too many requests are being answered"_s, {}, 1));
        return;
    }
    ++m_inFlight;
    if (!m_dispatcher.dispatch(*this, frame)) {
        --m_inFlight;
        fault(frame.id, dunlin::fail(Errc::Invalid, u"there is no such operation"_s, u"op"_s));
    }
}

void Session::hello(const Frame &frame)
{
    if (!Dispatcher::isHello(frame)) {
        refuseHello(frame.id, dunlin::fail(Errc::Unauthorized, u"the first frame is hello"_s));
        return;
    }
    const Result<wire::Hello> decoded = frame.payload.decode<wire::Hello>();
    if (!decoded.ok()) {
        fault(frame.id, decoded.error());
        return;
    }
    if (decoded->token.has_value() == decoded->ticket.has_value()) {
        refuseHello(frame.id, dunlin::fail(Errc::Unauthorized, u"a token or a ticket"_s));
        return;
    }
    m_stage = Stage::Joining;
    const auto caller = m_services.ask([said = *decoded](const Services &services) {
        return said.token ? services.signIn.authenticate(*said.token)
                          : services.signIn.redeem(*said.ticket);
    });
    finally(this, caller, [this, id = frame.id, said = *decoded](const Result<Caller> &who) {
        if (m_stage != Stage::Joining)
            return;
        if (who.ok())
            join(id, said, *who);
        else
            refuseHello(id, who.error());
    });
}

void Session::join(qint64 id, const wire::Hello &said, const Caller &caller)
{
    m_caller = caller;
    m_inHub = true;
    // From here on nothing is missed: pushes are held back until the reply is out.
    m_hub.add(this);
    if (m_hub.knowsChannels(caller.user)) {
        welcome(id, said);
        return;
    }
    finally(this, m_services.ask([caller](const Services &services) {
        return services.sync.positionsOf(caller);
    }),
            [this, id, said](const Result<Positions> &positions) {
                if (m_stage != Stage::Joining)
                    return;
                if (!positions.ok()) {
                    refuseHello(id, positions.error());
                    return;
                }
                m_hub.setPositions(m_caller.user, *positions);
                welcome(id, said);
            });
}

void Session::welcome(qint64 id, const wire::Hello &said)
{
    // Asked after the hub knows this session: a device that was revoked meanwhile is seen here.
    finally(this, m_services.ask([caller = m_caller](const Services &services) {
        return services.sync.greet(caller);
    }),
            [this, id, said](const Result<Greeting> &greeting) {
                if (m_stage != Stage::Joining)
                    return;
                if (!greeting.ok()) {
                    refuseHello(id, greeting.error());
                    return;
                }
                wire::HelloReply answer;
                answer.user = greeting->user;
                answer.device = greeting->device;
                answer.serverTime = m_clock.nowMs();
                answer.epoch = greeting->epoch;
                answer.limits = m_settings.limits;
                answer.heartbeat = m_settings.heartbeatMs / 1000;
                if (!said.resume || said.resume->epoch != greeting->epoch) {
                    goLive(id, answer);
                    return;
                }
                const wire::SyncRequest request{said.resume->userCursor, said.resume->channels};
                finally(this,
                        m_services.ask([caller = m_caller, request](const Services &services) {
                            return services.sync.sync(caller, request);
                        }),
                        [this, id, answer](const Result<wire::SyncReply> &sync) mutable {
                            if (m_stage != Stage::Joining)
                                return;
                            if (!sync.ok()) {
                                refuseHello(id, sync.error());
                                return;
                            }
                            answer.sync = *sync;
                            goLive(id, answer);
                        });
            });
}

void Session::goLive(qint64 id, const wire::HelloReply &answer)
{
    send(encodeReply(m_encoding, id, encodeBody(m_encoding, answer)));
    if (m_stage != Stage::Joining)
        return;
    m_stage = Stage::Live;
    const QList<PushPtr> held = m_held.take();
    for (const PushPtr &each : held)
        deliver(each);
    const QList<Frame> waiting = std::exchange(m_waiting, {});
    for (const Frame &each : waiting) {
        if (m_stage == Stage::Live)
            request(each);
    }
    // When all that was said is out.
    QMetaObject::invokeMethod(this, &Session::compact, Qt::QueuedConnection);
}

// An idle connection is what most of them are.
void Session::compact()
{
    if (auto *bound = dynamic_cast<WriteBound *>(m_connection.data()))
        bound->compact();
}

void Session::refuseHello(qint64 id, const Error &error)
{
    fail(id, error);
    // An overloaded or broken server is no reason to ask the user for a password.
    const bool passing = error.code == Errc::Unavailable || error.code == Errc::Internal
        || error.code == Errc::RateLimited;
    end(passing                                ? wire::CloseCode::Overload
            : error.code == Errc::Unauthorized ? wire::CloseCode::Unauthorized
                                               : wire::CloseCode::ProtocolError);
}

void Session::fault(std::optional<qint64> id, const Error &error)
{
    fail(id, error);
    const qint64 now = m_clock.nowMs();
    while (!m_faults.isEmpty() && now - m_faults.constFirst() > FaultWindowMs)
        m_faults.removeFirst();
    m_faults.append(now);
    if (m_faults.size() >= FaultsAllowed)
        end(wire::CloseCode::ProtocolError);
}

void Session::reply(qint64 id, const QByteArray &body)
{
    --m_inFlight;
    send(encodeReply(m_encoding, id, body));
    if (m_draining && m_inFlight == 0)
        end(wire::CloseCode::Drain);
}

void Session::fail(std::optional<qint64> id, const Error &error)
{
    send(encodeFailure(m_encoding, id, encodeBody(m_encoding, tell(error))));
}

void Session::failRequest(qint64 id, const Error &error)
{
    --m_inFlight;
    fail(id, error);
    if (m_draining && m_inFlight == 0)
        end(wire::CloseCode::Drain);
}

Async<wire::Empty> Session::renew(const QString &token)
{
    return then(this, m_services.ask([token](const Services &services) {
        return services.signIn.authenticate(token);
    }),
                [this](const Caller &caller) -> Result<wire::Empty> {
                    if (caller.user != m_caller.user || caller.device != m_caller.device)
                        return dunlin::fail(Errc::Unauthorized,
                                            u"the access token is of another device"_s);
                    m_caller.expiresAtMs = std::max(m_caller.expiresAtMs, caller.expiresAtMs);
                    return wire::Empty{};
                });
}

void Session::deliver(const PushPtr &push)
{
    if (m_stage == Stage::Live) {
        sendFrame(push->framed(m_encoding));
    } else if (m_stage == Stage::Joining) {
        if (!m_held.hold(push))
            end(wire::CloseCode::SlowConsumer);
    }
}

void Session::sendNotice(const wire::Notice &notice)
{
    if (m_stage == Stage::Live)
        sendFrame(makePush(wire::event::notice, notice)->framed(m_encoding));
}

void Session::send(const QByteArray &message)
{
    sendFrame(websocketFrame(m_encoding, message));
}

void Session::sendFrame(const QByteArray &frame)
{
    if (m_stage != Stage::Ending && m_stage != Stage::Gone)
        m_writer.write(m_outlet, frame);
}

void Session::end(wire::CloseCode code)
{
    if (m_stage == Stage::Ending || m_stage == Stage::Gone)
        return;
    m_counters.closed(int(code));
    close(int(code));
}

void Session::refuseFrames()
{
    if (m_stage != Stage::Ending && m_stage != Stage::Gone)
        close(QWebSocketProtocol::CloseCodeProtocolError);
}

void Session::close(int code)
{
    m_stage = Stage::Ending;
    m_deadline = m_clock.nowMs() + m_settings.endMs;
    leaveHub();
    m_writer.flush(m_outlet); // what was said before the end goes before it
    // Not from inside a delivery or a read of this socket: close() may report the end at once.
    QMetaObject::invokeMethod(
        this, [this, code] { m_socket->close(QWebSocketProtocol::CloseCode(code)); },
        Qt::QueuedConnection);
}

void Session::drain()
{
    m_draining = true;
    if (m_inFlight == 0)
        end(wire::CloseCode::Drain);
}

void Session::sweep(qint64 now)
{
    switch (m_stage) {
    case Stage::Greeting:
    case Stage::Joining:
        if (m_stage == Stage::Greeting && now >= m_deadline)
            end(wire::CloseCode::Unauthorized);
        break;
    case Stage::Ending:
        if (now >= m_deadline)
            m_socket->abort();
        break;
    case Stage::Live:
        if (now >= m_caller.expiresAtMs + m_settings.expiryGraceMs) {
            end(wire::CloseCode::Unauthorized);
        } else if (now >= m_pingAt) {
            m_pingAt = now + m_settings.heartbeatMs;
            compact();
            if (m_missedPings >= PingsMissed) {
                end(wire::CloseCode::PingTimeout);
            } else {
                ++m_missedPings;
                m_socket->ping();
            }
        }
        break;
    case Stage::Gone:
        break;
    }
}

} // namespace dunlin::server
