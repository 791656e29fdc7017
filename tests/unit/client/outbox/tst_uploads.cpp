// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files go up before their message, piece by piece, on from where they stopped, and the message leaves once.
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

// Of a channel that is encrypted.
struct SealerStub final : Sealer {
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

// What a server holds of uploads, by the text of their ids.
struct Shelved {
    wire::FileCreate claim;
    QByteArray bytes;
};

} // namespace

class UploadsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<Uploads> m_uploads;
    QHash<QString, Shelved> m_shelf;
    const ChannelId m_channel = ChannelId::create();

    void begin()
    {
        m_uploads = std::make_unique<Uploads>(*m_bench->outbox, *m_http, m_bench->clock,
                                              OutboxTimes{std::chrono::milliseconds(20),
                                                          std::chrono::milliseconds(50),
                                                          std::chrono::milliseconds(0)});
        m_uploads->setOnline(true);
    }
    Said answer(const Heard &heard)
    {
        if (heard.line == "POST /api/v1/files"_L1) {
            const auto claim = fromJson<wire::FileCreate>(heard.bytes);
            const FileId id = FileId::create();
            m_shelf.insert(id.toText(), {claim.ok() ? *claim : wire::FileCreate(), {}});
            return {201, toJson(wire::FileUpload{id, 0}), false, false};
        }
        const QString id = heard.line.section(u'/', -1);
        if (!m_shelf.contains(id))
            return test::error(404, "notFound");
        Shelved &file = m_shelf[id];
        const QByteArray offset =
            "Upload-Offset: " + QByteArray::number(file.bytes.size()) + "\r\n";
        if (heard.line.startsWith("HEAD "_L1))
            return {200, {}, false, false, offset};
        if (heard.headers.value("upload-offset").toLongLong() != file.bytes.size())
            return test::error(409, "conflict");
        file.bytes += heard.bytes;
        return {204, {}, false, false};
    }
    PendingOp messageWith(const QString &name, const QByteArray &content,
                          const QString &caption = {}) const
    {
        const QString path = m_dir->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        file.close();
        PendingOp op = message(m_channel, caption);
        PendingFile pending;
        pending.path = path;
        pending.name = name;
        pending.size = content.size();
        pending.modifiedAt = QFileInfo(path).lastModified().toMSecsSinceEpoch();
        pending.contentType = u"application/octet-stream"_s;
        op.files = {pending};
        return op;
    }
    static QByteArray noise(int size)
    {
        QByteArray bytes(size, '\0');
        for (int i = 0; i < size; ++i)
            bytes[i] = char((i * 2654435761u) >> 13);
        return bytes;
    }
    int heardOf(const QString &verb) const
    {
        int count = 0;
        for (const Heard &each : m_server->heard)
            count += each.line.startsWith(verb + u' ');
        return count;
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
    }
    void cleanup()
    {
        m_uploads.reset();
        m_bench.reset();
        m_http.reset();
        m_server.reset();
    }

    // Nothing but what is sealed leaves for an encrypted channel: no byte of it, and not what it is called.
    void aFileIsSealedBeforeItLeaves()
    {
        SealerStub sealer;
        QVERIFY(*m_bench->store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        m_bench->outbox->setSealer(&sealer);
        begin();
        const QByteArray content = noise(5'000);
        const OpId id = m_bench->add(messageWith(u"secret.txt"_s, content, u"look"_s));
        QVERIFY(!id.isNull());
        // Who can't seal sends nothing.
        QTest::qWait(100);
        QVERIFY(m_server->heard.isEmpty());
        QCOMPARE(m_bench->stateOf(id), std::optional(PendingState::Queued));
        int failures = 1;
        QString to;
        m_uploads->setSealing(
            m_dir->filePath(u"outgoing"_s),
            [&](const QString &from, const QString &target) -> Async<Uploads::Seal> {
                QFile plain(from);
                QFile out(target);
                if (!plain.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly))
                    return ready<Uploads::Seal>(fail(Errc::Internal));
                out.write("sealed ");
                if (failures-- > 0)
                    return ready<Uploads::Seal>(fail(Errc::Unavailable, u"The disk is full"_s));
                QByteArray bytes = plain.readAll();
                for (char &each : bytes)
                    each = char(each ^ 0x55);
                out.write(bytes);
                to = target;
                return ready<Uploads::Seal>(
                    Uploads::Seal{QByteArray(32, 'k'), QByteArray(32, 'd')});
            });
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(m_shelf.size(), 1);
        const Shelved &file = *m_shelf.cbegin();
        QVERIFY(file.bytes.startsWith("sealed "));
        QCOMPARE(file.bytes.size(), content.size() + 7);
        QCOMPARE(file.claim.size, content.size() + 7);
        QCOMPARE(file.claim.name, u"file"_s);
        QCOMPARE(file.claim.contentType, u"application/octet-stream"_s);
        QCOMPARE(file.claim.sha256.value_or(QString()).toLatin1(),
                 QCryptographicHash::hash(file.bytes, QCryptographicHash::Sha256).toHex());
        for (const Heard &each : m_server->heard)
            QVERIFY(!each.bytes.contains("secret") && !each.bytes.contains(content.left(40)));
        QCOMPARE(sealer.sealed.files.first().key, QByteArray(32, 'k'));
        QCOMPARE(sealer.sealed.files.first().name, u"secret.txt"_s);
        QCOMPARE(sealer.sealed.files.first().size, content.size());
        // What was left of the try that failed is gone.
        QCOMPARE(QDir(m_dir->filePath(u"outgoing"_s)).entryList(QDir::Files),
                 QStringList{QFileInfo(to).fileName()});
        const auto request = m_bench->link.seen(wire::op::messageSend);
        QVERIFY(request && request->sealed && !request->content);
        QCOMPARE(request->files.size(), 1);
    }

    // What was recorded or pasted has no other place: it does not lie in the clear until there is a connection.
    void whatOnlyTheProgramHasIsSealedAtOnce()
    {
        SealerStub sealer;
        QVERIFY(*m_bench->store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        m_bench->outbox->setSealer(&sealer);
        begin();
        m_uploads->setOnline(false);
        QString aside = m_dir->filePath(u"aside"_s);
        const auto seal = [](const QString &from, const QString &to) {
            return ready<Uploads::Seal>(QFile::copy(from, to)
                                            ? Result(Uploads::Seal{"key", "digest"})
                                            : Result<Uploads::Seal>(fail(Errc::Unavailable)));
        };
        const QString folder = m_dir->filePath(u"outgoing"_s);
        m_uploads->setSealing(folder, seal, [&aside] { return aside; });
        PendingOp theirs = messageWith(u"theirs.txt"_s, "not ours");
        PendingOp first = messageWith(u"first.ogg"_s, "said first");
        PendingOp second = messageWith(u"second.ogg"_s, "said then");
        for (PendingOp *each : {&first, &second})
            each->files.first().isOwnCopy = true;
        QVERIFY(!m_bench->add(theirs).isNull());
        const OpId one = m_bench->add(first);
        const auto fileOf = [this](const OpId &id) {
            const PendingOp *op = m_bench->outbox->find(id);
            return op ? op->files.first() : PendingFile();
        };
        QTRY_VERIFY_WITH_TIMEOUT(fileOf(one).isSealed(), Patience);
        QVERIFY(!QFile::exists(m_dir->filePath(u"first.ogg"_s)));
        QCOMPARE(fileOf(one).path, aside);
        QVERIFY(QFile::exists(aside));
        // With nowhere to go it goes.
        QVERIFY(QFile::remove(aside));
        const QString nowhere = std::exchange(aside, QString());
        const OpId two = m_bench->add(second);
        QTRY_VERIFY_WITH_TIMEOUT(fileOf(two).isSealed(), Patience);
        QVERIFY(!QFile::exists(m_dir->filePath(u"second.ogg"_s)) && !QFile::exists(nowhere));
        // A file of its owner's is left where it is.
        QVERIFY(QFile::exists(m_dir->filePath(u"theirs.txt"_s)));
        QVERIFY(m_server->heard.isEmpty());

        // The next process has what it needs of it.
        m_uploads.reset();
        m_bench->restart();
        m_bench->outbox->setSealer(&sealer);
        begin();
        m_uploads->setSealing(folder, seal);
        QTRY_COMPARE_WITH_TIMEOUT(m_shelf.size(), 3, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            std::any_of(m_shelf.cbegin(), m_shelf.cend(),
                        [](const Shelved &each) { return each.bytes == "said then"; }),
            Patience);
    }

    void theMessageLeavesWhenItsFileIsUp()
    {
        begin();
        const QByteArray content = noise(int(Uploads::PieceBytes) * 2 + 77);
        const OpId id = m_bench->add(messageWith(u"a b.bin"_s, content, u"look"_s));
        QCOMPARE(m_bench->link.waiting(wire::op::messageSend), 0);

        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);

        QCOMPARE(m_shelf.size(), 1);
        const Shelved &file = *m_shelf.cbegin();
        QCOMPARE(file.bytes, content);
        QCOMPARE(file.claim.name, u"a b.bin"_s);
        QCOMPARE(file.claim.channelId, std::optional(m_channel));
        QCOMPARE(file.claim.sha256.value_or(QString()).toLatin1(),
                 QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        QCOMPARE(heardOf(u"PATCH"_s), 3);
        const auto request = m_bench->link.seen(wire::op::messageSend);
        QVERIFY(request.has_value());
        QCOMPARE(request->opId, id);
        QCOMPARE(request->type, wire::MessageType::File);
        QCOMPARE(request->files.size(), 1);
        QCOMPARE(request->files.first().toText(), m_shelf.cbegin().key());
        QCOMPARE(request->content, std::optional(u"look"_s));
        QVERIFY(m_bench->stored(5));
        QCOMPARE(m_bench->endingsOf(id), 1);
    }

    void whatIsWrittenMeanwhilePassesIt()
    {
        m_server->answers = [](const Heard &) { return Said{0, {}, false, true}; };
        begin();
        const OpId file = m_bench->add(messageWith(u"slow"_s, noise(100)));
        PendingOp reaction = change(PendingKind::ReactionAdd, m_channel, file, u"x"_s);
        m_bench->add(reaction);
        m_bench->send(m_channel, u"quick"_s);

        QCOMPARE(m_bench->textUnderWay(), u"quick"_s);
        QVERIFY(m_bench->stored(1));
        QCOMPARE(m_bench->outbox->all().size(), 2);
    }

    void afterARestartItGoesOnWhereTheServerStopped()
    {
        const QByteArray content = noise(int(Uploads::PieceBytes) * 3);
        int pieces = 0;
        m_server->answers = [this, &pieces](const Heard &heard) {
            const Said said = answer(heard);
            // The second piece is stored, and the answer lost.
            if (heard.line.startsWith("PATCH "_L1) && ++pieces == 2)
                return Said{0, {}, false, true};
            return said;
        };
        begin();
        const OpId id = m_bench->add(messageWith(u"long"_s, content));
        QTRY_COMPARE_WITH_TIMEOUT(pieces, 2, Patience);
        m_uploads.reset();
        m_bench->restart();
        QVERIFY(m_bench->isSound);
        m_server->answers = [this](const Heard &heard) { return answer(heard); };

        begin();

        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(m_shelf.size(), 1);
        QCOMPARE(m_shelf.cbegin()->bytes, content);
        QCOMPARE(heardOf(u"POST"_s), 1);
        QCOMPARE(heardOf(u"HEAD"_s), 1);
        QCOMPARE(heardOf(u"PATCH"_s), 3);
        QCOMPARE(m_bench->link.seen(wire::op::messageSend)->opId, id);
    }

    void aBrokenConnectionHoldsItUpAndNothingIsSentTwice()
    {
        int pieces = 0;
        m_server->answers = [this, &pieces](const Heard &heard) {
            const Said said = answer(heard);
            if (heard.line.startsWith("PATCH "_L1) && ++pieces == 1)
                return Said{0, {}, true, false};
            return said;
        };
        begin();
        const QByteArray content = noise(int(Uploads::PieceBytes) + 5);
        m_bench->add(messageWith(u"file"_s, content));

        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        // The network itself may have said the piece again: the server has refused it.
        QCOMPARE(m_shelf.size(), 1);
        QCOMPARE(m_shelf.cbegin()->bytes, content);
    }

    void anUploadThatTheServerForgotBeginsAnew()
    {
        PendingOp op = messageWith(u"file"_s, noise(50));
        op.files[0].sha256 = u"00"_s;
        op.files[0].id = FileId::create();
        op.files[0].sent = 20;
        begin();
        m_bench->add(op);

        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(m_shelf.cbegin()->bytes, noise(50));
        QCOMPARE(heardOf(u"HEAD"_s), 1);
        QCOMPARE(heardOf(u"POST"_s), 1);
    }

    void aFileThatIsAnotherOneNowIsRefused_data()
    {
        QTest::addColumn<bool>("removed");
        QTest::newRow("changed") << false;
        QTest::newRow("removed") << true;
    }
    void aFileThatIsAnotherOneNowIsRefused()
    {
        QFETCH(const bool, removed);
        const OpId id = m_bench->add(messageWith(u"file"_s, noise(50)));
        QFile file(m_dir->filePath(u"file"_s));
        if (removed) {
            QVERIFY(file.remove());
        } else {
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write("another content"), 15);
            file.close();
        }

        begin();

        QTRY_COMPARE_WITH_TIMEOUT(m_bench->stateOf(id), std::optional(PendingState::Failed),
                                  Patience);
        QVERIFY(m_bench->outbox->find(id)->error.contains(u"file"_s));
        QCOMPARE(m_shelf.size(), 0);
        QCOMPARE(m_bench->link.waiting(wire::op::messageSend), 0);
    }

    void whatTheServerRefusesIsSaid()
    {
        m_server->answers = [](const Heard &) { return test::error(413, "tooLarge"); };
        begin();
        const OpId id = m_bench->add(messageWith(u"file"_s, noise(50)));
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->stateOf(id), std::optional(PendingState::Failed),
                                  Patience);
        QCOMPARE(m_bench->outbox->find(id)->errorCode, u"tooLarge"_s);
        // The next one is not held up by it.
        m_server->answers = [this](const Heard &heard) { return answer(heard); };
        m_bench->add(messageWith(u"other"_s, noise(60)));
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
    }

    void itIsPausedGoesOnAndIsTakenBack()
    {
        const OpId id = m_bench->add(messageWith(u"file"_s, noise(50)));
        QVERIFY(m_bench->outbox->setPaused(id, true).ok());
        const OpId next = m_bench->add(messageWith(u"next"_s, noise(10)));
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QCOMPARE(m_bench->link.seen(wire::op::messageSend)->opId, next);
        QVERIFY(m_bench->stored(1));
        QCOMPARE(m_shelf.size(), 1);
        // Also after a restart.
        m_uploads.reset();
        m_bench->restart();
        begin();
        turn();
        QVERIFY(m_bench->outbox->find(id)->isPaused);
        QCOMPARE(m_shelf.size(), 1);

        QVERIFY(m_bench->outbox->setPaused(id, false).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->link.waiting(wire::op::messageSend), 1, Patience);
        QVERIFY(!m_bench->outbox->setPaused(id, true).ok());
        QVERIFY(m_bench->stored(2));

        m_server->answers = [](const Heard &) { return Said{0, {}, false, true}; };
        const OpId third = m_bench->add(messageWith(u"third"_s, noise(50)));
        QTRY_VERIFY_WITH_TIMEOUT(m_server->isHoldingBack(), Patience);
        QVERIFY(m_bench->outbox->cancel(third).ok());
        m_server->release({201, toJson(wire::FileUpload{FileId::create(), 0}), false, false});
        const qsizetype heard = m_server->heard.size();
        QTest::qWait(50);
        QCOMPARE(m_server->heard.size(), heard);
        QVERIFY(!m_bench->outbox->find(third));
    }
};

QTEST_GUILESS_MAIN(UploadsTest)
#include "tst_uploads.moc"
