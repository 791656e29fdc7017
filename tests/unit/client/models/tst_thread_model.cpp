// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The answers to a message as a short channel of their own: what comes, changes, goes and waits is told to a view as
// such, and nobody loses their place.
#include "client/models/thread_model.h"
#include "tests/unit/client/models/timeline_test.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;

class ThreadModelTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 RootSeq = 40;
    const UserId m_self = UserId::create();
    const UserId m_other = UserId::create();
    std::unique_ptr<ThreadModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
    ThreadRows m_thread;

    TimelineRow rowOf(qint64 seq, const QString &text)
    {
        TimelineRow row;
        row.kind = TimelineRow::Kind::Message;
        row.message.ord = seq * 3; // of the channel: it means nothing here
        row.message.seq = row.message.revSeq = seq;
        row.message.id = OpId::create();
        row.message.senderId = seq % 2 ? m_self : m_other;
        row.message.content = text;
        row.message.createdAt = seq * Minute;
        if (seq != RootSeq)
            row.message.replyTo = RootSeq;
        return row;
    }
    QString shown()
    {
        QStringList texts;
        for (int row = m_model->count() - 1; row >= 0; --row)
            texts.append(at(row, TimelineModel::BodyRole).toString());
        return texts.join(QLatin1Char(' '));
    }
    QVariant at(int row, TimelineModel::Role role) const
    {
        return m_model->data(m_model->index(row), role);
    }
    void answer(qint64 seq, const QString &text)
    {
        m_thread.rows.append(rowOf(seq, text));
        m_model->setThread(m_thread);
    }

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<ThreadModel>(ChannelId::create(), m_self, RootSeq);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
        m_thread = {};
        m_thread.channel = m_model->channelId();
        m_thread.rootSeq = RootSeq;
        m_thread.hasRoot = true;
        m_thread.state.channel = m_thread.channel;
        m_thread.rows = {rowOf(RootSeq, QStringLiteral("root"))};
        m_thread.rows.first().answers = 2;
    }
    void cleanup()
    {
        QCOMPARE(m_resets->size(), 0);
        m_tester.reset();
        m_model.reset();
    }

    void theMessageStandsAboveItsAnswers()
    {
        QVERIFY(!m_model->isReady());
        m_thread.rows.append(rowOf(51, QStringLiteral("a")));
        m_thread.rows.append(rowOf(60, QStringLiteral("b")));
        m_thread.rows.last().answers = 4;
        m_model->setThread(m_thread);

        QVERIFY(m_model->isReady());
        QCOMPARE(shown(), QStringLiteral("root a b"));
        QCOMPARE(m_model->answerCount(), 2);
        QCOMPARE(m_model->firstUnreadRow(), -1);
        QCOMPARE(at(2, TimelineModel::SeqRole).toLongLong(), RootSeq);
        // Under it they are not counted, and it is not quoted with each.
        QCOMPARE(at(2, TimelineModel::AnswersRole).toInt(), 0);
        QCOMPARE(at(0, TimelineModel::AnswersRole).toInt(), 4);
        QCOMPARE(at(0, TimelineModel::ReplyToSeqRole).toLongLong(), 0);
        QCOMPARE(m_model->get(1).value(QStringLiteral("seq")).toLongLong(), 51);
    }

    void aNewAnswerIsInsertedBelow()
    {
        answer(51, QStringLiteral("a"));
        QSignalSpy inserts(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removals(m_model.get(), &QAbstractItemModel::rowsRemoved);
        answer(53, QStringLiteral("b"));
        QCOMPARE(inserts.size(), 1);
        QCOMPARE(inserts.first().at(1).toInt(), 0);
        QCOMPARE(removals.size(), 0);
        QCOMPARE(shown(), QStringLiteral("root a b"));
    }

    void whatIsSaidOtherwiseIsChangedInItsPlace()
    {
        answer(51, QStringLiteral("a"));
        answer(53, QStringLiteral("b"));
        QSignalSpy inserts(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        m_thread.rows[1].message.content = QStringLiteral("A");
        m_thread.rows[1].message.revSeq = 70;
        m_model->setThread(m_thread);
        QCOMPARE(shown(), QStringLiteral("root A b"));
        QCOMPARE(inserts.size(), 0);
        QVERIFY(!changes.isEmpty());
    }

    void oneThatGoesLeavesNoRow()
    {
        for (const qint64 seq : {51, 52, 53})
            answer(seq, QString::number(seq));
        m_thread.rows.removeAt(2);
        m_model->setThread(m_thread);
        QCOMPARE(shown(), QStringLiteral("root 51 53"));
        m_thread.rows = {m_thread.rows.first()};
        m_model->setThread(m_thread);
        QCOMPARE(shown(), QStringLiteral("root"));
        QCOMPARE(m_model->answerCount(), 0);
    }

    void withoutTheMessageThereAreAnswersAlone()
    {
        m_thread.rows.clear();
        m_thread.hasRoot = false;
        m_thread.missing = 7;
        answer(51, QStringLiteral("a"));
        m_thread.rows.first().answers = 3;
        m_model->setThread(m_thread);
        // The last row is no message with its answers below: it counts its own.
        QCOMPARE(at(0, TimelineModel::AnswersRole).toInt(), 3);
        QCOMPARE(m_model->answerCount(), 1);
        QVERIFY(!m_model->hasRoot());
        QCOMPARE(m_model->missing(), 7);
        // It comes later, and takes the last row.
        m_thread.rows.prepend(rowOf(RootSeq, QStringLiteral("root")));
        m_thread.hasRoot = true;
        m_model->setThread(m_thread);
        QCOMPARE(shown(), QStringLiteral("root a"));
        QCOMPARE(m_model->answerCount(), 1);
    }

    void whatIsLeftOutIsTold()
    {
        answer(51, QStringLiteral("a"));
        QVERIFY(!m_model->isCut());
        QSignalSpy told(m_model.get(), &ThreadModel::threadChanged);
        m_thread.isCut = true;
        m_model->setThread(m_thread);
        QVERIFY(m_model->isCut());
        QCOMPARE(told.size(), 1);
    }

    void oneGoesWhileOthersCome()
    {
        for (const qint64 seq : {51, 52})
            answer(seq, QString::number(seq));
        m_thread.rows.removeLast();
        m_thread.rows.append(rowOf(53, QStringLiteral("53")));
        m_thread.rows.append(rowOf(54, QStringLiteral("54")));
        m_model->setThread(m_thread);
        QCOMPARE(shown(), QStringLiteral("root 51 53 54"));
        QCOMPARE(m_model->answerCount(), 3);
    }

    // Its rows are numbered anew: how far the channel is kept says nothing of them.
    void whatTheChannelForgotIsNoneOfItsBusiness()
    {
        m_thread.state.floorOrd = 2;
        m_thread.rows.append(rowOf(51, QStringLiteral("a")));
        m_thread.rows.append(rowOf(52, QStringLiteral("b")));
        m_model->setThread(m_thread);
        QCOMPARE(m_model->count(), 3);
        QCOMPARE(shown(), QStringLiteral("root a b"));
    }

    void aLongThreadIsAllHere()
    {
        QSignalSpy wanted(m_model.get(), &TimelineModel::pageWanted);
        for (qint64 seq = 41; seq <= 540; ++seq)
            m_thread.rows.append(rowOf(seq, QString::number(seq)));
        m_model->setThread(m_thread);
        QCOMPARE(m_model->count(), 501);
        for (int row = 0; row < m_model->count(); ++row)
            QVERIFY(!at(row, TimelineModel::PlaceholderRole).toBool());
        QCOMPARE(at(0, TimelineModel::BodyRole).toString(), QStringLiteral("540"));
        QCOMPARE(m_model->rowOfSeq(541), -1);
        answer(541, QStringLiteral("541"));
        QCOMPARE(m_model->rowOfSeq(541), 0);
        QVERIFY(m_model->get(500).value(QStringLiteral("body")).toString() != QString());
    }

    void whatWaitsToAnswerStandsInIt()
    {
        answer(51, QStringLiteral("a"));
        PendingOp mine = pending(1, QStringLiteral("mine"));
        mine.replyToSeq = RootSeq;
        PendingOp elsewhere = pending(2, QStringLiteral("elsewhere"));
        elsewhere.replyToSeq = 51;
        const PendingOp edit = change(PendingKind::Edit, 51, QStringLiteral("edited"));
        m_model->setOps({mine, elsewhere, pending(3, QStringLiteral("to nobody")), edit});
        QCOMPARE(shown(), QStringLiteral("root edited mine"));
        QCOMPARE(m_model->answerCount(), 2);
        // It is stored: the same row, and no second one.
        QSignalSpy removals(m_model.get(), &QAbstractItemModel::rowsRemoved);
        TimelineRow stored = rowOf(55, QStringLiteral("mine"));
        stored.message.id = mine.id;
        m_thread.rows.append(stored);
        m_model->setThread(m_thread);
        m_model->setOps({elsewhere, edit});
        QCOMPARE(shown(), QStringLiteral("root edited mine"));
        QCOMPARE(removals.size(), 0);
    }

    void ticksFollowTheChannel()
    {
        answer(51, QStringLiteral("a"));
        m_thread.state.othersReceivedSeq = 60;
        m_model->setThread(m_thread);
        QCOMPARE(at(0, TimelineModel::DeliveryRole).toInt(), int(delivery::Delivered));
        m_thread.state.othersReadSeq = 60;
        m_model->setThread(m_thread);
        QCOMPARE(at(0, TimelineModel::DeliveryRole).toInt(), int(delivery::Read));
    }
};

QTEST_GUILESS_MAIN(ThreadModelTest)
#include "tst_thread_model.moc"
