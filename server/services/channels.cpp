// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/channels.h"

#include "server/services/access.h"
#include "server/services/membership.h"
#include "server/services/notifications.h"
#include "server/services/operations.h"
#include "server/services/validation.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int MostDescription = 500;
constexpr qsizetype MostFirstMembers = 100;
constexpr int UsualDirectory = 50;
constexpr qint64 SlowestSeconds = 6 * 3600;

Operation operationOf(const Caller &caller, const wire::ChannelCreate &request,
                      const ChannelId &channel)
{
    // The server picks the channel's id, so it is no part of the request. What came later to requests counts where it is
    // there, so that older ones keep their hash.
    QByteArray later;
    if (request.retention && request.retention->mode != wire::RetentionMode::Keep)
        later = QByteArray::number(int(request.retention->mode)) + ' '
            + QByteArray::number(request.retention->ttl.value_or(0));
    if (request.encrypted.value_or(false))
        later += " encrypted";
    return {request.opId, caller.user, OpKind::ChannelCreate, channel,
            requestHash(OpKind::ChannelCreate, ChannelId(), request.kind, request.name,
                        request.description, request.isPrivate, bytesOf(request.members) + later)};
}

Result<MadeChannel> madeBefore(Stores &stores, const OperationRecord &record, const UserId &user)
{
    DUNLIN_TRY(const auto channel, stores.channels.find(record.channelId));
    if (!channel)
        return fail(Errc::Gone, u"made before, and removed since"_s);
    DUNLIN_CHECK(standingOf(stores, record.channelId, user));
    DUNLIN_TRY(const wire::Channel card, cardFor(stores, *channel, user));
    return MadeChannel{false, card};
}

NotificationRecord added(const wire::Channel &channel, const UserId &by)
{
    return {wire::NotificationKind::Added, by, channel.createdAt, channel.id, {}};
}

Status demandPeople(Stores &stores, const UserId &by, const QList<UserId> &people)
{
    for (const UserId &each : people)
        DUNLIN_CHECK(mayAdd(stores, by, each, u"members"_s));
    return ok();
}

// Name, description and the rest of a channel that is to be made.
Result<wire::Channel> acceptChannel(const wire::ChannelCreate &request, const UserId &creator,
                                    const wire::Limits &limits, qint64 now)
{
    wire::Channel channel;
    channel.encrypted = request.encrypted.value_or(false);
    // Whoever comes could have everything read to them: nothing would be kept from anybody.
    if (channel.encrypted && request.kind == wire::ChannelKind::Channel && !request.isPrivate)
        return fail(Errc::Invalid, u"a public channel can't be encrypted"_s, u"encrypted"_s);
    if (request.retention) {
        DUNLIN_TRY(channel.retention, acceptRetention(*request.retention));
    }
    channel.id = ChannelId::create();
    channel.kind = request.kind;
    channel.createdBy = creator;
    channel.createdAt = now;
    if (request.kind == wire::ChannelKind::Direct) {
        if (request.name)
            return fail(Errc::Invalid, u"a direct channel has no name"_s, u"name"_s);
        channel.isPrivate = true;
        return channel;
    }
    DUNLIN_TRY(channel.name, acceptChannelName(request.name.value_or(QString()), limits));
    DUNLIN_TRY(
        channel.description,
        acceptLine(request.description.value_or(QString()), u"description"_s, MostDescription));
    channel.isPrivate = request.isPrivate;
    return channel;
}

} // namespace

