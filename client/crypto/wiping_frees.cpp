// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/wiping_frees.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)                            \
    || __has_feature(memory_sanitizer)
#define DUNLIN_FOREIGN_HEAP
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define DUNLIN_FOREIGN_HEAP
#endif

#if defined(__GLIBC__) && !defined(DUNLIN_FOREIGN_HEAP)
#define DUNLIN_WIPING_FREES
#include <atomic>

#include <dlfcn.h>
#include <malloc.h>
#endif

namespace dunlin::client {

namespace {

// Of this thread. Plain values: they are there before and after everything else in a thread.
constinit thread_local int wiping = 0;

#ifdef DUNLIN_WIPING_FREES

constinit thread_local bool looking = false;

// A function of the heap that is behind us: the C library's, or one that was loaded in its place. Null: while it is looked for.
template <typename Function>
Function heaps(std::atomic<Function> &known, const char *name)
{
    Function found = known.load(std::memory_order_relaxed);
    if (!found && !looking) {
        looking = true;
        found = reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
        known.store(found, std::memory_order_relaxed);
        looking = false;
    }
    return found;
}

constinit std::atomic<void (*)(void *)> freeBehind = nullptr;
constinit std::atomic<void *(*)(void *, size_t)> reallocBehind = nullptr;

void freeByHeap(void *memory)
{
    // What looking for it frees is lost.
    if (auto *behind = heaps(freeBehind, "free"))
        behind(memory);
}

const void *libraryOf(const void *function)
{
    Dl_info info{};
    return dladdr(function, &info) != 0 ? info.dli_fbase : nullptr;
}

// How large something is can only whoever gave it say.
bool knowsSizes()
{
    static const bool knows = [] {
        auto *behind = heaps(freeBehind, "free");
        const void *library = behind ? libraryOf(reinterpret_cast<const void *>(behind)) : nullptr;
        return library && library == libraryOf(reinterpret_cast<const void *>(&malloc_usable_size));
    }();
    return knows;
}

#else

bool knowsSizes()
{
    return false;
}

#endif

} // namespace

WipingFrees::WipingFrees()
{
    wiping += knowsSizes() ? 1 : 0;
}

WipingFrees::~WipingFrees()
{
    wiping -= knowsSizes() ? 1 : 0;
}

bool WipingFrees::isEffective()
{
    return knowsSizes();
}

} // namespace dunlin::client

#ifdef DUNLIN_WIPING_FREES

extern "C" [[gnu::visibility("default")]] void free(void *memory) noexcept
{
    if (dunlin::client::wiping > 0 && memory)
        explicit_bzero(memory, malloc_usable_size(memory));
    dunlin::client::freeByHeap(memory);
}

// What is moved leaves its old place behind.
extern "C" [[gnu::visibility("default")]] void *realloc(void *memory, size_t size) noexcept
{
    if (dunlin::client::wiping <= 0 || !memory || size == 0) {
        auto *behind = dunlin::client::heaps(dunlin::client::reallocBehind, "realloc");
        return behind ? behind(memory, size) : nullptr;
    }
    void *moved = std::malloc(size);
    if (!moved)
        return nullptr;
    std::memcpy(moved, memory, std::min(size, malloc_usable_size(memory)));
    free(memory);
    return moved;
}

#endif
