// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/channel_list_model.h"

#include "client/models/presence_names.h"

#include <QDateTime>
#include <QVariantMap>

namespace dunlin::client {

namespace {

template <typename E>
QString nameOf(E value)
{
    for (const auto &each : enumTable(E())) {
        if (each.value == value)
            return QString::fromLatin1(each.name);
    }
    return {};
}

QVariantMap rosterMap(const RosterState &state)
{
    if (state == RosterState())
        return {};
    QStringList waiting;
    for (const UserId &each : state.waiting)
        waiting.append(each.toText());
    return {{QStringLiteral("fault"), state.fault},
            {QStringLiteral("unsigned"), state.isUnsigned},
            {QStringLiteral("out"), state.isOut},
            {QStringLiteral("news"), state.isNews},
            {QStringLiteral("begunBy"), state.begunByName},
            {QStringLiteral("waiting"), waiting},
            {QStringLiteral("names"), state.waitingNames}};
}

qint64 activityOf(const ChannelCard &card)
{
    return qMax(card.lastAt, card.createdAt);
}

bool channelComesBefore(const ChannelCard &a, const ChannelCard &b)
{
    if (activityOf(a) != activityOf(b))
        return activityOf(a) > activityOf(b);
    return a.id < b.id;
}

} // namespace

ChannelListModel::ChannelListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int ChannelListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int ChannelListModel::unreadTotal() const
{
    qint64 total = 0;
    for (const ChannelCard &card : m_rows)
        total += card.unread;
    return int(total);
}

QHash<int, QByteArray> ChannelListModel::roleNames() const
{
    return {
        {ChannelIdRole, "channelId"},
        {NameRole, "name"},
        {KindRole, "kind"},
        {IsPrivateRole, "isPrivate"},
        {RoleRole, "role"},
        {UnreadRole, "unread"},
        {LastTextRole, "lastText"},
        {LastSenderRole, "lastSender"},
        {LastAtRole, "lastAt"},
        {LastDeliveryRole, "lastDelivery"},
        {PeerIdRole, "peerId"},
        {PeerUsernameRole, "peerUsername"},
        {DraftRole, "draft"},
        {DescriptionRole, "description"},
        {MemberCountRole, "memberCount"},
        {PeerPresenceRole, "peerPresence"},
        {PeerLastSeenRole, "peerLastSeen"},
        {RetentionRole, "retention"},
        {RetentionTtlRole, "retentionTtl"},
        {SlowModeRole, "slowMode"},
        {NotifyRole, "notify"},
        {MutedUntilRole, "mutedUntil"},
        {MutedRole, "muted"},
        {MentionsRole, "mentions"},
        {EncryptedRole, "encrypted"},
        {CanReactRole, "canReact"},
        {CanAttachRole, "canAttach"},
        {LastIsShutRole, "lastIsShut"},
        {PeerVerifiedRole, "peerVerified"},
        {DisputedRole, "disputed"},
        {AlteredRole, "altered"},
        {AlteredSeqRole, "alteredSeq"},
        {LogFaultRole, "logFault"},
        {RosterRole, "roster"},
        {PeerPictureRole, "peerPicture"},
    };
}

QVariant ChannelListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const ChannelCard &card = m_rows.at(index.row());
    switch (role) {
    case ChannelIdRole:
        return card.id.toText();
    case Qt::DisplayRole:
    case NameRole:
        return card.name;
    case KindRole:
        return nameOf(card.kind);
    case IsPrivateRole:
        return card.isPrivate;
    case RoleRole:
        return nameOf(card.role);
    case UnreadRole:
        return int(card.unread);
    case LastTextRole:
        return card.lastText;
    case LastSenderRole:
        return card.lastSender;
    case LastAtRole:
        return card.lastAt > 0 ? QDateTime::fromMSecsSinceEpoch(card.lastAt) : QDateTime();
    case LastDeliveryRole:
        return card.lastDelivery;
    case PeerUsernameRole:
        return card.peerUsername;
    case PeerIdRole:
        return card.peer.isNull() ? QString() : card.peer.toText();
    case DraftRole:
        return m_drafts.value(card.id);
    case DescriptionRole:
        return card.description;
    case MemberCountRole:
        return int(card.memberCount);
    case PeerPresenceRole:
        return presenceName(card.peerPresence);
    case PeerLastSeenRole:
        return card.peerLastSeenAt > 0 ? QDateTime::fromMSecsSinceEpoch(card.peerLastSeenAt)
                                       : QDateTime();
    case RetentionRole:
        return nameOf(card.retention.mode);
    case RetentionTtlRole:
        return card.retention.ttl.value_or(0);
    case SlowModeRole:
        return int(card.slowModeSeconds);
    case NotifyRole:
        return nameOf(card.notify);
    case MutedUntilRole:
        return card.mutedUntil > 0 ? QDateTime::fromMSecsSinceEpoch(card.mutedUntil) : QDateTime();
    case MutedRole:
        return card.notify == wire::NotifyLevel::None
            || card.mutedUntil > QDateTime::currentMSecsSinceEpoch();
    case MentionsRole:
        return int(card.mentions);
    case EncryptedRole:
        return card.isEncrypted;
    case CanReactRole:
    case CanAttachRole:
        return card.role >= wire::Role::Member;
    case LastIsShutRole:
        return card.lastIsShut;
    case PeerVerifiedRole:
        return card.peerVerified;
    case DisputedRole:
        return card.isDisputed;
    case AlteredRole:
        return card.historyFault.fault;
    case AlteredSeqRole:
        return card.historyFault.seq;
    case LogFaultRole:
        return card.logFault.fault;
    case PeerPictureRole:
        return card.peerPicture;
    case RosterRole:
        return rosterMap(card.roster);
    default:
        return {};
    }
}

