// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/push_keys.h"

#include "shared/core/octets.h"
#include "shared/core/secret.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>

namespace dunlin::client {

namespace {

constexpr qsizetype PointBytes = 65;
constexpr int PushAuthBytes = 16;

struct KeyFree {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};

QString base64Url(const QByteArray &bytes)
{
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

Result<PushKeys> createPushKeys()
{
    const std::unique_ptr<EVP_PKEY, KeyFree> key(EVP_EC_gen("prime256v1"));
    QByteArray point(PointBytes, '\0');
    size_t length = 0;
    if (!key
        || EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY, octets(point),
                                           size_t(PointBytes), &length)
            != 1
        || length != size_t(PointBytes))
        return fail(Errc::Unavailable, QStringLiteral("No key for pushes could be made"));
    return PushKeys{base64Url(point), base64Url(randomBytes(PushAuthBytes))};
}

} // namespace dunlin::client
