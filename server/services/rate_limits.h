// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How often one may: token buckets by key. A bucket that is full again is forgotten, and there is a ceiling to how
// many are remembered, so that nobody fills the memory with made-up keys. One thread.
#pragma once

#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <QHash>
#include <QString>

#include <array>
#include <functional>

namespace dunlin::server {

class TokenBuckets
{
public:
    TokenBuckets(const Clock &clock, double perSecond, double burst)
        : m_clock(clock)
        , m_perSecond(perSecond)
        , m_burst(burst)
    {
    }

    // RateLimited with a time to wait when the key's bucket is empty.
    Status take(const QString &key);
    // Tokens that were taken on another node. A bucket can owe as much as it holds.
    void takenElsewhere(const QString &key, qint64 count);
    // Hears of every token that is taken here.
    using Taken = std::function<void(const QString &key)>;
    void setTaken(Taken taken) { m_taken = std::move(taken); }
    quint64 refused() const { return m_refused; }

    static constexpr qsizetype Most = 50'000;

private:
    struct Bucket {
        double tokens = 0;
        qint64 at = 0;
    };
    double tokensNow(const Bucket &bucket, qint64 now) const;
    Bucket &bucketOf(const QString &key, qint64 now);
    void makeRoom(qint64 now);

    const Clock &m_clock;
    const double m_perSecond;
    const double m_burst;
    QHash<QString, Bucket> m_buckets;
    quint64 m_refused = 0;
    Taken m_taken;
};

// The rates of the protocol ("Limits of the door and rates").
struct RateLimits {
    explicit RateLimits(const Clock &clock)
        : people(clock, 20, 200)
        , addresses(clock, 10, 100)
        , messages(clock, 10, 50)
        , registrations(clock, 5.0 / 60, 20)
        , oneTimeKeys(clock, 4.0 / 3600, 4)
        , rosterEntries(clock, 1.0 / 60, 100)
    {
    }
    // In the order in which nodes know them.
    std::array<TokenBuckets *, 6> all()
    {
        return {&people, &addresses, &messages, &registrations, &oneTimeKeys, &rosterEntries};
    }

    TokenBuckets people;        // REST with a token
    TokenBuckets addresses;     // REST without one
    TokenBuckets messages;      // whatever is pushed to a channel
    TokenBuckets registrations; // by address
    TokenBuckets oneTimeKeys;   // by person and the device whose key they want
    TokenBuckets rosterEntries; // by person and channel: nobody fills a log at once
};

} // namespace dunlin::server
