// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules for what people write into fields. Each fails with the field's name.
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/wire/channel.h"
#include "shared/wire/hub.h"

namespace dunlin::server {

// Folded, and checked: 3 to 32 of [a-z0-9_.-].
Result<QString> acceptUsername(const QString &text);
// Folded, for a look-up; whatever it is.
QString usernameKey(const QString &text);
// 8 to 1024 bytes of UTF-8.
Result<Secret> acceptPassword(const QString &text, const QString &field);
Result<QString> acceptChannelName(const QString &text, const wire::Limits &limits);
Result<QString> acceptLine(const QString &text, const QString &field, int mostCharacters);
Result<QString> acceptEmail(const QString &text);
Result<QString> acceptMessageText(const std::optional<QString> &text, const wire::Limits &limits);
Result<QString> acceptEmoji(const QString &text);
// With the time to live that holds when none is named.
Result<wire::Retention> acceptRetention(const wire::Retention &retention);
// How long something may stay that is not to stay, in ms.
Status acceptLife(qint64 ms, const QString &field);
// Entries of a page of whoever doesn't say how many.
inline constexpr int UsualPage = 50;
// `limit` of a page: clamped to the page limit; 0 and less are invalid.
Result<int> acceptLimit(std::optional<qint64> limit, int otherwise, const wire::Limits &limits);
// Into a channel, or onto the server.
inline constexpr qint64 LongestInviteSeconds = qint64(366) * 24 * 3600;
// A number of a channel's stream that somebody sent.
Result<qint64> acceptSeq(qint64 seq, const QString &field);

} // namespace dunlin::server
