// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An upgrade, node after node, behind nginx: nobody who writes meanwhile is refused anything.
#include "tests/e2e/nodes/traffic.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class RollingTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void aRollingRestartFailsNoSend_data()
    {
        QTest::addColumn<Between>("between");
        QTest::newRow("redis") << Between::Redis;
        QTest::newRow("notify") << Between::Notify;
    }
    void aRollingRestartFailsNoSend()
    {
        WITH_NODES(nodes, u"--trusted-proxies"_s, u"127.0.0.1/32"_s);
        Traffic traffic(nodes, 3, 250, 60);
        QVERIFY2(traffic.why().isEmpty(), qPrintable(traffic.why()));
        traffic.start();
        settle(3000);
        for (int round = 0; round < 2; ++round) {
            for (const auto &node : nodes.nodes) {
                QCOMPARE(node->stop(), 0);
                settle(500);
                QVERIFY2(node->start(), qPrintable(node->why()));
                QVERIFY(waitUntil([&] { return nodes.areTogether(); }));
                QVERIFY2(traffic.complaints().isEmpty(), qPrintable(traffic.complaints()));
                settle(1000);
            }
        }
        QVERIFY(waitUntil([&] { return traffic.isDrained(); }, 180'000));
        QVERIFY2(traffic.complaints().isEmpty(), qPrintable(traffic.complaints()));
        const QString difference = traffic.compare();
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
};

QTEST_GUILESS_MAIN(RollingTest)
#include "tst_rolling.moc"
