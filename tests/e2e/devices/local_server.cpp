// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/devices/local_server.h"

#include "tests/support/test_client.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

// Runs one statement as the superuser; an empty text, or what went wrong.
QString administer(const QString &statement)
{
    const QUrl url(qEnvironmentVariable("DUNLIN_TEST_POSTGRES"));
    const QString connection = QUuid::createUuid().toString();
    QString fault;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, connection);
        database.setHostName(url.host());
        database.setPort(url.port(5432));
        database.setUserName(url.userName());
        database.setPassword(url.password());
        database.setDatabaseName(url.path().mid(1));
        QSqlQuery query(database);
        if (!database.open())
            fault = database.lastError().text();
        else if (!query.exec(statement))
            fault = query.lastError().text();
    }
    QSqlDatabase::removeDatabase(connection);
    return fault;
}

} // namespace

LocalServer::~LocalServer()
{
    if (m_node) {
        bool stopped = false;
        QObject::connect(m_node.get(), &server::Node::stopped, [&stopped] { stopped = true; });
        m_node->stop();
        if (!waitUntil([&stopped] { return stopped; }))
            qWarning("The server did not stop");
        m_node.reset();
    }
    if (!m_databaseName.isEmpty())
        administer(u"DROP DATABASE IF EXISTS \"%1\" WITH (FORCE)"_s.arg(m_databaseName));
}

QString LocalServer::makeDatabase(server::Config *config)
{
    const QString name = u"dunlin_test_"_s + QUuid::createUuid().toString(QUuid::Id128);
    if (const QString fault = administer(u"CREATE DATABASE \"%1\""_s.arg(name)); !fault.isEmpty())
        return fault;
    m_databaseName = name;
    QUrl url(qEnvironmentVariable("DUNLIN_TEST_POSTGRES"));
    url.setPath(u'/' + name);
    config->database = url.toString(QUrl::FullyEncoded);
    return {};
}

QString LocalServer::start()
{
    server::Config config;
    config.dataDir = m_dir.path();
    config.port = 0;
    config.registration = server::RegistrationMode::Open;
    config.rateLimits = false;
    if (m_database == Database::Postgres) {
        if (const QString fault = makeDatabase(&config); !fault.isEmpty())
            return fault;
    }
    auto created = server::Node::create(config, m_clock);
    if (const auto *failure = std::get_if<server::StartFailure>(&created))
        return failure->why;
    m_node = std::get<std::unique_ptr<server::Node>>(std::move(created));
    const auto failure = m_node->listen();
    return failure ? failure->why : QString();
}

} // namespace dunlin::test
