// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How few round trips catching up has to need.
#pragma once

#include "server/services/row_budget.h"

#include <algorithm>

namespace dunlin::test {

constexpr qint64 EntryBytes = 400; // what an entry without rows takes of a frame

// The most round trips that catching up with channels may take: at first one for each page that a channel's changes
// fill when it has every frame for itself. A page ends at the protocol's limit of rows, or where the frame is full.
// Channels share frames: an answer that is not the last one is at least half full.
class TripLimit
{
public:
    void add(qint64 cursor, QList<wire::MessageRow> rows)
    {
        std::sort(rows.begin(), rows.end(),
                  [](const auto &a, const auto &b) { return a.revSeq < b.revSeq; });
        server::RowBudget all(Plenty);
        server::RowBudget room(0);
        int rowsInPage = PageRows;
        for (const wire::MessageRow &row : std::as_const(rows)) {
            if (row.revSeq <= cursor)
                continue;
            all.take(row);
            if (rowsInPage == PageRows || !room.take(row)) {
                ++m_pages;
                rowsInPage = 0;
                room = server::RowBudget(server::RowBudget::FrameBytes);
                room.take(EntryBytes);
                room.take(row);
            }
            ++rowsInPage;
        }
        m_bytes += EntryBytes + Plenty - all.left();
    }
    int pages() const { return m_pages; }
    // An entry that goes on in the next frame is counted there again.
    int sharedFrames() const
    {
        return int(1 + m_bytes / (server::RowBudget::FrameBytes / 2 - EntryBytes));
    }

private:
    static constexpr int PageRows = 200;
    static constexpr qint64 Plenty = qint64(1) << 40;
    int m_pages = 0;
    qint64 m_bytes = 0;
};

} // namespace dunlin::test
