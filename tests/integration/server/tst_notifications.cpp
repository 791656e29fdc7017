// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody is told they should not miss, on all their devices; and what they are not told.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;
using wire::NotificationKind;

namespace {

wire::NotificationList listOf(Actor &who, const QString &query = {})
{
    const auto list = who.rest.call(wire::http::notifications, {}, {}, query);
    if (!list.ok())
        qWarning("%s: notifications: %s", qPrintable(who.name), qPrintable(list.error().detail));
    return list.ok() ? *list : wire::NotificationList{};
}

QList<NotificationKind> kindsOf(Actor &who)
{
    QList<NotificationKind> kinds;
    for (const wire::Notification &each : listOf(who).notifications)
        kinds.append(each.kind);
    return kinds;
}

qint64 reply(Actor &who, const ChannelId &channel, qint64 to, const QString &text)
{
    const wire::SendBody body{OpId::create(), wire::MessageType::Text, text, to, {}, {}, {}};
    const auto row = who.rest.call(wire::http::send, {channel.toText()}, body);
    return row.ok() ? row->seq : 0;
}

QList<wire::UserEvent> toldTo(HubClient &hub)
{
    QList<wire::UserEvent> events;
    for (const wire::UserEvent &each : hub.events(wire::event::user)) {
        if (each.kind == wire::UserEventKind::Notification)
            events.append(each);
    }
    return events;
}

} // namespace

class NotificationsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyDeviceLearnsOfWhatConcernsOne_data() { databasesAndEncodings(); }
    void everyDeviceLearnsOfWhatConcernsOne()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const auto phone = bob.otherDevice();
        bob.connectHub(encoding);
        phone->connectHub(encoding == Encoding::Json ? Encoding::Cbor : Encoding::Json);

        const ChannelId channel = ann.makeChannel(u"club"_s, true, {bob.id()});
        const qint64 own = bob.post(channel, u"a question"_s);
        const qint64 mention = ann.post(channel, u"look, @"_s + bob.name);
        const qint64 answer = reply(ann, channel, own, u"an answer"_s);
        ann.post(channel, u"something else"_s);
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, {bob.id(), {}}));
        VERIFY_OK(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}));

        const wire::NotificationList list = listOf(bob);
        QCOMPARE(kindsOf(bob),
                 (QList{NotificationKind::FriendRequest, NotificationKind::Reply,
                        NotificationKind::Mention, NotificationKind::Added}));
        QCOMPARE(list.unread, 4);
        QCOMPARE(list.readUpTo, 0);
        QVERIFY(!list.more);
        QCOMPARE(list.notifications[1].seq, std::optional(answer));
        QCOMPARE(list.notifications[2].seq, std::optional(mention));
        for (const wire::Notification &each : list.notifications) {
            QCOMPARE(each.user->id, ann.id());
            QVERIFY(!each.read);
            QVERIFY(each.createdAt > 0);
        }
        for (const int i : {1, 2, 3}) {
            QCOMPARE(list.notifications[i].channelId, std::optional(channel));
            QCOMPARE(list.notifications[i].channelName, std::optional(u"club"_s));
        }
        QCOMPARE(kindsOf(ann), QList{NotificationKind::Friendship});
        for (HubClient *each : {bob.hub.get(), phone->hub.get()}) {
            QVERIFY(waitUntil([&] { return toldTo(*each).size() == 4; }));
            const auto events = toldTo(*each);
            QCOMPARE(events[1].notification->kind, NotificationKind::Mention);
            QCOMPARE(events[1].notification->seq, std::optional(mention));
            QCOMPARE(events[1].notification->user->id, ann.id());
            QCOMPARE(events[3].notification->id, list.notifications[0].id);
        }

        // Read on one device, read on all; and never unread again.
        VERIFY_OK(bob.rest.call(wire::http::readNotifications, {},
                                wire::NotificationsRead{list.notifications[1].id}));
        VERIFY_OK(bob.rest.call(wire::http::readNotifications, {},
                                wire::NotificationsRead{list.notifications[3].id}));
        QVERIFY(waitUntil([&] { return toldTo(*phone->hub).size() == 5; }));
        settle();
        QCOMPARE(toldTo(*phone->hub).size(), 5);
        QCOMPARE(toldTo(*phone->hub).constLast().notificationsRead,
                 std::optional(list.notifications[1].id));
        const wire::NotificationList after = listOf(*phone);
        QCOMPARE(after.unread, 1);
        QCOMPARE(after.readUpTo, list.notifications[1].id);
        QVERIFY(!after.notifications[0].read);
        QVERIFY(after.notifications[1].read && after.notifications[3].read);
        // Never above the last one, so that the next one is not read before it comes.
        VERIFY_OK(
            bob.rest.call(wire::http::readNotifications, {}, wire::NotificationsRead{999'999}));
        QCOMPARE(listOf(bob).readUpTo, list.notifications[0].id);
        ann.post(channel, u"@"_s + bob.name);
        QCOMPARE(listOf(bob).unread, 1);

        // Whoever was away learns of the newest, and of what was read.
        const auto tablet = bob.otherDevice();
        tablet->connectHub(encoding);
        const auto sync = tablet->hub->ask(wire::op::sync, wire::SyncRequest{});
        VERIFY_OK(sync);
        QList<wire::UserEvent> caughtUp;
        for (const wire::UserEvent &each : sync->userEvents) {
            if (each.kind == wire::UserEventKind::Notification)
                caughtUp.append(each);
        }
        QCOMPARE(caughtUp.size(), 2);
        QCOMPARE(caughtUp[0].notificationsRead, std::optional(list.notifications[0].id));
        QCOMPARE(caughtUp[1].notification->kind, NotificationKind::Mention);
        QCOMPARE(caughtUp[1].notification->user->id, ann.id());
        VERIFY_FAILS(bob.rest.call(wire::http::readNotifications, {}, wire::NotificationsRead{0}),
                     Errc::Invalid);
    }

    void nobodyIsToldOfWhatTheyDidThemselves_data() { databases(); }
    void nobodyIsToldOfWhatTheyDidThemselves()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"alone"_s);
        const qint64 seq = ann.post(channel, u"@%1 @channel"_s.arg(ann.name));
        QVERIFY(seq > 0);
        QVERIFY(reply(ann, channel, seq, u"to myself"_s) > 0);
        QCOMPARE(kindsOf(ann), QList<NotificationKind>{});
    }

    void aRepeatTellsNothingAgain_data() { databases(); }
    void aRepeatTellsNothingAgain()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"again"_s, true, {bob.id()});
        ann.connectHub(Encoding::Cbor);
        const wire::SendRequest request = Actor::message(channel, u"@"_s + bob.name);
        for (int i = 0; i < 3; ++i)
            VERIFY_OK(ann.hub->ask(wire::op::messageSend, request));
        QCOMPARE(kindsOf(bob), (QList{NotificationKind::Mention, NotificationKind::Added}));
    }

    void theLevelDecides_data() { databases(); }
    void theLevelDecides()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"levels"_s, true, {bob.id()});
        const qint64 own = bob.post(channel, u"a question"_s);
        const auto both = [&] {
            reply(ann, channel, own, u"an answer"_s);
            ann.post(channel, u"@"_s + bob.name);
        };
        const auto want = [&](wire::NotifyLevel level, std::optional<qint64> until) {
            VERIFY_OK(bob.rest.call(wire::http::setNotify, {channel.toText()},
                                    wire::NotifyPut{level, until}));
        };
        const qint64 now = QDateTime::currentMSecsSinceEpoch();

        want(wire::NotifyLevel::None, {});
        both();
        QCOMPARE(kindsOf(bob), QList{NotificationKind::Added});
        want(wire::NotifyLevel::All, now + 3'600'000);
        both();
        QCOMPARE(kindsOf(bob), QList{NotificationKind::Added});
        want(wire::NotifyLevel::Mentions, {});
        both();
        QCOMPARE(kindsOf(bob), (QList{NotificationKind::Mention, NotificationKind::Added}));
        want(wire::NotifyLevel::All, {});
        both();
        QCOMPARE(kindsOf(bob),
                 (QList{NotificationKind::Mention, NotificationKind::Reply,
                        NotificationKind::Mention, NotificationKind::Added}));
        // Mentioned all the same: that is what the channel's own count says.
        QCOMPARE(bob.rest.call(wire::http::channels)->channels[0].mentions, 4);
    }

    void everybodyIsToldAtOnce_data() { databases(); }
    void everybodyIsToldAtOnce()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        const ChannelId channel = ann.makeChannel(u"all"_s, true, {bob.id(), eve.id()});
        QVERIFY(bob.post(channel, u"@channel and @%1"_s.arg(eve.name)) > 0);
        QCOMPARE(kindsOf(ann), QList{NotificationKind::Mention});
        QCOMPARE(kindsOf(eve), (QList{NotificationKind::Mention, NotificationKind::Added}));
        QCOMPARE(kindsOf(bob), QList{NotificationKind::Added});
    }

    void whoIsBlockedIsNotHeardOf_data() { databases(); }
    void whoIsBlockedIsNotHeardOf()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"both"_s, true, {bob.id()});
        const qint64 own = bob.post(channel, u"mine"_s);
        VERIFY_OK(bob.rest.call(wire::http::block, {ann.id().toText()}));
        QVERIFY(ann.post(channel, u"@"_s + bob.name) > 0);
        QVERIFY(reply(ann, channel, own, u"hello?"_s) > 0);
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, {bob.id(), {}}));
        QCOMPARE(kindsOf(bob), QList{NotificationKind::Added});
        // The other way round it is heard.
        QVERIFY(bob.post(channel, u"@"_s + ann.name) > 0);
        QCOMPARE(kindsOf(ann), QList{NotificationKind::Mention});
    }

    void whoHasLeftIsToldNoMore_data() { databases(); }
    void whoHasLeftIsToldNoMore()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"left"_s, true, {bob.id()});
        const qint64 own = bob.post(channel, u"mine"_s);
        VERIFY_OK(bob.rest.call(wire::http::leave, {channel.toText()}));
        QVERIFY(reply(ann, channel, own, u"too late"_s) > 0);
        // Nor do they see what the channel told them, or is called now.
        QCOMPARE(kindsOf(bob), QList<NotificationKind>{});
        QCOMPARE(listOf(bob).unread, 0);
        VERIFY_OK(ann.rest.call(wire::http::putMember, {channel.toText(), bob.id().toText()},
                                wire::MemberPut{}));
        QCOMPARE(kindsOf(bob), (QList{NotificationKind::Added, NotificationKind::Added}));
    }

    void pagesGoBackwards_data() { databases(); }
    void pagesGoBackwards()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"pages"_s, true, {bob.id()});
        for (int i = 0; i < 6; ++i)
            QVERIFY(ann.post(channel, u"@"_s + bob.name) > 0);
        QList<qint64> ids;
        QString query = u"limit=3"_s;
        for (int page = 0; page < 3; ++page) {
            const wire::NotificationList list = listOf(bob, query);
            QCOMPARE(list.more, page < 2);
            for (const wire::Notification &each : list.notifications)
                ids.append(each.id);
            query = u"limit=3&before=%1"_s.arg(ids.constLast());
        }
        QCOMPARE(ids, (QList<qint64>{7, 6, 5, 4, 3, 2, 1}));
        for (const auto &wrong : {u"limit=0"_s, u"before=0"_s, u"before=x"_s})
            QCOMPARE(bob.rest.rawOf(wire::http::notifications, {}, {}, wrong).status, 400);
        // Each their own.
        QCOMPARE(kindsOf(ann), QList<NotificationKind>{});
    }
};

QTEST_GUILESS_MAIN(NotificationsTest)
#include "tst_notifications.moc"
