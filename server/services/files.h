// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files: uploads that go on where they stopped, downloads in parts, and the end of what nobody needs.
//
// An upload is a row and a part in the object store. The row says how many bytes are safe, and is written after they
// are: a crash in between costs nothing but these bytes again. When all are there the content is hashed and placed
// under its hash, once for all files that have it. Nobody learns whether it was there before: every upload brings all
// its bytes, counts in full, and a file is asked for by its id alone.
//
// A content is placed after a row names its hash, and removed when none does; both happen on one thread, the lane, so
// that a content can't be placed and removed at once.
#pragma once

#include "server/auth/authenticator.h"
#include "server/files/file_workers.h"
#include "server/files/object_store.h"
#include "server/services/context.h"
#include "shared/wire/file.h"

#include <QSet>
#include <QTimer>

namespace dunlin::server {

struct FileSettings {
    qint64 quotaBytes = qint64(10) << 30;    // of one person
    qint64 reserveBytes = qint64(512) << 20; // of the disk, which no upload may take
    qint64 looseMs = qint64(24) * 3600 * 1000;
    qint64 sweepMs = qint64(600) * 1000;
};

// What has come and gone since the start; counted from any thread.
struct FileFigures {
    std::atomic<quint64> bytesTaken = 0;
    std::atomic<quint64> bytesGiven = 0;
    std::atomic<quint64> completed = 0;
};

struct UploadState {
    bool taken = true; // false: the bytes were meant for another offset
    qint64 offset = 0;
    qint64 size = 0;
};

// A complete file, for whoever may read it.
class FileContent
{
public:
    FileContent(std::shared_ptr<ObjectReader> reader, FileWorkers &workers, FileFigures &figures)
        : m_reader(std::move(reader))
        , m_workers(workers)
        , m_figures(figures)
    {
    }
    // From any thread.
    Async<QByteArray> read(qint64 at, qint64 length) const
    {
        return m_workers.run([reader = m_reader, &figures = m_figures, at, length] {
            Result<QByteArray> bytes = reader->read(at, length);
            if (bytes.ok())
                figures.bytesGiven.fetch_add(quint64(length), std::memory_order_relaxed);
            return bytes;
        });
    }

private:
    std::shared_ptr<ObjectReader> m_reader;
    FileWorkers &m_workers;
    FileFigures &m_figures;
};

struct Download {
    wire::FileRef file;
    std::shared_ptr<const FileContent> content;
};

class Files : public QObject
{
public:
    static constexpr qint64 MostUnfinished = 100; // of one person

    Files(const ServiceContext &context, ObjectStore &objects, const FileSettings &settings);

    Async<wire::FileUpload> create(const Caller &caller, const wire::FileCreate &request);
    Async<UploadState> progress(const Caller &caller, const FileId &id);
    Async<UploadState> append(const Caller &caller, const FileId &id, qint64 offset,
                              const QByteArray &bytes);
    Async<Download> open(const Caller &caller, const FileId &id);
    // A new file of the caller's, made of a complete picture of theirs: small, and without anything but the picture. It
    // is loose until it is worn. Invalid with field "avatarFileId".
    Async<FileId> makeAvatar(const Caller &caller, const FileId &picture);

    // Finishes what a stop has interrupted, finds what a crash has left behind, and sweeps from then on.
    void begin();
    // From any thread.
    const FileFigures &figures() const { return m_figures; }
    int waiting() const { return m_workers.busy(); }

private:
    // Writes, notes, and finishes when it was the last.
    Async<UploadState> take(const FileRecord &file, const QByteArray &bytes);
    Async<Done> finish(const FileRecord &file);
    Async<Done> place(const FileRecord &file);
    Async<Done> drop(const FileRecord &file, const Error &why);
    void forgetContent(const QByteArray &sha256);

    void sweep();
    void finishArrived();
    void findLostParts();
    void findLostContents(int shelf);

    const ServiceContext m_context;
    ObjectStore &m_objects;
    const FileSettings m_settings;
    QSet<FileId> m_busy;        // an upload has one writer at a time
    FileStore::Place m_checked; // up to where references were looked at
    bool m_sweeping = false;
    QTimer m_sweep;
    FileFigures m_figures;
    // Last: nothing of theirs runs when the rest goes.
    FileWorkers m_workers;
    FileWorkers m_lane;
    FileWorkers m_painter; // pictures cost more than the disk does
};

} // namespace dunlin::server
