// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/memberships.h"

#include "server/auth/digest.h"
#include "server/services/access.h"
#include "server/services/hooks.h"
#include "server/services/membership.h"
#include "server/services/notifications.h"
#include "server/services/validation.h"
#include "server/storage/key_store.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 MostJoins = 100'000;

Error lastOwner()
{
    return fail(Errc::Conflict, u"the last owner hands the channel over, or deletes it"_s);
}

bool isDirect(const Standing &standing)
{
    return standing.channel.kind == wire::ChannelKind::Direct;
}

Status leaveNow(UnitOfWork &unit, Fanout &fanout, const Standing &standing, qint64 now)
{
    if (isDirect(standing))
        return fail(Errc::Forbidden, u"a direct channel is not left"_s);
    if (standing.membership.role == wire::Role::Owner) {
        DUNLIN_TRY(const qint64 owners, unit.stores().members.countOwners(standing.channel.id));
        if (owners <= 1)
            return lastOwner();
    }
    return expel(unit, fanout, standing.membership, now);
}

Status changeRoleNow(UnitOfWork &unit, Fanout &fanout, const Standing &caller,
                     const MembershipRecord &member, wire::Role role)
{
    if (member.role == role)
        return ok();
    const bool self = member.userId == caller.membership.userId;
    if (!may(caller.membership.role, Action::ChangeRoles))
        return fail(Errc::Forbidden, u"only an owner changes roles"_s);
    if (member.role == wire::Role::Owner) {
        if (!self)
            return fail(Errc::Forbidden, u"nobody changes the role of another owner"_s);
        DUNLIN_TRY(const qint64 owners, unit.stores().members.countOwners(member.channelId));
        if (owners <= 1)
            return lastOwner();
    }
    return changeRole(unit, fanout, member, role);
}

} // namespace

QString inviteUrl(const QString &token, const QString &publicUrl)
{
    return u"dunlin://join/"_s + token + u"?server="_s
        + QString::fromLatin1(QUrl::toPercentEncoding(publicUrl));
}

Async<Done> Memberships::join(const Caller &caller, const ChannelId &id)
{
    return m_context.storage.write(
        id,
        [user = caller.user, id, now = m_context.clock.nowMs(),
         &fanout = m_context.fanout](UnitOfWork &unit) -> Status {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const auto channel, stores.channels.find(id));
            if (!channel)
                return noSuchChannel();
            DUNLIN_TRY(const auto member, stores.members.find(id, user));
            if (member && member->present())
                return ok();
            if (channel->isPrivate || channel->kind != wire::ChannelKind::Channel)
                return noSuchChannel();
            return admit(unit, fanout, *channel, user, wire::Role::Member, now);
        });
}

Async<Done> Memberships::leave(const Caller &caller, const ChannelId &id)
{
    return m_context.storage.write(id,
                                   [user = caller.user, id, now = m_context.clock.nowMs(),
                                    &fanout = m_context.fanout](UnitOfWork &unit) -> Status {
                                       DUNLIN_TRY(const Standing standing,
                                                  demand(unit.stores(), id, user, Action::Leave));
                                       return leaveNow(unit, fanout, standing, now);
                                   });
}

Async<wire::MemberList> Memberships::members(const Caller &caller, const ChannelId &id)
{
    struct Listed {
        QList<wire::Member> members;
        QSet<UserId> apart;
    };
    auto listed =
        m_context.storage.read([user = caller.user, id](Stores &stores) -> Result<Listed> {
            DUNLIN_CHECK(demandToRead(stores, id, user, Action::Read));
            DUNLIN_TRY(const QList<wire::Member> members, stores.members.list(id));
            DUNLIN_TRY(const QSet<UserId> apart, apartFrom(stores, user));
            return Listed{members, apart};
        });
    return then(this, listed, [this, user = caller.user](Listed list) -> Result<wire::MemberList> {
        for (wire::Member &each : list.members) {
            hideLastSeen(each.user, list.apart);
            each.presence = list.apart.contains(each.user.id) ? wire::PresenceState::Offline
                                                              : m_presence.of(each.user.id);
            each.online = each.presence != wire::PresenceState::Offline;
            if (each.invitedBy != user)
                each.invitedBy.reset();
        }
        return wire::MemberList{list.members};
    });
}

