// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sealed_peer and what it has answered so far.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QProcess>

#include <memory>
#include <optional>

namespace dunlin::test {

class AskedPeer
{
public:
    AskedPeer(QStringList arguments, QString profile);
    ~AskedPeer();

    void start();
    // SIGKILL.
    void kill();
    // Ends as a program does that is broken, where a crash may leave what was in its memory.
    void crash();
    // Closed in order; false when that took too long.
    bool quit();
    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    // The number under which the answer comes.
    int ask(const QString &line);
    std::optional<QJsonObject> answer(int number);
    // It was killed before it answered.
    bool isLost(int number) const { return number < m_firstOfRun; }

    QString profile() const { return m_profile; }
    // The end of what it has to say of itself, and how often it said something.
    QString log() const;
    qsizetype count(const char *text) const;

private:
    QByteArray wholeLog() const;
    const QStringList m_arguments;
    const QString m_profile;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
    QHash<int, QJsonObject> m_answers;
    int m_last = 0;
    int m_firstOfRun = 1;
};

} // namespace dunlin::test
