// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is held of the account, in memory and in cache.db at once: channel records, people, position of the user's
// own stream. Memory changes only after the disk did, so the two agree after every failure.
//
// Message rows stay on disk. Lives in the engine's thread.
#pragma once

#include "client/store/local_store.h"
#include "client/sync/merge.h"

#include <QHash>
#include <QSet>

namespace dunlin::client {

class Shelf
{
public:
    Shelf(LocalStore &store, const Clock &clock);

    LocalStore &store() { return m_store; }
    Status load();
    // The server is another one now, or was restored: everything goes but the outbox.
    Status startOver(LocalStore::Keep keep);

    const QHash<ChannelId, ChannelRecord> &records() const { return m_records; }
    const ChannelRecord *find(const ChannelId &id) const;
    // Carries a plan out. Answers the rows that were new or newer than what was held.
    Result<QList<wire::MessageRow>> apply(const MergePlan &plan);
    Status put(const ChannelRecord &record);
    Status drop(const ChannelId &id);

    const wire::User *user(const UserId &id) const;
    QString nameOf(const UserId &id) const;
    // The id of the file of somebody's picture; empty: there is none that is known.
    QString pictureOf(const UserId &id) const;
    std::optional<UserId> userNamed(const QString &username) const;
    Status putUsers(const QList<wire::User> &users);

    const QHash<UserId, FriendRecord> &friends() const { return m_friends; }
    // One of them changed; None: is nobody in particular any more.
    Status putFriend(const UserId &user, wire::FriendState state);
    // All of them, from the server.
    Status setFriends(const QList<FriendRecord> &friends);

    const std::optional<EpochId> &epoch() const { return m_epoch; }
    qint64 userCursor() const { return m_userCursor; }
    Status setEpoch(const EpochId &epoch);
    Status setUserCursor(qint64 cursor);

private:
    LocalStore &m_store;
    const Clock &m_clock;
    QHash<ChannelId, ChannelRecord> m_records;
    QHash<UserId, wire::User> m_users;
    QHash<UserId, FriendRecord> m_friends;
    std::optional<EpochId> m_epoch;
    qint64 m_userCursor = 0;
};

} // namespace dunlin::client
