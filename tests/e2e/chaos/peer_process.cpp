// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/chaos/peer_process.h"

#include "tests/support/test_client.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace dunlin::test {

PeerProcess::PeerProcess(QString name, QStringList arguments, QString profile)
    : m_name(std::move(name))
    , m_arguments(std::move(arguments))
    , m_profile(std::move(profile))
{
    QDir().mkpath(m_profile);
}

PeerProcess::~PeerProcess()
{
    kill();
}

void PeerProcess::start()
{
    m_output.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(QDir(QCoreApplication::applicationDirPath()).filePath(u"chaos_peer"_s));
    m_process->setArguments(m_arguments + QStringList{u"--profile"_s, m_profile});
    m_process->setStandardErrorFile(m_profile + u".log"_s, QIODevice::Append);
    m_process->start();
    m_process->waitForStarted();
}

void PeerProcess::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
    m_process.reset();
}

bool PeerProcess::said(const QByteArray &word)
{
    if (!m_process)
        return false;
    m_output += m_process->readAllStandardOutput();
    return m_output.split('\n').contains(word);
}

bool PeerProcess::isDrained()
{
    return said("drained");
}

QJsonArray PeerProcess::dump()
{
    const QString path = m_profile + u".dump"_s;
    QFile::remove(path);
    for (int tries = 0; tries < 3; ++tries) {
        m_output.clear();
        m_process->write("dump " + path.toUtf8() + '\n');
        waitUntil([this] { return said("dumped") || said("offline") || said("nodump"); }, 90'000);
        if (said("dumped"))
            break;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).array();
}

QString PeerProcess::log() const
{
    QFile file(m_profile + u".log"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().right(20'000))
                                          : QString();
}

} // namespace dunlin::test
