// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/gathering.h"

#include <QtTest>

using namespace dunlin::server;
using namespace std::chrono_literals;

class GatheringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsAloneWaitsForNothing()
    {
        Gathering gathering;
        QVERIFY(!gathering.goesOn(0, 1, 0us));
        gathering.committed(15);
        gathering.committed(1);
        gathering.committed(1);
        QVERIFY(!gathering.goesOn(0, 1, 0us));
    }

    // Two bursts take turns, and a lone write between them hides neither.
    void theFirstOfABurstWaitsForTheOthers()
    {
        Gathering gathering;
        gathering.committed(15);
        QVERIFY(gathering.goesOn(0, 1, 0us));
        gathering.committed(1);
        QVERIFY(gathering.goesOn(0, 1, 0us));
    }

    void itEndsWhenNothingCame()
    {
        Gathering gathering;
        gathering.committed(15);
        QVERIFY(gathering.goesOn(1, 4, Gathering::Step));
        QVERIFY(!gathering.goesOn(4, 4, 2 * Gathering::Step));
    }

    void itEndsWhenAllAreThere()
    {
        Gathering gathering;
        gathering.committed(15);
        QVERIFY(gathering.goesOn(1, 14, Gathering::Step));
        QVERIFY(!gathering.goesOn(1, 15, Gathering::Step));
    }

    void itEndsInTime()
    {
        Gathering gathering;
        gathering.committed(1000);
        QVERIFY(gathering.goesOn(10, 20, Gathering::Most - 1us));
        QVERIFY(!gathering.goesOn(10, 20, Gathering::Most));
    }
};

QTEST_APPLESS_MAIN(GatheringTest)
#include "tst_gathering.moc"
