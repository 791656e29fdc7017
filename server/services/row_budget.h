// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many rows fit into one frame of the hub: counted as JSON, the larger of the two encodings.
#pragma once

#include "shared/wire/sync.h"

namespace dunlin::server {

class RowBudget
{
public:
    explicit RowBudget(qint64 bytes)
        : m_left(bytes)
    {
    }
    // Takes room, or says that there is none; the first thing of all fits in any case, so that there is progress.
    bool take(const wire::MessageRow &row);
    bool take(const wire::MemberChange &change);
    bool take(qint64 bytes);
    // What did not fit was sent all the same: nothing else goes with it.
    void spend() { m_left = 0; }
    bool isSpent() const { return m_left <= 0; }
    qint64 left() const { return m_left; }

    static constexpr qint64 FrameBytes = 64 * 1024;

private:
    qint64 m_left;
    bool m_untouched = true;
};

// Length of a text as a JSON string.
qint64 jsonLength(const QString &text);

} // namespace dunlin::server
