// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole server inside the test's process, with data of its own, so that the test holds its clock.
#pragma once

#include "server/app/node.h"
#include "tests/support/test_server.h"

#include <QTemporaryDir>

namespace dunlin::test {

// The system's time plus what the test has added: timers go on as they do, and a day passes at once.
class LeapingClock : public Clock
{
public:
    qint64 nowMs() const override { return m_system.nowMs() + m_ahead.load(); }
    void leap(std::chrono::milliseconds by) { m_ahead += by.count(); }

private:
    const SystemClock m_system;
    std::atomic<qint64> m_ahead = 0;
};

class LocalServer
{
public:
    // The clock outlives the server.
    LocalServer(Database database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {
    }
    // Stops as SIGTERM would; a database of its own is dropped.
    ~LocalServer();

    // An empty text, or what went wrong.
    QString start();
    QString url() const { return m_node->url(); }

private:
    const Database m_database;
    const Clock &m_clock;
    QTemporaryDir m_dir;
    std::unique_ptr<PostgresDatabase> m_postgres;
    std::unique_ptr<server::Node> m_node;
};

} // namespace dunlin::test
