// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// SQLite: a checkpoint writes into the kernel's memory, and SQLite asks for it to be on the disk only when all of the log
// is carried over, before the log begins anew. Whoever carries over the last of it is the writer, between two commits, and
// it would wait for everything that was carried over meanwhile. Here that goes to the disk before, a slice at a time and
// each waited for, so that the commits' own syncs never find much ahead of them.
//
// Nothing is made durable by it and nothing relies on it: SQLite syncs as it did. Linux alone; elsewhere it does nothing.
#pragma once

#include <QFile>

#include <functional>

namespace dunlin::server {

class WriteBack
{
public:
    static constexpr qint64 LeastSlice = 8 * 1024 * 1024;
    static constexpr qint64 MostSlices = 1024; // a larger file has larger ones

    // Has these bytes of an open file written to the disk and waits for it. False: it can't be done.
    using Disk = std::function<bool(int file, qint64 offset, qint64 bytes)>;
    static bool onThisSystem(int file, qint64 offset, qint64 bytes);

    // The file has a handle of its own: the kernel tells an error of the disk once to each, and SQLite's are to hear of it when
    // they sync. Closing any handle of a file releases the process's locks on it (POSIX), SQLite's too: whoever has this
    // closes its connections to the database first.
    explicit WriteBack(const QString &path, Disk disk = onThisSystem);

    // On one thread at a time. What fails is tried no more.
    void run();

private:
    const Disk m_disk;
    QFile m_file;
    bool m_works = false;
};

} // namespace dunlin::server
