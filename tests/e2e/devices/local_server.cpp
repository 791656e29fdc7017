// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/devices/local_server.h"

#include "tests/support/test_client.h"

using namespace Qt::StringLiterals;

namespace dunlin::test {

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
}

QString LocalServer::start()
{
    server::Config config;
    config.dataDir = m_dir.path();
    config.port = 0;
    config.registration = server::RegistrationMode::Open;
    config.rateLimits = false;
    if (m_database == Database::Postgres) {
        QString why;
        m_postgres = PostgresDatabase::create(qEnvironmentVariable("DUNLIN_TEST_POSTGRES"), &why);
        if (!m_postgres)
            return why;
        config.database = m_postgres->url();
    }
    auto created = server::Node::create(config, m_clock);
    if (const auto *failure = std::get_if<server::StartFailure>(&created))
        return failure->why;
    m_node = std::get<std::unique_ptr<server::Node>>(std::move(created));
    const auto failure = m_node->listen();
    return failure ? failure->why : QString();
}

} // namespace dunlin::test