Async<MadeChannel> Channels::create(const Caller &caller, const wire::ChannelCreate &request)
{
    if (request.kind == wire::ChannelKind::Direct)
        return createDirect(caller, request);
    Result<wire::Channel> accepted =
        acceptChannel(request, caller.user, m_context.limits, m_context.clock.nowMs());
    if (!accepted.ok())
        return ready<MadeChannel>(accepted.error());
    if (request.members.size() > MostFirstMembers)
        return ready<MadeChannel>(fail(Errc::Invalid, u"too many people at once"_s, u"members"_s));
    return m_context.storage.write(
        accepted->id,
        [channel = *accepted, operation = operationOf(caller, request, accepted->id),
         members = request.members,
         &fanout = m_context.fanout](UnitOfWork &unit) -> Result<MadeChannel> {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const auto first, firstTime(stores, operation));
            if (first)
                return madeBefore(stores, *first, operation.user);
            DUNLIN_CHECK(demandPeople(stores, operation.user, members));
            DUNLIN_CHECK(stores.channels.create(channel, std::nullopt));
            DUNLIN_CHECK(
                admit(unit, fanout, channel, operation.user, wire::Role::Owner, channel.createdAt));
            QSet<UserId> there{operation.user};
            for (const UserId &each : members) {
                if (there.contains(each))
                    continue;
                there.insert(each);
                DUNLIN_CHECK(
                    admit(unit, fanout, channel, each, wire::Role::Member, channel.createdAt));
                DUNLIN_CHECK(notify(unit, fanout, each, added(channel, operation.user)));
            }
            DUNLIN_CHECK(remember(stores, operation, 0, channel.createdAt));
            DUNLIN_TRY(const wire::Channel card, cardFor(stores, channel, operation.user));
            return MadeChannel{true, card};
        });
}

Async<MadeChannel> Channels::createDirect(const Caller &caller, const wire::ChannelCreate &request)
{
    Result<wire::Channel> accepted =
        acceptChannel(request, caller.user, m_context.limits, m_context.clock.nowMs());
    if (!accepted.ok())
        return ready<MadeChannel>(accepted.error());
    if (request.members.size() != 1 || request.members.constFirst() == caller.user)
        return ready<MadeChannel>(
            fail(Errc::Invalid, u"a direct channel has one other person"_s, u"members"_s));
    return m_context.storage.write(
        accepted->id,
        [channel = *accepted, operation = operationOf(caller, request, accepted->id),
         other = request.members.constFirst(),
         &fanout = m_context.fanout](UnitOfWork &unit) -> Result<MadeChannel> {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const auto first, firstTime(stores, operation));
            if (first)
                return madeBefore(stores, *first, operation.user);
            DUNLIN_CHECK(demandPerson(stores, other, u"members"_s));
            DUNLIN_TRY(const auto there, stores.channels.findDirect(operation.user, other));
            if (there) {
                Operation known = operation;
                known.channel = there->id;
                DUNLIN_CHECK(remember(stores, known, 0, channel.createdAt));
                DUNLIN_TRY(const wire::Channel card, cardFor(stores, *there, operation.user));
                return MadeChannel{false, card};
            }
            DUNLIN_CHECK(mayMeet(stores, operation.user, other, u"members"_s));
            DUNLIN_CHECK(stores.channels.create(channel, std::pair(operation.user, other)));
            // The card that goes out with the first admission knows no peer yet, so the caller gets it again.
            DUNLIN_CHECK(admit(unit, fanout, channel, operation.user, wire::Role::Member,
                               channel.createdAt));
            DUNLIN_CHECK(
                admit(unit, fanout, channel, other, wire::Role::Member, channel.createdAt));
            DUNLIN_CHECK(notify(unit, fanout, other, added(channel, operation.user)));
            DUNLIN_CHECK(remember(stores, operation, 0, channel.createdAt));
            DUNLIN_TRY(const wire::Channel card, cardFor(stores, channel, operation.user));
            unit.afterCommit([&fanout, user = operation.user, card] {
                fanout.toUser(
                    user,
                    makePush(wire::event::channel,
                             wire::ChannelEvent{card.id, {}, wire::ChannelAct::Added, card}));
            });
            return MadeChannel{true, card};
        });
}

Async<wire::ChannelList> Channels::mine(const Caller &caller)
{
    return m_context.storage.read(
        [user = caller.user](Stores &stores) -> Result<wire::ChannelList> {
            DUNLIN_TRY(QList<wire::ChannelSummary> channels, stores.channels.summariesOf(user));
            DUNLIN_TRY(const QSet<UserId> apart, apartFrom(stores, user));
            for (wire::ChannelSummary &each : channels) {
                if (each.channel.peer)
                    hideLastSeen(*each.channel.peer, apart);
            }
            return wire::ChannelList{channels};
        });
}

