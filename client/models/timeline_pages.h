// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of a timeline that are here: the last twelve that were looked at.
//
// Keys count from the oldest message (64 to a page), so a new message changes no key and drops no page.
#pragma once

#include "client/store/timeline_values.h"

#include <QHash>
#include <QSet>

namespace dunlin::client {

struct TimelinePages {
    static constexpr int Most = 12;

    QHash<qint64, QList<TimelineRow>> loaded;
    QList<qint64> order; // the most recently used first
    QSet<qint64> asked;

    void use(qint64 page)
    {
        if (!order.isEmpty() && order.first() == page)
            return;
        order.removeOne(page);
        order.prepend(page);
    }
    void put(qint64 page, const QList<TimelineRow> &rows)
    {
        loaded.insert(page, rows);
        asked.remove(page);
        use(page);
        while (order.size() > Most)
            loaded.remove(order.takeLast());
    }
    void clear()
    {
        loaded.clear();
        order.clear();
        asked.clear();
    }
};

} // namespace dunlin::client
