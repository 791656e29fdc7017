// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whose turn it is among uploads: a file is sealed by one at a time, ahead or in its turn, and waits grow only while a server
// refuses again and again.
#include "client/outbox/uploads.h"
#include "outbox_bench.h"
#include "shared/wire/file.h"
#include "tests/support/fake_http_server.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;
// So often in a row that waits that had grown all the while would outlast every patience.
constexpr int Often = 16;

struct SealsAll final : Sealer {
    bool isEncrypted(const ChannelId &) override { return true; }
    Async<wire::Sealed> seal(const PendingOp &) override
    {
        return ready<wire::Sealed>(wire::Sealed{1, 1, "sealed"});
    }
    Removal meant(const PendingOp &) override { return {}; }
    void outdated(const ChannelId &) override { }
};

} // namespace

class UploadTurnsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<Uploads> m_uploads;
    const ChannelId m_channel = ChannelId::create();

    void begin(OutboxTimes times = {std::chrono::milliseconds(10), std::chrono::hours(10),
                                    std::chrono::milliseconds(0)})
    {
        m_uploads = std::make_unique<Uploads>(*m_bench->outbox, *m_http, m_bench->clock, times);
        m_uploads->setOnline(true);
    }
    static Said taken(const Heard &heard)
    {
        if (heard.line == "POST /api/v1/files"_L1)
            return {201, toJson(wire::FileUpload{FileId::create(), 0}), false, false};
        if (heard.line.startsWith("HEAD "_L1))
            return {200, {}, false, false, "Upload-Offset: 0\r\n"};
        return {204, {}, false, false};
    }
    PendingOp messageWith(const QStringList &names) const
    {
        PendingOp op = message(m_channel, {});
        for (const QString &name : names) {
            QFile file(m_dir->filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write("content") != 7)
                return {};
            file.close();
            PendingFile pending;
            pending.path = file.fileName();
            pending.name = name;
            pending.size = 7;
            pending.modifiedAt = QFileInfo(file).lastModified().toMSecsSinceEpoch();
            op.files.append(pending);
        }
        return op;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeHttpServer>();
        QVERIFY(m_server->isListening);
        m_server->answers = taken;
        m_bench = std::make_unique<Bench>(m_dir->path());
        m_http = std::make_unique<HttpClient>(m_bench->clock);
        m_http->setServer(m_server->url());
        m_http->setCredentials(
            Credentials::fresh(u"token"_s, 900, u"refresh"_s, m_bench->clock.nowMs()));
        m_bench->outbox->setOnline(true);
    }
    void cleanup()
    {
        m_uploads.reset();
        m_bench.reset();
        m_http.reset();
        m_server.reset();
    }

    void aFileIsSealedByOneAtATime()
    {
        SealsAll sealer;
        QVERIFY(*m_bench->store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        m_bench->outbox->setSealer(&sealer);
        QList<std::pair<QString, Deferred<Uploads::Seal>>> asked;
        begin();
        m_uploads->setSealing(m_dir->filePath(u"outgoing"_s),
                              [&asked](const QString &, const QString &to) {
                                  asked.append({to, {}});
                                  return asked.last().second.async();
                              });
        PendingOp op = messageWith({u"said.ogg"_s});
        op.files.first().isOwnCopy = true;
        QVERIFY(!m_bench->add(op).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, Patience);
        // Its turn has come while it is sealed ahead.
        m_uploads->pump();
        turn();
        QCOMPARE(asked.size(), 1);
        // That failed: it is sealed in its turn, and whoever looks for what lies in the clear leaves it at that.
        asked.takeFirst().second.settle(fail(Errc::Unavailable));
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, Patience);
        m_uploads->pump();
        turn();
        QCOMPARE(asked.size(), 1);

        QFile file(asked.first().first);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("sealed") == 6);
        file.close();
        asked.first().second.settle(Uploads::Seal{QByteArray(32, 'k'), QByteArray(32, 'd')});
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(asked.size(), 1);
        QVERIFY(m_server->heard.last().bytes == "sealed");
    }

    // Each is refused once and then taken: nobody refuses again and again.
    void whatIsTakenForgetsTheRefusalsBefore()
    {
        int refused = 0;
        bool isTaken = true;
        m_server->answers = [&](const Heard &heard) {
            if (heard.line.startsWith("HEAD "_L1))
                return taken(heard);
            isTaken = !isTaken;
            refused += !isTaken;
            return isTaken ? taken(heard) : test::error(503, "unavailable");
        };
        QStringList names;
        for (int i = 0; i < Often / 2; ++i)
            names.append(u"file%1"_s.arg(i));
        begin();
        QVERIFY(!m_bench->add(messageWith(names)).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(refused, Often);
    }

    void anotherConnectionForgetsTheRefusalsBefore()
    {
        m_server->answers = [](const Heard &) { return test::error(503, "unavailable"); };
        begin({std::chrono::milliseconds(1), std::chrono::hours(10), std::chrono::milliseconds(0)});
        QVERIFY(!m_bench->add(messageWith({u"file"_s})).isNull());
        QTRY_VERIFY_WITH_TIMEOUT(m_server->heard.size() >= 10, Patience);
        m_uploads->setOnline(false);
        m_uploads->setOnline(true);
        // Eight doublings of a millisecond, or of a second.
        const qsizetype heard = m_server->heard.size();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->heard.size() >= heard + 8, Patience);
        m_server->answers = taken;
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
    }
};

QTEST_GUILESS_MAIN(UploadTurnsTest)
#include "tst_upload_turns.moc"