int ChannelListModel::find(const ChannelId &id, int from) const
{
    for (int i = from; i < count(); ++i) {
        if (m_rows.at(i).id == id)
            return i;
    }
    return -1;
}

int ChannelListModel::rowOf(const QString &channelId) const
{
    const auto id = ChannelId::fromText(channelId);
    return id ? find(*id, 0) : -1;
}

const ChannelCard *ChannelListModel::find(const ChannelId &id) const
{
    const int row = find(id, 0);
    return row < 0 ? nullptr : &m_rows.at(row);
}

QVariantMap ChannelListModel::get(const QString &channelId) const
{
    QVariantMap map;
    const int row = rowOf(channelId);
    if (row < 0)
        return map;
    const QHash<int, QByteArray> names = roleNames();
    for (auto at = names.cbegin(); at != names.cend(); ++at)
        map.insert(QString::fromLatin1(at.value()), data(index(row), at.key()));
    return map;
}

// Where a card belongs, were the row `except` not there.
int ChannelListModel::placeFor(const ChannelCard &card, int except) const
{
    int place = 0;
    for (int i = 0; i < count(); ++i) {
        if (i == except)
            continue;
        if (!channelComesBefore(m_rows.at(i), card))
            break;
        ++place;
    }
    return place;
}

void ChannelListModel::put(const ChannelCard &card)
{
    const int row = find(card.id, 0);
    if (row < 0) {
        const int place = placeFor(card, -1);
        beginInsertRows({}, place, place);
        m_rows.insert(place, card);
        endInsertRows();
        Q_EMIT countChanged();
        if (card.unread > 0)
            Q_EMIT unreadTotalChanged();
        return;
    }
    if (m_rows.at(row) == card)
        return;
    const bool unreadMoved = m_rows.at(row).unread != card.unread;
    const int place = placeFor(card, row);
    if (place != row) {
        // The destination of beginMoveRows counts with the moved row still in its old place.
        beginMoveRows({}, row, row, {}, place > row ? place + 1 : place);
        m_rows.move(row, place);
        endMoveRows();
    }
    m_rows[place] = card;
    Q_EMIT dataChanged(index(place), index(place));
    if (unreadMoved)
        Q_EMIT unreadTotalChanged();
}

void ChannelListModel::remove(const ChannelId &id)
{
    const int row = find(id, 0);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    const ChannelCard gone = m_rows.takeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
    if (gone.unread > 0)
        Q_EMIT unreadTotalChanged();
}

void ChannelListModel::setDraft(const ChannelId &id, const QString &text)
{
    if (text.isEmpty())
        m_drafts.remove(id);
    else
        m_drafts.insert(id, text);
    const int row = find(id, 0);
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {DraftRole});
}

void ChannelListModel::clear()
{
    m_drafts.clear();
    if (m_rows.isEmpty())
        return;
    beginRemoveRows({}, 0, count() - 1);
    m_rows.clear();
    endRemoveRows();
    Q_EMIT countChanged();
    Q_EMIT unreadTotalChanged();
}

} // namespace dunlin::client
