// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a request of the hub to the service that answers it. Walks the registry of operations: one without an answer
// here does not compile.
#pragma once

#include "server/gateway/session.h"
#include "server/telemetry/distribution.h"

namespace dunlin::server {

class Dispatcher
{
public:
    Dispatcher(const Services &services, Hub &hub, const Clock &clock)
        : m_services(services)
        , m_hub(hub)
        , m_clock(clock)
    {
    }

    // False when there is no such operation; else the session gets its answer, now or later.
    bool dispatch(Session &session, const Frame &frame);
    static bool isHello(const Frame &frame);

    // Of one operation of the registry, by its place there; from any thread.
    struct Figures {
        Distribution times; // from the frame to the reply
        std::atomic<quint64> failures = 0;
    };
    static constexpr size_t Operations =
        std::tuple_size_v<std::remove_cvref_t<decltype(wire::operations)>>;
    const Figures &figures(size_t place) const { return m_figures[place]; }

private:
    template <int Number>
    struct Op {
    };
    template <const auto &Operation>
    using OpOf = Op<Operation.number>;

    template <typename Operation>
    void run(const Operation &operation, Session &session, const Frame &frame, Figures &figures);

    Async<wire::HelloReply> answer(OpOf<wire::op::hello>, Session &, const wire::Hello &);
    Async<wire::Empty> answer(OpOf<wire::op::auth>, Session &, const wire::AuthRequest &);
    Async<wire::SyncReply> answer(OpOf<wire::op::sync>, Session &, const wire::SyncRequest &);
    Async<wire::MessagePage> answer(OpOf<wire::op::history>, Session &,
                                    const wire::HistoryRequest &);
    Async<wire::SendReply> answer(OpOf<wire::op::messageSend>, Session &,
                                  const wire::SendRequest &);
    Async<wire::ChangeReply> answer(OpOf<wire::op::messageEdit>, Session &,
                                    const wire::EditRequest &);
    Async<wire::ChangeReply> answer(OpOf<wire::op::messageDelete>, Session &,
                                    const wire::DeleteRequest &);
    Async<wire::ChangeReply> answer(OpOf<wire::op::reactionAdd>, Session &,
                                    const wire::ReactionRequest &);
    Async<wire::ChangeReply> answer(OpOf<wire::op::reactionRemove>, Session &,
                                    const wire::ReactionRequest &);
    Async<wire::ChangeReply> answer(OpOf<wire::op::pinAdd>, Session &, const wire::PinRequest &);
    Async<wire::ChangeReply> answer(OpOf<wire::op::pinRemove>, Session &, const wire::PinRequest &);
    Async<wire::Empty> answer(OpOf<wire::op::read>, Session &, const wire::MarkRequest &);
    Async<wire::Empty> answer(OpOf<wire::op::received>, Session &, const wire::MarkRequest &);
    Async<wire::Empty> answer(OpOf<wire::op::typing>, Session &, const wire::TypingRequest &);
    Async<wire::Empty> answer(OpOf<wire::op::presenceSet>, Session &,
                              const wire::PresenceRequest &);
    Async<wire::Empty> answer(OpOf<wire::op::channelOpen>, Session &, const wire::ChannelRef &);
    Async<wire::Empty> answer(OpOf<wire::op::channelClose>, Session &, const wire::ChannelRef &);
    Async<wire::EnvelopeReply> answer(OpOf<wire::op::envelopeSend>, Session &,
                                      const wire::EnvelopeSend &);
    Async<wire::Empty> answer(OpOf<wire::op::envelopeAck>, Session &, const wire::EnvelopeAck &);
    Async<wire::EnvelopeList> answer(OpOf<wire::op::envelopeList>, Session &,
                                     const wire::EnvelopeListRequest &);
    Async<wire::Pong> answer(OpOf<wire::op::ping>, Session &, const wire::Empty &);

    const Services m_services;
    Hub &m_hub;
    const Clock &m_clock;
    std::array<Figures, Operations> m_figures;
};

} // namespace dunlin::server
