// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/own_figures.h"

#include "shared/core/async.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSysInfo>

#ifdef Q_OS_LINUX
#include <ctime>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

#ifdef Q_OS_LINUX
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Switches that the threads of this process asked for: each is a sleep, and what follows a wake-up.
qint64 voluntarySwitches()
{
    qint64 sum = 0;
    const QStringList threads =
        QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &each : threads) {
        const QList<QByteArray> lines =
            contentOf(u"/proc/self/task/"_s + each + u"/status"_s).split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("voluntary_ctxt_switches:"))
                sum += line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
        }
    }
    return sum;
}
#endif

qint64 bytesIn(const QString &folder)
{
    qint64 sum = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        sum += files.fileInfo().size();
    }
    return sum;
}

} // namespace

OwnFigures::OwnFigures(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
}

QString OwnFigures::qtVersion() const
{
    return QString::fromLatin1(qVersion());
}

QString OwnFigures::system() const
{
    return QSysInfo::prettyProductName();
}

void OwnFigures::look()
{
#ifdef Q_OS_LINUX
    const QList<QByteArray> pages = contentOf(u"/proc/self/statm"_s).split(' ');
    m_memory = pages.value(1).toLongLong() * sysconf(_SC_PAGESIZE);
    timespec cpu{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    const qint64 cpuMs = qint64(cpu.tv_sec) * 1000 + cpu.tv_nsec / 1'000'000;
    const qint64 switches = voluntarySwitches();
    if (m_since.isValid() && m_since.elapsed() > 0) {
        const qreal seconds = qreal(m_since.elapsed()) / 1000;
        m_load = qreal(cpuMs - m_cpuMs) / 1000 / seconds;
        // A thread that ended takes its count along.
        m_wakeUps = qreal(qMax<qint64>(0, switches - m_switches)) / seconds;
    }
    m_cpuMs = cpuMs;
    m_switches = switches;
    m_since.start();
#endif
    lookAtDisk();
    Q_EMIT changed();
}

void OwnFigures::lookAtDisk()
{
    if (m_folder.isEmpty() || std::exchange(m_isAtDisk, true))
        return;
    finally(this,
            runOn(QThreadPool::globalInstance(),
                  [folder = m_folder]() -> Result<qint64> { return bytesIn(folder); }),
            [this](const Result<qint64> &bytes) {
                m_isAtDisk = false;
                if (!bytes.ok() || *bytes == m_disk)
                    return;
                m_disk = *bytes;
                Q_EMIT changed();
            });
}

void OwnFigures::noteFirstFrame()
{
#ifdef Q_OS_LINUX
    if (m_firstFrame > 0)
        return;
    // Field 22 of stat, counted behind the name, which may have blanks: clock ticks from boot to our start.
    const QByteArray stat = contentOf(u"/proc/self/stat"_s);
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const qint64 nowMs = qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
    const qint64 startMs = fields.value(19).toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
    m_firstFrame = qMax<qint64>(1, nowMs - startMs);
    Q_EMIT changed();
#endif
}

} // namespace dunlin::client
