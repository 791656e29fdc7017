// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/signing.h"

#include "client/crypto/bytes.h"

#include <sodium.h>

namespace dunlin::client {

SigningKey SigningKey::create()
{
    return *fromSeed(Secret(randomBytes(crypto_sign_SEEDBYTES)));
}

std::optional<SigningKey> SigningKey::fromSeed(const Secret &seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES)
        return std::nullopt;
    SigningKey key;
    QByteArray secret(crypto_sign_SECRETKEYBYTES, Qt::Uninitialized);
    key.m_public.resize(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_seed_keypair(octets(key.m_public), octets(secret), octets(seed.reveal()));
    key.m_secret = Secret(std::move(secret));
    return key;
}

Secret SigningKey::seed() const
{
    QByteArray seed(crypto_sign_SEEDBYTES, Qt::Uninitialized);
    crypto_sign_ed25519_sk_to_seed(octets(seed), octets(m_secret.reveal()));
    return Secret(std::move(seed));
}

QByteArray SigningKey::sign(const QByteArray &text) const
{
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(octets(signature), nullptr, octets(text), size_t(text.size()),
                         octets(m_secret.reveal()));
    return signature;
}

bool verifySignature(const QByteArray &publicKey, const QByteArray &text,
                     const QByteArray &signature)
{
    return publicKey.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(octets(signature), octets(text), size_t(text.size()),
                                       octets(publicKey))
        == 0;
}

bool isEd25519Point(const QByteArray &point)
{
    return point.size() == crypto_core_ed25519_BYTES
        && crypto_core_ed25519_is_valid_point(octets(point)) == 1;
}

// The function itself takes the top bit off and reduces: one point would have several encodings, and a message could
// be changed without changing what it opens to.
static bool isBelowPrime(const QByteArray &point)
{
    if (quint8(point.at(31)) != 0x7f)
        return quint8(point.at(31)) < 0x7f;
    for (qsizetype i = 30; i > 0; --i) {
        if (quint8(point.at(i)) != 0xff)
            return true;
    }
    return quint8(point.at(0)) < 0xed; // 2^255 - 19
}

bool isX25519Point(const QByteArray &point)
{
    if (point.size() != crypto_scalarmult_BYTES || !isBelowPrime(point))
        return false;
    // Any scalar shows it, since it is clamped: libsodium answers -1 for a product of zero.
    static const QByteArray scalar(crypto_scalarmult_SCALARBYTES, 1);
    QByteArray product(crypto_scalarmult_BYTES, Qt::Uninitialized);
    return crypto_scalarmult(octets(product), octets(scalar), octets(point)) == 0;
}

} // namespace dunlin::client
