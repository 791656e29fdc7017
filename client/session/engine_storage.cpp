// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that knows what lies on the disk, and what of it the server has too.

#include "client/session/engine.h"

#include <QDir>
#include <QFileInfo>

namespace dunlin::client {

namespace {

qint64 bytesOf(const QString &folder)
{
    qint64 sum = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &each : files)
        sum += each.size();
    return sum;
}

} // namespace

Result<StorageUse> Engine::storageUse() const
{
    return StorageUse{bytesOf(m_folder), m_files->bytes(), bytesOf(outgoingFolder(m_folder))};
}

Result<qint64> Engine::freeStorage()
{
    QSet<FileId> needed;
    const QList<PendingOp> ops = m_outbox->all();
    for (const PendingOp &op : ops) {
        // What can't be read now may need any of them.
        if (!op.restingFiles.isEmpty())
            return fail(Errc::Unavailable,
                        QStringLiteral("Something waits to be sent that can't be read now"));
        // The message that brought it may be gone from the server when it is sent on.
        for (const PendingFile &each : op.files)
            needed.insert(each.from);
    }
    return m_files->release(needed);
}

} // namespace dunlin::client
