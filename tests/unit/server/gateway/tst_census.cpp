// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/census.h"

#include <QtTest>

using namespace dunlin::server;
using namespace Qt::StringLiterals;

class CensusTest : public QObject
{
    Q_OBJECT

    static QHostAddress at(const QString &text) { return QHostAddress(text); }

private Q_SLOTS:
    void anAddressHasItsLimitAndOthersHaveTheirs()
    {
        IoCounters counters;
        Census census({10, 2, {}}, counters);
        QVERIFY(census.enter(at(u"192.0.2.1"_s)));
        QVERIFY(census.enter(at(u"192.0.2.1"_s)));
        QVERIFY(!census.enter(at(u"192.0.2.1"_s)));
        // The same one, as a socket for both families names it.
        QVERIFY(!census.enter(at(u"::ffff:192.0.2.1"_s)));
        QVERIFY(census.enter(at(u"192.0.2.2"_s)));
        census.leave(at(u"192.0.2.1"_s));
        QVERIFY(census.enter(at(u"192.0.2.1"_s)));
        QCOMPARE(census.total(), 3);
        QCOMPARE(counters.overAddress, 2u);
        QCOMPARE(counters.accepted, 4u);
    }

    void aNetworkOfIPv6CountsAsOne()
    {
        IoCounters counters;
        Census census({10, 1, {}}, counters);
        QVERIFY(census.enter(at(u"2001:db8:1:2::1"_s)));
        QVERIFY(!census.enter(at(u"2001:db8:1:2:ffff::7"_s)));
        QVERIFY(census.enter(at(u"2001:db8:1:3::1"_s)));
    }

    void aProxyOfOursHasOnlyTheTotal()
    {
        IoCounters counters;
        Census census({3, 1, {QHostAddress::parseSubnet(u"10.0.0.0/8"_s)}}, counters);
        for (int i = 0; i < 3; ++i)
            QVERIFY(census.enter(at(u"10.1.2.3"_s)));
        QVERIFY(!census.enter(at(u"10.1.2.3"_s)));
        QVERIFY(!census.enter(at(u"192.0.2.1"_s)));
        QCOMPARE(counters.overTotal, 2u);
        census.leave(at(u"10.1.2.3"_s));
        QVERIFY(census.enter(at(u"192.0.2.1"_s)));
    }
};

QTEST_GUILESS_MAIN(CensusTest)
#include "tst_census.moc"
