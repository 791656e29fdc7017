// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/outbox_model.h"

#include "client/models/delivery.h"

#include <QDateTime>

#include <algorithm>

namespace dunlin::client {

namespace {

QString kindName(PendingKind kind)
{
    switch (kind) {
    case PendingKind::Message:
        return QStringLiteral("message");
    case PendingKind::Edit:
        return QStringLiteral("edit");
    case PendingKind::Delete:
        return QStringLiteral("delete");
    case PendingKind::ReactionAdd:
        return QStringLiteral("reactionAdd");
    case PendingKind::ReactionRemove:
        return QStringLiteral("reactionRemove");
    case PendingKind::PinAdd:
        return QStringLiteral("pinAdd");
    case PendingKind::PinRemove:
        return QStringLiteral("pinRemove");
    case PendingKind::ReadMark:
        return QStringLiteral("read");
    }
    return {};
}

int stateOf(const PendingOp &op)
{
    switch (op.state) {
    case PendingState::Queued:
        return delivery::Queued;
    case PendingState::Sending:
        return delivery::Sending;
    case PendingState::Failed:
        return delivery::Failed;
    }
    return delivery::Queued;
}

} // namespace

OutboxModel::OutboxModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> OutboxModel::roleNames() const
{
    return {
        {OpIdRole, "opId"},         {ChannelIdRole, "channelId"}, {ChannelNameRole, "channelName"},
        {KindRole, "kind"},         {TextRole, "text"},           {StateRole, "state"},
        {ReasonRole, "reason"},     {NextTryAtRole, "nextTryAt"}, {CreatedAtRole, "createdAt"},
        {EditableRole, "editable"}, {ProgressRole, "progress"},   {PausedRole, "paused"},
    };
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const PendingOp &op = m_rows.at(index.row());
    switch (role) {
    case OpIdRole:
        return op.id.toText();
    case ChannelIdRole:
        return op.channel.toText();
    case ChannelNameRole:
        return m_names.value(op.channel);
    case KindRole:
        return kindName(op.kind);
    case Qt::DisplayRole:
    case TextRole: {
        QStringList words;
        for (const PendingFile &each : op.files)
            words.append(each.name);
        if (!op.text.isEmpty())
            words.append(op.text);
        return words.join(QStringLiteral(", "));
    }
    case ProgressRole:
        return op.filesAreUp() ? -1 : op.progress();
    case PausedRole:
        return op.isPaused && !op.filesAreUp();
    case StateRole:
        return stateOf(op);
    case ReasonRole:
        return op.error;
    case NextTryAtRole:
        return op.nextTryAt > 0 ? QDateTime::fromMSecsSinceEpoch(op.nextTryAt) : QDateTime();
    case CreatedAtRole:
        return QDateTime::fromMSecsSinceEpoch(op.createdAt);
    case EditableRole:
        return op.state != PendingState::Sending
            && ((op.kind == PendingKind::Message && op.files.isEmpty())
                || (op.kind == PendingKind::Edit && !op.targetId.isNull()));
    default:
        return {};
    }
}

// The first row whose local number is not below.
int OutboxModel::placeOf(qint64 localNo) const
{
    const auto at =
        std::lower_bound(m_rows.cbegin(), m_rows.cend(), localNo,
                         [](const PendingOp &op, qint64 number) { return op.localNo < number; });
    return int(at - m_rows.cbegin());
}

QList<PendingOp> OutboxModel::ofChannel(const ChannelId &channel) const
{
    QList<PendingOp> ops;
    for (const PendingOp &op : m_rows) {
        if (op.channel == channel)
            ops.append(op);
    }
    return ops;
}

void OutboxModel::put(const PendingOp &op)
{
    const int place = placeOf(op.localNo);
    if (!m_numbers.contains(op.id)) {
        beginInsertRows({}, place, place);
        m_rows.insert(place, op);
        m_numbers.insert(op.id, op.localNo);
        m_failed += op.state == PendingState::Failed ? 1 : 0;
        endInsertRows();
        Q_EMIT countChanged();
        return;
    }
    const bool wasFailed = m_rows.at(place).state == PendingState::Failed;
    const bool isFailed = op.state == PendingState::Failed;
    m_rows[place] = op;
    m_failed += int(isFailed) - int(wasFailed);
    Q_EMIT dataChanged(index(place), index(place));
    if (wasFailed != isFailed)
        Q_EMIT countChanged();
}

ChannelId OutboxModel::remove(const OpId &id)
{
    const auto number = m_numbers.constFind(id);
    if (number == m_numbers.cend())
        return {};
    const int place = placeOf(*number);
    beginRemoveRows({}, place, place);
    const PendingOp gone = m_rows.takeAt(place);
    m_numbers.remove(id);
    m_failed -= gone.state == PendingState::Failed ? 1 : 0;
    endRemoveRows();
    Q_EMIT countChanged();
    return gone.channel;
}

void OutboxModel::clear()
{
    if (m_rows.isEmpty())
        return;
    beginRemoveRows({}, 0, count() - 1);
    m_rows.clear();
    m_numbers.clear();
    m_failed = 0;
    endRemoveRows();
    Q_EMIT countChanged();
}

void OutboxModel::setChannelName(const ChannelId &channel, const QString &name)
{
    if (m_names.value(channel) == name)
        return;
    m_names.insert(channel, name);
    for (int i = 0; i < count(); ++i) {
        if (m_rows.at(i).channel == channel)
            Q_EMIT dataChanged(index(i), index(i), {ChannelNameRole});
    }
}

} // namespace dunlin::client
