// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The server's public channels, as found by the last search. Main thread.
#pragma once

#include "shared/wire/channel.h"

#include <QAbstractListModel>
#include <QSet>

namespace dunlin::client {

class DirectoryModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString query READ query NOTIFY queryChanged)

public:
    enum Role {
        ChannelIdRole = Qt::UserRole + 1, // QString
        NameRole,                         // QString
        DescriptionRole,                  // QString
        MemberCountRole,                  // int; 0 when not known
        JoinedRole,                       // bool: the user is in it
    };
    Q_ENUM(Role)

    explicit DirectoryModel(QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }
    bool isBusy() const { return m_busy; }
    QString query() const { return m_query; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // --- fed by the session ---
    void beginSearch(const QString &query);
    void setResults(const QString &query, const QList<wire::Channel> &channels);
    // The channels the user is in.
    void setJoined(const QSet<ChannelId> &joined);

Q_SIGNALS:
    void countChanged();
    void busyChanged();
    void queryChanged();

private:
    void setBusy(bool busy);
    QList<wire::Channel> m_rows;
    QSet<ChannelId> m_joined;
    QString m_query;
    bool m_busy = false;
};

} // namespace dunlin::client
