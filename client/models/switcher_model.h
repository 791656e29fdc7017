// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the quick switcher offers: the user's channels and conversations, friends, and whoever the server found by
// the text. A name that begins with the text stands before one that has it at the beginning of a later word, and
// that before one that has it anywhere; among equals channels in the order of the list, then people by name.
// Without a text: the channels that moved last. Compares as names are compared everywhere. Main thread.
#pragma once

#include "client/store/channel_values.h"
#include "client/store/friend_values.h"

#include <QAbstractListModel>

namespace dunlin::client {

class SwitcherModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)

public:
    enum Role {
        KindRole = Qt::UserRole + 1, // QString: channel, direct, person
        TargetRole,                  // QString: of a person the user's id, else the channel's
        FaceRole,                    // QString: the id that gives the picture its colour
        NameRole,                    // QString
        DetailRole,                  // QString: description, or the username
        PrivateRole,                 // bool
        UnreadRole,                  // int
        PictureRole,                 // QString: the id of a person's file; empty: none
    };
    Q_ENUM(Role)

    explicit SwitcherModel(QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }
    QString text() const { return m_text; }
    void setText(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // --- fed by the session ---
    void setChannels(const QList<ChannelCard> &channels);
    void setFriends(const QList<FriendCard> &friends);
    // What the server found; ignored unless it answers the text of now.
    void setFound(const QString &text, const QList<wire::User> &users);
    // The user, who is not offered to themselves.
    void setSelf(const UserId &self);

Q_SIGNALS:
    void countChanged();
    void textChanged();

private:
    struct Row {
        QString kind;
        QString target;
        QString face;
        QString name;
        QString detail;
        bool isPrivate = false;
        int unread = 0;
        QString picture = {};
        bool operator==(const Row &) const = default;
    };
    int rankOf(const QString &name) const;
    void rebuild();

    QList<ChannelCard> m_channels;
    QList<wire::User> m_friends;
    QList<wire::User> m_found;
    UserId m_self;
    QString m_text;
    QString m_folded;
    QList<Row> m_rows;
};

} // namespace dunlin::client
