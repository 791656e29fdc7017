// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/files/content_type.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

struct Mark {
    qsizetype at;
    QByteArrayView bytes;
    const char *type;
};

#define MARK(at, bytes, type)                                                                      \
    Mark                                                                                           \
    {                                                                                              \
        at, QByteArrayView(bytes, sizeof(bytes) - 1), type                                         \
    }

const std::array Marks{
    MARK(0, "\x89PNG\r\n\x1a\n", "image/png"),
    MARK(0, "\xff\xd8\xff", "image/jpeg"),
    MARK(0, "GIF87a", "image/gif"),
    MARK(0, "GIF89a", "image/gif"),
    MARK(0, "%PDF-", "application/pdf"),
    MARK(0, "PK\x03\x04", "application/zip"),
    MARK(0, "PK\x05\x06", "application/zip"),
    MARK(0, "\x1f\x8b", "application/gzip"),
    MARK(0, "\x28\xb5\x2f\xfd", "application/zstd"),
    MARK(0, "\xfd\x37zXZ\x00", "application/x-xz"),
    MARK(0, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    MARK(0, "OggS\x00", "audio/ogg"),
    MARK(0, "fLaC", "audio/flac"),
    MARK(0, "ID3", "audio/mpeg"),
    MARK(0, "\xff\xfb", "audio/mpeg"),
    MARK(0, "\xff\xf3", "audio/mpeg"),
    MARK(0, "\xff\xf2", "audio/mpeg"),
    MARK(257, "ustar", "application/x-tar"),
};

bool has(QByteArrayView bytes, qsizetype at, QByteArrayView mark)
{
    return bytes.size() >= at + mark.size() && bytes.sliced(at, mark.size()) == mark;
}

// ISO base media: the brand says which.
const char *brandType(QByteArrayView bytes)
{
    const QByteArrayView brand = bytes.sliced(8, 4);
    if (brand == "avif" || brand == "avis")
        return "image/avif";
    if (brand == "heic" || brand == "heix" || brand == "mif1")
        return "image/heic";
    if (brand == "M4A " || brand == "M4B ")
        return "audio/mp4";
    return brand == "qt  " ? "video/quicktime" : "video/mp4";
}

// UTF-8 without the control characters that no text has. The end may be cut inside a character.
bool isText(QByteArrayView bytes, bool whole)
{
    qsizetype i = 0;
    while (i < bytes.size()) {
        const auto lead = uchar(bytes[i]);
        if (lead < 0x80) {
            if ((lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r' && lead != '\f'
                 && lead != 0x1b)
                || lead == 0x7f)
                return false;
            ++i;
            continue;
        }
        const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4)
            return false;
        for (int k = 1; k <= more; ++k) {
            if (i + k >= bytes.size())
                return !whole;
            if ((uchar(bytes[i + k]) & 0xc0) != 0x80)
                return false;
        }
        i += more + 1;
    }
    return !bytes.isEmpty();
}

} // namespace

QString sniffContentType(QByteArrayView bytes, bool whole)
{
    for (const Mark &each : Marks) {
        if (has(bytes, each.at, each.bytes))
            return QString::fromLatin1(each.type);
    }
    if (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP"))
        return u"image/webp"_s;
    if (has(bytes, 0, "RIFF") && has(bytes, 8, "WAVE"))
        return u"audio/wav"_s;
    if (has(bytes, 4, "ftyp") && bytes.size() >= 12)
        return QString::fromLatin1(brandType(bytes));
    if (has(bytes, 0, "\x1a\x45\xdf\xa3"))
        return bytes.first(std::min<qsizetype>(bytes.size(), 64)).indexOf("webm") >= 0
            ? u"video/webm"_s
            : u"video/x-matroska"_s;
    return isText(bytes, whole) ? u"text/plain"_s : u"application/octet-stream"_s;
}

bool isPicture(const QString &contentType)
{
    return contentType == "image/png"_L1 || contentType == "image/jpeg"_L1
        || contentType == "image/gif"_L1 || contentType == "image/webp"_L1;
}

} // namespace dunlin::server
