// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sync/shelf.h"

namespace dunlin::client {

namespace {

const QString EpochKey = QStringLiteral("epoch");
const QString UserCursorKey = QStringLiteral("userCursor");

} // namespace

Shelf::Shelf(LocalStore &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock)
{
}

Status Shelf::load()
{
    DUNLIN_TRY(const QList<ChannelRecord> records, m_store.channels().load());
    DUNLIN_TRY(const auto users, m_store.people().loadUsers());
    DUNLIN_TRY(const auto friends, m_store.friends().load());
    DUNLIN_TRY(const QString epoch, m_store.meta().value(EpochKey));
    DUNLIN_TRY(const QString cursor, m_store.meta().value(UserCursorKey));
    m_records.clear();
    for (ChannelRecord record : records) {
        // A record without a last segment could not be extended.
        if (record.segments.isEmpty())
            record.segments = Segments(
                {{record.cursor + 1, record.cursor, record.msgCount + 1, record.msgCount}});
        m_records.insert(record.id(), record);
    }
    m_users = users;
    m_friends = friends;
    m_epoch = EpochId::fromText(epoch);
    m_userCursor = cursor.toLongLong();
    return ok();
}

Status Shelf::startOver(LocalStore::Keep keep)
{
    DUNLIN_CHECK(m_store.rebuildCache(keep));
    return load();
}

const ChannelRecord *Shelf::find(const ChannelId &id) const
{
    const auto at = m_records.constFind(id);
    return at == m_records.cend() ? nullptr : &*at;
}

Result<QList<wire::MessageRow>> Shelf::apply(const MergePlan &plan)
{
    ChannelRecord record = plan.record;
    QList<wire::MessageRow> fresh;
    const auto work = [&]() -> Status {
        DUNLIN_CHECK(m_store.channels().put(record));
        MessageTable &messages = m_store.messages();
        if (plan.dropRows)
            DUNLIN_CHECK(messages.removeAll(record.no));
        for (const auto &[from, to] : plan.drops)
            DUNLIN_CHECK(messages.removeBySeq(record.no, from, to));
        for (const wire::MessageRow &row : plan.rows) {
            // An answer that was under way while retention took the row.
            if (row.seq <= record.purgedSeq)
                continue;
            DUNLIN_TRY(const bool stored, messages.put(record.no, row));
            if (stored)
                fresh.append(row);
        }
        return ok();
    };
    DUNLIN_CHECK(m_store.inCache(work));
    m_records.insert(record.id(), record);
    for (wire::MessageRow &row : fresh)
        m_store.messages().show(row);
    return fresh;
}

Status Shelf::put(const ChannelRecord &record)
{
    ChannelRecord stored = record;
    DUNLIN_CHECK(m_store.inCache([&] { return m_store.channels().put(stored); }));
    m_records.insert(stored.id(), stored);
    return ok();
}

Status Shelf::drop(const ChannelId &id)
{
    const auto at = m_records.constFind(id);
    if (at == m_records.cend())
        return ok();
    const auto work = [&]() -> Status {
        // Its own table is watched.
        DUNLIN_CHECK(m_store.messages().removeAll(at->no));
        return m_store.channels().remove(*at);
    };
    DUNLIN_CHECK(m_store.inCache(work));
    m_records.remove(id);
    return ok();
}

const wire::User *Shelf::user(const UserId &id) const
{
    const auto at = m_users.constFind(id);
    return at == m_users.cend() ? nullptr : &*at;
}

std::optional<UserId> Shelf::userNamed(const QString &username) const
{
    for (auto at = m_users.cbegin(); at != m_users.cend(); ++at) {
        if (at->username == username)
            return at.key();
    }
    return std::nullopt;
}

QString Shelf::nameOf(const UserId &id) const
{
    const wire::User *known = user(id);
    if (!known)
        return {};
    if (wire::isBot(known->username))
        return QStringLiteral("%1 (bot)").arg(known->displayName);
    return known->displayName.isEmpty() ? known->username : known->displayName;
}

QString Shelf::pictureOf(const UserId &id) const
{
    const wire::User *known = user(id);
    return known && known->avatarFileId ? known->avatarFileId->toText() : QString();
}

Status Shelf::putUsers(const QList<wire::User> &users)
{
    QList<wire::User> changed;
    for (const wire::User &each : users) {
        const wire::User *known = user(each.id);
        // lastSeenAt moves all the time and is not kept.
        if (!known || known->username != each.username || known->displayName != each.displayName
            || known->about != each.about || known->avatarFileId != each.avatarFileId)
            changed.append(each);
    }
    if (changed.isEmpty())
        return ok();
    const auto work = [&]() -> Status {
        for (const wire::User &each : std::as_const(changed))
            DUNLIN_CHECK(m_store.people().putUser(each, m_clock.nowMs()));
        return ok();
    };
    DUNLIN_CHECK(m_store.inCache(work));
    for (const wire::User &each : std::as_const(changed))
        m_users.insert(each.id, each);
    return ok();
}

Status Shelf::putFriend(const UserId &user, wire::FriendState state)
{
    if (state == wire::FriendState::None) {
        if (!m_friends.contains(user))
            return ok();
        DUNLIN_CHECK(m_store.friends().remove(user));
        m_friends.remove(user);
        return ok();
    }
    const auto known = m_friends.constFind(user);
    if (known != m_friends.cend() && known->state == state)
        return ok();
    // The event does not say since when; the next list will.
    const FriendRecord record{user, state, m_clock.nowMs()};
    DUNLIN_CHECK(m_store.friends().put(record));
    m_friends.insert(user, record);
    return ok();
}

Status Shelf::setFriends(const QList<FriendRecord> &friends)
{
    QHash<UserId, FriendRecord> now;
    for (const FriendRecord &each : friends)
        now.insert(each.user, each);
    if (now == m_friends)
        return ok();
    const auto work = [&]() -> Status {
        DUNLIN_CHECK(m_store.friends().clear());
        for (const FriendRecord &each : std::as_const(now))
            DUNLIN_CHECK(m_store.friends().put(each));
        return ok();
    };
    DUNLIN_CHECK(m_store.inCache(work));
    m_friends = now;
    return ok();
}

Status Shelf::setEpoch(const EpochId &epoch)
{
    DUNLIN_CHECK(m_store.meta().set(EpochKey, epoch.toText()));
    m_epoch = epoch;
    return ok();
}

Status Shelf::setUserCursor(qint64 cursor)
{
    if (cursor == m_userCursor)
        return ok();
    DUNLIN_CHECK(m_store.meta().set(UserCursorKey, QString::number(cursor)));
    m_userCursor = cursor;
    return ok();
}

} // namespace dunlin::client
