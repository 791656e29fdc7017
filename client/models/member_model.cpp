// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/member_model.h"

#include "client/models/picture_of.h"
#include "client/models/presence_names.h"
#include "client/models/shown_name.h"

#include <algorithm>

namespace dunlin::client {

namespace {

QString memberName(const wire::User &user)
{
    if (wire::isBot(user.username))
        return QStringLiteral("%1 (bot)").arg(user.displayName);
    return shownName(user);
}

bool memberComesBefore(const MemberCard &a, const MemberCard &b)
{
    if (a.role != b.role)
        return a.role > b.role;
    if (const int order = memberName(a.user).compare(memberName(b.user), Qt::CaseInsensitive);
        order != 0)
        return order < 0;
    return a.user.id < b.user.id;
}

bool beginsWith(const wire::User &user, const QString &start)
{
    if (user.username.startsWith(start, Qt::CaseInsensitive))
        return true;
    const QStringList words = user.displayName.split(u' ', Qt::SkipEmptyParts);
    return std::any_of(words.cbegin(), words.cend(), [&](const QString &word) {
        return word.startsWith(start, Qt::CaseInsensitive);
    });
}

} // namespace

MemberModel::MemberModel(const ChannelId &channel, const UserId &self, QObject *parent)
    : PeopleRows(parent)
    , m_channel(channel)
    , m_self(self)
{
}

int MemberModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> MemberModel::roleNames() const
{
    return {
        {UserIdRole, "userId"},     {UsernameRole, "username"}, {NameRole, "name"},
        {RoleRole, "role"},         {OnlineRole, "online"},     {IsSelfRole, "isSelf"},
        {PresenceRole, "presence"}, {VerifiedRole, "verified"}, {PictureRole, "picture"},
    };
}

QVariant MemberModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const MemberCard &card = m_rows.at(index.row());
    switch (role) {
    case UserIdRole:
        return card.user.id.toText();
    case UsernameRole:
        return card.user.username;
    case Qt::DisplayRole:
    case NameRole:
        return memberName(card.user);
    case RoleRole:
        for (const auto &each : wire::enumTable(wire::Role())) {
            if (each.value == card.role)
                return QString::fromLatin1(each.name);
        }
        return QString();
    case OnlineRole:
        return card.online;
    case IsSelfRole:
        return card.user.id == m_self;
    case PresenceRole:
        return presenceName(card.presence);
    case VerifiedRole:
        return card.verified;
    case PictureRole:
        return pictureOf(card.user);
    default:
        return {};
    }
}

QStringList MemberModel::userIds() const
{
    QStringList ids;
    for (const MemberCard &card : m_rows)
        ids.append(card.user.id.toText());
    return ids;
}

QVariantList MemberModel::mentionable(const QString &start, int most) const
{
    QVariantList found;
    for (const MemberCard &card : m_rows) {
        if (found.size() >= most)
            break;
        if (card.user.id == m_self || wire::isBot(card.user.username)
            || !beginsWith(card.user, start))
            continue;
        found.append(QVariantMap{{QStringLiteral("username"), card.user.username},
                                 {QStringLiteral("name"), memberName(card.user)},
                                 {QStringLiteral("userId"), card.user.id.toText()},
                                 {QStringLiteral("picture"), pictureOf(card.user)}});
    }
    return found;
}

void MemberModel::setMembers(QList<MemberCard> members)
{
    std::sort(members.begin(), members.end(), memberComesBefore);
    become(members);
    Q_EMIT countChanged();
}

} // namespace dunlin::client
