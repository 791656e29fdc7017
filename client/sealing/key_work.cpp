// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/key_work.h"

namespace dunlin::client {

Status KeyRows::store(const QList<StateChange> &changes)
{
    for (const StateChange &each : changes) {
        const int kind = int(each.key.kind);
        DUNLIN_CHECK(each.value ? m_table.write(kind, each.key.name, *each.value)
                                : m_table.erase(kind, each.key.name));
    }
    return ok();
}

} // namespace dunlin::client
