// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the engine knows of people: who are friends, who is there, who types, and which picture is theirs.
#include "tests/unit/client/session/engine_bench.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class EnginePeopleTest : public EngineBench
{
    Q_OBJECT

    static wire::UserEvent friendEvent(qint64 seq, const wire::User &user, wire::FriendState state)
    {
        wire::UserEvent event;
        event.seq = seq;
        event.kind = wire::UserEventKind::Friend;
        event.user = user;
        event.friendState = state;
        return event;
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

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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

    // Without a connection nothing but the next one brings it, and who waits is told when the account goes.
    void aFaceIsAskedForAgainWithTheConnectionAndGivenUpWithTheAccount()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        const FileId id = FileId::create();
        const QString question = u"GET /api/v1/files/"_s + id.toText();
        std::optional<Result<QString>> got;
        finally(m_engine.get(), m_engine->portraits()->want(id),
                [&got](const Result<QString> &path) { got.emplace(path); });
        QTRY_COMPARE_WITH_TIMEOUT(m_server->count(question), 1, Patience);

        greet();
        QTRY_COMPARE_WITH_TIMEOUT(m_server->count(question), 2, Patience);
        QVERIFY(!got);

        QVERIFY(m_engine->forgetAccount().ok());
        QTRY_VERIFY_WITH_TIMEOUT(got, Patience);
        QCOMPARE(got->error().code, Errc::Gone);
    }

    // The server said when, which is an hour from now: it can only be the next connection that asks again.
    void aFaceThatRestsIsAskedForWithTheNextConnection()
    {
        m_server->answers = [](const Heard &) {
            return Said{503, R"({"code":"unavailable","message":"later","retryAfter":3600})"};
        };
        const FileId id = FileId::create();
        const QString question = u"GET /api/v1/files/"_s + id.toText();
        greet();
        bool isAnswered = false;
        finally(m_engine.get(), m_engine->portraits()->want(id),
                [&isAnswered](const Result<QString> &) { isAnswered = true; });
        QTRY_COMPARE_WITH_TIMEOUT(m_server->count(question), 1, Patience);
        // Its answer has come by the time that another one's has.
        bool isThrough = false;
        finally(m_engine.get(), m_http->call(wire::http::me),
                [&isThrough](const Result<wire::Account> &) { isThrough = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isThrough, Patience);

        LinkStatus gone;
        gone.state = LinkStatus::State::Waiting;
        Q_EMIT m_link->statusChanged(gone);
        m_link->drop();
        QCOMPARE(m_server->count(question), 1);
        m_link->online = true;
        greet();

        QTRY_COMPARE_WITH_TIMEOUT(m_server->count(question), 2, Patience);
        QVERIFY(!isAnswered);
    }

    // As this program is to a server that comes later, one of before the event `profile` is to ours: it tells and asks nothing,
    // and what comes behind it is heard.
    void anEventOfALaterServerIsPassedOver()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        wire::User bob = personNamed(u"bob"_s).user;
        greet();
        QVERIFY(m_engine->shelf()->putUsers({bob}).ok());
        const qsizetype asked = m_link->asked.size();
        QSignalSpy told(m_engine.get(), &Engine::friendsPut);
        bob.displayName = u"Bob B."_s;
        constexpr wire::Event<99, wire::User> later{"later"};
        m_link->push(later, bob);
        QCOMPARE(m_link->asked.size(), asked);
        QCOMPARE(told.size(), 0);
        QCOMPARE(m_engine->shelf()->nameOf(bob.id), u"bob"_s);

        m_link->push(wire::event::profile, bob);
        QTRY_COMPARE(m_engine->shelf()->nameOf(bob.id), u"Bob B."_s);
    }

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
};

QTEST_GUILESS_MAIN(EnginePeopleTest)
#include "tst_engine_people.moc"
