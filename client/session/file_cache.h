// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Contents of files on this device: fetched once, kept within a bound, the longest unused go first.
//
// A file comes in pieces into NAME.part and gets its name when it is whole, so that a piece of one is never taken for
// the file and an interrupted download goes on. Lives in the engine's thread.
//
// A file of an encrypted channel rests as it came. It is opened into a folder that goes with the program, and counts as
// opened when all of it was read and is what its message says.
#pragma once

#include "client/crypto/attachment.h"
#include "client/link/http_client.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace dunlin::client {

class FileCache : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 PieceBytes = 1 << 20;
    static constexpr qint64 DefaultBound = qint64(512) << 20;

    // `folder` is made when it is needed; `http` outlives the cache.
    FileCache(QString folder, HttpClient &http, qint64 bound = DefaultBound);
    ~FileCache() override;

    // What opens a file; absent: it was not sealed.
    using Opener = std::function<Result<std::optional<FileSeal>>(const FileId &)>;
    void setOpener(Opener opener) { m_opener = std::move(opener); }

    // The path of the whole file, of this size; fetched first when it is not here. Asked twice it comes once.
    Async<QString> fetch(const FileId &id, qint64 size);
    // The path of somebody's picture, whose size nobody was told; it comes in one piece, and none is larger.
    static constexpr qint64 LargestPicture = 1 << 20;
    Async<QString> fetchPicture(const FileId &id);
    // The file's content sealed into another, `to`, under a key of its own; one that was sealed is not opened on the disk.
    Async<FileSeal> sealAnew(const FileId &id, qint64 size, const QString &to);
    // A path beside the opened files, for the content of one that was sealed here: it goes with them. Empty: the folder can't be
    // made.
    QString aside();
    // Another account: everything goes.
    void clear();
    // Lets go of what is beyond the bound.
    void trim();
    // Of the files that lie in a folder, without those in folders of its own.
    static qint64 bytesIn(const QString &folder);
    // Of all that lies here.
    qint64 bytes() const;
    // Lets go of all that can be fetched again, but for these and for what is on its way. Answers how many bytes that were.
    qint64 release(const QSet<FileId> &needed);

private:
    struct Job {
        qint64 size = 0;
        QList<Deferred<QString>> waiting;
    };
    QString pathOf(const FileId &id) const;
    QString openedFolder() const;
    bool makeOpenedFolder() const;
    Status makeFolder() const;
    Async<QString> fetchAsItIs(const FileId &id, qint64 size);
    Async<QString> openSealed(const FileId &id, const QString &sealed, const FileSeal &seal);
    void dropOpened();
    void nextPiece(const FileId &id);
    void took(const FileId &id, const Result<QByteArray> &piece);
    void end(const FileId &id, const Result<QString> &outcome);
    Result<QString> keepPicture(const FileId &id, const Result<QByteArray> &bytes);

    const QString m_folder;
    HttpClient &m_http;
    const qint64 m_bound;
    Opener m_opener;
    quint64 m_openings = 0;
    QSet<QString> m_asides; // names in the opened folder
    QHash<FileId, Job> m_jobs;
    QHash<FileId, QList<Deferred<QString>>> m_pictures; // that are under way
};

} // namespace dunlin::client
