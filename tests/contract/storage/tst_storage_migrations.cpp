// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The schema: the same on both engines, applied once by whoever comes first, refused when it is not ours.
#include "server/storage/sql/migrator.h"
#include "tests/contract/storage/storage_fixture.h"

#include <QProcess>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

class TestStorageMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void anEmptyDatabaseGetsEveryMigrationOnce();
    void stepByStepGivesWhatOneGoGives();
    void bothEnginesHaveTheSameTablesAndColumns();
    void manyProcessesAtOnceApplyEachMigrationOnce();
    void aNewerSchemaIsRefused();
    void aChangedMigrationIsRefused();
    void aFailingMigrationLeavesNothing();
    void withoutMigratingAnOldSchemaIsRefused();
    void aFileThatIsNoDatabaseIsRefused();

private:
    QStringList schema(FreshDatabase &database) const;
    QList<Migration> more() const;

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
};

void TestStorageMigrations::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
}

void TestStorageMigrations::cleanup()
{
    m_database.reset();
}

// Ours and two that a later release might bring.
QList<Migration> TestStorageMigrations::more() const
{
    QList<Migration> migrations = Migrator::builtIn(m_database->config().engine);
    const int last = migrations.last().version;
    migrations.append({last + 1, u"next"_s,
                       u"ALTER TABLE Users ADD COLUMN Extra INTEGER NOT NULL DEFAULT 0;\n--@\n"
                       "CREATE INDEX IX_Users_Extra ON Users (Extra);\n"_s});
    migrations.append({last + 2, u"last"_s, u"CREATE TABLE Later (Id INTEGER PRIMARY KEY);\n"_s});
    return migrations;
}

// table.column null? of everything, in order; types differ by design.
QStringList TestStorageMigrations::schema(FreshDatabase &database) const
{
    const QString sqlite =
        u"SELECT lower(m.name || '.' || c.name) || CASE WHEN c.\"notnull\" OR c.pk > 0"
        " THEN ' not null' ELSE '' END FROM sqlite_master m, pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"
        // SQLite's index of words is a table, with tables of its own; PostgreSQL's is an index.
        " AND m.name NOT LIKE 'MessageTerms%' ORDER BY 1"_s;
    const QString postgres =
        u"SELECT lower(table_name || '.' || column_name) || CASE is_nullable WHEN 'NO'"
        " THEN ' not null' ELSE '' END COLLATE \"C\" FROM information_schema.columns"
        " WHERE table_schema = 'public' ORDER BY 1"_s;
    QStringList columns =
        database.column({database.config().engine == Engine::Sqlite ? sqlite : postgres}, 0);
    const QString sqliteIndexes = u"SELECT lower(name) FROM sqlite_master WHERE type = 'index'"
                                  " AND (name LIKE 'IX%' OR name LIKE 'UX%')"_s;
    const QString postgresIndexes = u"SELECT indexname FROM pg_indexes WHERE schemaname = 'public'"
                                    " AND (indexname LIKE 'ix%' OR indexname LIKE 'ux%')"_s;
    columns += database.column(
        {database.config().engine == Engine::Sqlite ? sqliteIndexes : postgresIndexes}, 0);
    columns.sort();
    return columns;
}

void TestStorageMigrations::anEmptyDatabaseGetsEveryMigrationOnce()
{
    const QList<Migration> all = Migrator::builtIn(m_database->config().engine);
    QCOMPARE(must(SqlStorage::currentVersion(m_database->config())), 0);
    QCOMPARE(must(SqlStorage::migrate(m_database->config(), m_clock)), int(all.size()));
    QCOMPARE(must(SqlStorage::currentVersion(m_database->config())), all.last().version);
    QCOMPARE(must(SqlStorage::migrate(m_database->config(), m_clock)), 0);
}

void TestStorageMigrations::stepByStepGivesWhatOneGoGives()
{
    const auto other = FreshDatabase::create(m_database->config().engine);
    {
        Connection connection(m_database->config(), Purpose::Migrate);
        must(connection.open());
        for (qsizetype count = 1; count <= more().size(); ++count)
            QCOMPARE(must(Migrator(connection, more().first(count)).migrate(1)), 1);
        Connection atOnce(other->config(), Purpose::Migrate);
        must(atOnce.open());
        QCOMPARE(must(Migrator(atOnce, more()).migrate(1)), int(more().size()));
    }
    QCOMPARE(schema(*m_database), schema(*other));
    QVERIFY(schema(*m_database).contains(u"users.extra not null"_s));
}

