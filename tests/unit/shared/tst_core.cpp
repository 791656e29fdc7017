// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/backoff.h"
#include "shared/core/bounded_queue.h"
#include "shared/core/clock.h"
#include "shared/core/id.h"
#include "shared/core/secret.h"
#include "shared/core/text.h"
#include "shared/wire/errors.h"

#include <QSet>
#include <QTest>

#include <thread>

using namespace dunlin;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class CoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void idsSortInTheOrderOfMaking();
    void idsOfManyThreadsAreUnique();
    void idsAreVersionSeven();
    void idsReadOnlyTheirOwnForm_data();
    void idsReadOnlyTheirOwnForm();
    void waitsGrowToTheCeilingAndVary();
    void aManualClockStandsStill();
    void aFullQueueTellsThePutter();
    void aClosedQueueHandsOutWhatItHolds();
    void validTextHasNoNulAndNoLoneSurrogate();
    void utf8IsReadStrictly_data();
    void utf8IsReadStrictly();
    void namesAreComparedFolded();
    void tryPassesTheErrorOn();
    void secretsCompareByValueAndMoveAway();
    void errorsSurviveTheWire();
    void closeCodesFollowTheirRange();
};

void CoreTest::idsSortInTheOrderOfMaking()
{
    QList<QByteArray> made;
    for (int i = 0; i < 10000; ++i)
        made.append(OpId::create().toBytes());
    QVERIFY(std::is_sorted(made.cbegin(), made.cend()));
}

void CoreTest::idsOfManyThreadsAreUnique()
{
    std::array<QList<OpId>, 4> made;
    std::vector<std::thread> threads;
    for (auto &list : made)
        threads.emplace_back([&list] {
            for (int i = 0; i < 5000; ++i)
                list.append(OpId::create());
        });
    for (auto &each : threads)
        each.join();
    QSet<OpId> seen;
    for (const auto &list : made)
        seen.unite(QSet<OpId>(list.cbegin(), list.cend()));
    QCOMPARE(seen.size(), 20000);
}

void CoreTest::idsAreVersionSeven()
{
    const QString text = UserId::create().toText();
    QCOMPARE(text.size(), 36);
    QCOMPARE(text[14], u'7');
    QVERIFY(u"89ab"_s.contains(text[19]));
    QCOMPARE(UserId::fromText(text)->toText(), text);
}

void CoreTest::idsReadOnlyTheirOwnForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("empty") << u""_s;
    QTest::addRow("braces") << u"{01890a5d-ac96-774b-bcce-b302099a8057}"_s;
    QTest::addRow("no dashes") << u"01890a5dac96774bbcceb302099a8057"_s;
    QTest::addRow("null") << u"00000000-0000-0000-0000-000000000000"_s;
    QTest::addRow("not hex") << u"01890a5d-ac96-774b-bcce-b302099a805g"_s;
    QTest::addRow("longer") << u"01890a5d-ac96-774b-bcce-b302099a80570"_s;
}

void CoreTest::idsReadOnlyTheirOwnForm()
{
    QFETCH(QString, text);
    QVERIFY(!UserId::fromText(text));
    QVERIFY(!UserId::fromBytes(text.toLatin1()));
    QVERIFY(!UserId::fromBytes(QByteArray(16, '\0')));
}

void CoreTest::waitsGrowToTheCeilingAndVary()
{
    Backoff backoff(1s, 60s);
    QSet<qint64> firstWaits;
    for (int i = 0; i < 50; ++i)
        firstWaits.insert(Backoff::after(0, 1s, 60s).count());
    QVERIFY(firstWaits.size() > 10);
    for (int i = 0; i < 40; ++i) {
        const auto wait = backoff.next();
        const qint64 full = std::min<qint64>(60000, 1000LL << std::min(i, 20));
        QVERIFY2(wait.count() >= full / 2 && wait.count() <= full,
                 qPrintable(QString::number(wait.count())));
    }
    backoff.reset();
    QVERIFY(backoff.next() <= 1s);
}

void CoreTest::aManualClockStandsStill()
{
    ManualClock clock(1000);
    QCOMPARE(clock.nowMs(), 1000);
    clock.advance(24h);
    QCOMPARE(clock.nowMs(), 1000 + 86'400'000);
}

