// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What all changes of messages have in common, and what is common to all that is sealed.
#pragma once

#include "server/services/access.h"
#include "server/services/messaging.h"
#include "server/services/operations.h"

namespace dunlin::server {

inline constexpr qsizetype MostSealed = 24 * 1024;

// Whether it has the form of something sealed, of at most so many bytes.
Status acceptSealed(const wire::Sealed &sealed, qsizetype most);
// As a part of a request's hash.
QByteArray canonical(const wire::Sealed &sealed);
// Something sealed for a channel that is not encrypted, or the other way round.
Error wrongForm(bool isSealed);
// The client looks at the roster again, seals for it, and comes again with the same opId.
Error oldEpoch();
// Both a text and something sealed.
Error bothForms(const QString &field);
Error isDeleted();

// Everything that is pushed to a channel counts, not new messages only.
Status mayPush(const ServiceContext &context, const Caller &caller);

// What an edit, a removal or a reaction does, once it is settled that it is new and that its author is a member.
// Returns the number of the change, or the row's present one when there is nothing to change.
using Change = std::function<Result<qint64>(Stores &, const Standing &, const wire::MessageRow &)>;

Async<Changed> change(const ServiceContext &context, const Caller &caller,
                      const std::function<void(const ChannelId &)> &changed,
                      const Operation &operation, qint64 seq, Action action, Change act);

} // namespace dunlin::server
