// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The smaller lists: what waits in the outbox, members, and what a search found.

#include "client/models/delivery.h"
#include "client/models/directory_model.h"
#include "client/models/friend_list_model.h"
#include "client/models/member_model.h"
#include "client/models/notification_model.h"
#include "client/models/outbox_model.h"
#include "client/models/people_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr auto reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

PendingOp pending(qint64 localNo, PendingState state = PendingState::Queued)
{
    PendingOp op;
    op.localNo = localNo;
    op.id = OpId::create();
    op.channel = ChannelId::create();
    op.text = u"text %1"_s.arg(localNo);
    op.state = state;
    op.createdAt = 5;
    return op;
}

MemberCard member(const QString &name, wire::Role role)
{
    MemberCard card;
    card.user.id = UserId::create();
    card.user.username = name.toLower();
    card.user.displayName = name;
    card.role = role;
    return card;
}

QStringList texts(const QAbstractItemModel &model, int role = Qt::DisplayRole)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.data(model.index(row, 0), role).toString());
    return list;
}

} // namespace

class ListModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- outbox -------------------------------------------------------------------------------------

    void theOutboxStandsInTheOrderOfSending()
    {
        OutboxModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const PendingOp first = pending(1), second = pending(2), third = pending(3);
        for (const PendingOp &each : {second, third, first})
            model.put(each);

        QCOMPARE(texts(model), (QStringList{u"text 1"_s, u"text 2"_s, u"text 3"_s}));
        QCOMPARE(model.remove(second.id), second.channel);
        QVERIFY(model.remove(second.id).isNull());
        QCOMPARE(texts(model), (QStringList{u"text 1"_s, u"text 3"_s}));
        QCOMPARE(model.ofChannel(third.channel), QList{third});
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.size(), 0);
    }

    void theOutboxCountsWhatFailed()
    {
        OutboxModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        QSignalSpy counts(&model, &OutboxModel::countChanged);
        PendingOp op = pending(1);
        model.put(op);
        QCOMPARE(model.failedCount(), 0);
        op.state = PendingState::Failed;
        op.error = u"Too long"_s;
        counts.clear();
        model.put(op);
        QCOMPARE(model.failedCount(), 1);
        QCOMPARE(counts.size(), 1);
        QCOMPARE(model.data(model.index(0), OutboxModel::StateRole), int(delivery::Failed));
        QCOMPARE(model.data(model.index(0), OutboxModel::ReasonRole), u"Too long"_s);
        op.state = PendingState::Sending;
        model.put(op);
        QCOMPARE(model.failedCount(), 0);
        QCOMPARE(model.data(model.index(0), OutboxModel::StateRole), int(delivery::Sending));
        op.state = PendingState::Failed;
        model.put(op);
        model.remove(op.id);
        QCOMPARE(model.failedCount(), 0);
    }

    void theOutboxSaysWhatAndWhereAndWhen()
    {
        OutboxModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        PendingOp op = pending(1);
        op.kind = PendingKind::ReactionAdd;
        op.nextTryAt = 77;
        model.put(op);
        const auto role = [&](int which) { return model.data(model.index(0), which); };
        QCOMPARE(role(OutboxModel::ChannelNameRole), QString());
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

        model.setChannelName(op.channel, u"general"_s);

        QCOMPARE(changes.size(), 1);
        QCOMPARE(role(OutboxModel::ChannelNameRole), u"general"_s);
        QCOMPARE(role(OutboxModel::KindRole), u"reactionAdd"_s);
        QCOMPARE(role(OutboxModel::OpIdRole), op.id.toText());
        QCOMPARE(role(OutboxModel::StateRole), int(delivery::Queued));
        QCOMPARE(role(OutboxModel::NextTryAtRole).toDateTime().toMSecsSinceEpoch(), 77);
        QCOMPARE(role(OutboxModel::CreatedAtRole).toDateTime().toMSecsSinceEpoch(), 5);
        op.nextTryAt = 0;
        model.put(op);
        QVERIFY(!role(OutboxModel::NextTryAtRole).toDateTime().isValid());
    }

    // --- members ------------------------------------------------------------------------------------

    void membersStandByRoleAndThenByName()
    {
        MemberModel model(ChannelId::create(), UserId::create());
        const QAbstractItemModelTester tester(&model, reporting);
        MemberCard nameless = member({}, wire::Role::Member);
        nameless.user.username = u"bert"_s;

        model.setMembers(
            {member(u"zoe"_s, wire::Role::Member), member(u"Anna"_s, wire::Role::ReadOnly),
             nameless, member(u"Carl"_s, wire::Role::Owner), member(u"dora"_s, wire::Role::Admin),
             member(u"Adam"_s, wire::Role::Member)});

        QCOMPARE(texts(model),
                 (QStringList{u"Carl"_s, u"dora"_s, u"Adam"_s, u"bert"_s, u"zoe"_s, u"Anna"_s}));
        QCOMPARE(texts(model, MemberModel::RoleRole),
                 (QStringList{u"owner"_s, u"admin"_s, u"member"_s, u"member"_s, u"member"_s,
                              u"readonly"_s}));
    }

    void aHookSaysThatItIsNobody()
    {
        MemberModel model(ChannelId::create(), UserId::create());
        MemberCard hook = member(u"Weather"_s, wire::Role::Member);
        hook.user.username = u"hook:0123456789abcdef"_s;

        model.setMembers({member(u"Anna"_s, wire::Role::Owner), hook});

        QCOMPARE(texts(model), (QStringList{u"Anna"_s, u"Weather (bot)"_s}));
    }

    void aMentionMeansWhoseNameBeginsSo()
    {
        QList<MemberCard> cards{member(u"Ann van Dyke"_s, wire::Role::Owner),
                                member(u"Bert"_s, wire::Role::Member),
                                member(u"Weather"_s, wire::Role::Member)};
        cards[0].user.username = u"annvd"_s;
        cards[1].user.username = u"vandal"_s;
        cards[2].user.username = u"hook:0123456789abcdef"_s;
        MemberModel model(ChannelId::create(), UserId::create());
        model.setMembers(cards);
        const auto found = [](const MemberModel &in, const QString &start, int most) {
            QStringList names;
            for (const QVariant &each : in.mentionable(start, most))
                names.append(each.toMap().value(u"username"_s).toString());
            return names;
        };

        QCOMPARE(found(model, u"VAN"_s, 6), (QStringList{u"annvd"_s, u"vandal"_s}));
        QCOMPARE(found(model, u"van"_s, 1), QStringList{u"annvd"_s});
        QCOMPARE(found(model, u"dy"_s, 6), QStringList{u"annvd"_s});
        QCOMPARE(found(model, u"yke"_s, 6), QStringList());
        QCOMPARE(found(model, QString(), 6).size(), 2); // the bot is nobody
        QCOMPARE(model.mentionable(u"bert"_s, 6).first().toMap(),
                 (QVariantMap{{u"username"_s, u"vandal"_s},
                              {u"name"_s, u"Bert"_s},
                              {u"userId"_s, cards.at(1).user.id.toText()},
                              {u"picture"_s, QString()}}));
        QCOMPARE(model.userIds(),
                 (QStringList{cards.at(0).user.id.toText(), cards.at(1).user.id.toText(),
                              cards.at(2).user.id.toText()}));

        MemberModel own(ChannelId::create(), cards.at(1).user.id);
        own.setMembers(cards);
        QCOMPARE(found(own, u"van"_s, 6), QStringList{u"annvd"_s});
    }

    void whoHasAPictureIsShownWithIt()
    {
        const FileId file = FileId::create();
        MemberCard anna = member(u"Anna"_s, wire::Role::Owner);
        anna.user.avatarFileId = file;
        const MemberCard bert = member(u"Bert"_s, wire::Role::Member);
        MemberModel members(ChannelId::create(), UserId::create());
        members.setMembers({anna, bert});
        QCOMPARE(texts(members, MemberModel::PictureRole), (QStringList{file.toText(), {}}));
        QCOMPARE(members.mentionable(u"anna"_s, 6).first().toMap().value(u"picture"_s),
                 file.toText());
        FriendListModel friends;
        friends.setFriends(
            {{anna.user, wire::FriendState::Friends}, {bert.user, wire::FriendState::Friends}});
        QCOMPARE(texts(friends, FriendListModel::PictureRole), (QStringList{file.toText(), {}}));
        PeopleModel people;
        people.beginSearch(u"a"_s);
        people.setResults(u"a"_s, {anna.user, bert.user});
        QCOMPARE(texts(people, PeopleModel::PictureRole), (QStringList{file.toText(), {}}));
        // It is another row when it changes.
        QSignalSpy changes(&members, &QAbstractItemModel::dataChanged);
        anna.user.avatarFileId.reset();
        members.setMembers({anna, bert});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(texts(members, MemberModel::PictureRole), (QStringList{{}, {}}));
    }

    void oneMembersNewsLeavesTheOthersAlone()
    {
        QList<MemberCard> cards{member(u"Anna"_s, wire::Role::Owner),
                                member(u"Bert"_s, wire::Role::Member),
                                member(u"Carl"_s, wire::Role::Member)};
        MemberModel model(ChannelId::create(), cards.at(1).user.id);
        const QAbstractItemModelTester tester(&model, reporting);
        model.setMembers(cards);
        QCOMPARE(model.data(model.index(1), MemberModel::IsSelfRole), true);
        QCOMPARE(model.data(model.index(0), MemberModel::IsSelfRole), false);
        const QPersistentModelIndex carl = model.index(2);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);

        model.setMembers(cards);
        QCOMPARE(changes.size() + moves.size(), 0);
        cards[2].online = true;
        model.setMembers(cards);
        QCOMPARE(changes.size(), 1);
        cards[2].role = wire::Role::Admin;
        model.setMembers(cards);
        QCOMPARE(moves.size(), 1);
        QCOMPARE(carl.row(), 1);
        cards.removeFirst();
        model.setMembers(cards);

        QCOMPARE(texts(model), (QStringList{u"Carl"_s, u"Bert"_s}));
        QCOMPARE(carl.row(), 0);
        QCOMPARE(resets.size(), 0);
    }

    void anyListOfMembersIsReachedFromAnyOther()
    {
        QRandomGenerator random(11);
        QList<MemberCard> all;
        for (int i = 0; i < 12; ++i)
            all.append(member(u"%1"_s.arg(QChar(u'a' + i)), wire::Role::Member));
        MemberModel model(ChannelId::create(), UserId::create());
        const QAbstractItemModelTester tester(&model, reporting);
        for (int round = 0; round < 200; ++round) {
            QList<MemberCard> some;
            for (MemberCard &each : all) {
                each.role = wire::Role(1 + random.bounded(4));
                if (random.bounded(2))
                    some.append(each);
            }
            QList<QPersistentModelIndex> kept;
            const QStringList before = texts(model, MemberModel::UserIdRole);
            for (int row = 0; row < model.count(); ++row)
                kept.append(model.index(row));

            model.setMembers(some);

            for (qsizetype i = 0; i < kept.size(); ++i) {
                if (kept.at(i).isValid())
                    QCOMPARE(model.data(kept.at(i), MemberModel::UserIdRole), before.at(i));
            }
            QCOMPARE(model.count(), int(some.size()));
            const QStringList roles = texts(model, MemberModel::UserIdRole);
            QCOMPARE(QSet<QString>(roles.cbegin(), roles.cend()).size(), some.size());
            for (const MemberCard &each : some)
                QVERIFY(roles.contains(each.user.id.toText()));
        }
    }

    // --- friends ------------------------------------------------------------------------------------

    static FriendCard friendCard(const QString &name, wire::FriendState state)
    {
        FriendCard card;
        card.user.id = UserId::create();
        card.user.username = name;
        card.state = state;
        return card;
    }

    void whoAsksStandsFirstAndTheBlockedLast()
    {
        using enum wire::FriendState;
        FriendListModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        QSignalSpy counts(&model, &FriendListModel::countChanged);

        model.setFriends({friendCard(u"zoe"_s, Blocked), friendCard(u"bob"_s, Friends),
                          friendCard(u"Ada"_s, Friends), friendCard(u"cleo"_s, Outgoing),
                          friendCard(u"dora"_s, Incoming)});

        QCOMPARE(texts(model), (QStringList{u"dora"_s, u"Ada"_s, u"bob"_s, u"cleo"_s, u"zoe"_s}));
        QCOMPARE(
            texts(model, FriendListModel::StateRole),
            (QStringList{u"incoming"_s, u"friends"_s, u"friends"_s, u"outgoing"_s, u"blocked"_s}));
        QCOMPARE(model.incomingCount(), 1);
        QCOMPARE(model.friendCount(), 2);
        QCOMPARE(counts.size(), 1);
    }

    void anAcceptedRequestMovesAndTheRestStays()
    {
        using enum wire::FriendState;
        FriendListModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        FriendCard dora = friendCard(u"dora"_s, Incoming);
        const FriendCard ada = friendCard(u"ada"_s, Friends);
        model.setFriends({dora, ada});
        const QPersistentModelIndex kept = model.index(1);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

        dora.state = Friends;
        model.setFriends({dora, ada});

        QCOMPARE(texts(model), (QStringList{u"ada"_s, u"dora"_s}));
        QVERIFY(kept.isValid());
        QCOMPARE(model.data(kept, FriendListModel::NameRole).toString(), u"ada"_s);
        QCOMPARE(model.incomingCount(), 0);
        QVERIFY(resets.isEmpty());
    }

    void aRequestUnderWayMakesOneRowBusy()
    {
        FriendListModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        const FriendCard ada = friendCard(u"ada"_s, wire::FriendState::Friends);
        const FriendCard bob = friendCard(u"bob"_s, wire::FriendState::Friends);
        model.setFriends({ada, bob});
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

        model.setBusy(bob.user.id, true);
        model.setBusy(bob.user.id, true);

        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.data(model.index(0), FriendListModel::BusyRole), false);
        QCOMPARE(model.data(model.index(1), FriendListModel::BusyRole), true);
        model.setBusy(bob.user.id, false);
        QCOMPARE(model.data(model.index(1), FriendListModel::BusyRole), false);
    }

    void whoIsFoundShowsHowTheyStandToTheUser()
    {
        PeopleModel people;
        const QAbstractItemModelTester tester(&people, reporting);
        wire::User anna;
        anna.id = UserId::create();
        people.beginSearch(u"a"_s);
        people.setResults(u"a"_s, {anna});
        QCOMPARE(people.data(people.index(0), PeopleModel::FriendStateRole), u"none"_s);
        QSignalSpy changes(&people, &QAbstractItemModel::dataChanged);

        people.setFriendStates({{anna.id, wire::FriendState::Outgoing}});

        QCOMPARE(changes.size(), 1);
        QCOMPARE(people.data(people.index(0), PeopleModel::FriendStateRole), u"outgoing"_s);
    }

    // --- searches -----------------------------------------------------------------------------------

    void anAnswerToAnEarlierSearchIsIgnored()
    {
        PeopleModel people;
        DirectoryModel channels;
        const QAbstractItemModelTester peopleTester(&people, reporting);
        const QAbstractItemModelTester channelsTester(&channels, reporting);
        wire::User anna;
        anna.id = UserId::create();
        anna.username = u"anna"_s;
        wire::Channel general;
        general.id = ChannelId::create();
        general.name = u"general"_s;
        people.beginSearch(u"a"_s);
        people.beginSearch(u"an"_s);
        channels.beginSearch(u"g"_s);
        channels.beginSearch(u"ge"_s);

        people.setResults(u"a"_s, {});
        channels.setResults(u"g"_s, {});
        QVERIFY(people.isBusy() && channels.isBusy());
        people.setResults(u"an"_s, {anna});
        channels.setResults(u"ge"_s, {general});

        QVERIFY(!people.isBusy() && !channels.isBusy());
        QCOMPARE(texts(people), QStringList{u"anna"_s});
        QCOMPARE(texts(channels), QStringList{u"general"_s});
        QCOMPARE(people.query(), u"an"_s);
    }

    static wire::NotificationList notices(QList<qint64> ids, qint64 unread, qint64 readUpTo,
                                          bool more)
    {
        wire::NotificationList list;
        for (const qint64 id : ids) {
            wire::Notification each;
            each.id = id;
            each.kind = wire::NotificationKind::Mention;
            each.createdAt = id;
            list.notifications.append(each);
        }
        list.unread = unread;
        list.readUpTo = readUpTo;
        list.more = more;
        return list;
    }
    static QList<qint64> idsOf(const NotificationModel &model)
    {
        QList<qint64> ids;
        for (const wire::Notification &each : model.rows())
            ids.append(each.id);
        return ids;
    }

    void whatWasMissedIsPagedReadAndRefreshed()
    {
        NotificationModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setNewest(notices({9, 8, 7}, 2, 7, true));
        QCOMPARE(model.unread(), 2);
        QCOMPARE(model.data(model.index(1), NotificationModel::ReadRole), false);
        QCOMPARE(model.data(model.index(2), NotificationModel::ReadRole), true);
        model.append(notices({6, 5}, 2, 7, false));
        QCOMPARE(idsOf(model), (QList<qint64>{9, 8, 7, 6, 5}));
        QVERIFY(!model.hasMore());

        // The pages behind the newest one stay, and so does what is known of their end.
        model.setNewest(notices({10, 9, 8}, 3, 7, true));
        QCOMPARE(idsOf(model), (QList<qint64>{10, 9, 8, 7, 6, 5}));
        QVERIFY(!model.hasMore());
        model.raiseRead(10);
        QCOMPARE(model.unread(), 0);
        QCOMPARE(model.data(model.index(0), NotificationModel::ReadRole), true);
        // A gap would hide some: then it starts over.
        model.setNewest(notices({20, 19}, 2, 10, true));
        QCOMPARE(idsOf(model), (QList<qint64>{20, 19}));
        QVERIFY(model.hasMore());
        model.clear();
        QCOMPARE(model.count(), 0);
        QCOMPARE(resets.size(), 0);
    }

    void whatOnlyThisDeviceKnowsStandsBetweenTheRest()
    {
        NotificationModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        QSignalSpy unread(&model, &NotificationModel::unreadChanged);
        model.setNewest(notices({9, 7}, 1, 8, false));
        wire::NotificationList own = notices({-3, -2}, 1, 0, false);
        own.notifications[0].createdAt = 8;
        own.notifications[1].createdAt = 2;
        own.notifications[1].read = true;
        model.setLocal(own);
        QCOMPARE(idsOf(model), (QList<qint64>{9, -3, 7, -2}));
        QCOMPARE(model.unread(), 2);
        QCOMPARE(unread.size(), 2);
        const auto isRead = [&](int row) {
            return model.data(model.index(row), NotificationModel::ReadRole).toBool();
        };
        QVERIFY(!isRead(0) && !isRead(1) && isRead(2) && isRead(3));
        // What the server pages and has read is its own.
        QCOMPARE(model.newestId(), 9);
        QCOMPARE(model.oldestId(), 7);
        model.append(notices({5}, 1, 8, false));
        QCOMPARE(idsOf(model), (QList<qint64>{9, -3, 7, 5, -2}));
        model.setNewest(notices({10, 9, 7}, 2, 8, false));
        QCOMPARE(idsOf(model), (QList<qint64>{10, 9, -3, 7, -2}));
        model.raiseRead(10);
        QCOMPARE(model.unread(), 1);
        QVERIFY(!isRead(2));
        own.notifications[0].read = true;
        own.unread = 0;
        model.setLocal(own);
        QVERIFY(isRead(2));
        QCOMPARE(model.unread(), 0);
        model.clear();
        QCOMPARE(model.count(), 0);
    }

    void theDirectoryMarksWhereTheUserIs()
    {
        DirectoryModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        QList<wire::Channel> found(2);
        for (wire::Channel &each : found)
            each.id = ChannelId::create();
        found[1].memberCount = 7;
        model.beginSearch({});
        model.setResults({}, found);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

        model.setJoined({found.at(1).id});

        QVERIFY(!changes.isEmpty());
        QCOMPARE(model.data(model.index(0), DirectoryModel::JoinedRole), false);
        QCOMPARE(model.data(model.index(1), DirectoryModel::JoinedRole), true);
        QCOMPARE(model.data(model.index(0), DirectoryModel::MemberCountRole), 0);
        QCOMPARE(model.data(model.index(1), DirectoryModel::MemberCountRole), 7);
    }
};

QTEST_GUILESS_MAIN(ListModelsTest)
#include "tst_list_models.moc"
