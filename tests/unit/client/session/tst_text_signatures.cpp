// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// That signatures never rule a match out, and rule out nearly everything else; also those that were kept as bytes.
#include "client/session/text_signatures.h"

#include <QCryptographicHash>
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

// A block with whatever a block may have in it.
TextSignatures someBlock(QRandomGenerator &random)
{
    QList<StoredText> texts;
    for (qint64 rid = 512; rid < 767; ++rid) {
        if (random.bounded(3) == 0)
            continue;
        QString text;
        for (int word = random.bounded(random.bounded(20) == 0 ? 200 : 12); word >= 0; --word)
            text += QString::number(random.bounded(500), 36) + u' '
                + QChar(0x5000 + random.bounded(500));
        texts.append({rid, random.bounded(1000), text, random.bounded(10) == 0});
    }
    texts.append({767, 5, {}, false});
    TextSignatures signatures;
    signatures.keep(texts);
    for (int i = random.bounded(TextSignatures::MostLoose); i > 0; --i)
        signatures.changed(512 + random.bounded(256));
    return signatures;
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
    void aPackedBlockIsTheSameBlock();
    void whatIsNotExactlyPackedIsNotTaken();
    void whatAProgramKeptThatSignsOtherwiseIsNotTaken();
    void knowsWhatIsKept();
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

void TextSignaturesTest::aPackedBlockIsTheSameBlock()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 50; ++round) {
        TextSignatures signatures = someBlock(random);
        const Secret packed = signatures.packed(512);
        QCOMPARE(packed.size() % 1024, 0);
        TextSignatures again;
        QVERIFY(again.unpack(512, packed.reveal()));
        QCOMPARE(again.size(), signatures.size());
        QCOMPARE(again.packed(512), packed);
        QCOMPARE(again.loose(), signatures.loose());
        for (int i = 0; i < 20; ++i) {
            const WordQuery query = wordQueryOf(QString::number(random.bounded(500), 36));
            QCOMPARE(again.candidates(query, All), signatures.candidates(query, All));
        }
        // It goes on as the other one does.
        const StoredText longer =
            say(512 + random.bounded(256), u"a longer text by far"_s.repeated(9));
        QCOMPARE(again.changed(longer.rid), signatures.changed(longer.rid));
        signatures.learn(longer);
        again.learn(longer);
        const WordQuery query = wordQueryOf(u"nowhere"_s);
        QCOMPARE(again.candidates(query, All), signatures.candidates(query, All));
    }
    // One short message, or one of three words: nobody sees which.
    TextSignatures signatures;
    signatures.keep({say(1, u"no"_s), say(300, u"three words here, not more"_s)});
    QCOMPARE(signatures.packed(0).size(), signatures.packed(256).size());
    QVERIFY(signatures.packed(512).isEmpty());
}

void TextSignaturesTest::whatIsNotExactlyPackedIsNotTaken()
{
    QRandomGenerator random(4);
    const QByteArray whole = someBlock(random).packed(512).reveal();
    const auto isTaken = [](const QByteArray &bytes) {
        TextSignatures signatures;
        const bool taken = signatures.unpack(512, bytes);
        // One way to write it, and nothing of what is refused.
        return taken ? signatures.packed(512).reveal() == bytes : signatures.size() > 0;
    };
    const auto isRefused = [](const QByteArray &bytes) {
        TextSignatures signatures;
        return !signatures.unpack(512, bytes) && signatures.size() == 0;
    };
    QVERIFY(isTaken(whole));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(isRefused(whole.left(size)), qPrintable(QString::number(size)));
    QVERIFY(isRefused(whole + QByteArray(1024, '\0')));
    QVERIFY(isRefused(whole + whole));
    const qsizetype head = TextSignatures::packedHead().size();
    for (int round = 0; round < 20'000; ++round) {
        QByteArray changed = whole;
        // Where the rows are described most of all.
        const qsizetype at =
            random.bounded(4) > 0 ? head + random.bounded(600) : random.bounded(int(whole.size()));
        changed[at] = char(changed.at(at) ^ (1 << random.bounded(8)));
        QVERIFY(isRefused(changed) || isTaken(changed));
    }
    const auto with = [&](qsizetype at, const QByteArray &bytes) {
        QByteArray changed = whole;
        return changed.replace(at, bytes.size(), bytes);
    };
    QVERIFY(isRefused(with(head, QByteArray(2, '\0'))));             // no row
    QVERIFY(isRefused(with(head, QByteArray("\x01\x01", 2))));       // more than a block has
    QVERIFY(isRefused(with(head + 2, QByteArray(1, '\xff'))));       // rows out of order
    QVERIFY(isRefused(with(head + 3, QByteArray(1, '\x21'))));       // more words than a row has
    QVERIFY(isRefused(with(whole.size() - 1, QByteArray(1, '\1')))); // not zeros
    const QByteArray empty = TextSignatures::packedHead();
    QVERIFY(isRefused(empty + QByteArray(1024 - empty.size(), '\0')));
    // Signed, and to be looked at before all others: nothing is both.
    TextSignatures one;
    one.keep({say(512, u"owl"_s)});
    QByteArray both = one.packed(512).reveal();
    both.replace(head + 4, 8, "\xff\xff\xff\xff\xff\xff\xff\x7f");
    QVERIFY(isRefused(both));
}

