// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/wire/frames.h"
#include "shared/wire/http_api.h"
#include "shared/wire/version.h"

namespace dunlin::wire {

ErrorBody toBody(const Error &error)
{
    ErrorBody body{
        error.code, error.detail.isEmpty() ? QString(errcName(error.code)) : error.detail, {}, {}};
    if (!error.field.isEmpty())
        body.field = error.field;
    if (error.retryAfterSeconds > 0)
        body.retryAfter = error.retryAfterSeconds;
    return body;
}

Error toError(const ErrorBody &body)
{
    return fail(body.code, body.message, body.field.value_or(QString()),
                body.retryAfter.value_or(0));
}

namespace {

template <typename Registry>
constexpr bool numbersAreUnique(const Registry &registry)
{
    return std::apply(
        [](const auto &...each) {
            const std::array numbers{each.number...};
            const std::array names{std::string_view(each.name)...};
            for (size_t i = 0; i < numbers.size(); ++i) {
                for (size_t j = i + 1; j < numbers.size(); ++j) {
                    if (numbers[i] == numbers[j] || names[i] == names[j])
                        return false;
                }
            }
            return true;
        },
        registry);
}

static_assert(numbersAreUnique(operations));
static_assert(numbersAreUnique(events));

} // namespace

} // namespace dunlin::wire
