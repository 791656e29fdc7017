// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgres_cluster.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace dunlin::test {

std::unique_ptr<PostgresCluster> PostgresCluster::start(QString *reason)
{
    auto cluster = std::unique_ptr<PostgresCluster>(new PostgresCluster);
    const std::optional<QString> url = cluster->act(u"start"_s);
    if (!url) {
        *reason = cluster->m_errors;
        return nullptr;
    }
    cluster->m_url = *url;
    return cluster;
}

PostgresCluster::~PostgresCluster()
{
    act(u"stop"_s);
}

bool PostgresCluster::kill()
{
    return act(u"kill"_s).has_value();
}

bool PostgresCluster::restart()
{
    return act(u"restart"_s).has_value();
}

std::optional<QString> PostgresCluster::act(const QString &verb)
{
    QProcess script;
    script.start(QStringLiteral(DUNLIN_TEST_POSTGRES_SCRIPT), {verb, m_dir.path()});
    // The postmaster inherits the script's output: waiting for the end of the process, not of its output.
    const bool ended = script.waitForFinished(120'000);
    m_errors = QString::fromUtf8(script.readAllStandardError()).trimmed();
    if (!ended || script.exitStatus() != QProcess::NormalExit || script.exitCode() != 0)
        return std::nullopt;
    return QString::fromUtf8(script.readAllStandardOutput()).trimmed();
}

} // namespace dunlin::test
