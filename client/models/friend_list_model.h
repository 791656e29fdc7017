// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who asks to be a friend, who is one, who was asked and who is blocked, in this order and by name within each.
//
// Rows that stay keep their place in views: changes come as single inserts, moves and removals. Main thread.
#pragma once

#include "client/models/row_changes.h"
#include "client/store/friend_values.h"

#include <QHash>
#include <QSet>

namespace dunlin::client {

class FriendListModel : public PeopleRows<FriendCard>
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // Requests that wait for the user's answer.
    Q_PROPERTY(int incomingCount READ incomingCount NOTIFY countChanged)
    Q_PROPERTY(int friendCount READ friendCount NOTIFY countChanged)

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, // QString
        UsernameRole,                  // QString
        NameRole,                      // QString; the display name, or the username
        StateRole,    // QString: incoming, friends, outgoing, blocked; also the section
        SinceRole,    // QDateTime
        OnlineRole,   // bool
        PresenceRole, // QString: online, away, dnd, offline
        LastSeenRole, // QDateTime; invalid when it is not to be seen
        BusyRole,     // bool: something was asked of the server and is not answered yet
        PictureRole,  // QString: the id of its file; empty: none
    };
    Q_ENUM(Role)

    explicit FriendListModel(QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }
    int incomingCount() const { return countOf(wire::FriendState::Incoming); }
    int friendCount() const { return countOf(wire::FriendState::Friends); }
    const QList<FriendCard> &cards() const { return m_rows; }
    bool isBusy(const UserId &user) const { return m_busy.contains(user); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // --- fed by the session ---
    void setFriends(QList<FriendCard> friends);
    void setBusy(const UserId &user, bool busy);

Q_SIGNALS:
    void countChanged();

private:
    int countOf(wire::FriendState state) const;
    QSet<UserId> m_busy;
};

// The wire's name of a state: what models and views call it.
QString friendStateName(wire::FriendState state);

} // namespace dunlin::client
