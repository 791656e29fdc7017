// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// That signatures never rule a match out, and rule out nearly everything else.
#include "client/session/text_signatures.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr TextSignatures::Stretch All{0, 1'000'000};

StoredText say(qint64 rid, const QString &text, qint64 createdAt = 0)
{
    return {rid, createdAt, text, false};
}

QList<qint64> rids(const TextSignatures &signatures, const QString &query,
                   const TextSignatures::Stretch &within = All)
{
    QList<qint64> rids;
    for (const auto &each : signatures.candidates(wordQueryOf(query), within))
        rids.append(each.rid);
    return rids;
}

} // namespace

class TextSignaturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverRulesOutAMatch();
    void rulesOutOtherTexts_data();
    void rulesOutOtherTexts();
    void isNewestFirst();
    void whatIsSealedOrChangedIsLookedAt();
    void aBlockWithManyChangesIsReadAnew();
    void knowsWholeBlocks();
    void holdsSoManyRows();
};

void TextSignaturesTest::neverRulesOutAMatch()
{
    const QList<uint> letters =
        u"aAbcßéİ e\u0301\u0308 19 -.你好世界ไทยمرحبا 한글ﾊﾝ 😀𠀀𠮷"_s.toUcs4();
    QRandomGenerator random(7);
    const auto textOf = [&](int most) {
        QString text;
        for (int i = 1 + random.bounded(most); i > 0; --i)
            text += QChar::fromUcs4(letters.at(random.bounded(int(letters.size()))));
        return text;
    };
    int matched = 0;
    for (int i = 0; i < 20'000; ++i) {
        const QString text = textOf(i % 50 == 0 ? 900 : 40);
        const qsizetype from = random.bounded(int(text.size()));
        const QString part = random.bounded(2) ? text.mid(from, 1 + random.bounded(12)) : textOf(3);
        const WordQuery query = wordQueryOf(part);
        if (query.isEmpty() || !query.matches(text))
            continue;
        ++matched;
        TextSignatures signatures;
        signatures.keep({say(1, text)});
        QVERIFY2(!signatures.candidates(query, All).isEmpty(), qPrintable(text + u'|' + part));
    }
    QVERIFY(matched > 1000);
}

void TextSignaturesTest::rulesOutOtherTexts_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("a word") << u"bicycle"_s;
    QTest::newRow("two letters") << u"zx"_s;
    QTest::newRow("one letter") << u"щ"_s;
    QTest::newRow("two characters") << u"世界"_s;
    QTest::newRow("the other way round") << u"鸶鹭"_s;
    QTest::newRow("one character") << u"世"_s;
}

void TextSignaturesTest::rulesOutOtherTexts()
{
    QFETCH(const QString, query);
    QRandomGenerator random(5);
    QList<StoredText> texts;
    for (qint64 rid = 1; rid <= 4000; ++rid) {
        QString text;
        for (int word = 0; word < 10; ++word) {
            for (int letter = 0; letter <= word; ++letter)
                text += QChar(u'a' + random.bounded(24));
            text += u' ';
        }
        for (int i = 0; i < 10; ++i)
            text += QChar(0x5000 + random.bounded(2000));
        texts.append(say(rid, text + u" 鹭鸶"_s));
    }
    TextSignatures signatures;
    signatures.keep(texts);
    QCOMPARE(signatures.size(), 4000);
    const qsizetype passed = rids(signatures, query).size();
    // Two bits are set by the pair that is not there.
    const qsizetype most = query == u"鸶鹭"_s ? 400 : 120;
    QVERIFY2(passed < most, qPrintable(QString::number(passed)));
}

void TextSignaturesTest::isNewestFirst()
{
    TextSignatures signatures;
    signatures.keep({say(1, u"heron"_s, 9), say(2, u"owl"_s, 8), say(3, u"heron"_s, 7),
                     say(4, u"heron"_s, 9), say(300, u"heron"_s, 8)});
    QCOMPARE(rids(signatures, u"heron"_s), (QList<qint64>{4, 1, 300, 3}));
    QCOMPARE(rids(signatures, u"heron"_s, {256, 511}), QList<qint64>{300});
}

void TextSignaturesTest::whatIsSealedOrChangedIsLookedAt()
{
    TextSignatures signatures;
    signatures.keep({say(1, u"heron"_s, 9), {2, 8, {}, true}, say(3, u"owl"_s, 7)});
    QCOMPARE(rids(signatures, u"heron"_s), (QList<qint64>{1, 2}));
    signatures.learn(say(2, u"owl"_s, 8));
    QCOMPARE(rids(signatures, u"heron"_s), QList<qint64>{1});
    // Before all others, one that is new as well.
    QVERIFY(signatures.changed(3));
    QVERIFY(signatures.changed(5));
    QCOMPARE(rids(signatures, u"heron"_s), (QList<qint64>{5, 3, 1}));
    // Not yet: sealed still.
    signatures.learn({3, 7, {}, true});
    QCOMPARE(rids(signatures, u"heron"_s), (QList<qint64>{5, 3, 1}));
    signatures.learn(say(3, u"a longer text with a heron in it"_s, 7));
    signatures.learn(say(5, u"owl"_s, 6));
    QCOMPARE(rids(signatures, u"heron"_s), (QList<qint64>{1, 3}));
    QCOMPARE(rids(signatures, u"owl"_s), (QList<qint64>{2, 5}));
    QVERIFY(!signatures.changed(256));
}

void TextSignaturesTest::aBlockWithManyChangesIsReadAnew()
{
    TextSignatures signatures;
    QList<StoredText> texts;
    for (qint64 rid = 0; rid < 100; ++rid)
        texts.append(say(rid, u"owl"_s));
    signatures.keep(texts);
    // The same row again and again is one.
    for (int i = 0; i < 50; ++i)
        QVERIFY(signatures.changed(99));
    for (int i = 0; i < TextSignatures::MostLoose - 1; ++i)
        QVERIFY(signatures.changed(i));
    QVERIFY(!signatures.changed(50));
    QCOMPARE(signatures.size(), 0);
    QCOMPARE(signatures.unknown({0, 255}).size(), 1);
}

void TextSignaturesTest::knowsWholeBlocks()
{
    using Stretch = TextSignatures::Stretch;
    TextSignatures signatures;
    signatures.keep({say(300, u"a"_s), say(1000, u"b"_s)});
    QCOMPARE(signatures.unknown({0, 1279}), (QList<Stretch>{{0, 255}, {512, 767}, {1024, 1279}}));
    QCOMPARE(signatures.unknown({256, 511}), QList<Stretch>());
    signatures.forget(511, 512);
    QCOMPARE(signatures.unknown({0, 1023}), (QList<Stretch>{{0, 767}}));
    QCOMPARE(signatures.size(), 1);
}

void TextSignaturesTest::holdsSoManyRows()
{
    TextSignatures signatures;
    for (qint64 rid = 0; !signatures.isFull(); rid += TextSignatures::BlockRows) {
        QList<StoredText> texts;
        for (qint64 i = 0; i < TextSignatures::BlockRows; ++i)
            texts.append(say(rid + i, {}));
        signatures.keep(texts);
    }
    const qsizetype full = signatures.size();
    QVERIFY(full < TextSignatures::MostRows + TextSignatures::BlockRows);
    signatures.keep({say(qint64(1) << 40, u"a"_s)});
    QCOMPARE(signatures.size(), full);
}

QTEST_GUILESS_MAIN(TextSignaturesTest)
#include "tst_text_signatures.moc"
