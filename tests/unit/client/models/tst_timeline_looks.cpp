// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a row says of itself: how far it has come, whom it follows, on which day, and whether it is unread.
#include "tests/unit/client/models/timeline_test.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class TimelineLooksTest : public TimelineTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    // --- delivery -----------------------------------------------------------------------------------

    void anOwnMessageShowsHowFarItHasCome()
    {
        m_model->setState({m_model->channelId(), 2, 0, 0, 0});
        m_model->setPage(
            {m_model->channelId(), 0, {rowOf(1, UserId::create(), 1), rowOf(2, m_self, 2)}});
        const auto deliveryAt = [this](int row) {
            return m_feed->at(row, TimelineModel::DeliveryRole).toInt();
        };
        PendingOp op = pending(1, u"hello"_s);
        m_model->setPending({op});
        QCOMPARE(deliveryAt(0), int(delivery::Queued));
        op.state = PendingState::Sending;
        m_model->setPending({op});
        QCOMPARE(deliveryAt(0), int(delivery::Sending));
        op.state = PendingState::Failed;
        op.error = u"Too long"_s;
        m_model->setPending({op});
        QCOMPARE(deliveryAt(0), int(delivery::Failed));
        QCOMPARE(m_feed->at(0, TimelineModel::FailureRole), u"Too long"_s);
        m_model->setPending({});

        QCOMPARE(deliveryAt(0), int(delivery::Sent));
        m_feed->clearSpies();
        m_model->setState({m_model->channelId(), 2, 0, 3, 0}); // the own one has number 4
        QCOMPARE(deliveryAt(0), int(delivery::Sent));
        m_model->setState({m_model->channelId(), 2, 0, 4, 3});
        QCOMPARE(deliveryAt(0), int(delivery::Delivered));
        QVERIFY(m_feed->wasChanged(0, TimelineModel::DeliveryRole));
        m_model->setState({m_model->channelId(), 2, 0, 4, 4});
        QCOMPARE(deliveryAt(0), int(delivery::Read));
        // Somebody else's is just there.
        QCOMPARE(deliveryAt(1), int(delivery::Sent));
        QCOMPARE(m_feed->at(1, TimelineModel::OwnRole), false);
        QCOMPARE(m_feed->at(0, TimelineModel::OwnRole), true);
    }

    void aLineOfTheProgramIsNobodysAndWhatFollowsItIsNamed()
    {
        m_model->setState({m_model->channelId(), 3, 0, 0, 0});
        const UserId bob = UserId::create();
        TimelineRow shut = rowOf(2, bob, 2'000, u"why"_s);
        shut.message.type = wire::MessageType::System;
        shut.cause = u"damaged"_s;
        m_model->setPage(
            {m_model->channelId(), 0, {rowOf(1, bob, 1'000), shut, rowOf(3, bob, 3'000)}});
        QCOMPARE(m_feed->at(1, TimelineModel::CauseRole), u"damaged"_s);
        QCOMPARE(m_feed->at(1, TimelineModel::TypeRole), u"system"_s);
        QCOMPARE(m_feed->at(0, TimelineModel::CauseRole), QString());
        QCOMPARE(m_feed->at(0, TimelineModel::FirstInGroupRole), true);
        // Where it could be opened after all, it is one of a group again.
        m_model->applyRows({rowOf(2, bob, 2'000)});
        QCOMPARE(m_feed->at(0, TimelineModel::FirstInGroupRole), false);
        QCOMPARE(m_feed->at(1, TimelineModel::CauseRole), QString());
    }

    void aChangeThatWaitsIsShownAndARefusedOneIsToldOf()
    {
        m_model->setState({m_model->channelId(), 1, 0, 0, 0});
        TimelineRow row = rowOf(1, m_self, 2, u"as sent"_s);
        row.message.reactions = {{u"👍"_s, 2, false, {}}, {u"❤"_s, 1, true, {}}};
        m_model->setPage({m_model->channelId(), 0, {row}});
        const auto reactions = [this] {
            QStringList list;
            const QVariantList all = m_feed->at(0, TimelineModel::ReactionsRole).toList();
            for (const QVariant &each : all)
                list.append(u"%1 %2 %3"_s.arg(each.toMap().value(u"emoji"_s).toString(),
                                              each.toMap().value(u"count"_s).toString(),
                                              each.toMap().value(u"mine"_s).toString()));
            return list;
        };
        QCOMPARE(reactions(), (QStringList{u"👍 2 false"_s, u"❤ 1 true"_s}));

        m_feed->clearSpies();
        m_model->setPending({change(PendingKind::Edit, 2, u"better"_s),
                             change(PendingKind::ReactionAdd, 2, u"👍"_s),
                             change(PendingKind::ReactionRemove, 2, u"❤"_s),
                             change(PendingKind::ReactionAdd, 2, u"🎉"_s)});
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"better"_s);
        QCOMPARE(m_feed->at(0, TimelineModel::EditedRole), true);
        QCOMPARE(m_feed->at(0, TimelineModel::DeliveryRole), int(delivery::Sending));
        QCOMPARE(reactions(), (QStringList{u"👍 3 true"_s, u"🎉 1 true"_s}));
        for (const auto role : {TimelineModel::BodyRole, TimelineModel::EditedRole,
                                TimelineModel::DeliveryRole, TimelineModel::ReactionsRole})
            QVERIFY(m_feed->wasChanged(0, role));

        PendingOp refused = change(PendingKind::Edit, 2, u"better"_s, PendingState::Failed);
        refused.error = u"Too late"_s;
        m_model->setPending({refused});
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"as sent"_s);
        QCOMPARE(m_feed->at(0, TimelineModel::EditedRole), false);
        QCOMPARE(m_feed->at(0, TimelineModel::DeliveryRole), int(delivery::Failed));
        QCOMPARE(m_feed->at(0, TimelineModel::FailureRole), u"Too late"_s);

        m_model->setPending({change(PendingKind::Delete, 2)});
        QCOMPARE(m_feed->at(0, TimelineModel::DeletedRole), true);
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), QString());
        QCOMPARE(reactions(), QStringList());

        m_model->setPending({});
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"as sent"_s);
    }

    void aChangeOfAQueuedMessageIsShownOnIt()
    {
        m_feed->open(1);
        const PendingOp op = pending(1, u"helo"_s);
        PendingOp edit = change(PendingKind::Edit, 0, u"hello"_s);
        edit.targetId = op.id;

        m_model->setPending({op, edit});

        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"hello"_s);
        QCOMPARE(m_feed->at(1, TimelineModel::BodyRole), u"message 1"_s);
        QCOMPARE(m_model->rowCount(), 2);
    }

    void anOlderRevisionDoesNotReplaceANewerOne()
    {
        m_feed->open(3);
        TimelineRow edited = m_feed->rows.at(1);
        edited.message.revSeq = 9;
        edited.message.editedAt = 5;
        edited.message.content = u"edited"_s;
        m_model->applyRows({edited});
        m_model->applyRows({m_feed->rows.at(1)});

        QCOMPARE(m_feed->at(1, TimelineModel::BodyRole), u"edited"_s);
        QCOMPARE(m_feed->at(1, TimelineModel::EditedRole), true);
        QCOMPARE(m_model->rowCount(), 3);
        QVERIFY(m_feed->wasChanged(1, TimelineModel::BodyRole));
    }

    // --- groups, days, the unread line --------------------------------------------------------------

    void groupsEndWithTheSenderTheDayOrAPause()
    {
        const UserId bob = UserId::create();
        const qint64 noon = QDateTime({2026, 1, 5}, {12, 0}).toMSecsSinceEpoch();
        const qint64 lateEvening = QDateTime({2026, 1, 5}, {23, 59}).toMSecsSinceEpoch();
        struct Expected {
            TimelineRow row;
            bool firstInGroup;
            bool showDay;
        };
        const QList<Expected> list{
            {rowOf(1, bob, noon), true, true},
            {rowOf(2, bob, noon + Minute), false, false},
            {rowOf(3, m_self, noon + 2 * Minute), true, false},
            {rowOf(4, m_self, noon + 7 * Minute), false, false},
            {rowOf(5, m_self, noon + 12 * Minute + 1), true, false},
            {rowOf(6, m_self, lateEvening), true, false},
            {rowOf(7, m_self, lateEvening + 2 * Minute), true, true},
        };
        TimelinePage page{m_model->channelId(), 0, {}};
        for (const Expected &each : list)
            page.rows.append(each.row);
        m_model->setState({m_model->channelId(), list.size(), list.size(), 0, 0});
        m_model->setPage(page);

        for (qsizetype i = 0; i < list.size(); ++i) {
            QCOMPARE(m_feed->byOrd(i + 1, TimelineModel::FirstInGroupRole),
                     list.at(i).firstInGroup);
            QCOMPARE(m_feed->byOrd(i + 1, TimelineModel::ShowDayRole), list.at(i).showDay);
        }
        // A queued one joins the group behind which it stands.
        PendingOp op = pending(1, u"more"_s);
        op.createdAt = lateEvening + 3 * Minute;
        m_model->setPending({op});
        QCOMPARE(m_feed->at(0, TimelineModel::FirstInGroupRole), false);
        QCOMPARE(m_feed->at(0, TimelineModel::ShowDayRole), false);
        m_feed->clearSpies();
        // Until somebody else speaks between.
        m_model->applyRows({rowOf(8, bob, lateEvening + 3 * Minute)});
        QCOMPARE(m_feed->at(0, TimelineModel::FirstInGroupRole), true);
        QVERIFY(m_feed->wasChanged(0, TimelineModel::FirstInGroupRole));
    }

    void aPageTellsTheRowBehindItOfItsNeighbour()
    {
        m_feed->grow(128);
        for (TimelineRow &row : m_feed->rows) {
            row.message.senderId = m_feed->other;
            row.message.createdAt = 5'000;
        }
        m_model->setState(m_feed->state());
        m_model->setPage(m_feed->page(1));
        QCOMPARE(m_feed->byOrd(65, TimelineModel::FirstInGroupRole), true);
        m_feed->clearSpies();

        m_model->setPage(m_feed->page(0));

        QCOMPARE(m_feed->byOrd(65, TimelineModel::FirstInGroupRole), false);
        QVERIFY(m_feed->wasChanged(128 - 65, TimelineModel::FirstInGroupRole));
    }

    void theUnreadLineStaysWhereItWasWhenTheChannelWasOpened()
    {
        QSignalSpy moved(m_model.get(), &TimelineModel::firstUnreadRowChanged);
        m_feed->readOrd = 7;
        m_feed->grow(10);
        m_model->setState(m_feed->state());
        m_model->setPage(m_feed->page(0));
        QCOMPARE(m_model->firstUnreadRow(), 2);
        QCOMPARE(m_feed->at(2, TimelineModel::FirstUnreadRole), true);
        QCOMPARE(m_feed->at(2, TimelineModel::FirstInGroupRole), true);
        QCOMPARE(m_feed->at(1, TimelineModel::FirstUnreadRole), false);

        // Being read does not take the line away, and what comes in front of it moves it.
        m_feed->readOrd = 10;
        m_model->setState(m_feed->state());
        QCOMPARE(m_model->firstUnreadRow(), 2);
        moved.clear();
        m_model->setPending({pending(1, u"a"_s), pending(2, u"b"_s)});
        QCOMPARE(m_model->firstUnreadRow(), 4);
        QVERIFY(!moved.isEmpty());
        QCOMPARE(m_feed->at(4, TimelineModel::FirstUnreadRole), true);
    }

    void whatWasUnreadIsCountedOnceAndCanBeForgotten()
    {
        m_feed->readOrd = 7;
        m_feed->open(10);
        QCOMPARE(m_model->unreadCount(), 3);
        m_feed->grow(12);
        m_model->applyRows({m_feed->rows.at(10), m_feed->rows.at(11)});
        QCOMPARE(m_model->unreadCount(), 3);

        QSignalSpy moved(m_model.get(), &TimelineModel::firstUnreadRowChanged);
        m_feed->clearSpies();
        m_model->forgetUnread();
        QCOMPARE(m_model->firstUnreadRow(), -1);
        QCOMPARE(m_model->unreadCount(), 0);
        QCOMPARE(moved.size(), 1);
        QVERIFY(m_feed->wasChanged(4, TimelineModel::FirstUnreadRole));
        QCOMPARE(m_feed->byOrd(8, TimelineModel::FirstUnreadRole), false);
    }

    void whoComesBackFindsWhatIsUnreadThen()
    {
        m_feed->readOrd = 7;
        m_feed->open(10);
        m_feed->readOrd = 10;
        m_model->setState(m_feed->state());
        m_model->reopen();
        QCOMPARE(m_model->firstUnreadRow(), -1);
        QCOMPARE(m_model->unreadCount(), 0);

        m_feed->grow(12);
        m_model->applyRows({m_feed->rows.at(10), m_feed->rows.at(11)});
        m_feed->clearSpies();
        m_model->reopen();
        QCOMPARE(m_model->firstUnreadRow(), 1);
        QCOMPARE(m_model->unreadCount(), 2);
        QVERIFY(m_feed->wasChanged(1, TimelineModel::FirstUnreadRole));
        QCOMPARE(m_feed->at(1, TimelineModel::FirstUnreadRole), true);
    }

    void aChannelThatIsReadHasNoUnreadLine()
    {
        m_feed->readOrd = 10;
        m_feed->open(10);
        QCOMPARE(m_model->firstUnreadRow(), -1);

        m_feed->grow(11);
        m_model->applyRows({m_feed->rows.at(10)});

        QCOMPARE(m_model->firstUnreadRow(), -1);
        QCOMPARE(m_feed->at(0, TimelineModel::FirstUnreadRole), false);
    }

    void countTellsOfEveryChange()
    {
        QSignalSpy counts(m_model.get(), &TimelineModel::countChanged);
        m_feed->open(3);
        QVERIFY(!counts.isEmpty());
        counts.clear();
        const PendingOp op = pending(1, u"a"_s);
        m_model->setPending({op});
        QVERIFY(!counts.isEmpty());
        counts.clear();
        m_model->setPending({});
        QVERIFY(!counts.isEmpty());
        counts.clear();
        m_feed->grow(4);
        m_model->applyRows({m_feed->rows.at(3)});
        QVERIFY(!counts.isEmpty());
        QCOMPARE(m_model->count(), m_model->rowCount());
    }
};

QTEST_GUILESS_MAIN(TimelineLooksTest)
#include "tst_timeline_looks.moc"
