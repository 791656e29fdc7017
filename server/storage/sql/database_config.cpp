// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/database_config.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

Error invalid(const QString &detail)
{
    return fail(Errc::Invalid, detail, u"database"_s);
}

Result<DatabaseConfig> parsePostgres(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return invalid(u"a PostgreSQL address reads postgres://user:password@host:port/name"_s);
    DatabaseConfig config;
    config.engine = Engine::Postgres;
    config.host = url.host(QUrl::FullyDecoded);
    config.port = url.port(5432);
    config.user = url.userName(QUrl::FullyDecoded);
    config.password = Secret::fromText(url.password(QUrl::FullyDecoded));
    config.name = url.path(QUrl::FullyDecoded).mid(1);
    config.writers = 2;
    if (config.user.isEmpty() || config.name.isEmpty() || config.name.contains(u'/'))
        return invalid(u"the PostgreSQL address names no user or no database"_s);
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        // They become connect options, where ';' ends one.
        if (value.contains(u';'))
            return invalid(u"the PostgreSQL address has a ';' in an option"_s);
        if (key == u"sslmode")
            config.sslMode = value;
        else if (key == u"sslrootcert")
            config.sslRootCert = value;
        else
            return invalid(u"the PostgreSQL address has an unknown option: %1"_s.arg(key));
    }
    return config;
}

} // namespace

Result<DatabaseConfig> parseDatabaseUrl(const QString &url)
{
    if (url.startsWith("sqlite:"_L1)) {
        DatabaseConfig config;
        config.path = url.mid(7);
        if (config.path.isEmpty() || config.path == ":memory:"_L1)
            return invalid(u"sqlite: needs the path of a file"_s);
        return config;
    }
    if (url.startsWith("postgres://"_L1) || url.startsWith("postgresql://"_L1))
        return parsePostgres(url);
    return invalid(u"the database is neither sqlite:PATH nor postgres://..."_s);
}

} // namespace dunlin::server
