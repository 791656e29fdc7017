// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What comes with files: names, ranges, offsets, and the bytes by which a type is told.
#include "server/files/byte_range.h"
#include "server/files/content_type.h"
#include "server/files/file_name.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin::server;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto demand = [](bool holds) {
        if (!holds)
            abort();
    };

    const QString name = cleanFileName(QString::fromUtf8(bytes));
    demand(!name.isEmpty() && name.toUtf8().size() <= 200);
    demand(!name.contains(u'/') && !name.contains(u'\\') && !name.startsWith(u'.'));
    for (const QChar each : name)
        demand(each.unicode() >= 0x20 && each.unicode() != 0x7f);
    for (const char each : attachmentCalled(QString::fromUtf8(bytes)))
        demand(each >= 0x20 && each < 0x7f);

    for (const qint64 length : {qint64(0), qint64(1), qint64(1000), qint64(1) << 62}) {
        for (const QByteArray &header : {bytes, QByteArray("bytes=" + bytes)}) {
            const ByteRange range = parseRange(header, length);
            if (range.kind == ByteRange::Kind::Part)
                demand(range.first >= 0 && range.length > 0
                       && range.first <= length - range.length);
        }
    }
    if (const auto offset = parseOffset(bytes))
        demand(*offset >= 0);

    const QString type = sniffContentType(bytes, size % 2 == 0);
    demand(!type.contains(u"html") && !type.contains(u"xml") && !type.contains(u"svg")
           && !type.contains(u"script"));
    return 0;
}