Async<wire::Roster> Memberships::roster(const Caller &caller, const ChannelId &id)
{
    return m_context.storage.read([user = caller.user, id](Stores &stores) -> Result<wire::Roster> {
        DUNLIN_CHECK(demandToRead(stores, id, user, Action::Read));
        DUNLIN_TRY(const auto epoch, stores.channels.rosterEpoch(id));
        if (!epoch)
            return fail(Errc::NotFound, u"this channel is not encrypted"_s);
        DUNLIN_TRY(const QList<UserId> members, stores.members.presentIds(id));
        DUNLIN_TRY(const auto last, stores.rosterLog.last(id));
        return wire::Roster{*epoch, members, last ? last->seq + 1 : 0};
    });
}

Async<Done> Memberships::put(const Caller &caller, const ChannelId &id, const UserId &user,
                             wire::Role role)
{
    return m_context.storage.write(
        id,
        [me = caller.user, id, user, role, now = m_context.clock.nowMs(),
         &fanout = m_context.fanout](UnitOfWork &unit) -> Status {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const Standing standing, standingOf(stores, id, me));
            if (isDirect(standing))
                return fail(Errc::Forbidden, u"a direct channel stays between two"_s);
            DUNLIN_TRY(const auto member, stores.members.find(id, user));
            if (member && member->present()) {
                DUNLIN_TRY(const auto hook, stores.hooks.findByBot(user));
                if (hook && role > wire::Role::Member)
                    return fail(Errc::Invalid, u"a hook is a member at most"_s, u"role"_s);
                return changeRoleNow(unit, fanout, standing, *member, role);
            }

            if (!may(standing.membership.role, Action::AddMember)
                || (role > wire::Role::Member
                    && !may(standing.membership.role, Action::ChangeRoles)))
                return fail(Errc::Forbidden, u"your role in this channel may not do that"_s);
            DUNLIN_CHECK(mayAdd(stores, me, user, u"userId"_s));
            DUNLIN_CHECK(admit(unit, fanout, standing.channel, user, role, now));
            return notify(unit, fanout, user, {wire::NotificationKind::Added, me, now, id, {}});
        });
}

Async<Done> Memberships::remove(const Caller &caller, const ChannelId &id, const UserId &user)
{
    return m_context.storage.write(
        id,
        [me = caller.user, id, user, now = m_context.clock.nowMs(),
         &fanout = m_context.fanout](UnitOfWork &unit) -> Status {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const Standing standing, standingOf(stores, id, me));
            if (user == me)
                return leaveNow(unit, fanout, standing, now);
            if (!may(standing.membership.role, Action::RemoveMember))
                return fail(Errc::Forbidden, u"your role in this channel may not do that"_s);
            DUNLIN_TRY(const auto member, stores.members.find(id, user));
            if (!member || !member->present())
                return fail(Errc::NotFound, u"not a member"_s, u"userId"_s);
            if (!standsAbove(standing.membership.role, member->role))
                return fail(Errc::Forbidden, u"only members below oneself are removed"_s);
            DUNLIN_CHECK(forgetHookOf(stores, user));
            return expel(unit, fanout, *member, now);
        });
}

