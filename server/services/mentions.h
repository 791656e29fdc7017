// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who a text mentions: "@username", and "@channel" for everybody in it. What a client says besides is believed of members
// only, and a name that no member has is text like any other.
#pragma once

#include "server/services/access.h"
#include "shared/core/mention_names.h"

namespace dunlin::server {

struct Mentions {
    QList<UserId> people;
    bool channel = false;
};
// Members, each once, at most mostMentions of them. `author` is a member of the channel.
Result<Mentions> findMentions(Stores &stores, const Standing &author, const NamesInText &names);

} // namespace dunlin::server
