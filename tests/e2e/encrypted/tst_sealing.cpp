// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Encrypted channels against a server that lies and a net that loses: what was changed, moved or said in another's name
// is not shown, what was lost heals, and what was encrypted once is never sent in the clear. The engines are those of
// the programs, the server is a real one; the lies are told between the two.
#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/crypto/safety_number.h"
#include "tests/e2e/encrypted/party.h"

#include <atomic>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;
std::atomic<int> refusedAsks;

using Lie = std::function<void(wire::MessageRow &)>;

} // namespace

class SealingTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void whatTheServerMakesUpIsNotShown_data() { databases(); }
    void whatTheServerMakesUpIsNotShown()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const QList<UserId> members{bob.actor.id(), cat.actor.id()};
        const ChannelId channel = encryptedChannel(ann, members);
        const ChannelId other = encryptedChannel(ann, members);
        QVERIFY(!channel.isNull() && !other.isNull());
        // The chain comes with the first; what follows bob has not opened when it is shown to him.
        const OpId first = ann.say(channel, u"first"_s);
        QVERIFY(!ann.say(other, u"elsewhere"_s).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, first)), u"first"_s, Patience);
        const OpId catsId = cat.say(channel, u"from cat"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, catsId)), u"from cat"_s, Patience);
        bob.goOffline();
        const OpId second = ann.say(channel, u"second"_s);
        PendingOp edit;
        edit.kind = PendingKind::Edit;
        edit.channel = channel;
        edit.targetId = first;
        edit.text = u"first, edited"_s;
        QVERIFY(!ann.run(edit).isNull());
        const wire::MessageRow told = bob.row(channel, second);
        const wire::MessageRow edited = bob.row(channel, first);
        const wire::MessageRow cats = bob.row(channel, catsId);
        QVERIFY(told.sealed && edited.sealed && edited.editedAt);

        // The rosters come first: a later lie may open the message, and what was opened is not opened a second time.
        QList<std::pair<QByteArray, Lie>> lies{
            {"an older roster", [](auto &row) { --row.sealed->epoch; }},
            {"a newer roster", [](auto &row) { ++row.sealed->epoch; }},
            {"another message's id", [&](auto &row) { row.id = first; }},
            {"a new id", [](auto &row) { row.id = OpId::create(); }},
            {"another author", [&](auto &row) { row.senderId = cat.actor.id(); }},
            {"another author and their device",
             [&](auto &row) {
                 row.senderId = cat.actor.id();
                 row.senderDevice = cat.actor.me.device();
             }},
            {"another device", [](auto &row) { row.senderDevice = DeviceId::create(); }},
            {"an unknown author", [](auto &row) { row.senderId = UserId::create(); }},
            {"another channel", [&](auto &row) { row.channelId = other; }},
            {"another scheme", [](auto &row) { row.sealed->scheme = 2; }},
            {"in the clear",
             [](auto &row) {
                 row.sealed.reset();
                 row.content = u"second"_s;
             }},
            {"cut", [](auto &row) { row.sealed->bytes.chop(1); }},
            {"empty", [](auto &row) { row.sealed->bytes.clear(); }},
            {"longer", [](auto &row) { row.sealed->bytes.append('x'); }},
            {"somebody else's seal", [&](auto &row) { row.sealed = cats.sealed; }},
            {"the seal of an edit", [&](auto &row) { row.sealed = edited.sealed; }},
        };
        // Version, chain, number, nonce, text, signature.
        for (const qsizetype at : {0, 1, 16, 17, 20, 21, 44, 45, 60, -65, -64, -1}) {
            lies.append({"byte " + QByteArray::number(at), [at](auto &row) {
                             QByteArray &bytes = row.sealed->bytes;
                             const qsizetype place = at < 0 ? bytes.size() + at : at;
                             bytes[place] = char(bytes[place] ^ 1);
                         }});
        }
        const auto tellAll = [&]() -> QString {
            for (const auto &[what, lie] : lies) {
                wire::MessageRow row = told;
                lie(row);
                if (const QString shown = bob.shows(row); shown != u"-"_s)
                    return QString::fromLatin1(what) + u": "_s + shown;
            }
            return {};
        };
        // Neither before it was opened, nor when it is known already; and no lie spoils the truth.
        QCOMPARE(tellAll(), QString());
        QCOMPARE(bob.shows(told), u"second"_s);
        QCOMPARE(tellAll(), QString());
        QCOMPARE(bob.shows(told), u"second"_s);
        QCOMPARE(bob.shows(edited), u"first, edited"_s);
        wire::MessageRow moved = edited;
        moved.id = second;
        QCOMPARE(bob.shows(moved), u"-"_s);
        // The author's own program is as careful.
        moved = told;
        moved.id = first;
        QCOMPARE(ann.shows(moved), u"-"_s);
        QCOMPARE(ann.shows(told), u"second"_s);
        // A later start knows as much.
        bob.stop();
        bob.start();
        QCOMPARE(bob.shows(told), u"second"_s);
        QCOMPARE(tellAll(), QString());
    }

    // Whatever the server says a row is: what nobody sealed says nothing, and beside a seal stands nothing of the server's.
    void nothingUnsealedIsShown_data() { databases(); }
    void nothingUnsealedIsShown()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId id = ann.say(channel, u"sealed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, id)), u"sealed"_s, Patience);
        const wire::MessageRow told = bob.row(channel, id);
        wire::FileRef file;
        file.id = FileId::create();
        file.name = u"lie.png"_s;
        Sealing &sealing = *bob.engine->sealing();
        for (const auto type : {wire::MessageType::Text, wire::MessageType::File,
                                wire::MessageType::System, wire::MessageType::Call}) {
            for (const bool hasText : {true, false}) {
                wire::MessageRow row = told;
                row.sealed.reset();
                row.type = type;
                row.files = {file};
                row.content.reset();
                if (hasText)
                    row.content = u"a lie"_s;
                sealing.show(row);
                QCOMPARE(row.type, wire::MessageType::System);
                QVERIFY(row.content && !row.content->contains(u"lie"_s));
                QVERIFY(row.files.isEmpty());
                QCOMPARE(sealing.faultOf(row), u"unsealed"_s);
            }
        }
        wire::MessageRow row = told;
        row.reactions = {{u"👍"_s, 1, {}, {ann.actor.id()}}};
        row.mentionsChannel = true;
        sealing.show(row);
        QCOMPARE(row.content, u"sealed"_s);
        QVERIFY(row.reactions.isEmpty() && !row.mentionsChannel);
        QCOMPARE(sealing.faultOf(row), QString());
        row = told;
        row.files = {file};
        sealing.show(row);
        QVERIFY(row.files.isEmpty());
        QVERIFY(!sealing.faultOf(row).isEmpty());
        row = told;
        row.sealed->epoch += 1;
        sealing.show(row);
        QVERIFY(!sealing.faultOf(row).isEmpty());
    }

    void whoIsVerifiedIsTheirKeyAndNotTheirName_data() { databases(); }
    void whoIsVerifiedIsTheirKeyAndNotTheirName()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const UserId annId = ann.actor.id();
        const UserId bobId = bob.actor.id();
        VerifiedPeople &people = ann.engine->sealing()->people();
        QVERIFY(!people.verify(annId, bobId, u"00000"_s).ok()); // nothing of bob is known yet
        const auto nobody = waitFor(people.compare(annId, bobId));
        QCOMPARE(nobody.error().code, Errc::NotFound);
        QVERIFY(*waitFor(ann.engine->sealing()->mayTalkTo(bobId))); // a stranger
        QVERIFY(!encryptedChannel(ann, {bobId}).isNull());
        const auto mine = waitFor(people.compare(annId, bobId));
        const auto theirs = waitFor(bob.engine->sealing()->people().compare(bobId, annId));
        QVERIFY(mine.ok() && theirs.ok());
        QCOMPARE(mine->number, theirs->number);
        QVERIFY(!mine->isVerified);
        // Read from the screen: theirs and no other one, and nothing that tells of other chains.
        const auto readAs = [&](const auto &change) {
            auto code = *VerificationCode::decode(theirs->code);
            change(code);
            const Status done = people.confirm(annId, bobId, code.encode());
            return done.ok()            ? QString()
                : causeOf(done.error()) ? QString(causeName(*causeOf(done.error())))
                                        : QString(errcName(done.error().code));
        };
        const auto turned = [](QByteArray &bytes) { bytes[0] = char(bytes.at(0) ^ 1); };
        using Code = VerificationCode;
        QCOMPARE(readAs([&](Code &code) { turned(code.ownFingerprint); }), u"misdirected"_s);
        QCOMPARE(readAs([&](Code &code) { turned(code.peerFingerprint); }), u"misdirected"_s);
        QCOMPARE(readAs([&](Code &code) { code = *Code::decode(mine->code); }), u"misdirected"_s);
        QCOMPARE(readAs([&](Code &code) { turned(code.ownHead.hash); }), u"fork"_s);
        QCOMPARE(readAs([&](Code &code) { turned(code.peerHead.hash); }), u"fork"_s);
        QCOMPARE(readAs([&](Code &code) { ++code.ownHead.seq; }), u"notFound"_s);
        QCOMPARE(readAs([&](Code &code) { ++code.peerHead.seq; }), u"notFound"_s);
        QVERIFY(!people.confirm(annId, bobId, theirs->code.left(80)).ok());
        QVERIFY(!people.isVerified(bobId));
        QCOMPARE(readAs([](Code &) {}), QString());
        QVERIFY(people.isVerified(bobId));
        QVERIFY(people.withdraw(bobId).ok());
        const Status other = people.verify(annId, bobId, QString(mine->number).replace(0, 1, u'x'));
        QCOMPARE(other.error().code, Errc::Conflict);
        QVERIFY(!people.verify(annId, bobId, {}).ok());
        QVERIFY(!people.isVerified(bobId));
        QVERIFY(people.verify(annId, bobId, mine->number).ok());
        QVERIFY(people.isVerified(bobId));
        ann.stop();
        ann.start();
        VerifiedPeople &later = ann.engine->sealing()->people();
        QVERIFY(later.isVerified(bobId));
        QVERIFY(later.withdraw(bobId).ok());
        QVERIFY(!later.isVerified(bobId));
        QVERIFY(later.verify(annId, bobId, mine->number).ok());
        // Another account in their place.
        ByteWriter writer;
        writer.prefixed(DeviceChain::makeFirst(SigningKey::create(), 1'000));
        SealedTable &table = ann.engine->shelf()->store().sealedRows();
        QVERIFY(table.write(int(SealedKind::DeviceLog), bobId.toBytes(), writer.takeSecret()).ok());
        ann.stop();
        ann.start();
        QVERIFY(!ann.engine->sealing()->people().isVerified(bobId));
        // And what the server shows is not what is held: nothing new is begun with them, in the clear least of all.
        Sealing &sealing = *ann.engine->sealing();
        QSignalSpy changed(&sealing, &Sealing::trustChanged);
        QVERIFY(!sealing.isDisputed(bobId));
        QVERIFY(ann.comeOnline());
        const auto may = waitFor(sealing.mayTalkTo(bobId));
        QVERIFY(!may.ok());
        QCOMPARE(causeOf(may.error()), Cause::Fork);
        QVERIFY(sealing.isDisputed(bobId));
        QCOMPARE(changed.size(), 1);
        QVERIFY(!waitFor(sealing.people().compare(annId, bobId)).ok());
        const ChannelId channel = encryptedChannel(ann, {bobId});
        QVERIFY(ann.say(channel, u"for whom?"_s).isNull());
        QVERIFY(ann.rows(channel).isEmpty());
        QVERIFY(sealing.isDisputed(channel));
        QTRY_VERIFY_WITH_TIMEOUT(ann.cards.value(channel).isDisputed, Patience);
        // Of somebody else nothing is said.
        Party cat(server.url(), fresh(u"cat"_s));
        QVERIFY(cat.comeOnline());
        QVERIFY(*waitFor(sealing.mayTalkTo(cat.actor.id())));
        QVERIFY(!sealing.isDisputed(cat.actor.id()));
        Actor dan(server.url(), fresh(u"dan"_s)); // has no keys, and is known to have none
        QVERIFY(!encryptedChannel(ann, {dan.id()}).isNull());
        QVERIFY(!*waitFor(sealing.mayTalkTo(dan.id())));
    }

    void aChannelStaysEncrypted_data() { databases(); }
    void aChannelStaysEncrypted()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId first = ann.say(channel, u"first"_s);
        QVERIFY(!first.isNull());
        auto card = *ann.actor.rest.call(wire::http::channel, {channel.toText()});
        QVERIFY(card.encrypted);
        card.encrypted = false;
        card.revSeq += 1'000;
        QVERIFY(ann.engine->enter(card, wire::Role::Owner).ok());
        const OpId second = ann.say(channel, u"second"_s);
        QVERIFY(ann.row(channel, second).sealed);
        // Also where nothing is left of the card that said so.
        ann.stop();
        ann.start();
        QVERIFY(ann.engine->shelf()->startOver(LocalStore::Keep::Nothing).ok());
        QVERIFY(!ann.engine->shelf()->find(channel));
        QVERIFY(ann.engine->sealing()->isEncrypted(channel));
        QVERIFY(!ann.engine->sealing()->isEncrypted(ChannelId::create()));
        QVERIFY(ann.engine->enter(card, wire::Role::Owner).ok());
        QVERIFY(ann.comeOnline());
        const OpId third = ann.say(channel, u"third"_s);
        QVERIFY(ann.row(channel, third).sealed && !ann.row(channel, third).content);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, third)), u"third"_s, Patience);
    }

    void aLostChainIsAskedFor_data() { databases(); }
    void aLostChainIsAskedFor()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId before = ann.say(channel, u"before"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, before)), u"before"_s, Patience);
        bob.goOffline();
        // Another roster, and with it another chain, whose handover gets lost.
        Actor cat(server.url(), fresh(u"cat"_s));
        VERIFY_OK(
            ann.actor.rest.call(wire::http::putMember, {channel.toText(), cat.id().toText()}, {}));
        const OpId lost = ann.say(channel, u"lost"_s);
        QVERIFY(!lost.isNull());
        bob.actor.connectHub(Encoding::Cbor);
        const auto waiting =
            bob.actor.hub->ask(wire::op::envelopeList, wire::EnvelopeListRequest{});
        VERIFY_OK(waiting);
        QVERIFY(!waiting->envelopes.isEmpty());
        wire::EnvelopeAck ack;
        for (const wire::Envelope &each : waiting->envelopes)
            ack.envelopes.append({each.from.deviceId, each.id});
        VERIFY_OK(bob.actor.hub->ask(wire::op::envelopeAck, ack));
        bob.actor.hub.reset();

        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, lost)), u"lost"_s, Patience);
        // Cat was a member, and had no device that could read: nothing was meant for them.
        QVERIFY(!ann.row(channel, lost).content);
    }

    // Who comes later asks for the chain of what a server shows them of before, and is not given it.
    void aChainIsNotForEverybodyWhoAsks_data() { databases(); }
    void aChainIsNotForEverybodyWhoAsks()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party dan(server.url(), fresh(u"dan"_s));
        for (Party *each : {&ann, &bob, &dan})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId before = ann.say(channel, u"before"_s);
        const wire::MessageRow row = ann.row(channel, before);
        QVERIFY(row.sealed);
        VERIFY_OK(ann.actor.rest.call(wire::http::putMember,
                                      {channel.toText(), dan.actor.id().toText()}, {}));
        QTRY_VERIFY_WITH_TIMEOUT(dan.engine->sealing()->isEncrypted(channel), Patience);
        const OpId since = dan.say(channel, u"since"_s);
        QVERIFY(!since.isNull());
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, since)), u"since"_s, Patience);
        refusedAsks = 0;
        const auto handler =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
                if (text.contains(u"asked for a chain that was not for them"_s))
                    ++refusedAsks;
            });
        const bool isRefused =
            waitUntil([&] { return dan.shows(row) == u"-"_s && refusedAsks > 0; }, Patience);
        qInstallMessageHandler(handler);
        QVERIFY(isRefused);
        QCOMPARE(dan.shows(row), u"-"_s);
    }

    void aTextWaitsUntilItCanBeSealed_data() { databases(); }
    void aTextWaitsUntilItCanBeSealed()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        // Somebody who has no keys yet.
        Actor bob(server.url(), fresh(u"bob"_s));
        QVERIFY(ann.comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.id()});
        PendingOp op;
        op.channel = channel;
        op.text = u"for you alone"_s;
        QVERIFY(ann.engine->queue({op}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!ann.engine->outbox()->all().isEmpty()
                                     && ann.engine->outbox()->all().first().attempts > 0,
                                 Patience);
        QCOMPARE(ann.engine->outbox()->all().first().state, PendingState::Queued);
        QVERIFY(ann.rows(channel).isEmpty());
        // Without its key the profile takes nothing for such a channel, and sends nothing.
        ann.engine->close();
    }

    void withoutItsKeyAProfileStaysShut_data() { databases(); }
    void withoutItsKeyAProfileStaysShut()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId first = ann.say(channel, u"first"_s);
        QVERIFY(!first.isNull());
        const wire::MessageRow row = ann.row(channel, first);
        QCOMPARE(ann.shows(row), u"first"_s);
        // The keyring can't be had: nothing opens, and nothing leaves instead in the clear.
        SealedTable &table = ann.engine->shelf()->store().sealedRows();
        QVERIFY(!*table.unlock(Secret(QByteArray(32, 'x'))));
        QCOMPARE(ann.shows(row), u"-"_s);
        PendingOp op;
        op.channel = channel;
        op.text = u"unsealed"_s;
        QVERIFY(!ann.engine->queue({op}).ok());
        QVERIFY(ann.engine->outbox()->all().isEmpty());
        QVERIFY(*table.unlock(Secret(QByteArray(32, 'k'))));
        QCOMPARE(ann.shows(row), u"first"_s);
    }
};

QTEST_GUILESS_MAIN(SealingTest)
#include "tst_sealing.moc"
