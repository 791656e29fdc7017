// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is inside a seal: padding, the frame's own account of who and where, and the contents.

#include "client/crypto/content.h"
#include "client/crypto/seen_history.h"
#include "crypto_parties.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;
using namespace Qt::StringLiterals;

class SealedFrameTest : public QObject
{
    Q_OBJECT

    static Frame sample()
    {
        Frame frame;
        frame.id = OpId::create();
        frame.sentAt = 1'700'000'000'000;
        frame.sender = {AccountId::create(), DeviceId::create()};
        frame.to = AccountId::create();
        frame.ownHead = {3, QByteArray(32, 'h')};
        frame.expiresIn = 60;
        frame.body = "body";
        return frame;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void paddingHidesTheSizeInsideABucket()
    {
        QSet<qsizetype> small;
        for (qsizetype size = 0; size <= 13'000; ++size) {
            const QByteArray bytes(size, char(size)); // zeros at the end among them
            const QByteArray padded = pad(bytes);
            QVERIFY(padded.size() > size);
            QVERIFY(padded.size() <= 4000
                        ? padded.size() % 160 == 0 && padded.size() - size <= 160
                        : padded.size() % 4096 == 0 && padded.size() - size <= 4096);
            QCOMPARE(*unpad(padded), bytes);
            if (size < 160)
                small.insert(padded.size());
        }
        QCOMPARE(small.size(), 1);
    }

    void onePaddingOnlyIsTaken()
    {
        const QByteArray good = pad("text");
        QVERIFY(!unpad(good + QByteArray(160, 0)).ok()); // a bucket too many
        QVERIFY(!unpad(good.chopped(1)).ok());
        QVERIFY(!unpad(QByteArray(160, 0)).ok());
        QVERIFY(!unpad({}).ok());
        QVERIFY(!unpad(QByteArray(160, 'x')).ok());
        QByteArray marked = good;
        marked[100] = 'x';
        QVERIFY(!unpad(marked).ok());
    }

    void framesComeBackAsTheyWent()
    {
        Frame direct = sample();
        QCOMPARE(*readFrame(*writeFrame(direct)), direct);
        Frame inGroup = sample();
        inGroup.to.reset();
        inGroup.group = GroupId::create();
        inGroup.groupHead = {9, QByteArray(32, 'g')};
        inGroup.kind = FrameKind(200); // of a newer version: kept as it came
        QCOMPARE(*readFrame(*writeFrame(inGroup)), inGroup);
        QCOMPARE(int(readFrame(*writeFrame(inGroup))->kind), 200);
        // A usual message is in one of the first buckets whatever it says.
        QVERIFY(writeFrame(direct)->size() <= 320);
    }

    void spoiltFramesAreRefused()
    {
        const QByteArray good = *unpad(*writeFrame(sample()));
        for (qsizetype cut = 1; cut < good.size(); ++cut)
            QCOMPARE(causeNumber(readFrame(pad(good.left(cut)))), int(Cause::Damaged));
        QCOMPARE(causeNumber(readFrame(pad(good + 'x'))), int(Cause::Damaged));
        QCOMPARE(causeNumber(readFrame(good)), int(Cause::Damaged)); // not padded
        QCOMPARE(causeNumber(readFrame(pad(flipped(good, 0)))), int(Cause::TooNew));
        for (const qsizetype at : {2, 26, 42}) { // id, account, device: never nobody
            QByteArray nobody = good;
            nobody.replace(at, 16, QByteArray(16, 0));
            QCOMPARE(causeNumber(readFrame(pad(nobody))), int(Cause::Damaged));
        }
        Frame large = sample();
        large.body = QByteArray(MaxFrameBody + 1, 'x');
        QCOMPARE(writeFrame(large).error().code, Errc::TooLarge);
    }

    void insideAndOutsideMustAgree()
    {
        const DeviceAddress self{AccountId::create(), DeviceId::create()};
        Frame frame = sample();
        frame.to = self.account;
        const FrameEnvelope outside{frame.sender, std::nullopt};
        QVERIFY(checkFrame(frame, outside, self).ok());

        FrameEnvelope other = outside;
        other.from.device = DeviceId::create(); // another device's name
        QCOMPARE(causeNumber(checkFrame(frame, other, self)), int(Cause::Misdirected));
        other.from = {AccountId::create(), frame.sender.device};
        QCOMPARE(causeNumber(checkFrame(frame, other, self)), int(Cause::Misdirected));
        other = outside;
        other.group = GroupId::create(); // a direct frame laid into a channel
        QCOMPARE(causeNumber(checkFrame(frame, other, self)), int(Cause::Misdirected));

        Frame elsewhere = frame;
        elsewhere.to = AccountId::create(); // passed on by a member
        QCOMPARE(causeNumber(checkFrame(elsewhere, outside, self)), int(Cause::Misdirected));
        elsewhere.to.reset();
        QCOMPARE(causeNumber(checkFrame(elsewhere, outside, self)), int(Cause::Misdirected));
        // The copy for another device of the sender is for somebody else by its own words.
        Frame copy = elsewhere;
        copy.to = AccountId::create();
        copy.sender = {self.account, DeviceId::create()};
        QVERIFY(checkFrame(copy, {copy.sender, std::nullopt}, self).ok());

        Frame inGroup = frame;
        inGroup.to.reset();
        inGroup.group = GroupId::create();
        QVERIFY(checkFrame(inGroup, {frame.sender, inGroup.group}, self).ok());
        QCOMPARE(causeNumber(checkFrame(inGroup, {frame.sender, GroupId::create()}, self)),
                 int(Cause::Misdirected));
        QCOMPARE(causeNumber(checkFrame(inGroup, outside, self)), int(Cause::Misdirected));
    }

    void contentsComeBackAsTheyWent()
    {
        const SealedBlob blob{FileId::create(), 12, QByteArray(32, 'k'), QByteArray(32, 'd')};
        const TextContent text{u"hello"_s,
                               OpId::create(),
                               {UserId::create()},
                               {{blob, u"a.png"_s, u"image/png"_s, blob}}};
        const auto returns = [](const auto &content) {
            Frame frame = sample();
            setContent(frame, content);
            const auto read = readFrame(*writeFrame(frame));
            using T = std::remove_cvref_t<decltype(content)>;
            return read.ok() && *contentOf<T>(*read) == content;
        };
        QVERIFY(returns(text));
        QVERIFY(returns(EditContent{OpId::create(), u"better"_s, {}}));
        QVERIFY(returns(ReactionContent{OpId::create(), u"👍"_s, true}));
        QVERIFY(returns(DeletionContent{OpId::create()}));
        QVERIFY(returns(ReadMarkContent{ChannelId::create(), OpId::create()}));
        QVERIFY(returns(HistoryContent{{{QByteArray(32, 'n'), "frame"}}, {UserId::create()}}));
        QVERIFY(returns(EditContent{
            OpId::create(),
            u"other"_s,
            {},
            {{{FileId::create(), 1, QByteArray(32, 'k'), QByteArray(32, 'd')}, u"n"_s, u"t"_s, {}}},
            OpId::create()}));
        const SeenHistory seen{
            3, {{4, QByteArray(20, 'p'), {}}, {9, QByteArray(20, 'q'), QByteArray(20, 's')}}};
        TextContent after = text;
        after.seen = seen;
        QVERIFY(returns(after));
        after.log = ToldLog{12, QByteArray(32, 'r')};
        QVERIFY(returns(after));
        QVERIFY(returns(EditContent{OpId::create(), u"other"_s, {}, {}, {}, seen}));
        const QList<QByteArray> marks{QByteArray(20, 'm'), QByteArray(20, 'n')};
        QVERIFY(returns(EditContent{OpId::create(), u"other"_s, {}, {}, {}, seen, marks}));
        after.changes = {{OpId::create(), marks, false}, {OpId::create(), {}, true}};
        after.reactions = {{OpId::create(), UserId::create(), OpId::create(), marks.first(), false},
                           {OpId::create(), UserId::create(), OpId::create(), {}, true}};
        QVERIFY(returns(after));
        QVERIFY(returns(DraftContent{ChannelId::create(), u"not yet"_s}));
        QVERIFY(returns(NeedChainContent{QByteArray(16, 'c')}));
        QVERIFY(returns(NeedWordContent{{QByteArray(32, 'n'), QByteArray(32, 'm')}}));
        QVERIFY(returns(WordContent{{QByteArray(32, 'n')}}));
        QVERIFY(returns(ResendContent{{OpId::create(), OpId::create()}}));
        QVERIFY(returns(CallContent{OpId::create(), u"offer"_s, u"v=0"_s, QByteArray(32, 'f')}));
    }

    void aNameOfAFileIsHarmless_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"report 1.pdf"_s << u"report 1.pdf"_s;
        QTest::newRow("path") << u"../../etc/passwd"_s << u"passwd"_s;
        QTest::newRow("windows path") << u"C:\\Users\\a.exe"_s << u"a.exe"_s;
        QTest::newRow("hidden") << u"..bashrc"_s << u"bashrc"_s;
        QTest::newRow("nothing") << u"///"_s << u"file"_s;
        QTest::newRow("empty") << QString() << u"file"_s;
        QTest::newRow("turned") << u"cod\u202egpj.exe"_s << u"codgpj.exe"_s;
        QTest::newRow("control") << u"a\nb\x01.txt"_s << u"ab.txt"_s;
        QTest::newRow("marks") << u"a:b?.txt"_s << u"a_b_.txt"_s;
        QTest::newRow("long") << QString(500, u'x') + u".txt"_s << QString(116, u'x') + u".txt"_s;
    }
    void aNameOfAFileIsHarmless()
    {
        QFETCH(QString, said);
        QTEST(harmlessName(said), "shown");
    }

