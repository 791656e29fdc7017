// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/client/process_tree.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QSet>
#include <QThread>

#include <csignal>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr int PoliteMs = 4000;
constexpr int ForlornMs = 700; // for those whose parent has gone
constexpr int LongestMs = 10'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The number behind "Name:".
qint64 fieldOf(const QByteArray &text, const QByteArray &name)
{
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

void adoptOrphans()
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

QList<qint64> processesBelow(const QList<qint64> &except)
{
    QHash<qint64, QList<qint64>> children;
    const QStringList names = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        bool isNumber = false;
        const qint64 process = name.toLongLong(&isNumber);
        if (!isNumber)
            continue;
        const QByteArray stat = contentOf(u"/proc/"_s + name + u"/stat"_s);
        // Behind the name, which may have anything in it: the state, then the parent.
        const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.first() != "Z")
            children[fields.value(1).toLongLong()].append(process);
    }
    QList<qint64> below;
    QList<qint64> toAsk{qint64(::getpid())};
    while (!toAsk.isEmpty()) {
        const QList<qint64> next = children.value(toAsk.takeFirst());
        for (const qint64 each : next) {
            if (except.contains(each))
                continue;
            below.append(each);
            toAsk.append(each);
        }
    }
    return below;
}

double kibOf(const QList<qint64> &processes, const char *field)
{
    double sum = 0;
    for (const qint64 each : processes)
        sum += double(fieldOf(contentOf(u"/proc/%1/smaps_rollup"_s.arg(each)), field));
    return sum;
}

qint64 wakeUpsOf(const QList<qint64> &processes)
{
    qint64 sum = 0;
    for (const qint64 each : processes) {
        const QString tasks = u"/proc/%1/task/"_s.arg(each);
        const QStringList threads = QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &thread : threads)
            sum += fieldOf(contentOf(tasks + thread + u"/status"_s), "voluntary_ctxt_switches");
    }
    return sum;
}

void endAll(qint64 first, const QList<qint64> &spared)
{
    ::kill(pid_t(first), SIGTERM);
    QElapsedTimer clock;
    clock.start();
    QSet<qint64> adopted;
    while (clock.elapsed() < LongestMs) {
        const QList<qint64> left = processesBelow(spared);
        if (left.isEmpty())
            break;
        const int patience = left.contains(first) ? PoliteMs : ForlornMs;
        for (const qint64 each : left) {
            if (each != first)
                adopted.insert(each);
            if (clock.elapsed() > patience)
                ::kill(pid_t(each), SIGKILL);
        }
        QThread::msleep(20);
    }
    // Nobody else asks how they ended.
    for (const qint64 each : std::as_const(adopted))
        ::waitpid(pid_t(each), nullptr, WNOHANG);
}

} // namespace dunlin::test
