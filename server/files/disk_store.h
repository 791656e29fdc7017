// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The object store in a folder: parts/ID, and contents/XX/SHA256 with the first byte of the hash as XX. The order of
// writing: bytes, fsync, and only then whoever called notes how many there are.
#pragma once

#include "server/files/object_store.h"

#include <QString>

namespace dunlin::server {

class DiskStore final : public ObjectStore
{
public:
    // Makes the folders, readable for this user alone.
    static Result<std::unique_ptr<DiskStore>> create(const QString &folder);

    Status append(const FileId &part, qint64 offset, const QByteArray &bytes) override;
    Result<Look> look(const FileId &part, qint64 size) override;
    Status place(const FileId &part, const QByteArray &sha256, qint64 size) override;
    Status discard(const FileId &part) override;
    Status remove(const QByteArray &sha256) override;
    Result<std::shared_ptr<ObjectReader>> open(const QByteArray &sha256) override;
    // A part, for a copy of it. Gone when there is no such part.
    Result<std::shared_ptr<ObjectReader>> openPart(const FileId &part);
    Result<qint64> freeBytes() override;
    Result<QList<FileId>> parts() override;
    Result<QList<QByteArray>> contents(int shelf) override;

private:
    static Result<std::shared_ptr<ObjectReader>> openFile(const QByteArray &path);
    explicit DiskStore(QByteArray folder)
        : m_folder(std::move(folder))
    {
    }
    QByteArray partsPath() const { return m_folder + "/parts"; }
    QByteArray pathOf(const FileId &part) const;
    QByteArray shelfPath(const QByteArray &sha256) const;
    QByteArray pathOf(const QByteArray &sha256) const;

    const QByteArray m_folder;
};

} // namespace dunlin::server
