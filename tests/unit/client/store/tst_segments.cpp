// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The arithmetic of what is held of a channel: stretches join where they meet, holes stay, the tail goes on.

#include "client/store/segments.h"

#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;

class SegmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void segmentsJoinWhatMeetsAndKeepHoles()
    {
        Segments held;
        held.add({10, 19, 5, 9});
        held.add({30, 39, 15, 19});
        QCOMPARE(held.list().size(), 2);
        QVERIFY(held.holdsSeq(10) && held.holdsSeq(19) && !held.holdsSeq(20) && !held.holdsSeq(9));
        QVERIFY(held.holdsOrd(9) && !held.holdsOrd(10) && !held.holdsOrd(14) && held.holdsOrd(15));
        QCOMPARE(held.above(12)->fromOrd, 15);
        QCOMPARE(held.below(12)->toOrd, 9);
        QVERIFY(!held.above(20));
        QVERIFY(!held.below(4));

        held.add({18, 25, 9, 12}); // overlaps the first
        QCOMPARE(held, Segments({{10, 25, 5, 12}, {30, 39, 15, 19}}));
        held.add({27, 28, 13, 14}); // no message lies between: the numbers were other changes
        QCOMPARE(held, Segments({{10, 39, 5, 19}}));
        held.add({40, 41, 20, 19}); // a stretch without messages, right behind
        QCOMPARE(held, Segments({{10, 41, 5, 19}}));
    }

    void theTailGoesOnWithTheStream()
    {
        Segments held({{1, 0, 1, 0}});
        held.extendTail(1, 0); // somebody joined
        QVERIFY(!held.holdsOrd(1));
        held.extendTail(2, 1);
        held.extendTail(3, 2);
        held.extendTail(4, 0);
        QCOMPARE(held, Segments({{1, 4, 1, 2}}));
    }

    void evictionShortensAndTheTailStays()
    {
        Segments held({{1, 10, 1, 8}, {20, 30, 15, 24}});
        held.cutBelow(5, 4);
        QCOMPARE(held, Segments({{5, 10, 4, 8}, {20, 30, 15, 24}}));
        held.cutBelow(25, 20);
        QCOMPARE(held, Segments({{25, 30, 20, 24}}));

        held.cutBelow(31, 25);
        QCOMPARE(held.list().size(), 1);
        QVERIFY(!held.holdsOrd(24));
        QVERIFY(!held.holdsSeq(30));
        held.extendTail(31, 25);
        QVERIFY(held.holdsOrd(25) && held.holdsSeq(31));
        QVERIFY(!held.holdsOrd(24) && !held.holdsSeq(30));
    }

    // Stretches of one stream, added in any order, hold exactly what is in one of them.
    void anyOrderOfStretchesHoldsTheSame()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            // A stream of 60 numbers, of which about two thirds are messages.
            QList<qint64> ordAt{0}; // the newest message at or below
            QList<bool> isMessage{false};
            for (int seq = 1; seq <= 60; ++seq) {
                isMessage.append(random.bounded(3) > 0);
                ordAt.append(ordAt.last() + (isMessage.last() ? 1 : 0));
            }
            QList<Segment> stretches;
            QSet<qint64> heldSeqs;
            for (int i = 0; i < 6; ++i) {
                const qint64 from = 1 + random.bounded(60);
                const qint64 to = qMin<qint64>(60, from + random.bounded(12));
                stretches.append({from, to, ordAt.at(from - 1) + 1, ordAt.at(to)});
                for (qint64 seq = from; seq <= to; ++seq)
                    heldSeqs.insert(seq);
            }
            Segments one, other;
            for (const Segment &each : std::as_const(stretches))
                one.add(each);
            std::reverse(stretches.begin(), stretches.end());
            for (const Segment &each : std::as_const(stretches))
                other.add(each);

            QCOMPARE(one, other);
            for (qint64 seq = 1; seq <= 60; ++seq) {
                // A number between two stretches that is no message may count as held: nothing is missing.
                if (isMessage.at(seq))
                    QCOMPARE(one.holdsSeq(seq), heldSeqs.contains(seq));
                if (isMessage.at(seq))
                    QCOMPARE(one.holdsOrd(ordAt.at(seq)), heldSeqs.contains(seq));
                else if (heldSeqs.contains(seq))
                    QVERIFY(one.holdsSeq(seq));
            }
            for (qsizetype i = 1; i < one.list().size(); ++i) {
                QVERIFY(one.list().at(i - 1).toSeq + 1 < one.list().at(i).fromSeq);
                QVERIFY(one.list().at(i - 1).toOrd < one.list().at(i).fromOrd);
            }
        }
    }
};

QTEST_GUILESS_MAIN(SegmentsTest)
#include "tst_segments.moc"
