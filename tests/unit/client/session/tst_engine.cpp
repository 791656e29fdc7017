// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the engine makes of a hub that refuses its token: a new one is got first, however long that takes, and only a
// new one that is refused as well ends the session. And of a cache that can't be written for a while: it is kept.
#include "client/session/engine.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/scripted_link.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<ScriptedLink> m_link;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<QSignalSpy> m_signedOut;
    quint64 m_connection = 0;

    // A connection that wants its hello.
    void connected() { Q_EMIT m_link->helloWanted(++m_connection); }
    void refusedByTheHub()
    {
        LinkStatus status;
        status.state = LinkStatus::State::Stopped;
        status.closeCode = int(wire::CloseCode::Unauthorized);
        status.reason = u"unauthorized"_s;
        Q_EMIT m_link->statusChanged(status);
    }
    QString lastToken() const
    {
        return m_link->hellos.isEmpty() ? QString()
                                        : m_link->hellos.last().token.value_or(QString());
    }

private Q_SLOTS:
    void init()
    {
        m_connection = 0;
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeHttpServer>();
        QVERIFY(m_server->isListening);
        m_server->answers = [](const Heard &) { return tokens(u"new"_s, u"refresh 2"_s); };
        m_link = std::make_unique<ScriptedLink>();
        m_http = std::make_unique<HttpClient>(m_clock);
        m_http->setServer(m_server->url());
        m_http->setCredentials(Credentials::fresh(u"old"_s, 900, u"refresh"_s, m_clock.nowMs()));
        m_engine = std::make_unique<Engine>(m_dir->path(), *m_link, *m_http, m_clock, u"test"_s);
        const auto profile = m_engine->open();
        QVERIFY2(profile.ok(), qPrintable(profile.ok() ? QString() : profile.error().detail));
        Identity identity;
        identity.server = m_server->url();
        identity.account.id = UserId::create();
        identity.device = DeviceId::create();
        QVERIFY(m_engine->adopt(identity).ok());
        m_engine->setWanted(true);
        m_signedOut = std::make_unique<QSignalSpy>(m_engine.get(), &Engine::signedOutByServer);
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"old"_s, Patience);
    }
    void cleanup()
    {
        m_signedOut.reset();
        m_engine->close();
        m_engine.reset();
        m_http.reset();
        m_link.reset();
        m_server.reset();
    }

    void aRefusedTokenIsTradedBeforeTheNextHello()
    {
        refusedByTheHub();
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 1, Patience);
        connected();

        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"new"_s, Patience);
        QCOMPARE(m_link->hellos.size(), 2);
        QCOMPARE(m_signedOut->size(), 0);
    }

    void whileNoTokenCanBeHadTheSessionStays()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        refusedByTheHub();
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 1, Patience);
        for (int tries = 1; tries <= 3; ++tries) {
            connected();
            QTRY_COMPARE_WITH_TIMEOUT(m_link->abandoned, tries, Patience);
        }
        QCOMPARE(m_link->hellos.size(), 1);
        QCOMPARE(m_signedOut->size(), 0);

        m_server->answers = [](const Heard &) { return tokens(u"new"_s, u"refresh 2"_s); };
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"new"_s, Patience);
        QCOMPARE(m_signedOut->size(), 0);
    }

    void aNewTokenThatIsRefusedAsWellEndsTheSession()
    {
        refusedByTheHub();
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 1, Patience);
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"new"_s, Patience);

        refusedByTheHub();

        QTRY_COMPARE_WITH_TIMEOUT(m_signedOut->size(), 1, Patience);
        QCOMPARE(m_link->reconnects, 1);
    }

    void aGreetingForgetsWhatWasRefused()
    {
        refusedByTheHub();
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 1, Patience);
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"new"_s, Patience);
        Q_EMIT m_link->greeted(wire::HelloReply{});

        m_server->answers = [](const Heard &) { return tokens(u"newer"_s, u"refresh 3"_s); };
        refusedByTheHub();

        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, 2, Patience);
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"newer"_s, Patience);
        QCOMPARE(m_signedOut->size(), 0);
    }

    void theCardOfAChannelIsOutBeforeAnybodyHearsOfIt_data()
    {
        QTest::addColumn<bool>("known");
        QTest::newRow("from the answer") << false;
        QTest::newRow("from a push that came first") << true;
    }
    void theCardOfAChannelIsOutBeforeAnybodyHearsOfIt()
    {
        QFETCH(const bool, known);
        wire::Channel channel;
        channel.id = ChannelId::create();
        channel.name = u"geese"_s;
        channel.createdBy = UserId::create();
        QSignalSpy cards(m_engine.get(), &Engine::channelPut);
        if (known)
            QVERIFY(m_engine->syncEngine()->enter(channel, wire::Role::Owner).ok());

        QVERIFY(m_engine->enter(channel, wire::Role::Owner).ok());

        QCOMPARE(cards.size(), 1);
        QCOMPARE(cards.first().first().value<ChannelCard>().id, channel.id);
    }

    // --- friends ---

    static wire::Friend personNamed(const QString &name)
    {
        wire::Friend one;
        one.user.id = UserId::create();
        one.user.username = name;
        one.since = 1'000;
        return one;
    }
    static wire::UserEvent friendEvent(qint64 seq, const wire::User &user, wire::FriendState state)
    {
        wire::UserEvent event;
        event.seq = seq;
        event.kind = wire::UserEventKind::Friend;
        event.user = user;
        event.friendState = state;
        return event;
    }
    void greet()
    {
        wire::HelloReply hello;
        hello.epoch = EpochId::create();
        Q_EMIT m_link->greeted(hello);
    }
    QStringList friendsNow() const
    {
        QStringList all;
        for (const FriendRecord &each : m_engine->shelf()->friends())
            all.append(m_engine->shelf()->nameOf(each.user) + u' '
                       + QString::number(int(each.state)));
        all.sort();
        return all;
    }

    void friendsAreAskedForAndKeptForTheNextStart()
    {
        wire::FriendList list;
        list.friends = {personNamed(u"ada"_s)};
        list.friends[0].online = true;
        list.incoming = {personNamed(u"bob"_s)};
        list.blocked = {personNamed(u"cleo"_s)};
        m_server->answers = [&list](const Heard &) {
            return Said{200, toJson(list), false, false};
        };
        QSignalSpy told(m_engine.get(), &Engine::friendsPut);

        greet();

        QTRY_COMPARE_WITH_TIMEOUT(friendsNow(), (QStringList{u"ada 3"_s, u"bob 1"_s, u"cleo 4"_s}),
                                  Patience);
        const auto cards = told.last().first().value<QList<FriendCard>>();
        QCOMPARE(cards.size(), 3);
        for (const FriendCard &each : cards)
            QCOMPARE(each.online, each.user.username == u"ada"_s);

        m_engine->close();
        m_engine = std::make_unique<Engine>(m_dir->path(), *m_link, *m_http, m_clock, u"test"_s);
        const auto profile = m_engine->open();
        QVERIFY(profile.ok());
        QCOMPARE(profile->friends.size(), 3);
        for (const FriendCard &each : profile->friends)
            QVERIFY(!each.online);
    }

    void aPushedRequestIsThereAtOnceAndGoesWithTheNext()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        greet();
        const wire::User bob = personNamed(u"bob"_s).user;

        m_link->push(wire::event::user, friendEvent(1, bob, wire::FriendState::Incoming));
        QCOMPARE(friendsNow(), QStringList{u"bob 1"_s});
        m_link->push(wire::event::user, friendEvent(2, bob, wire::FriendState::Friends));
        QCOMPARE(friendsNow(), QStringList{u"bob 3"_s});
        m_link->push(wire::event::user, friendEvent(3, bob, wire::FriendState::None));
        QCOMPARE(friendsNow(), QStringList());
    }

    void aListThatAPushHasOvertakenIsAskedForAgain()
    {
        wire::FriendList list;
        list.incoming = {personNamed(u"bob"_s)};
        const wire::User bob = list.incoming.first().user;
        m_server->answers = [](const Heard &) { return Said{0, {}, false, true}; };
        greet();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->isHoldingBack(), Patience);
        m_link->push(wire::event::user, friendEvent(1, bob, wire::FriendState::Friends));
        wire::FriendList after;
        after.friends = list.incoming;
        m_server->answers = [&after](const Heard &) {
            return Said{200, toJson(after), false, false};
        };

        m_server->release({200, toJson(list), false, false});

        QTRY_COMPARE_WITH_TIMEOUT(m_server->count(u"GET /api/v1/friends"_s), 2, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->shelf()->friends().value(bob.id).since, 1'000,
                                  Patience);
        QCOMPARE(friendsNow(), QStringList{u"bob 3"_s});
    }

    void anAccountThatIsForgottenLeavesNoFriends()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        greet();
        m_link->push(wire::event::user,
                     friendEvent(1, personNamed(u"bob"_s).user, wire::FriendState::Friends));
        QCOMPARE(friendsNow(), QStringList{u"bob 3"_s});
        QSignalSpy told(m_engine.get(), &Engine::friendsPut);

        QVERIFY(m_engine->forgetAccount().ok());

        QCOMPARE(friendsNow(), QStringList());
        QVERIFY(told.last().first().value<QList<FriendCard>>().isEmpty());
    }

    void anotherPictureIsNoticed()
    {
        wire::User bob = personNamed(u"bob"_s).user;
        QVERIFY(m_engine->shelf()->putUsers({bob}).ok());
        bob.avatarFileId = FileId::create();
        QVERIFY(m_engine->shelf()->putUsers({bob}).ok());
        QCOMPARE(m_engine->shelf()->user(bob.id)->avatarFileId, bob.avatarFileId);
        wire::Channel talk;
        talk.id = ChannelId::create();
        talk.kind = wire::ChannelKind::Direct;
        talk.peer = bob;
        QSignalSpy put(m_engine.get(), &Engine::channelPut);
        QVERIFY(m_engine->enter(talk, wire::Role::Member).ok());
        const auto card = [&put] { return put.last().first().value<ChannelCard>(); };
        QTRY_VERIFY(!put.isEmpty() && card().id == talk.id);
        QCOMPARE(card().peerPicture, bob.avatarFileId->toText());
        // Somebody looked at them: the lists have what was found.
        const qsizetype before = put.size();
        QVERIFY(m_engine->noteUser(bob).ok());
        bob.avatarFileId.reset();
        QVERIFY(m_engine->noteUser(bob).ok());
        QTRY_COMPARE(put.size(), before + 1);
        QCOMPARE(card().peerPicture, QString());
        // The server tells it unasked, too; whoever reads a conversation sees it there.
        bob.avatarFileId = FileId::create();
        bob.displayName = u"Bob B."_s;
        greet();
        m_engine->watch(talk.id);
        QSignalSpy stale(m_engine.get(), &Engine::rowsStale);
        m_link->push(wire::event::profile, bob);
        QTRY_COMPARE(card().peerPicture, bob.avatarFileId->toText());
        QCOMPARE(card().name, u"Bob B."_s);
        QVERIFY(!stale.isEmpty());
        const wire::User stranger = personNamed(u"eve"_s).user;
        m_link->push(wire::event::profile, stranger);
        QVERIFY(m_engine->noteUser(stranger).ok());
        QVERIFY(!m_engine->shelf()->user(stranger.id));
    }

    // What is sent on says of itself what it is, in a text that came through the window.
    void whatIsSentOnIsLookedAt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        const QString id = FileId::create().toText();
        QTest::newRow("as it is") << u"forward:"_s + id + u"/12/image%2Fpng/a%20b.png"_s
                                  << u"a b.png"_s;
        QTest::newRow("a path for a name")
            << u"forward:"_s + id + u"/12/image%2Fpng/..%2F..%2Fetc%2Fpasswd"_s << u"passwd"_s;
        QTest::newRow("no id") << u"forward:x/12/image%2Fpng/a.png"_s << QString();
        QTest::newRow("nothing in it")
            << u"forward:"_s + id + u"/0/image%2Fpng/a.png"_s << QString();
        QTest::newRow("less than nothing")
            << u"forward:"_s + id + u"/-1/image%2Fpng/a.png"_s << QString();
        QTest::newRow("too large")
            << u"forward:"_s + id + u"/1073741825/image%2Fpng/a.png"_s << QString();
        QTest::newRow("no name") << u"forward:"_s + id + u"/12/image%2Fpng/"_s << QString();
        QTest::newRow("a folder for a name")
            << u"forward:"_s + id + u"/12/image%2Fpng/a%2F"_s << QString();
        QTest::newRow("more than there is")
            << u"forward:"_s + id + u"/12/image/png/a.png"_s << QString();
    }
    void whatIsSentOnIsLookedAt()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, name);
        wire::Channel geese;
        geese.id = ChannelId::create();
        QVERIFY(m_engine->enter(geese, wire::Role::Member).ok());
        PendingOp op;
        op.id = OpId::create();
        op.channel = geese.id;

        const Status outcome = m_engine->attach(op, {text});

        QCOMPARE(outcome.ok(), !name.isEmpty());
        if (!outcome.ok()) {
            QCOMPARE(outcome.error().code, Errc::Invalid);
            QVERIFY(!m_engine->outbox()->find(op.id));
            return;
        }
        const PendingFile file = m_engine->outbox()->find(op.id)->files.first();
        QCOMPARE(file.name, name);
        QCOMPARE(file.size, 12);
        QCOMPARE(file.contentType, u"image/png"_s);
        QVERIFY(file.isForwarded());
    }

    // --- typing and edits ---

    void whoTypesInTheChannelOnTheScreenIsTold()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        wire::Channel geese;
        geese.id = ChannelId::create();
        geese.name = u"geese"_s;
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        const wire::User bob = personNamed(u"bob"_s).user;
        QVERIFY(m_engine->shelf()->putUsers({bob}).ok());
        greet();
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        QSignalSpy told(m_engine.get(), &Engine::typistsChanged);
        const auto names = [&told] { return told.last().at(1).toStringList(); };
        const auto types = [&](const ChannelId &channel, const UserId &user, bool active) {
            m_link->push(wire::event::typing, wire::TypingEvent{channel, user, active});
        };

        m_engine->show(geese.id);
        QCOMPARE(m_link->seen(wire::op::channelOpen).value_or(wire::ChannelRef{}).channelId,
                 geese.id);
        types(ChannelId::create(), bob.id, true);
        types(geese.id, m_engine->syncEngine()->self(), true);
        QCOMPARE(told.size(), 0);
        types(geese.id, bob.id, true);
        types(geese.id, bob.id, true);
        QCOMPARE(told.size(), 1);
        QCOMPARE(names(), QStringList{u"bob"_s});
        types(geese.id, bob.id, false);
        QCOMPARE(names(), QStringList());

        types(geese.id, bob.id, true);
        m_engine->show({});
        QCOMPARE(names(), QStringList());
        QCOMPARE(m_link->waiting(wire::op::channelClose), 1);
    }

    void aLostConnectionEndsTheTypingAndTheNextOpensAgain()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        const wire::User bob = personNamed(u"bob"_s).user;
        QVERIFY(m_engine->shelf()->putUsers({bob}).ok());
        greet();
        QVERIFY(m_engine->shelf()->putUsers({bob}).ok());
        const ChannelId geese = ChannelId::create();
        m_engine->show(geese);
        m_link->push(wire::event::typing, wire::TypingEvent{geese, bob.id, true});
        QSignalSpy told(m_engine.get(), &Engine::typistsChanged);

        LinkStatus gone;
        gone.state = LinkStatus::State::Waiting;
        Q_EMIT m_link->statusChanged(gone);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.last().at(1).toStringList(), QStringList());
        m_link->drop();
        m_link->online = true;
        greet();

        QCOMPARE(m_link->waiting(wire::op::channelOpen), 1);
    }

    void aNewerEditTakesThePlaceOfTheOneThatWaits()
    {
        wire::Channel geese;
        geese.id = ChannelId::create();
        geese.name = u"geese"_s;
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        m_link->online = false;
        PendingOp message;
        message.id = OpId::create();
        message.channel = geese.id;
        message.text = u"one"_s;
        QVERIFY(m_engine->queue({message}).ok());

        QVERIFY(m_engine->rewrite(message.id, u"two"_s).ok());
        QCOMPARE(m_engine->outbox()->all().size(), 1);
        QCOMPARE(m_engine->outbox()->all().first().text, u"two"_s);

        PendingOp change;
        change.channel = geese.id;
        change.kind = PendingKind::Edit;
        change.targetId = message.id;
        change.text = u"three"_s;
        const auto queued = m_engine->queue({change});
        QVERIFY(queued.ok());
        PendingOp reaction = change;
        reaction.kind = PendingKind::ReactionAdd;
        reaction.text = u"x"_s;
        QVERIFY(m_engine->queue({reaction}).ok());
        QVERIFY(m_engine->rewrite(queued->first().id, u"four"_s).ok());
        QStringList waiting;
        for (const PendingOp &each : m_engine->outbox()->all())
            waiting.append(each.text);
        QCOMPARE(waiting, (QStringList{u"four"_s, u"x"_s}));
        for (const PendingOp &each : m_engine->outbox()->all()) {
            if (each.kind == PendingKind::ReactionAdd)
                QVERIFY(!m_engine->rewrite(each.id, u"no"_s).ok());
        }
    }

    // --- presence ---

    static wire::Channel channelNamed(const QString &name)
    {
        wire::Channel channel;
        channel.id = ChannelId::create();
        channel.name = name;
        channel.createdBy = UserId::create();
        return channel;
    }

    void presenceIsOfTheListThenOfThePushesAndEndsWithTheConnection()
    {
        wire::FriendList list;
        list.friends = {personNamed(u"ada"_s)};
        list.friends[0].online = true;
        list.friends[0].presence = wire::PresenceState::Away;
        m_server->answers = [&list](const Heard &) {
            return Said{200, toJson(list), false, false};
        };
        QSignalSpy told(m_engine.get(), &Engine::friendsPut);
        const auto ada = [&told] {
            return told.isEmpty() ? FriendCard()
                                  : told.last().first().value<QList<FriendCard>>().value(0);
        };
        greet();
        QTRY_COMPARE_WITH_TIMEOUT(ada().presence, wire::PresenceState::Away, Patience);
        const UserId who = ada().user.id;
        wire::Channel direct = channelNamed(QString());
        direct.kind = wire::ChannelKind::Direct;
        direct.peer = list.friends[0].user;
        QVERIFY(m_engine->enter(direct, wire::Role::Member).ok());
        QSignalSpy cards(m_engine.get(), &Engine::channelPut);
        const auto peer = [&cards] { return cards.last().first().value<ChannelCard>(); };

        m_link->push(wire::event::presence, wire::PresenceEvent{who, wire::PresenceState::Dnd, {}});
        QCOMPARE(ada().presence, wire::PresenceState::Dnd);
        QVERIFY(ada().online);
        QTRY_VERIFY_WITH_TIMEOUT(
            !cards.isEmpty() && peer().peerPresence == wire::PresenceState::Dnd, Patience);
        m_link->push(wire::event::presence,
                     wire::PresenceEvent{who, wire::PresenceState::Offline, 777});
        QCOMPARE(ada().presence, wire::PresenceState::Offline);
        QVERIFY(!ada().online);
        QCOMPARE(ada().lastSeenAt, 777);
        m_link->push(wire::event::presence,
                     wire::PresenceEvent{who, wire::PresenceState::Online, {}});
        QVERIFY(ada().online);

        LinkStatus gone;
        gone.state = LinkStatus::State::Waiting;
        Q_EMIT m_link->statusChanged(gone);

        QCOMPARE(ada().presence, wire::PresenceState::Offline);
        QTRY_COMPARE_WITH_TIMEOUT(peer().peerPresence, wire::PresenceState::Offline, Patience);
    }

    void theOwnStatusIsHeardFromOtherDevices()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        greet();
        QSignalSpy set(m_engine.get(), &Engine::presenceSet);
        m_link->push(wire::event::presence,
                     wire::PresenceEvent{
                         m_engine->syncEngine()->self(), wire::PresenceState::Invisible, {}});
        QCOMPARE(set.size(), 1);
        QCOMPARE(set.first().first().value<wire::PresenceState>(), wire::PresenceState::Invisible);
    }

    // --- messages that don't stay ---

    static wire::MessageRow messageOf(const ChannelId &channel, qint64 seq, const QString &text)
    {
        wire::MessageRow row;
        row.channelId = channel;
        row.seq = row.revSeq = row.ord = seq;
        row.id = OpId::create();
        row.senderId = UserId::create();
        row.senderDevice = DeviceId::create();
        row.content = text;
        row.createdAt = 1;
        return row;
    }

    void aMessageGoesWhenItsTimeIsOverByTheServersClock()
    {
        constexpr qint64 Hour = 3'600'000;
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        // This device is an hour behind.
        wire::HelloReply hello;
        hello.epoch = EpochId::create();
        hello.serverTime = m_clock.nowMs() + Hour;
        Q_EMIT m_link->greeted(hello);
        const wire::Channel geese = channelNamed(u"geese"_s);
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        m_engine->watch(geese.id);
        QSignalSpy stale(m_engine.get(), &Engine::rowsStale);
        wire::MessageRow stays = messageOf(geese.id, 1, u"stays"_s);
        wire::MessageRow soon = messageOf(geese.id, 2, u"canary of geese"_s);
        soon.expiresAt = hello.serverTime + 150;
        wire::MessageRow later = messageOf(geese.id, 3, u"later"_s);
        later.expiresAt = hello.serverTime + 100 * Hour;
        for (const wire::MessageRow &row : {stays, soon, later})
            m_link->push(wire::event::message, wire::MessageEvent{geese.id, row.seq, row});
        const auto held = [&] {
            QStringList texts;
            const auto rows = m_engine->shelf()->store().messages().byOrd(
                m_engine->shelf()->find(geese.id)->no, geese.id, 1, 9);
            for (const wire::MessageRow &row : rows.value())
                texts.append(row.content.value_or(QString()));
            return texts;
        };
        QCOMPARE(held().size(), 3);

        m_clock.advance(std::chrono::milliseconds(200));

        QTRY_COMPARE_WITH_TIMEOUT(held(), (QStringList{u"stays"_s, u"later"_s}), Patience);
        QVERIFY(!stale.isEmpty());
        QCOMPARE(stale.last().first().value<ChannelId>(), geese.id);
        // Neither in the file nor in its log.
        for (const QString &name : {u"cache.db"_s, u"cache.db-wal"_s}) {
            QFile file(m_dir->filePath(name));
            if (file.open(QIODevice::ReadOnly))
                QVERIFY2(!file.readAll().contains("canary of geese"), qPrintable(name));
        }
        // The page tells the view that nothing is there.
        QSignalSpy pages(m_engine.get(), &Engine::pageLoaded);
        m_engine->loadPage(geese.id, 0);
        const auto page = pages.last().first().value<TimelinePage>();
        QCOMPARE(page.rows.size(), 3);
        QCOMPARE(page.rows.at(1).kind, TimelineRow::Kind::Gone);
    }

    void whatEndedWhileNobodyWasThereIsGoneAtTheNextStart()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        wire::HelloReply hello;
        hello.epoch = EpochId::create();
        hello.serverTime = m_clock.nowMs() + 3'600'000;
        Q_EMIT m_link->greeted(hello);
        const wire::Channel geese = channelNamed(u"geese"_s);
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        wire::MessageRow row = messageOf(geese.id, 1, u"short"_s);
        row.expiresAt = hello.serverTime + 60'000;
        m_link->push(wire::event::message, wire::MessageEvent{geese.id, 1, row});
        m_engine->close();
        m_clock.advance(std::chrono::minutes(2));

        m_engine = std::make_unique<Engine>(m_dir->path(), *m_link, *m_http, m_clock, u"test"_s);
        const auto profile = m_engine->open();

        QVERIFY(profile.ok());
        QCOMPARE(profile->channels.size(), 1);
        QCOMPARE(profile->channels.first().lastText, QString());
        m_engine->watch(geese.id);
        QSignalSpy states(m_engine.get(), &Engine::stateChanged);
        m_engine->watch(geese.id);
        QCOMPARE(states.last().first().value<TimelineState>().floorOrd, 1);
    }

    void anOwnMessageEndsAsItsChannelOrItselfSaysWhicheverIsSooner()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        greet();
        wire::Channel geese = channelNamed(u"geese"_s);
        geese.retention = {wire::RetentionMode::Expire, 60'000};
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        for (const auto &[own, expected] :
             {std::pair<qint64, qint64>(0, 61'000), std::pair<qint64, qint64>(10'000, 11'000),
              std::pair<qint64, qint64>(90'000, 61'000)}) {
            PendingOp op;
            op.channel = geese.id;
            op.text = u"hello"_s;
            op.expiresIn = own;
            const auto queued = m_engine->queue({op});
            QVERIFY(queued.ok());
            const auto asked = m_link->seen(wire::op::messageSend);
            QVERIFY(asked.has_value());
            QCOMPARE(asked->expiresIn.value_or(0), own);
            const qint64 seq = m_engine->shelf()->find(geese.id)->cursor + 1;
            QVERIFY(m_link->reply(
                wire::op::messageSend,
                wire::SendReply{queued->first().id, wire::SendStatus::Stored, seq, seq, 1'000}));
            QTRY_VERIFY_WITH_TIMEOUT(!m_engine->outbox()->find(queued->first().id), Patience);
            const auto kept = m_engine->shelf()->store().messages().one(
                m_engine->shelf()->find(geese.id)->no, geese.id, seq);
            QVERIFY(kept.ok() && *kept);
            QCOMPARE((*kept)->expiresAt.value_or(0), expected);
        }
    }

    void aCacheThatIsBusyIsKeptAndTriedAgain()
    {
        wire::Channel channel;
        channel.id = ChannelId::create();
        channel.name = u"geese"_s;
        channel.createdBy = UserId::create();
        const auto added = [&channel](qint64 seq) {
            wire::SyncReply reply;
            wire::SyncEntry entry;
            entry.id = channel.id;
            entry.kind = wire::EntryKind::Delta;
            entry.head = entry.to = seq;
            entry.from = seq - 1;
            entry.channel = channel;
            reply.channels.append(entry);
            return reply;
        };
        wire::HelloReply hello;
        hello.epoch = EpochId::create();
        Q_EMIT m_link->greeted(hello);
        QTRY_COMPARE_WITH_TIMEOUT(m_link->waiting(wire::op::sync), 1, Patience);
        QVERIFY(m_link->reply(wire::op::sync, added(1)));
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->shelf()->find(channel.id), Patience);

        QSignalSpy faults(m_engine.get(), &Engine::faulted);
        const int reconnects = m_link->reconnects;
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            const auto gone = qScopeGuard([&other] {
                other = {};
                QSqlDatabase::removeDatabase(u"other"_s);
            });
            other.setDatabaseName(m_dir->filePath(u"cache.db"_s));
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
            Q_EMIT m_link->greeted(hello);
            QTRY_COMPARE_WITH_TIMEOUT(faults.size(), 1, Patience);
            other.close();
        }

        QVERIFY(m_engine->shelf()->find(channel.id));
        QTRY_COMPARE_WITH_TIMEOUT(m_link->reconnects, reconnects + 1, Patience);
        LinkStatus gone;
        gone.state = LinkStatus::State::Waiting;
        Q_EMIT m_link->statusChanged(gone);
        Q_EMIT m_link->greeted(hello);
        QTRY_COMPARE_WITH_TIMEOUT(m_link->waiting(wire::op::sync), 1, Patience);
        QVERIFY(m_link->reply(wire::op::sync, added(2)));
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->shelf()->find(channel.id)->cursor, 2, Patience);
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
