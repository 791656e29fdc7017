// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the bytes of files are. Contents are kept by their SHA-256, so that the same content is kept once; an upload is
// a part that grows under its own id until it is placed among the contents.
//
// Every call blocks and may be slow: only file workers call. Names come from ids and hashes alone, never from what
// people write. Errors: Unavailable when there is no room, Gone when a part is not there any more, Internal else.
#pragma once

#include "shared/core/id.h"
#include "shared/core/result.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace dunlin::server {

// A content that is being read. Stays readable when the content is removed meanwhile.
class ObjectReader
{
public:
    virtual ~ObjectReader() = default;
    virtual qint64 size() const = 0;
    // `length` bytes from `at` on; they lie within the size.
    virtual Result<QByteArray> read(qint64 at, qint64 length) = 0;
};

class ObjectStore
{
public:
    static constexpr int Shelves = 256;

    virtual ~ObjectStore() = default;

    // Writes behind the first `offset` bytes. When it returns they are safe from a power cut. What a call that never
    // returned has left behind them is dropped.
    virtual Status append(const FileId &part, qint64 offset, const QByteArray &bytes) = 0;
    struct Look {
        QByteArray sha256;
        QByteArray beginning; // for telling what it is
    };
    // Reads a part of `size` bytes from end to end.
    virtual Result<Look> look(const FileId &part, qint64 size) = 0;
    // The part becomes the content with this hash; again after a crash. One that is there already stays.
    virtual Status place(const FileId &part, const QByteArray &sha256, qint64 size) = 0;
    // Nothing to do is no failure, here and in remove().
    virtual Status discard(const FileId &part) = 0;
    virtual Status remove(const QByteArray &sha256) = 0;
    // Gone when there is no such content.
    virtual Result<std::shared_ptr<ObjectReader>> open(const QByteArray &sha256) = 0;

    virtual Result<qint64> freeBytes() = 0;
    // What lies there, for finding what nobody knows of.
    virtual Result<QList<FileId>> parts() = 0;
    virtual Result<QList<QByteArray>> contents(int shelf) = 0;
};

} // namespace dunlin::server
