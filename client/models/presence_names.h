// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What models and views call the state in which somebody is: the wire's names.
#pragma once

#include "shared/wire/presence.h"

#include <optional>

namespace dunlin::client {

inline QString presenceName(wire::PresenceState state)
{
    for (const auto &each : wire::enumTable(wire::PresenceState())) {
        if (each.value == state)
            return QString::fromLatin1(each.name);
    }
    return QStringLiteral("offline");
}

inline std::optional<wire::PresenceState> presenceFromName(const QString &name)
{
    for (const auto &each : wire::enumTable(wire::PresenceState())) {
        if (name == QLatin1StringView(each.name))
            return each.value;
    }
    return std::nullopt;
}

} // namespace dunlin::client
