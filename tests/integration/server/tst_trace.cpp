// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// --trace: the way of each message through the log, under one id from the request to the push; and nothing in it that a
// log must not know.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class TraceTest : public ServerTest
{
    Q_OBJECT

    static QStringList stepsOf(const TestServer &server, const OpId &id)
    {
        QStringList steps;
        for (const QString &line : server.log().split(u'\n', Qt::SkipEmptyParts)) {
            const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
            if (object.value("trace"_L1).toString() == id.toText())
                steps.append(object.value("message"_L1).toString());
        }
        return steps;
    }

private Q_SLOTS:
    void everyStepHasTheMessagesId_data() { databases(); }
    void everyStepHasTheMessagesId()
    {
        WITH_OWN_SERVER(server, u"--log-format"_s, u"json"_s, u"--trace"_s, u"on"_s, u"--workers"_s,
                        u"2"_s);
        Actor ada(server.url(), u"ada"_s);
        Actor bob(server.url(), u"bob"_s);
        const ChannelId channel = ada.makeChannel(u"garden"_s, true, {bob.id()});
        ada.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Cbor);
        wire::SendRequest plain = Actor::message(channel, u"carrots and peas"_s);
        // With a mention it goes another way through the server.
        wire::SendRequest mention = Actor::message(channel, u"carrots for @bob"_s);
        VERIFY_OK(ada.hub->ask(wire::op::messageSend, plain));
        VERIFY_OK(ada.hub->ask(wire::op::messageSend, mention));
        const OpId posted = OpId::create();
        VERIFY_OK(ada.rest.call(
            wire::http::send, {channel.toText()},
            wire::SendBody{posted, wire::MessageType::Text, u"carrots by post"_s, {}, {}, {}, {}}));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 3));
        wire::SendRequest refused = Actor::message(ChannelId::create(), u"carrots nowhere"_s);
        VERIFY_FAILS(ada.hub->ask(wire::op::messageSend, refused), Errc::NotFound);

        for (const OpId &id : {plain.opId, mention.opId, posted}) {
            // Asked, stored, answered, and pushed by each thread that has members.
            QVERIFY(waitUntil([&] { return stepsOf(server, id).size() >= 4; }));
            const QStringList steps = stepsOf(server, id);
            QVERIFY2(steps[0].startsWith(id == posted
                                             ? u"asked over REST: POST /channels/{id}/messages"_s
                                             : u"asked over the hub: message.send"_s),
                     qPrintable(steps.join(u'\n')));
            QVERIFY2(steps[1].startsWith(u"stored as number "_s), qPrintable(steps.join(u'\n')));
            QVERIFY(!steps.filter(u"pushed to sessions: "_s).isEmpty());
            QCOMPARE(steps.filter(u"answered: ok"_s).size(), 1);
        }
        QVERIFY(waitUntil([&] { return stepsOf(server, refused.opId).size() >= 2; }));
        QCOMPARE(stepsOf(server, refused.opId),
                 (QStringList{u"asked over the hub: message.send"_s, u"answered: notFound"_s}));

        // Every line is an object, and none has what somebody wrote or signs in with.
        for (const QString &line : server.log().split(u'\n', Qt::SkipEmptyParts))
            QVERIFY2(QJsonDocument::fromJson(line.toUtf8()).isObject(), qPrintable(line));
        for (const QString &each :
             {u"carrots"_s, ada.me.token(), bob.me.token(), ada.me.session.refreshToken, Password})
            QVERIFY(!server.log().contains(each));
    }

    void unaskedThereIsNothingOfIt()
    {
        TestServer::Options options;
        options.arguments = {u"--log-format"_s, u"json"_s};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ada(server.url(), u"ada"_s);
        const ChannelId channel = ada.makeChannel(u"garden"_s);
        QVERIFY(ada.post(channel, u"carrots"_s) > 0);
        QVERIFY(!server.log().contains(u"\"trace\""_s));
        QVERIFY(server.log().contains(u"Serving on"_s));
    }
};

QTEST_GUILESS_MAIN(TraceTest)
#include "tst_trace.moc"
