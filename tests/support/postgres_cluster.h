// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A PostgreSQL of a test's own, which it may kill: its own folder under the system's temporary one, its own free
// port, fsync on. Stopped and removed with the object. Built on tests/support/postgres.sh.
#pragma once

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace dunlin::test {

class PostgresCluster
{
public:
    // Null with a reason when there is no PostgreSQL server on this machine or it does not start.
    static std::unique_ptr<PostgresCluster> start(QString *reason);
    ~PostgresCluster();

    // postgres://superuser:password@127.0.0.1:port/postgres
    QString url() const { return m_url; }
    // Everything that it writes.
    QString folder() const { return m_dir.path(); }
    // As a power cut would: kill -9 of the postmaster. Returns when all its processes are gone.
    bool kill();
    // A fast restart, or a start after kill(); same port. Returns when it accepts connections.
    bool restart();

private:
    PostgresCluster() = default;
    // What the script printed; absent when it failed.
    std::optional<QString> act(const QString &verb);

    QTemporaryDir m_dir;
    QString m_url;
    QString m_errors;
};

} // namespace dunlin::test
