// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/write_back.h"

#include "shared/core/log.h"

#include <algorithm>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#endif

namespace dunlin::server {

bool WriteBack::onThisSystem(int file, qint64 offset, qint64 bytes)
{
#ifdef Q_OS_LINUX
    constexpr unsigned all =
        SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
    return ::sync_file_range(file, offset, bytes, all) == 0;
#else
    Q_UNUSED(file)
    Q_UNUSED(offset)
    Q_UNUSED(bytes)
    return false;
#endif
}

WriteBack::WriteBack(const QString &path, Disk disk)
    : m_disk(std::move(disk))
    , m_file(path)
{
    m_works = m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (!m_works)
        qCDebug(lcStorage, "The database goes to the disk when SQLite says so: %s",
                qUtf8Printable(m_file.errorString()));
}

void WriteBack::run()
{
    if (!m_works)
        return;
    const qint64 size = m_file.size();
    const qint64 slice = std::max(LeastSlice, (size + MostSlices - 1) / MostSlices);
    for (qint64 at = 0; at < size; at += slice) {
        if (m_disk(m_file.handle(), at, std::min(slice, size - at)))
            continue;
        // Not closed: that is not for a moment at which SQLite has locks.
        qCDebug(lcStorage, "The database goes to the disk when SQLite says so.");
        m_works = false;
        return;
    }
}

} // namespace dunlin::server
