// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/record_model.h"

namespace dunlin::client {

RecordModel::RecordModel(const QList<QByteArray> &names, QObject *parent)
    : QAbstractListModel(parent)
    , m_names(names)
{
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> RecordModel::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_names.size(); ++i)
        names.insert(Qt::UserRole + 1 + i, m_names.at(i));
    return names;
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    const int column = role - Qt::UserRole - 1;
    if (!index.isValid() || index.row() >= count() || column < 0 || column >= m_names.size())
        return {};
    return at(index.row(), column);
}

void RecordModel::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT busyChanged();
}

void RecordModel::setMore(bool more)
{
    if (std::exchange(m_more, more) != more)
        Q_EMIT moreChanged();
}

void RecordModel::setRows(const QList<Row> &rows, bool more)
{
    bool areSame = rows.size() == m_rows.size();
    for (int i = 0; areSame && i < count(); ++i)
        areSame = rows.at(i).first() == m_rows.at(i).first();
    if (areSame) {
        for (const Row &row : rows)
            put(row);
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        Q_EMIT countChanged();
    }
    setMore(more);
    setBusy(false);
}

void RecordModel::append(const QList<Row> &rows, bool more)
{
    QList<Row> fresh;
    for (const Row &row : rows) {
        if (find(row.first()) < 0)
            fresh.append(row);
    }
    if (!fresh.isEmpty()) {
        beginInsertRows({}, count(), count() + int(fresh.size()) - 1);
        m_rows += fresh;
        endInsertRows();
        Q_EMIT countChanged();
    }
    setMore(more);
    setBusy(false);
}

void RecordModel::put(const Row &row)
{
    const int at = find(row.first());
    if (at < 0 || m_rows.at(at) == row)
        return;
    m_rows[at] = row;
    Q_EMIT dataChanged(index(at), index(at));
}

void RecordModel::remove(const QVariant &key)
{
    const int at = find(key);
    if (at < 0)
        return;
    beginRemoveRows({}, at, at);
    m_rows.removeAt(at);
    endRemoveRows();
    Q_EMIT countChanged();
}

int RecordModel::find(const QVariant &key) const
{
    for (int i = 0; i < count(); ++i) {
        if (m_rows.at(i).first() == key)
            return i;
    }
    return -1;
}

} // namespace dunlin::client