    void spoiltContentsAreRefused()
    {
        Frame frame = sample();
        setContent(frame, TextContent{u"x"_s, {}, {}, {}});
        QCOMPARE(causeNumber(contentOf<EditContent>(frame)), int(Cause::Damaged)); // another kind
        frame.body.chop(1);
        QCOMPARE(causeNumber(contentOf<TextContent>(frame)), int(Cause::Damaged));
        SealedBlob blob{FileId::create(), 12, QByteArray(31, 'k'), QByteArray(32, 'd')};
        const auto withFile = [&](const SealedBlob &content, const SealedBlob &thumbnail) {
            Frame each = sample();
            setContent(each, TextContent{u"x"_s, {}, {}, {{content, u"n"_s, u"t"_s, thumbnail}}});
            return causeNumber(contentOf<TextContent>(each));
        };
        const SealedBlob good{FileId::create(), 12, QByteArray(32, 'k'), QByteArray(32, 'd')};
        QCOMPARE(withFile(good, good), 0);
        QCOMPARE(withFile(blob, good), int(Cause::Damaged));
        QCOMPARE(withFile(good, blob), int(Cause::Damaged));
        blob = good;
        blob.digest.clear();
        QCOMPARE(withFile(blob, good), int(Cause::Damaged));
        blob = good;
        blob.size = -1;
        QCOMPARE(withFile(blob, good), int(Cause::Damaged));
        Frame edit = sample();
        setContent(edit, EditContent{OpId::create(), u"x"_s, {}, {{blob, u"n"_s, u"t"_s, {}}}, {}});
        QCOMPARE(causeNumber(contentOf<EditContent>(edit)), int(Cause::Damaged));
        for (const QString &emoji :
             {u""_s, u"a b"_s, u"a\nb"_s, u"a\x01"_s, QString(65, u'x'), QString(33, u'\u00e4')}) {
            setContent(frame, ReactionContent{OpId::create(), emoji, false});
            QCOMPARE(causeNumber(contentOf<ReactionContent>(frame)), int(Cause::Damaged));
        }
        setContent(frame, ReactionContent{OpId::create(), u"\U0001F44D"_s, false});
        QCOMPARE(causeNumber(contentOf<ReactionContent>(frame)), 0);
        const auto withSeen = [&](const SeenHistory &seen) {
            TextContent text{u"x"_s, {}, {}, {}};
            text.seen = seen;
            setContent(frame, text);
            const int asText = causeNumber(contentOf<TextContent>(frame));
            setContent(frame, EditContent{OpId::create(), u"x"_s, {}, {}, {}, seen});
            return asText == causeNumber(contentOf<EditContent>(frame)) ? asText : 255;
        };
        const QByteArray mark(20, 'm');
        QCOMPARE(withSeen({0, {{1, mark, {}}, {2, mark, mark}}}), 0);
        QCOMPARE(withSeen({0, {}}), int(Cause::Damaged));
        QCOMPARE(withSeen({-1, {{1, mark, {}}}}), int(Cause::Damaged));
        QCOMPARE(withSeen({1, {{1, mark, {}}}}), int(Cause::Damaged));
        QCOMPARE(withSeen({0, {{2, mark, {}}, {2, mark, {}}}}), int(Cause::Damaged));
        QCOMPARE(withSeen({0, {{1, mark.left(19), {}}}}), int(Cause::Damaged));
        QCOMPARE(withSeen({0, {{1, mark, mark.left(19)}}}), int(Cause::Damaged));
        SeenHistory many{0, {}};
        for (int i = 1; i <= 64; ++i)
            many.messages.append({i, mark, mark});
        QCOMPARE(withSeen(many), 0);
        many.messages.append({65, mark, mark});
        QCOMPARE(withSeen(many), int(Cause::Damaged));
        const auto withReplaced = [&](const QList<QByteArray> &marks, int times) {
            TextContent text{u"x"_s, {}, {}, {}};
            text.changes = QList<SeenChange>(times, {OpId::create(), marks, false});
            setContent(frame, text);
            const int asText = causeNumber(contentOf<TextContent>(frame));
            setContent(frame, EditContent{OpId::create(), u"x"_s, {}, {}, {}, {}, marks});
            const int asEdit = causeNumber(contentOf<EditContent>(frame));
            return times != 1 || asText == asEdit ? asText : 255;
        };
        const QList<QByteArray> most(MostReplaced, mark);
        QCOMPARE(withReplaced(most, 1), 0);
        QCOMPARE(withReplaced(most + QList<QByteArray>{mark}, 1), int(Cause::Damaged));
        QCOMPARE(withReplaced({mark, mark.left(19)}, 1), int(Cause::Damaged));
        QCOMPARE(withReplaced(most, int(MostChangesTold)), 0);
        QCOMPARE(withReplaced(most, int(MostChangesTold) + 1), int(Cause::Damaged));
        const auto withReactions = [&](const QByteArray &seal, bool takenBack, int times) {
            TextContent text{u"x"_s, {}, {}, {}};
            text.reactions = QList<SeenReaction>(
                times, {OpId::create(), UserId::create(), OpId::create(), seal, takenBack});
            setContent(frame, text);
            return causeNumber(contentOf<TextContent>(frame));
        };
        QCOMPARE(withReactions(mark, false, int(MostReactionsTold)), 0);
        QCOMPARE(withReactions({}, true, 1), 0);
        QCOMPARE(withReactions(mark, false, int(MostReactionsTold) + 1), int(Cause::Damaged));
        QCOMPARE(withReactions(mark.left(19), false, 1), int(Cause::Damaged));
        QCOMPARE(withReactions({}, false, 1), int(Cause::Damaged));
        QCOMPARE(withReactions(mark, true, 1), int(Cause::Damaged));
        const auto withLog = [&](const ToldLog &log) {
            TextContent text{u"x"_s, {}, {}, {}};
            text.log = log;
            setContent(frame, text);
            return causeNumber(contentOf<TextContent>(frame));
        };
        QCOMPARE(withLog({1, QByteArray(32, 'r')}), 0);
        QCOMPARE(withLog({0, QByteArray(32, 'r')}), int(Cause::Damaged));
        QCOMPARE(withLog({-1, QByteArray(32, 'r')}), int(Cause::Damaged));
        QCOMPARE(withLog({1, QByteArray(31, 'r')}), int(Cause::Damaged));
        setContent(frame, HistoryContent{{{QByteArray(31, 'n'), "frame"}}, {}});
        QCOMPARE(causeNumber(contentOf<HistoryContent>(frame)), int(Cause::Damaged));
        setContent(frame, NeedChainContent{QByteArray(15, 'c')});
        QCOMPARE(causeNumber(contentOf<NeedChainContent>(frame)), int(Cause::Damaged));
        for (const QList<QByteArray> &names :
             {QList<QByteArray>(), QList<QByteArray>{QByteArray(31, 'n')},
              QList<QByteArray>(MostNames + 1, QByteArray(32, 'n'))}) {
            setContent(frame, NeedWordContent{names});
            QCOMPARE(causeNumber(contentOf<NeedWordContent>(frame)), int(Cause::Damaged));
            setContent(frame, WordContent{names});
            QCOMPARE(causeNumber(contentOf<WordContent>(frame)), int(Cause::Damaged));
        }
        setContent(frame, TextContent{QString(70'000, u'x'), {}, {}, {}});
        QCOMPARE(causeNumber(contentOf<TextContent>(frame)), int(Cause::Damaged));
        setContent(frame, ResendContent{QList<OpId>(1025, OpId::create())});
        QCOMPARE(causeNumber(contentOf<ResendContent>(frame)), int(Cause::Damaged));
    }
};

QTEST_GUILESS_MAIN(SealedFrameTest)
#include "tst_sealed_frame.moc"