void CoreTest::aFullQueueTellsThePutter()
{
    BoundedQueue<int> queue(2);
    int one = 1;
    int two = 2;
    int three = 3;
    QVERIFY(queue.tryPush(one));
    QVERIFY(queue.tryPush(two));
    QVERIFY(!queue.tryPush(three));
    QCOMPARE(queue.takeAll(), (std::deque<int>{1, 2}));
    QVERIFY(queue.tryPush(three));
}

void CoreTest::aClosedQueueHandsOutWhatItHolds()
{
    BoundedQueue<int> queue(2);
    int one = 1;
    QVERIFY(queue.tryPush(one));
    queue.close();
    QVERIFY(!queue.tryPush(one));
    QCOMPARE(queue.take(), 1);
    QCOMPARE(queue.take(), std::nullopt);
}

void CoreTest::validTextHasNoNulAndNoLoneSurrogate()
{
    QVERIFY(isValidText(u"plain"));
    QVERIFY(isValidText(u"\U0001F600"));
    QVERIFY(!isValidText(QString(QChar(0))));
    QVERIFY(!isValidText(QString(QChar(0xd83d))));
    QVERIFY(!isValidText(QString(QChar(0xde00))));
    QVERIFY(!isValidText(QString(QChar(0xde00)) + QChar(0xd83d)));
}

void CoreTest::utf8IsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    QTest::addRow("ascii") << QByteArray("abc") << true;
    QTest::addRow("four bytes") << QByteArray("\xf0\x9f\x98\x80") << true;
    QTest::addRow("overlong") << QByteArray("\xc0\xaf") << false;
    QTest::addRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
    QTest::addRow("truncated") << QByteArray("\xe2\x82") << false;
    QTest::addRow("nul") << QByteArray("a\0b", 3) << false;
    QTest::addRow("beyond") << QByteArray("\xf4\x90\x80\x80") << false;
}

void CoreTest::utf8IsReadStrictly()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, good);
    const auto text = decodeUtf8(bytes);
    QCOMPARE(text.has_value(), good);
    if (text)
        QCOMPARE(text->toUtf8(), bytes);
}

void CoreTest::namesAreComparedFolded()
{
    QCOMPARE(foldName(u"ADA"_s), u"ada"_s);
    QCOMPARE(foldName(u"\uff21da"_s), u"ada"_s); // fullwidth A
    QCOMPARE(foldName(u"\u212Aim"_s), u"kim"_s); // Kelvin sign
}

static Result<int> half(int value)
{
    if (value % 2)
        return fail(Errc::Invalid, u"odd"_s, u"value"_s);
    return value / 2;
}

static Result<int> quarter(int value)
{
    DUNLIN_TRY(const int once, half(value));
    DUNLIN_TRY(const int twice, half(once));
    return twice;
}

void CoreTest::tryPassesTheErrorOn()
{
    QCOMPARE(*quarter(8), 2);
    QVERIFY(!quarter(6).ok());
    QCOMPARE(quarter(6).error(), fail(Errc::Invalid, u"odd"_s, u"value"_s));
}

void CoreTest::secretsCompareByValueAndMoveAway()
{
    Secret one(QByteArray("hunter2"));
    const Secret copy = one;
    QVERIFY(one == copy);
    const Secret moved = std::move(one);
    QVERIFY(one.isEmpty());
    QCOMPARE(moved.reveal(), QByteArray("hunter2"));
    QVERIFY(!(moved == Secret(QByteArray("hunter3"))));
    QVERIFY(!(moved == Secret(QByteArray("hunter"))));
}

void CoreTest::errorsSurviveTheWire()
{
    for (const auto &each : enumTable(Errc{})) {
        QCOMPARE(errcFromName(QString::fromLatin1(each.name)), each.value);
        QCOMPARE(QString(errcName(each.value)), QString::fromLatin1(each.name));
        QVERIFY(errcHttpStatus(each.value) >= 400);
    }
    QVERIFY(!errcFromName(u"nonsense"));
    const Error error = fail(Errc::RateLimited, u"slower"_s, u"rate"_s, 7);
    QCOMPARE(wire::toError(wire::toBody(error)), error);
}

void CoreTest::closeCodesFollowTheirRange()
{
    QVERIFY(wire::mayReconnect(int(wire::CloseCode::Drain)));
    QVERIFY(wire::mayReconnect(4499));
    QVERIFY(!wire::mayReconnect(int(wire::CloseCode::Unauthorized)));
    QVERIFY(!wire::mayReconnect(4999));
    QVERIFY(wire::mayReconnect(1006));
}

QTEST_GUILESS_MAIN(CoreTest)
#include "tst_core.moc"
