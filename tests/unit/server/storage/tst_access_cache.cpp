// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nothing that is older than a change is found once the change was told of, whoever read it and whenever they come.
#include "server/storage/cache/access_cache.h"

#include <QtTest>

#include <thread>

using namespace dunlin;
using namespace dunlin::server;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype Shards = 16;

AccessRecord member(qint64 number, wire::Role role = wire::Role::Member)
{
    return {false, role, number};
}

} // namespace

class AccessCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsFoundForAWhile()
    {
        ManualClock clock;
        AccessCache cache(clock, {100, 20'000});
        const ChannelId channel = ChannelId::create();
        const UserId user = UserId::create();
        QVERIFY(!cache.find(channel, user));
        QVERIFY(cache.keep(channel, user, member(5), cache.ticket()));
        QCOMPARE(cache.find(channel, user), std::optional(member(5)));
        QVERIFY(!cache.find(channel, UserId::create()));
        QVERIFY(!cache.find(ChannelId::create(), user));
        clock.advance(19'999ms);
        QVERIFY(cache.find(channel, user));
        clock.advance(1ms);
        QVERIFY(!cache.find(channel, user));
        QVERIFY(cache.keep(channel, user, member(5), cache.ticket()));
        QVERIFY(cache.find(channel, user));
        QCOMPARE(cache.figures().hits, 3);
        QCOMPARE(cache.figures().misses, 4);
        QCOMPARE(cache.figures().entries, 1);
    }

    void nothingOlderThanAChangeIsFoundOrKept()
    {
        ManualClock clock;
        AccessCache cache(clock, {});
        const ChannelId channel = ChannelId::create();
        const UserId user = UserId::create();
        QVERIFY(cache.keep(channel, user, member(5), cache.ticket()));
        cache.changed({channel, user, 7});
        QVERIFY(!cache.find(channel, user));
        // Who has the old one in their snapshot, and comes now.
        QVERIFY(!cache.keep(channel, user, member(5), cache.ticket()));
        QVERIFY(!cache.find(channel, user));
        QVERIFY(cache.keep(channel, user, member(7, wire::Role::Admin), cache.ticket()));
        // The news of an earlier change comes late.
        cache.changed({channel, user, 6});
        cache.changed({channel, user, 7});
        QCOMPARE(cache.find(channel, user), std::optional(member(7, wire::Role::Admin)));
        QVERIFY(!cache.keep(channel, user, member(6), cache.ticket()));
        QCOMPARE(cache.find(channel, user), std::optional(member(7, wire::Role::Admin)));
    }

    void whatFellOutIsNotKeptByWhoeverBeganBefore_data()
    {
        QTest::addColumn<bool>("wasReadAgain");
        QTest::newRow("only the change was known") << false;
        QTest::newRow("the new one was there") << true;
    }
    void whatFellOutIsNotKeptByWhoeverBeganBefore()
    {
        QFETCH(bool, wasReadAgain);
        ManualClock clock;
        AccessCache cache(clock, {Shards, 20'000});
        const ChannelId channel = ChannelId::create();
        const UserId user = UserId::create();
        const AccessCache::Ticket before = cache.ticket();
        cache.changed({channel, user, 7});
        if (wasReadAgain)
            QVERIFY(cache.keep(channel, user, member(7), cache.ticket()));
        for (int i = 0; i < 1000; ++i)
            cache.keep(ChannelId::create(), user, member(1), cache.ticket());
        QVERIFY(!cache.find(channel, user));
        QVERIFY(cache.figures().entries <= Shards);

        QVERIFY(!cache.keep(channel, user, member(5), before));
        QVERIFY(!cache.find(channel, user));
        QVERIFY(cache.keep(channel, user, member(7), cache.ticket()));
        QVERIFY(cache.find(channel, user));
    }

    void theLongestUnusedGoesFirst()
    {
        ManualClock clock;
        AccessCache cache(clock, {Shards * 2, 20'000});
        const ChannelId channel = ChannelId::create();
        const UserId a = UserId::create(), b = UserId::create(), c = UserId::create();
        cache.keep(channel, a, member(1), cache.ticket());
        cache.keep(channel, b, member(2), cache.ticket());
        QVERIFY(cache.find(channel, a));
        cache.keep(channel, c, member(3), cache.ticket());
        QVERIFY(cache.find(channel, a) && cache.find(channel, c));
        QVERIFY(!cache.find(channel, b));
    }

    void aChannelThatIsGoneHasNoMembers()
    {
        ManualClock clock;
        AccessCache cache(clock, {});
        const ChannelId channel = ChannelId::create();
        const UserId user = UserId::create();
        const AccessCache::Ticket before = cache.ticket();
        cache.keep(channel, user, member(5), before);
        cache.changed({channel, {}, 0});
        QVERIFY(!cache.find(channel, user));
        QVERIFY(!cache.keep(channel, user, member(5), cache.ticket()));
        // However many go.
        for (int i = 0; i < 40'000; ++i)
            cache.changed({ChannelId::create(), {}, 0});
        QVERIFY(!cache.keep(channel, user, member(5), before));
        QVERIFY(!cache.find(channel, user));
    }

    void whatWasPerhapsNotToldIsForgotten()
    {
        ManualClock clock;
        AccessCache cache(clock, {});
        const ChannelId channel = ChannelId::create();
        const UserId user = UserId::create();
        const AccessCache::Ticket before = cache.ticket();
        cache.keep(channel, user, member(5), before);
        cache.forgetAll();
        QVERIFY(!cache.find(channel, user));
        QVERIFY(!cache.keep(channel, user, member(5), before));
        QVERIFY(cache.keep(channel, user, member(5), cache.ticket()));

        cache.setDeaf(true);
        QVERIFY(!cache.find(channel, user));
        const AccessCache::Ticket deaf = cache.ticket();
        QVERIFY(!cache.keep(channel, user, member(5), deaf));
        cache.setDeaf(false);
        QVERIFY(!cache.find(channel, user));
        // Read while nothing was heard.
        QVERIFY(!cache.keep(channel, user, member(5), deaf));
        QVERIFY(cache.keep(channel, user, member(5), cache.ticket()));
        QVERIFY(cache.find(channel, user));
    }

    void noReaderFindsWhatWasChangedBefore()
    {
        ManualClock clock;
        AccessCache cache(clock, {Shards, 20'000});
        const ChannelId channel = ChannelId::create();
        const UserId user = UserId::create();
        std::atomic<qint64> database = 1;
        std::atomic<qint64> told = 0;
        std::atomic<bool> done = false;
        std::atomic<int> stale = 0;
        std::atomic<qint64> found = 0;
        const auto read = [&] {
            while (!done) {
                const qint64 least = told;
                if (const auto known = cache.find(channel, user)) {
                    ++found;
                    if (known->number < least)
                        ++stale;
                }
                const AccessCache::Ticket ticket = cache.ticket();
                const qint64 seen = database;
                std::this_thread::yield();
                cache.keep(channel, user, member(seen), ticket);
                cache.keep(ChannelId::create(), user, member(1), ticket);
            }
        };
        std::thread one(read), two(read);
        for (qint64 number = 2; number < 20'000 || found < 100; ++number) {
            database = number;
            cache.changed({channel, user, number});
            told = number;
            if (number % 100 == 0)
                std::this_thread::yield();
        }
        done = true;
        one.join();
        two.join();
        QCOMPARE(stale.load(), 0);
    }

    void aChangeTravelsWhole()
    {
        const AccessChange change{ChannelId::create(), UserId::create(), 1234567890123};
        const auto back = AccessChange::fromBytes(change.toBytes());
        QVERIFY(back);
        QCOMPARE(back->channel, change.channel);
        QCOMPARE(back->user, change.user);
        QCOMPARE(back->number, change.number);
        const auto gone = AccessChange::fromBytes(AccessChange{change.channel, {}, 0}.toBytes());
        QVERIFY(gone && !gone->user);

        QVERIFY(!AccessChange::fromBytes({}));
        QVERIFY(!AccessChange::fromBytes(change.toBytes().chopped(1)));
        QVERIFY(!AccessChange::fromBytes(change.toBytes() + 'x'));
        QVERIFY(!AccessChange::fromBytes(QByteArray(40, 0)));
        QVERIFY(!AccessChange::fromBytes(QByteArray(40, char(0xff))));
    }
};

QTEST_APPLESS_MAIN(AccessCacheTest)
#include "tst_access_cache.moc"
