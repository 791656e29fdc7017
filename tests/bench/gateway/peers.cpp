// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/gateway/peers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <sched.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr int ConnectMs = 200'000;
constexpr int InstallMs = 600'000;

void allowCpus(int first, int last)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int i = first; i <= last; ++i)
        CPU_SET(i, &set);
    sched_setaffinity(0, sizeof set, &set);
}

int cpuCount()
{
    return int(sysconf(_SC_NPROCESSORS_ONLN));
}

// The last word of a program that has gone wrong.
QString lastLineOf(const QByteArray &text)
{
    return QString::fromUtf8(text.trimmed().split('\n').constLast());
}

} // namespace

bool OnCpu::isOff = false;

bool OnCpu::has(int cpu)
{
    return cpu < cpuCount() && !isOff;
}

OnCpu::OnCpu(int cpu)
{
    if (has(cpu))
        allowCpus(cpu, cpu);
}

OnCpu::~OnCpu()
{
    allowCpus(0, cpuCount() - 1);
}

PlainServer::~PlainServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool PlainServer::start(const QString &program, const QStringList &arguments)
{
    const OnCpu here(ServerCpu);
    m_process.start(program, arguments);
    if (m_process.waitForReadyRead(20'000))
        m_port = m_process.readLine().trimmed().toUShort();
    if (m_port == 0)
        m_why = program + u": "_s + m_process.errorString() + u' '
            + lastLineOf(m_process.readAllStandardError());
    return m_port != 0;
}

Load::~Load()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished())
        m_process.kill();
    m_process.waitForFinished();
}

bool Load::start(const Options &options)
{
    const OnCpu there(LoadCpu);
    const bool polls =
        OnCpu::has(LoadCpu) && qEnvironmentVariable("DUNLIN_BENCH_PATIENCE") != u"sleeps"_s;
    m_process.start(QStringLiteral(DUNLIN_LOAD_GENERATOR),
                    QStringList{u"--port"_s, QString::number(options.port), u"--connections"_s,
                                QString::number(options.connections), u"--pid"_s,
                                QString::number(options.serverPid), u"--patience"_s,
                                polls ? u"polls"_s : u"sleeps"_s}
                        + options.more);
    return readLine(ConnectMs).has_value();
}

std::optional<Figures> Load::saturate(int inFlight, double warmUp, double seconds)
{
    return run(u"saturate %1"_s.arg(inFlight), warmUp, seconds);
}

std::optional<Figures> Load::pace(double perSecond, double warmUp, double seconds)
{
    return run(u"pace %1"_s.arg(perSecond), warmUp, seconds);
}

std::optional<Figures> Load::run(const QString &command, double warmUp, double seconds)
{
    m_process.write(u"%1 %2 %3\n"_s.arg(command).arg(warmUp).arg(seconds).toLatin1());
    const auto line = readLine(int((warmUp + seconds) * 1000) + 90'000);
    if (!line)
        return std::nullopt;
    const QJsonObject figures = QJsonDocument::fromJson(*line).object();
    const auto number = [&](QLatin1StringView name) { return figures.value(name).toDouble(); };
    return Figures{number("perSecond"_L1),
                   number("serverCpu"_L1) * 1e6 / number("deliveries"_L1),
                   number("p50"_L1),
                   number("p99"_L1),
                   number("messages"_L1) / number("seconds"_L1),
                   number("busy"_L1),
                   number("othersCpu"_L1) / number("seconds"_L1),
                   qint64(number("sentInAll"_L1)),
                   qint64(number("acceptedInAll"_L1))};
}

std::optional<QByteArray> Load::readLine(int patienceMs)
{
    QElapsedTimer time;
    time.start();
    while (!m_process.canReadLine() && m_process.state() != QProcess::NotRunning
           && time.elapsed() < patienceMs)
        m_process.waitForReadyRead(patienceMs);
    if (m_process.canReadLine())
        return m_process.readLine();
    m_why = u"the load generator: "_s + lastLineOf(m_process.readAllStandardError());
    return std::nullopt;
}

QString installNodePeer(QString *why)
{
    const QString source = QStringLiteral(DUNLIN_NODE_PEER_SOURCE);
    const QString folder = QStringLiteral(DUNLIN_NODE_PEER_FOLDER);
    const QString done = folder + u"/node_modules/.installed"_s;
    QDir().mkpath(folder);
    for (const QString &name : {u"package.json"_s, u"package-lock.json"_s, u"node_peer.mjs"_s}) {
        QFile::remove(folder + u'/' + name);
        QFile::copy(source + u'/' + name, folder + u'/' + name);
    }
    if (QFile::exists(done))
        return folder;
    QProcess npm;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Where distributions put node's headers: better-sqlite3 is compiled when there is no binary to be had.
    if (QFile::exists(u"/usr/include/node/node.h"_s)
        && !environment.contains(u"npm_config_nodedir"_s))
        environment.insert(u"npm_config_nodedir"_s, u"/usr"_s);
    npm.setProcessEnvironment(environment);
    npm.setWorkingDirectory(folder);
    npm.start(u"npm"_s, {u"ci"_s, u"--no-audit"_s, u"--no-fund"_s});
    if (!npm.waitForFinished(InstallMs) || npm.exitCode() != 0) {
        *why = u"npm ci: "_s + npm.errorString() + u' ' + lastLineOf(npm.readAllStandardError());
        return {};
    }
    QFile mark(done);
    return mark.open(QIODevice::WriteOnly) ? folder : QString();
}

} // namespace dunlin::test
