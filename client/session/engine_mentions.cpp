// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that deals with mentions in encrypted channels, of which the server knows nothing.

#include "client/session/engine.h"
#include "shared/codec/json_codec.h"
#include "shared/core/log.h"
#include "shared/core/mention_names.h"

#include <algorithm>

namespace dunlin::client {

namespace {

const QString MentionsNote = QStringLiteral("mentions");
constexpr qsizetype MostMentionsKept = 100;
constexpr qint64 MostLookedAt = 300; // unread rows of a channel

} // namespace

std::optional<UserId> Engine::userNamed(const QString &username) const
{
    if (m_identity && m_identity->account.username == username)
        return m_identity->account.id;
    return m_shelf->userNamed(username);
}

bool Engine::mayMentionAll(const ChannelId &channel, const UserId &user) const
{
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record)
        return false;
    if (record->card.memberCount.value_or(0) <= smallChannel)
        return true;
    const auto members = m_store->people().members(record->no);
    return members.ok()
        && std::any_of(members->cbegin(), members->cend(), [&](const MemberRecord &each) {
               return each.user == user && each.present && each.role >= wire::Role::Admin;
           });
}

bool Engine::mentionsMe(const wire::MessageRow &row) const
{
    return !row.deleted && row.senderId != m_sync->self()
        && (row.mentions.contains(m_sync->self()) || row.mentionsChannel.value_or(false));
}

// Unread rows from `from` on that name the user; of many the newest alone.
QList<wire::MessageRow> Engine::sealedMentions(const ChannelRecord &record, qint64 from)
{
    QList<wire::MessageRow> found;
    const auto rows = m_store->messages().byOrd(
        record.no, record.id(), qMax(from, record.msgCount - MostLookedAt + 1), record.msgCount);
    for (const wire::MessageRow &row : rows.ok() ? *rows : QList<wire::MessageRow>()) {
        if (row.sealed && mentionsMe(row))
            found.append(row);
    }
    return found;
}

// What a device was told of, so that it is told of once; sealed at rest, as what it was made of.
void Engine::noteMentions(const QList<wire::MessageRow> &rows)
{
    bool isNew = false;
    for (const wire::MessageRow &row : rows) {
        const ChannelRecord *record = m_shelf->find(row.channelId);
        const bool isWanted = record && row.sealed && mentionsMe(row)
            && record->notify != wire::NotifyLevel::None
            && record->mutedUntil.value_or(0) <= serverNow();
        const bool isThere =
            std::any_of(m_mentions.notifications.cbegin(), m_mentions.notifications.cend(),
                        [&](const wire::Notification &each) {
                            return each.channelId == row.channelId && each.seq == row.seq;
                        });
        if (!isWanted || isThere)
            continue;
        wire::Notification mention;
        mention.kind = wire::NotificationKind::Mention;
        mention.createdAt = row.createdAt;
        mention.channelId = row.channelId;
        mention.channelName = record->card.name;
        mention.seq = row.seq;
        if (const wire::User *user = m_shelf->user(row.senderId))
            mention.user = *user;
        // Never one of the server's.
        mention.id = -(row.createdAt * 1024 + row.seq % 1024);
        const auto later = [&](const wire::Notification &each) {
            return each.createdAt <= mention.createdAt;
        };
        m_mentions.notifications.insert(
            std::find_if(m_mentions.notifications.begin(), m_mentions.notifications.end(), later),
            mention);
        isNew = true;
    }
    if (!isNew)
        return;
    if (m_mentions.notifications.size() > MostMentionsKept)
        m_mentions.notifications.resize(MostMentionsKept);
    keepMentions();
}

void Engine::keepMentions()
{
    m_mentions.unread =
        std::count_if(m_mentions.notifications.cbegin(), m_mentions.notifications.cend(),
                      [](const wire::Notification &each) { return !each.read; });
    const Status kept = m_sealing->keepNote(MentionsNote, QString::fromUtf8(toJson(m_mentions)));
    if (!kept.ok())
        qCWarning(lcSession, "Mentions could not be kept");
    Q_EMIT mentionsPut(m_mentions);
}

void Engine::recallMentions()
{
    m_mentions = wire::NotificationList();
    const auto text = m_sealing->note(MentionsNote);
    if (text.ok() && !text->isEmpty()) {
        if (const auto list =
                fromJson<wire::NotificationList>(text->toUtf8(), {DecodeLimits(), Unknown::Zero});
            list.ok())
            m_mentions = *list;
    }
    Q_EMIT mentionsPut(m_mentions);
}

Status Engine::readMentions()
{
    if (m_mentions.unread == 0)
        return ok();
    for (wire::Notification &each : m_mentions.notifications)
        each.read = true;
    keepMentions();
    return ok();
}

} // namespace dunlin::client
