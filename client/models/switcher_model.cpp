// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/switcher_model.h"

#include "client/models/picture_of.h"
#include "client/models/shown_name.h"
#include "shared/core/text.h"

#include <QSet>

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qsizetype MostRows = 30;
constexpr int NoMatch = -1;

// Qt folds one character to one: upper case first, which knows that "ß" is "SS".
QString folded(const QString &text)
{
    return foldName(text.toUpper());
}

} // namespace

SwitcherModel::SwitcherModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int SwitcherModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> SwitcherModel::roleNames() const
{
    return {
        {KindRole, "kind"},     {TargetRole, "target"},   {FaceRole, "face"},
        {NameRole, "name"},     {DetailRole, "detail"},   {PrivateRole, "isPrivate"},
        {UnreadRole, "unread"}, {PictureRole, "picture"},
    };
}

QVariant SwitcherModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KindRole:
        return row.kind;
    case TargetRole:
        return row.target;
    case FaceRole:
        return row.face;
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case DetailRole:
        return row.detail;
    case PrivateRole:
        return row.isPrivate;
    case UnreadRole:
        return row.unread;
    case PictureRole:
        return row.picture;
    default:
        return {};
    }
}

void SwitcherModel::setText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == m_text)
        return;
    m_text = trimmed;
    m_folded = folded(trimmed);
    m_found.clear();
    rebuild();
    Q_EMIT textChanged();
}

void SwitcherModel::setChannels(const QList<ChannelCard> &channels)
{
    m_channels = channels;
    rebuild();
}

void SwitcherModel::setFriends(const QList<FriendCard> &friends)
{
    m_friends.clear();
    for (const FriendCard &each : friends) {
        if (each.state == wire::FriendState::Friends)
            m_friends.append(each.user);
    }
    rebuild();
}

void SwitcherModel::setFound(const QString &text, const QList<wire::User> &users)
{
    if (text != m_text)
        return;
    m_found = users;
    rebuild();
}

void SwitcherModel::setSelf(const UserId &self)
{
    m_self = self;
    rebuild();
}

int SwitcherModel::rankOf(const QString &name) const
{
    if (m_folded.isEmpty())
        return 0;
    const QString candidate = folded(name);
    const qsizetype at = candidate.indexOf(m_folded);
    if (at < 0)
        return NoMatch;
    if (at == 0)
        return candidate.size() == m_folded.size() ? 0 : 1;
    for (qsizetype later = at; later >= 0; later = candidate.indexOf(m_folded, later + 1)) {
        if (!candidate.at(later - 1).isLetterOrNumber())
            return 2;
    }
    return 3;
}

void SwitcherModel::rebuild()
{
    struct Ranked {
        int rank;
        Row row;
    };
    QList<Ranked> found;
    QSet<UserId> shown{m_self};
    for (const ChannelCard &each : std::as_const(m_channels)) {
        const bool direct = each.kind == wire::ChannelKind::Direct;
        int rank = rankOf(each.name);
        if (const int other = direct ? rankOf(each.peerUsername) : NoMatch;
            other != NoMatch && (rank == NoMatch || other < rank))
            rank = other;
        // Also when it does not match: its name is what it goes by here.
        if (direct)
            shown.insert(each.peer);
        if (rank != NoMatch)
            found.append(
                {rank,
                 {direct ? QStringLiteral("direct") : QStringLiteral("channel"), each.id.toText(),
                  direct ? each.peer.toText() : each.id.toText(), each.name,
                  direct ? QLatin1Char('@') + each.peerUsername : each.description.simplified(),
                  each.isPrivate, int(each.unread), each.peerPicture}});
    }
    QList<wire::User> people = m_friends + m_found;
    std::stable_sort(people.begin(), people.end(), [](const wire::User &a, const wire::User &b) {
        return shownName(a).compare(shownName(b), Qt::CaseInsensitive) < 0;
    });
    for (const wire::User &each : std::as_const(people)) {
        const int byName = rankOf(shownName(each));
        const int byUsername = rankOf(each.username);
        const int rank = byName == NoMatch ? byUsername
            : byUsername == NoMatch        ? byName
                                           : qMin(byName, byUsername);
        if (rank == NoMatch || shown.contains(each.id))
            continue;
        shown.insert(each.id);
        found.append(
            {rank,
             {QStringLiteral("person"), each.id.toText(), each.id.toText(), shownName(each),
              QLatin1Char('@') + each.username, false, 0, pictureOf(each)}});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
    QList<Row> rows;
    for (qsizetype i = 0; i < qMin(found.size(), MostRows); ++i)
        rows.append(found.at(i).row);
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace dunlin::client
