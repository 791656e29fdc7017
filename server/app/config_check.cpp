// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/config_check.h"

#include "server/app/tls_files.h"
#include "server/storage/sql/database_config.h"

#include <QFileInfo>
#include <QNetworkInterface>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// The folder, or the nearest above it that is there, can be written.
bool canBeMade(const QString &folder)
{
    QFileInfo info(folder);
    while (!info.exists() && !info.isRoot())
        info.setFile(info.absolutePath());
    return info.isDir() && info.isWritable();
}

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any)
        || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

} // namespace

bool isSqlite(const Config &config)
{
    const auto database = parseDatabaseUrl(config.databaseUrl());
    return !database.ok() || database->engine == Engine::Sqlite;
}

QStringList faultsOnThisMachine(const Config &config)
{
    QStringList faults;
    if (!canBeMade(config.dataDir))
        faults.append(u"--data-dir: %1 cannot be made or written"_s.arg(config.dataDir));
    if (const auto database = parseDatabaseUrl(config.databaseUrl()); database.ok()) {
        const QString folder = QFileInfo(database->path).absolutePath();
        const bool isInside = folder == QFileInfo(config.dataDir).absoluteFilePath();
        if (database->engine == Engine::Sqlite && !isInside && !QFileInfo(folder).isWritable())
            faults.append(u"--database: %1 is no folder that can be written"_s.arg(folder));
        if (!database->sslRootCert.isEmpty() && !QFileInfo(database->sslRootCert).isReadable())
            faults.append(u"--database: %1 cannot be read"_s.arg(database->sslRootCert));
    }
    const QList<QHostAddress> own = QNetworkInterface::allAddresses();
    for (const QHostAddress &each : config.listen) {
        if (!isAny(each) && !each.isLoopback() && !own.contains(each))
            faults.append(u"--listen: %1 is no address of this machine"_s.arg(each.toString()));
    }
    if (!config.portFile.isEmpty()
        && !QFileInfo(QFileInfo(config.portFile).absolutePath()).isWritable())
        faults.append(u"--port-file: %1 cannot be written"_s.arg(config.portFile));
    if (config.hasTls() && !config.tlsKey.isEmpty()) {
        if (const auto tls = loadTls(config.tlsCertificate, config.tlsKey); !tls.ok())
            faults.append(tls.error().detail);
    }
    return faults;
}

} // namespace dunlin::server
