// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with channels, members, people and invites.

#include "client/session/session_parts.h"

#include <QUrlQuery>

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr int MostTimelines = 6;
constexpr int SearchLimit = 50;

std::optional<wire::Role> roleOf(const QString &name)
{
    for (const auto &each : wire::enumTable(wire::Role())) {
        if (name == QLatin1StringView(each.name))
            return each.value;
    }
    return std::nullopt;
}

QUrlQuery searchFor(const QString &text, int limit)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    // QUrlQuery leaves a plus sign alone, and servers read it as a space.
    if (!text.isEmpty())
        query.addQueryItem(QStringLiteral("query"),
                           QString::fromLatin1(QUrl::toPercentEncoding(text)));
    return query;
}

// The token of "dunlin://host/invite/TOKEN", "https://host/invite/TOKEN" or the bare token.
QString tokenOf(const QString &link)
{
    QString text = link.trimmed();
    if (const qsizetype question = text.indexOf(QLatin1Char('?')); question >= 0) {
        QString token = QUrlQuery(text.mid(question + 1)).queryItemValue(QStringLiteral("token"));
        if (!token.isEmpty())
            return token;
        text.truncate(question);
    }
    while (text.endsWith(QLatin1Char('/')))
        text.chop(1);
    return text.mid(text.lastIndexOf(QLatin1Char('/')) + 1);
}

} // namespace

std::optional<ChannelId> AccountSession::parseChannel(const QString &text)
{
    const auto id = ChannelId::fromText(text);
    if (!id)
        report(fail(Errc::Invalid, QStringLiteral("That is no channel")));
    return id;
}

// The channel is in the list before anybody hears that it is ready.
Async<wire::Channel> AccountSession::entered(Async<wire::Channel> answer, wire::Role role)
{
    return then(this, std::move(answer), [this, role](const wire::Channel &channel) {
        return m_parts->onEngine(
            [engine = m_parts->engine, channel, role]() -> Result<wire::Channel> {
                DUNLIN_CHECK(engine->enter(channel, role));
                return channel;
            });
    });
}

void AccountSession::announce(Async<wire::Channel> answer)
{
    finally(this, std::move(answer), [this](const Result<wire::Channel> &outcome) {
        if (outcome.ok())
            Q_EMIT channelReady(outcome->id.toText());
        else
            report(outcome.error());
    });
}

Async<wire::Channel> AccountSession::makeChannel(const wire::ChannelCreate &request)
{
    return entered(m_parts->http->call(wire::http::createChannel, request), wire::Role::Owner);
}

Async<wire::Channel> AccountSession::join(const ChannelId &channel)
{
    const PathValues path = SessionParts::pathOf(channel);
    const auto joined = m_parts->http->call(wire::http::join, wire::Empty{}, path);
    const auto card = then(this, joined, [this, path](wire::Empty) {
        return m_parts->http->call(wire::http::channel, wire::Empty{}, path);
    });
    return entered(card, wire::Role::Member);
}

Async<wire::Channel> AccountSession::enter(const QString &inviteLink)
{
    const auto accepted = m_parts->http->call(wire::http::acceptInvite, wire::Empty{},
                                              {{QStringLiteral("token"), tokenOf(inviteLink)}});
    return entered(accepted, wire::Role::Member);
}

Async<Done> SessionRequests::leave(const ChannelId &channel)
{
    const auto left =
        m_parts->http->call(wire::http::leave, wire::Empty{}, SessionParts::pathOf(channel));
    return then(this, left, [this](wire::Empty) {
        return m_parts->onEngine([engine = m_parts->engine] {
            engine->syncEngine()->wantSync();
            return ok();
        });
    });
}

Async<wire::Invite> SessionRequests::invite(const ChannelId &channel)
{
    const auto made = m_parts->http->call(wire::http::createInvite, wire::InviteCreate{},
                                          SessionParts::pathOf(channel));
    return then(this, made, [this, channel](const wire::Invite &invite) {
        return m_parts->onEngine(
            [engine = m_parts->engine, channel, invite]() -> Result<wire::Invite> {
                // This device signs for who comes by it.
                if (engine->sealing()->isEncrypted(channel))
                    DUNLIN_CHECK(engine->sealing()->desk().noteLink(channel));
                return invite;
            });
    });
}

