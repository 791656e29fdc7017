// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sessions of this device with other devices: X3DH and Double Ratchet by libomemo-c, protocol v4 (OMEMO 2).
//
// One object serves one piece of work on one thread: it reads and changes key state through the StateWork that it is
// given and keeps nothing itself; while it lives, its thread wipes whatever it frees. Every call works whole or leaves
// the state as it was. Whether a device may be spoken to is asked at every seal and open, not only when a session begins.
#pragma once

#include "client/crypto/device_keys.h"
#include "client/crypto/key_state.h"
#include "client/crypto/wiping_frees.h"

#include <functional>
#include <memory>

namespace dunlin::client {

// True if the device is active in its owner's verified chain and has this identity key (Ed25519 form) there.
using Trust = std::function<bool(const DeviceAddress &, const QByteArray &identityKey)>;

class DeviceSessions
{
public:
    // Signed prekeys are made anew weekly; one that was replaced stays as long as a first message may be under way.
    static constexpr qint64 PrekeyLifeMs = 7LL * 24 * 3600 * 1000;
    static constexpr qint64 PrekeyKeptMs = 35LL * 24 * 3600 * 1000;

    // Refers to `state`. Unavailable if the library can't start.
    static Result<std::unique_ptr<DeviceSessions>> create(const DeviceAddress &self, Trust trust,
                                                          StateWork &state);
    ~DeviceSessions();
    DeviceSessions(const DeviceSessions &) = delete;
    DeviceSessions &operator=(const DeviceSessions &) = delete;

    // --- keys of this device
    // The identity and a first signed prekey; Conflict if there is an identity already.
    Status generate(qint64 nowMs);
    Result<QByteArray> identityKey();
    // By the identity key; verifies as Ed25519. For the proof of possession in the device chain.
    Result<QByteArray> signWithIdentity(const QByteArray &text);
    Result<SignedPrekey> signedPrekey();
    Result<bool> prekeyIsDue(qint64 nowMs);
    // Makes a new one and removes those that were replaced more than PrekeyKeptMs ago.
    Status rotatePrekey(qint64 nowMs);
    // `count` fresh ones (1..1000), with ids that were never used before.
    Result<QList<OneTimeKey>> makeOneTimeKeys(int count);

    // --- sessions
    // False also for one whose record has grown beyond reason: begin it anew.
    Result<bool> hasSession(const DeviceAddress &with);
    // BadKeys or NotTrusted for a bundle that must not be used.
    Status begin(const Bundle &bundle);
    // NoSession without one, NotTrusted if the device is no more in its owner's chain.
    Result<SealedFrame> seal(const DeviceAddress &to, const QByteArray &plain);
    // Any cause. A repeat of a first message under a last-resort key opens again: who asks must know the frame's id.
    Result<QByteArray> open(const DeviceAddress &from, const SealedFrame &sealed);
    Status forget(const DeviceAddress &with);

private:
    class Library;
    explicit DeviceSessions(std::unique_ptr<Library> library);
    const WipingFrees m_wiping; // until the library is gone
    std::unique_ptr<Library> m_library;
};

} // namespace dunlin::client
