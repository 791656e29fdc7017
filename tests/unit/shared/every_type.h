// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Walks every type that travels: what the two registries name, and what those structs hold. A new type is tested
// without a new line of test code.
#pragma once

#include "shared/wire/frames.h"
#include "shared/wire/http_api.h"

namespace dunlin {

template <typename Visit>
void forEveryWireType(Visit visit)
{
    std::apply(
        [&](const auto &...each) {
            (visit(std::type_identity<typename std::remove_cvref_t<decltype(each)>::Request>{}),
             ...);
            (visit(std::type_identity<typename std::remove_cvref_t<decltype(each)>::Reply>{}), ...);
        },
        wire::operations);
    std::apply(
        [&](const auto &...each) {
            (visit(std::type_identity<typename std::remove_cvref_t<decltype(each)>::Data>{}), ...);
        },
        wire::events);
    std::apply(
        [&](const auto &...each) {
            (visit(std::type_identity<typename std::remove_cvref_t<decltype(each)>::Request>{}),
             ...);
            (visit(std::type_identity<typename std::remove_cvref_t<decltype(each)>::Reply>{}), ...);
        },
        wire::endpoints);
    visit(std::type_identity<wire::ErrorBody>{});
}

} // namespace dunlin
