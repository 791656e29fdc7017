// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/telemetry/process_figures.h"

#include <QByteArrayList>
#include <QFile>

#include <dirent.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Seconds since 1970 at which the system started.
double bootedAt()
{
    static const double time = [] {
        for (const QByteArray &line : content(u"/proc/stat"_s).split('\n')) {
            if (line.startsWith("btime "))
                return line.mid(6).trimmed().toDouble();
        }
        return 0.0;
    }();
    return time;
}

// Newer systems tell it as the folder's size; else the entries are counted.
qint64 openDescriptors()
{
    constexpr const char *path = "/proc/self/fd";
    struct stat status {
    };
    if (::stat(path, &status) == 0 && status.st_size > 0)
        return qint64(status.st_size);
    qint64 count = 0;
    if (DIR *folder = ::opendir(path)) {
        while (::readdir(folder))
            ++count;
        ::closedir(folder);
        count -= 3; // . and .. and the one that was opened to count
    }
    return count;
}

} // namespace

std::optional<ProcessFigures> processFigures()
{
    const QByteArray stat = content(u"/proc/self/stat"_s);
    // The name of the process stands in parentheses and may hold anything; behind it the fields are numbered from 3.
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const auto field = [&](int number) { return fields.value(number - 3).toDouble(); };
    if (fields.size() < 22)
        return std::nullopt;
    const double ticks = double(::sysconf(_SC_CLK_TCK));
    ProcessFigures figures;
    figures.cpuSeconds = (field(14) + field(15)) / ticks;
    figures.threads = qint64(field(20));
    figures.startedAt = bootedAt() + field(22) / ticks;
    figures.virtualBytes = qint64(field(23));
    figures.residentBytes = qint64(field(24)) * ::sysconf(_SC_PAGESIZE);
    figures.openDescriptors = openDescriptors();
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        figures.mostDescriptors = qint64(limit.rlim_cur);
    return figures;
}

} // namespace dunlin::server