Async<Done> Memberships::setNotify(const Caller &caller, const ChannelId &id,
                                   const wire::NotifyPut &request)
{
    return m_context.storage.write(
        id,
        [user = caller.user, id, request, now = m_context.clock.nowMs(),
         &fanout = m_context.fanout](UnitOfWork &unit) -> Status {
            Stores &stores = unit.stores();
            DUNLIN_CHECK(demand(stores, id, user, Action::Read));
            if (request.mutedUntil && *request.mutedUntil < 0)
                return fail(Errc::Invalid, u"not a time"_s, u"mutedUntil"_s);
            wire::UserEvent event;
            event.kind = wire::UserEventKind::Notify;
            event.channelId = id;
            event.notify = request.level;
            // What is over already mutes nothing.
            if (request.mutedUntil.value_or(0) > now)
                event.mutedUntil = request.mutedUntil;
            DUNLIN_CHECK(stores.members.setNotify(id, user, request.level, event.mutedUntil));
            DUNLIN_TRY(event.seq,
                       stores.userEvents.append(user, u"notify:"_s + id.toText(), event, now));
            unit.afterCommit([&fanout, user, event] {
                fanout.toUser(user, makePush(wire::event::user, event), event.seq);
            });
            return ok();
        });
}

Async<wire::Invite> Memberships::invite(const Caller &caller, const ChannelId &id,
                                        const wire::InviteCreate &request)
{
    const qint64 now = m_context.clock.nowMs();
    const OpaqueToken token = createOpaqueToken();
    InviteRecord record;
    record.hash = token.hash;
    record.channelId = id;
    record.createdBy = caller.user;
    record.createdAt = now;
    record.maxUses = request.maxUses;
    if (request.expiresIn)
        record.expiresAt =
            now + std::clamp<qint64>(*request.expiresIn, 0, LongestInviteSeconds) * 1000;
    wire::Invite invite{token.text, inviteUrl(token.text, m_publicUrl()), record.expiresAt};
    return m_context.storage.write(
        id, [record, request, invite](UnitOfWork &unit) -> Result<wire::Invite> {
            DUNLIN_TRY(const Standing standing,
                       demand(unit.stores(), *record.channelId, *record.createdBy, Action::Invite));
            if (isDirect(standing))
                return fail(Errc::Forbidden, u"a direct channel stays between two"_s);
            if (request.expiresIn
                && (*request.expiresIn < 1 || *request.expiresIn > LongestInviteSeconds))
                return fail(Errc::Invalid, u"between a second and a year"_s, u"expiresIn"_s);
            if (request.maxUses && (*request.maxUses < 1 || *request.maxUses > MostJoins))
                return fail(Errc::Invalid, u"between 1 and %1"_s.arg(MostJoins), u"maxUses"_s);
            DUNLIN_CHECK(unit.stores().invites.create(record));
            return invite;
        });
}

Async<wire::Channel> Memberships::accept(const Caller &caller, const QString &token)
{
    const Error unknown = fail(Errc::NotFound, u"this invite is not valid, or not any more"_s);
    const auto hash = hashOfOpaqueToken(token);
    if (!hash)
        return ready<wire::Channel>(unknown);
    auto found =
        m_context.storage.read([hash = *hash, unknown](Stores &stores) -> Result<InviteRecord> {
            DUNLIN_TRY(const auto invite, stores.invites.find(hash));
            if (!invite || !invite->channelId)
                return unknown;
            return *invite;
        });
    // On the queue of the invite's channel, because a join takes a number there.
    return then(
        this, found, [this, user = caller.user, hash = *hash, unknown](const InviteRecord &invite) {
            const ChannelId id = *invite.channelId;
            return m_context.storage.write(
                id,
                [user, id, by = invite.createdBy, hash, unknown, now = m_context.clock.nowMs(),
                 &fanout = m_context.fanout](UnitOfWork &unit) -> Result<wire::Channel> {
                    Stores &stores = unit.stores();
                    DUNLIN_TRY(const auto channel, stores.channels.find(id));
                    if (!channel)
                        return unknown;
                    DUNLIN_TRY(const auto member, stores.members.find(id, user));
                    if (!member || !member->present()) {
                        DUNLIN_TRY(const bool used, stores.invites.use(hash, now));
                        if (!used)
                            return unknown;
                        DUNLIN_CHECK(
                            admit(unit, fanout, *channel, user, wire::Role::Member, now, by));
                    }
                    return cardFor(stores, *channel, user);
                });
        });
}

} // namespace dunlin::server
