// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A build of the real server that tells one lie per switch (tests/tools/lying_server), against the programs' own engine.
// Each lie is refused or named, by the cause that belongs to it; and the same build without the switch is believed, with
// nobody accused of anything.
#include "client/crypto/cause.h"
#include "client/crypto/session_wire.h"
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/lying_switches.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;

QString logFaultOf(Party &who)
{
    LogWatch &watch = who.engine->sealing()->logWatch();
    QSignalSpy looked(&watch, &LogWatch::looked);
    watch.look();
    if (!waitUntil([&] { return !looked.isEmpty(); }, Patience))
        return u"it was not looked at"_s;
    return who.engine->logFault().fault;
}

// Why it is not talked to in private; empty: it is.
QString causeNotToTalk(Party &who, Party &to)
{
    const auto may = waitFor(who.engine->sealing()->mayTalkTo(to.actor.id()));
    if (may.ok())
        return {};
    const auto cause = causeOf(may.error());
    return cause ? QString(causeName(*cause)) : u"no cause"_s;
}

} // namespace

class LyingSwitchesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void anUnknownLieIsNotTold()
    {
        for (const char *each : {"drop", "drop:x:1", "shine"}) {
            TestServer server(liar());
            server.setArguments({u"--lie"_s, QString::fromLatin1(each)});
            QVERIFY(!server.start());
        }
        TestServer::Options real;
        real.arguments = lie("drop", ChannelId::create(), qint64(1));
        TestServer server(real);
        QVERIFY2(!server.start(), "the server that people install knows of no lies");
    }

    void drop()
    {
        THREE_TALK;
        bob.goOffline();
        const qint64 missing = cat.row(channel, cat.say(channel, u"not for bob"_s)).seq;
        EVERYBODY_HOLDS(missing, &ann, &cat);
        const qint64 after = ann.row(channel, ann.say(channel, u"after it"_s)).seq;
        OFFLINE(&ann, &cat);

        SERVES(TheTruth);
        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(after, &bob);
        QCOMPARE(faultOf(bob, channel), QString());
        bob.goOffline();
        SERVES(lie("drop", channel, missing, bob.actor.id()));
        QVERIFY(comesAnew(bob));
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), fault(missing, "leftOut", ann.actor.id()),
                                  Patience);
        // To one reader: whoever was shown it hears from him that he was not.
        QVERIFY(!bob.say(channel, u"what was that?"_s).isNull());
        QVERIFY(cat.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(cat, channel), fault(missing, "hidden", bob.actor.id()),
                                  Patience);
    }

    void replay()
    {
        THREE_TALK;
        const qint64 first = ann.row(channel, ann.say(channel, u"yes, do it"_s)).seq;
        EVERYBODY_HOLDS(first, &ann, &bob, &cat);
        bob.goOffline();
        const qint64 later = cat.row(channel, cat.say(channel, u"again?"_s)).seq;
        OFFLINE(&ann, &cat);

        SERVES(TheTruth);
        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(later, &bob);
        QCOMPARE(faultOf(bob, channel), QString());
        bob.goOffline();
        SERVES(lie("replay", channel, first, later));
        QVERIFY(comesAnew(bob));
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), fault(later, "repeated"), Patience);
    }

    void reorder()
    {
        THREE_TALK;
        bob.goOffline();
        const qint64 question = cat.row(channel, cat.say(channel, u"shall we?"_s)).seq;
        EVERYBODY_HOLDS(question, &ann, &cat);
        const qint64 answer = ann.row(channel, ann.say(channel, u"yes"_s)).seq;
        EVERYBODY_HOLDS(answer, &ann, &cat);
        OFFLINE(&ann, &cat);

        SERVES(TheTruth);
        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(answer, &bob);
        QCOMPARE(faultOf(bob, channel), QString());
        bob.goOffline();
        SERVES(lie("reorder", channel, question, answer));
        QVERIFY(comesAnew(bob));
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), fault(question, "changed", ann.actor.id()),
                                  Patience);
    }

    void fork_data() { switches(); }
    void fork()
    {
        QFETCH(bool, lies);
        THREE_TALK;
        OFFLINE(&bob, &cat);
        const qint64 noon = ann.row(channel, ann.say(channel, u"at noon"_s)).seq;
        QVERIFY(noon > 0);
        ann.goOffline();
        SERVES(lies ? lie("drop", channel, noon, cat.actor.id()) : TheTruth);
        QVERIFY(cat.comeOnline());
        const qint64 midnight = cat.row(channel, cat.say(channel, u"at midnight"_s)).seq;
        QCOMPARE(midnight, noon + 1);
        cat.goOffline();
        // From here on one process, and two stories.
        SERVES(lies ? lie("fork", channel, noon, midnight, bob.actor.id()) : TheTruth);
        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(midnight, &bob);
        QCOMPARE(faultOf(bob, channel), QString());
        const qint64 fine = bob.row(channel, bob.say(channel, u"fine with me"_s)).seq;
        QVERIFY(fine > 0);
        QVERIFY(ann.comeOnline());
        EVERYBODY_HOLDS(fine, &ann);
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(ann, channel),
                                  lies ? fault(noon, "changed", bob.actor.id()) : QString(),
                                  Patience);
    }

    void undo_data()
    {
        QTest::addColumn<bool>("lies");
        QTest::addColumn<bool>("isDeletion");
        QTest::newRow("an edit") << true << false;
        QTest::newRow("a deletion") << true << true;
        QTest::newRow("neither") << false << false;
    }
    void undo()
    {
        QFETCH(bool, lies);
        QFETCH(bool, isDeletion);
        THREE_TALK;
        const OpId id = ann.say(channel, u"at noon"_s);
        const OpId other = ann.say(channel, u"in the hall"_s);
        const qint64 seq = ann.row(channel, id).seq;
        EVERYBODY_HOLDS(ann.row(channel, other).seq, &ann, &bob, &cat);
        OFFLINE(&ann, &bob, &cat);
        SERVES(lies ? lie("undo", channel, seq, bob.actor.id()) : TheTruth);
        for (Party *each : {&ann, &cat})
            QVERIFY(each->comeOnline());
        const auto change = [&](PendingKind kind, const OpId &message, const QString &text) {
            PendingOp op;
            op.kind = kind;
            op.channel = channel;
            op.targetId = message;
            op.targetSeq = ann.row(channel, message).seq;
            op.text = text;
            return !ann.run(op).isNull();
        };
        QVERIFY(change(PendingKind::Delete, other, {}));
        if (isDeletion) {
            QVERIFY(change(PendingKind::Delete, id, {}));
        } else {
            QVERIFY(change(PendingKind::Edit, id, u"at one"_s));
            QVERIFY(change(PendingKind::Edit, id, u"at two"_s));
        }
        const qint64 changed = ann.row(channel, id).revSeq;
        EVERYBODY_HOLDS(changed, &ann, &cat);
        QTRY_COMPARE_WITH_TIMEOUT(cat.shows(cat.row(channel, id)),
                                  isDeletion ? QString() : u"at two"_s, Patience);
        // He is not to be told of it, and nobody has told him yet.
        QVERIFY(bob.comeOnline());
        EVERYBODY_HOLDS(changed, &bob);
        QCOMPARE(bob.shows(bob.row(channel, id)), lies ? u"at noon"_s : u"at two"_s);
        QCOMPARE(faultOf(bob, channel), QString());
        // Whoever was shown it tells of it, until two have.
        const qint64 word = cat.row(channel, cat.say(channel, u"fine"_s)).seq;
        EVERYBODY_HOLDS(word, &ann, &bob, &cat);
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel),
                                  lies ? fault(seq, "undone", cat.actor.id()) : QString(),
                                  Patience);
        for (Party *each : {&ann, &cat})
            QCOMPARE(faultOf(*each, channel), QString());
        // It is remembered, until it is shown.
        OFFLINE(&ann, &bob, &cat);
        bob.stop();
        bob.start();
        QCOMPARE(faultOf(bob, channel), lies ? fault(seq, "undone", cat.actor.id()) : QString());
        SERVES(TheTruth);
        QVERIFY(comesAnew(bob));
        EVERYBODY_HOLDS(word, &bob);
        QTRY_COMPARE_WITH_TIMEOUT(faultOf(bob, channel), QString(), Patience);
    }

    void downgrade()
    {
        THREE_TALK;
        const OpId said = bob.say(channel, u"as before"_s);
        const qint64 seq = bob.row(channel, said).seq;
        EVERYBODY_HOLDS(seq, &ann, &bob, &cat);
        OFFLINE(&ann, &bob, &cat);

        SERVES(TheTruth);
        QVERIFY(comesAnew(ann));
        EVERYBODY_HOLDS(seq, &ann);
        QCOMPARE(ann.shows(ann.row(channel, said)), u"as before"_s);
        QCOMPARE(ann.fault(ann.row(channel, said)), QString());
        ann.stop();
        SERVES(lie("downgrade", channel, seq));
        // Nothing is left of the card that said so, nor of the process that read it.
        ann.start();
        QVERIFY(comesAnew(ann));
        const auto card = ann.actor.rest.call(wire::http::channel, {channel.toText()});
        VERIFY_OK(card);
        QVERIFY(!card->encrypted);
        QVERIFY(ann.engine->sealing()->isEncrypted(channel));
        const wire::MessageRow plain = ann.row(channel, said);
        QCOMPARE(plain.content, u"said in the clear"_s);
        QCOMPARE(ann.shows(plain), u"-"_s);
        QCOMPARE(ann.fault(plain), u"unsealed"_s);
        // What leaves here in the clear the server would hear.
        ann.say(channel, u"for bob alone"_s);
        ann.actor.post(channel, u"by a program that believes it"_s);
        QVERIFY(server.log().contains(u"heard in the clear: by a program that believes it"_s));
        QVERIFY(!server.log().contains(u"bob alone"_s));
    }

    void ghostDevice()
    {
        THREE_TALK;
        OFFLINE(&ann, &bob, &cat);
        SERVES(TheTruth);
        for (Party *each : {&ann, &bob}) {
            QVERIFY(each->comeOnline());
            QCOMPARE(logFaultOf(*each), QString());
        }
        QCOMPARE(causeNotToTalk(bob, ann), QString());
        OFFLINE(&ann, &bob);
        SERVES(lie("ghost-device", ann.actor.id()));
        // Her own devices find what none of them made; for others it is a list that its owner has not signed.
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(logFaultOf(ann), u"ghost"_s, Patience);
        QVERIFY(bob.comeOnline());
        QCOMPARE(causeNotToTalk(bob, ann), u"forged"_s);
        QVERIFY(bob.engine->sealing()->isDisputed(ann.actor.id()));
        OFFLINE(&ann, &bob);
        SERVES(TheTruth);
        QVERIFY(bob.comeOnline());
        QCOMPARE(causeNotToTalk(bob, ann), QString());
    }

    // A silent listener: somebody whom the server lists, and whom nobody let in.
    void ghostMember()
    {
        TestServer server(liar());
        SERVES(TheTruth);
        Party ann(server.url(), u"ann"_s);
        Party bob(server.url(), u"bob"_s);
        Party eve(server.url(), u"eve"_s);
        for (Party *each : {&ann, &bob, &eve})
            QVERIFY(each->comeOnline());
        // Her devices are to be had, or nothing could be sealed for them in any case.
        for (Party *each : {&ann, &bob}) {
            VERIFY_OK(each->actor.rest.call(wire::http::befriend, {},
                                            wire::FriendRequest{eve.actor.id(), {}}));
            VERIFY_OK(eve.actor.rest.call(wire::http::acceptFriend, {each->actor.id().toText()}));
        }
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const auto saysToBob = [&](const QString &text) {
            const OpId id = ann.say(channel, text);
            return !id.isNull()
                && waitUntil([&] { return bob.shows(bob.row(channel, id)) == text; }, Patience);
        };
        const auto handedToEve = [&]() -> qsizetype {
            eve.actor.connectHub(Encoding::Cbor);
            const auto waiting =
                eve.actor.hub->ask(wire::op::envelopeList, wire::EnvelopeListRequest{});
            eve.actor.hub.reset();
            return waiting.ok() ? waiting->envelopes.size() : -1;
        };
        QVERIFY(saysToBob(u"before"_s));
        OFFLINE(&ann, &bob, &eve);
        SERVES(TheTruth);
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        QVERIFY(saysToBob(u"the truth"_s));
        QVERIFY(ann.engine->rosterState(channel).waiting.isEmpty());
        OFFLINE(&ann, &bob);
        SERVES(lie("ghost-member", channel, eve.actor.id()));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        QVERIFY(saysToBob(u"not for eve"_s));
        QCOMPARE(handedToEve(), 0);
        for (Party *each : {&ann, &bob}) {
            each->engine->sealing()->lookAtRoster(channel);
            QTRY_COMPARE_WITH_TIMEOUT(each->engine->rosterState(channel).waiting,
                                      QList<UserId>{eve.actor.id()}, Patience);
        }
    }

    void staleDeviceList()
    {
        THREE_TALK;
        const auto laptop = letIn(server.url(), bob);
        QVERIFY(laptop);
        const OpId before = ann.say(channel, u"for both"_s);
        QTRY_COMPARE_WITH_TIMEOUT(laptop->shows(laptop->row(channel, before)), u"for both"_s,
                                  Patience);
        OFFLINE(&ann, &cat);
        VERIFY_OK(waitFor(bob.engine->sealing()->revoke({laptop->actor.me.device()})));
        laptop->goOffline();
        const OpId after = bob.say(channel, u"it was stolen"_s);
        QVERIFY(!after.isNull());
        bob.goOffline();

        // First, addition of the phone, addition of the laptop; and not the revocation.
        SERVES(lie("stale-device-list", bob.actor.id(), qint64(3)));
        QVERIFY(ann.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, after)), u"it was stolen"_s, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(ann.engine->sealing()->isDisputed(bob.actor.id()), Patience);
        QCOMPARE(causeNotToTalk(ann, bob), u"rollback"_s);
        QVERIFY(ann.say(channel, u"to the thief"_s).isNull());
        ann.goOffline();
        SERVES(TheTruth);
        QVERIFY(ann.comeOnline());
        QVERIFY(!ann.say(channel, u"to bob alone"_s).isNull());
        QCOMPARE(causeNotToTalk(ann, bob), QString());
    }

    void keySubstitution()
    {
        THREE_TALK;
        OFFLINE(&ann, &bob, &cat);
        FalseServer eyes(server);
        Party eve(server.url(), u"eve"_s); // the server's own
        Party dan(server.url(), u"dan"_s);
        Party fay(server.url(), u"fay"_s);
        for (Party *each : {&eve, &dan, &fay})
            QVERIFY(each->comeOnline());
        const DeviceId device = bob.actor.me.device();
        QVERIFY(eyes.envelopes(device).isEmpty());
        const ChannelId dans = encryptedChannel(dan, {bob.actor.id()});
        const ChannelId fays = encryptedChannel(fay, {bob.actor.id()});
        QVERIFY(!dans.isNull() && !fays.isNull());
        OFFLINE(&eve, &dan, &fay);
        SERVES(lie("key-substitution", device, eve.actor.me.device()));
        QVERIFY(fay.comeOnline());
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"A device's keys are refused: .*"_s));
        const OpId fromFay = fay.say(fays, u"for bob alone"_s);
        QVERIFY(!fromFay.isNull());
        // Nobody was handed what opens it.
        QVERIFY(eyes.envelopes(device).isEmpty());
        QVERIFY(eyes.envelopes(eve.actor.me.device()).isEmpty());
        fay.goOffline();
        SERVES(TheTruth);
        QVERIFY(dan.comeOnline());
        const OpId fromDan = dan.say(dans, u"for bob alone"_s);
        QVERIFY(!fromDan.isNull());
        QCOMPARE(eyes.envelopes(device).size(), 1);
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(dans, fromDan)), u"for bob alone"_s, Patience);
    }

    void oneTimeKeyTwice_data() { switches(); }
    void oneTimeKeyTwice()
    {
        QFETCH(bool, lies);
        TestServer server(liar());
        SERVES(TheTruth);
        FalseServer eyes(server);
        Party ann(server.url(), u"ann"_s);
        Party bob(server.url(), u"bob"_s);
        Party cat(server.url(), u"cat"_s);
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const DeviceId device = bob.actor.me.device();
        const ChannelId anns = encryptedChannel(ann, {bob.actor.id()});
        const ChannelId cats = encryptedChannel(cat, {bob.actor.id()});
        OFFLINE(&ann, &bob, &cat);
        SERVES(lies ? lie("one-time-key-twice", device) : TheTruth);
        for (Party *each : {&ann, &cat})
            QVERIFY(each->comeOnline());
        const OpId first = ann.say(anns, u"first"_s);
        const OpId second = cat.say(cats, u"second"_s);
        QVERIFY(!first.isNull() && !second.isNull());
        QSet<quint32> used;
        for (const QByteArray &each : eyes.envelopes(device)) {
            const auto exchange = readKeyExchange(each);
            VERIFY_OK(exchange);
            used.insert(exchange->oneTimeId);
        }
        QCOMPARE(used.size(), lies ? 1 : 2);
        cat.goOffline();
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(anns, first)), u"first"_s, Patience);
        if (!lies) {
            QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(cats, second)), u"second"_s, Patience);
            return;
        }
        // Its secret went with the first; the second opens nothing, and its sender begins anew.
        QTRY_VERIFY_WITH_TIMEOUT(eyes.envelopes(cat.actor.me.device()).size() >= 2, Patience);
        QCOMPARE(bob.shows(bob.row(cats, second)), u"-"_s);
        QCOMPARE(bob.fault(bob.row(cats, second)), u"unknownChain"_s);
        QVERIFY(cat.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(cats, second)), u"second"_s, Patience);
    }

    void truncatedAttachment()
    {
        THREE_TALK;
        QTemporaryDir elsewhere;
        const QByteArray content(200'000, 'q');
        QFile file(elsewhere.filePath(u"report.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const OpId id = ann.attach(channel, file.fileName(), u"look"_s);
        QVERIFY(!id.isNull());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shown(bob.row(channel, id)).content, u"look"_s, Patience);
        const wire::FileRef told = bob.row(channel, id).files.value(0);
        OFFLINE(&ann, &bob, &cat);

        SERVES(lie("truncated-attachment", told.id));
        QVERIFY(bob.comeOnline());
        const auto half = bob.content(told.id);
        VERIFY_FAILS(half, Errc::Invalid); // the rest of it is asked for, and is not there
        bob.goOffline();
        QStringList filledUp = lie("truncated-attachment", told.id);
        filledUp.last() += u":full"_s;
        SERVES(filledUp);
        QVERIFY(bob.comeOnline());
        const auto filled = bob.content(told.id);
        VERIFY_FAILS(filled, Errc::Conflict);
        bob.goOffline();
        SERVES(TheTruth);
        QVERIFY(bob.comeOnline());
        const auto whole = bob.content(told.id);
        VERIFY_OK(whole);
        QCOMPARE(*whole, content);
    }

private:
    static void switches()
    {
        QTest::addColumn<bool>("lies");
        QTest::newRow("with the switch") << true;
        QTest::newRow("without") << false;
    }
};

QTEST_GUILESS_MAIN(LyingSwitchesTest)
#include "tst_lying_switches.moc"
