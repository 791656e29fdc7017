// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Passwords: Argon2id through libsodium, on threads of their own.
//
// One hash takes tens of milliseconds and 64 MiB, so both the threads and the queue have a ceiling: what doesn't fit
// is Unavailable with a time to retry after. On Linux these threads give way to those that carry messages. Whoever
// signs in with a name that nobody has waits as long as everybody else, because a hash is compared all the same. May
// be called from any thread.
#pragma once

#include "shared/core/async.h"
#include "shared/core/secret.h"

#include <QThreadPool>

#include <atomic>

namespace dunlin::server {

struct PasswordPolicy {
    int threads = 2;
    int queue = 64;
    // libsodium's "interactive" figures when 0.
    quint64 operations = 0;
    quint64 memoryBytes = 0;
};

struct PasswordVerdict {
    bool matches = false;
    bool outdated = false; // matches, but was hashed with other parameters: hash again
};

class Passwords
{
public:
    explicit Passwords(const PasswordPolicy &policy = {});
    ~Passwords();

    // The libsodium text form, parameters and salt included.
    Async<QString> hash(const Secret &password);
    // Without a stored hash (nobody has that name) never matches, and takes as long.
    Async<PasswordVerdict> verify(const std::optional<QString> &stored, const Secret &password);

private:
    template <typename Work>
    auto enqueue(Work work) -> Async<typename std::invoke_result_t<Work>::Value>;

    PasswordPolicy m_policy;
    QByteArray m_nobody;
    std::atomic<int> m_waiting = 0;
    QThreadPool m_pool;
};

} // namespace dunlin::server
