// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// People found by a search on the server. Main thread.
#pragma once

#include "shared/wire/friend.h"

#include <QAbstractListModel>
#include <QHash>

namespace dunlin::client {

class PeopleModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // A search is under way.
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    // What was searched for.
    Q_PROPERTY(QString query READ query NOTIFY queryChanged)

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, // QString
        UsernameRole,                  // QString
        NameRole,                      // QString; the display name, or the username
        AboutRole,                     // QString
        FriendStateRole,               // QString: none, incoming, outgoing, friends, blocked
        PictureRole,                   // QString: the id of its file; empty: none
    };
    Q_ENUM(Role)

    explicit PeopleModel(QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }
    bool isBusy() const { return m_busy; }
    QString query() const { return m_query; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // --- fed by the session ---
    void beginSearch(const QString &query);
    // Ignored unless it answers the search that began last.
    void setResults(const QString &query, const QList<wire::User> &users);
    // How people stand to the user, those found and others.
    void setFriendStates(const QHash<UserId, wire::FriendState> &states);

Q_SIGNALS:
    void countChanged();
    void busyChanged();
    void queryChanged();

private:
    void setBusy(bool busy);
    QList<wire::User> m_rows;
    QHash<UserId, wire::FriendState> m_states;
    QString m_query;
    bool m_busy = false;
};

} // namespace dunlin::client
