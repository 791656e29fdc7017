// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/schema/describe.h"

#include <algorithm>

namespace dunlin {

bool Description::has(const QString &name) const
{
    return std::any_of(m_structs.cbegin(), m_structs.cend(),
                       [&name](const auto &each) { return each.name == name; });
}

} // namespace dunlin
