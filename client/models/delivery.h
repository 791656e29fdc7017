// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How far one of the user's own messages has come, as the views show it.
//
// Delivered and Read mean: by every other member of the channel, as far as the server told. A message of
// somebody else is always Sent.
#pragma once

#include <QObject>

namespace dunlin::client::delivery {
Q_NAMESPACE

enum Value {
    Queued,    // on this device's disk; leaves when the server is reachable
    Sending,   // on its way, not yet acknowledged
    Sent,      // stored by the server
    Delivered, // on a device of every other member
    Read,      // read by every other member
    Failed,    // refused; stays until the user retries or cancels
};
Q_ENUM_NS(Value)

} // namespace dunlin::client::delivery
