// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file that is forwarded is brought first and then goes up like any; for an encrypted channel only what was sealed anew does.
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

struct EncryptedSealer final : Sealer {
    bool isEncrypted(const ChannelId &) override { return true; }
    Async<wire::Sealed> seal(const PendingOp &op) override
    {
        sealed = op;
        return ready<wire::Sealed>(wire::Sealed{1, 1, "sealed"});
    }
    Removal meant(const PendingOp &) override { return {}; }
    void outdated(const ChannelId &) override { }
    PendingOp sealed;
};

} // namespace

class ForwardingTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<Uploads> m_uploads;
    QHash<QString, QByteArray> m_shelf;
    QHash<QString, wire::FileCreate> m_claims;
    const ChannelId m_channel = ChannelId::create();
    const FileId m_source = FileId::create();
    const QByteArray m_content = QByteArray("what is sent on ").repeated(300);
    int m_brought = 0;
    std::optional<Error> m_refusal; // of whoever brings it

    QString broughtPath() const { return m_dir->filePath(u"brought"_s); }
    void begin()
    {
        m_uploads = std::make_unique<Uploads>(*m_bench->outbox, *m_http, m_bench->clock,
                                              OutboxTimes{std::chrono::milliseconds(20),
                                                          std::chrono::milliseconds(50),
                                                          std::chrono::milliseconds(0)});
        m_uploads->setForwarding(
            [this](const FileId &id, qint64 size) {
                ++m_brought;
                if (m_refusal)
                    return ready<QString>(*m_refusal);
                if (id != m_source || size != m_content.size())
                    return ready<QString>(fail(Errc::NotFound));
                QFile file(broughtPath());
                const bool isWritten =
                    file.open(QIODevice::WriteOnly) && file.write(m_content) == m_content.size();
                return ready<QString>(isWritten ? Result(broughtPath())
                                                : Result<QString>(fail(Errc::Internal)));
            },
            [this](const FileId &id, qint64, const QString &to) {
                ++m_brought;
                if (m_refusal)
                    return ready<Uploads::Seal>(*m_refusal);
                QFile file(to);
                const bool isWritten =
                    id == m_source && file.open(QIODevice::WriteOnly) && file.write("anew") == 4;
                return ready<Uploads::Seal>(
                    isWritten ? Result(Uploads::Seal{QByteArray(32, 'k'), QByteArray(32, 'd')})
                              : Result<Uploads::Seal>(fail(Errc::Internal)));
            });
        m_uploads->setSealing(m_dir->filePath(u"outgoing"_s), [](const QString &, const QString &) {
            return ready<Uploads::Seal>(fail(Errc::Internal));
        });
        m_uploads->setOnline(true);
    }
    Said answer(const Heard &heard)
    {
        if (heard.line == "POST /api/v1/files"_L1) {
            const auto claim = fromJson<wire::FileCreate>(heard.bytes);
            const FileId id = FileId::create();
            m_shelf.insert(id.toText(), {});
            m_claims.insert(id.toText(), claim.ok() ? *claim : wire::FileCreate());
            return {201, toJson(wire::FileUpload{id, 0}), false, false};
        }
        m_shelf[heard.line.section(u'/', -1)] += heard.bytes;
        return {204, {}, false, false};
    }
    PendingOp forward() const
    {
        PendingOp op = message(m_channel, u"look"_s);
        PendingFile file;
        file.from = m_source;
        file.name = u"notes.txt"_s;
        file.size = m_content.size();
        file.contentType = u"text/plain"_s;
        op.files = {file};
        return op;
    }
    void encrypt(EncryptedSealer &sealer)
    {
        QVERIFY(*m_bench->store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        m_bench->outbox->setSealer(&sealer);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeHttpServer>();
        QVERIFY(m_server->isListening);
        m_server->answers = [this](const Heard &heard) { return answer(heard); };
        m_bench = std::make_unique<Bench>(m_dir->path());
        m_http = std::make_unique<HttpClient>(m_bench->clock);
        m_http->setServer(m_server->url());
        m_http->setCredentials(
            Credentials::fresh(u"token"_s, 900, u"refresh"_s, m_bench->clock.nowMs()));
        m_bench->outbox->setOnline(true);
        m_shelf.clear();
        m_claims.clear();
        m_brought = 0;
        m_refusal.reset();
    }
    void cleanup()
    {
        m_uploads.reset();
        m_bench.reset();
        m_http.reset();
        m_server.reset();
    }

    void itIsBroughtAndGoesUp()
    {
        begin();
        QVERIFY(!m_bench->add(forward()).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(m_shelf.size(), 1);
        QCOMPARE(*m_shelf.cbegin(), m_content);
        QCOMPARE(m_claims.cbegin()->name, u"notes.txt"_s);
        QCOMPARE(m_claims.cbegin()->channelId, std::optional(m_channel));
        QCOMPARE(m_brought, 1);
        const auto request = m_bench->link.seen(wire::op::messageSend);
        QVERIFY(request && request->files.size() == 1);
        QVERIFY(request->files.first() != m_source);
    }

    void withoutAConnectionItWaitsAndIsKept()
    {
        begin();
        m_uploads->setOnline(false);
        const OpId id = m_bench->add(forward());
        QTest::qWait(50);
        QCOMPARE(m_brought, 0);
        m_uploads.reset();
        m_bench->restart();
        const PendingOp *op = m_bench->outbox->find(id);
        QVERIFY(op);
        QCOMPARE(op->files, forward().files);
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(*m_shelf.cbegin(), m_content);
    }

    // It lies where others lie too, and may go before all of it is up.
    void whatWentMeanwhileIsBroughtAgain()
    {
        m_server->answers = [this](const Heard &heard) {
            return heard.line.startsWith("PATCH "_L1) ? Said{0, {}, true, false} : answer(heard);
        };
        begin();
        QVERIFY(!m_bench->add(forward()).isNull());
        QTRY_VERIFY_WITH_TIMEOUT(m_shelf.size() == 1, Patience);
        m_uploads.reset();
        QVERIFY(QFile::remove(broughtPath()));
        m_bench->restart();
        m_server->answers = [this](const Heard &heard) {
            return heard.line.startsWith("HEAD "_L1)
                ? Said{200, {}, false, false, "Upload-Offset: 0\r\n"}
                : answer(heard);
        };
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(m_shelf.size(), 1);
        QVERIFY(m_shelf.cbegin()->endsWith(m_content));
        QCOMPARE(m_brought, 2);
    }

    void itIsSealedAnewForAnEncryptedChannel()
    {
        EncryptedSealer sealer;
        encrypt(sealer);
        begin();
        QVERIFY(!m_bench->add(forward()).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(*m_shelf.cbegin(), QByteArray("anew"));
        QCOMPARE(m_claims.cbegin()->name, u"file"_s);
        QCOMPARE(m_claims.cbegin()->contentType, u"application/octet-stream"_s);
        QCOMPARE(sealer.sealed.files.first().name, u"notes.txt"_s);
        QCOMPARE(sealer.sealed.files.first().size, m_content.size());
        QCOMPARE(sealer.sealed.files.first().key, QByteArray(32, 'k'));
        // Its content was not asked for.
        QVERIFY(!QFile::exists(broughtPath()));
        QCOMPARE(m_brought, 1);
    }

    // Sealed, it is a file of ours like any: it is not brought once more, and it must be there.
    void whatWasSealedAnewIsLookedAfterLikeWhatOneHasOneself_data()
    {
        QTest::addColumn<bool>("goes");
        QTest::newRow("it stays") << false;
        QTest::newRow("it goes") << true;
    }
    void whatWasSealedAnewIsLookedAfterLikeWhatOneHasOneself()
    {
        QFETCH(const bool, goes);
        EncryptedSealer sealer;
        encrypt(sealer);
        m_server->answers = [](const Heard &) { return Said{0, {}, false, true}; };
        begin();
        const OpId id = m_bench->add(forward());
        const auto file = [&] { return m_bench->outbox->find(id)->files.first(); };
        QTRY_VERIFY_WITH_TIMEOUT(file().isSealed() && m_server->isHoldingBack(), Patience);
        m_uploads->setOnline(false);
        if (goes)
            QVERIFY(QFile::remove(file().sealedPath));
        m_server->answers = [this](const Heard &heard) { return answer(heard); };
        m_uploads->setOnline(true);
        if (goes) {
            QTRY_COMPARE_WITH_TIMEOUT(m_bench->stateOf(id), std::optional(PendingState::Failed),
                                      Patience);
            QVERIFY2(m_bench->outbox->find(id)->error.contains(u"was removed or changed"_s),
                     qPrintable(m_bench->outbox->find(id)->error));
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
            QCOMPARE(*m_shelf.cbegin(), QByteArray("anew"));
        }
        QCOMPARE(m_brought, 1);
        QVERIFY(!QFile::exists(broughtPath()));
    }

    void whatIsNotThereAnyMoreIsRefused_data()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::addColumn<int>("code");
        for (const bool encrypted : {false, true}) {
            QTest::addRow("gone, %d", encrypted) << encrypted << int(Errc::NotFound);
            QTest::addRow("another, %d", encrypted) << encrypted << int(Errc::Conflict);
        }
    }
    void whatIsNotThereAnyMoreIsRefused()
    {
        QFETCH(const bool, encrypted);
        QFETCH(const int, code);
        EncryptedSealer sealer;
        if (encrypted)
            encrypt(sealer);
        m_refusal = fail(Errc(code), u"not as it was"_s);
        begin();
        const OpId id = m_bench->add(forward());
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->stateOf(id), std::optional(PendingState::Failed),
                                  Patience);
        QCOMPARE(m_brought, 1);
        QVERIFY(m_shelf.isEmpty());
        // What can be mended is asked for again.
        m_refusal.reset();
        QVERIFY(m_bench->outbox->retry(id).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
    }

    void whoeverIsBusyIsAskedAgain()
    {
        m_refusal = fail(Errc::Unavailable, u"no connection"_s);
        begin();
        const OpId id = m_bench->add(forward());
        QTRY_VERIFY_WITH_TIMEOUT(m_brought > 1, Patience);
        QCOMPARE(m_bench->stateOf(id), std::optional(PendingState::Queued));
        m_refusal.reset();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
    }

    void aFileOfAnotherSizeIsNotIt()
    {
        begin();
        PendingOp op = forward();
        m_uploads->setForwarding(
            [this](const FileId &, qint64) {
                QFile file(broughtPath());
                const bool isWritten = file.open(QIODevice::WriteOnly) && file.write("short") == 5;
                return ready<QString>(isWritten ? Result(broughtPath())
                                                : Result<QString>(fail(Errc::Internal)));
            },
            {});
        const OpId id = m_bench->add(op);
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->stateOf(id), std::optional(PendingState::Failed),
                                  Patience);
        QVERIFY(m_shelf.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ForwardingTest)
#include "tst_forwarding.moc"
