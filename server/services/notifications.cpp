// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/notifications.h"

#include "server/services/validation.h"
#include "server/storage/notification_store.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// Of a mention of everybody in a larger channel the unread mentions tell alone: one message must not hold the channel up
// for as long as it takes to write to so many people.
constexpr qint64 MostAtOnce = 1000;

using Kind = wire::NotificationKind;

bool wants(const MembershipRecord &member, Kind kind, qint64 now)
{
    if (!member.present() || member.mutedUntil.value_or(0) > now)
        return false;
    return member.notify == wire::NotifyLevel::All
        || (member.notify == wire::NotifyLevel::Mentions && kind == Kind::Mention);
}

void tell(UnitOfWork &unit, Fanout &fanout, const UserId &to, const wire::UserEvent &event)
{
    unit.afterCommit(
        [&fanout, to, event] { fanout.toUser(to, makePush(wire::event::user, event), event.seq); });
}

} // namespace

Status notify(UnitOfWork &unit, Fanout &fanout, const UserId &to, const NotificationRecord &what)
{
    Stores &stores = unit.stores();
    if (to == what.actor)
        return ok();
    DUNLIN_TRY(const bool blocked, stores.friends.blocks(to, what.actor));
    if (blocked)
        return ok();
    DUNLIN_TRY(const qint64 id, stores.notifications.add(to, what));
    wire::UserEvent event;
    event.kind = wire::UserEventKind::Notification;
    DUNLIN_TRY(event.notification, stores.notifications.find(to, id));
    DUNLIN_TRY(event.seq, stores.userEvents.append(to, u"notification"_s, event, what.createdAt));
    tell(unit, fanout, to, event);
    if (event.notification)
        unit.afterCommit([&fanout, to, what = *event.notification] { fanout.notified(to, what); });
    return ok();
}

Status notifyOfMessage(UnitOfWork &unit, Fanout &fanout, const wire::MessageRow &row)
{
    Stores &stores = unit.stores();
    // In the order of ids: two messages that mention the same people don't wait for each other crosswise.
    QMap<UserId, Kind> people;
    if (row.replyTo) {
        DUNLIN_TRY(const auto answered,
                   stores.messages.find(row.channelId, *row.replyTo, std::nullopt));
        if (answered)
            people.insert(answered->senderId, Kind::Reply);
    }
    if (row.mentionsChannel) {
        DUNLIN_TRY(const qint64 count, stores.members.countPresent(row.channelId));
        if (count <= MostAtOnce) {
            DUNLIN_TRY(const QList<UserId> everybody, stores.members.presentIds(row.channelId));
            for (const UserId &each : everybody)
                people.insert(each, Kind::Mention);
        }
    }
    for (const UserId &each : row.mentions)
        people.insert(each, Kind::Mention);
    people.remove(row.senderId);
    for (auto each = people.cbegin(); each != people.cend(); ++each) {
        DUNLIN_TRY(const auto member, stores.members.find(row.channelId, each.key()));
        if (member && wants(*member, each.value(), row.createdAt))
            DUNLIN_CHECK(
                notify(unit, fanout, each.key(),
                       {each.value(), row.senderId, row.createdAt, row.channelId, row.seq}));
    }
    return ok();
}

Async<wire::NotificationList>
Notifications::list(const Caller &caller, std::optional<qint64> before, std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, UsualPage, m_context.limits);
    if (!limit.ok())
        return ready<wire::NotificationList>(limit.error());
    if (before && *before < 1)
        return ready<wire::NotificationList>(
            fail(Errc::Invalid, u"numbers begin at 1"_s, u"before"_s));
    return m_context.storage.read([user = caller.user, before, limit = *limit](
                                      Stores &stores) -> Result<wire::NotificationList> {
        wire::NotificationList list;
        DUNLIN_TRY(list.notifications, stores.notifications.below(user, before, limit + 1));
        if (list.notifications.size() > limit) {
            list.more = true;
            list.notifications.resize(limit);
        }
        DUNLIN_TRY(list.unread, stores.notifications.countUnread(user));
        DUNLIN_TRY(list.readUpTo, stores.notifications.readUpTo(user));
        return list;
    });
}

Async<Done> Notifications::read(const Caller &caller, const wire::NotificationsRead &request)
{
    if (request.upToId < 1)
        return ready<Done>(fail(Errc::Invalid, u"numbers begin at 1"_s, u"upToId"_s));
    return m_context.storage.write(
        std::nullopt,
        [user = caller.user, upTo = request.upToId, &fanout = m_context.fanout,
         now = m_context.clock.nowMs()](UnitOfWork &unit) -> Status {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const bool raised, stores.notifications.raiseRead(user, upTo));
            if (!raised)
                return ok();
            wire::UserEvent event;
            event.kind = wire::UserEventKind::Notification;
            DUNLIN_TRY(event.notificationsRead, stores.notifications.readUpTo(user));
            DUNLIN_TRY(event.seq,
                       stores.userEvents.append(user, u"notifications.read"_s, event, now));
            tell(unit, fanout, user, event);
            return ok();
        });
}

} // namespace dunlin::server
