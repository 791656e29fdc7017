// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A fresh database on a PostgreSQL server, dropped when this goes.
#pragma once

#include <QString>

#include <memory>

namespace dunlin::test {

class PostgresDatabase
{
public:
    // adminUrl: of a superuser, as DUNLIN_TEST_POSTGRES is. Null when it fails; `why` says then what went wrong.
    static std::unique_ptr<PostgresDatabase> create(const QString &adminUrl, QString *why);
    ~PostgresDatabase();
    Q_DISABLE_COPY_MOVE(PostgresDatabase)

    QString url() const;

private:
    PostgresDatabase(QString adminUrl, QString name);

    const QString m_adminUrl;
    const QString m_name;
};

} // namespace dunlin::test
