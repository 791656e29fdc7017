// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/marks.h"

#include "server/services/access.h"
#include "server/services/purges.h"
#include "server/services/validation.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// Shared by both marks: the caller is a member, and the number is one that the channel has reached.
Result<Standing> acceptMark(Stores &stores, const UserId &user, const wire::MarkRequest &request)
{
    DUNLIN_TRY(Standing standing, demand(stores, request.channelId, user, Action::Read));
    DUNLIN_TRY(const auto head, stores.channels.head(request.channelId));
    if (!head || request.seq < 1 || request.seq > head->headSeq)
        return fail(Errc::Invalid, u"the channel has no such number"_s, u"seq"_s);
    return standing;
}

PushPtr receipt(const MembershipRecord &membership)
{
    return makePush(wire::event::receipt,
                    wire::ReceiptEvent{membership.channelId, membership.userId, membership.readSeq,
                                       membership.receivedSeq});
}

} // namespace

Marks::Marks(const ServiceContext &context, Received received)
    : m_context(context)
    , m_received(std::move(received))
{
    m_sweep.setInterval(500);
    connect(&m_sweep, &QTimer::timeout, this, [this] { expire(); });
}

Async<Done> Marks::read(const Caller &caller, const wire::MarkRequest &request)
{
    return m_context.storage.write(
        request.channelId,
        [user = caller.user, request, &fanout = m_context.fanout,
         now = m_context.clock.nowMs()](UnitOfWork &unit) -> Status {
            Stores &stores = unit.stores();
            DUNLIN_CHECK(acceptMark(stores, user, request));
            DUNLIN_TRY(const bool raised,
                       stores.members.raiseRead(request.channelId, user, request.seq));
            if (!raised)
                return ok();
            DUNLIN_TRY(const auto mark, stores.members.find(request.channelId, user));
            if (!mark)
                return fail(Errc::Internal);
            wire::UserEvent event;
            event.kind = wire::UserEventKind::Read;
            event.channelId = request.channelId;
            event.readSeq = mark->readSeq;
            event.readOrd = mark->readOrd;
            DUNLIN_TRY(event.seq,
                       stores.userEvents.append(user, u"read:"_s + request.channelId.toText(),
                                                event, now));
            unit.afterCommit([&fanout, mark = *mark, event] {
                fanout.toChannel(mark.channelId, receipt(mark));
                fanout.toUser(mark.userId, makePush(wire::event::user, event), event.seq);
            });
            return ok();
        });
}

Async<Done> Marks::received(const Caller &caller, const wire::MarkRequest &request)
{
    auto stored = m_context.storage.write(
        request.channelId,
        [user = caller.user, device = caller.device, request, &fanout = m_context.fanout,
         purges = m_context.purges, now = m_context.clock.nowMs()](UnitOfWork &unit) -> Status {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const Standing standing, acceptMark(stores, user, request));
            if (standing.channel.retention.mode == wire::RetentionMode::Delivered) {
                DUNLIN_TRY(const qint64 before,
                           stores.members.acknowledge(request.channelId, device, request.seq, now));
                if (purges && before < request.seq)
                    unit.afterCommit([purges, request, before] {
                        purges->look(request.channelId, before, request.seq);
                    });
            }
            DUNLIN_TRY(const bool raised,
                       stores.members.raiseReceived(request.channelId, user, request.seq));
            if (!raised)
                return ok();
            DUNLIN_TRY(const auto mark, stores.members.find(request.channelId, user));
            if (mark)
                unit.afterCommit(
                    [&fanout, mark = *mark] { fanout.toChannel(mark.channelId, receipt(mark)); });
            return ok();
        });
    return then(this, stored, [this, device = caller.device, request](Done) {
        m_received(device, request.channelId, request.seq);
        return ok();
    });
}

Async<Done> Marks::typing(const Caller &caller, const wire::TypingRequest &request)
{
    auto allowed = m_context.storage.read(
        [user = caller.user, channel = request.channelId](Stores &stores) -> Status {
            DUNLIN_CHECK(demandToRead(stores, channel, user, Action::Send));
            return ok();
        });
    return then(this, allowed, [this, user = caller.user, request](Done) -> Status {
        const Typist typist{request.channelId, user};
        if (!request.active) {
            if (m_typing.remove(typist) > 0)
                tell(typist, false);
            return ok();
        }
        if (!m_typing.contains(typist) && m_typing.size() >= MostTypists)
            return ok();
        const bool news = !m_typing.contains(typist);
        m_typing.insert(typist, m_context.clock.nowMs() + TypingMs);
        if (news)
            tell(typist, true);
        if (!m_sweep.isActive())
            m_sweep.start();
        return ok();
    });
}

Async<Done> Marks::mayOpen(const Caller &caller, const wire::ChannelRef &request)
{
    return m_context.storage.read(
        [user = caller.user, channel = request.channelId](Stores &stores) -> Status {
            DUNLIN_CHECK(demandToRead(stores, channel, user, Action::Read));
            return ok();
        });
}

void Marks::tell(const Typist &typist, bool active)
{
    m_context.fanout.toOpened(
        typist.channel, typist.user,
        makePush(wire::event::typing, wire::TypingEvent{typist.channel, typist.user, active}));
}

void Marks::expire()
{
    const qint64 now = m_context.clock.nowMs();
    QList<Typist> over;
    for (auto it = m_typing.cbegin(); it != m_typing.cend(); ++it) {
        if (it.value() <= now)
            over.append(it.key());
    }
    for (const Typist &each : std::as_const(over)) {
        m_typing.remove(each);
        tell(each, false);
    }
    if (m_typing.isEmpty())
        m_sweep.stop();
}

} // namespace dunlin::server
