// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ten minutes of traffic through nginx while nodes, the broker and PostgreSQL are killed in turn. Runs only when it is
// named (./test tst_nodes_long); DUNLIN_LONG_SECONDS=60 makes it shorter, for each of the two brokers.
#include "tests/e2e/nodes/traffic.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class LongTest : public ServerTest
{
    Q_OBJECT

    // As a supervisor does: a server that finds its database still recovering ends with code 3.
    static bool startAgain(TestServer &node)
    {
        for (int tries = 0; tries < 40; ++tries) {
            if (node.start())
                return true;
            settle(500);
        }
        return false;
    }

private Q_SLOTS:
    void nothingIsLostInTheLongRun_data()
    {
        QTest::addColumn<Between>("between");
        QTest::newRow("redis") << Between::Redis;
        QTest::newRow("notify") << Between::Notify;
    }
    void nothingIsLostInTheLongRun()
    {
        QFETCH(Between, between);
        QString why;
        const auto postgres = PostgresCluster::start(&why);
        if (!postgres)
            QSKIP(qPrintable(why));
        const int seconds = qEnvironmentVariableIsSet("DUNLIN_LONG_SECONDS")
            ? qEnvironmentVariableIntValue("DUNLIN_LONG_SECONDS")
            : 600;
        TwoNodes nodes(between, {u"--trusted-proxies"_s, u"127.0.0.1/32"_s}, postgres->url());
        QVERIFY2(nodes.why.isEmpty(), qPrintable(nodes.why));
        constexpr int PauseMs = 250;
        Traffic traffic(nodes, 3, seconds * 1000 / PauseMs, PauseMs);
        QVERIFY2(traffic.why().isEmpty(), qPrintable(traffic.why()));
        QElapsedTimer time;
        time.start();
        traffic.start();
        const auto kill = [&](TestServer &node) {
            node.kill();
            settle(1500);
            QVERIFY2(startAgain(node), qPrintable(node.why()));
        };
        const QList<std::function<void()>> disasters{
            [&] { kill(nodes.one()); },
            [&] { nodes.breakBroker(); },
            [&] { kill(nodes.two()); },
            [&] {
                QVERIFY(postgres->kill());
                settle(1000);
                QVERIFY(postgres->restart());
            },
            [&] {
                if (!nodes.redis)
                    return;
                nodes.redis->kill();
                settle(4000);
                QVERIFY(nodes.redis->restart());
            },
            [&] { nodes.cutListeners(); },
        };
        int blows = 0;
        while (time.elapsed() < seconds * 1000) {
            settle(4000);
            disasters[blows++ % disasters.size()]();
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(waitUntil([&] { return traffic.isDrained(); }, 300'000));
        QVERIFY(waitUntil([&] { return nodes.areTogether(); }, 60'000));
        QVERIFY2(traffic.complaints().isEmpty(), qPrintable(traffic.complaints()));
        const QString difference = traffic.compare();
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        qInfo("%lld s, %d messages, %d blows: nothing lost, nothing doubled, order kept",
              time.elapsed() / 1000, traffic.size(), blows);
    }
};

QTEST_GUILESS_MAIN(LongTest)
#include "tst_long.moc"
