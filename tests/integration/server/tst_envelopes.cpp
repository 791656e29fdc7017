// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What devices seal for each other, as the server sees it: whom it is for, how much of it waits, and when it goes. Here
// nobody seals anything: for the server these are bytes.
#include "server/storage/sql/connection.h"
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
QString refusalOf(const Result<T> &answer)
{
    return answer.ok() ? u"accepted"_s
                       : QString(errcName(answer.error().code)) + u' ' + answer.error().field;
}

wire::OutEnvelope envelopeTo(const Actor &who, const QByteArray &bytes = "for you",
                             const OpId &id = OpId::create())
{
    return {id, {who.id(), who.me.device()}, 1, bytes};
}

wire::EnvelopeAck ackOf(const QList<wire::Envelope> &envelopes)
{
    wire::EnvelopeAck ack;
    for (const wire::Envelope &each : envelopes)
        ack.envelopes.append({each.from.deviceId, each.id});
    return ack;
}

QList<wire::Envelope> waitingFor(Actor &who)
{
    const auto list = who.hub->ask(wire::op::envelopeList, wire::EnvelopeListRequest{});
    return list.ok() ? list->envelopes : QList<wire::Envelope>{wire::Envelope{}};
}

} // namespace

class EnvelopesTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void anEnvelopeReachesOneDeviceOnly_data() { databasesAndEncodings(); }
    void anEnvelopeReachesOneDeviceOnly()
    {
        QFETCH(Encoding, encoding);
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const auto laptop = bob.otherDevice();
        ann.makeChannel(u"common"_s, true, {bob.id()});
        ann.connectHub(encoding);
        bob.connectHub(encoding);
        laptop->connectHub(encoding);
        const wire::OutEnvelope out = envelopeTo(bob, QByteArray("\0\xff", 2));
        const auto sent = ann.hub->ask(wire::op::envelopeSend, wire::EnvelopeSend{{out}});
        VERIFY_OK(sent);
        QVERIFY(sent->missing.isEmpty() && sent->full.isEmpty());
        QVERIFY(bob.hub->waitForEvents(wire::event::envelope, 1));
        const wire::Envelope come = bob.hub->events(wire::event::envelope).constFirst();
        QCOMPARE(come.id, out.id);
        QCOMPARE(come.bytes, out.bytes);
        // Whose it is, the server knows better than anybody who sends.
        QCOMPARE(come.from, (wire::DeviceRef{ann.id(), ann.me.device()}));
        settle();
        QVERIFY(laptop->hub->events(wire::event::envelope).isEmpty());
        QVERIFY(ann.hub->events(wire::event::envelope).isEmpty());

        // Until it is acknowledged it is there again, and for nobody else.
        QCOMPARE(waitingFor(bob), QList<wire::Envelope>{come});
        QVERIFY(waitingFor(*laptop).isEmpty());
        VERIFY_OK(laptop->hub->ask(wire::op::envelopeAck, ackOf({come})));
        VERIFY_OK(ann.hub->ask(wire::op::envelopeAck, ackOf({come})));
        bob.connectHub(encoding);
        QCOMPARE(waitingFor(bob), QList<wire::Envelope>{come});
        VERIFY_OK(ann.hub->ask(wire::op::envelopeSend, wire::EnvelopeSend{{out}}));
        QCOMPARE(waitingFor(bob).size(), 1);
        VERIFY_OK(bob.hub->ask(wire::op::envelopeAck, ackOf({come})));
        QVERIFY(waitingFor(bob).isEmpty());
    }

    void whoIsNotKnownGetsNothing_data() { databases(); }
    void whoIsNotKnownGetsNothing()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        const auto old = bob.otherDevice();
        ann.makeChannel(u"common"_s, true, {bob.id()});
        for (Actor *each : {&ann, &bob, &eve})
            each->connectHub(Encoding::Cbor);
        QVERIFY(bob.rest.call(wire::http::revokeDevice, {old->me.device().toText()}).ok());
        wire::OutEnvelope crossed = envelopeTo(bob);
        crossed.to.userId = ann.id();
        const QList<wire::OutEnvelope> bad{envelopeTo(eve), envelopeTo(*old), crossed};
        const auto sent =
            ann.hub->ask(wire::op::envelopeSend, wire::EnvelopeSend{bad + QList{envelopeTo(bob)}});
        VERIFY_OK(sent);
        QCOMPARE(sent->missing, (QList<wire::DeviceRef>{bad.at(0).to, bad.at(1).to, bad.at(2).to}));
        // One device that is not there holds up no other.
        QCOMPARE(waitingFor(bob).size(), 1);
        QVERIFY(waitingFor(eve).isEmpty());

        const auto refused = [&](const wire::OutEnvelope &each) {
            return refusalOf(ann.hub->ask(wire::op::envelopeSend, wire::EnvelopeSend{{each}}));
        };
        wire::OutEnvelope each = envelopeTo(bob);
        each.kind = 4;
        QCOMPARE(refused(each), u"invalid kind"_s);
        // An introduction is for one's own devices.
        each.kind = 3;
        QCOMPARE(refused(each), u"invalid kind"_s);
        const auto laptop = ann.otherDevice();
        each.to = {ann.id(), laptop->me.device()};
        QCOMPARE(refused(each), u"accepted"_s);
        QCOMPARE(refused(envelopeTo(bob, {})), u"invalid bytes"_s);
        QCOMPARE(refused(envelopeTo(bob, QByteArray(32 * 1024 + 1, 'x'))), u"tooLarge bytes"_s);
        QCOMPARE(refusalOf(ann.hub->ask(wire::op::envelopeSend, wire::EnvelopeSend{})),
                 u"invalid envelopes"_s);
        QCOMPARE(refusalOf(ann.hub->ask(wire::op::envelopeAck, wire::EnvelopeAck{})),
                 u"invalid envelopes"_s);
    }

    // Its connection is cut when it is revoked; what was on its way by then is refused all the same.
    void aRevokedDeviceSendsNoMore_data() { databases(); }
    void aRevokedDeviceSendsNoMore()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        ann.makeChannel(u"common"_s, true, {bob.id()});
        ann.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Json);
        const auto config = server::parseDatabaseUrl(server.databaseUrl());
        VERIFY_OK(config);
        server::Connection connection(*config, server::Purpose::Write);
        VERIFY_OK(connection.open());
        VERIFY_OK(
            connection.change("UPDATE Devices SET RevokedAt = 1 WHERE Id = ?", ann.me.device()));
        QCOMPARE(
            refusalOf(ann.hub->ask(wire::op::envelopeSend, wire::EnvelopeSend{{envelopeTo(bob)}})),
            u"unauthorized "_s);
        QVERIFY(waitingFor(bob).isEmpty());
    }

    void aShelfHasAnEnd_data() { databases(); }
    void aShelfHasAnEnd()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor cat(server.url(), fresh(u"cat"_s));
        ann.makeChannel(u"common"_s, true, {bob.id(), cat.id()});
        for (Actor *each : {&ann, &bob, &cat})
            each->connectHub(Encoding::Cbor);
        const auto fill = [&](Actor &by, int count) {
            wire::EnvelopeSend many;
            for (int i = 0; i < count; ++i)
                many.envelopes.append(envelopeTo(bob, QByteArray(300, char('a' + i % 26))));
            return by.hub->ask(wire::op::envelopeSend, many);
        };
        QVERIFY(fill(ann, 100)->full.isEmpty());
        QVERIFY(fill(ann, 100)->full.isEmpty());
        QCOMPARE(fill(ann, 3)->full.size(), 3);
        QCOMPARE(refusalOf(fill(ann, 101)), u"invalid envelopes"_s);
        // Who fills it stands in nobody else's way.
        QVERIFY(fill(cat, 1)->full.isEmpty());
        // All of it comes, in frames that are not too large, oldest first.
        QList<wire::Envelope> all;
        for (int rounds = 0; rounds < 20; ++rounds) {
            const auto list = bob.hub->ask(wire::op::envelopeList, wire::EnvelopeListRequest{});
            VERIFY_OK(list);
            all += list->envelopes;
            if (list->envelopes.isEmpty())
                break;
            QCOMPARE(list->more, all.size() < 201);
            VERIFY_OK(bob.hub->ask(wire::op::envelopeAck, ackOf(list->envelopes)));
        }
        QCOMPARE(all.size(), 201);
        QCOMPARE(all.constLast().from.userId, cat.id());
        QVERIFY(fill(ann, 1)->full.isEmpty());
        // They go with the device.
        const auto laptop = bob.otherDevice();
        laptop->connectHub(Encoding::Cbor);
        VERIFY_OK(ann.hub->ask(wire::op::envelopeSend, wire::EnvelopeSend{{envelopeTo(*laptop)}}));
        QCOMPARE(waitingFor(*laptop).size(), 1);
        QVERIFY(bob.rest.call(wire::http::revokeDevice, {laptop->me.device().toText()}).ok());
        const auto after =
            ann.hub->ask(wire::op::envelopeSend, wire::EnvelopeSend{{envelopeTo(*laptop)}});
        QCOMPARE(after->missing.size(), 1);
    }
};

QTEST_GUILESS_MAIN(EnvelopesTest)
#include "tst_envelopes.moc"
