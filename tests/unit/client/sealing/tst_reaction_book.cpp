// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of reactions only grows, and what was shown here is told until two messages have told of it.

#include "client/crypto/seen_history.h"
#include "client/sealing/reaction_book.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;

class ReactionBookTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    const ChannelId m_channel = ChannelId::create();
    const OpId m_message = OpId::create();
    const UserId m_ann = UserId::create();
    const UserId m_bob = UserId::create();
    QByteArray m_numbering;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<KeyRows> m_rows;
    std::unique_ptr<ReactionBook> m_book;

    SeenReaction given() const
    {
        return {m_message, m_ann, OpId::create(), QByteArray(MarkBytes, 'm'), false};
    }
    static SeenReaction gone(const SeenReaction &given)
    {
        return {given.message, given.by, given.id, {}, true};
    }
    QList<KnownReaction> known() const
    {
        const auto all = m_book->to(m_channel, m_message);
        return all.ok() ? *all : QList<KnownReaction>{KnownReaction{}};
    }
    QList<SeenReaction> toTell() const
    {
        const auto all = m_book->toTell(m_channel);
        return all.ok() ? *all : QList<SeenReaction>{SeenReaction{}};
    }
    bool shown(const SeenReaction &each) { return m_book->shown(m_channel, each).ok(); }
    bool told(const SeenReaction &each, const OpId &message = OpId::create())
    {
        return m_book->told(m_channel, each, m_bob, message).ok();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void init()
    {
        m_numbering = "one";
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = *LocalStore::open(m_folder->path(), m_clock);
        QVERIFY(*m_store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        m_rows = std::make_unique<KeyRows>(m_store->sealedRows());
        m_book = std::make_unique<ReactionBook>(*m_rows, [this] { return m_numbering; });
    }
    void cleanup()
    {
        m_book.reset();
        m_rows.reset();
        m_store.reset();
    }

    void whatIsTakenBackStaysSo()
    {
        const SeenReaction one = given();
        QVERIFY(told(gone(one)));
        QCOMPARE(known(), (QList<KnownReaction>{{gone(one), m_bob}}));
        // Whatever the server shows since, and who else tells of it late.
        QVERIFY(shown(one));
        QVERIFY(told(one));
        QCOMPARE(known(), (QList<KnownReaction>{{gone(one), m_bob}}));
        QVERIFY(toTell().isEmpty());
        QVERIFY(shown(gone(one)));
        QCOMPARE(known(), (QList<KnownReaction>{{gone(one), {}}}));
        QCOMPARE(toTell(), QList{gone(one)});
    }

    void whatWasShownCountsMoreThanWhatWasTold()
    {
        const SeenReaction one = given();
        QVERIFY(told(one));
        QVERIFY(toTell().isEmpty());
        QVERIFY(shown(one));
        QVERIFY(told(one));
        QCOMPARE(known(), (QList<KnownReaction>{{one, {}}}));
        // Another one of the same person, and the same number of another.
        SeenReaction other = one;
        other.by = m_bob;
        QVERIFY(shown(other));
        QVERIFY(shown(given()));
        QCOMPARE(known().size(), 3);
        QVERIFY(m_book->to(ChannelId::create(), m_message)->isEmpty());
        QVERIFY(m_book->to(m_channel, OpId::create())->isEmpty());
    }

    void talesTakeNoPlaceOfWhatWasSeen()
    {
        const SeenReaction one = given();
        QVERIFY(shown(one));
        for (int i = 0; i < 200; ++i)
            QVERIFY(told(given()));
        const QList<KnownReaction> all = known();
        QVERIFY(all.size() < 200);
        QVERIFY(all.contains(KnownReaction{one, {}}));
    }

    void itIsToldUntilTwoMessagesHave()
    {
        const SeenReaction one = given();
        const OpId message = OpId::create();
        QVERIFY(shown(one));
        QVERIFY(shown(one));
        QCOMPARE(toTell(), QList{one});
        // The same message looked at again is one message.
        for (int i = 0; i < 3; ++i)
            QVERIFY(told(one, message));
        QCOMPARE(toTell(), QList{one});
        SeenReaction other = one;
        other.seal = QByteArray(MarkBytes, 'x');
        QVERIFY(told(other));
        QCOMPARE(toTell(), QList{one});
        QVERIFY(told(one));
        QVERIFY(toTell().isEmpty());
        QVERIFY(shown(one));
        QVERIFY(toTell().isEmpty());
        // That it was taken back is another thing to tell, and takes its place.
        const SeenReaction two = given();
        QVERIFY(shown(two));
        QVERIFY(shown(gone(two)));
        QCOMPARE(toTell(), QList{gone(two)});
    }

    void thereIsAnEndToWhatIsKept()
    {
        QList<SeenReaction> all;
        for (int i = 0; i < 200; ++i) {
            all.append(given());
            QVERIFY(shown(all.constLast()));
        }
        QCOMPARE(known().size(), 128);
        QCOMPARE(known().constLast().shown, all.constLast());
        QCOMPARE(toTell(), all.mid(200 - 32, MostReactionsTold));
    }

    void anotherNumberingBeginsAnew()
    {
        const SeenReaction one = given();
        QVERIFY(shown(one));
        m_numbering = "two";
        QVERIFY(known().isEmpty() && toTell().isEmpty());
        QVERIFY(shown(one));
        QCOMPARE(known(), (QList<KnownReaction>{{one, {}}}));
        QCOMPARE(toTell(), QList{one});
    }
};

QTEST_GUILESS_MAIN(ReactionBookTest)
#include "tst_reaction_book.moc"
