// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/python_program.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr int AnswerMs = 60'000;

} // namespace

PythonProgram::PythonProgram(const QString &name)
    : m_path(QStringLiteral(DUNLIN_TEST_PEERS) + u'/' + name)
{
}

PythonProgram::~PythonProgram()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(AnswerMs))
        m_process.kill();
    m_process.waitForFinished();
}

bool PythonProgram::start()
{
    m_process.start(QStringLiteral(DUNLIN_TEST_PYTHON), {m_path});
    m_greeting = line();
    if (!m_greeting.isEmpty())
        return true;
    m_why +=
        u"\nThe packages that it needs are those of kind test in packaging/apt-packages.txt."_s;
    return false;
}

QJsonObject PythonProgram::ask(const QJsonObject &question)
{
    m_process.write(QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n');
    return line();
}

QJsonObject PythonProgram::line()
{
    while (!m_process.canReadLine() && m_process.waitForReadyRead(AnswerMs)) { }
    const QJsonObject answer = QJsonDocument::fromJson(m_process.readLine()).object();
    if (answer.isEmpty()) {
        m_process.waitForFinished(1000);
        m_why = m_process.program() + u' ' + m_path + u": "_s + m_process.errorString() + u' '
            + QString::fromUtf8(m_process.readAllStandardError()).right(2000);
    }
    return answer;
}

QString toHex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QByteArray hexOf(const QJsonObject &object, QLatin1StringView name)
{
    return QByteArray::fromHex(object.value(name).toString().toLatin1());
}

} // namespace dunlin::test
