// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/dispatcher.h"

#include "shared/core/trace.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

template <typename Operation>
bool names(const Operation &operation, const Frame &frame)
{
    return frame.name.isEmpty() ? frame.number == operation.number
                                : frame.name == QLatin1StringView(operation.name);
}

Async<wire::Empty> nothing(QObject *receiver, Async<Done> done)
{
    return then(receiver, std::move(done), [](Done) { return Result(wire::Empty{}); });
}

Async<wire::ChangeReply> replyOf(QObject *receiver, Async<Changed> changed)
{
    return then(receiver, std::move(changed),
                [](const Changed &made) { return Result(made.reply); });
}

} // namespace

bool Dispatcher::isHello(const Frame &frame)
{
    return names(wire::op::hello, frame);
}

bool Dispatcher::dispatch(Session &session, const Frame &frame)
{
    bool found = false;
    size_t place = 0;
    std::apply(
        [&](const auto &...operation) {
            (
                [&] {
                    Figures &figures = m_figures[place++];
                    if (found || !names(operation, frame))
                        return;
                    found = true;
                    run(operation, session, frame, figures);
                }(),
                ...);
        },
        wire::operations);
    return found;
}

template <typename Operation>
void Dispatcher::run(const Operation &operation, Session &session, const Frame &frame,
                     Figures &figures)
{
    using Request = typename Operation::Request;
    using Reply = typename Operation::Reply;
    const Result<Request> request = frame.payload.template decode<Request>();
    const Stopwatch time;
    if (!request.ok()) {
        figures.failures.fetch_add(1, std::memory_order_relaxed);
        session.failRequest(frame.id, request.error());
        return;
    }
    std::optional<OpId> trace;
    if constexpr (requires { requires std::is_same_v<decltype(Request::opId), OpId>; })
        trace = request->opId;
    if (trace)
        traceStep(*trace, "asked over the hub:", operation.name);
    finally(&session, answer(Op<Operation::number>{}, session, *request),
            [&session, &figures, time, trace, id = frame.id](const Result<Reply> &outcome) {
                if (trace)
                    traceAnswer(*trace, outcome);
                if (outcome.ok()) {
                    session.reply(id, encodeBody(session.encoding(), *outcome));
                } else {
                    figures.failures.fetch_add(1, std::memory_order_relaxed);
                    session.failRequest(id, outcome.error());
                }
                figures.times.add(time.elapsed());
            });
}

Async<wire::HelloReply> Dispatcher::answer(OpOf<wire::op::hello>, Session &, const wire::Hello &)
{
    return ready<wire::HelloReply>(fail(Errc::Invalid, u"hello was said already"_s));
}

Async<wire::Empty> Dispatcher::answer(OpOf<wire::op::auth>, Session &session,
                                      const wire::AuthRequest &request)
{
    return session.renew(request.token);
}

Async<wire::SyncReply> Dispatcher::answer(OpOf<wire::op::sync>, Session &session,
                                          const wire::SyncRequest &request)
{
    return m_services.ask([caller = session.caller(), request](const Services &services) {
        return services.sync.sync(caller, request);
    });
}

Async<wire::MessagePage> Dispatcher::answer(OpOf<wire::op::history>, Session &session,
                                            const wire::HistoryRequest &request)
{
    return m_services.ask([caller = session.caller(), request](const Services &services) {
        return services.messaging.history(caller, request, PageFor::Frame);
    });
}

Async<wire::SendReply> Dispatcher::answer(OpOf<wire::op::messageSend>, Session &session,
                                          const wire::SendRequest &request)
{
    return m_services.ask([caller = session.caller(), request](const Services &services) {
        return services.messaging.send(caller, request);
    });
}

Async<wire::ChangeReply> Dispatcher::answer(OpOf<wire::op::messageEdit>, Session &session,
                                            const wire::EditRequest &request)
{
    return replyOf(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.messaging.edit(caller, request);
                   }));
}

