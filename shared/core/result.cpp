// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/result.h"

#include <array>

using namespace Qt::StringLiterals;

namespace dunlin {

namespace {
struct Row {
    Errc code;
    QLatin1StringView name;
    int http;
};
constexpr std::array Rows{
    Row{Errc::Invalid, "invalid"_L1, 400},         Row{Errc::Unauthorized, "unauthorized"_L1, 401},
    Row{Errc::Forbidden, "forbidden"_L1, 403},     Row{Errc::NotFound, "notFound"_L1, 404},
    Row{Errc::Conflict, "conflict"_L1, 409},       Row{Errc::Gone, "gone"_L1, 410},
    Row{Errc::TooLarge, "tooLarge"_L1, 413},       Row{Errc::RateLimited, "rateLimited"_L1, 429},
    Row{Errc::Unavailable, "unavailable"_L1, 503}, Row{Errc::Internal, "internal"_L1, 500},
};
} // namespace

QLatin1StringView errcName(Errc code)
{
    for (const Row &row : Rows) {
        if (row.code == code)
            return row.name;
    }
    return "internal"_L1;
}

std::optional<Errc> errcFromName(QStringView name)
{
    for (const Row &row : Rows) {
        if (row.name == name)
            return row.code;
    }
    return std::nullopt;
}

int errcHttpStatus(Errc code)
{
    for (const Row &row : Rows) {
        if (row.code == code)
            return row.http;
    }
    return 500;
}

} // namespace dunlin
