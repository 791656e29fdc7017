// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From one database to another, of either engine: every table, every row, every kind of value; and what is not to be
// trusted is refused.
#include "server/storage/sql/migrator.h"
#include "server/storage/sql/native_sqlite.h"
#include "server/storage/sql/table_copy.h"
#include "tests/contract/storage/storage_fixture.h"

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

class TestStorageCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void everyTableOfTheSchemaIsCarried();
    void whatIsCarriedReadsTheSame_data();
    void whatIsCarriedReadsTheSame();
    void aTargetThatIsUsedIsLeftAlone();
    void whatFailsOnTheWayLeavesNothing();
    void anOnlineCopyIsWhatTheTransactionSees();
    void rowsAreReadBackAsTheyWere();
    void bytesThatAreNoRowAreRefused();
    void sumsDontDependOnTheOrder();

private:
    std::unique_ptr<FreshDatabase> fresh(Engine engine);
    void fill(FreshDatabase &database);

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
};

std::unique_ptr<FreshDatabase> TestStorageCopy::fresh(Engine engine)
{
    auto database = FreshDatabase::create(engine);
    if (database)
        must(SqlStorage::migrate(database->config(), m_clock));
    return database;
}

void TestStorageCopy::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = fresh(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
}

void TestStorageCopy::cleanup()
{
    m_database.reset();
}

