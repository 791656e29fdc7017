// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A chaos_peer and what it has said so far.
#pragma once

#include <QJsonArray>
#include <QProcess>

#include <memory>

namespace dunlin::test {

class PeerProcess
{
public:
    PeerProcess(QString name, QStringList arguments, QString profile);
    ~PeerProcess();

    void start();
    // SIGKILL.
    void kill();
    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    // Nothing pending; only what this run has said counts.
    bool isDrained();
    bool hasFailed() { return said("failed"); }
    // In any run.
    bool wasSignedOut() const { return log().contains(QLatin1StringView("signed out: ")); }
    QString name() const { return m_name; }
    // All rows that the peer holds of the channel, oldest first; empty when it could not tell.
    QJsonArray dump();
    QString log() const;

private:
    bool said(const QByteArray &word);
    QString m_name;
    QStringList m_arguments;
    QString m_profile;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
};

} // namespace dunlin::test
