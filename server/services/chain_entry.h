// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the server looks at in an entry of a chain that clients sign. The layout is docs/crypto.md, "Chains"; who signed
// what is for clients to verify, who trust no server with it.
#pragma once

#include "server/auth/rights.h"
#include "shared/core/id.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace dunlin::server {

struct ChainPlace {
    QByteArray log; // 16: the account, by its own name for itself
    qint64 seq = 0;
    QByteArray previous; // 32
};

inline constexpr qsizetype MaxChainEntry = 1024;

// Of a chain of devices. Absent when the bytes can't be an entry.
std::optional<ChainPlace> placeOf(const QByteArray &entry);

// The numbers travel.
enum class RosterOp : quint8 { First = 0, Admit = 1, Remove = 2, SetRoles = 3 };

struct RosterName {
    UserId user;
    QByteArray account; // 16
    wire::Role role = wire::Role::Unknown;
};

// An entry of a channel's roster. Refused entries would be no harm to clients, for whom they are void, but would fill the
// log: so more is looked at than the place.
struct RosterEntry {
    ChainPlace place; // its log is the channel's id
    RosterOp op = RosterOp::First;
    QByteArray signer; // 16: an account
    DeviceId device;
    qint64 signerHead = 0;
    QList<RosterName> people;   // whom it names; none when it removes
    QList<QByteArray> accounts; // whom it removes
    QByteArray signedText;
    QByteArray signature; // 64
};

// Absent when the bytes can't be an entry, or its body is none of its kind.
std::optional<RosterEntry> rosterEntryOf(const QByteArray &entry);

} // namespace dunlin::server
