// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgres_database.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

// Runs one statement as the superuser; an empty text, or what went wrong.
QString administer(const QString &adminUrl, const QString &statement)
{
    const QUrl url(adminUrl);
    const QString connection = QUuid::createUuid().toString();
    QString fault;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, connection);
        database.setHostName(url.host());
        database.setPort(url.port(5432));
        database.setUserName(url.userName());
        database.setPassword(url.password());
        database.setDatabaseName(url.path().mid(1));
        if (!database.open()) {
            fault = database.lastError().text();
        } else {
            QSqlQuery query(database);
            if (!query.exec(statement))
                fault = query.lastError().text();
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(connection);
    return fault;
}

} // namespace

PostgresDatabase::PostgresDatabase(QString adminUrl, QString name)
    : m_adminUrl(std::move(adminUrl))
    , m_name(std::move(name))
{
}

std::unique_ptr<PostgresDatabase> PostgresDatabase::create(const QString &adminUrl, QString *why)
{
    const QString name = u"dunlin_test_"_s + QUuid::createUuid().toString(QUuid::Id128);
    const QString fault = administer(adminUrl, u"CREATE DATABASE \"%1\""_s.arg(name));
    if (!fault.isEmpty()) {
        *why = fault;
        return nullptr;
    }
    return std::unique_ptr<PostgresDatabase>(new PostgresDatabase(adminUrl, name));
}

PostgresDatabase::~PostgresDatabase()
{
    const QString fault =
        administer(m_adminUrl, u"DROP DATABASE IF EXISTS \"%1\" WITH (FORCE)"_s.arg(m_name));
    // Of a server that a test has killed for good it goes with its folder.
    if (!fault.isEmpty())
        qInfo("%s was not dropped", qPrintable(m_name));
}

QString PostgresDatabase::url() const
{
    QUrl url(m_adminUrl);
    url.setPath(u'/' + m_name);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace dunlin::test
