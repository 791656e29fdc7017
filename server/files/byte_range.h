// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers in the headers of up- and downloads.
#pragma once

#include <QByteArray>

#include <optional>

namespace dunlin::server {

struct ByteRange {
    enum class Kind : quint8 {
        Whole, // no range, another unit, or several: the whole is a lawful answer to all of them
        Part,
        Refused // malformed, or nothing of it is there
    };
    Kind kind = Kind::Whole;
    qint64 first = 0;
    qint64 length = 0;
    bool operator==(const ByteRange &) const = default;
};

// The Range header, for a content of `size` bytes.
ByteRange parseRange(const QByteArray &header, qint64 size);
// Upload-Offset: digits and nothing else.
std::optional<qint64> parseOffset(const QByteArray &header);

} // namespace dunlin::server
