// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ed25519 (RFC 8032) through libsodium, and the checks of points that come from outside.
//
// libsodium refuses what libomemo-c's own verification lets through (S not below L, small orders): everything that
// Dunlin itself signs is verified here, never there.
#pragma once

#include "shared/core/secret.h"

#include <QByteArray>

#include <optional>

namespace dunlin::client {

class SigningKey
{
public:
    static SigningKey create();
    // Absent unless the seed has 32 bytes.
    static std::optional<SigningKey> fromSeed(const Secret &seed);

    const QByteArray &publicKey() const { return m_public; } // 32 bytes
    Secret seed() const;                                     // what is stored
    QByteArray sign(const QByteArray &text) const;           // 64 bytes

private:
    SigningKey() = default;
    Secret m_secret; // seed and public key, as libsodium wants them
    QByteArray m_public;
};

bool verifySignature(const QByteArray &publicKey, const QByteArray &text,
                     const QByteArray &signature);

// On the curve, encoded in the one way, in the main subgroup.
bool isEd25519Point(const QByteArray &point);
// Encoded in the one way, and not of a small order: a key agreement with such a one gives a secret that everybody knows.
bool isX25519Point(const QByteArray &point);

} // namespace dunlin::client
