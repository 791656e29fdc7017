// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace dunlin {

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds ceiling)
    : m_first(first)
    , m_ceiling(ceiling)
{
}

std::chrono::milliseconds Backoff::next()
{
    return after(m_attempts++, m_first, m_ceiling);
}

std::chrono::milliseconds Backoff::after(int attempts, std::chrono::milliseconds first,
                                         std::chrono::milliseconds ceiling)
{
    const qint64 full = std::min<qint64>(ceiling.count(), first.count() << std::min(attempts, 20));
    const qint64 half = std::max<qint64>(1, full / 2);
    return std::chrono::milliseconds(
        half + qint64(QRandomGenerator::global()->bounded(double(full - half + 1))));
}

} // namespace dunlin
