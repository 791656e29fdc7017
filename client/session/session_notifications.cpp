// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with what the user wants to be told of, and what they were told.

#include "client/session/session_parts.h"
#include "shared/codec/json_codec.h"
#include "shared/core/log.h"

#include <QUrlQuery>

namespace dunlin::client {

namespace {

constexpr int NotificationsPageSize = 50;
const QString NoteKey = QStringLiteral("notifications");

QUrlQuery pageBefore(qint64 id)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(NotificationsPageSize));
    if (id > 0)
        query.addQueryItem(QStringLiteral("before"), QString::number(id));
    return query;
}

} // namespace

void AccountSession::refreshNotifications()
{
    if (m_connection != Connection::Online)
        return;
    // One question at a time: what comes meanwhile is asked for after it.
    if (m_parts->isAskingNotifications) {
        m_parts->askNotificationsAgain = true;
        return;
    }
    m_parts->isAskingNotifications = true;
    m_parts->askNotificationsAgain = false;
    const auto asked =
        m_parts->http->call(wire::http::notifications, wire::Empty{}, {}, pageBefore(0));
    finally(this, asked, [this](Result<wire::NotificationList> list) {
        m_parts->isAskingNotifications = false;
        if (!list.ok() || m_state != State::SignedIn) {
            qCInfo(lcSession, "The notifications could not be asked for");
            return;
        }
        m_parts->notifications.setNewest(*list);
        // For a start without a connection.
        reportIfFailed(
            m_parts->onEngine([engine = m_parts->engine, text = QString::fromUtf8(toJson(*list))] {
                return engine->keepNote(NoteKey, text);
            }));
        if (m_parts->notificationsReadHere > list->readUpTo)
            sendNotificationsRead();
        if (m_parts->askNotificationsAgain)
            refreshNotifications();
    });
}

void AccountSession::moreNotifications()
{
    if (m_connection != Connection::Online || !m_parts->notifications.hasMore()
        || m_parts->isAskingNotifications)
        return;
    m_parts->isAskingNotifications = true;
    const auto asked = m_parts->http->call(wire::http::notifications, wire::Empty{}, {},
                                           pageBefore(m_parts->notifications.oldestId()));
    finally(this, asked, [this](Result<wire::NotificationList> list) {
        m_parts->isAskingNotifications = false;
        if (list.ok())
            m_parts->notifications.append(*list);
        else
            report(list.error());
        if (m_parts->askNotificationsAgain)
            refreshNotifications();
    });
}

void AccountSession::readNotifications()
{
    reportIfFailed(
        m_parts->onEngine([engine = m_parts->engine] { return engine->readMentions(); }));
    const qint64 newest = m_parts->notifications.newestId();
    if (newest == 0 || m_parts->notifications.unread() == 0)
        return;
    m_parts->notificationsReadHere = newest;
    m_parts->notifications.raiseRead(newest);
    sendNotificationsRead();
}

// What can't be told now is told after the next list.
void AccountSession::sendNotificationsRead()
{
    if (m_connection != Connection::Online)
        return;
    const auto told = m_parts->http->call(wire::http::readNotifications,
                                          wire::NotificationsRead{m_parts->notificationsReadHere});
    finally(this, told, [](const Result<wire::Empty> &outcome) {
        if (!outcome.ok())
            qCInfo(lcSession, "That notifications were read could not be told");
    });
}

// What the list was when it was asked for last.
void AccountSession::recallNotifications()
{
    const auto kept =
        m_parts->onEngine([engine = m_parts->engine] { return Result(engine->note(NoteKey)); });
    finally(this, kept, [this](const Result<QString> &text) {
        if (!text.ok() || text->isEmpty() || m_parts->notifications.count() > 0)
            return;
        if (const auto list =
                fromJson<wire::NotificationList>(text->toUtf8(), {DecodeLimits(), Unknown::Zero});
            list.ok())
            m_parts->notifications.setNewest(*list);
    });
}

void AccountSession::setNotify(const QString &channelId, const QString &level, qint64 muteForMs)
{
    const auto channel = parseChannel(channelId);
    if (!channel)
        return;
    std::optional<wire::NotifyLevel> wanted;
    for (const auto &each : wire::enumTable(wire::NotifyLevel())) {
        if (level == QLatin1StringView(each.name))
            wanted = each.value;
    }
    if (!wanted) {
        report(fail(Errc::Invalid, QStringLiteral("That is no level")));
        return;
    }
    wire::NotifyPut put{*wanted, {}};
    if (muteForMs > 0)
        put.mutedUntil = m_parts->clock.nowMs() + muteForMs;
    reportIfFailed(setNotify(*channel, put));
}

Async<Done> AccountSession::setNotify(const ChannelId &channel, const wire::NotifyPut &put)
{
    const auto set = m_parts->http->call(wire::http::setNotify, put, SessionParts::pathOf(channel));
    return then(this, set, [this, channel, put](wire::Empty) {
        return m_parts->onEngine([engine = m_parts->engine, channel, put] {
            return engine->syncEngine()->setNotify(channel, put.level, put.mutedUntil);
        });
    });
}

} // namespace dunlin::client
