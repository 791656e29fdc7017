// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A list that is read page by page and shown as it came, such as those of the server's administration: rows are values
// under the names given at the start, of which the first tells rows apart. Main thread.
#pragma once

#include <QAbstractListModel>

namespace dunlin::client {

class RecordModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // Asked for, and not here yet.
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    // There is another page behind.
    Q_PROPERTY(bool more READ hasMore NOTIFY moreChanged)

public:
    using Row = QVariantList; // as many as there are names

    explicit RecordModel(const QList<QByteArray> &names, QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }
    bool isBusy() const { return m_busy; }
    bool hasMore() const { return m_more; }
    const Row &row(int at) const { return m_rows.at(at); }
    QVariant at(int row, int column) const { return m_rows.at(row).at(column); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setBusy(bool busy);
    // Rows that were there under the same first value stay in their place: what is looked at doesn't jump.
    void setRows(const QList<Row> &rows, bool more);
    void append(const QList<Row> &rows, bool more);
    // The row with this first value; nothing when there is none.
    void put(const Row &row);
    void remove(const QVariant &key);

Q_SIGNALS:
    void countChanged();
    void busyChanged();
    void moreChanged();

private:
    int find(const QVariant &key) const;
    void setMore(bool more);

    const QList<QByteArray> m_names;
    QList<Row> m_rows;
    bool m_busy = false;
    bool m_more = false;
};

} // namespace dunlin::client
