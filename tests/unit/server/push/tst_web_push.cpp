// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a push looks like, byte by byte by the RFCs' own examples; when it is sent, sent again, and given up.
#include "server/push/push_sender.h"
#include "tests/support/http_catcher.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;
constexpr auto Alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray bytes(const char *base64url)
{
    return QByteArray::fromBase64(base64url, Alphabet);
}

p256::KeyPair pairOf(const char *secret, const char *publicKey)
{
    return {Secret(bytes(secret)), bytes(publicKey)};
}

PushSettings quick()
{
    PushSettings settings;
    settings.quietMs = 1;
    settings.firstRetryMs = 1;
    settings.longestRetryMs = 4;
    settings.tries = 4;
    return settings;
}

struct Service {
    explicit Service(const PushSettings &settings = quick())
    {
        Q_ASSERT(http.isListening);
        Outbound &outbound =
            thread.adopt(std::make_unique<Outbound>(OutboundSettings{Reach::Private}, clock));
        auto key = Vapid::fromKept(*Vapid::createKept());
        sender = &thread.adopt(std::make_unique<PushSender>(
            outbound, clock, Vapid(*key, u"mailto:admin@example.org"_s), settings));
        sender->setGone([this](const PushId &id, const QString &endpoint) {
            QMetaObject::invokeMethod(&context, [this, id, endpoint] {
                gone.append({id, endpoint});
            });
        });
    }
    PushTarget target(const QString &path = u"/push"_s)
    {
        const auto device = p256::createKeyPair();
        return {PushId::create(), DeviceId::create(), http.url(path), device->publicKey,
                QByteArray(16, 'a')};
    }
    const PushSender::Counters &counters() const { return sender->counters(); }

    HttpCatcher http;
    SystemClock clock;
    QObject context;
    QList<std::pair<PushId, QString>> gone;
    OutboundThread thread;
    PushSender *sender = nullptr;
};

} // namespace

class WebPushTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    // RFC 8291, appendix A.
    void theExampleOfTheStandardComesOutByteByByte()
    {
        const auto own =
            pairOf("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
                   "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tl"
                   "zAC8wEqKK6PBru3jl7A8");
        const QByteArray device =
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm"
                  "4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");

        const auto body =
            encryptPush("When I grow up, I want to be a watermelon", device,
                        bytes("BTBZMqHH6r4Tts7J_aSIgg"), own, bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        QVERIFY(body.ok());
        QCOMPARE(body->toBase64(Alphabet),
                 QByteArray("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZI"
                            "IgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXz"
                            "tLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"));
    }

    // Never the same twice: the key pair and the salt are new for each.
    void twoPushesOfTheSameDiffer()
    {
        const auto device = p256::createKeyPair();
        const auto one = encryptPush("x", device->publicKey, QByteArray(16, 'a'));
        const auto other = encryptPush("x", device->publicKey, QByteArray(16, 'a'));

        QVERIFY(one.ok() && other.ok());
        QCOMPARE(one->size(), other->size());
        QVERIFY(one->left(16) != other->left(16));
        QVERIFY(one->mid(21, 65) != other->mid(21, 65));
        QVERIFY(one->mid(86) != other->mid(86));
    }

    void keysThatAreNoneAreRefused()
    {
        const auto device = p256::createKeyPair();
        QVERIFY(p256::isPublicKey(device->publicKey));
        QByteArray beside = device->publicKey;
        beside[64] = char(beside[64] ^ 1);
        QByteArray compressed = device->publicKey.left(33);
        compressed[0] = 2;
        const QByteArray infinity(1, '\0');
        for (const QByteArray &each :
             {QByteArray(), beside, compressed, infinity, QByteArray(65, '\4'),
              device->publicKey + 'x', QByteArray(1, '\4') + QByteArray(64, '\0')}) {
            QVERIFY2(!p256::isPublicKey(each), each.toHex().constData());
            QVERIFY(!encryptPush("x", each, QByteArray(16, 'a')).ok());
        }
        QVERIFY(!encryptPush("x", device->publicKey, QByteArray(15, 'a')).ok());
        QVERIFY(!encryptPush(QByteArray(3001, 'x'), device->publicKey, QByteArray(16, 'a')).ok());
    }

    void bothSidesAgreeOnTheSame()
    {
        const auto one = p256::createKeyPair();
        const auto other = p256::createKeyPair();

        const auto here = p256::agree(*one, other->publicKey);
        const auto there = p256::agree(*other, one->publicKey);

        QVERIFY(here.ok() && there.ok());
        QCOMPARE(here->size(), 32);
        QVERIFY(*here == *there);
    }

    void theServersNameIsOfTheEndpointsOrigin()
    {
        const auto key = Vapid::fromKept(*Vapid::createKept());
        const Vapid vapid(*key, u"mailto:admin@example.org"_s);
        const auto header = vapid.authorization(
            QUrl(u"https://push.example.net:8443/send/abc?d=e"_s), 1'700'000'000'000);

        QVERIFY(header.ok());
        QVERIFY(header->startsWith("vapid t="));
        QVERIFY(header->endsWith(", k=" + vapid.publicKey().toLatin1()));
        const QList<QByteArray> token = header->mid(8).split(',').first().split('.');
        QCOMPARE(token.size(), 3);
        const QJsonObject claims = QJsonDocument::fromJson(bytes(token[1].constData())).object();
        QCOMPARE(claims.value(u"aud"_s).toString(), u"https://push.example.net:8443"_s);
        QCOMPARE(claims.value(u"exp"_s).toInteger(), 1'700'000'000 + 12 * 3600);
        QCOMPARE(claims.value(u"sub"_s).toString(), u"mailto:admin@example.org"_s);
        QCOMPARE(claims.size(), 3);
        QCOMPARE(bytes(token[2].constData()).size(), 64);
    }

    void aKeptKeyIsTheSameAfterwards()
    {
        const auto kept = Vapid::createKept();
        QVERIFY(kept.ok());
        QCOMPARE(Vapid(*Vapid::fromKept(*kept), {}).publicKey(),
                 Vapid(*Vapid::fromKept(*kept), {}).publicKey());
        QVERIFY(!Vapid::fromKept(kept->left(60)).ok());
        QVERIFY(!Vapid::fromKept(QByteArray(97, 'x')).ok());
    }

    void bothAlphabetsAreRead()
    {
        QCOMPARE(fromAnyBase64(u"-_8"_s), std::optional(QByteArray("\xfb\xff", 2)));
        QCOMPARE(fromAnyBase64(u"+/8="_s), std::optional(QByteArray("\xfb\xff", 2)));
        QVERIFY(!fromAnyBase64(u"a b"_s));
        QVERIFY(!fromAnyBase64(u"\u00e4\u00e4\u00e4\u00e4"_s));
    }

    void aPushSaysNothingAndWhatItIsWorth()
    {
        Service service;
        service.sender->wake(service.target(u"/send/abc?x=1"_s), Urgency::High);
        QTRY_COMPARE_WITH_TIMEOUT(service.http.caught.size(), 1, PatienceMs);

        const Caught &push = service.http.caught.constFirst();
        QCOMPARE(push.method, QByteArray("POST"));
        QCOMPARE(push.path, QByteArray("/send/abc?x=1"));
        QCOMPARE(push.headers.value("ttl"), QByteArray("86400"));
        QCOMPARE(push.headers.value("urgency"), QByteArray("high"));
        QCOMPARE(push.headers.value("topic"), QByteArray("dunlin"));
        QCOMPARE(push.headers.value("content-encoding"), QByteArray("aes128gcm"));
        QCOMPARE(push.headers.value("host"),
                 "127.0.0.1:" + QByteArray::number(service.http.port()));
        QVERIFY(push.headers.value("authorization").startsWith("vapid t="));
        QVERIFY(!push.headers.contains("cookie"));
        // Salt, size of a record, key; the constant body, its delimiter and the tag.
        QCOMPARE(push.body.size(), 16 + 4 + 1 + 65 + qsizetype(strlen(PushSender::Body)) + 1 + 16);
        QTRY_COMPARE_WITH_TIMEOUT(service.counters().sent.load(), 1, PatienceMs);
        QCOMPARE(service.counters().waiting.load(), 0);
    }

    void anEndpointThatIsGoneIsToldAndLeftAlone_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("404") << 404;
        QTest::newRow("410") << 410;
    }
    void anEndpointThatIsGoneIsToldAndLeftAlone()
    {
        QFETCH(int, status);
        Service service;
        service.http.answers = [status](const Caught &) {
            return CatcherAnswer{status, {}, false};
        };
        const PushTarget target = service.target();
        service.sender->wake(target, Urgency::Normal);

        QTRY_COMPARE_WITH_TIMEOUT(service.gone.size(), 1, PatienceMs);
        QCOMPARE(service.gone.constFirst(), (std::pair(target.id, target.endpoint)));
        QTest::qWait(100);
        QCOMPARE(service.http.caught.size(), 1);
        QCOMPARE(service.counters().gone.load(), 1);
        QCOMPARE(service.counters().waiting.load(), 0);
    }

    void trouble_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("hangsUp");
        QTest::newRow("overload") << 429 << false;
        QTest::newRow("their fault") << 503 << false;
        QTest::newRow("no answer") << 200 << true;
    }
    void whatFailsIsSentAgainUntilItArrives_data() { trouble_data(); }
    void whatFailsIsSentAgainUntilItArrives()
    {
        QFETCH(int, status);
        QFETCH(bool, hangsUp);
        Service service;
        int times = 0;
        service.http.answers = [&](const Caught &) {
            return ++times < 3 ? CatcherAnswer{status, {}, hangsUp} : CatcherAnswer{};
        };
        service.sender->wake(service.target(), Urgency::Normal);

        QTRY_COMPARE_WITH_TIMEOUT(service.counters().sent.load(), 1, PatienceMs);
        // Where a connection breaks, Qt may ask again by itself.
        QVERIFY(hangsUp || service.counters().retried.load() == 2);
        QCOMPARE(service.counters().failed.load(), 0);
        QCOMPARE(service.counters().waiting.load(), 0);
    }

    void whatNeverArrivesIsGivenUp_data() { trouble_data(); }
    void whatNeverArrivesIsGivenUp()
    {
        QFETCH(int, status);
        QFETCH(bool, hangsUp);
        Service service;
        service.http.answers = [&](const Caught &) { return CatcherAnswer{status, {}, hangsUp}; };
        service.sender->wake(service.target(), Urgency::Normal);

        QTRY_COMPARE_WITH_TIMEOUT(service.counters().failed.load(), 1, PatienceMs);
        QCOMPARE(service.counters().retried.load(), 3);
        QCOMPARE(service.counters().waiting.load(), 0);
        QVERIFY(service.gone.isEmpty());
    }

    void whatIsRefusedIsNotSentAgain()
    {
        Service service;
        service.http.answers = [](const Caught &) { return CatcherAnswer{403, {}, false}; };
        service.sender->wake(service.target(), Urgency::Normal);

        QTRY_COMPARE_WITH_TIMEOUT(service.counters().failed.load(), 1, PatienceMs);
        QTest::qWait(100);
        QCOMPARE(service.http.caught.size(), 1);
        QVERIFY(service.gone.isEmpty());
    }

    // The clock stands: nothing is sent before the service wants it.
    void aServiceIsNotAskedBeforeItWantsToBe()
    {
        HttpCatcher http;
        ManualClock clock;
        int times = 0;
        http.answers = [&](const Caught &) {
            return ++times == 1 ? CatcherAnswer{503, "Retry-After: 120\r\n", false}
                                : CatcherAnswer{};
        };
        OutboundThread thread;
        Outbound &outbound =
            thread.adopt(std::make_unique<Outbound>(OutboundSettings{Reach::Private}, clock));
        auto key = Vapid::fromKept(*Vapid::createKept());
        PushSettings settings = quick();
        settings.longestRetryMs = 50; // also how often the timer looks, at least
        PushSender &sender =
            thread.adopt(std::make_unique<PushSender>(outbound, clock, Vapid(*key, {}), settings));
        const auto device = p256::createKeyPair();
        const PushTarget target{PushId::create(), DeviceId::create(), http.url(), device->publicKey,
                                QByteArray(16, 'a')};
        const auto other = p256::createKeyPair();
        const PushTarget nudge{PushId::create(), DeviceId::create(), http.url(u"/nudge"_s),
                               other->publicKey, QByteArray(16, 'a')};

        sender.wake(target, Urgency::Normal);
        QTRY_COMPARE_WITH_TIMEOUT(sender.counters().retried.load(), 1, PatienceMs);
        clock.advance(std::chrono::milliseconds(119'999));
        sender.wake(nudge, Urgency::Normal); // makes it look
        QTRY_COMPARE_WITH_TIMEOUT(http.count("/nudge"), 1, PatienceMs);
        QCOMPARE(http.count("/"), 1);
        clock.advance(std::chrono::milliseconds(1));
        sender.wake(nudge, Urgency::Normal);
        QTRY_COMPARE_WITH_TIMEOUT(http.count("/"), 2, PatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(sender.counters().sent.load() >= 2, PatienceMs);
    }

    // One for many, and quiet afterwards.
    void manyWakesOfADeviceAreOne()
    {
        PushSettings settings = quick();
        settings.quietMs = 3600'000;
        Service service(settings);
        const PushTarget target = service.target(u"/one"_s);
        for (int i = 0; i < 50; ++i)
            service.sender->wake(target, Urgency::Normal);
        QTRY_COMPARE_WITH_TIMEOUT(service.counters().sent.load(), 1, PatienceMs);
        service.sender->wake(target, Urgency::Normal);
        service.sender->wake(service.target(u"/other"_s), Urgency::Normal);
        QTRY_COMPARE_WITH_TIMEOUT(service.http.count("/other"), 1, PatienceMs);
        QCOMPARE(service.http.count("/one"), 1);
        QCOMPARE(service.counters().waiting.load(), 1);

        // Here by itself: what waits is not needed any more.
        service.sender->calm(target.device);
        QTRY_COMPARE_WITH_TIMEOUT(service.counters().waiting.load(), 0, PatienceMs);
    }

    void theQueueEnds()
    {
        PushSettings settings = quick();
        settings.mostWaiting = 3;
        settings.mostAtOnce = 0; // nothing leaves
        Service service(settings);
        for (int i = 0; i < 10; ++i)
            service.sender->wake(service.target(), Urgency::Normal);

        QCOMPARE(service.counters().dropped.load(), 7);
        QCOMPARE(service.counters().waiting.load(), 3);
    }
};

QTEST_GUILESS_MAIN(WebPushTest)
#include "tst_web_push.moc"
