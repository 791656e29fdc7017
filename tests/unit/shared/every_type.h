// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Walks every type that travels, by the lists at the end of the wire headers. A new type is tested
// without a new line of test code.
#pragma once

#include "shared/wire/frames.h"
#include "shared/wire/http_api.h"

namespace dunlin {

template <typename Visit>
void forEveryWireType(Visit visit)
{
#define DUNLIN_VISIT(T) visit(std::type_identity<wire::T>{});
    DUNLIN_WIRE_ERROR(DUNLIN_VISIT)
    DUNLIN_WIRE_ACCOUNT(DUNLIN_VISIT)
    DUNLIN_WIRE_MESSAGE(DUNLIN_VISIT)
    DUNLIN_WIRE_CHANNEL(DUNLIN_VISIT)
    DUNLIN_WIRE_SYNC(DUNLIN_VISIT)
    DUNLIN_WIRE_HUB(DUNLIN_VISIT)
#undef DUNLIN_VISIT
}

} // namespace dunlin
