// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of a device that others see: what the server hands out so that somebody can begin a session.
#pragma once

#include "client/crypto/address.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace dunlin::client {

// One-time keys have ids from 1 up; ids from here on are last-resort keys, one beside each signed prekey: protocol v4
// cannot say "no one-time key", so an empty shelf needs a key that may be used again.
inline constexpr quint32 LastResortBase = 0xF00000;

struct OneTimeKey {
    quint32 id = 0;
    QByteArray key; // X25519, 32 bytes
    bool operator==(const OneTimeKey &) const = default;
};

struct SignedPrekey {
    quint32 id = 0;
    QByteArray key;       // X25519, 32 bytes
    QByteArray signature; // by the identity key, 64 bytes
    OneTimeKey lastResort;
    bool operator==(const SignedPrekey &) const = default;
};

// A claim of the server, to be held against the owner's chain of devices before it is used.
struct Bundle {
    DeviceAddress of;
    QByteArray identityKey; // Ed25519 form, 32 bytes
    SignedPrekey prekey;
    std::optional<OneTimeKey> oneTime; // absent: the last-resort key is taken
    bool operator==(const Bundle &) const = default;
};

// What a session makes of a frame.
struct SealedFrame {
    quint8 kind = 0; // 1: key exchange and message, 2: message
    QByteArray bytes;
    bool operator==(const SealedFrame &) const = default;
};

} // namespace dunlin::client
