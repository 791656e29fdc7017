// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files of encrypted channels: what a message says of them, and what is kept to open them.
#pragma once

#include "client/crypto/content.h"
#include "shared/wire/message.h"

namespace dunlin::client {

// What they are called and what they are was said by a member, who is a stranger too.
QList<wire::FileRef> filesOf(const TextContent &content);

} // namespace dunlin::client