Async<Done> SessionRequests::admit(const ChannelId &channel, const UserId &user)
{
    PathValues path = SessionParts::pathOf(channel);
    path.insert(QStringLiteral("userId"), user.toText());
    // Who is there already keeps the role that they have.
    return then(
        this, memberList(channel), [this, channel, user, path](const wire::MemberList &list) {
            const bool isThere =
                std::any_of(list.members.cbegin(), list.members.cend(),
                            [&user](const wire::Member &each) { return each.user.id == user; });
            const auto put = isThere
                ? ready<wire::Empty>(wire::Empty{})
                : m_parts->http->call(wire::http::putMember, wire::MemberPut{wire::Role::Member},
                                      path);
            return then(this, put, [this, channel, user](wire::Empty) {
                return signedFor(channel, user, Signed::In);
            });
        });
}

Async<wire::HookList> SessionRequests::hooks(const ChannelId &channel)
{
    return m_parts->http->call(wire::http::hooks, wire::Empty{}, SessionParts::pathOf(channel));
}

Async<wire::Hook> SessionRequests::makeHook(const ChannelId &channel,
                                            const wire::HookCreate &request)
{
    return m_parts->http->call(wire::http::createHook, request, SessionParts::pathOf(channel));
}

Async<Done> SessionRequests::removeHook(const ChannelId &channel, const HookId &hook)
{
    PathValues path = SessionParts::pathOf(channel);
    path.insert(QStringLiteral("hookId"), hook.toText());
    return then(this, m_parts->http->call(wire::http::removeHook, wire::Empty{}, path),
                [](wire::Empty) { return ok(); });
}

Async<wire::Hook> SessionRequests::resumeHook(const ChannelId &channel, const HookId &hook)
{
    PathValues path = SessionParts::pathOf(channel);
    path.insert(QStringLiteral("hookId"), hook.toText());
    return m_parts->http->call(wire::http::resumeHook, wire::Empty{}, path);
}

Async<Done> SessionRequests::expel(const ChannelId &channel, const UserId &user)
{
    PathValues path = SessionParts::pathOf(channel);
    path.insert(QStringLiteral("userId"), user.toText());
    const auto removed = m_parts->http->call(wire::http::removeMember, wire::Empty{}, path);
    return then(this, removed, [this, channel, user](wire::Empty) {
        return signedFor(channel, user, Signed::Out);
    });
}

Async<wire::MemberList> SessionRequests::memberList(const ChannelId &channel)
{
    return m_parts->http->call(wire::http::members, wire::Empty{}, SessionParts::pathOf(channel));
}

Async<wire::SearchList> SessionRequests::search(const QString &text, int limit, qint64 before,
                                                const std::optional<ChannelId> &channel)
{
    QUrlQuery query = searchFor(text, limit);
    if (channel)
        query.addQueryItem(QStringLiteral("channelId"), channel->toText());
    if (before > 0)
        query.addQueryItem(QStringLiteral("before"), QString::number(before));
    return m_parts->http->call(wire::http::search, wire::Empty{}, {}, query);
}

Async<wire::UserList> SessionRequests::findPeople(const QString &text, int limit)
{
    return m_parts->http->call(wire::http::users, wire::Empty{}, {}, searchFor(text, limit));
}

Async<wire::ChannelDirectory> SessionRequests::findChannels(const QString &text, int limit)
{
    return m_parts->http->call(wire::http::directory, wire::Empty{}, {}, searchFor(text, limit));
}

void AccountSession::createChannel(const QString &name, const QString &description, bool isPrivate,
                                   const QStringList &memberIds, bool encrypted)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.name = name.trimmed();
    if (!description.trimmed().isEmpty())
        request.description = description.trimmed();
    request.isPrivate = isPrivate;
    if (encrypted)
        request.encrypted = true;
    for (const QString &each : memberIds) {
        if (const auto id = UserId::fromText(each))
            request.members.append(*id);
    }
    announce(makeChannel(request));
}

