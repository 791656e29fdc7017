// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a backup is made of besides its archive: its description, the names of its entries, and rows.
#include "server/app/backup_manifest.h"
#include "server/storage/sql/row_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin::server;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto demand = [](bool holds) {
        if (!holds)
            abort();
    };

    const auto manifest = BackupManifest::fromJson(bytes);
    if (manifest.ok()) {
        const auto again = BackupManifest::fromJson(manifest->toJson());
        demand(again.ok() && again->toJson() == manifest->toJson());
    }

    const QString name = QString::fromUtf8(bytes);
    for (const QString &each :
         {name, QStringLiteral("tables/") + name, QStringLiteral("files/") + name}) {
        if (const auto table = tableOfEntry(each))
            demand(!table->contains(u'/') && !table->contains(u'.')
                   && tableEntryName(*table) == each);
        if (const auto content = contentOfEntry(each))
            demand(content->size() == 32 && contentEntryName(*content) == each);
    }

    std::vector<Cell> cells;
    for (const qsizetype columns : {0, 1, 2, 5}) {
        if (!decodeRow(bytes, columns, cells).ok())
            continue;
        QByteArray encoded;
        encodeRow(cells, encoded);
        demand(encoded == bytes);
    }

    // However they are cut, the rows are the same.
    QByteArray whole;
    RowSplitter atOnce;
    const bool good = atOnce
                          .take(bytes,
                                [&](QByteArrayView row) {
                                    whole += framed(row);
                                    return dunlin::ok();
                                })
                          .ok();
    QByteArray pieces;
    RowSplitter slowly;
    bool same = true;
    const qsizetype piece = bytes.size() / 10 + 1;
    for (qsizetype at = 0; at < bytes.size() && same; at += piece)
        same = slowly
                   .take(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)),
                         [&](QByteArrayView row) {
                             pieces += framed(row);
                             return dunlin::ok();
                         })
                   .ok();
    demand(!good || (same && whole == pieces && atOnce.isBetweenRows() == slowly.isBetweenRows()));
    return 0;
}
