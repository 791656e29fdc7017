// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of the link that need no network: addresses that people type, waits, and requests without an answer.

#include "client/link/requests.h"
#include "client/link/server_address.h"
#include "shared/core/backoff.h"
#include "shared/wire/errors.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

class LinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- addresses ----------------------------------------------------------------------------------

    void whatPeopleTypeBecomesAddressesToTry_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const QString &typed, const QStringList &expected) {
            QTest::newRow(qPrintable(typed.simplified())) << typed << expected;
        };
        // On the internet https alone, on the usual port and on ours.
        row(u"chat.example.org"_s,
            {u"https://chat.example.org"_s, u"https://chat.example.org:8470"_s});
        row(u"  Chat.Example.ORG \n"_s,
            {u"https://chat.example.org"_s, u"https://chat.example.org:8470"_s});
        row(u"chat.example.org:443"_s, {u"https://chat.example.org:443"_s});
        row(u"chat.example.org:9000"_s, {u"https://chat.example.org:9000"_s});
        row(u"chat.example.org/"_s,
            {u"https://chat.example.org"_s, u"https://chat.example.org:8470"_s});
        row(u"8.8.8.8"_s, {u"https://8.8.8.8"_s, u"https://8.8.8.8:8470"_s});
        row(u"[2001:db8::1]:9000"_s, {u"https://[2001:db8::1]:9000"_s});
        // What is said outright is taken as it is.
        row(u"https://chat.example.org"_s, {u"https://chat.example.org"_s});
        row(u"HTTPS://chat.example.org:8470/some/page?x=1#y"_s,
            {u"https://chat.example.org:8470"_s});
        row(u"https://anna:secret@chat.example.org"_s, {u"https://chat.example.org"_s});
        row(u"http://localhost:8470"_s, {u"http://localhost:8470"_s});
        row(u"http://192.168.0.7"_s, {u"http://192.168.0.7"_s});
        // Near by: plain http too, last unless it is this computer.
        row(u"localhost"_s,
            {u"http://localhost:8470"_s, u"https://localhost:8470"_s, u"https://localhost"_s});
        row(u"localhost:9000"_s, {u"http://localhost:9000"_s, u"https://localhost:9000"_s});
        row(u"127.0.0.1:9000"_s, {u"http://127.0.0.1:9000"_s, u"https://127.0.0.1:9000"_s});
        row(u"[::1]"_s, {u"http://[::1]:8470"_s, u"https://[::1]:8470"_s, u"https://[::1]"_s});
        row(u"10.0.0.5:8470"_s, {u"https://10.0.0.5:8470"_s, u"http://10.0.0.5:8470"_s});
        row(u"nas.local"_s,
            {u"https://nas.local:8470"_s, u"http://nas.local:8470"_s, u"https://nas.local"_s});
        row(u"attic:9000"_s, {u"https://attic:9000"_s, u"http://attic:9000"_s});
    }
    void whatPeopleTypeBecomesAddressesToTry()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, expected);

        const auto candidates = serverCandidates(typed);

        QVERIFY2(candidates.ok(), candidates.ok() ? "" : qPrintable(candidates.error().detail));
        QStringList found;
        for (const QUrl &each : *candidates)
            found.append(each.toString());
        QCOMPARE(found, expected);
    }

    void whatIsNoAddressIsRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("typed");
        for (const QString &typed :
             {u""_s, u"   "_s, u"://"_s, u"https://"_s, u"http:///x"_s, u"chat example.org"_s,
              u"ftp://chat.example.org"_s, u"wss://chat.example.org"_s, u"file:///etc/passwd"_s,
              u"javascript:alert(1)"_s, u"chat.example.org:port"_s, u"chat.example.org:99999"_s,
              u"chat.example.org:-1"_s, u"chat.example.org:0"_s, u"https://chat.example.org:0"_s,
              u"[::1"_s, u"anna@"_s, u"../etc"_s, u"chat.example.org?next=http://localhost"_s})
            QTest::newRow(qPrintable(u"'%1'"_s.arg(typed))) << typed;
        // Passwords would travel in the open.
        QTest::newRow("plain http to the internet") << u"http://chat.example.org"_s;
        QTest::newRow("plain http to a public address") << u"http://8.8.8.8:8470"_s;
        QTest::newRow("plain http to a public address in one number") << u"http://134744072"_s;
        QTest::newRow("plain http to a public address in hex") << u"http://0x08080808"_s;
        QTest::newRow("plain http to a name that only begins like here")
            << u"http://localhost.example.org"_s;
        QTest::newRow("plain http to a name that only begins like a private address")
            << u"http://10.example.org"_s;
        QTest::newRow("plain http to a public address in the new form")
            << u"http://[::ffff:8.8.8.8]"_s;
    }
    void whatIsNoAddressIsRefusedWithAReason()
    {
        QFETCH(QString, typed);

        const auto candidates = serverCandidates(typed);

        QVERIFY2(!candidates.ok(),
                 candidates.ok() ? qPrintable(candidates->first().toString()) : "");
        QCOMPARE(candidates.error().code, Errc::Invalid);
        QCOMPARE(candidates.error().field, u"server"_s);
        QVERIFY(!candidates.error().detail.isEmpty());
    }

    void noPublicHostIsEverTriedWithoutEncryption_data()
    {
        QTest::addColumn<QString>("typed");
        for (const QString &typed :
             {u"134744072"_s, u"0x08080808"_s, u"8.526344"_s, u"010.8.8.8"_s, u"8.8.8.8"_s,
              u"localhost.example.org"_s, u"example.localhost.org"_s, u"10.example.org"_s,
              u"172.32.0.1"_s, u"192.169.0.1"_s, u"[2001:db8::1]"_s, u"[::ffff:8.8.8.8]"_s,
              u"mylocal"_s + u".org"_s, u"notlan.org"_s})
            QTest::newRow(qPrintable(typed)) << typed;
    }
    void noPublicHostIsEverTriedWithoutEncryption()
    {
        QFETCH(QString, typed);

        const auto candidates = serverCandidates(typed);

        for (const QUrl &each : candidates.ok() ? *candidates : QList<QUrl>())
            QVERIFY2(each.scheme() == u"https"_s, qPrintable(each.toString()));
    }

    void hostsNearByAreTold_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("loopback");
        QTest::addColumn<bool>("isPrivate");
        QTest::newRow("localhost") << u"LocalHost"_s << true << true;
        QTest::newRow("sub.localhost") << u"sub.localhost"_s << true << true;
        QTest::newRow("127.8.8.8") << u"127.8.8.8"_s << true << true;
        QTest::newRow("::1") << u"::1"_s << true << true;
        QTest::newRow("10.1.2.3") << u"10.1.2.3"_s << false << true;
        QTest::newRow("172.31.255.255") << u"172.31.255.255"_s << false << true;
        QTest::newRow("172.32.0.0") << u"172.32.0.0"_s << false << false;
        QTest::newRow("192.168.1.1") << u"192.168.1.1"_s << false << true;
        QTest::newRow("169.254.1.1") << u"169.254.1.1"_s << false << true;
        QTest::newRow("fe80::1") << u"fe80::1"_s << false << true;
        QTest::newRow("fd00::1") << u"fd00::1"_s << false << true;
        QTest::newRow("2001:db8::1") << u"2001:db8::1"_s << false << false;
        QTest::newRow("nas.local") << u"nas.LOCAL"_s << false << true;
        QTest::newRow("box.home.arpa") << u"box.home.arpa"_s << false << true;
        QTest::newRow("attic") << u"attic"_s << false << true;
        QTest::newRow("example.org") << u"example.org"_s << false << false;
    }
    void hostsNearByAreTold()
    {
        QFETCH(QString, host);
        QFETCH(bool, loopback);
        QFETCH(bool, isPrivate);
        QCOMPARE(isLoopbackHost(host), loopback);
        QCOMPARE(isPrivateHost(host), isPrivate);
    }

    void theHubIsOnTheSamePort()
    {
        QCOMPARE(hubOf(QUrl(u"https://chat.example.org"_s)), QUrl(u"wss://chat.example.org/hub"_s));
        QCOMPARE(hubOf(QUrl(u"http://[::1]:8470"_s)), QUrl(u"ws://[::1]:8470/hub"_s));
    }

    // --- waits --------------------------------------------------------------------------------------

    void theWaitStaysBetweenHalfAndAllOfItsCurve()
    {
        for (int round = 0; round < 200; ++round) {
            Backoff backoff(milliseconds(1'000), milliseconds(60'000));
            for (int attempt = 0; attempt < 100; ++attempt) {
                const qint64 full = attempt < 6 ? 1'000LL << attempt : 60'000;
                const qint64 wait = backoff.next().count();
                QVERIFY2(wait >= full / 2 && wait <= full,
                         qPrintable(u"attempt %1: %2"_s.arg(attempt).arg(wait)));
            }
            QCOMPARE(backoff.attempts(), 100);
            backoff.reset();
            QVERIFY(backoff.next() <= milliseconds(1'000));
        }
    }

    // A thousand clients that lost the same server must not come back in the same instant.
    void waitsAreSpread()
    {
        QSet<qint64> seen;
        for (int i = 0; i < 1'000; ++i)
            seen.insert(Backoff::after(5, milliseconds(1'000), milliseconds(60'000)).count());
        QVERIFY2(seen.size() > 500, qPrintable(QString::number(seen.size())));
    }

    void aTinyWaitIsStillAWait()
    {
        for (int i = 0; i < 50; ++i) {
            const qint64 wait = Backoff::after(i, milliseconds(1), milliseconds(1)).count();
            QCOMPARE(wait, 1);
        }
    }

    void closeCodesFollowTheirRange_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("comesBack");
        for (const int code :
             {0, 1000, 1001, 1006, 1009, 1011, 4000, 4001, 4002, 4003, 4004, 4250, 4499, 5000})
            QTest::addRow("%d", code) << code << true;
        for (const int code : {4500, 4501, 4502, 4503, 4750, 4999})
            QTest::addRow("%d", code) << code << false;
    }
    void closeCodesFollowTheirRange()
    {
        QFETCH(int, code);
        QFETCH(bool, comesBack);
        QCOMPARE(wire::mayReconnect(code), comesBack);
    }

    // --- requests -----------------------------------------------------------------------------------

    void anAnswerFindsItsRequestOnce()
    {
        Requests requests;
        QStringList heard;
        const auto ear = [&heard](const QString &name) {
            return [&heard, name](const Result<Payload> &outcome) {
                heard.append(name + (outcome.ok() ? u" ok"_s : u" no"_s));
            };
        };
        const qint64 first = requests.add(ear(u"first"_s), 100);
        const qint64 second = requests.add(ear(u"second"_s), 200);
        QVERIFY(first != second);
        QCOMPARE(requests.oldestDeadline(), 100);

        QVERIFY(requests.settle(second, Payload(QByteArray())));
        QVERIFY(!requests.settle(second, Payload(QByteArray())));
        QVERIFY(!requests.settle(4'711, Payload(QByteArray())));
        QVERIFY(requests.settle(first, fail(Errc::Forbidden)));

        QCOMPARE(heard, (QStringList{u"second ok"_s, u"first no"_s}));
        QVERIFY(requests.isEmpty());
        QCOMPARE(requests.oldestDeadline(), 0);
    }

    void whatWaitsFailsInTheOrderOfAsking()
    {
        Requests requests;
        QList<int> heard;
        for (int i = 0; i < 5; ++i) {
            requests.add(
                [&, i](const Result<Payload> &outcome) {
                    QCOMPARE(outcome.error().code, Errc::Unavailable);
                    heard.append(i);
                    // Who asks again in the answer belongs to the next connection.
                    if (i == 0)
                        requests.add([&](const Result<Payload> &) { heard.append(99); }, 1);
                },
                1);
        }

        requests.failAll(fail(Errc::Unavailable));

        QCOMPARE(heard, (QList<int>{0, 1, 2, 3, 4}));
        QVERIFY(!requests.isEmpty());
    }
};

QTEST_GUILESS_MAIN(LinkTest)
#include "tst_link.moc"
