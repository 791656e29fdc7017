// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Public keys of devices: uploaded by each for itself, handed out to those who may know of it, a one-time key to one
// of them only. And the chain of an account's devices, which its owner signs and this keeps in order.
//
// A one-time key is given to a caller's person four times at once and once in a quarter of an hour for each device, so
// that nobody empties a shelf; beyond that, and when it is empty, the last-resort key has to do. A device that runs
// low is told by an event of its person.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"

namespace dunlin::server {

// The entry, and whether it is new: a repeat is answered with what is there.
struct AppendedEntry {
    bool isNew = true;
    wire::ChainEntry entry;
};

class Keys : public QObject
{
public:
    static constexpr int Low = 20;
    static constexpr int Most = 200;
    static constexpr int MostAtOnce = 100;
    static constexpr qint64 MostEntries = 4096;

    explicit Keys(const ServiceContext &context)
        : m_context(context)
    {
    }

    Async<wire::KeyCount> put(const Caller &caller, const wire::DeviceKeys &keys);
    Async<wire::KeyCount> putOneTime(const Caller &caller, const wire::OneTimeUpload &upload);
    Async<wire::KeyCount> count(const Caller &caller);
    Async<wire::KeyBundles> claim(const Caller &caller, const wire::KeyClaim &claim);

    // NotFound for whom the caller may not know; empty for somebody without one. With `log`, the size of the log of all
    // chains that is known, the page that comes last has a proof.
    Async<wire::ChainPage> chain(const Caller &caller, const UserId &user,
                                 std::optional<qint64> from, std::optional<qint64> limit,
                                 std::optional<qint64> log);
    Async<AppendedEntry> append(const Caller &caller, const UserId &user,
                                const wire::ChainEntry &entry);

private:
    ServiceContext m_context;
};

} // namespace dunlin::server
