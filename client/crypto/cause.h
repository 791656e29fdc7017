// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why something sealed does not open, or is not sealed: a closed list, so that every cause has an expected outcome
// and a text. It travels in Error::field; Error::detail says which check spoke and never holds a key or content.
#pragma once

#include "shared/core/result.h"

#include <optional>

namespace dunlin::client {

enum class Cause : quint8 {
    NoSession = 1, // no session with that device, or its keys are gone: start a new one
    UnknownChain,  // the chain of keys has not arrived: ask for it, keep the message
    TooFar,        // further ahead than one message may jump
    Repeated,      // opened before: drop it, it is no fault
    Damaged,       // changed, cut or never ours
    Misdirected,   // sealed for somebody or somewhere else, or in another's name
    NotTrusted,    // the device is not (or no more) in its owner's chain
    BadKeys,       // a bundle or point that must not be used
    Rollback,      // a chain shorter than the one that is held
    Fork,          // another entry where one is held
    Forged,        // an entry that its signer might not make
    TooNew,        // a version that this program does not speak
    NotLogged, // a chain that is not in the server's log of all chains, or a log that is another one
    Orphaned,  // a roster of which nobody who signed it is there any more: its owner may believe it
    Unvouched, // of a device that was taken off; none of its owner's others has said that it knows it: ask them
    LocalState, // what this device stored does not parse
};

// For the log and for `dunlinctl`: "noSession", "unknownChain", ...
QLatin1StringView causeName(Cause cause);
Error refusal(Cause cause, const QString &detail);
// Absent for errors that are no refusals, e.g. of the database.
std::optional<Cause> causeOf(const Error &error);

} // namespace dunlin::client