Async<wire::ChannelDirectory> Channels::directory(const Caller &caller, const QString &query,
                                                  std::optional<qint64> asked)
{
    Q_UNUSED(caller) // everybody with an account may look
    const Result<int> limit = acceptLimit(asked, UsualDirectory, m_context.limits);
    if (!limit.ok())
        return ready<wire::ChannelDirectory>(limit.error());
    return m_context.storage.read([folded = usernameKey(query), limit = *limit](
                                      Stores &stores) -> Result<wire::ChannelDirectory> {
        DUNLIN_TRY(QList<wire::Channel> channels, stores.channels.directory(folded, limit + 1));
        wire::ChannelDirectory directory{channels, channels.size() > limit};
        if (directory.more)
            directory.channels.resize(limit);
        return directory;
    });
}

Async<wire::Channel> Channels::card(const Caller &caller, const ChannelId &id)
{
    return m_context.storage.read(
        [user = caller.user, id](Stores &stores) -> Result<wire::Channel> {
            DUNLIN_TRY(const auto channel, stores.channels.find(id));
            if (!channel)
                return noSuchChannel();
            // The card is the one thing of a public channel that an outsider may see.
            if (channel->isPrivate || channel->kind != wire::ChannelKind::Channel)
                DUNLIN_CHECK(demandToRead(stores, id, user, Action::Read));
            return cardFor(stores, *channel, user);
        });
}

Async<wire::Channel> Channels::change(const Caller &caller, const ChannelId &id,
                                      const wire::ChannelPatch &patch)
{
    const auto judge = [&]() -> Result<wire::ChannelPatch> {
        wire::ChannelPatch lawful = patch;
        if (patch.name) {
            DUNLIN_TRY(lawful.name, acceptChannelName(*patch.name, m_context.limits));
        }
        if (patch.description) {
            DUNLIN_TRY(lawful.description,
                       acceptLine(*patch.description, u"description"_s, MostDescription));
        }
        if (patch.retention) {
            DUNLIN_TRY(lawful.retention, acceptRetention(*patch.retention));
        }
        if (patch.slowModeSeconds
            && (*patch.slowModeSeconds < 0 || *patch.slowModeSeconds > SlowestSeconds))
            return fail(Errc::Invalid, u"between 0 and %1 seconds"_s.arg(SlowestSeconds),
                        u"slowModeSeconds"_s);
        return lawful;
    };
    const Result<wire::ChannelPatch> lawful = judge();
    auto changed = m_context.storage.write(
        id,
        [user = caller.user, id, lawful,
         &fanout = m_context.fanout](UnitOfWork &unit) -> Result<wire::Channel> {
            Stores &stores = unit.stores();
            // Whether there is such a channel for the caller comes before whether the request makes sense.
            DUNLIN_TRY(Standing standing, demand(stores, id, user, Action::ChangeChannel));
            DUNLIN_TRY(const wire::ChannelPatch wanted, lawful);
            wire::Channel channel = standing.channel;
            channel.name = wanted.name.value_or(channel.name);
            channel.description = wanted.description.value_or(channel.description);
            channel.retention = wanted.retention.value_or(channel.retention);
            if (wanted.slowModeSeconds) {
                channel.slowModeSeconds = *wanted.slowModeSeconds == 0
                    ? std::nullopt
                    : std::optional(*wanted.slowModeSeconds);
            }
            if (channel == standing.channel)
                return cardFor(stores, channel, user);
            DUNLIN_TRY(channel.revSeq, stores.channels.nextSeq(id));
            DUNLIN_CHECK(stores.channels.update(channel));
            DUNLIN_TRY(const wire::Channel card, cardFor(stores, channel, user));
            unit.afterCommit([&fanout, card] {
                fanout.toChannel(card.id,
                                 makePush(wire::event::channel,
                                          wire::ChannelEvent{card.id, card.revSeq,
                                                             wire::ChannelAct::Settings, card}),
                                 card.revSeq);
            });
            return card;
        });
    // Before it is answered: whoever reads the answer finds the channel as slow as it says.
    return then(this, changed, [this](const wire::Channel &card) {
        m_slow.set(card.id, card.slowModeSeconds.has_value());
        return Result(card);
    });
}

Async<Done> Channels::remove(const Caller &caller, const ChannelId &id)
{
    auto removed = m_context.storage.write(
        id, [user = caller.user, id, &fanout = m_context.fanout](UnitOfWork &unit) -> Status {
            DUNLIN_CHECK(demand(unit.stores(), id, user, Action::DeleteChannel));
            return dissolve(unit, fanout, id);
        });
    return then(this, removed, [this, id](Done) {
        m_slow.set(id, false);
        return ok();
    });
}

} // namespace dunlin::server
