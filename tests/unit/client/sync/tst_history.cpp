// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Filling the hole that somebody looks at, while the server is busy, away, or says no.

#include "client/sync/history.h"
#include "tests/support/scripted_link.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;
constexpr qint64 Messages = 10;

void turn()
{
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<dunlin::test::ScriptedLink> m_link;
    std::unique_ptr<History> m_history;
    ChannelId m_channel;

    int asked() const { return m_link->waiting(wire::op::history); }
    bool refuse(Errc code)
    {
        const bool refused = m_link->refuse(wire::op::history, fail(code));
        turn();
        return refused;
    }
    wire::MessagePage page() const
    {
        wire::MessagePage all;
        for (qint64 ord = Messages; ord >= 1; --ord) {
            wire::MessageRow row;
            row.channelId = m_channel;
            row.ord = ord;
            row.seq = row.revSeq = 2 * ord;
            row.id = OpId::create();
            row.senderId = UserId::create();
            row.senderDevice = DeviceId::create();
            all.messages.append(row);
        }
        return all;
    }
    bool holdsEverything() const
    {
        const Segments &held = m_shelf->find(m_channel)->segments;
        return held.holdsOrd(1) && held.holdsOrd(Messages);
    }

private Q_SLOTS:
    // A channel of which nothing is held yet.
    void init()
    {
        m_store = *LocalStore::open({}, m_clock);
        m_shelf = std::make_unique<Shelf>(*m_store, m_clock);
        QVERIFY(m_shelf->load().ok());
        m_channel = ChannelId::create();
        ChannelRecord record;
        record.card.id = m_channel;
        record.head = record.cursor = 2 * Messages;
        record.msgCount = Messages;
        record.segments = Segments({{2 * Messages + 1, 2 * Messages, Messages + 1, Messages}});
        QVERIFY(m_shelf->put(record).ok());
        m_link = std::make_unique<dunlin::test::ScriptedLink>();
        m_history = std::make_unique<History>(*m_shelf, *m_link, 100, std::chrono::milliseconds(1));
        m_history->setOnline(true);
    }
    void cleanup()
    {
        m_history.reset();
        m_link.reset();
        m_shelf.reset();
        m_store.reset();
    }

    void aHoleThatIsLookedAtIsFilled()
    {
        m_history->want(m_channel, 7);
        QCOMPARE(asked(), 1);
        m_history->want(m_channel, 8); // one question at a time
        QCOMPARE(asked(), 1);

        QVERIFY(m_link->reply(wire::op::history, page()));
        turn();

        QVERIFY(holdsEverything());
        QCOMPARE(asked(), 0);
    }

    // Nothing else would ask again: the view has its placeholders and waits.
    void aBusyServerIsAskedAgain_data()
    {
        QTest::addColumn<Errc>("code");
        QTest::newRow("rateLimited") << Errc::RateLimited;
        QTest::newRow("unavailable") << Errc::Unavailable;
    }
    void aBusyServerIsAskedAgain()
    {
        QFETCH(Errc, code);
        m_history->want(m_channel, 7);
        // Far more often than a place that can't be found is looked for.
        for (int i = 0; i < 30; ++i) {
            QVERIFY(refuse(code));
            QTRY_COMPARE_WITH_TIMEOUT(asked(), 1, Patience);
        }

        QVERIFY(m_link->reply(wire::op::history, page()));
        turn();

        QVERIFY(holdsEverything());
    }

    void aLostConnectionAsksWhenItIsBack()
    {
        m_history->want(m_channel, 7);
        m_link->drop();
        m_history->setOnline(false);
        turn();
        m_link->online = true;
        QCOMPARE(asked(), 0);

        m_history->setOnline(true);

        QCOMPARE(asked(), 1);
        QVERIFY(m_link->reply(wire::op::history, page()));
        turn();
        QVERIFY(holdsEverything());
    }

    void aRefusalForGoodIsTakenAsOne()
    {
        m_history->want(m_channel, 7);
        QVERIFY(refuse(Errc::Forbidden));
        m_history->setOnline(true);
        QCOMPARE(asked(), 0);

        m_history->want(m_channel, 8);
        QCOMPARE(asked(), 1);
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
