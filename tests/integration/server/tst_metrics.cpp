// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// /metrics and /health of a running server: the figures are those of what was done, Prometheus' own program accepts the
// page, nobody's id or name is on it, and not everybody may see it.
#include "tests/integration/server/files_fixture.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray metrics(RestClient &rest)
{
    return '\n' + rest.raw("GET", u"/metrics"_s).body;
}

// The value of one sample; -1 when it is not there.
double figure(const QByteArray &text, const QByteArray &sample)
{
    const qsizetype at = text.indexOf('\n' + sample + ' ');
    return at < 0 ? -1
                  : text.mid(at + sample.size() + 2).split('\n').constFirst().trimmed().toDouble();
}

} // namespace

class MetricsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasDoneIsCounted_data() { databases(); }
    void whatWasDoneIsCounted()
    {
        WITH_OWN_SERVER(server, u"--workers"_s, u"2"_s);
        Actor ada(server.url(), u"ada"_s);
        Actor bob(server.url(), u"bob"_s);
        const ChannelId channel = ada.makeChannel(u"garden"_s, true, {bob.id()});
        ada.connectHub(Encoding::Json);
        bob.connectHub(Encoding::Cbor);
        for (int i = 0; i < 5; ++i)
            VERIFY_OK(ada.say(channel, u"carrots"_s));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 5));
        const wire::SendRequest twice = Actor::message(channel, u"again"_s);
        VERIFY_OK(ada.hub->ask(wire::op::messageSend, twice));
        VERIFY_OK(ada.hub->ask(wire::op::messageSend, twice));
        QVERIFY(bob.post(channel, u"peas"_s) > 0);
        VERIFY_FAILS(ada.say(ChannelId::create(), u"nowhere"_s), Errc::NotFound);
        const FileId file = upload(ada, channel, QByteArray(3000, 'x'));
        QCOMPARE(get(ada, file).body.size(), 3000);
        QCOMPARE(ada.rest.raw("GET", u"/api/v1/nothing"_s).status, 404);

        const QByteArray text = metrics(ada.rest);
        const auto is = [&](const QByteArray &sample, double value) {
            const double found = figure(text, sample);
            if (found != value)
                qWarning("%s is %g and not %g", sample.constData(), found, value);
            return found == value;
        };
        QVERIFY(is("dunlin_messages_accepted_total", 7)); // the repeat is none
        QVERIFY(is("dunlin_connections", 2));
        QVERIFY(is("dunlin_send_to_ack_seconds_count", 8));
        QVERIFY(is("dunlin_hub_operation_seconds_count{op=\"message.send\"}", 8));
        QVERIFY(is("dunlin_hub_failures_total{op=\"message.send\"}", 1));
        QVERIFY(is("dunlin_http_requests_total{route=\"POST /channels\",code=\"201\"}", 1));
        QVERIFY(is(
            "dunlin_http_requests_total{route=\"POST /channels/{id}/messages\",code=\"201\"}", 1));
        QVERIFY(is("dunlin_http_request_seconds_count{route=\"POST /channels/{id}/messages\"}", 1));
        QVERIFY(is("dunlin_http_requests_total{route=\"PATCH /files/{id}\",code=\"204\"}", 1));
        QVERIFY(is("dunlin_http_requests_total{route=\"GET /files/{id}\",code=\"200\"}", 1));
        QVERIFY(is("dunlin_http_requests_total{route=\"other\",code=\"404\"}", 1));
        QVERIFY(is("dunlin_files_completed_total", 1));
        QVERIFY(is("dunlin_file_received_bytes_total", 3000));
        QVERIFY(is("dunlin_file_sent_bytes_total", 3000));
        QVERIFY(is("dunlin_component_health{component=\"database\"}", 2));
        // The index is written behind.
        QTRY_COMPARE_WITH_TIMEOUT(figure(metrics(ada.rest), "dunlin_queue_depth{queue=\"writes\"}"),
                                  0, 60'000);
        QVERIFY(figure(text, "dunlin_messages_delivered_total") >= 7);
        QVERIFY(figure(text, "dunlin_fanout_seconds_count") >= 7);
        QVERIFY(figure(text, "dunlin_commit_batch_size_count") >= 8);
        QCOMPARE(figure(text, "dunlin_commit_batch_size_count"),
                 figure(text, "dunlin_commit_seconds_count"));
        QVERIFY(figure(text, "dunlin_read_seconds_count") > 0);
        QVERIFY(figure(text, "dunlin_disk_free_bytes") > 0);
        QVERIFY(figure(text, "process_resident_memory_bytes") > 1e6);

        // Whatever was done, nothing on the page is anybody's.
        for (const QByteArray &each :
             {ada.id().toText().toLatin1(), bob.id().toText().toLatin1(),
              channel.toText().toLatin1(), file.toText().toLatin1(), QByteArray("ada"),
              QByteArray("bob"), QByteArray("garden"), QByteArray("carrots")})
            QVERIFY2(!text.contains(each), each.constData());
        static const QRegularExpression uuid(
            u"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s);
        QVERIFY(!uuid.match(QString::fromUtf8(text)).hasMatch());
    }

    void whoComesTooOftenIsCounted()
    {
        TestServer::Options options;
        options.rateLimits = true;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ada(server.url(), u"ada"_s);
        const ChannelId channel = ada.makeChannel(u"garden"_s);
        ada.connectHub(Encoding::Json);
        QList<qint64> sent;
        for (int i = 0; i < 500; ++i)
            sent.append(ada.hub->send(wire::op::messageSend, Actor::message(channel, u"me"_s)));
        int refused = 0;
        for (const qint64 each : std::as_const(sent)) {
            const auto answer = ada.hub->answerTo<wire::SendReply>(each);
            refused += !answer.ok() && answer.error().code == Errc::RateLimited ? 1 : 0;
        }
        QVERIFY(refused > 0);
        const QByteArray text = metrics(ada.rest);
        QCOMPARE(figure(text, "dunlin_rate_limited_total{kind=\"messages\"}"), double(refused));
        QCOMPARE(figure(text, "dunlin_hub_failures_total{op=\"message.send\"}"), double(refused));
    }

    // What Prometheus itself says of the page.
    void prometheusAcceptsThePage()
    {
        const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
        if (promtool.isEmpty() && qEnvironmentVariable("DUNLIN_NO_SKIP") != "1"_L1)
            QSKIP("promtool is not here (package prometheus)");
        QVERIFY2(!promtool.isEmpty(), "promtool is not here (package prometheus)");

        TestServer server({});
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ada(server.url(), u"ada"_s);
        const ChannelId channel = ada.makeChannel(u"garden"_s);
        ada.connectHub(Encoding::Json);
        VERIFY_OK(ada.say(channel, u"carrots"_s));
        upload(ada, channel, "something");
        const HttpResult page = ada.rest.raw("GET", u"/metrics"_s);
        QCOMPARE(page.status, 200);
        QVERIFY(page.headers.value("content-type").startsWith("text/plain; version=0.0.4"));

        const auto verdictOn = [&](const QByteArray &text) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(promtool, {u"check"_s, u"metrics"_s});
            process.write(text);
            process.closeWriteChannel();
            process.waitForFinished(60'000);
            return std::pair(process.exitCode(), process.readAll());
        };
        const auto [code, said] = verdictOn(page.body);
        QVERIFY2(code == 0 && said.isEmpty(), said.constData());
        // And it does look.
        QVERIFY(verdictOn(page.body + "# TYPE dunlin_things counter\ndunlin_things 1\n").first
                != 0);
    }

    void figuresAreForThisMachineOrWhoHasTheToken()
    {
        TestServer::Options options;
        options.arguments = {u"--trusted-proxies"_s, u"127.0.0.1/32"_s};
        options.environment = {{u"DUNLIN_METRICS_TOKEN"_s, u"a token of some length"_s}};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        RestClient rest(server.url());
        const auto from = [&](const QByteArray &address, const QByteArray &authorization) {
            Headers headers{{"X-Forwarded-For", address}};
            if (!authorization.isEmpty())
                headers.append({"Authorization", authorization});
            return rest.raw("GET", u"/metrics"_s, {}, headers).status;
        };
        QCOMPARE(rest.raw("GET", u"/metrics"_s).status, 200);
        QCOMPARE(from("203.0.113.5", {}), 403);
        QCOMPARE(from("203.0.113.5", "Bearer another token of it"), 403);
        QCOMPARE(from("203.0.113.5", "Bearer "), 403);
        QCOMPARE(from("203.0.113.5", "Bearer a token of some length"), 200);

        // Without one there is none that opens.
        TestServer::Options none;
        none.arguments = {u"--trusted-proxies"_s, u"127.0.0.1/32"_s};
        TestServer closed(none);
        QVERIFY2(closed.start(), qPrintable(closed.why()));
        RestClient other(closed.url());
        for (const QByteArray &each : {QByteArray("Bearer "), QByteArray("Bearer x")})
            QCOMPARE(other
                         .raw("GET", u"/metrics"_s, {},
                              {{"X-Forwarded-For", "203.0.113.5"}, {"Authorization", each}})
                         .status,
                     403);
    }

    void healthTellsOfEachComponent_data() { databases(); }
    void healthTellsOfEachComponent()
    {
        WITH_OWN_SERVER(server, u"--backup-hours"_s, u"1"_s);
        RestClient rest(server.url());
        const auto health = [&] { return rest.raw("GET", u"/health"_s); };
        const auto component = [&](const QString &name) {
            return health().json().value("components"_L1).toObject().value(name).toString();
        };
        for (const QString &each : {u"database"_s, u"hub"_s, u"disk"_s, u"migrations"_s})
            QCOMPARE(component(each), u"ok"_s);
        // No backup was ever made. That is no reason to take it off the net.
        QCOMPARE(component(u"backup"_s), u"degraded"_s);
        QCOMPARE(health().status, 200);
        QCOMPARE(health().json().value("status"_L1).toString(), u"degraded"_s);
        QCOMPARE(figure(metrics(rest), "dunlin_component_health{component=\"backup\"}"), 1.0);

        const QTemporaryDir dir;
        const auto made = server.run({u"backup"_s, dir.filePath(u"b"_s)});
        QVERIFY2(made.code == 0, qPrintable(made.errors));
        QVERIFY(waitUntil([&] { return component(u"backup"_s) == u"ok"_s; }, 60'000));
        const double at = figure(metrics(rest), "dunlin_last_backup_timestamp_seconds");
        QVERIFY(at > double(QDateTime::currentSecsSinceEpoch() - 600));
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
