// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>

#include <optional>

#include <sys/statvfs.h>

namespace dunlin::server {

// Of the disk that `path` is on. Asked of the system itself: QStorageInfo looks for the mount first, and finds none in a
// container or a chroot.
inline std::optional<qint64> freeDiskBytes(const QString &path)
{
    struct statvfs disk {
    };
    if (::statvfs(QFile::encodeName(path).constData(), &disk) != 0)
        return std::nullopt;
    return qint64(disk.f_bavail) * qint64(disk.f_frsize);
}

} // namespace dunlin::server
