// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files in the database: the steps of an upload, who refers to what, and what may be taken.
#include "tests/contract/storage/storage_fixture.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

constexpr FileStore::Bounds Wide{1000, 10};

FileRecord fileOf(const UserId &user, qint64 size = 10, qint64 at = 100)
{
    FileRecord file;
    file.id = FileId::create();
    file.uploader = user;
    file.name = u"a.png"_s;
    file.size = size;
    file.contentType = u"x/y"_s;
    file.createdAt = at;
    return file;
}

} // namespace

class TestStorageFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void anUploadGoesThroughItsSteps();
    void reservationsOfOnePersonAddUp();
    void onlyCompleteFilesOfTheSenderAreReferredTo();
    void whoMayRead();
    void whatLosesItsLastReferenceIsTaken();
    void referencesWithoutAMessageAreDropped();
    void sweepingAndReferringExcludeEachOther();
    void anAvatarHoldsItsFile();

private:
    template <typename Work>
    auto files(Work work)
    {
        return m_bench->write([work](UnitOfWork &unit) { return work(unit.stores().files); });
    }
    FileRecord completeFile(const UserId &user, const QString &type = u"image/png"_s);
    qint64 messageWith(const QList<FileId> &ids);
    QList<FileId> taken(qint64 before);

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::unique_ptr<Bench> m_bench;
    UserId m_ann;
    UserId m_bob;
    ChannelId m_channel;
};

void TestStorageFiles::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_bench = std::make_unique<Bench>(*m_storage);
    m_ann = m_bench->person(u"ann"_s).id;
    m_bob = m_bench->person(u"bob"_s).id;
    m_channel = m_bench->channel(u"garden"_s, {m_ann, m_bob}).id;
}

void TestStorageFiles::cleanup()
{
    m_bench.reset();
    if (m_storage)
        m_storage->close();
    m_storage.reset();
    m_database.reset();
}

FileRecord TestStorageFiles::completeFile(const UserId &user, const QString &type)
{
    const FileRecord file = fileOf(user);
    must(files([&](FileStore &s) { return s.reserve(file, Wide); }));
    must(files([&](FileStore &s) { return s.advance(file.id, 0, 10, 100); }));
    must(files([&](FileStore &s) { return s.seal(file.id, QByteArray(32, 'h'), type); }));
    must(files([&](FileStore &s) { return s.complete(file.id, 100); }));
    return file;
}

qint64 TestStorageFiles::messageWith(const QList<FileId> &ids)
{
    return must(m_bench->write([this, ids](UnitOfWork &unit) -> Result<qint64> {
        AppendRequest request = Bench::message(m_channel, m_ann, u"look"_s);
        request.type = wire::MessageType::File;
        DUNLIN_TRY(const auto results, unit.stores().messages.append({&request, 1}));
        DUNLIN_CHECK(unit.stores().files.refer(m_channel, results[0].seq, ids, m_ann));
        return results[0].seq;
    }));
}

QList<FileId> TestStorageFiles::taken(qint64 before)
{
    QList<FileId> ids;
    for (const FileRecord &each :
         must(files([&](FileStore &s) { return s.takeLoose(before, 100); })))
        ids.append(each.id);
    return ids;
}

