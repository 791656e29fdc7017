// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All that the user did and the server has not yet confirmed, oldest first, over all channels. Main thread.
#pragma once

#include "client/store/pending_op.h"

#include <QAbstractListModel>
#include <QHash>

namespace dunlin::client {

class OutboxModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int failedCount READ failedCount NOTIFY countChanged)

public:
    enum Role {
        OpIdRole = Qt::UserRole + 1, // QString
        ChannelIdRole,               // QString
        ChannelNameRole,             // QString
        KindRole,      // QString: message, edit, delete, reactionAdd, reactionRemove, read
        TextRole,      // QString; the message, the new text or the emoji
        StateRole,     // int, delivery::Value: Queued, Sending or Failed
        ReasonRole,    // QString; why it failed, or why it waits
        NextTryAtRole, // QDateTime; invalid: as soon as possible
        CreatedAtRole, // QDateTime
        EditableRole,  // bool: has a text that can still be changed
        ProgressRole,  // qreal, 0 to 1: of the files that go up; below 0: none
        PausedRole,    // bool: they don't go up until the user says so
    };
    Q_ENUM(Role)

    explicit OutboxModel(QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }
    int failedCount() const { return m_failed; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Pending operations of one channel, oldest first.
    QList<PendingOp> ofChannel(const ChannelId &channel) const;
    const QList<PendingOp> &rows() const { return m_rows; }

    // --- fed by the session ---
    void put(const PendingOp &op);
    // The channel it belonged to; null if it was not here.
    ChannelId remove(const OpId &id);
    void clear();
    void setChannelName(const ChannelId &channel, const QString &name);

Q_SIGNALS:
    void countChanged();

private:
    int placeOf(qint64 localNo) const;
    QList<PendingOp> m_rows; // by local number
    QHash<OpId, qint64> m_numbers;
    int m_failed = 0;
    QHash<ChannelId, QString> m_names;
};

} // namespace dunlin::client
