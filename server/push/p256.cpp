// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/push/p256.h"

#include "shared/core/octets.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace dunlin::server::p256 {

namespace {

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
template <typename T, auto Free>
using Held = std::unique_ptr<T, Freed<Free>>;

using Key = Held<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Number = Held<BIGNUM, BN_clear_free>;
using ParamBuilder = Held<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = Held<OSSL_PARAM, OSSL_PARAM_free>;
using Signature = Held<ECDSA_SIG, ECDSA_SIG_free>;
using DigestContext = Held<EVP_MD_CTX, EVP_MD_CTX_free>;
using CipherContext = Held<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using Kdf = Held<EVP_KDF, EVP_KDF_free>;
using KdfContext = Held<EVP_KDF_CTX, EVP_KDF_CTX_free>;

constexpr int TagBytes = 16;
constexpr int HalfSignature = 32;

Error failed()
{
    return fail(Errc::Internal, u"the cryptographic library failed"_s);
}

// Null when the bytes are no key. Without a secret: the public half alone.
Key keyOf(const QByteArray &publicKey, const Secret *secret)
{
    if (publicKey.size() != PublicBytes || publicKey[0] != 4
        || (secret && secret->size() != SecretBytes))
        return {};
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    const Number number(secret ? BN_bin2bn(octets(secret->reveal()), int(SecretBytes), nullptr)
                               : nullptr);
    if (!builder || (secret && !number)
        || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1",
                                           0)
            != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                            publicKey.constData(), size_t(publicKey.size()))
            != 1
        || (number
            && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get()) != 1))
        return {};
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *made = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &made, secret ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY,
                             params.get())
            != 1)
        return {};
    Key key(made);
    // Also what lies on the curve may be no key.
    const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (!check || EVP_PKEY_public_check(check.get()) != 1)
        return {};
    return key;
}

} // namespace

Result<KeyPair> createKeyPair()
{
    const Key key(EVP_EC_gen("prime256v1"));
    if (!key)
        return fail(Errc::Unavailable, u"no key could be made"_s);
    QByteArray publicKey(PublicBytes, '\0');
    size_t length = 0;
    BIGNUM *scalar = nullptr;
    if (EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY, octets(publicKey),
                                        size_t(PublicBytes), &length)
            != 1
        || length != size_t(PublicBytes)
        || EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &scalar) != 1)
        return failed();
    const Number held(scalar);
    QByteArray secret(SecretBytes, '\0');
    if (BN_bn2binpad(held.get(), octets(secret), int(SecretBytes)) != int(SecretBytes))
        return failed();
    return KeyPair{Secret(std::move(secret)), publicKey};
}

bool isPublicKey(const QByteArray &bytes)
{
    return keyOf(bytes, nullptr) != nullptr;
}

Result<Secret> agree(const KeyPair &own, const QByteArray &other)
{
    const Key mine = keyOf(own.publicKey, &own.secret);
    const Key theirs = keyOf(other, nullptr);
    if (!theirs)
        return fail(Errc::Invalid, u"not a public key of the curve P-256"_s);
    const KeyContext context(mine ? EVP_PKEY_CTX_new_from_pkey(nullptr, mine.get(), nullptr)
                                  : nullptr);
    QByteArray shared(SecretBytes, '\0');
    size_t length = size_t(SecretBytes);
    if (!context || EVP_PKEY_derive_init(context.get()) != 1
        || EVP_PKEY_derive_set_peer(context.get(), theirs.get()) != 1
        || EVP_PKEY_derive(context.get(), octets(shared), &length) != 1
        || length != size_t(SecretBytes))
        return failed();
    return Secret(std::move(shared));
}

Result<QByteArray> sign(const KeyPair &key, const QByteArray &bytes)
{
    const Key own = keyOf(key.publicKey, &key.secret);
    const DigestContext context(EVP_MD_CTX_new());
    size_t length = 0;
    if (!own || !context
        || EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, own.get(),
                                 nullptr)
            != 1
        || EVP_DigestSign(context.get(), nullptr, &length, octets(bytes), size_t(bytes.size()))
            != 1)
        return failed();
    QByteArray der(qsizetype(length), '\0');
    if (EVP_DigestSign(context.get(), octets(der), &length, octets(bytes), size_t(bytes.size()))
        != 1)
        return failed();
    const unsigned char *at = octets(std::as_const(der));
    const Signature signature(d2i_ECDSA_SIG(nullptr, &at, long(length)));
    QByteArray raw(2 * HalfSignature, '\0');
    if (!signature
        || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), octets(raw), HalfSignature)
            != HalfSignature
        || BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), octets(raw) + HalfSignature,
                        HalfSignature)
            != HalfSignature)
        return failed();
    return raw;
}

Result<Secret> hkdf(const QByteArray &salt, const Secret &key, const QByteArray &info, int size)
{
    const Kdf kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const KdfContext context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    if (!context)
        return failed();
    // The interface takes pointers to what it does not change.
    char digest[] = "SHA256";
    QByteArray saltBytes = salt;
    QByteArray keyBytes = key.reveal();
    QByteArray infoBytes = info;
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, saltBytes.data(),
                                          size_t(saltBytes.size())),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, keyBytes.data(),
                                          size_t(keyBytes.size())),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, infoBytes.data(),
                                          size_t(infoBytes.size())),
        OSSL_PARAM_construct_end(),
    };
    QByteArray out(size, '\0');
    const bool derived = EVP_KDF_derive(context.get(), octets(out), size_t(size), params) == 1;
    const Secret wiped(std::move(keyBytes));
    if (!derived)
        return failed();
    return Secret(std::move(out));
}

Result<QByteArray> seal(const Secret &key, const Secret &nonce, const QByteArray &plain)
{
    const CipherContext context(EVP_CIPHER_CTX_new());
    QByteArray out(plain.size() + TagBytes, '\0');
    int length = 0;
    int last = 0;
    if (!context || key.size() != 16 || nonce.size() != 12
        || EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, octets(key.reveal()),
                              octets(nonce.reveal()))
            != 1
        || EVP_EncryptUpdate(context.get(), octets(out), &length, octets(plain), int(plain.size()))
            != 1
        || EVP_EncryptFinal_ex(context.get(), octets(out) + length, &last) != 1
        || length + last != plain.size()
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, TagBytes,
                               octets(out) + plain.size())
            != 1)
        return failed();
    return out;
}

} // namespace dunlin::server::p256
