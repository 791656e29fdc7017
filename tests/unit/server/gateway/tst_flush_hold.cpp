// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/flush_hold.h"

#include <QtTest>

using namespace dunlin::server;
using namespace std::chrono_literals;

namespace {

constexpr size_t Many = 5000;
constexpr FlushHold::Clock::duration None{};

} // namespace

class FlushHoldTest : public QObject
{
    Q_OBJECT

    const FlushHold::Limits m_limits{};
    FlushHold m_hold;
    FlushHold::Clock::time_point m_now{1h};

    // Everybody is told, in 40 ms.
    void tellMany()
    {
        m_hold.flushed(Many, m_now, m_now + 40ms);
        m_now += 40ms;
    }

private Q_SLOTS:
    void init() { m_hold = FlushHold(); }

    void theFirstDoesNotWait() { QCOMPARE(m_hold.before(Many, m_now), None); }

    void whatComesRightBehindALongOneWaits()
    {
        tellMany();
        QCOMPARE(m_hold.before(Many, m_now + 1ms), FlushHold::Clock::duration(4ms));
        QCOMPARE(m_hold.before(Many, m_now + 5ms), None);
    }

    void itNeverWaitsLong()
    {
        m_hold.flushed(Many, m_now, m_now + 10s);
        QCOMPARE(m_hold.before(Many, m_now + 10s), FlushHold::Clock::duration(50ms));
    }

    void aShortOneIsNotWaitedBehind()
    {
        m_hold.flushed(Many, m_now, m_now + m_limits.longFlush - 1ms);
        QCOMPARE(m_hold.before(Many, m_now + m_limits.longFlush - 1ms), None);
    }

    void fewAreToldAtOnce()
    {
        tellMany();
        QCOMPARE(m_hold.before(m_limits.fewestOutlets - 1, m_now), None);
        // And to tell them is no reason to wait.
        m_hold = FlushHold();
        m_hold.flushed(m_limits.fewestOutlets - 1, m_now, m_now + 40ms);
        QCOMPARE(m_hold.before(Many, m_now + 40ms), None);
    }

    void whereMoreComesTheNextOneWaitsToo()
    {
        for (int i = 0; i < 10; ++i) {
            tellMany();
            QVERIFY(m_hold.before(Many, m_now) > None);
            m_hold.waited(Many, Many);
        }
    }

    void whereNothingComesItRestsLongerAndLonger()
    {
        int waits = 0;
        int flushes = 0;
        QList<int> between;
        while (waits < 9) {
            tellMany();
            if (m_hold.before(Many, m_now) == None) {
                ++flushes;
                continue;
            }
            m_hold.waited(Many, 1); // somebody is answered
            between.append(std::exchange(flushes, 0));
            ++waits;
        }
        QCOMPARE(between, (QList<int>{0, 1, 2, 4, 8, 16, 32, 64, 64}));
    }

    void whereMoreComesAgainItDoesNotRest()
    {
        for (int i = 0; i < 4; ++i) {
            tellMany();
            if (m_hold.before(Many, m_now) > None)
                m_hold.waited(Many, 0);
        }
        do {
            tellMany();
        } while (m_hold.before(Many, m_now) == None);
        m_hold.waited(Many, Many);
        tellMany();
        QVERIFY(m_hold.before(Many, m_now) > None);
    }
};

QTEST_APPLESS_MAIN(FlushHoldTest)
#include "tst_flush_hold.moc"
