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
#include <malloc.h>
#endif

namespace dunlin::client {

namespace {

// Of this thread. A plain number: it is there before and after everything else in a thread.
constinit thread_local int wiping = 0;

} // namespace

WipingFrees::WipingFrees()
{
    ++wiping;
}

WipingFrees::~WipingFrees()
{
    --wiping;
}

bool WipingFrees::isEffective()
{
#ifdef DUNLIN_WIPING_FREES
    return true;
#else
    return false;
#endif
}

} // namespace dunlin::client

#ifdef DUNLIN_WIPING_FREES

// The C library's own, under the names that it keeps for whoever replaces them.
extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier)
void __libc_free(void *memory) noexcept;
void *__libc_malloc(size_t size) noexcept;
void *__libc_realloc(void *memory, size_t size) noexcept;
// NOLINTEND(bugprone-reserved-identifier)
}

extern "C" [[gnu::visibility("default")]] void free(void *memory) noexcept
{
    if (dunlin::client::wiping > 0 && memory)
        explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

// What is moved leaves its old place behind.
extern "C" [[gnu::visibility("default")]] void *realloc(void *memory, size_t size) noexcept
{
    if (dunlin::client::wiping <= 0 || !memory || size == 0)
        return __libc_realloc(memory, size);
    void *moved = __libc_malloc(size);
    if (!moved)
        return nullptr;
    std::memcpy(moved, memory, std::min(size, malloc_usable_size(memory)));
    free(memory);
    return moved;
}

#endif
