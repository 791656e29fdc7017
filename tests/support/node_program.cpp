// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/node_program.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr int InstallMs = 300'000;
constexpr int RunMs = 120'000;
const QString Source = QStringLiteral(DUNLIN_TEST_NODE_SOURCE);
const QString Folder = QStringLiteral(DUNLIN_TEST_NODE_FOLDER);

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

bool NodeProgram::install()
{
    QDir().mkpath(Folder);
    QLockFile lock(Folder + u"/install.lock"_s);
    lock.setStaleLockTime(InstallMs);
    if (!lock.tryLock(InstallMs)) {
        m_why = u"another test installs the packages, and does not end"_s;
        return false;
    }
    for (const QString &name : QDir(Source).entryList(QDir::Files)) {
        QFile::remove(Folder + u'/' + name);
        QFile::copy(Source + u'/' + name, Folder + u'/' + name);
    }
    // By what is to be there, so that an older build folder takes up a new list.
    const QString done = Folder + u"/node_modules/.installed"_s;
    const QByteArray list = QCryptographicHash::hash(contentOf(Source + u"/package-lock.json"_s),
                                                     QCryptographicHash::Sha256)
                                .toHex();
    if (contentOf(done) == list)
        return true;
    QProcess npm;
    npm.setWorkingDirectory(Folder);
    npm.start(u"npm"_s, {u"ci"_s, u"--no-audit"_s, u"--no-fund"_s, u"--ignore-scripts"_s});
    if (!npm.waitForFinished(InstallMs) || npm.exitCode() != 0) {
        m_why = u"npm ci: "_s + npm.errorString() + u' '
            + QString::fromUtf8(npm.readAllStandardError()).right(500);
        return false;
    }
    QFile mark(done);
    if (!mark.open(QIODevice::WriteOnly) || mark.write(list) != list.size()) {
        m_why = mark.errorString();
        return false;
    }
    return true;
}

NodeRun NodeProgram::run(const QString &name, const QStringList &arguments, const QByteArray &input)
{
    QProcess node;
    node.setWorkingDirectory(Folder);
    node.start(u"node"_s, QStringList{name} + arguments);
    node.write(input);
    node.closeWriteChannel();
    const bool ended = QTest::qWaitFor([&] { return node.state() == QProcess::NotRunning; }, RunMs);
    NodeRun run{-1, node.readAllStandardOutput(), node.readAllStandardError()};
    if (ended && node.exitStatus() == QProcess::NormalExit
        && node.error() == QProcess::UnknownError)
        run.exitCode = node.exitCode();
    else
        run.errors += node.errorString().toUtf8();
    node.kill();
    return run;
}

} // namespace dunlin::test
