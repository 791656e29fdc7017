// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The log of all chains of devices, for clients that trust no server: how long it is and the root of its tree, proofs,
// and the leaves, in which everybody looks for their own. Its leaves name nobody; whoever knows an account can tell which
// are that account's.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"

namespace dunlin::server {

class KeyLog : public QObject
{
public:
    static constexpr int MostLeaves = 500;

    explicit KeyLog(const ServiceContext &context)
        : m_context(context)
    {
    }

    // Of the first `size` leaves, of all when it is absent or more than there are; with a proof that they go on from the
    // first `from`, if there are as many.
    Async<wire::KeyLogHead> head(std::optional<qint64> from, std::optional<qint64> size);
    Async<wire::KeyLogPage> leaves(std::optional<qint64> from, std::optional<qint64> limit);

private:
    ServiceContext m_context;
};

// The same, and that this entry stands in it. Absent when it does not.
Result<std::optional<wire::KeyLogProof>> keyLogProof(Stores &stores, const UserId &user, qint64 seq,
                                                     qint64 from);

} // namespace dunlin::server
