// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/omemo_provider.h"

#include <climits>
#include <memory>
#include <new>
#include <omemo/signal_protocol.h>
#include <openssl/evp.h>
#include <sodium.h>

namespace dunlin::client {

namespace {

// The library's C calls these with the state that init made.
template <typename State>
void wipeState(void *context, void *)
{
    if (!context)
        return;
    sodium_memzero(context, sizeof(State));
    delete static_cast<State *>(context);
}

int random(uint8_t *out, size_t count, void *)
{
    randombytes_buf(out, count);
    return SG_SUCCESS;
}

using Hmac = crypto_auth_hmacsha256_state;

int hmacInit(void **context, const uint8_t *key, size_t size, void *)
{
    auto *state = new (std::nothrow) Hmac;
    if (!state)
        return SG_ERR_NOMEM;
    crypto_auth_hmacsha256_init(state, key, size);
    *context = state;
    return SG_SUCCESS;
}

int hmacUpdate(void *context, const uint8_t *data, size_t size, void *)
{
    crypto_auth_hmacsha256_update(static_cast<Hmac *>(context), data, size);
    return SG_SUCCESS;
}

int hmacFinal(void *context, signal_buffer **output, void *)
{
    unsigned char mac[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256_final(static_cast<Hmac *>(context), mac);
    *output = signal_buffer_create(mac, sizeof mac);
    sodium_memzero(mac, sizeof mac);
    return *output ? SG_SUCCESS : SG_ERR_NOMEM;
}

using Sha512 = crypto_hash_sha512_state;

int shaInit(void **context, void *)
{
    auto *state = new (std::nothrow) Sha512;
    if (!state)
        return SG_ERR_NOMEM;
    crypto_hash_sha512_init(state);
    *context = state;
    return SG_SUCCESS;
}

int shaUpdate(void *context, const uint8_t *data, size_t size, void *)
{
    crypto_hash_sha512_update(static_cast<Sha512 *>(context), data, size);
    return SG_SUCCESS;
}

int shaFinal(void *context, signal_buffer **output, void *)
{
    unsigned char hash[crypto_hash_sha512_BYTES];
    auto *state = static_cast<Sha512 *>(context);
    crypto_hash_sha512_final(state, hash);
    crypto_hash_sha512_init(state); // the library goes on with the same one
    *output = signal_buffer_create(hash, sizeof hash);
    sodium_memzero(hash, sizeof hash);
    return *output ? SG_SUCCESS : SG_ERR_NOMEM;
}

struct CipherFree {
    void operator()(EVP_CIPHER_CTX *cipher) const { EVP_CIPHER_CTX_free(cipher); }
};
struct BufferFree {
    void operator()(signal_buffer *buffer) const { signal_buffer_bzero_free(buffer); }
};

enum class Way : int { Decrypt = 0, Encrypt = 1 };

int aes(Way way, signal_buffer **output, int mode, const uint8_t *key, size_t keySize,
        const uint8_t *iv, size_t ivSize, const uint8_t *input, size_t size)
{
    // Protocol v4 knows this one only. CTR belongs to v2, which is never spoken.
    if (mode != SG_CIPHER_AES_CBC_PKCS5 || keySize != 32 || ivSize != 16
        || size > size_t(INT_MAX) - 32)
        return SG_ERR_INVAL;
    const std::unique_ptr<EVP_CIPHER_CTX, CipherFree> cipher(EVP_CIPHER_CTX_new());
    const std::unique_ptr<signal_buffer, BufferFree> out(signal_buffer_alloc(size + 16));
    if (!cipher || !out)
        return SG_ERR_NOMEM;
    int written = 0;
    int last = 0;
    if (EVP_CipherInit_ex(cipher.get(), EVP_aes_256_cbc(), nullptr, key, iv, int(way)) != 1
        || EVP_CipherUpdate(cipher.get(), signal_buffer_data(out.get()), &written, input, int(size))
            != 1
        || EVP_CipherFinal_ex(cipher.get(), signal_buffer_data(out.get()) + written, &last) != 1)
        return SG_ERR_UNKNOWN;
    *output = signal_buffer_n_copy(out.get(), size_t(written + last));
    return *output ? SG_SUCCESS : SG_ERR_NOMEM;
}

int encrypt(signal_buffer **output, int mode, const uint8_t *key, size_t keySize, const uint8_t *iv,
            size_t ivSize, const uint8_t *plain, size_t size, void *)
{
    return aes(Way::Encrypt, output, mode, key, keySize, iv, ivSize, plain, size);
}

int decrypt(signal_buffer **output, int mode, const uint8_t *key, size_t keySize, const uint8_t *iv,
            size_t ivSize, const uint8_t *sealed, size_t size, void *)
{
    return aes(Way::Decrypt, output, mode, key, keySize, iv, ivSize, sealed, size);
}

} // namespace

const signal_crypto_provider &omemoProvider()
{
    static const signal_crypto_provider provider{
        random,    hmacInit, hmacUpdate,        hmacFinal, wipeState<Hmac>, shaInit,
        shaUpdate, shaFinal, wipeState<Sha512>, encrypt,   decrypt,         nullptr};
    return provider;
}

bool installOmemoProvider(signal_context *context)
{
    return signal_context_set_crypto_provider(context, &omemoProvider()) == SG_SUCCESS;
}

} // namespace dunlin::client
