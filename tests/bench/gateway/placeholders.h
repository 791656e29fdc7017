// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the load generator replaces in what a client is to send: as long as what takes its place, so that no length around it
// changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace dunlin::bench {

constexpr std::size_t TextBytes = 200;

inline std::string textPlace()
{
    return std::string(TextBytes, '@');
}

// A fresh UUIDv7, as text and as its 16 octets.
constexpr char UuidPlace[] = "@uuid, 36 characters as it is said.@";
constexpr char UuidOctetsPlace[] = "@uuid, 16 octets";
static_assert(sizeof UuidPlace == 36 + 1 && sizeof UuidOctetsPlace == 16 + 1);

// The id of every request in CBOR: an answer is known by it, which nothing else holds.
constexpr std::uint32_t CborRequestId = 0x2141434b;

} // namespace dunlin::bench