// People, a channel, messages in every language, and values at the edge of what columns hold.
void TestStorageCopy::fill(FreshDatabase &database)
{
    auto storage = must(SqlStorage::create(database.config(), m_clock));
    Bench bench(*storage);
    const AccountRecord ada = bench.person(u"ada"_s);
    const AccountRecord bob = bench.person(u"bob"_s);
    bench.device(ada.id);
    const wire::Channel channel = bench.channel(u"garden"_s, {ada.id, bob.id});
    for (const QString &each : {u"plain"_s, u"tab\tline\nreturn\r backslash \\ quote ' \""_s,
                                u"\\N"_s, u"☃ 漢字 🥕"_s, QString(16'000, u'x'), u" "_s})
        must(bench.append(Bench::message(channel.id, ada.id, each)));
    AppendRequest mentioning = Bench::message(channel.id, bob.id, u"with mentions"_s);
    mentioning.mentions = {ada.id, bob.id};
    mentioning.expiresAt = 9'007'199'254'740'993;
    must(bench.append(mentioning));
    storage->close();
    // Past our own code: NULL beside what is empty, negative numbers, truths.
    const bool sqlite = database.config().engine == Engine::Sqlite;
    const QString id = sqlite ? u"x'00000000000000000000000000000000'"_s
                              : u"'00000000-0000-0000-0000-000000000000'"_s;
    const QString bytes = sqlite ? u"x'00ff10'"_s : u"'\\x00ff10'"_s;
    const QString nothing = sqlite ? u"x''"_s : u"''"_s;
    QVERIFY(database.run(u"INSERT INTO Users (Id, Username, UsernameFold, PasswordHash, CreatedAt,"
                         " LastSeenAt, IsDisabled, About, Email, EmailFold) VALUES (%1, 'zero',"
                         " 'zero', '', -1, -9223372036854775808, TRUE, '', '', '')"_s.arg(id)));
    QVERIFY(database.run(
        u"INSERT INTO SigningKeys (Kid, Secret, CreatedAt) VALUES ('a', %1, 0)"_s.arg(bytes)));
    QVERIFY(database.run(
        u"INSERT INTO SigningKeys (Kid, Secret, CreatedAt) VALUES ('b', %1, 0)"_s.arg(nothing)));
}

// Whoever adds a table need not think of copies; whoever adds a kind of column is told here.
void TestStorageCopy::everyTableOfTheSchemaIsCarried()
{
    const bool sqlite = m_database->config().engine == Engine::Sqlite;
    QStringList there =
        m_database->column({sqlite ? u"SELECT lower(name) FROM sqlite_master WHERE type = 'table'"_s
                                   : u"SELECT table_name FROM information_schema.tables"
                                     " WHERE table_schema = 'public'"_s},
                           0);
    there.removeIf([](const QString &name) {
        return name == u"schema_version" || name == u"messagesearch" || name == u"searchcursors"
            || name.startsWith(u"messageterms");
    });
    there.sort();
    Connection connection(m_database->config(), Purpose::Migrate);
    QVERIFY(connection.open().ok());
    QStringList carried;
    for (const Table &each : must(tablesOf(connection)))
        carried.append(each.name);
    // Parents first.
    QVERIFY(carried.indexOf(u"users"_s) < carried.indexOf(u"devices"_s));
    QVERIFY(carried.indexOf(u"devices"_s) < carried.indexOf(u"refreshtokens"_s));
    QVERIFY(carried.indexOf(u"channels"_s) < carried.indexOf(u"channelmembers"_s));
    carried.sort();
    QCOMPARE(carried, there);
    QVERIFY(carried.size() > 20);
}

void TestStorageCopy::whatIsCarriedReadsTheSame_data()
{
    QTest::addColumn<Engine>("into");
    QTest::newRow("into sqlite") << Engine::Sqlite;
    QTest::newRow("into postgres") << Engine::Postgres;
}

void TestStorageCopy::whatIsCarriedReadsTheSame()
{
    QFETCH(Engine, into);
    const auto target = fresh(into);
    if (!target)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    fill(*m_database);
    Connection from(m_database->config(), Purpose::Migrate);
    Connection to(target->config(), Purpose::Migrate);
    QVERIFY(from.open().ok() && to.open().ok());

    const QList<CarriedTable> carried = must(carryAll(from, to, {}));
    qint64 rows = 0;
    for (const CarriedTable &each : carried)
        rows += each.sum.rows();
    QVERIFY(rows > 20);
    // Not only by what it says itself: numbers and texts, asked past it.
    for (const QString &each :
         {u"SELECT count(*) FROM Messages"_s, u"SELECT sum(length(Content)) FROM Messages"_s,
          u"SELECT max(ExpiresAt) FROM Messages"_s, u"SELECT min(LastSeenAt) FROM Users"_s,
          u"SELECT count(*) FROM Users WHERE IsDisabled"_s,
          u"SELECT count(*) FROM Users WHERE Email IS NULL"_s,
          u"SELECT count(*) FROM Users WHERE Email = ''"_s,
          u"SELECT sum(length(Secret)) FROM SigningKeys"_s, u"SELECT HeadSeq FROM ChannelHeads"_s})
        QVERIFY2(m_database->number(each) == target->number(each), qPrintable(each));
    const QStringList texts{u"SELECT Content FROM Messages ORDER BY ChannelId, Seq"_s};
    QCOMPARE(target->column(texts, 0), m_database->column(texts, 0));
    const QStringList epoch{u"SELECT Value FROM Meta WHERE Key = 'epoch'"_s};
    QCOMPARE(target->column(epoch, 0), m_database->column(epoch, 0));

    // And back into a third, which then is what the first was.
    const auto third = fresh(m_database->config().engine);
    Connection back(third->config(), Purpose::Migrate);
    QVERIFY(back.open().ok());
    const QList<CarriedTable> returned = must(carryAll(to, back, {}));
    QCOMPARE(returned.size(), carried.size());
    for (const Table &each : must(tablesOf(from)))
        QVERIFY2(must(sumOf(from, each)) == must(sumOf(back, each)), qPrintable(each.name));
    // A server can go on with it.
    auto storage = must(SqlStorage::create(third->config(), m_clock));
    Bench bench(*storage);
    bench.person(u"carol"_s);
    storage->close();
}

void TestStorageCopy::aTargetThatIsUsedIsLeftAlone()
{
    const auto target = fresh(Engine::Sqlite);
    fill(*m_database);
    {
        auto storage = must(SqlStorage::create(target->config(), m_clock));
        Bench(*storage).person(u"eve"_s);
        storage->close();
    }
    Connection from(m_database->config(), Purpose::Migrate);
    Connection to(target->config(), Purpose::Migrate);
    QVERIFY(from.open().ok() && to.open().ok());
    const auto refused = carryAll(from, to, {});
    QVERIFY(!refused.ok() && refused.error().code == Errc::Invalid);
    QVERIFY2(refused.error().detail.contains(u"users"_s), qPrintable(refused.error().detail));
    QCOMPARE(target->number(u"SELECT count(*) FROM Users"_s), 1);
}

void TestStorageCopy::whatFailsOnTheWayLeavesNothing()
{
    const auto target = fresh(Engine::Sqlite);
    fill(*m_database);
    // A message that the target does not take.
    QVERIFY(target->run(u"CREATE TRIGGER No BEFORE INSERT ON Messages WHEN NEW.Seq = 5"
                        " BEGIN SELECT RAISE(ABORT, 'no'); END"_s));
    Connection from(m_database->config(), Purpose::Migrate);
    Connection to(target->config(), Purpose::Migrate);
    QVERIFY(from.open().ok() && to.open().ok());
    QVERIFY(!carryAll(from, to, {}).ok());
    QCOMPARE(target->number(u"SELECT count(*) FROM Users"_s), 0);
    QCOMPARE(target->number(u"SELECT count(*) FROM Meta WHERE Key = 'epoch'"_s), 1);
    // One that changes what it takes is found by reading it back.
    QVERIFY(target->run(u"DROP TRIGGER No"_s));
    QVERIFY(target->run(u"CREATE TRIGGER Lie AFTER INSERT ON Messages WHEN NEW.Seq = 5"
                        " BEGIN UPDATE Messages SET Content = 'x' WHERE Seq = 5; END"_s));
    const auto lied = carryAll(from, to, {});
    QVERIFY(!lied.ok());
    QVERIFY2(lied.error().detail.contains(u"messages"_s), qPrintable(lied.error().detail));
    QCOMPARE(target->number(u"SELECT count(*) FROM Messages"_s), 0);
}

void TestStorageCopy::anOnlineCopyIsWhatTheTransactionSees()
{
    if (m_database->config().engine != Engine::Sqlite)
        return;
    fill(*m_database);
    Connection reader(m_database->config(), Purpose::Read);
    QVERIFY(reader.open().ok());
    QVERIFY(reader.beginSnapshot().ok());
    const Table users = must(tablesOf(reader)).at(0);
    const Table table = [&] {
        for (const Table &each : must(tablesOf(reader))) {
            if (each.name == u"users")
                return each;
        }
        return users;
    }();
    const TableSum before = must(sumOf(reader, table));
    // Somebody comes, and is not in it.
    QVERIFY(m_database->run(u"UPDATE Users SET About = 'changed meanwhile'"_s));
    const QTemporaryDir dir;
    DatabaseConfig copy;
    copy.path = dir.filePath(u"copy"_s);
    QVERIFY(copyDatabase(reader, copy.path).ok());
    reader.rollback();
    Connection opened(copy, Purpose::Read);
    QVERIFY(opened.open().ok());
    QVERIFY(must(sumOf(opened, table)) == before);
    QVERIFY(!(must(sumOf(reader, table)) == before));
}

void TestStorageCopy::rowsAreReadBackAsTheyWere()
{
    const std::vector<Cell> cells{{},
                                  {Cell::Kind::Number, -1, {}},
                                  {Cell::Kind::Text, 0, "text"},
                                  {Cell::Kind::Text, 0, ""},
                                  {Cell::Kind::Bytes, 0, QByteArrayView("\0\xff", 2)}};
    QByteArray row;
    encodeRow(cells, row);
    std::vector<Cell> back;
    QVERIFY(decodeRow(row, 5, back).ok());
    QCOMPARE(back.size(), cells.size());
    for (size_t i = 0; i < cells.size(); ++i)
        QVERIFY(back[i].kind == cells[i].kind && back[i].number == cells[i].number
                && back[i].bytes == cells[i].bytes);

    QByteArray read;
    RowSplitter splitter;
    const QByteArray stream = framed(row) + framed({}) + framed(row);
    for (const char each : stream)
        QVERIFY(splitter
                    .take(QByteArrayView(&each, 1),
                          [&](QByteArrayView one) {
                              read += framed(one);
                              return ok();
                          })
                    .ok());
    QCOMPARE(read, stream);
    QVERIFY(splitter.isBetweenRows());
}

void TestStorageCopy::bytesThatAreNoRowAreRefused()
{
    const std::vector<Cell> cells{{Cell::Kind::Number, 7, {}}, {Cell::Kind::Text, 0, "text"}};
    QByteArray row;
    encodeRow(cells, row);
    std::vector<Cell> back;
    for (qsizetype i = 0; i < row.size(); ++i)
        QVERIFY(!decodeRow(row.first(i), 2, back).ok());
    QVERIFY(!decodeRow(row + 'x', 2, back).ok());
    QVERIFY(!decodeRow(row, 1, back).ok());
    QVERIFY(!decodeRow(row, 3, back).ok());
    QVERIFY(!decodeRow("\x04", 1, back).ok());
    QVERIFY(!decodeRow(QByteArrayView("\x02\xff\xff\xff\xff", 5), 1, back).ok());
    RowSplitter splitter;
    QVERIFY(!splitter.take(QByteArrayView("\x7f\xff\xff\xff", 4), [](auto) { return ok(); }).ok());
}

void TestStorageCopy::sumsDontDependOnTheOrder()
{
    TableSum one;
    TableSum other;
    for (const char *each : {"a", "b", "c"})
        one.add(each);
    for (const char *each : {"c", "a", "b"})
        other.add(each);
    QVERIFY(one == other);
    QCOMPARE(one.toHex(), other.toHex());
    other.add("c");
    QVERIFY(!(one == other));
    TableSum third;
    for (const char *each : {"a", "b", "d"})
        third.add(each);
    QVERIFY(!(one == third));
    QCOMPARE(one.toHex().size(), 64);
}

QTEST_GUILESS_MAIN(TestStorageCopy)
#include "tst_storage_copy.moc"
