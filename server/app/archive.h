// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One file with many in it: a tar, compressed by zstd, through libarchive. What is read is taken for somebody else's:
// only plain files count, and a name is never a path.
#pragma once

#include "shared/core/result.h"

#include <QFile>

#include <functional>
#include <memory>

struct archive;
struct archive_entry;

namespace dunlin::server {

class ArchiveWriter
{
public:
    // A file that is not there yet, readable by its owner alone.
    static Result<std::unique_ptr<ArchiveWriter>> create(const QString &path);
    ~ArchiveWriter();
    Q_DISABLE_COPY_MOVE(ArchiveWriter)

    // `read` gives the bytes from `at` on, `length` of them.
    using Read = std::function<Result<QByteArray>(qint64 at, qint64 length)>;
    Status add(const QString &name, qint64 size, qint64 time, const Read &read);
    // All is written, and safe from a power cut.
    Status finish();

private:
    explicit ArchiveWriter(const QString &path)
        : m_file(path)
    {
    }
    Error failed() const;

    QFile m_file;
    archive *m_archive = nullptr;
};

class ArchiveReader
{
public:
    static Result<std::unique_ptr<ArchiveReader>> open(const QString &path);
    ~ArchiveReader();
    Q_DISABLE_COPY_MOVE(ArchiveReader)

    struct Entry {
        QString name;
        qint64 size = 0;
    };
    // Absent at the end. What was not read of the entry before is skipped.
    Result<std::optional<Entry>> next();
    // The next bytes of the entry; empty at its end.
    Result<QByteArray> read();

private:
    ArchiveReader() = default;
    Error failed() const;

    archive *m_archive = nullptr;
};

} // namespace dunlin::server