Async<wire::ChangeReply> Dispatcher::answer(OpOf<wire::op::messageDelete>, Session &session,
                                            const wire::DeleteRequest &request)
{
    return replyOf(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.messaging.remove(caller, request);
                   }));
}

Async<wire::ChangeReply> Dispatcher::answer(OpOf<wire::op::reactionAdd>, Session &session,
                                            const wire::ReactionRequest &request)
{
    return replyOf(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.messaging.react(caller, request);
                   }));
}

Async<wire::ChangeReply> Dispatcher::answer(OpOf<wire::op::reactionRemove>, Session &session,
                                            const wire::ReactionRequest &request)
{
    return replyOf(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.messaging.unreact(caller, request);
                   }));
}

Async<wire::ChangeReply> Dispatcher::answer(OpOf<wire::op::pinAdd>, Session &session,
                                            const wire::PinRequest &request)
{
    return replyOf(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.messaging.pin(caller, request);
                   }));
}

Async<wire::ChangeReply> Dispatcher::answer(OpOf<wire::op::pinRemove>, Session &session,
                                            const wire::PinRequest &request)
{
    return replyOf(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.messaging.unpin(caller, request);
                   }));
}

Async<wire::Empty> Dispatcher::answer(OpOf<wire::op::read>, Session &session,
                                      const wire::MarkRequest &request)
{
    return nothing(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.marks.read(caller, request);
                   }));
}

Async<wire::Empty> Dispatcher::answer(OpOf<wire::op::received>, Session &session,
                                      const wire::MarkRequest &request)
{
    return nothing(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.marks.received(caller, request);
                   }));
}

Async<wire::Empty> Dispatcher::answer(OpOf<wire::op::typing>, Session &session,
                                      const wire::TypingRequest &request)
{
    return nothing(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.marks.typing(caller, request);
                   }));
}

Async<wire::Empty> Dispatcher::answer(OpOf<wire::op::presenceSet>, Session &session,
                                      const wire::PresenceRequest &request)
{
    return nothing(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.presence.set(caller, request);
                   }));
}

Async<wire::Empty> Dispatcher::answer(OpOf<wire::op::channelOpen>, Session &session,
                                      const wire::ChannelRef &request)
{
    return then(&session,
                m_services.ask([caller = session.caller(), request](const Services &services) {
                    return services.marks.mayOpen(caller, request);
                }),
                [this, &session, channel = request.channelId](Done) {
                    m_hub.open(&session, channel);
                    return Result(wire::Empty{});
                });
}

Async<wire::Empty> Dispatcher::answer(OpOf<wire::op::channelClose>, Session &session,
                                      const wire::ChannelRef &request)
{
    m_hub.close(&session, request.channelId);
    return ready<wire::Empty>(wire::Empty{});
}

Async<wire::EnvelopeReply> Dispatcher::answer(OpOf<wire::op::envelopeSend>, Session &session,
                                              const wire::EnvelopeSend &request)
{
    return m_services.ask([caller = session.caller(), request](const Services &services) {
        return services.envelopes.send(caller, request);
    });
}

Async<wire::Empty> Dispatcher::answer(OpOf<wire::op::envelopeAck>, Session &session,
                                      const wire::EnvelopeAck &request)
{
    return nothing(&session,
                   m_services.ask([caller = session.caller(), request](const Services &services) {
                       return services.envelopes.acknowledge(caller, request);
                   }));
}

Async<wire::EnvelopeList> Dispatcher::answer(OpOf<wire::op::envelopeList>, Session &session,
                                             const wire::EnvelopeListRequest &request)
{
    return m_services.ask([caller = session.caller(), request](const Services &services) {
        return services.envelopes.list(caller, request);
    });
}

Async<wire::Pong> Dispatcher::answer(OpOf<wire::op::ping>, Session &, const wire::Empty &)
{
    return ready<wire::Pong>(wire::Pong{m_clock.nowMs()});
}

} // namespace dunlin::server
