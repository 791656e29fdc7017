// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The members of encrypted channels as members signed them: kept in order and told to members. Clients seal for nobody
// else; who is a member here is the table of members alone, and no entry changes that.
//
// An entry is taken from the device that signed it, if it names people who are members here, with no higher role than
// they have, and the caller's own role may do that: what all clients would pass over is not stored.
#pragma once

#include "server/services/keys.h"

namespace dunlin::server {

class RosterLog : public QObject
{
public:
    static constexpr qint64 MostEntries = 16'384;
    // Of one person below an admin, in one channel: nobody fills the log for all.
    static constexpr qint64 MostOfOne = 256;

    explicit RosterLog(const ServiceContext &context)
        : m_context(context)
    {
    }

    // To members; NotFound for a channel that is not encrypted.
    Async<wire::ChainPage> entries(const Caller &caller, const ChannelId &channel,
                                   std::optional<qint64> from, std::optional<qint64> limit);
    Async<AppendedEntry> append(const Caller &caller, const ChannelId &channel,
                                const wire::ChainEntry &entry);

private:
    ServiceContext m_context;
};

} // namespace dunlin::server
