// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The little of OpenSSL that Web Push needs: the curve P-256, HKDF-SHA-256 and AES-128-GCM. libsodium, which does
// everything else (decision 6), has none of the first.
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QByteArray>

namespace dunlin::server::p256 {

inline constexpr qsizetype PublicBytes = 65; // uncompressed point
inline constexpr qsizetype SecretBytes = 32;

struct KeyPair {
    Secret secret;
    QByteArray publicKey;
};

// Unavailable when the library has no randomness.
Result<KeyPair> createKeyPair();
// Whether these bytes are a point of the curve, as it is sent.
bool isPublicKey(const QByteArray &bytes);
// ECDH: the 32 bytes that both sides get. Invalid when the other's key is none.
Result<Secret> agree(const KeyPair &own, const QByteArray &other);
// ECDSA with SHA-256: r and s, 64 bytes, as JWS (RFC 7518, 3.4) has it.
Result<QByteArray> sign(const KeyPair &key, const QByteArray &bytes);

// HKDF with SHA-256 (RFC 5869), both of its steps.
Result<Secret> hkdf(const QByteArray &salt, const Secret &key, const QByteArray &info, int size);
// AES-128-GCM: the ciphertext with its tag behind it.
Result<QByteArray> seal(const Secret &key, const Secret &nonce, const QByteArray &plain);

} // namespace dunlin::server::p256
