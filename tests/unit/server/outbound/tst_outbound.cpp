// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the server lets itself be sent, and where not.
#include "server/outbound/outbound.h"
#include "tests/support/http_catcher.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;

Result<OutboundAnswer> answerTo(Outbound &outbound, const QString &url)
{
    std::optional<Result<OutboundAnswer>> answer;
    finally(&outbound, outbound.post({QUrl(url), {{"Content-Type", "text/plain"}}, "body"}),
            [&answer](const Result<OutboundAnswer> &got) { answer.emplace(got); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, PatienceMs))
        return fail(Errc::Internal, u"no answer at all"_s);
    return *answer;
}

} // namespace

class OutboundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAddressesOfTheInternetArePublic_data()
    {
        QTest::addColumn<bool>("isPublic");
        const auto rows = [](bool isPublic, const QStringList &addresses) {
            for (const QString &each : addresses)
                QTest::newRow(qPrintable(each)) << isPublic;
        };
        rows(true, {u"1.1.1.1"_s,           u"8.8.8.8"_s,         u"9.255.255.255"_s,
                    u"11.0.0.0"_s,          u"100.63.255.255"_s,  u"100.128.0.0"_s,
                    u"126.255.255.255"_s,   u"128.0.0.0"_s,       u"169.253.255.255"_s,
                    u"169.255.0.0"_s,       u"172.15.255.255"_s,  u"172.32.0.0"_s,
                    u"192.167.255.255"_s,   u"192.169.0.0"_s,     u"198.17.255.255"_s,
                    u"198.20.0.0"_s,        u"223.255.255.255"_s, u"2606:4700:4700::1111"_s,
                    u"2a00:1450:4001::1"_s, u"::ffff:8.8.8.8"_s,  u"64:ff9b::808:808"_s,
                    u"2002:808:808::1"_s,   u"2001:200::1"_s});
        rows(false,
             {u"0.0.0.0"_s,
              u"0.1.2.3"_s,
              u"10.0.0.1"_s,
              u"10.255.255.255"_s,
              u"100.64.0.1"_s,
              u"100.127.255.255"_s,
              u"127.0.0.1"_s,
              u"127.255.255.254"_s,
              u"169.254.169.254"_s,
              u"172.16.0.1"_s,
              u"172.31.255.255"_s,
              u"192.0.0.1"_s,
              u"192.0.2.1"_s,
              u"192.88.99.1"_s,
              u"192.168.0.1"_s,
              u"198.18.0.1"_s,
              u"198.19.255.255"_s,
              u"198.51.100.1"_s,
              u"203.0.113.1"_s,
              u"224.0.0.1"_s,
              u"239.255.255.255"_s,
              u"240.0.0.1"_s,
              u"255.255.255.255"_s,
              u"::"_s,
              u"::1"_s,
              u"::127.0.0.1"_s,
              u"::ffff:127.0.0.1"_s,
              u"::ffff:10.0.0.1"_s,
              u"::ffff:169.254.169.254"_s,
              u"64:ff9b::7f00:1"_s,
              u"64:ff9b::a00:1"_s,
              u"64:ff9b:1::1"_s,
              u"100::1"_s,
              u"2001::1"_s,
              u"2001:db8::1"_s,
              u"2002:7f00:1::1"_s,
              u"2002:a00:1::1"_s,
              u"3fff::1"_s,
              u"fc00::1"_s,
              u"fd12:3456::1"_s,
              u"fe80::1"_s,
              u"fe80::1%eth0"_s,
              u"fec0::1"_s,
              u"ff02::1"_s});
    }
    void onlyAddressesOfTheInternetArePublic()
    {
        QFETCH(bool, isPublic);
        const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!address.isNull());
        QCOMPARE(isPublicAddress(address), isPublic);
    }
    void noAddressIsNotPublic() { QVERIFY(!isPublicAddress(QHostAddress())); }

    void whatCannotBeCalledIsInvalidAtOnce_data()
    {
        QTest::addColumn<bool>("okInPublic");
        QTest::addColumn<bool>("okInPrivate");
        const auto row = [](const char *url, bool inPublic, bool inPrivate) {
            QTest::newRow(url) << inPublic << inPrivate;
        };
        row("https://push.example.org/abc?d=e", true, true);
        row("https://push.example.org:8443/", true, true);
        row("https://8.8.8.8/", true, true);
        row("https://[2606:4700:4700::1111]/", true, true);
        row("http://push.example.org/", false, true);
        row("https://127.0.0.1/", false, true);
        row("https://[::1]:8470/", false, true);
        row("https://[::ffff:10.0.0.1]/", false, true);
        row("https://169.254.169.254/latest/meta-data", false, true);
        row("ftp://push.example.org/", false, false);
        row("file:///etc/passwd", false, false);
        row("https://user:secret@push.example.org/", false, false);
        row("https://push.example.org/#part", false, false);
        row("https:///nowhere", false, false);
        row("push.example.org", false, false);
        row("", false, false);
        QTest::newRow("long") << false << false;
    }
    void whatCannotBeCalledIsInvalidAtOnce()
    {
        QFETCH(bool, okInPublic);
        QFETCH(bool, okInPrivate);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        const QUrl url(tag == "long"_L1 ? u"https://push.example.org/"_s + QString(2048, u'x')
                                        : tag,
                       QUrl::StrictMode);
        QCOMPARE(acceptTarget(url, Reach::Public).ok(), okInPublic);
        QCOMPARE(acceptTarget(url, Reach::Private).ok(), okInPrivate);
    }

    // The name is not the address: what it means is looked at, and all of it.
    void aNameThatLeadsInsideIsNotCalled_data()
    {
        QTest::addColumn<QStringList>("addresses");
        QTest::newRow("this machine") << QStringList{u"127.0.0.1"_s};
        QTest::newRow("the metadata of a cloud") << QStringList{u"169.254.169.254"_s};
        QTest::newRow("one of several") << QStringList{u"8.8.8.8"_s, u"127.0.0.1"_s};
        QTest::newRow("wrapped") << QStringList{u"::ffff:127.0.0.1"_s};
    }
    void aNameThatLeadsInsideIsNotCalled()
    {
        QFETCH(QStringList, addresses);
        HttpCatcher inside;
        SystemClock clock;
        QString asked;
        Outbound outbound({}, clock, [&](const QString &name, const Outbound::Resolved &resolved) {
            asked = name;
            QList<QHostAddress> list;
            for (const QString &each : addresses)
                list.append(QHostAddress(each));
            resolved(list);
        });

        const auto answer =
            answerTo(outbound, u"https://innocent.example.org:%1/"_s.arg(inside.port()));

        QVERIFY(!answer.ok());
        QCOMPARE(errcName(answer.error().code), errcName(Errc::Forbidden));
        QCOMPARE(asked, u"innocent.example.org"_s);
        QCOMPARE(inside.connections, 0);
    }

    void theSystemsNameOfThisMachineIsNotCalled()
    {
        HttpCatcher inside;
        SystemClock clock;
        Outbound outbound({}, clock);
        const auto answer = answerTo(outbound, u"https://localhost:%1/"_s.arg(inside.port()));
        QVERIFY(!answer.ok());
        QCOMPARE(errcName(answer.error().code), errcName(Errc::Forbidden));
        QCOMPARE(inside.connections, 0);
    }

    // What was looked at is what is called: the name is not asked again, and the other side hears the name.
    void theAddressThatWasLookedAtIsCalled()
    {
        HttpCatcher http;
        SystemClock clock;
        int asked = 0;
        Outbound outbound({Reach::Private}, clock,
                          [&](const QString &, const Outbound::Resolved &resolved) {
                              ++asked;
                              resolved({QHostAddress(QHostAddress::LocalHost)});
                          });
        const QString host = u"nowhere.invalid:%1"_s.arg(http.port());

        const auto answer = answerTo(outbound, u"http://"_s + host + u"/hook?x=1"_s);

        QVERIFY2(answer.ok(), answer.ok() ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, 201);
        QCOMPARE(asked, 1);
        QCOMPARE(http.caught.constFirst().headers.value("host"), host.toLatin1());
        QCOMPARE(http.caught.constFirst().path, QByteArray("/hook?x=1"));
        QCOMPARE(http.caught.constFirst().body, QByteArray("body"));
    }

    void nothingIsFollowed()
    {
        HttpCatcher other;
        HttpCatcher http;
        http.answers = [&](const Caught &) {
            return CatcherAnswer{307, "Location: " + other.url().toLatin1() + "\r\n", false};
        };
        SystemClock clock;
        Outbound outbound({Reach::Private}, clock);

        const auto answer = answerTo(outbound, http.url());

        QVERIFY(answer.ok());
        QCOMPARE(answer->status, 307);
        QTest::qWait(50);
        QCOMPARE(other.connections, 0);
        QCOMPARE(http.caught.size(), 1);
    }

    void noAnswerIsUnavailable()
    {
        HttpCatcher http;
        http.answers = [](const Caught &) { return CatcherAnswer{200, {}, true}; };
        SystemClock clock;
        Outbound outbound({Reach::Private}, clock);
        const auto answer = answerTo(outbound, http.url());
        QVERIFY(!answer.ok());
        QCOMPARE(errcName(answer.error().code), errcName(Errc::Unavailable));
        // The address may be a secret.
        QVERIFY(!answer.error().detail.contains(u"127.0.0.1"_s));

        Outbound unknown({}, clock,
                         [](const QString &, const Outbound::Resolved &resolved) { resolved({}); });
        const auto nowhere = answerTo(unknown, u"https://nowhere.example.org/"_s);
        QVERIFY(!nowhere.ok());
        QCOMPARE(errcName(nowhere.error().code), errcName(Errc::Unavailable));
    }

    void whenToComeBackIsRead_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("ms"); // -1: absent
        QTest::newRow("seconds") << QByteArray("120") << qint64(120'000);
        QTest::newRow("now") << QByteArray("0") << qint64(0);
        QTest::newRow("a date") << QByteArray("Tue, 14 Nov 2023 22:13:30 GMT") << qint64(10'000);
        QTest::newRow("of the past") << QByteArray("Tue, 14 Nov 2023 22:13:00 GMT") << qint64(0);
        QTest::newRow("too far") << QByteArray("99999999999") << qint64(24 * 3600'000);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
        QTest::newRow("nothing") << QByteArray() << qint64(-1);
    }
    void whenToComeBackIsRead()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, ms);
        QCOMPARE(retryAfterMs(header, 1'700'000'000'000).value_or(-1), ms);
    }
};

QTEST_GUILESS_MAIN(OutboundTest)
#include "tst_outbound.moc"
