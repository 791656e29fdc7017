// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/friend_list_model.h"

#include "client/models/picture_of.h"
#include "client/models/presence_names.h"
#include "client/models/shown_name.h"

#include <QDateTime>

#include <algorithm>

namespace dunlin::client {

namespace {

// What wants an answer stands first.
int rankOf(wire::FriendState state)
{
    switch (state) {
    case wire::FriendState::Incoming:
        return 0;
    case wire::FriendState::Friends:
        return 1;
    case wire::FriendState::Outgoing:
        return 2;
    case wire::FriendState::Blocked:
        return 3;
    case wire::FriendState::None:
        break;
    }
    return 4;
}

bool friendComesBefore(const FriendCard &a, const FriendCard &b)
{
    if (const int order = rankOf(a.state) - rankOf(b.state); order != 0)
        return order < 0;
    if (const int order = shownName(a.user).compare(shownName(b.user), Qt::CaseInsensitive);
        order != 0)
        return order < 0;
    return a.user.id < b.user.id;
}

} // namespace

QString friendStateName(wire::FriendState state)
{
    for (const auto &each : wire::enumTable(wire::FriendState())) {
        if (each.value == state)
            return QString::fromLatin1(each.name);
    }
    return {};
}

FriendListModel::FriendListModel(QObject *parent)
    : PeopleRows(parent)
{
}

int FriendListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> FriendListModel::roleNames() const
{
    return {
        {UserIdRole, "userId"},     {UsernameRole, "username"}, {NameRole, "name"},
        {StateRole, "friendState"}, {SinceRole, "since"},       {OnlineRole, "online"},
        {PresenceRole, "presence"}, {LastSeenRole, "lastSeen"}, {BusyRole, "busy"},
        {PictureRole, "picture"},
    };
}

QVariant FriendListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const FriendCard &card = m_rows.at(index.row());
    switch (role) {
    case UserIdRole:
        return card.user.id.toText();
    case UsernameRole:
        return card.user.username;
    case Qt::DisplayRole:
    case NameRole:
        return shownName(card.user);
    case StateRole:
        return friendStateName(card.state);
    case SinceRole:
        return card.since > 0 ? QDateTime::fromMSecsSinceEpoch(card.since) : QDateTime();
    case OnlineRole:
        return card.online;
    case PresenceRole:
        return presenceName(card.presence);
    case LastSeenRole:
        return card.lastSeenAt > 0 ? QDateTime::fromMSecsSinceEpoch(card.lastSeenAt) : QDateTime();
    case BusyRole:
        return m_busy.contains(card.user.id);
    case PictureRole:
        return pictureOf(card.user);
    default:
        return {};
    }
}

int FriendListModel::countOf(wire::FriendState state) const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(),
                             [state](const FriendCard &each) { return each.state == state; }));
}

void FriendListModel::setFriends(QList<FriendCard> friends)
{
    std::sort(friends.begin(), friends.end(), friendComesBefore);
    if (friends == m_rows)
        return;
    become(friends);
    Q_EMIT countChanged();
}

void FriendListModel::setBusy(const UserId &user, bool busy)
{
    if (m_busy.contains(user) == busy)
        return;
    if (busy)
        m_busy.insert(user);
    else
        m_busy.remove(user);
    for (int i = 0; i < count(); ++i) {
        if (m_rows.at(i).user.id == user)
            Q_EMIT dataChanged(index(i), index(i), {BusyRole});
    }
}

} // namespace dunlin::client
