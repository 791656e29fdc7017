// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A model's rows become a new list by single removals, inserts, moves and changes: views keep what stays where it is.
#pragma once

#include "shared/core/id.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>

namespace dunlin::client {

// For models whose rows have a `user`, each once.
template <typename Row>
class PeopleRows : public QAbstractListModel
{
protected:
    using QAbstractListModel::QAbstractListModel;

    void become(const QList<Row> &wanted)
    {
        QSet<UserId> staying;
        for (const Row &each : wanted)
            staying.insert(each.user.id);
        for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
            if (staying.contains(m_rows.at(i).user.id))
                continue;
            beginRemoveRows({}, int(i), int(i));
            m_rows.removeAt(i);
            endRemoveRows();
        }
        for (qsizetype i = 0; i < wanted.size(); ++i)
            place(int(i), wanted.at(i));
    }

    QList<Row> m_rows;

private:
    // Everything above `at` is in its place already.
    void place(int at, const Row &row)
    {
        int from = at;
        while (from < m_rows.size() && m_rows.at(from).user.id != row.user.id)
            ++from;
        if (from == m_rows.size()) {
            beginInsertRows({}, at, at);
            m_rows.insert(at, row);
            endInsertRows();
            return;
        }
        if (from != at) {
            beginMoveRows({}, from, from, {}, at);
            m_rows.move(from, at);
            endMoveRows();
        }
        if (!(m_rows.at(at) == row)) {
            m_rows[at] = row;
            Q_EMIT dataChanged(index(at), index(at));
        }
    }
};

} // namespace dunlin::client
