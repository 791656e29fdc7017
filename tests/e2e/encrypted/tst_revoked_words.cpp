// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device that was taken off makes up afterwards, with a server and a changed program that help it: it vouches for
// nothing, and the last minute of those who were there does not wait for it.
#include "client/crypto/bytes.h"
#include "client/sealing/courier.h"
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/taken_off.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;

// Under which what was opened is kept.
QByteArray nameOf(const wire::MessageRow &row)
{
    ByteWriter writer;
    return blake2b(writer.u64(quint64(row.sealed->epoch)).raw(row.sealed->bytes).take());
}

// What a changed program of theirs says to the other's device.
template <typename Content>
bool tells(Party &who, Party &to, const Content &content)
{
    LocalStore &store = who.engine->shelf()->store();
    ChainBook book(store, *who.http);
    KeyWork work(store, [&book](const DeviceAddress &address, const QByteArray &key) {
        return book.trusts(address, key);
    });
    OwnDevice own(work, *who.http, book, who.clock);
    Courier courier(work, *who.link, *who.http, book, own, who.clock,
                    [](const client::Frame &, const UserId &) { return ok(); });
    if (!own.begin(who.actor.id(), who.actor.me.device()).ok())
        return false;
    client::Frame frame;
    setContent(frame, content);
    const auto left =
        waitFor(courier.deliver({{to.actor.id(), to.actor.me.device()}}, frame.kind, frame.body));
    return left.ok() && left->isEmpty();
}

} // namespace

class RevokedWordsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void itVouchesForNothing_data() { databases(); }
    void itVouchesForNothing()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const auto laptop = letIn(server.url(), bob);
        QVERIFY(laptop);
        const auto made = makesUp(lies, ann, bob, *laptop);
        QVERIFY(made);
        QVERIFY(learns(ann, bob));
        QVERIFY(ann.comeOnline());
        const wire::MessageRow honest = ann.row(made->channel, made->honest);
        const wire::MessageRow forged = ann.row(made->channel, made->forged);
        QTRY_COMPARE_WITH_TIMEOUT(ann.fault(forged), u"unvouched"_s, Patience);
        // In its owner's name, as if it had been asked.
        const DeviceId device = ann.actor.me.device();
        QVERIFY(tells(*laptop, ann, WordContent{{nameOf(forged), nameOf(honest)}}));
        QTRY_VERIFY_WITH_TIMEOUT(lies.envelopes(device).isEmpty(), Patience);
        QCOMPARE(ann.fault(forged), u"unvouched"_s);
        QCOMPARE(ann.fault(honest), u"unvouched"_s);
        // Nor does somebody else.
        Party eve(server.url(), fresh(u"eve"_s));
        QVERIFY(eve.comeOnline());
        encryptedChannel(ann, {eve.actor.id()});
        QVERIFY(learns(eve, ann) && eve.comeOnline());
        QVERIFY(tells(eve, ann, WordContent{{nameOf(forged)}}));
        QTRY_VERIFY_WITH_TIMEOUT(lies.envelopes(device).isEmpty(), Patience);
        QCOMPARE(ann.fault(forged), u"unvouched"_s);
        // Whoever may say so says what is so.
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(honest), u"said in time"_s, Patience);
        QCOMPARE(ann.fault(forged), u"unvouched"_s);
    }

    // The list tells it beside something else that is asked for, and the time runs from there.
    void theLastMinuteBeginsWhenTheListTells_data() { databases(); }
    void theLastMinuteBeginsWhenTheListTells()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const auto laptop = letIn(server.url(), bob);
        QVERIFY(laptop);
        const DeviceId device = laptop->actor.me.device();
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId hello = ann.say(channel, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(laptop->shows(laptop->row(channel, hello)), u"hello"_s, Patience);
        bob.goOffline();
        // Kept by the server for later: nobody can tell it from what was made up then.
        const wire::MessageRow late = laptop->row(channel, laptop->say(channel, u"made up"_s));
        QVERIFY(late.sealed && lies.hide(channel, late.seq));
        VERIFY_OK(waitFor(laptop->engine->sealing()->revoke({device})));
        laptop->goOffline();
        QVERIFY(lies.hideEntry(bob.actor.id(), 3));
        QVERIFY(bob.comeOnline());
        QVERIFY(isListed(bob, bob, device));
        QVERIFY(lies.showEntry(bob.actor.id(), 3));
        QVERIFY(!bob.say(channel, u"here I am"_s).isNull());
        QTRY_VERIFY_WITH_TIMEOUT(!isListed(bob, bob, device), Patience);
        bob.clock.advance(LastWords::MostMs + 1);
        QVERIFY(lies.show(channel, late.seq));
        QTRY_COMPARE_WITH_TIMEOUT(bob.fault(late), u"unvouched"_s, Patience);
    }
};

QTEST_GUILESS_MAIN(RevokedWordsTest)
#include "tst_revoked_words.moc"
