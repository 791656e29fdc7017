// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/list_filter.h"

#include "shared/core/text.h"

namespace dunlin::client {

namespace {

// Qt folds one character to one: upper case first, which knows that "ß" is "SS".
QString foldedForFilter(const QString &text)
{
    return foldName(text.toUpper());
}

} // namespace

ListFilter::ListFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &ListFilter::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &ListFilter::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &ListFilter::countChanged);
}

void ListFilter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_folded = foldedForFilter(text.trimmed());
    invalidateRowsFilter();
    Q_EMIT textChanged();
}

void ListFilter::setRoleName(const QString &name)
{
    if (name == roleName())
        return;
    m_roleName = name.toUtf8();
    invalidateRowsFilter();
    Q_EMIT roleNameChanged();
}

bool ListFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (m_folded.isEmpty())
        return true;
    const int role = sourceModel()->roleNames().key(m_roleName, Qt::DisplayRole);
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    return foldedForFilter(sourceModel()->data(index, role).toString()).contains(m_folded);
}

} // namespace dunlin::client
