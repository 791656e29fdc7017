// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/append.h"

namespace dunlin::server {

bool isRepeatOf(const OperationRecord &earlier, const AppendRequest &request)
{
    return earlier.userId == request.senderId && earlier.channelId == request.channelId
        && earlier.kind == OpKind::Send && earlier.requestHash == request.requestHash;
}

} // namespace dunlin::server
