// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/digest.h"

#include "shared/core/octets.h"

#include <sodium.h>

namespace dunlin::server {

namespace {

constexpr int TokenBytes = 32;
constexpr int HashBytes = 32;
constexpr auto Alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

// Without a key when that is empty.
QByteArray blake2b(QByteArrayView bytes, int size, QByteArrayView key)
{
    QByteArray hash(size, Qt::Uninitialized);
    crypto_generichash(octets(hash), size_t(size), octets(bytes), size_t(bytes.size()), octets(key),
                       size_t(key.size()));
    return hash;
}

OpaqueToken tokenOf(const QByteArray &bytes)
{
    return {QString::fromLatin1(bytes.toBase64(Alphabet)), digest(bytes, HashBytes)};
}

std::optional<QByteArray> bytesOf(const QString &text)
{
    if (text.size() != 43)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toUtf8(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    // One text per token: the two spare bits of the last character are nobody's to set.
    if (!decoded || decoded.decoded.size() != TokenBytes
        || QString::fromLatin1(decoded.decoded.toBase64(Alphabet)) != text)
        return std::nullopt;
    return decoded.decoded;
}

} // namespace

QByteArray hmacSha256(QByteArrayView key, QByteArrayView bytes)
{
    QByteArray mac(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, octets(key), size_t(key.size()));
    crypto_auth_hmacsha256_update(&state, octets(bytes), size_t(bytes.size()));
    crypto_auth_hmacsha256_final(&state, octets(mac));
    return mac;
}

QByteArray digest(QByteArrayView bytes, int size)
{
    return blake2b(bytes, size, {});
}

OpaqueToken createOpaqueToken()
{
    return tokenOf(randomBytes(TokenBytes));
}

std::optional<OpaqueToken> successorOf(const QString &token, const OpId &op, const Secret &key)
{
    const auto traded = bytesOf(token);
    if (!traded)
        return std::nullopt;
    // The key signs access tokens as well; the label keeps the two uses apart.
    const QByteArray input = "dunlin refresh token " + *traded + op.toBytes();
    return tokenOf(blake2b(input, TokenBytes, key.reveal()));
}

std::optional<QByteArray> hashOfOpaqueToken(const QString &text)
{
    const auto bytes = bytesOf(text);
    return bytes ? std::optional(digest(*bytes, HashBytes)) : std::nullopt;
}

} // namespace dunlin::server
