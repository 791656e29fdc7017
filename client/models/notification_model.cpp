// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/notification_model.h"

#include "client/models/picture_of.h"
#include "client/models/shown_name.h"

#include <QDateTime>

#include <algorithm>

namespace dunlin::client {

NotificationModel::NotificationModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int NotificationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> NotificationModel::roleNames() const
{
    return {
        {KindRole, "kind"},       {UserIdRole, "userId"},       {NameRole, "name"},
        {PictureRole, "picture"}, {ChannelIdRole, "channelId"}, {ChannelNameRole, "channelName"},
        {SeqRole, "seq"},         {CreatedAtRole, "createdAt"}, {ReadRole, "read"},
    };
}

QVariant NotificationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const wire::Notification &row = m_shown.at(index.row());
    switch (role) {
    case KindRole:
        for (const auto &each : wire::enumTable(wire::NotificationKind())) {
            if (each.value == row.kind)
                return QString::fromLatin1(each.name);
        }
        return QString();
    case UserIdRole:
        return row.user ? row.user->id.toText() : QString();
    case Qt::DisplayRole:
    case NameRole:
        if (!row.user)
            return QString();
        return shownName(*row.user);
    case PictureRole:
        return row.user ? pictureOf(*row.user) : QString();
    case ChannelIdRole:
        return row.channelId ? row.channelId->toText() : QString();
    case ChannelNameRole:
        return row.channelName.value_or(QString());
    case SeqRole:
        return row.seq.value_or(0);
    case CreatedAtRole:
        return QDateTime::fromMSecsSinceEpoch(row.createdAt);
    case ReadRole:
        return row.read || (row.id > 0 && row.id <= m_readUpTo);
    default:
        return {};
    }
}

void NotificationModel::setNewest(const wire::NotificationList &list)
{
    const qint64 oldest = list.notifications.isEmpty() ? 0 : list.notifications.last().id;
    // What is older than this page stays where it was fetched page by page; a gap would hide some.
    QList<wire::Notification> rows = list.notifications;
    bool more = list.more;
    if (!list.more || m_rows.isEmpty() || m_rows.first().id < oldest) {
        more = list.more;
    } else {
        for (const wire::Notification &each : std::as_const(m_rows)) {
            if (each.id < oldest)
                rows.append(each);
        }
        if (rows.size() > list.notifications.size())
            more = m_more;
    }
    m_rows = rows;
    present();
    m_more = more;
    raiseRead(list.readUpTo);
    setUnread(list.unread);
    Q_EMIT countChanged();
}

void NotificationModel::setLocal(const wire::NotificationList &list)
{
    const int before = unread();
    m_local = list;
    present();
    if (unread() != before)
        Q_EMIT unreadChanged();
    Q_EMIT countChanged();
}

void NotificationModel::present()
{
    QList<wire::Notification> rows;
    rows.reserve(m_rows.size() + m_local.notifications.size());
    std::merge(m_rows.cbegin(), m_rows.cend(), m_local.notifications.cbegin(),
               m_local.notifications.cend(), std::back_inserter(rows),
               [](const wire::Notification &a, const wire::Notification &b) {
                   return a.createdAt > b.createdAt;
               });
    for (qsizetype i = m_shown.size() - 1; i >= 0; --i) {
        const bool stays = std::any_of(
            rows.cbegin(), rows.cend(),
            [id = m_shown.at(i).id](const wire::Notification &each) { return each.id == id; });
        if (stays)
            continue;
        beginRemoveRows({}, int(i), int(i));
        m_shown.removeAt(i);
        endRemoveRows();
    }
    // Both are in the same order, and what is left of the old is in the new.
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (i < m_shown.size() && m_shown.at(i).id == rows.at(i).id) {
            if (!(m_shown.at(i) == rows.at(i))) {
                m_shown[i] = rows.at(i);
                Q_EMIT dataChanged(index(int(i)), index(int(i)));
            }
            continue;
        }
        beginInsertRows({}, int(i), int(i));
        m_shown.insert(i, rows.at(i));
        endInsertRows();
    }
}

void NotificationModel::append(const wire::NotificationList &list)
{
    QList<wire::Notification> older;
    for (const wire::Notification &each : list.notifications) {
        if (m_rows.isEmpty() || each.id < m_rows.last().id)
            older.append(each);
    }
    m_rows.append(older);
    present();
    m_more = list.more;
    setUnread(list.unread);
    Q_EMIT countChanged();
}

void NotificationModel::raiseRead(qint64 upToId)
{
    if (upToId <= m_readUpTo)
        return;
    m_readUpTo = upToId;
    if (newestId() <= upToId)
        setUnread(0);
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {ReadRole});
}

void NotificationModel::clear()
{
    m_rows.clear();
    m_local = wire::NotificationList();
    present();
    m_readUpTo = 0;
    m_more = false;
    setUnread(0);
    Q_EMIT countChanged();
}

void NotificationModel::setUnread(qint64 unread)
{
    if (m_unread == unread)
        return;
    m_unread = unread;
    Q_EMIT unreadChanged();
}

} // namespace dunlin::client
