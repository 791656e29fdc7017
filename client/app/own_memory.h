// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the allocator of glibc keeps of memory that was given back to it; elsewhere these do nothing.
#pragma once

#include <chrono>

class QGuiApplication;

namespace dunlin::client {

// Threads share two pools instead of having one each. Before the first thread is started.
void shareMemoryPools();

// Gives back to the system what is not used, once after the start and each time that nobody has touched anything for a while.
void giveMemoryBack(QGuiApplication &app,
                    std::chrono::milliseconds after = std::chrono::seconds(10));

} // namespace dunlin::client
