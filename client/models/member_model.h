// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is in one channel: owners first, then admins, members and readers, by name within each. Main thread.
#pragma once

#include "client/models/row_changes.h"
#include "client/store/channel_values.h"

namespace dunlin::client {

class MemberModel : public PeopleRows<MemberCard>
{
    Q_OBJECT
    Q_PROPERTY(QString channelId READ channelIdText CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, // QString
        UsernameRole,                  // QString
        NameRole,                      // QString; the display name, or the username
        RoleRole,                      // QString: owner, admin, member, readonly
        OnlineRole,                    // bool, as of the last look
        IsSelfRole,                    // bool
        PresenceRole,                  // QString: online, away, dnd, offline
        VerifiedRole,                  // bool: their safety number was compared
        PictureRole,                   // QString: the id of its file; empty: none
    };
    Q_ENUM(Role)

    MemberModel(const ChannelId &channel, const UserId &self, QObject *parent = nullptr);

    const ChannelId &channelId() const { return m_channel; }
    QString channelIdText() const { return m_channel.toText(); }
    int count() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Of everybody here, as text and in the order of the rows.
    Q_INVOKABLE QStringList userIds() const;
    // Whom a mention that begins with `start` may mean, `most` of them: the username or a word of the name begins so.
    // Each is a map of username, name, userId and picture. The user and bots are not among them.
    Q_INVOKABLE QVariantList mentionable(const QString &start, int most) const;

    // --- fed by the session: the whole list; the model finds out what changed ---
    void setMembers(QList<MemberCard> members);

Q_SIGNALS:
    void countChanged();

private:
    const ChannelId m_channel;
    const UserId m_self;
};

} // namespace dunlin::client
