// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user should not miss, newest first: mentions, answers, requests. Main thread.
#pragma once

#include "shared/wire/notification.h"

#include <QAbstractListModel>

namespace dunlin::client {

class NotificationModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // Of all on the server, not of those here.
    Q_PROPERTY(int unread READ unread NOTIFY unreadChanged)
    // There are older ones on the server.
    Q_PROPERTY(bool more READ hasMore NOTIFY countChanged)

public:
    enum Role {
        KindRole = Qt::UserRole + 1, // QString: mention, reply, added, friendRequest, friendship
        UserIdRole,                  // QString
        NameRole,                    // QString; who did it
        ChannelIdRole,               // QString; empty when it is about none
        ChannelNameRole,             // QString
        SeqRole,                     // qint64; 0 when it is about no message
        CreatedAtRole,               // QDateTime, local time
        ReadRole,                    // bool
        PictureRole,                 // QString: the id of their picture's file; empty: none
    };
    Q_ENUM(Role)

    explicit NotificationModel(QObject *parent = nullptr);

    int count() const { return int(m_shown.size()); }
    int unread() const { return int(m_unread + m_local.unread); }
    bool hasMore() const { return m_more; }
    qint64 newestId() const { return m_rows.isEmpty() ? 0 : m_rows.first().id; }
    qint64 oldestId() const { return m_rows.isEmpty() ? 0 : m_rows.last().id; }
    const QList<wire::Notification> &rows() const { return m_shown; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // --- fed by the session ---
    // The newest ones: rows that are here stay.
    void setNewest(const wire::NotificationList &list);
    // Those behind oldestId().
    void append(const wire::NotificationList &list);
    // Those that only this device knows of, newest first, with ids below 0.
    void setLocal(const wire::NotificationList &list);
    void raiseRead(qint64 upToId);
    void clear();

Q_SIGNALS:
    void countChanged();
    void unreadChanged();

private:
    void setUnread(qint64 unread);
    void present();
    QList<wire::Notification> m_rows; // the server's
    wire::NotificationList m_local;
    QList<wire::Notification> m_shown; // both, by time
    qint64 m_unread = 0;
    qint64 m_readUpTo = 0;
    bool m_more = false;
};

} // namespace dunlin::client
