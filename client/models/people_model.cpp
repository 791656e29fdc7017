// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/people_model.h"

#include "client/models/friend_list_model.h"
#include "client/models/picture_of.h"
#include "client/models/shown_name.h"

namespace dunlin::client {

PeopleModel::PeopleModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> PeopleModel::roleNames() const
{
    return {{UserIdRole, "userId"}, {UsernameRole, "username"},       {NameRole, "name"},
            {AboutRole, "about"},   {FriendStateRole, "friendState"}, {PictureRole, "picture"}};
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const wire::User &user = m_rows.at(index.row());
    switch (role) {
    case UserIdRole:
        return user.id.toText();
    case UsernameRole:
        return user.username;
    case Qt::DisplayRole:
    case NameRole:
        return shownName(user);
    case AboutRole:
        return user.about.value_or(QString());
    case FriendStateRole:
        return friendStateName(m_states.value(user.id, wire::FriendState::None));
    case PictureRole:
        return pictureOf(user);
    default:
        return {};
    }
}

void PeopleModel::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

void PeopleModel::beginSearch(const QString &query)
{
    setBusy(true);
    if (m_query == query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
}

void PeopleModel::setResults(const QString &query, const QList<wire::User> &users)
{
    if (query != m_query)
        return;
    beginResetModel();
    m_rows = users;
    endResetModel();
    Q_EMIT countChanged();
    setBusy(false);
}

void PeopleModel::setFriendStates(const QHash<UserId, wire::FriendState> &states)
{
    if (m_states == states)
        return;
    m_states = states;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {FriendStateRole});
}

} // namespace dunlin::client
