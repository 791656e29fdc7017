// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All that the server knows about a person, for them alone: no secrets and hashes, and of others only what everybody
// may see. In pages, each bounded in rows and in what is read for it.
#pragma once

#include "server/storage/stores.h"

namespace dunlin::server {

// Without a cursor from the beginning; that of a page names the next.
Result<wire::Export> exportPage(Stores &stores, const UserId &user, const QString &cursor,
                                int limit);

} // namespace dunlin::server
