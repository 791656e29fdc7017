// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/own_memory.h"

#include "client/app/idle_watch.h"

#include <QGuiApplication>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace dunlin::client {

namespace {

#ifdef __GLIBC__
constexpr int Pools = 2;
constexpr int LargeBlock = 128 * 1024; // bytes; one of its own, which goes back at once
#endif

void giveBackNow()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace

void shareMemoryPools()
{
#ifdef __GLIBC__
    ::mallopt(M_ARENA_MAX, Pools);
    ::mallopt(M_MMAP_THRESHOLD, LargeBlock);
#endif
}

void giveMemoryBack(QGuiApplication &app, std::chrono::milliseconds after)
{
    auto *watch = new IdleWatch(app, after);
    watch->setParent(&app);
    QObject::connect(watch, &IdleWatch::idleChanged, &app, [](bool idle) {
        if (idle)
            giveBackNow();
    });
}

} // namespace dunlin::client
