// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Devices that are away are woken through their push service, and only when something concerns them. What a push says is
// looked at in tst_strangers, with other people's code.
#include "tests/integration/server/push_fixture.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class PushTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_http.isListening); }
    void init()
    {
        m_http.caught.clear();
        m_http.answers = [](const Caught &) { return CatcherAnswer{}; };
    }

    void aDeviceSubscribesAndUnsubscribes_data() { databases(); }
    void aDeviceSubscribesAndUnsubscribes()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s);
        Actor ann(server.url(), u"ann"_s);
        Actor bob(server.url(), u"bob"_s);
        const auto before = ann.rest.call(wire::http::pushState);
        VERIFY_OK(before);
        QVERIFY(!before->subscription);
        QCOMPARE(QByteArray::fromBase64(before->publicKey.toLatin1(), QByteArray::Base64UrlEncoding)
                     .size(),
                 65);
        const auto phone = ann.otherDevice();

        const auto put = ann.rest.call(wire::http::putPush, {}, {m_http.url(), Key, Auth});
        VERIFY_OK(put);
        QCOMPARE(put->endpoint, m_http.url());
        QCOMPARE(put->deviceId, std::optional(ann.me.device()));
        // The same again is the same; another one replaces it.
        const auto again = ann.rest.call(wire::http::putPush, {}, {m_http.url(), Key, Auth});
        VERIFY_OK(again);
        QCOMPARE(again->id, put->id);
        const auto other =
            ann.rest.call(wire::http::putPush, {}, {m_http.url(u"/other"_s), Key, Auth});
        VERIFY_OK(other);
        QVERIFY(other->id != put->id);
        QCOMPARE(ann.rest.call(wire::http::pushState)->subscription, std::optional(*other));
        QVERIFY(!phone->rest.call(wire::http::pushState)->subscription);

        // The key stays, over restarts too.
        server.kill();
        QVERIFY2(server.start(), qPrintable(server.why()));
        QCOMPARE(ann.rest.call(wire::http::pushState)->publicKey, before->publicKey);
        const auto exported = ann.rest.call(wire::http::exportMe);
        VERIFY_OK(exported);
        QCOMPARE(exported->pushes, std::optional(QList{*other}));

        VERIFY_FAILS(bob.rest.call(wire::http::removePush, {other->id.toText()}), Errc::NotFound);
        VERIFY_FAILS(ann.rest.call(wire::http::removePush, {put->id.toText()}), Errc::NotFound);
        VERIFY_OK(ann.rest.call(wire::http::removePush, {other->id.toText()}));
        QVERIFY(!ann.rest.call(wire::http::pushState)->subscription);
    }

    void whatIsNoSubscriptionIsInvalid_data() { databases(); }
    void whatIsNoSubscriptionIsInvalid()
    {
        WITH_SERVER(server); // an ordinary one: it calls nobody inside
        Actor ann(server.url(), fresh(u"ann"_s));
        const auto field = [&](const wire::PushPut &put) {
            const HttpResult result = ann.rest.rawOf(wire::http::putPush, {}, put);
            return result.status == 400 ? result.field() : QString::number(result.status);
        };
        const QString good = u"https://push.example.org/abc"_s;
        QCOMPARE(field({good, Key, Auth}), u"200"_s);
        for (const QString &each :
             {u"http://push.example.org/abc"_s, u"https://127.0.0.1/abc"_s, u"https://[::1]/"_s,
              u"https://10.1.2.3/"_s, u"https://169.254.169.254/"_s, u"https://[fd00::1]/"_s,
              u"https://[::ffff:127.0.0.1]/"_s, u"https://me:secret@push.example.org/"_s,
              u"file:///etc/passwd"_s, QString()})
            QCOMPARE(field({each, Key, Auth}), u"endpoint"_s);
        QCOMPARE(field({good, Key.chopped(4), Auth}), u"p256dh"_s);
        QCOMPARE(field({good, u'A' + Key.mid(1), Auth}), u"p256dh"_s);
        QCOMPARE(field({good, Key, u"short"_s}), u"auth"_s);
        // The one that was there is untouched.
        QCOMPARE(ann.rest.call(wire::http::pushState)->subscription->endpoint, good);
    }

    void whoIsAwayIsWokenWithoutAWord_data() { databases(); }
    void whoIsAwayIsWokenWithoutAWord()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s);
        Actor ann(server.url(), u"ann"_s);
        Sleeper bob(server, m_http, u"bob"_s);
        const ChannelId channel = ann.makeChannel(u"secret-name"_s, true, {bob.id()});
        QVERIFY(bob.isWoken(m_http)); // was added
        ann.post(channel, u"canary-of-a-text"_s);
        QVERIFY(bob.isWoken(m_http, 2));

        for (const Caught &each : std::as_const(m_http.caught)) {
            QCOMPARE(each.body.size(), 86 + 7 + 17);
            QCOMPARE(each.headers.value("urgency"), QByteArray("normal"));
            QByteArray whole = each.path + each.body;
            for (auto it = each.headers.cbegin(); it != each.headers.cend(); ++it)
                whole += it.value();
            for (const QByteArray &word :
                 {QByteArray("canary"), QByteArray("secret-name"), QByteArray("ann"),
                  ann.id().toText().toLatin1(), channel.toText().toLatin1()})
                QVERIFY2(!whole.contains(word), word.constData());
        }
        // What concerns somebody in person is urgent.
        m_http.caught.clear();
        ann.post(channel, u"look, @bob"_s);
        QVERIFY(bob.isWoken(m_http));
        QCOMPARE(m_http.caught.constLast().headers.value("urgency"), QByteArray("high"));
        // Nothing of it in the log either.
        QVERIFY(!server.log().contains(m_http.url()));
        QVERIFY(!server.log().contains(Auth));
    }

    void aConnectedDeviceIsNotWoken_data() { databases(); }
    void aConnectedDeviceIsNotWoken()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s);
        Actor ann(server.url(), u"ann"_s);
        Sleeper bob(server, m_http, u"bob"_s);
        Sleeper eve(server, m_http, u"eve"_s);
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id(), eve.id()});
        QVERIFY(bob.isWoken(m_http) && eve.isWoken(m_http));
        bob.connectHub(Encoding::Cbor);
        m_http.caught.clear();

        const qint64 first = ann.post(channel, u"one"_s);
        QVERIFY(eve.isWoken(m_http));
        QTest::qWait(QuietMs);
        QCOMPARE(m_http.count(bob.path), 0);

        // It said that it has it, and then it went: no reason to wake it.
        VERIFY_OK(bob.hub->ask(wire::op::received, wire::MarkRequest{channel, first}));
        VERIFY_OK(bob.rest.call(wire::http::readNotifications, {}, wire::NotificationsRead{99}));
        bob.hub->close();
        QTest::qWait(QuietMs);
        QCOMPARE(m_http.count(bob.path), 0);
        // The connection was dead when this came: nobody has it until the device is woken.
        bob.connectHub(Encoding::Cbor);
        const qint64 second = ann.post(channel, u"two"_s);
        QVERIFY(second > 0);
        QVERIFY(eve.isWoken(m_http, 2));
        QTest::qWait(QuietMs);
        QCOMPARE(m_http.count(bob.path), 0);
        bob.hub->abort();
        QVERIFY(bob.isWoken(m_http));
    }

    void whoReadItElsewhereIsNotWoken_data() { databases(); }
    void whoReadItElsewhereIsNotWoken()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s);
        Actor ann(server.url(), u"ann"_s);
        Sleeper bob(server, m_http, u"bob"_s);
        Sleeper eve(server, m_http, u"eve"_s);
        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id(), eve.id()});
        QVERIFY(bob.isWoken(m_http) && eve.isWoken(m_http));
        VERIFY_OK(bob.rest.call(wire::http::readNotifications, {}, wire::NotificationsRead{99}));
        m_http.caught.clear();

        // The own messages read what was there, and wake nobody of oneself.
        const auto laptop = bob.otherDevice();
        QVERIFY(ann.post(channel, u"a question"_s) > 0);
        QVERIFY(laptop->post(channel, u"an answer"_s) > 0);
        QVERIFY(eve.isWoken(m_http));
        QTest::qWait(QuietMs);
        QCOMPARE(m_http.count(bob.path), 0);
    }

    // Mute, level, do not disturb, block; each with somebody who is woken by the same message.
    void whoWantsToBeLeftAloneIsLeftAlone_data() { databases(); }
    void whoWantsToBeLeftAloneIsLeftAlone()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s);
        Actor ann(server.url(), u"ann"_s);
        Sleeper all(server, m_http, u"all"_s);
        Sleeper muted(server, m_http, u"muted"_s);
        Sleeper none(server, m_http, u"none"_s);
        Sleeper mentions(server, m_http, u"mentions"_s);
        Sleeper busy(server, m_http, u"busy"_s);
        Sleeper blocking(server, m_http, u"blocking"_s);
        Sleeper gone(server, m_http, u"gone"_s);
        Sleeper outsider(server, m_http, u"outsider"_s);
        const QList<Sleeper *> members{&all, &muted, &none, &mentions, &busy, &blocking, &gone};
        const ChannelId channel = ann.makeChannel(
            u"club"_s, false,
            {all.id(), muted.id(), none.id(), mentions.id(), busy.id(), blocking.id(), gone.id()});
        for (const Sleeper *each : members)
            QVERIFY(each->isWoken(m_http));
        const QString id = channel.toText();
        using Level = wire::NotifyLevel;
        const qint64 later = QDateTime::currentMSecsSinceEpoch() + 3600'000;
        VERIFY_OK(muted.rest.call(wire::http::setNotify, {id}, {Level::All, later}));
        VERIFY_OK(none.rest.call(wire::http::setNotify, {id}, {Level::None, {}}));
        VERIFY_OK(mentions.rest.call(wire::http::setNotify, {id}, {Level::Mentions, {}}));
        VERIFY_OK(blocking.rest.call(wire::http::block, {ann.id().toText()}));
        VERIFY_OK(gone.rest.call(wire::http::leave, {id}));
        const auto desk = busy.otherDevice();
        desk->connectHub(Encoding::Json);
        VERIFY_OK(
            desk->hub->ask(wire::op::presenceSet, wire::PresenceRequest{wire::PresenceState::Dnd}));
        QTest::qWait(QuietMs);
        m_http.caught.clear();
        const auto woken = [&] {
            QSet<QByteArray> paths;
            for (const Caught &each : std::as_const(m_http.caught))
                paths.insert(each.path);
            return paths;
        };

        ann.post(channel, u"to whom it may concern"_s);
        QVERIFY(all.isWoken(m_http));
        QTest::qWait(QuietMs);
        QCOMPARE(woken(), QSet<QByteArray>{"/all"});

        m_http.caught.clear();
        ann.post(channel, u"@all @muted @none @mentions @busy @blocking @gone @outsider"_s);
        QVERIFY(all.isWoken(m_http) && mentions.isWoken(m_http));
        QTest::qWait(QuietMs);
        QCOMPARE(woken(), (QSet<QByteArray>{"/all", "/mentions"}));
    }

    void whatIsGoneIsForgotten_data() { databases(); }
    void whatIsGoneIsForgotten()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s);
        Actor ann(server.url(), u"ann"_s);
        Sleeper bob(server, m_http, u"bob"_s);
        m_http.answers = [](const Caught &) { return CatcherAnswer{410, {}, false}; };
        ann.makeChannel(u"club"_s, true, {bob.id()});

        QVERIFY(bob.isWoken(m_http));
        QVERIFY(waitUntil([&] { return !bob.rest.call(wire::http::pushState)->subscription; }));
    }

    // Nothing is sent to a device that was signed out, and nothing is kept of it.
    void aRevokedDeviceIsNotWoken_data() { databases(); }
    void aRevokedDeviceIsNotWoken()
    {
        WITH_OWN_SERVER(server, u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s);
        Actor ann(server.url(), u"ann"_s);
        Sleeper bob(server, m_http, u"bob"_s);
        Sleeper eve(server, m_http, u"eve"_s);
        const auto laptop = bob.otherDevice();
        VERIFY_OK(laptop->rest.call(wire::http::revokeDevice, {bob.me.device().toText()}));
        QCOMPARE(bob.rest.rawOf(wire::http::putPush, {}, {m_http.url(), Key, Auth}).status, 401);

        ann.makeChannel(u"club"_s, true, {bob.id(), eve.id()});
        QVERIFY(eve.isWoken(m_http));
        QTest::qWait(QuietMs);
        QCOMPARE(m_http.count(bob.path), 0);
        QVERIFY(laptop->rest.call(wire::http::exportMe)->pushes->isEmpty());
    }

    // A name may lead inside, which is seen when it is called.
    void nobodyInsideIsCalled_data() { databases(); }
    void nobodyInsideIsCalled()
    {
        WITH_OWN_SERVER(server);
        Actor ann(server.url(), u"ann"_s);
        Actor bob(server.url(), u"bob"_s);
        VERIFY_OK(bob.rest.call(wire::http::putPush, {},
                                {u"https://localhost:%1/bob"_s.arg(m_http.port()), Key, Auth}));
        const int before = m_http.connections;
        ann.makeChannel(u"club"_s, true, {bob.id()});
        QVERIFY(waitUntil([&] {
            return RestClient(server.url())
                .raw("GET", u"/metrics"_s)
                .body.contains("dunlin_pushes_total{outcome=\"failed\"} 1\n");
        }));
        QCOMPARE(m_http.connections, before);
    }

    void whoSwitchesItOffHasNone_data() { databases(); }
    void whoSwitchesItOffHasNone()
    {
        WITH_OWN_SERVER(server, u"--push"_s, u"off"_s);
        Actor ann(server.url(), u"ann"_s);
        VERIFY_FAILS(ann.rest.call(wire::http::pushState), Errc::Forbidden);
        VERIFY_FAILS(
            ann.rest.call(wire::http::putPush, {}, {u"https://push.example.org/"_s, Key, Auth}),
            Errc::Forbidden);
    }

private:
    HttpCatcher m_http;
};

QTEST_GUILESS_MAIN(PushTest)
#include "tst_push.moc"