void TestStorageFiles::anUploadGoesThroughItsSteps()
{
    FileRecord file = fileOf(m_ann);
    file.announced = QByteArray(32, 'a');
    must(files([&](FileStore &s) { return s.reserve(file, Wide); }));
    const auto stored = [&] { return must(files([&](FileStore &s) { return s.find(file.id); })); };
    QCOMPARE(stored()->announced, file.announced);
    QVERIFY(!stored()->sha256);
    QCOMPARE(stored()->name, file.name);

    QVERIFY(must(files([&](FileStore &s) { return s.advance(file.id, 0, 4, 101); })));
    QVERIFY(!must(files([&](FileStore &s) { return s.advance(file.id, 0, 4, 101); })));
    QVERIFY(!must(files([&](FileStore &s) { return s.advance(file.id, 5, 6, 101); })));
    // Not before all is there.
    const QByteArray hash(32, 'h');
    QVERIFY(!must(files([&](FileStore &s) { return s.seal(file.id, hash, u"t"_s); })));
    QVERIFY(must(files([&](FileStore &s) { return s.advance(file.id, 4, 10, 102); })));
    QCOMPARE(must(files([](FileStore &s) { return s.arrived(1000, 10); })).size(), 1);
    QVERIFY(!must(files([&](FileStore &s) { return s.complete(file.id, 102); })));
    QVERIFY(must(files([&](FileStore &s) { return s.seal(file.id, hash, u"text/plain"_s); })));
    QVERIFY(must(files([&](FileStore &s) { return s.hasContent(hash); })));
    QCOMPARE(must(files([](FileStore &s) { return s.arrived(1000, 10); })).size(), 1);
    QVERIFY(must(files([&](FileStore &s) { return s.complete(file.id, 103); })));
    QVERIFY(!must(files([&](FileStore &s) { return s.complete(file.id, 103); })));
    QVERIFY(must(files([](FileStore &s) { return s.arrived(1000, 10); })).isEmpty());
    QCOMPARE(stored()->state, FileRecord::State::Complete);
    QCOMPARE(stored()->sha256, hash);
    QCOMPARE(stored()->contentType, u"text/plain"_s);
    must(files([&](FileStore &s) { return s.remove(file.id); }));
    QVERIFY(!stored());
    QVERIFY(!must(files([&](FileStore &s) { return s.hasContent(hash); })));
}

void TestStorageFiles::reservationsOfOnePersonAddUp()
{
    const auto reserve = [&](const UserId &user, qint64 size) {
        return files([&](FileStore &s) { return s.reserve(fileOf(user, size), {100, 3}); });
    };
    QVERIFY(reserve(m_ann, 60).ok());
    QCOMPARE(reserve(m_ann, 41).error().code, Errc::TooLarge);
    QVERIFY(reserve(m_ann, 40).ok());
    QVERIFY(reserve(m_bob, 100).ok());
    QVERIFY(reserve(m_ann, 0).ok());
    QCOMPARE(reserve(m_ann, 0).error().code, Errc::RateLimited);
}

void TestStorageFiles::onlyCompleteFilesOfTheSenderAreReferredTo()
{
    const FileRecord hers = completeFile(m_ann);
    const FileRecord his = completeFile(m_bob);
    const FileRecord begun = fileOf(m_ann);
    must(files([&](FileStore &s) { return s.reserve(begun, Wide); }));
    for (const FileId &each : {his.id, begun.id, FileId::create()}) {
        const auto refused = files([&](FileStore &s) {
            return s.refer(m_channel, 9, {hers.id, each}, m_ann);
        });
        QCOMPARE(refused.error().code, Errc::Invalid);
        QCOMPARE(refused.error().field, u"files"_s);
    }
    const qint64 seq = messageWith({hers.id});
    const auto row =
        must(m_bench->read([&](Stores &s) { return s.messages.find(m_channel, seq, {}); }));
    QCOMPARE(row->files, (QList<wire::FileRef>{{hers.id, u"a.png"_s, 10, u"image/png"_s}}));
}

void TestStorageFiles::whoMayRead()
{
    const FileRecord file = completeFile(m_ann);
    const UserId eve = m_bench->person(u"eve"_s).id;
    const auto may = [&](const UserId &user) {
        return must(files([&](FileStore &s) { return s.mayRead(file.id, user); }));
    };
    QVERIFY(!may(m_bob));
    const qint64 seq = messageWith({file.id});
    QVERIFY(may(m_bob));
    QVERIFY(!may(eve));
    must(m_bench->leave(m_channel, m_bob));
    QVERIFY(!may(m_bob));
    must(m_bench->join(m_channel, m_bob));
    QVERIFY(may(m_bob));
    // Also when the message went another way than through MessageStore.
    QVERIFY(m_database->run(u"DELETE FROM Messages WHERE Seq = %1"_s.arg(seq)));
    QVERIFY(!may(m_bob));
}

