// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this build speaks. The subprotocol's number is the protocol's major version; fields and operations are
// only ever added within it.
#pragma once

#include <QString>

namespace dunlin::wire {

inline constexpr QLatin1StringView SubprotocolJson{"dunlin.v1.json"};
inline constexpr QLatin1StringView SubprotocolCbor{"dunlin.v1.cbor"};
inline constexpr QLatin1StringView ApiPrefix{"/api/v1"};
inline constexpr QLatin1StringView HubPath{"/hub"};
inline constexpr int DefaultPort = 8470;

} // namespace dunlin::wire
