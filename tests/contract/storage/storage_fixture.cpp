// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/storage/storage_fixture.h"

#include "server/storage/sql/connection.h"
#include "shared/core/text.h"

#include <QCryptographicHash>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr qint64 now = 1'700'000'000'000;

} // namespace

std::unique_ptr<FreshDatabase> FreshDatabase::create(Engine engine)
{
    if (engine == Engine::Postgres) {
        const QString server = qEnvironmentVariable("DUNLIN_TEST_POSTGRES");
        return server.isEmpty() ? nullptr : createIn(server);
    }
    auto database = std::unique_ptr<FreshDatabase>(new FreshDatabase);
    database->m_config.path = database->m_dir.filePath(u"dunlin.db"_s);
    return database;
}

std::unique_ptr<FreshDatabase> FreshDatabase::createIn(const QString &serverUrl)
{
    auto database = std::unique_ptr<FreshDatabase>(new FreshDatabase);
    database->m_server = serverUrl;
    const DatabaseConfig server = must(parseDatabaseUrl(serverUrl));
    const QString name = u"dunlin_"_s + QUuid::createUuid().toString(QUuid::Id128);
    Connection connection(server, Purpose::Migrate);
    if (!connection.open().ok() || !connection.command(u"CREATE DATABASE "_s + name).ok())
        return nullptr;
    database->m_config = server;
    database->m_config.name = name;
    return database;
}

FreshDatabase::~FreshDatabase()
{
    if (m_server.isEmpty())
        return;
    Connection connection(must(parseDatabaseUrl(m_server)), Purpose::Migrate);
    if (connection.open().ok())
        (void)connection.command(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(m_config.name));
}

bool FreshDatabase::run(const QString &sql)
{
    Connection connection(m_config, Purpose::Migrate);
    return connection.open().ok() && connection.command(sql).ok();
}

qint64 FreshDatabase::number(const QString &sql)
{
    Connection connection(m_config, Purpose::Migrate);
    if (!connection.open().ok())
        return -1;
    const QByteArray text = sql.toLatin1();
    const Result<qint64> answer = connection.number(text.constData());
    return answer.ok() ? *answer : -1;
}

QStringList FreshDatabase::column(const QStringList &statements, int column)
{
    const QString name = u"fresh-database"_s;
    QStringList values;
    {
        const bool local = m_config.engine == Engine::Sqlite;
        QSqlDatabase database = QSqlDatabase::addDatabase(local ? u"QSQLITE"_s : u"QPSQL"_s, name);
        database.setDatabaseName(local ? m_config.path : m_config.name);
        database.setHostName(m_config.host);
        database.setPort(m_config.port);
        database.setUserName(m_config.user);
        database.setPassword(QString::fromUtf8(m_config.password.reveal()));
        if (!database.open())
            qFatal("no second connection");
        QSqlQuery query(database);
        for (const QString &statement : statements) {
            if (!query.exec(statement))
                qFatal("%s: %s", qUtf8Printable(statement),
                       qUtf8Printable(query.lastError().text()));
        }
        while (query.next())
            values += query.value(column).toString();
    }
    QSqlDatabase::removeDatabase(name);
    return values;
}

void addEngines()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("sqlite") << Engine::Sqlite;
    QTest::newRow("postgres") << Engine::Postgres;
}

Result<AppendResult> Bench::append(const AppendRequest &request)
{
    Deferred<AppendResult> deferred;
    const Async<AppendResult> answer = deferred.async();
    m_storage.append(request,
                     [deferred](const Result<AppendResult> &result) { deferred.settle(result); });
    return await(answer);
}

AccountRecord Bench::person(const QString &name)
{
    AccountRecord account;
    account.id = UserId::create();
    account.username = name;
    account.usernameFold = foldName(name);
    account.passwordHash = u"hash"_s;
    account.displayName = u"Display "_s + name;
    account.createdAt = now;
    must(write([&](UnitOfWork &unit) { return unit.stores().accounts.create(account); }));
    return account;
}

DeviceRecord Bench::device(const UserId &user)
{
    DeviceRecord device;
    device.id = DeviceId::create();
    device.userId = user;
    device.name = u"a desk"_s;
    device.platform = u"linux"_s;
    device.createdAt = now;
    must(write([&](UnitOfWork &unit) { return unit.stores().devices.create(device); }));
    return device;
}

wire::Channel Bench::channel(const QString &name, const QList<UserId> &people)
{
    wire::Channel channel;
    channel.id = ChannelId::create();
    channel.name = name;
    channel.createdBy = people.first();
    channel.createdAt = now;
    must(write(
        [&](UnitOfWork &unit) { return unit.stores().channels.create(channel, std::nullopt); }));
    for (const UserId &user : people)
        must(join(channel.id, user,
                  user == people.first() ? wire::Role::Owner : wire::Role::Member));
    return channel;
}

Status Bench::join(const ChannelId &channel, const UserId &user, wire::Role role)
{
    return await(m_storage.write(channel, [=](UnitOfWork &unit) -> Status {
        DUNLIN_TRY(const qint64 seq, unit.stores().channels.nextSeq(channel));
        MembershipRecord membership;
        membership.channelId = channel;
        membership.userId = user;
        membership.role = role;
        membership.joinedAt = now;
        membership.joinSeq = seq;
        membership.revSeq = seq;
        return unit.stores().members.put(membership);
    }));
}

Status Bench::leave(const ChannelId &channel, const UserId &user)
{
    return await(m_storage.write(channel, [=](UnitOfWork &unit) -> Status {
        DUNLIN_TRY(std::optional<MembershipRecord> membership,
                   unit.stores().members.find(channel, user));
        DUNLIN_TRY(membership->revSeq, unit.stores().channels.nextSeq(channel));
        membership->leftAt = now + 1;
        return unit.stores().members.put(*membership);
    }));
}

AppendRequest Bench::message(const ChannelId &channel, const UserId &sender, const QString &text)
{
    AppendRequest request;
    request.opId = OpId::create();
    request.channelId = channel;
    request.senderId = sender;
    request.senderDevice = DeviceId::create();
    request.content = text;
    request.requestHash = hash(text);
    request.allowedRoles = everyRole;
    request.now = now;
    return request;
}

QByteArray Bench::hash(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).left(16);
}

void StorageTest::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_bench = std::make_unique<Bench>(*m_storage);
    m_ann = m_bench->person(u"ann"_s).id;
    m_bob = m_bench->person(u"bob"_s).id;
    m_phone = m_bench->device(m_ann).id;
}

void StorageTest::cleanup()
{
    m_bench.reset();
    if (m_storage)
        m_storage->close();
    m_storage.reset();
    m_database.reset();
}

} // namespace dunlin::test
