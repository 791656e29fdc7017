// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows as bytes, for files and for sums.
#pragma once

#include "server/storage/sql/cells.h"

#include <array>
#include <vector>

namespace dunlin::server {

// What a table holds, whatever order its rows come in: their number, and the sum of their hashes.
class TableSum
{
public:
    void add(QByteArrayView row);
    qint64 rows() const { return m_rows; }
    QByteArray toHex() const;
    friend bool operator==(const TableSum &a, const TableSum &b)
    {
        return a.m_rows == b.m_rows && a.m_lanes == b.m_lanes;
    }

private:
    qint64 m_rows = 0;
    std::array<quint64, 4> m_lanes{};
};

// A row as bytes, and back. Invalid when the bytes are not such a row of `columns` cells.
void encodeRow(Cells cells, QByteArray &into);
Status decodeRow(QByteArrayView row, qsizetype columns, std::vector<Cell> &into);

// With its length in front, as rows stand one behind the other in a file.
QByteArray framed(QByteArrayView row);

// Takes rows apart again as their bytes come in.
class RowSplitter
{
public:
    // Of what people write, a row has at most a message's text and mentions.
    static constexpr qsizetype MostRowBytes = qsizetype(16) << 20;

    // Visits each row that is complete. The first failure of `visit` ends it and is the answer; Invalid for a row that
    // is too long.
    Status take(QByteArrayView bytes, const std::function<Status(QByteArrayView)> &visit);
    bool isBetweenRows() const { return m_waiting.isEmpty(); }

private:
    QByteArray m_waiting;
};

} // namespace dunlin::server
