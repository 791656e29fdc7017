// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/failure.h"

#include <QSqlError>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

Failure classifySqlite(const QString &code)
{
    // Extended result codes; the low byte is the primary one.
    bool isNumber = false;
    const int extended = code.toInt(&isNumber);
    if (!isNumber)
        return Failure::Gone;
    switch (extended & 0xff) {
    case 5: // BUSY
    case 6: // LOCKED
        return Failure::Transient;
    case 8:  // READONLY
    case 10: // IOERR
    case 13: // FULL
    case 14: // CANTOPEN
        return Failure::Gone;
    case 17: // SCHEMA
        return Failure::Stale;
    default:
        break;
    }
    return extended == 2067 || extended == 1555 ? Failure::Unique : Failure::Permanent;
}

Failure classifyPostgres(const QString &code)
{
    if (code.isEmpty())
        return Failure::Gone;
    if (code == "40001"_L1 || code == "40P01"_L1 || code == "55P03"_L1 || code == "57014"_L1)
        return Failure::Transient;
    if (code == "26000"_L1 || code == "0A000"_L1)
        return Failure::Stale;
    if (code == "23505"_L1)
        return Failure::Unique;
    // Connection exceptions, operator intervention, out of disk or connections, I/O, a server turned standby.
    for (const auto &gone : {"08"_L1, "57P"_L1, "53"_L1, "58"_L1, "25006"_L1}) {
        if (code.startsWith(gone))
            return Failure::Gone;
    }
    return Failure::Permanent;
}

} // namespace

Failure classify(Engine engine, const QSqlError &error, bool connected)
{
    if (!connected)
        return Failure::Gone;
    return engine == Engine::Sqlite ? classifySqlite(error.nativeErrorCode())
                                    : classifyPostgres(error.nativeErrorCode());
}

} // namespace dunlin::server
