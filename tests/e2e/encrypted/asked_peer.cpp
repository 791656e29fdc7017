// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/encrypted/asked_peer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

// Nothing around the program keeps a crash from leaving all of its memory.
void allowCore()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_CORE, &limit);
}

} // namespace

AskedPeer::AskedPeer(QStringList arguments, QString profile)
    : m_arguments(std::move(arguments))
    , m_profile(std::move(profile))
{
    QDir().mkpath(m_profile);
}

AskedPeer::~AskedPeer()
{
    kill();
}

void AskedPeer::start()
{
    m_output.clear();
    m_answers.clear();
    m_firstOfRun = m_last + 1;
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(QDir(QCoreApplication::applicationDirPath()).filePath(u"sealed_peer"_s));
    m_process->setArguments(m_arguments + QStringList{u"--profile"_s, m_profile});
    m_process->setWorkingDirectory(m_profile);
    m_process->setChildProcessModifier(allowCore);
    m_process->setStandardErrorFile(m_profile + u".log"_s, QIODevice::Append);
    m_process->start();
    m_process->waitForStarted();
}

void AskedPeer::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
    m_process.reset();
    m_firstOfRun = m_last + 1;
}

void AskedPeer::crash()
{
    if (isRunning()) {
        ::kill(pid_t(m_process->processId()), SIGABRT);
        m_process->waitForFinished();
    }
    kill();
}

bool AskedPeer::quit()
{
    if (!m_process)
        return true;
    ask(u"quit"_s);
    const bool isOver = m_process->waitForFinished(30'000);
    kill();
    return isOver;
}

int AskedPeer::ask(const QString &line)
{
    const int number = ++m_last;
    if (m_process)
        m_process->write(QByteArray::number(number) + ' ' + line.toUtf8() + '\n');
    return number;
}

std::optional<QJsonObject> AskedPeer::answer(int number)
{
    if (m_process)
        m_output += m_process->readAllStandardOutput();
    for (qsizetype end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
        const QByteArray line = m_output.left(end);
        m_output.remove(0, end + 1);
        const qsizetype space = line.indexOf(' ', 3);
        if (line.startsWith("re ") && space > 0)
            m_answers.insert(line.mid(3, space - 3).toInt(),
                             QJsonDocument::fromJson(line.mid(space + 1)).object());
    }
    const auto found = m_answers.constFind(number);
    return found == m_answers.cend() ? std::nullopt : std::optional(*found);
}

QByteArray AskedPeer::wholeLog() const
{
    QFile file(m_profile + u".log"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString AskedPeer::log() const
{
    return QString::fromUtf8(wholeLog().right(8'000));
}

qsizetype AskedPeer::count(const char *text) const
{
    return wholeLog().count(text);
}

} // namespace dunlin::test
