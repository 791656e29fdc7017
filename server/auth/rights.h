// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may do what in a channel: one pure table, the one of docs/protocol ("Roles"). Every operation asks it.
#pragma once

#include "shared/wire/channel.h"

#include <array>

namespace dunlin::server {

enum class Action : quint8 {
    Read, // history, members, card, sync, own marks, typing of others
    Leave,
    React,
    Send, // and reply, and tell that one is typing
    EditOwn,
    DeleteOwn,
    Pin,           // and take a pin off, whoever set it
    Invite,        // by link
    ChangeChannel, // name, description, retention, slow mode
    DeleteOthers,
    MentionAll,   // in a channel of any size
    AddMember,    // directly, as member or below
    RemoveMember, // below oneself
    ManageHooks,
    ChangeRoles, // and hand over
    DeleteChannel,
};

inline constexpr std::array allActions{
    Action::Read,          Action::Leave,        Action::React,       Action::Send,
    Action::EditOwn,       Action::DeleteOwn,    Action::Pin,         Action::Invite,
    Action::ChangeChannel, Action::DeleteOthers, Action::MentionAll,  Action::AddMember,
    Action::RemoveMember,  Action::ManageHooks,  Action::ChangeRoles, Action::DeleteChannel};

// The least powerful role that may. Roles are in rising order of power.
constexpr wire::Role leastRoleThatMay(Action action)
{
    switch (action) {
    case Action::Read:
    case Action::Leave:
        return wire::Role::ReadOnly;
    case Action::React:
    case Action::Send:
    case Action::EditOwn:
    case Action::DeleteOwn:
    case Action::Pin:
    case Action::Invite:
        return wire::Role::Member;
    case Action::ChangeChannel:
    case Action::DeleteOthers:
    case Action::MentionAll:
    case Action::AddMember:
    case Action::RemoveMember:
    case Action::ManageHooks:
        return wire::Role::Admin;
    case Action::ChangeRoles:
    case Action::DeleteChannel:
        return wire::Role::Owner;
    }
    return wire::Role::Owner;
}

constexpr bool may(wire::Role role, Action action)
{
    return role != wire::Role::Unknown && role >= leastRoleThatMay(action);
}

// Bit n: the role with number n.
constexpr quint32 rolesThatMay(Action action)
{
    quint32 bits = 0;
    for (const auto role :
         {wire::Role::ReadOnly, wire::Role::Member, wire::Role::Admin, wire::Role::Owner}) {
        if (may(role, action))
            bits |= 1u << quint32(role);
    }
    return bits;
}

// Whether one member may act on another at all.
constexpr bool standsAbove(wire::Role one, wire::Role other)
{
    return one > other;
}

} // namespace dunlin::server
