// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that knows what lies on the disk, and what of it the server has too.

#include "client/session/engine.h"

namespace dunlin::client {

Result<StorageUse> Engine::storageUse() const
{
    return StorageUse{FileCache::bytesIn(m_folder), m_files->bytes(),
                      FileCache::bytesIn(outgoingFolder(m_folder))};
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
