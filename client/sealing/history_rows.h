// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the backup of history keeps in the sealed store, for the files that it is made of; nobody else includes this.
#pragma once

#include "client/crypto/bytes.h"
#include "client/sealing/history_backup.h"

namespace dunlin::client::backuprows {

inline const QByteArray BookName = QByteArrayLiteral("book");
inline const QByteArray WordsName = QByteArrayLiteral("words"); // that are in no page yet
inline const QByteArray OffName = QByteArrayLiteral("off");
inline const QByteArray KeyName = QByteArrayLiteral("key");

inline QByteArray nameOf(quint32 page)
{
    ByteWriter writer;
    return writer.u32(page).take();
}

// How many pieces stand in a part of a page's content that ends behind one.
inline quint32 piecesIn(const QByteArray &content)
{
    const auto read = readHistory(content);
    return read.ok() ? quint32(read->chains.size() + read->words.size()) : 0;
}

} // namespace dunlin::client::backuprows

namespace dunlin::client {

// Pages below `sent` are on the server and not here any more; of that one it has `sentBytes`.
struct HistoryBackup::Book {
    quint32 open = 0; // that is being filled
    quint32 sent = 0;
    quint32 sentBytes = 0;
    quint32 added = 0;
    quint32 kept = 0;
};

} // namespace dunlin::client
