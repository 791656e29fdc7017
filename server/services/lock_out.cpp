// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/lock_out.h"

#include <algorithm>

namespace dunlin::server {

qint64 LockOut::waitOf(const Counts &counts, const QString &key, int allowed) const
{
    const auto it = counts.constFind(key);
    if (it == counts.cend() || it->failures < allowed)
        return 0;
    // 15 s after the last allowed failure, then 30, 60 ... up to the window.
    const int doublings = std::min(it->failures - allowed, 6);
    const qint64 waitMs = std::min<qint64>(qint64(15'000) << doublings, WindowMs);
    const qint64 left = it->lastAt + waitMs - m_clock.nowMs();
    return left > 0 ? (left + 999) / 1000 : 0;
}

qint64 LockOut::secondsToWait(const QString &account, const QString &address) const
{
    return std::max(waitOf(m_accounts, account, AccountFailures),
                    waitOf(m_addresses, address, AddressFailures));
}

void LockOut::failed(const QString &account, const QString &address)
{
    heard(account, address);
    if (m_told)
        m_told(account, address);
}

void LockOut::succeeded(const QString &account)
{
    // Most sign-ins go well at once, and need no telling.
    if (m_accounts.remove(account) && m_told)
        m_told(account, std::nullopt);
}

void LockOut::heard(const QString &account, const std::optional<QString> &address)
{
    if (!address) {
        m_accounts.remove(account);
        return;
    }
    count(m_accounts, account);
    if (!address->isEmpty())
        count(m_addresses, *address);
}

void LockOut::count(Counts &counts, const QString &key)
{
    const qint64 now = m_clock.nowMs();
    if (counts.size() >= Most && !counts.contains(key)) {
        erase_if(counts, [now](const auto &each) { return now - each.value().lastAt > WindowMs; });
        // Still full: somebody tries names by the ten thousand. The address's own count stops that one; the oldest
        // thousand make room.
        for (int i = 0; counts.size() >= Most && i < 1000; ++i)
            counts.erase(counts.cbegin());
    }
    Count &entry = counts[key];
    if (now - entry.lastAt > WindowMs)
        entry = Count{0, now, now};
    ++entry.failures;
    entry.lastAt = now;
}

} // namespace dunlin::server
