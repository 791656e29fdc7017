// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/friends.h"

#include "server/services/access.h"
#include "server/services/membership.h"
#include "server/services/notifications.h"
#include "server/services/pushes.h"
#include "server/services/validation.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 CoolDownMs = qint64(7) * 24 * 3600 * 1000;

using Stage = FriendshipRecord::Status;

Error noSuchRequest()
{
    return fail(Errc::NotFound, u"this person has not asked"_s, u"userId"_s);
}

Result<AccountRecord> personOf(Stores &stores, const wire::FriendRequest &request)
{
    if (request.userId.has_value() == request.username.has_value())
        return fail(Errc::Invalid, u"a userId or a username"_s, u"userId"_s);
    DUNLIN_TRY(auto account,
               request.userId ? stores.accounts.find(*request.userId)
                              : stores.accounts.findByUsername(usernameKey(*request.username)));
    if (!account || account->disabled)
        return fail(Errc::NotFound, u"there is no such person"_s,
                    request.userId ? u"userId"_s : u"username"_s);
    return *std::move(account);
}

Result<wire::User> profileOf(Stores &stores, const UserId &user)
{
    DUNLIN_TRY(const QList<wire::User> profiles, stores.accounts.profiles({user}));
    if (profiles.isEmpty())
        return fail(Errc::Internal, u"an account without a profile"_s);
    return profiles.constFirst();
}

// A request of `from` that waits for `to`, as `to` may know of it.
Result<std::optional<FriendshipRecord>> waiting(Stores &stores, const UserId &from,
                                                const UserId &to)
{
    DUNLIN_TRY(auto there, stores.friends.find(from, to));
    if (!there || there->status != Stage::Pending || there->requester != from)
        return std::optional<FriendshipRecord>();
    DUNLIN_TRY(const bool hidden, stores.friends.blocks(to, from));
    if (hidden)
        return std::optional<FriendshipRecord>();
    return there;
}

Status befriend(UnitOfWork &unit, Fanout &fanout, FriendshipRecord friendship, qint64 now)
{
    friendship.status = Stage::Accepted;
    friendship.updatedAt = now;
    DUNLIN_CHECK(unit.stores().friends.put(friendship));
    DUNLIN_CHECK(tellFriend(unit, fanout, friendship.requester, friendship.receiver,
                            wire::FriendState::Friends, now));
    DUNLIN_CHECK(tellFriend(unit, fanout, friendship.receiver, friendship.requester,
                            wire::FriendState::Friends, now));
    // Whoever was asked has made it one, by accepting or by asking back.
    return notify(unit, fanout, friendship.requester,
                  {wire::NotificationKind::Friendship, friendship.receiver, now, {}, {}});
}

Result<bool> askNow(UnitOfWork &unit, Fanout &fanout, const UserId &me, const UserId &other,
                    qint64 now)
{
    Stores &stores = unit.stores();
    if (me == other)
        return fail(Errc::Invalid, u"one is one's own friend already"_s, u"userId"_s);
    DUNLIN_TRY(const bool mine, stores.friends.blocks(me, other));
    if (mine)
        return fail(Errc::Conflict, u"you block this person"_s, u"userId"_s);
    DUNLIN_TRY(const auto there, stores.friends.find(me, other));
    if (there && there->status == Stage::Accepted)
        return false;
    if (there && there->status == Stage::Pending) {
        if (there->requester == me)
            return false;
        DUNLIN_CHECK(befriend(unit, fanout, *there, now));
        return true;
    }
    if (there && there->requester == me && now - there->updatedAt < CoolDownMs)
        return fail(Errc::RateLimited, u"this person has declined; ask again later"_s, u"userId"_s,
                    int((CoolDownMs - (now - there->updatedAt)) / 1000 + 1));
    DUNLIN_CHECK(stores.friends.put({createUuidV7(), me, other, Stage::Pending, now, now}));
    DUNLIN_CHECK(tellFriend(unit, fanout, me, other, wire::FriendState::Outgoing, now));
    DUNLIN_TRY(const bool theirs, stores.friends.blocks(other, me));
    if (!theirs) {
        DUNLIN_CHECK(tellFriend(unit, fanout, other, me, wire::FriendState::Incoming, now));
        DUNLIN_CHECK(
            notify(unit, fanout, other, {wire::NotificationKind::FriendRequest, me, now, {}, {}}));
    }
    return true;
}