void TestStorageMigrations::bothEnginesHaveTheSameTablesAndColumns()
{
    const auto other = FreshDatabase::create(
        m_database->config().engine == Engine::Sqlite ? Engine::Postgres : Engine::Sqlite);
    if (!other)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    must(SqlStorage::migrate(m_database->config(), m_clock));
    must(SqlStorage::migrate(other->config(), m_clock));
    const QStringList here = schema(*m_database);
    const QStringList there = schema(*other);
    for (const QString &one : here)
        QVERIFY2(there.contains(one), qPrintable(one));
    QCOMPARE(here, there);
}

void TestStorageMigrations::manyProcessesAtOnceApplyEachMigrationOnce()
{
    const DatabaseConfig config = m_database->config();
    const QString url = config.engine == Engine::Sqlite
        ? u"sqlite:"_s + config.path
        : u"postgres://%1:%2@%3:%4/%5"_s
              .arg(config.user, QString::fromUtf8(config.password.reveal()), config.host)
              .arg(config.port)
              .arg(config.name);
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 6; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DUNLIN_TEST_MIGRATE"_s, url);
        processes.back()->setProcessEnvironment(environment);
        processes.back()->start(QCoreApplication::applicationFilePath(), {});
    }
    int applied = 0;
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished(60'000));
        QVERIFY2(process->exitStatus() == QProcess::NormalExit && process->exitCode() < 100,
                 process->readAllStandardError().constData());
        applied += process->exitCode();
    }
    QCOMPARE(applied, int(Migrator::builtIn(config.engine).size()));
    QCOMPARE(m_database->number(u"SELECT count(*) FROM schema_version"_s), applied);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM Meta WHERE Key = 'epoch'"_s), 1);
}

void TestStorageMigrations::aNewerSchemaIsRefused()
{
    {
        Connection connection(m_database->config(), Purpose::Migrate);
        must(connection.open());
        must(Migrator(connection, more()).migrate(1));
    }
    const auto outcome = SqlStorage::create(m_database->config(), m_clock);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, Errc::Invalid);
    QVERIFY(outcome.error().detail.contains(u"newer program"_s));
    QVERIFY(schema(*m_database).contains(u"users.extra not null"_s));
}

void TestStorageMigrations::aChangedMigrationIsRefused()
{
    must(SqlStorage::migrate(m_database->config(), m_clock));
    QVERIFY(m_database->run(u"UPDATE schema_version SET Sha256 = 'other' WHERE Version = 1"_s));
    const auto outcome = SqlStorage::create(m_database->config(), m_clock);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, Errc::Invalid);
}

void TestStorageMigrations::aFailingMigrationLeavesNothing()
{
    must(SqlStorage::migrate(m_database->config(), m_clock));
    const QStringList before = schema(*m_database);
    QList<Migration> broken = Migrator::builtIn(m_database->config().engine);
    const int last = broken.last().version;
    broken.append(
        {last + 1, u"broken"_s,
         u"CREATE TABLE Half (Id INTEGER PRIMARY KEY);\n--@\nCREATE TABLE Half (Id INTEGER);\n"_s});
    {
        Connection connection(m_database->config(), Purpose::Migrate);
        must(connection.open());
        QVERIFY(!Migrator(connection, broken).migrate(1).ok());
    }
    QCOMPARE(schema(*m_database), before);
    QCOMPARE(must(SqlStorage::currentVersion(m_database->config())), last);
}

void TestStorageMigrations::withoutMigratingAnOldSchemaIsRefused()
{
    const auto outcome = SqlStorage::create(m_database->config(), m_clock, Migrate::No);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, Errc::Invalid);
    must(SqlStorage::migrate(m_database->config(), m_clock));
    QVERIFY(SqlStorage::create(m_database->config(), m_clock, Migrate::No).ok());
}

void TestStorageMigrations::aFileThatIsNoDatabaseIsRefused()
{
    if (m_database->config().engine != Engine::Sqlite)
        return; // PostgreSQL answers for its files itself
    QFile file(m_database->config().path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto outcome = SqlStorage::create(m_database->config(), m_clock);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, Errc::Invalid);
    QCOMPARE(QFile(m_database->config().path).size(), 8192);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    // One of the many processes: its exit code says how many migrations it applied.
    if (const QString url = qEnvironmentVariable("DUNLIN_TEST_MIGRATE"); !url.isEmpty()) {
        const auto applied = SqlStorage::migrate(must(parseDatabaseUrl(url)), SystemClock());
        return applied.ok() ? *applied : 100;
    }
    TestStorageMigrations test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storage_migrations.moc"
