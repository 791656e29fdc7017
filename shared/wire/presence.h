// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is there (protocol, "Presence").
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"
#include "shared/wire/codecs.h"

namespace dunlin::wire {

enum class PresenceState : quint8 {
    Unknown = 0,
    Online = 1,
    Away = 2,
    Dnd = 3,
    Invisible = 4, // chosen, never told of somebody else
    Offline = 5    // told, never chosen
};
constexpr auto enumTable(PresenceState)
{
    return std::array{EnumName{PresenceState::Online, "online"},
                      EnumName{PresenceState::Away, "away"}, EnumName{PresenceState::Dnd, "dnd"},
                      EnumName{PresenceState::Invisible, "invisible"},
                      EnumName{PresenceState::Offline, "offline"}};
}

struct PresenceRequest {
    PresenceState state = PresenceState::Unknown;
    bool operator==(const PresenceRequest &) const = default;

    static constexpr const char *typeName = "PresenceRequest";
    static constexpr auto fields =
        FieldList{field(1, "state", &PresenceRequest::state, "online, away, dnd, invisible")};
};

struct PresenceEvent {
    UserId userId;
    PresenceState state = PresenceState::Unknown;
    std::optional<qint64> lastSeenAt;
    bool operator==(const PresenceEvent &) const = default;

    static constexpr const char *typeName = "PresenceEvent";
    static constexpr auto fields = FieldList{
        field(1, "userId", &PresenceEvent::userId),
        field(2, "state", &PresenceEvent::state, "invisible: of the receiver only"),
        field(3, "lastSeenAt", &PresenceEvent::lastSeenAt,
              "offline: if the person lets it be seen"),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_PRESENCE(X) X(PresenceRequest) X(PresenceEvent)

namespace dunlin {
DUNLIN_WIRE_PRESENCE(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