void AccountSession::openDirect(const QString &userId)
{
    const auto peer = UserId::fromText(userId);
    if (!peer) {
        report(fail(Errc::Invalid, QStringLiteral("That is nobody")));
        return;
    }
    for (const ChannelCard &each : m_parts->channels.cards()) {
        if (each.peer == *peer) {
            Q_EMIT channelReady(each.id.toText());
            return;
        }
    }
    // That it can't be found out is no reason to write in the clear.
    const auto asked = m_parts->onEngine(
        [engine = m_parts->engine, peer = *peer] { return engine->sealing()->mayTalkTo(peer); });
    finally(this, asked, [this, peer = *peer](const Result<bool> &may) {
        if (may.ok())
            makeDirect(peer, *may);
        else
            report(may.error());
    });
}

void AccountSession::makeDirect(const UserId &peer, bool encrypted)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.kind = wire::ChannelKind::Direct;
    request.isPrivate = true;
    request.members = {peer};
    if (encrypted)
        request.encrypted = true;
    finally(this, makeChannel(request), [this](const Result<wire::Channel> &outcome) {
        if (!outcome.ok()) {
            report(outcome.error());
            return;
        }
        Q_EMIT channelReady(outcome->id.toText());
        // The other one may have made it before, and otherwise.
        if (!outcome->encrypted)
            Q_EMIT directInTheClear(outcome->id.toText());
    });
}

void AccountSession::joinChannel(const QString &channelId)
{
    if (const auto channel = parseChannel(channelId))
        announce(join(*channel));
}

void AccountSession::leaveChannel(const QString &channelId)
{
    if (const auto channel = parseChannel(channelId))
        reportIfFailed(leave(*channel));
}

void AccountSession::changeChannel(const QString &channelId, const QString &name,
                                   const QString &description, const QString &retention, qint64 ttl,
                                   int slowMode)
{
    const auto channel = parseChannel(channelId);
    if (!channel)
        return;
    const ChannelCard *card = m_parts->channels.find(*channel);
    std::optional<wire::RetentionMode> mode;
    for (const auto &each : wire::enumTable(wire::RetentionMode())) {
        if (retention == QLatin1StringView(each.name))
            mode = each.value;
    }
    if (!card || !mode) {
        report(fail(Errc::Invalid, QStringLiteral("That can't be set for this channel")));
        return;
    }
    wire::ChannelPatch patch;
    if (card->kind != wire::ChannelKind::Direct && name.trimmed() != card->name)
        patch.name = name.trimmed();
    if (description.trimmed() != card->description)
        patch.description = description.trimmed();
    // With `delivered` the server has its own time for devices that never come back.
    wire::Retention wanted{*mode, {}};
    if (*mode == wire::RetentionMode::Expire)
        wanted.ttl = ttl;
    const bool sameTime = *mode != wire::RetentionMode::Expire || wanted.ttl == card->retention.ttl;
    if (*mode != card->retention.mode || !sameTime)
        patch.retention = wanted;
    if (slowMode != card->slowModeSeconds)
        patch.slowModeSeconds = slowMode;
    const auto changed =
        m_parts->http->call(wire::http::changeChannel, patch, SessionParts::pathOf(*channel));
    finally(this, changed, [this, channelId](const Result<wire::Channel> &outcome) {
        if (outcome.ok())
            Q_EMIT channelChanged(channelId);
        else
            report(outcome.error());
    });
}

void AccountSession::addMember(const QString &channelId, const QString &userId)
{
    const auto channel = parseChannel(channelId);
    const auto user = UserId::fromText(userId);
    if (!channel)
        return;
    if (!user) {
        report(fail(Errc::Invalid, QStringLiteral("That is nobody")));
        return;
    }
    reportIfFailed(admit(*channel, *user));
}

void AccountSession::setRole(const QString &channelId, const QString &userId, const QString &role)
{
    const auto channel = parseChannel(channelId);
    const auto wanted = roleOf(role);
    if (!channel)
        return;
    if (!wanted || !UserId::fromText(userId)) {
        report(fail(Errc::Invalid, QStringLiteral("That is no role of anybody")));
        return;
    }
    PathValues path = SessionParts::pathOf(*channel);
    path.insert(QStringLiteral("userId"), userId);
    reportIfFailed(m_parts->http->call(wire::http::putMember, wire::MemberPut{*wanted}, path));
}