// In the channel of the two `user` may write, or may not.
Status letWrite(UnitOfWork &unit, Fanout &fanout, const UserId &user, const UserId &other,
                wire::Role role)
{
    Stores &stores = unit.stores();
    DUNLIN_TRY(const auto channel, stores.channels.findDirect(user, other));
    if (!channel)
        return ok();
    DUNLIN_TRY(const auto member, stores.members.find(channel->id, user));
    if (!member || !member->present() || member->role == role)
        return ok();
    return changeRole(unit, fanout, *member, role);
}

Status blockNow(UnitOfWork &unit, Fanout &fanout, const UserId &me, const UserId &other, qint64 now)
{
    Stores &stores = unit.stores();
    DUNLIN_TRY(const bool news, stores.friends.block(me, other, now));
    if (!news)
        return ok();
    DUNLIN_TRY(const auto there, stores.friends.find(me, other));
    // A request of theirs stays for them to see, as if it waited.
    if (there && !(there->status == Stage::Pending && there->requester == other)) {
        DUNLIN_CHECK(stores.friends.remove(me, other));
        if (there->status != Stage::Declined)
            DUNLIN_CHECK(tellFriend(unit, fanout, other, me, wire::FriendState::None, now));
    }
    DUNLIN_CHECK(tellFriend(unit, fanout, me, other, wire::FriendState::Blocked, now));
    return letWrite(unit, fanout, other, me, wire::Role::ReadOnly);
}

Status unblockNow(UnitOfWork &unit, Fanout &fanout, const UserId &me, const UserId &other,
                  qint64 now)
{
    Stores &stores = unit.stores();
    DUNLIN_TRY(const bool news, stores.friends.unblock(me, other));
    if (!news)
        return ok();
    // What they asked meanwhile never arrives.
    DUNLIN_TRY(const auto there, stores.friends.find(me, other));
    if (there) {
        DUNLIN_CHECK(stores.friends.remove(me, other));
        DUNLIN_CHECK(tellFriend(unit, fanout, other, me, wire::FriendState::None, now));
    }
    DUNLIN_CHECK(tellFriend(unit, fanout, me, other, wire::FriendState::None, now));
    return letWrite(unit, fanout, other, me, wire::Role::Member);
}

} // namespace

Status tellFriend(UnitOfWork &unit, Fanout &fanout, const UserId &to, const UserId &about,
                  wire::FriendState state, qint64 now)
{
    wire::UserEvent event;
    event.kind = wire::UserEventKind::Friend;
    event.friendState = state;
    DUNLIN_TRY(event.user, profileOf(unit.stores(), about));
    hideFromStrangers(event);
    DUNLIN_TRY(event.seq,
               unit.stores().userEvents.append(to, u"friend:"_s + about.toText(), event, now));
    unit.afterCommit(
        [&fanout, to, event] { fanout.toUser(to, makePush(wire::event::user, event), event.seq); });
    return ok();
}

Async<wire::FriendList> Friends::list(const Caller &caller)
{
    auto listed =
        m_context.storage.read([user = caller.user](Stores &stores) -> Result<wire::FriendList> {
            DUNLIN_TRY(wire::FriendList list, stores.friends.listOf(user));
            DUNLIN_TRY(const QSet<UserId> apart, apartFrom(stores, user));
            for (auto *people : {&list.outgoing, &list.blocked}) {
                for (wire::Friend &each : *people)
                    hideLastSeen(each.user, apart);
            }
            return list;
        });
    return then(this, listed, [this](wire::FriendList list) -> Result<wire::FriendList> {
        for (wire::Friend &each : list.friends) {
            each.presence = m_presence.of(each.user.id);
            each.online = each.presence != wire::PresenceState::Offline;
        }
        return list;
    });
}