void TestStorageFiles::whatLosesItsLastReferenceIsTaken()
{
    const FileRecord one = completeFile(m_ann);
    const FileRecord two = completeFile(m_ann);
    const qint64 first = messageWith({one.id, two.id});
    messageWith({two.id});
    QVERIFY(taken(1'000'000).isEmpty());
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        DUNLIN_TRY(const qint64 rev, unit.stores().channels.nextSeq(m_channel));
        return unit.stores().messages.erase(m_channel, first, rev);
    }));
    QCOMPARE(taken(1), QList<FileId>{one.id});
    QVERIFY(taken(1'000'000).isEmpty());
    must(
        m_bench->write([&](UnitOfWork &unit) { return unit.stores().channels.remove(m_channel); }));
    QCOMPARE(taken(1), QList<FileId>{two.id});

    // In no message since 100.
    const FileRecord unsent = completeFile(m_bob);
    QVERIFY(taken(100).isEmpty());
    QCOMPARE(taken(101), QList<FileId>{unsent.id});
    // Of somebody who is gone there is nothing to wait for.
    const FileRecord last = completeFile(m_bob);
    must(files([&](FileStore &s) { return s.forget(m_bob); }));
    QCOMPARE(taken(1), QList<FileId>{last.id});
}

void TestStorageFiles::referencesWithoutAMessageAreDropped()
{
    const FileRecord gone = completeFile(m_ann);
    const FileRecord kept = completeFile(m_ann);
    const qint64 seq = messageWith({gone.id});
    messageWith({kept.id});
    QVERIFY(m_database->run(u"DELETE FROM Messages WHERE Seq = %1"_s.arg(seq)));
    // One at a time, until the end is reached.
    FileStore::Place place;
    int steps = 0;
    while (const auto next = must(files([&](FileStore &s) { return s.dropDangling(place, 1); }))) {
        place = *next;
        QVERIFY(++steps < 10);
    }
    QCOMPARE(taken(1), QList<FileId>{gone.id});
    QVERIFY(taken(1'000'000).isEmpty());
}

void TestStorageFiles::sweepingAndReferringExcludeEachOther()
{
    // Whoever comes first wins, and the other one notices: a message never refers to a file that was taken.
    for (int round = 0; round < 20; ++round) {
        const FileRecord file = completeFile(m_ann);
        Result<qint64> sent = fail(Errc::Internal);
        Result<QList<FileRecord>> swept = fail(Errc::Internal);
        std::thread sender([&] {
            sent = await(m_storage->write(m_channel, [&](UnitOfWork &unit) -> Result<qint64> {
                AppendRequest request = Bench::message(m_channel, m_ann, u"look"_s);
                request.type = wire::MessageType::File;
                DUNLIN_TRY(const auto results, unit.stores().messages.append({&request, 1}));
                DUNLIN_CHECK(
                    unit.stores().files.refer(m_channel, results[0].seq, {file.id}, m_ann));
                return results[0].seq;
            }));
        });
        std::thread sweeper([&] {
            swept = await(m_storage->write(std::nullopt, [](UnitOfWork &unit) {
                return unit.stores().files.takeLoose(1'000'000, 100);
            }));
        });
        sender.join();
        sweeper.join();
        QVERIFY(swept.ok());
        if (sent.ok()) {
            QVERIFY(swept->isEmpty());
            QVERIFY(must(files([&](FileStore &s) { return s.find(file.id); })));
        } else {
            QCOMPARE(sent.error().code, Errc::Invalid);
            QCOMPARE(swept->size(), 1);
        }
    }
}

void TestStorageFiles::anAvatarHoldsItsFile()
{
    const FileRecord face = completeFile(m_ann);
    const FileRecord text = completeFile(m_ann, u"text/plain"_s);
    const auto wear = [&](const UserId &user, const std::optional<FileId> &id) {
        return files([&](FileStore &s) { return s.setAvatar(user, id); });
    };
    QCOMPARE(wear(m_bob, face.id).error().code, Errc::Invalid);
    QCOMPARE(wear(m_ann, text.id).error().code, Errc::Invalid);
    QVERIFY(wear(m_ann, face.id).ok());
    QVERIFY(must(files([&](FileStore &s) { return s.mayRead(face.id, m_bob); })));
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.accounts.profiles({m_ann}); }))[0]
                 .avatarFileId,
             face.id);
    QCOMPARE(taken(1'000'000), QList<FileId>{text.id});
    QVERIFY(wear(m_ann, std::nullopt).ok());
    QVERIFY(!must(files([&](FileStore &s) { return s.mayRead(face.id, m_bob); })));
    QCOMPARE(taken(1), QList<FileId>{face.id});
}

QTEST_GUILESS_MAIN(TestStorageFiles)
#include "tst_storage_files.moc"
