// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/rate_limits.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace dunlin::server {

double TokenBuckets::tokensNow(const Bucket &bucket, qint64 now) const
{
    const double gained = double(std::max<qint64>(0, now - bucket.at)) / 1000 * m_perSecond;
    return std::min(m_burst, bucket.tokens + gained);
}

TokenBuckets::Bucket &TokenBuckets::bucketOf(const QString &key, qint64 now)
{
    auto it = m_buckets.find(key);
    if (it == m_buckets.end()) {
        if (m_buckets.size() >= Most)
            makeRoom(now);
        it = m_buckets.insert(key, Bucket{m_burst, now});
    }
    return *it;
}

void TokenBuckets::takenElsewhere(const QString &key, qint64 count)
{
    const qint64 now = m_clock.nowMs();
    Bucket &bucket = bucketOf(key, now);
    bucket = Bucket{std::max(-m_burst, tokensNow(bucket, now) - double(count)), now};
}

Status TokenBuckets::take(const QString &key)
{
    const qint64 now = m_clock.nowMs();
    Bucket &bucket = bucketOf(key, now);
    const double tokens = tokensNow(bucket, now);
    if (tokens < 1) {
        ++m_refused;
        const auto wait = qint64(std::ceil((1 - tokens) / m_perSecond));
        return fail(Errc::RateLimited, u"too many requests"_s, {}, std::max<qint64>(1, wait));
    }
    bucket = Bucket{tokens - 1, now};
    if (m_taken)
        m_taken(key);
    return ok();
}

void TokenBuckets::makeRoom(qint64 now)
{
    erase_if(m_buckets, [&](const auto &each) { return tokensNow(each.value(), now) >= m_burst; });
    // All of them in use at once: some lose their memory, which only ever is to their advantage.
    for (int i = 0; m_buckets.size() >= Most && i < 1000; ++i)
        m_buckets.erase(m_buckets.cbegin());
}

} // namespace dunlin::server
