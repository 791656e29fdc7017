// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What models call somebody: the display name, or the username of whoever has none.
#pragma once

#include "shared/wire/account.h"

namespace dunlin::client {

inline QString shownName(const wire::User &user)
{
    return user.displayName.isEmpty() ? user.username : user.displayName;
}

} // namespace dunlin::client
