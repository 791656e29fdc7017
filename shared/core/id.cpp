// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/id.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <atomic>

namespace dunlin {

QUuid createUuidV7()
{
    // 48 bits of milliseconds and a 12-bit counter (RFC 9562, method 1): the pair only grows, also when the
    // clock stands or steps back, so ids of one process keep the order in which they were made.
    static std::atomic<quint64> last{0};
    quint64 stamp = quint64(QDateTime::currentMSecsSinceEpoch()) << 12;
    quint64 seen = last.load(std::memory_order_relaxed);
    do {
        if (stamp <= seen)
            stamp = seen + 1;
    } while (!last.compare_exchange_weak(seen, stamp, std::memory_order_relaxed));

    const quint64 random = QRandomGenerator::system()->generate64();
    const quint64 ms = stamp >> 12;
    const auto byte = [random](int i) { return uchar(random >> (8 * i)); };
    return QUuid(uint(ms >> 16), ushort(ms & 0xffff), ushort(0x7000 | (stamp & 0x0fff)),
                 uchar(0x80 | (byte(0) & 0x3f)), byte(1), byte(2), byte(3), byte(4), byte(5),
                 byte(6), byte(7));
}

} // namespace dunlin
