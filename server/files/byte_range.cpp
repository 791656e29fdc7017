// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/files/byte_range.h"

#include <algorithm>
#include <limits>

namespace dunlin::server {

namespace {

constexpr qint64 Most = std::numeric_limits<qint64>::max();

// Digits only; what is too big for a number is as good as the biggest one.
std::optional<qint64> digits(QByteArrayView text)
{
    if (text.isEmpty())
        return std::nullopt;
    qint64 number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        const int digit = c - '0';
        number = number > (Most - digit) / 10 ? Most : number * 10 + digit;
    }
    return number;
}

} // namespace

ByteRange parseRange(const QByteArray &header, qint64 size)
{
    using Kind = ByteRange::Kind;
    const ByteRange whole{Kind::Whole, 0, size};
    const ByteRange refused{Kind::Refused, 0, 0};
    const QByteArray text = header.trimmed();
    const qsizetype equals = text.indexOf('=');
    if (text.isEmpty())
        return whole;
    if (equals < 0)
        return refused;
    if (text.left(equals).trimmed().compare("bytes", Qt::CaseInsensitive) != 0)
        return whole;
    const QByteArray spec = text.mid(equals + 1).trimmed();
    if (spec.contains(','))
        return whole;
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return refused;
    const auto last = digits(QByteArrayView(spec).sliced(dash + 1));
    if (dash == 0) {
        if (!last || *last == 0 || size == 0)
            return refused;
        const qint64 length = std::min(*last, size);
        return {Kind::Part, size - length, length};
    }
    const auto first = digits(QByteArrayView(spec).first(dash));
    const bool isOpen = dash + 1 == spec.size();
    if (!first || (!isOpen && (!last || *last < *first)) || *first >= size)
        return refused;
    const qint64 end = isOpen ? size - 1 : std::min(*last, size - 1);
    return {Kind::Part, *first, end - *first + 1};
}

std::optional<qint64> parseOffset(const QByteArray &header)
{
    const auto number = digits(header.trimmed());
    return number && *number < Most ? number : std::nullopt;
}

} // namespace dunlin::server
