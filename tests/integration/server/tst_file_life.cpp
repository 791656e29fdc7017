// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The life of a file: kills and crashes, quotas and the disk, memory, and the end of what nobody needs.
#include "tests/integration/server/files_fixture.h"

#include <QCryptographicHash>
#include <QScopeGuard>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class FileLifeTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void anUploadGoesOnAfterAKill_data() { databases(); }
    void anUploadGoesOnAfterAKill()
    {
        WITH_OWN_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        QByteArray bytes;
        for (int i = 0; bytes.size() < 5 * Mib; ++i)
            bytes += QByteArray::number(i * 7) + ',';
        const FileId id = create(ann, announce(channel, u"long.txt"_s, bytes.size()));
        QCOMPARE(put(ann, id, 0, bytes.left(Mib)).status, 204);
        QCOMPARE(put(ann, id, Mib, bytes.mid(Mib, Mib)).status, 204);

        // Killed while a chunk is on its way: what was answered holds, whatever became of the rest.
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, server.port());
        QVERIFY(socket.waitForConnected());
        socket.write("PATCH " + pathOf(id).toLatin1()
                     + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ann.me.token().toLatin1()
                     + "\r\nUpload-Offset: " + QByteArray::number(2 * Mib) + "\r\nContent-Length: "
                     + QByteArray::number(Mib) + "\r\n\r\n" + bytes.mid(2 * Mib, Mib));
        QVERIFY(waitUntil([&] { return socket.bytesToWrite() == 0; }));
        server.kill();
        // As a crash between the bytes and their note would: more lies there than was noted.
        QFile part(server.dataDir() + u"/files/parts/"_s + id.toText());
        QVERIFY(part.open(QIODevice::Append));
        part.write("torn");
        part.close();
        QVERIFY2(server.start(), qPrintable(server.why()));

        qint64 at = offsetOf(ann, id);
        QVERIFY(at == 2 * Mib || at == 3 * Mib);
        for (; at < bytes.size(); at += Mib)
            QCOMPARE(put(ann, id, at, bytes.mid(at, Mib)).status, 204);
        QCOMPARE(get(ann, id).body, bytes);
        // A complete one outlives a kill, too, and nothing is left over.
        server.kill();
        QVERIFY2(server.start(), qPrintable(server.why()));
        QCOMPARE(get(ann, id).body, bytes);
        QCOMPARE(filesOnDisk(server, u"parts"_s), 0);
        QCOMPARE(filesOnDisk(server, u"contents"_s), 1);
    }

    void whatACrashLeftIsFoundAtTheNextStart()
    {
        TestServer server({});
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const FileId id = upload(ann, channel, "kept");
        const FileId begun = create(ann, announce(channel, u"b"_s, 10));
        QCOMPARE(put(ann, begun, 0, "begun").status, 204);
        server.kill();
        const auto leave = [&](const QString &name) {
            QFile file(server.dataDir() + u"/files/"_s + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("lost");
        };
        leave(u"parts/"_s + FileId::create().toText());
        leave(u"contents/ab/"_s + QString(64, u'a').replace(1, 1, u"b"_s));
        QVERIFY2(server.start(), qPrintable(server.why()));
        QVERIFY(waitUntil([&] {
            return filesOnDisk(server, u"parts"_s) == 1 && filesOnDisk(server, u"contents"_s) == 1;
        }));
        QCOMPARE(get(ann, id).body, "kept");
        QCOMPARE(put(ann, begun, 5, "ended").status, 204);
        QCOMPARE(get(ann, begun).body, "begunended");
    }

    void theSameContentIsKeptOnceAndTellsNobody_data() { databases(); }
    void theSameContentIsKeptOnceAndTellsNobody()
    {
        WITH_OWN_SERVER(server, u"--file-quota"_s, u"1"_s, u"--file-sweep"_s, u"1"_s);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId garden = ann.makeChannel(u"garden"_s);
        const ChannelId shed = bob.makeChannel(u"shed"_s);
        const QByteArray bytes(700 * 1024, 's');
        const FileId hers = upload(ann, garden, bytes);
        VERIFY_OK(share(ann, garden, {hers}));
        // Bob names its hash, and still has to bring every byte, and pays for them.
        wire::FileCreate request = announce(shed, u"b"_s, bytes.size());
        request.sha256 = QString::fromLatin1(
            QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64());
        const FileId his = create(bob, request);
        QCOMPARE(offsetOf(bob, his), 0);
        QCOMPARE(get(bob, his).status, 409);
        QCOMPARE(put(bob, his, 0, bytes).status, 204);
        const auto message = share(bob, shed, {his});
        VERIFY_OK(message);
        QCOMPARE(filesOnDisk(server, u"contents"_s), 1);
        QCOMPARE(get(bob, hers).status, 404);
        QCOMPARE(
            bob.rest.rawOf(wire::http::createFile, {}, announce(shed, u"c"_s, bytes.size())).status,
            413);

        // His goes, hers stays; then hers goes, and the content with it.
        VERIFY_OK(bob.rest.call(wire::http::remove, {shed.toText(), QString::number(message->seq)},
                                wire::OpBody{OpId::create()}));
        QVERIFY(waitUntil([&] { return get(bob, his).status == 404; }));
        QCOMPARE(get(ann, hers).body, bytes);
        QCOMPARE(
            bob.rest.rawOf(wire::http::createFile, {}, announce(shed, u"c"_s, bytes.size())).status,
            201);
        VERIFY_OK(ann.rest.call(wire::http::removeChannel, {garden.toText()}));
        QVERIFY(waitUntil([&] { return filesOnDisk(server, u"contents"_s) == 0; }));
        QCOMPARE(get(ann, hers).status, 404);
    }

    void quotasCountWhatIsAnnounced_data() { databases(); }
    void quotasCountWhatIsAnnounced()
    {
        WITH_OWN_SERVER(server, u"--file-quota"_s, u"2"_s);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s, true, {bob.id()});
        const auto asked = [&](Actor &who, qint64 size) {
            return who.rest.rawOf(wire::http::createFile, {}, announce(channel, u"a"_s, size))
                .status;
        };
        QCOMPARE(asked(ann, 3 * Mib), 413);
        QCOMPARE(asked(ann, Mib), 201);
        QCOMPARE(asked(ann, Mib + 1), 413);
        QCOMPARE(asked(ann, Mib), 201);
        QCOMPARE(asked(ann, 1), 413);
        QCOMPARE(asked(bob, 2 * Mib), 201);
    }

    void unfinishedUploadsAreCounted()
    {
        TestServer server({});
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        for (int i = 0; i < 100; ++i)
            QVERIFY(!create(ann, announce(channel, u"a"_s, 1)).isNull());
        VERIFY_FAILS(ann.rest.call(wire::http::createFile, {}, announce(channel, u"a"_s, 1)),
                     Errc::RateLimited);
    }

    void theDisksReserveIsKept()
    {
        TestServer::Options options;
        options.arguments = {u"--disk-reserve"_s, u"1073741824"_s};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const HttpResult refused =
            ann.rest.rawOf(wire::http::createFile, {}, announce(channel, u"a"_s, 1));
        QCOMPARE(refused.status, 503);
        QVERIFY(refused.headers.contains("retry-after"));
    }

    void whatNobodyNeedsIsSwept_data() { databases(); }
    void whatNobodyNeedsIsSwept()
    {
        QFETCH(Database, database);
        if (!isAvailable(database))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TestServer::Options options;
        options.database = database;
        QTemporaryDir folder;
        const QString config = folder.filePath(u"server.ini"_s);
        const auto configure = [&](const QByteArray &lines) {
            QFile file(config);
            return file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size();
        };
        // Patient at first, so that nothing goes before it is sent.
        QVERIFY(configure("file-sweep=1\n"));
        options.arguments = {u"--config"_s, config};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const FileId kept = upload(ann, channel, "kept");
        VERIFY_OK(share(ann, channel, {kept}));
        const FileId abandoned = create(ann, announce(channel, u"a"_s, 10));
        QCOMPARE(put(ann, abandoned, 0, "abc").status, 204);
        const FileId unsent = upload(ann, channel, "unsent");
        QCOMPARE(server.stop(), 0);
        QVERIFY(configure("file-sweep=1\nloose-files=1\n"));
        QVERIFY2(server.start(), qPrintable(server.why()));

        QVERIFY(waitUntil(
            [&] { return offsetOf(ann, abandoned) == -1 && get(ann, unsent).status == 404; }));
        QVERIFY(waitUntil([&] {
            return filesOnDisk(server, u"parts"_s) == 0 && filesOnDisk(server, u"contents"_s) == 1;
        }));
        QCOMPARE(put(ann, abandoned, 3, "def").status, 404);
        VERIFY_FAILS(share(ann, channel, {unsent}), Errc::Invalid);
        QCOMPARE(get(ann, kept).body, "kept");
    }

    // 200 MB up and down: what the server holds stays small. The bound is wide: what is not bounded holds all of it.
    void memoryStaysBounded()
    {
        // AddressSanitizer, where there is one, keeps what was freed for a while: that is not the server's growth.
        const QByteArray asked = qgetenv("ASAN_OPTIONS");
        const auto restored = qScopeGuard([&] { qputenv("ASAN_OPTIONS", asked); });
        qputenv("ASAN_OPTIONS", asked + ":quarantine_size_mb=1");
        TestServer::Options options;
        options.arguments = {u"--idle-timeout"_s, u"3600"_s};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        if (server.residentKb() == 0)
            QSKIP("this system does not tell a process's memory");
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        upload(ann, channel, QByteArray(Mib, 'w')); // whatever is made once
        const qint64 before = server.residentKb();
        constexpr qint64 Chunks = 200;
        const FileId id = create(ann, announce(channel, u"big"_s, Chunks * Mib));
        qint64 most = 0;
        for (qint64 i = 0; i < Chunks; ++i) {
            QCOMPARE(put(ann, id, i * Mib, QByteArray(Mib, char(i))).status, 204);
            most = std::max(most, server.residentKb());
        }

        // Four at once, of which one reads nothing at all for a while.
        std::vector<std::unique_ptr<QTcpSocket>> readers;
        for (int i = 0; i < 4; ++i) {
            auto socket = std::make_unique<QTcpSocket>();
            socket->setReadBufferSize(Mib);
            socket->connectToHost(u"127.0.0.1"_s, server.port());
            QVERIFY(socket->waitForConnected());
            socket->write("GET " + pathOf(id).toLatin1()
                          + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                          + ann.me.token().toLatin1() + "\r\n\r\n");
            readers.push_back(std::move(socket));
        }
        std::vector<qint64> got(4, 0);
        const auto read = [&](size_t i) {
            got[i] += readers[i]->readAll().size();
            QObject::connect(readers[i].get(), &QTcpSocket::readyRead, this,
                             [&, i] { got[i] += readers[i]->readAll().size(); });
        };
        const auto isWhole = [&](size_t i) {
            most = std::max(most, server.residentKb());
            return got[i] > Chunks * Mib;
        };
        for (const size_t i : {1, 2, 3})
            read(i);
        QVERIFY(waitUntil([&] { return isWhole(1) && isWhole(2) && isWhole(3); }, 120'000));
        QVERIFY(got[0] == 0);
        read(0);
        QVERIFY(waitUntil([&] { return isWhole(0); }, 120'000));
        QVERIFY2(most - before < 64 * 1024,
                 qPrintable(u"%1 KiB before, %2 at most"_s.arg(before).arg(most)));
    }
};

QTEST_GUILESS_MAIN(FileLifeTest)
#include "tst_file_life.moc"
