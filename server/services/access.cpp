// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/access.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

Error noSuchChannel()
{
    return fail(Errc::NotFound, u"there is no such channel"_s);
}

Error outsider(bool channelIsPublic)
{
    return channelIsPublic ? fail(Errc::Forbidden, u"only for members"_s) : noSuchChannel();
}

Result<Standing> standingOf(Stores &stores, const ChannelId &channel, const UserId &user)
{
    DUNLIN_TRY(auto card, stores.channels.find(channel));
    if (!card)
        return noSuchChannel();
    DUNLIN_TRY(auto membership, stores.members.find(channel, user));
    if (!membership || !membership->present())
        return outsider(!card->isPrivate && card->kind == wire::ChannelKind::Channel);
    return Standing{*std::move(card), *membership};
}

Result<Standing> demand(Stores &stores, const ChannelId &channel, const UserId &user, Action action)
{
    DUNLIN_TRY(Standing standing, standingOf(stores, channel, user));
    if (!may(standing.membership.role, action))
        return fail(Errc::Forbidden, u"your role in this channel may not do that"_s);
    return standing;
}

Status demandToRead(Stores &stores, const ChannelId &channel, const UserId &user, Action action)
{
    DUNLIN_TRY(const auto access, stores.access.find(channel, user));
    if (!access)
        return noSuchChannel();
    if (access->role == wire::Role::Unknown)
        return outsider(access->isPublic);
    if (!may(access->role, action))
        return fail(Errc::Forbidden, u"your role in this channel may not do that"_s);
    return ok();
}

Status demandPerson(Stores &stores, const UserId &person, const QString &field)
{
    DUNLIN_TRY(const auto account, stores.accounts.find(person));
    if (!account || account->disabled)
        return fail(Errc::NotFound, u"there is no such person"_s, field);
    return ok();
}

Status mayMeet(Stores &stores, const UserId &by, const UserId &person, const QString &field)
{
    DUNLIN_CHECK(demandPerson(stores, person, field));
    DUNLIN_TRY(const bool mine, stores.friends.blocks(by, person));
    if (mine)
        return fail(Errc::Conflict, u"you block this person"_s, field);
    DUNLIN_TRY(const bool theirs, stores.friends.blocks(person, by));
    if (theirs)
        return fail(Errc::Forbidden, u"this person can't be added by you"_s, field);
    return ok();
}

Status mayAdd(Stores &stores, const UserId &by, const UserId &person, const QString &field)
{
    DUNLIN_CHECK(mayMeet(stores, by, person, field));
    DUNLIN_TRY(const auto account, stores.accounts.find(person));
    const wire::AddedBy lets = account ? account->addedBy : wire::AddedBy::Nobody;
    if (lets == wire::AddedBy::Everybody)
        return ok();
    if (lets == wire::AddedBy::Friends) {
        DUNLIN_TRY(const auto friendship, stores.friends.find(by, person));
        if (friendship && friendship->status == FriendshipRecord::Status::Accepted)
            return ok();
    }
    return fail(Errc::Forbidden, u"this person joins by an invite, and is not added"_s, field);
}

Status isActive(Stores &stores, const Caller &caller)
{
    DUNLIN_TRY(const auto device, stores.devices.find(caller.device));
    if (!device || device->revokedAt)
        return fail(Errc::Unauthorized, u"this device was revoked"_s);
    return ok();
}

Result<QSet<UserId>> apartFrom(Stores &stores, const UserId &user)
{
    DUNLIN_TRY(const QList<UserId> apart, stores.friends.apartFrom(user));
    return QSet<UserId>(apart.cbegin(), apart.cend());
}

Result<wire::Channel> cardFor(Stores &stores, wire::Channel channel, const UserId &user)
{
    DUNLIN_TRY(channel.memberCount, stores.members.countPresent(channel.id));
    if (channel.kind == wire::ChannelKind::Direct) {
        DUNLIN_TRY(const QList<UserId> people, stores.members.presentIds(channel.id));
        for (const UserId &each : people) {
            if (each == user)
                continue;
            DUNLIN_TRY(const QList<wire::User> profiles, stores.accounts.profiles({each}));
            if (profiles.isEmpty())
                continue;
            DUNLIN_TRY(const QSet<UserId> apart, apartFrom(stores, user));
            wire::User peer = profiles.constFirst();
            hideLastSeen(peer, apart);
            channel.peer = peer;
        }
    }
    return channel;
}

} // namespace dunlin::server
