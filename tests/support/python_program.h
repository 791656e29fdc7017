// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program of tests/integration/client/peers: other people's cryptography from Debian's Python packages, asked one
// question at a time. Errors are sentences for a test's failure message.
#pragma once

#include <QJsonObject>
#include <QProcess>

namespace dunlin::test {

class PythonProgram
{
public:
    // `name`: omemo_peer.py and so on.
    explicit PythonProgram(const QString &name);
    ~PythonProgram();
    PythonProgram(const PythonProgram &) = delete;
    PythonProgram &operator=(const PythonProgram &) = delete;

    // True once it has said its first line; otherwise why() tells what is missing.
    bool start();
    const QString &why() const { return m_why; }
    const QJsonObject &greeting() const { return m_greeting; }
    // Empty if it ended or says nothing: then why() has its last words.
    QJsonObject ask(const QJsonObject &question);

private:
    QJsonObject line();
    const QString m_path;
    QProcess m_process;
    QJsonObject m_greeting;
    QString m_why;
};

// Bytes in questions and answers are hexadecimal.
QString toHex(const QByteArray &bytes);
QByteArray hexOf(const QJsonObject &object, QLatin1StringView name);

} // namespace dunlin::test
