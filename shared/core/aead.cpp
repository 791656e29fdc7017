// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/aead.h"

#include "shared/core/octets.h"

#include <sodium.h>

namespace dunlin {

static_assert(AeadKeySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(AeadNonceSize == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(AeadTagSize == crypto_aead_xchacha20poly1305_ietf_ABYTES);

QByteArray aeadSeal(const Secret &key, const QByteArray &nonce, const QByteArray &associated,
                    const QByteArray &plain)
{
    Q_ASSERT(key.size() == AeadKeySize && nonce.size() == AeadNonceSize);
    QByteArray sealed(plain.size() + AeadTagSize, Qt::Uninitialized);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        octets(sealed), nullptr, octets(plain), size_t(plain.size()), octets(associated),
        size_t(associated.size()), nullptr, octets(nonce), octets(key.reveal()));
    return sealed;
}

std::optional<QByteArray> aeadOpen(const Secret &key, const QByteArray &nonce,
                                   const QByteArray &associated, const QByteArray &sealed)
{
    if (key.size() != AeadKeySize || nonce.size() != AeadNonceSize)
        return std::nullopt;
    // What is shorter than a tag is refused by the function itself.
    QByteArray plain(qMax<qsizetype>(sealed.size() - AeadTagSize, 0), Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            octets(plain), nullptr, nullptr, octets(sealed), size_t(sealed.size()),
            octets(associated), size_t(associated.size()), octets(nonce), octets(key.reveal()))
        != 0)
        return std::nullopt;
    return plain;
}

} // namespace dunlin
