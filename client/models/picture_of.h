// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What models call somebody's picture: the id of its file as text, empty when there is none.
#pragma once

#include "shared/wire/account.h"

namespace dunlin::client {

inline QString pictureOf(const wire::User &user)
{
    return user.avatarFileId ? user.avatarFileId->toText() : QString();
}

} // namespace dunlin::client
