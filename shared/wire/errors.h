// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Errors as they travel, and the codes with which a hub connection is closed.
#pragma once

#include "shared/core/result.h"
#include "shared/schema/field.h"
#include "shared/wire/codecs.h"

namespace dunlin {

constexpr auto enumTable(Errc)
{
    return std::array{
        EnumName{Errc::Invalid, "invalid"},         EnumName{Errc::Unauthorized, "unauthorized"},
        EnumName{Errc::Forbidden, "forbidden"},     EnumName{Errc::NotFound, "notFound"},
        EnumName{Errc::Conflict, "conflict"},       EnumName{Errc::Gone, "gone"},
        EnumName{Errc::TooLarge, "tooLarge"},       EnumName{Errc::RateLimited, "rateLimited"},
        EnumName{Errc::Unavailable, "unavailable"}, EnumName{Errc::Internal, "internal"},
    };
}

} // namespace dunlin

namespace dunlin::wire {

struct ErrorBody {
    Errc code = Errc::Internal;
    QString message;
    std::optional<QString> field;
    std::optional<qint64> retryAfter;
    bool operator==(const ErrorBody &) const = default;

    static constexpr const char *typeName = "Error";
    static constexpr auto fields = FieldList{
        dunlin::field(1, "code", &ErrorBody::code),
        defaulted(2, "message", &ErrorBody::message, "for a person"),
        dunlin::field(3, "field", &ErrorBody::field, "name of the culprit"),
        dunlin::field(4, "retryAfter", &ErrorBody::retryAfter, "seconds"),
    };
};

ErrorBody toBody(const Error &error);
Error toError(const ErrorBody &body);

// 4000-4499: come back and resume. 4500-4999: don't. Unknown codes follow their range.
enum class CloseCode : int {
    Drain = 4000,
    SlowConsumer = 4001,
    PingTimeout = 4002,
    Replaced = 4003,
    Overload = 4004,
    Unauthorized = 4500,
    ProtocolError = 4501,
    VersionUnsupported = 4502,
    DeviceRevoked = 4503,
};

constexpr bool mayReconnect(int closeCode)
{
    return closeCode < 4500 || closeCode > 4999;
}

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_ERROR(X) X(ErrorBody)

namespace dunlin {
DUNLIN_WIRE_ERROR(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
