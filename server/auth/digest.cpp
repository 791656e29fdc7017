// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/digest.h"

#include "shared/core/secret.h"

#include <sodium.h>

namespace dunlin::server {

namespace {

constexpr int TokenBytes = 32;
constexpr int HashBytes = 32;
constexpr auto Alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QByteArray digest(QByteArrayView bytes, int size)
{
    QByteArray hash(size, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(size),
                       reinterpret_cast<const unsigned char *>(bytes.data()), size_t(bytes.size()),
                       nullptr, 0);
    return hash;
}

OpaqueToken createOpaqueToken()
{
    const QByteArray bytes = randomBytes(TokenBytes);
    return {QString::fromLatin1(bytes.toBase64(Alphabet)), digest(bytes, HashBytes)};
}

std::optional<QByteArray> hashOfOpaqueToken(const QString &text)
{
    if (text.size() != 43)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toUtf8(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    // One text per token: the two spare bits of the last character are nobody's to set.
    if (!decoded || decoded.decoded.size() != TokenBytes
        || QString::fromLatin1(decoded.decoded.toBase64(Alphabet)) != text)
        return std::nullopt;
    return digest(decoded.decoded, HashBytes);
}

} // namespace dunlin::server
