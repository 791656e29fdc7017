// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a crash leaves behind.
#pragma once

namespace dunlin {

// Nothing: a crash of this process writes none of its memory to a disk, from here on and for good. Whoever wants to see why it
// crashed runs it in a debugger.
void leaveNoCore();

} // namespace dunlin
