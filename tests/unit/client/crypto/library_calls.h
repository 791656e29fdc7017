// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What libomemo-c gets from us, called as it does it.
#pragma once

#include "client/crypto/omemo_provider.h"
#include "shared/core/octets.h"

#include <omemo/signal_protocol.h>

namespace dunlin::client::test {

inline QByteArray taken(signal_buffer *buffer)
{
    const QByteArray bytes(reinterpret_cast<const char *>(signal_buffer_const_data(buffer)),
                           qsizetype(signal_buffer_len(buffer)));
    signal_buffer_free(buffer);
    return bytes;
}

inline QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    const signal_crypto_provider &p = omemoProvider();
    void *state = nullptr;
    signal_buffer *out = nullptr;
    if (p.hmac_sha256_init_func(&state, octets(key), size_t(key.size()), nullptr) != SG_SUCCESS)
        return {};
    p.hmac_sha256_update_func(state, octets(text), size_t(text.size()), nullptr);
    p.hmac_sha256_final_func(state, &out, nullptr);
    p.hmac_sha256_cleanup_func(state, nullptr);
    return taken(out);
}

} // namespace dunlin::client::test