Async<Asked> Friends::ask(const Caller &caller, const wire::FriendRequest &request)
{
    return m_context.storage.write(
        std::nullopt,
        [me = caller.user, request, &fanout = m_context.fanout,
         now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<Asked> {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const AccountRecord other, personOf(stores, request));
            Asked asked;
            DUNLIN_TRY(asked.isNew, askNow(unit, fanout, me, other.id, now));
            DUNLIN_TRY(asked.answer.user, profileOf(stores, other.id));
            DUNLIN_TRY(const QSet<UserId> apart, apartFrom(stores, me));
            hideLastSeen(asked.answer.user, apart);
            DUNLIN_TRY(const auto known, stores.friends.find(me, other.id));
            asked.answer.state = known && known->status == Stage::Accepted
                ? wire::FriendState::Friends
                : wire::FriendState::Outgoing;
            return asked;
        });
}

Async<Done> Friends::change(Work work)
{
    return m_context.storage.write(std::nullopt,
                                   [work = std::move(work), &fanout = m_context.fanout,
                                    now = m_context.clock.nowMs()](UnitOfWork &unit) -> Status {
                                       return work(unit, fanout, now);
                                   });
}

Async<Done> Friends::accept(const Caller &caller, const UserId &from)
{
    return change([me = caller.user, from](UnitOfWork &unit, Fanout &fanout, qint64 now) -> Status {
        DUNLIN_TRY(const auto request, waiting(unit.stores(), from, me));
        if (!request)
            return noSuchRequest();
        return befriend(unit, fanout, *request, now);
    });
}

Async<Done> Friends::decline(const Caller &caller, const UserId &from)
{
    return change([me = caller.user, from](UnitOfWork &unit, Fanout &fanout, qint64 now) -> Status {
        DUNLIN_TRY(auto request, waiting(unit.stores(), from, me));
        if (!request)
            return noSuchRequest();
        request->status = Stage::Declined;
        request->updatedAt = now;
        DUNLIN_CHECK(unit.stores().friends.put(*request));
        DUNLIN_CHECK(tellFriend(unit, fanout, me, from, wire::FriendState::None, now));
        return tellFriend(unit, fanout, from, me, wire::FriendState::None, now);
    });
}

Async<Done> Friends::remove(const Caller &caller, const UserId &other)
{
    return change([me = caller.user, other](UnitOfWork &unit, Fanout &fanout,
                                            qint64 now) -> Status {
        Stores &stores = unit.stores();
        DUNLIN_TRY(const auto there, stores.friends.find(me, other));
        const bool mine = there
            && (there->status == Stage::Accepted
                || (there->status == Stage::Pending && there->requester == me));
        // Somebody else's request is declined, not removed; and what was declined is not forgotten by asking back.
        if (!mine)
            return ok();
        DUNLIN_CHECK(stores.friends.remove(me, other));
        DUNLIN_CHECK(tellFriend(unit, fanout, me, other, wire::FriendState::None, now));
        DUNLIN_TRY(const bool hidden, stores.friends.blocks(other, me));
        return hidden ? ok() : tellFriend(unit, fanout, other, me, wire::FriendState::None, now);
    });
}

Async<Done> Friends::block(const Caller &caller, const UserId &other)
{
    return change(
        [me = caller.user, other](UnitOfWork &unit, Fanout &fanout, qint64 now) -> Status {
            if (me == other)
                return fail(Errc::Invalid, u"nobody blocks themselves"_s, u"userId"_s);
            DUNLIN_CHECK(demandPerson(unit.stores(), other, u"userId"_s));
            return blockNow(unit, fanout, me, other, now);
        });
}

Async<Done> Friends::unblock(const Caller &caller, const UserId &other)
{
    return change(
        [me = caller.user, other](UnitOfWork &unit, Fanout &fanout, qint64 now) -> Status {
            DUNLIN_CHECK(demandPerson(unit.stores(), other, u"userId"_s));
            return unblockNow(unit, fanout, me, other, now);
        });
}

} // namespace dunlin::server
