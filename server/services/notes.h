// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What services tell themselves on other nodes (Fanout::note). A number is never used again.
#pragma once

namespace dunlin::server {

enum class Note : int {
    PresenceChosen = 1, // 16 bytes of the person, one of the state
    // Gossip's, each with a struct of its own.
    TokensTaken = 2,
    SignInTried = 3,
    TicketChanged = 4,
    DeviceHas = 5,      // Wakes', with a struct of its own
    ProfileChanged = 6, // 16 bytes of the person
};

} // namespace dunlin::server