void AccountSession::removeMember(const QString &channelId, const QString &userId)
{
    const auto channel = parseChannel(channelId);
    const auto user = UserId::fromText(userId);
    if (!channel)
        return;
    if (!user) {
        report(fail(Errc::Invalid, QStringLiteral("That is nobody")));
        return;
    }
    reportIfFailed(expel(*channel, *user));
}

void AccountSession::createInvite(const QString &channelId)
{
    const auto channel = parseChannel(channelId);
    if (!channel)
        return;
    finally(this, invite(*channel), [this](Result<wire::Invite> outcome) {
        if (outcome.ok())
            Q_EMIT inviteReady(outcome->url);
        else
            report(outcome.error());
    });
}

void AccountSession::acceptInvite(const QString &link)
{
    announce(enter(link));
}

void AccountSession::searchPeople(const QString &text)
{
    const QString query = text.trimmed();
    m_parts->people.beginSearch(query);
    if (query.isEmpty()) {
        m_parts->people.setResults(query, {});
        return;
    }
    finally(this, findPeople(query, SearchLimit), [this, query](Result<wire::UserList> found) {
        if (!found.ok())
            report(found.error());
        m_parts->people.setResults(query, found.ok() ? found->users : QList<wire::User>());
    });
}

void AccountSession::searchPlaces(const QString &text)
{
    // Channels change while nobody looks: they are taken over when it is opened, and with each letter.
    m_parts->switcher.setSelf(m_parts->identity ? m_parts->identity->account.id : UserId());
    m_parts->switcher.setChannels(m_parts->channels.cards());
    m_parts->switcher.setFriends(m_parts->friends.cards());
    m_parts->switcher.setText(text);
    if (m_parts->switcher.text().isEmpty() || m_connection != Connection::Online)
        m_parts->switcherTimer.stop();
    else
        m_parts->switcherTimer.start();
}

void AccountSession::refreshDirectory(const QString &text)
{
    const QString query = text.trimmed();
    m_parts->directory.beginSearch(query);
    finally(this, findChannels(query, SearchLimit),
            [this, query](Result<wire::ChannelDirectory> found) {
                if (!found.ok())
                    report(found.error());
                m_parts->directory.setResults(
                    query, found.ok() ? found->channels : QList<wire::Channel>());
            });
}

TimelineModel *AccountSession::timeline(const QString &channelId)
{
    const auto channel = ChannelId::fromText(channelId);
    if (!channel || !m_parts->identity)
        return nullptr;
    QList<TimelineModel *> &models = m_parts->timelines;
    Engine *engine = m_parts->engine;
    for (qsizetype i = 0; i < models.size(); ++i) {
        if (models.at(i)->channelId() == *channel) {
            // One that was left and is come back to.
            if (i > 0)
                models.at(i)->reopen();
            models.move(i, 0);
            return models.first();
        }
    }
    auto *model = new TimelineModel(*channel, m_parts->identity->account.id, this);
    models.prepend(model);
    connect(model, &TimelineModel::pageWanted, this, [this, engine, id = *channel](qint64 page) {
        m_parts->onEngine([engine, id, page] {
            engine->loadPage(id, page);
            return ok();
        });
    });
    model->setPending(m_parts->pendingOf(*channel));
    m_parts->onEngine([engine, id = *channel] {
        engine->watch(id);
        return ok();
    });
    if (models.size() > MostTimelines) {
        TimelineModel *oldest = models.takeLast();
        m_parts->onEngine([engine, id = oldest->channelId()] {
            engine->unwatch(id);
            return ok();
        });
        oldest->deleteLater();
    }
    return model;
}

MemberModel *AccountSession::members(const QString &channelId)
{
    const auto channel = ChannelId::fromText(channelId);
    if (!channel || !m_parts->identity)
        return nullptr;
    MemberModel *&model = m_parts->members[*channel];
    if (!model)
        model = new MemberModel(*channel, m_parts->identity->account.id, this);
    m_parts->onEngine([engine = m_parts->engine, id = *channel] {
        engine->loadMembers(id);
        return ok();
    });
    return model;
}

} // namespace dunlin::client
