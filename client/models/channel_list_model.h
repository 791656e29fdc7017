// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The user's channels and direct conversations, the most recently active first.
//
// Changes are fine-grained: one channel's news moves and changes one row. The model is filled once when the
// session opens, from disk, and never reset after that. Lives in the main thread.
#pragma once

#include "client/store/channel_values.h"

#include <QAbstractListModel>
#include <QHash>

namespace dunlin::client {

class ChannelListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // Unread messages over all channels.
    Q_PROPERTY(int unreadTotal READ unreadTotal NOTIFY unreadTotalChanged)

public:
    enum Role {
        ChannelIdRole = Qt::UserRole + 1, // QString
        NameRole,         // QString; of a direct conversation the other person's name
        KindRole,         // QString: "channel" or "direct"
        IsPrivateRole,    // bool
        RoleRole,         // QString: owner, admin, member, readonly
        UnreadRole,       // int
        LastTextRole,     // QString; the last message, shortened to one line; empty when deleted
        LastSenderRole,   // QString; name
        LastAtRole,       // QDateTime, local time; invalid when there is no message
        LastDeliveryRole, // int, delivery::Value; -1 when the last message is not one's own
        PeerIdRole,       // QString; of a direct conversation: the other person
        PeerUsernameRole, // QString; empty unless direct
        DraftRole,        // QString; what is written and not sent
        DescriptionRole,  // QString
        MemberCountRole,  // int; 0 when not known
        PeerPresenceRole, // QString: online, away, dnd, offline; of a direct conversation
        PeerLastSeenRole, // QDateTime; invalid when it is not to be seen
        RetentionRole,    // QString: keep, delivered, expire
        RetentionTtlRole, // qint64, ms; 0: none
        SlowModeRole,     // int, seconds; 0: none
        NotifyRole,       // QString: all, mentions, none
        MutedUntilRole,   // QDateTime; invalid when not muted
        MutedRole,        // bool: muted now, or the level is none
        MentionsRole,     // int: unread messages that name the user
        EncryptedRole,    // bool: what is written here is sealed
        CanReactRole,     // bool
        CanAttachRole,    // bool: files
        LastIsShutRole,   // bool: the last message is not shown, and lastText is empty
        PeerVerifiedRole, // bool; of a direct conversation
        DisputedRole,     // bool: the server shows other keys of somebody here than before
        AlteredRole, // QString: leftOut, changed, hidden, repeated, undone; empty: others are shown the same
        AlteredSeqRole,  // qint64: which message; 0: none
        PeerPictureRole, // QString; of a direct conversation: the id of its file; empty: none
        RosterRole, // map {fault, unsigned, out, news, begunBy, waiting: [ids], names}, see RosterState
        LogFaultRole, // QString: ghost, split, rewritten, unlogged; empty: the server's log of devices is as it has to be
    };
    Q_ENUM(Role)

    explicit ChannelListModel(QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }
    int unreadTotal() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Row of a channel; -1 if the user is not in it.
    Q_INVOKABLE int rowOf(const QString &channelId) const;
    // All roles of one channel by role name; empty if the user is not in it.
    Q_INVOKABLE QVariantMap get(const QString &channelId) const;

    const ChannelCard *find(const ChannelId &id) const;
    const QList<ChannelCard> &cards() const { return m_rows; }

    // --- fed by the session ---
    void put(const ChannelCard &card);
    void remove(const ChannelId &id);
    void setDraft(const ChannelId &id, const QString &text);
    // Another account: everything goes.
    void clear();

Q_SIGNALS:
    void countChanged();
    void unreadTotalChanged();

private:
    int find(const ChannelId &id, int from) const;
    int placeFor(const ChannelCard &card, int except) const;
    QList<ChannelCard> m_rows;
    QHash<ChannelId, QString> m_drafts;
};

} // namespace dunlin::client
