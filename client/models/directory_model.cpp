// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/directory_model.h"

namespace dunlin::client {

DirectoryModel::DirectoryModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int DirectoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> DirectoryModel::roleNames() const
{
    return {
        {ChannelIdRole, "channelId"},     {NameRole, "name"},     {DescriptionRole, "description"},
        {MemberCountRole, "memberCount"}, {JoinedRole, "joined"},
    };
}

QVariant DirectoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const wire::Channel &channel = m_rows.at(index.row());
    switch (role) {
    case ChannelIdRole:
        return channel.id.toText();
    case Qt::DisplayRole:
    case NameRole:
        return channel.name;
    case DescriptionRole:
        return channel.description;
    case MemberCountRole:
        return int(channel.memberCount.value_or(0));
    case JoinedRole:
        return m_joined.contains(channel.id);
    default:
        return {};
    }
}

void DirectoryModel::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

void DirectoryModel::beginSearch(const QString &query)
{
    setBusy(true);
    if (m_query == query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
}

void DirectoryModel::setResults(const QString &query, const QList<wire::Channel> &channels)
{
    if (query != m_query)
        return;
    beginResetModel();
    m_rows = channels;
    endResetModel();
    Q_EMIT countChanged();
    setBusy(false);
}

void DirectoryModel::setJoined(const QSet<ChannelId> &joined)
{
    if (m_joined == joined)
        return;
    m_joined = joined;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {JoinedRole});
}

} // namespace dunlin::client
