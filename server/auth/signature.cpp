// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/signature.h"

#include "shared/core/octets.h"

#include <sodium.h>

namespace dunlin::server {

bool isSigned(const QByteArray &text, const QByteArray &signature, const QByteArray &publicKey)
{
    if (signature.size() != qsizetype(crypto_sign_BYTES)
        || publicKey.size() != qsizetype(crypto_sign_PUBLICKEYBYTES))
        return false;
    return crypto_sign_verify_detached(
               octets(QByteArrayView(signature)), octets(QByteArrayView(text)),
               static_cast<unsigned long long>(text.size()), octets(QByteArrayView(publicKey)))
        == 0;
}

} // namespace dunlin::server
