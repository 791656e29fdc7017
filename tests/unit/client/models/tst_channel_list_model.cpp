// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of channels: the most recently active first, and one channel's news moves one row.

#include "client/models/channel_list_model.h"
#include "client/models/delivery.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

ChannelCard card(const QString &name, qint64 lastAt, qint64 unread = 0)
{
    ChannelCard each;
    each.id = ChannelId::create();
    each.name = name;
    each.lastAt = lastAt;
    each.unread = unread;
    return each;
}

} // namespace

class ChannelListModelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ChannelListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets, m_inserts, m_removals, m_moves, m_changes;

    QStringList names() const
    {
        QStringList list;
        for (int row = 0; row < m_model->rowCount(); ++row)
            list.append(m_model->data(m_model->index(row), ChannelListModel::NameRole).toString());
        return list;
    }
    void clearSpies()
    {
        for (QSignalSpy *spy : {m_inserts.get(), m_removals.get(), m_moves.get(), m_changes.get()})
            spy->clear();
    }

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<ChannelListModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_resets = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::modelReset);
        m_inserts = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::rowsInserted);
        m_removals = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::rowsRemoved);
        m_moves = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::rowsMoved);
        m_changes = std::make_unique<QSignalSpy>(m_model.get(), &QAbstractItemModel::dataChanged);
    }
    void cleanup()
    {
        QCOMPARE(m_resets->size(), 0);
        m_tester.reset();
        m_model.reset();
    }

    void theMostRecentlyActiveComesFirst()
    {
        m_model->put(card(u"old"_s, 10));
        m_model->put(card(u"new"_s, 30));
        m_model->put(card(u"middle"_s, 20));
        // One that was just made and has no message counts from its making.
        ChannelCard fresh = card(u"fresh"_s, 0);
        fresh.createdAt = 25;
        m_model->put(fresh);

        QCOMPARE(names(), (QStringList{u"new"_s, u"fresh"_s, u"middle"_s, u"old"_s}));
        QCOMPARE(m_inserts->size(), 4);
        QCOMPARE(m_model->count(), 4);
    }

    void newsMovesOneRowAndResetsNothing()
    {
        QList<ChannelCard> cards;
        for (int i = 0; i < 5; ++i)
            cards.append(card(u"%1"_s.arg(i), 100 - i));
        for (const ChannelCard &each : std::as_const(cards))
            m_model->put(each);
        const QPersistentModelIndex moved = m_model->index(3);
        const QPersistentModelIndex stayed = m_model->index(1);
        clearSpies();

        cards[3].lastAt = 200;
        cards[3].lastText = u"news"_s;
        m_model->put(cards.at(3));

        QCOMPARE(names(), (QStringList{u"3"_s, u"0"_s, u"1"_s, u"2"_s, u"4"_s}));
        QCOMPARE(m_moves->size(), 1);
        QCOMPARE(m_inserts->size() + m_removals->size(), 0);
        QCOMPARE(m_changes->size(), 1);
        QCOMPARE(m_changes->first().at(0).toModelIndex().row(), 0);
        QCOMPARE(moved.row(), 0);
        QCOMPARE(stayed.row(), 2);
        QCOMPARE(m_model->data(moved, ChannelListModel::LastTextRole), u"news"_s);

        // Down again: the last message was deleted.
        cards[3].lastAt = 97;
        m_model->put(cards.at(3));
        QCOMPARE(names(), (QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
        cards[3].lastAt = 1;
        m_model->put(cards.at(3));
        QCOMPARE(names(), (QStringList{u"0"_s, u"1"_s, u"2"_s, u"4"_s, u"3"_s}));
        QCOMPARE(moved.row(), 4);
    }

    void newsThatMovesNothingChangesOneRow()
    {
        ChannelCard first = card(u"first"_s, 20);
        m_model->put(first);
        m_model->put(card(u"second"_s, 10));
        clearSpies();

        first.lastAt = 30;
        first.lastDelivery = delivery::Sent;
        m_model->put(first);
        m_model->put(first); // nothing new

        QCOMPARE(m_moves->size(), 0);
        QCOMPARE(m_changes->size(), 1);
        QCOMPARE(m_model->data(m_model->index(0), ChannelListModel::LastDeliveryRole),
                 int(delivery::Sent));
    }

    void unreadIsCountedPerChannelAndOverAll()
    {
        QSignalSpy totals(m_model.get(), &ChannelListModel::unreadTotalChanged);
        ChannelCard a = card(u"a"_s, 2, 3);
        m_model->put(a);
        m_model->put(card(u"b"_s, 1, 4));
        QCOMPARE(m_model->unreadTotal(), 7);
        QCOMPARE(totals.size(), 2);
        QCOMPARE(m_model->data(m_model->index(0), ChannelListModel::UnreadRole), 3);

        a.unread = 0;
        m_model->put(a);
        QCOMPARE(m_model->unreadTotal(), 4);
        QCOMPARE(totals.size(), 3);
        a.lastText = u"other words"_s;
        m_model->put(a);
        QCOMPARE(totals.size(), 3);

        m_model->remove(m_model->cards().last().id);
        QCOMPARE(m_model->unreadTotal(), 0);
        QCOMPARE(totals.size(), 4);
        m_model->remove(a.id);
        QCOMPARE(totals.size(), 4);
    }

    void everyRoleSaysWhatTheCardSays()
    {
        ChannelCard full = card(u"Bob"_s, 1'700'000'000'000, 2);
        full.kind = wire::ChannelKind::Direct;
        full.description = u"all sorts"_s;
        full.isPrivate = true;
        full.role = wire::Role::Owner;
        full.peer = UserId::create();
        full.memberCount = 2;
        full.lastText = u"hello"_s;
        full.lastSender = u"Me"_s;
        full.lastDelivery = delivery::Read;
        m_model->put(full);
        m_model->setDraft(full.id, u"half a thought"_s);

        const QVariantMap map = m_model->get(full.id.toText());

        QCOMPARE(map.value(u"channelId"_s), full.id.toText());
        QCOMPARE(map.value(u"name"_s), u"Bob"_s);
        QCOMPARE(map.value(u"kind"_s), u"direct"_s);
        QCOMPARE(map.value(u"isPrivate"_s), true);
        QCOMPARE(map.value(u"role"_s), u"owner"_s);
        QCOMPARE(map.value(u"unread"_s), 2);
        QCOMPARE(map.value(u"lastText"_s), u"hello"_s);
        QCOMPARE(map.value(u"lastSender"_s), u"Me"_s);
        QCOMPARE(map.value(u"lastAt"_s).toDateTime().toMSecsSinceEpoch(), full.lastAt);
        QCOMPARE(map.value(u"lastDelivery"_s), int(delivery::Read));
        QCOMPARE(map.value(u"peerId"_s), full.peer.toText());
        QCOMPARE(map.value(u"draft"_s), u"half a thought"_s);
        QCOMPARE(map.value(u"description"_s), u"all sorts"_s);
        QCOMPARE(map.value(u"memberCount"_s), 2);
        QVERIFY(m_model->get(ChannelId::create().toText()).isEmpty());
        QVERIFY(m_model->get(u"no id"_s).isEmpty());
        QCOMPARE(m_model->rowOf(full.id.toText()), 0);
        QCOMPARE(m_model->rowOf(u"no id"_s), -1);
    }

    void aDraftChangesItsRowAndWaitsForItsChannel()
    {
        const ChannelCard late = card(u"late"_s, 1);
        m_model->setDraft(late.id, u"before the channel"_s);
        m_model->put(late);
        QCOMPARE(m_model->data(m_model->index(0), ChannelListModel::DraftRole),
                 u"before the channel"_s);
        clearSpies();

        m_model->setDraft(late.id, {});

        QCOMPARE(m_changes->size(), 1);
        QCOMPARE(m_model->data(m_model->index(0), ChannelListModel::DraftRole), QString());
    }

    void anotherAccountFindsNothing()
    {
        const ChannelCard a = card(u"a"_s, 1, 5);
        m_model->put(a);
        m_model->setDraft(a.id, u"secret"_s);

        m_model->clear();

        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->unreadTotal(), 0);
        m_model->put(a);
        QCOMPARE(m_model->data(m_model->index(0), ChannelListModel::DraftRole), QString());
    }

    void whatIsSealedAndWhatCanBeDoneThereIsTold()
    {
        ChannelCard each = card(u"quiet"_s, 1'000);
        m_model->put(each);
        const QString id = each.id.toText();
        const auto told = [&] {
            const QVariantMap all = m_model->get(id);
            QStringList list;
            for (const char *name :
                 {"encrypted", "canReact", "canAttach", "lastIsShut", "peerVerified", "disputed"})
                list.append(all.value(QString::fromLatin1(name)).toBool() ? u"yes"_s : u"no"_s);
            return list.join(u' ');
        };
        each.role = wire::Role::Member;
        m_model->put(each);
        QCOMPARE(told(), u"no yes yes no no no"_s);
        each.isEncrypted = true;
        each.role = wire::Role::ReadOnly;
        m_model->put(each);
        QCOMPARE(told(), u"yes no no no no no"_s);
        each.lastIsShut = each.peerVerified = each.isDisputed = true;
        m_model->put(each);
        QCOMPARE(told(), u"yes no no yes yes yes"_s);
        QCOMPARE(m_model->get(id).value(u"altered"_s).toString(), QString());
        QCOMPARE(m_model->get(id).value(u"alteredSeq"_s).toLongLong(), 0);
        each.historyFault = {12, u"leftOut"_s, UserId::create()};
        m_model->put(each);
        QCOMPARE(m_model->get(id).value(u"altered"_s).toString(), u"leftOut"_s);
        QCOMPARE(m_model->get(id).value(u"alteredSeq"_s).toLongLong(), 12);
        QCOMPARE(m_model->get(id).value(u"logFault"_s).toString(), QString());
        QVERIFY(m_model->get(id).value(u"roster"_s).toMap().isEmpty());
        const UserId waits = UserId::create();
        each.roster.fault = u"rollback"_s;
        each.roster.waiting = {waits};
        each.roster.waitingNames = {u"eve"_s};
        m_model->put(each);
        const QVariantMap roster = m_model->get(id).value(u"roster"_s).toMap();
        QCOMPARE(roster.value(u"fault"_s).toString(), u"rollback"_s);
        QCOMPARE(roster.value(u"waiting"_s).toStringList(), QStringList{waits.toText()});
        QCOMPARE(roster.value(u"names"_s).toStringList(), QStringList{u"eve"_s});
        QVERIFY(!roster.value(u"unsigned"_s).toBool() && !roster.value(u"out"_s).toBool());
        each.logFault = {u"split"_s, UserId::create()};
        m_model->put(each);
        QCOMPARE(m_model->get(id).value(u"logFault"_s).toString(), u"split"_s);
    }

    void theOrderHoldsWhateverComes()
    {
        QRandomGenerator random(3);
        QHash<ChannelId, ChannelCard> expected;
        QList<ChannelId> ids;
        for (int i = 0; i < 30; ++i)
            ids.append(ChannelId::create());
        for (int step = 0; step < 2'000; ++step) {
            const ChannelId &id = ids.at(random.bounded(int(ids.size())));
            if (random.bounded(8) == 0) {
                m_model->remove(id);
                expected.remove(id);
                continue;
            }
            ChannelCard each = card(u"x"_s, random.bounded(50), random.bounded(4));
            each.id = id;
            m_model->put(each);
            expected.insert(id, each);
        }

        QCOMPARE(m_model->count(), int(expected.size()));
        for (int row = 0; row < m_model->count(); ++row) {
            const ChannelCard &each = m_model->cards().at(row);
            QCOMPARE(each, expected.value(each.id));
            if (row > 0)
                QVERIFY(m_model->cards().at(row - 1).lastAt >= each.lastAt);
        }
    }
};

QTEST_GUILESS_MAIN(ChannelListModelTest)
#include "tst_channel_list_model.moc"
