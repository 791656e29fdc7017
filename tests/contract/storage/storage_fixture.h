// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A fresh database of either engine for each test, and shorthand for what nearly every storage test needs.
#pragma once

#include "server/storage/sql/sql_storage.h"
#include "shared/core/clock.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace dunlin::test {

using namespace dunlin::server;

// A database that exists as long as the object. On PostgreSQL: made in the server that DUNLIN_TEST_POSTGRES names.
class FreshDatabase
{
public:
    // Null when there is no server to make it in.
    static std::unique_ptr<FreshDatabase> create(Engine engine);
    // In a given server (superuser URL).
    static std::unique_ptr<FreshDatabase> createIn(const QString &serverUrl);
    ~FreshDatabase();

    const DatabaseConfig &config() const { return m_config; }
    // Runs one statement past our own code.
    bool run(const QString &sql);
    qint64 number(const QString &sql);
    // One column of the last of some statements, run without preparing them.
    QStringList column(const QStringList &statements, int column);

private:
    FreshDatabase() = default;

    QTemporaryDir m_dir;
    DatabaseConfig m_config;
    QString m_server;
};

// "engine" as a column of every test of a class.
void addEngines();

template <typename T>
Result<T> await(Async<T> answer)
{
    answer.waitForFinished();
    return answer.result();
}

// The value, or a failed test with the error's text.
template <typename T>
T must(Result<T> result)
{
    if (!result.ok())
        qFatal("unexpected error: %s", qUtf8Printable(result.error().detail));
    return *std::move(result);
}

// Synchronous doors to a storage, and people and channels to put in.
class Bench
{
public:
    explicit Bench(Storage &storage)
        : m_storage(storage)
    {
    }

    template <typename Work>
    auto read(Work work)
    {
        return await(m_storage.read(std::move(work)));
    }
    template <typename Work>
    auto write(Work work)
    {
        return await(m_storage.write(std::nullopt, std::move(work)));
    }
    Result<AppendResult> append(const AppendRequest &request);

    AccountRecord person(const QString &name);
    DeviceRecord device(const UserId &user);
    // A public channel with its first person as owner and the others as members.
    wire::Channel channel(const QString &name, const QList<UserId> &people);
    Status join(const ChannelId &channel, const UserId &user, wire::Role role = wire::Role::Member);
    Status leave(const ChannelId &channel, const UserId &user);

    static AppendRequest message(const ChannelId &channel, const UserId &sender,
                                 const QString &text);
    static QByteArray hash(const QString &text);

private:
    Storage &m_storage;
};

inline constexpr quint32 everyRole = 0xff;

// A test of a fresh storage on either engine, with two people in it.
class StorageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

protected:
    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::unique_ptr<Bench> m_bench;
    UserId m_ann;
    UserId m_bob;
    DeviceId m_phone; // ann's
};

} // namespace dunlin::test

Q_DECLARE_METATYPE(dunlin::server::Engine)
