// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What others say that they were shown, held against what is here.

#include "client/crypto/bytes.h"
#include "client/crypto/seen_history.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

const GroupId Channel = GroupId::create();

HeldMessage message(qint64 seq)
{
    return {seq, DeviceId::create(), OpId::create(), false, QByteArray(20, char(seq))};
}

} // namespace

class SeenHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        // Edits, reactions and members have the numbers between.
        for (const qint64 seq : {3, 4, 7, 9})
            m_all.append(message(seq));
    }

    void disagreementsAreNamed_data()
    {
        QTest::addColumn<SeenHistory>("seen");
        QTest::addColumn<qint64>("at");
        QTest::addColumn<HeldStretch>("held");
        QTest::addColumn<QString>("found");

        const SeenHistory all = seenOf(2, m_all);
        const HeldStretch whole{0, 20, m_all};
        const auto without = [&](qsizetype index) {
            HeldStretch held = whole;
            held.messages.removeAt(index);
            return held;
        };
        const auto with = [&](qsizetype index, const HeldMessage &other) {
            HeldStretch held = whole;
            held.messages[index] = other;
            return held;
        };
        QTest::newRow("the same") << all << qint64(12) << whole << QString();
        QTest::newRow("left out, the first") << all << qint64(12) << without(0) << u"3 leftOut"_s;
        QTest::newRow("left out, between") << all << qint64(12) << without(2) << u"7 leftOut"_s;
        QTest::newRow("left out, the last") << all << qint64(12) << without(3) << u"9 leftOut"_s;
        QTest::newRow("nothing at all")
            << all << qint64(12) << HeldStretch{0, 20, {}} << u"3 leftOut"_s;
        for (qsizetype i = 0; i < m_all.size(); ++i) {
            HeldMessage other = m_all.at(i);
            const QString where = QString::number(other.seq);
            other.id = OpId::create();
            QTest::addRow("another id, %lld", qlonglong(i))
                << all << qint64(12) << with(i, other) << where + u" changed"_s;
            other = m_all.at(i);
            other.device = DeviceId::create();
            QTest::addRow("another device, %lld", qlonglong(i))
                << all << qint64(12) << with(i, other) << where + u" changed"_s;
            other = m_all.at(i);
            other.seal = QByteArray(20, 'x');
            QTest::addRow("another seal, %lld", qlonglong(i))
                << all << qint64(12) << with(i, other) << where + u" changed"_s;
            other.seal.clear();
            QTest::addRow("edited here, %lld", qlonglong(i))
                << all << qint64(12) << with(i, other) << QString();
            other = m_all.at(i);
            other.mayGo = true;
            QTest::addRow("deleted here, %lld", qlonglong(i))
                << all << qint64(12) << with(i, other) << QString();
        }
        HeldStretch turned = whole;
        std::swap(turned.messages[1].id, turned.messages[2].id);
        std::swap(turned.messages[1].device, turned.messages[2].device);
        std::swap(turned.messages[1].seal, turned.messages[2].seal);
        QTest::newRow("two changed places") << all << qint64(12) << turned << u"4 changed"_s;

        QList<HeldMessage> fewer = m_all;
        fewer.removeAt(1);
        QTest::newRow("hidden from them")
            << seenOf(2, fewer) << qint64(12) << whole << u"4 hidden"_s;
        fewer = m_all;
        fewer.removeAt(0);
        QTest::newRow("hidden from them, the first")
            << seenOf(2, fewer) << qint64(12) << whole << u"3 hidden"_s;
        QTest::newRow("they say nothing of it")
            << seenOf(3, fewer) << qint64(12) << whole << QString();
        HeldStretch going = whole;
        going.messages[0].mayGo = true;
        QTest::newRow("what goes by itself")
            << seenOf(2, fewer) << qint64(12) << going << QString();
        fewer = m_all;
        fewer.removeLast();
        QTest::newRow("they had not seen the last")
            << seenOf(2, fewer) << qint64(12) << whole << QString();
        SeenHistory edited = all;
        for (SeenMessage &each : edited.messages)
            each.seal.clear();
        QTest::newRow("edited there") << edited << qint64(12) << whole << QString();

        // Only where it is known what was there.
        QTest::newRow("not held below")
            << all << qint64(12) << HeldStretch{7, 20, m_all.mid(3)} << QString();
        QTest::newRow("not held above")
            << all << qint64(12) << HeldStretch{0, 8, m_all.mid(0, 3)} << QString();
        QTest::newRow("in what is held")
            << all << qint64(12) << HeldStretch{3, 8, m_all.mid(1, 1)} << u"7 leftOut"_s;
        // Nobody has seen what comes later.
        QTest::newRow("before what it saw")
            << all << qint64(8) << HeldStretch{0, 8, m_all.mid(0, 3)} << u"8 changed"_s;
        QTest::newRow("in the place of what it saw")
            << all << qint64(9) << with(3, message(9)) << u"9 changed"_s;
        QTest::newRow("right behind it") << all << qint64(10) << whole << QString();
    }
    void disagreementsAreNamed()
    {
        QFETCH(SeenHistory, seen);
        QFETCH(qint64, at);
        QFETCH(HeldStretch, held);
        QFETCH(QString, found);
        const auto finding = disagreement(Channel, seen, at, held);
        const QString named = finding
            ? QString::number(finding->seq) + u' ' + orderFaultName(finding->fault)
            : QString();
        QCOMPARE(named, found);
    }

    void aMarkIsOfOnePlace()
    {
        const HeldMessage one = message(5);
        const SeenMessage mark = seenMark(Channel, one);
        QCOMPARE(mark.place.size(), MarkBytes);
        QVERIFY(mark.place != seenMark(GroupId::create(), one).place);
        HeldMessage other = one;
        other.seq = 6;
        QVERIFY(mark.place != seenMark(Channel, other).place);
        QCOMPARE(sealMark(QByteArray(32, 'h')), QByteArray(20, 'h'));
    }

private:
    static SeenHistory seenOf(qint64 above, const QList<HeldMessage> &messages)
    {
        SeenHistory seen{above, {}};
        for (const HeldMessage &each : messages)
            seen.messages.append(seenMark(Channel, each));
        return seen;
    }
    QList<HeldMessage> m_all;
};

QTEST_GUILESS_MAIN(SeenHistoryTest)
#include "tst_seen_history.moc"
