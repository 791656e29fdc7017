// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Slows down guessing of passwords: from the tenth failure within 15 minutes for one account, or the fiftieth from
// one address, the next try must wait, each time longer, and the right password waits as well. Names that nobody has
// are counted like others, so that waiting tells nothing. Bounded memory; one thread.
#pragma once

#include "shared/core/clock.h"

#include <QHash>
#include <QString>

#include <functional>
#include <optional>

namespace dunlin::server {

class LockOut
{
public:
    explicit LockOut(const Clock &clock)
        : m_clock(clock)
    {
    }

    // Seconds to wait; 0: go on.
    qint64 secondsToWait(const QString &account, const QString &address) const;
    void failed(const QString &account, const QString &address);
    void succeeded(const QString &account);

    // Hears of both as they happen here, with an address of a failure and without one of a success; and heard() is for
    // those that happened on another node.
    using Told = std::function<void(const QString &account, const std::optional<QString> &address)>;
    void setTold(Told told) { m_told = std::move(told); }
    void heard(const QString &account, const std::optional<QString> &address);

    static constexpr int AccountFailures = 10;
    static constexpr int AddressFailures = 50;
    static constexpr qint64 WindowMs = 15 * 60 * 1000;

private:
    struct Count {
        int failures = 0;
        qint64 firstAt = 0;
        qint64 lastAt = 0;
    };
    using Counts = QHash<QString, Count>;
    static constexpr qsizetype Most = 50'000;

    qint64 waitOf(const Counts &counts, const QString &key, int allowed) const;
    void count(Counts &counts, const QString &key);

    const Clock &m_clock;
    Counts m_accounts;
    Counts m_addresses;
    Told m_told;
};

} // namespace dunlin::server