void TextSignaturesTest::whatAProgramKeptThatSignsOtherwiseIsNotTaken()
{
    TextSignatures signatures;
    signatures.keep({say(1, u"The Heron 12 stands"_s, 7),
                     say(2, u"雨傘と傘"_s, 8),
                     say(5, {}, 9),
                     {6, 10, {}, true},
                     say(9, u"Straße, ﾊﾝ 한글 ไทย"_s, 11)});
    const QByteArray head = TextSignatures::packedHead();
    const QByteArray packed = signatures.packed(0).reveal();
    QVERIFY(packed.startsWith(head));
    QVERIFY(head.contains(qVersion()));
    for (const char *other : {"signatures 0 ", "signatures 2 "}) {
        TextSignatures again;
        QVERIFY(!again.unpack(0, QByteArray(other) + packed.mid(13)));
    }
    // Who changes what a signature is makes PackedVersion another one, and this.
    QByteArray bytes = packed.mid(head.size());
    while (bytes.endsWith('\0'))
        bytes.chop(1);
    QVERIFY(head.startsWith("signatures 1 "));
    QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(),
             QByteArray("eb2ac9dde449c09c515551619aed4cf205cc67bfd7fbfddfbca281ea7ec60dd2"));
}

void TextSignaturesTest::knowsWhatIsKept()
{
    TextSignatures signatures;
    signatures.keep({say(1, u"owl"_s), say(2, u"heron"_s), say(300, u"owl"_s), {600, 5, {}, true}});
    QCOMPARE(signatures.unkept(9), (QList<qint64>{0, 256, 512}));
    QCOMPARE(signatures.unkept(2), (QList<qint64>{0, 256}));
    for (const qint64 first : {0, 256, 512})
        signatures.setKept(first);
    QCOMPARE(signatures.unkept(9), QList<qint64>());
    QVERIFY(!signatures.loose());
    QVERIFY(signatures.changed(300));
    QCOMPARE(signatures.unkept(9), QList<qint64>{256});
    QCOMPARE(signatures.loose(), std::optional<qint64>(256));
    signatures.setKept(256);
    // What it says is another thing to keep.
    signatures.learn(say(300, u"heron"_s));
    QCOMPARE(signatures.unkept(9), QList<qint64>{256});
    QVERIFY(!signatures.loose());
    signatures.learn(say(600, u"heron"_s));
    QCOMPARE(signatures.unkept(9), (QList<qint64>{256, 512}));
    // What is known stays as it is.
    TextSignatures other;
    other.keep({say(2, u"owl"_s)});
    QVERIFY(signatures.unpack(0, other.packed(0).reveal()));
    QCOMPARE(signatures.size(), 4);
    signatures.forget(0, 0);
    QVERIFY(signatures.unpack(0, other.packed(0).reveal()));
    QCOMPARE(signatures.size(), 3);
    QCOMPARE(signatures.unkept(9), (QList<qint64>{256, 512}));
}

QTEST_GUILESS_MAIN(TextSignaturesTest)
#include "tst_text_signatures.moc"
