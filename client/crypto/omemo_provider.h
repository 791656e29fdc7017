// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The primitives that libomemo-c asks its host for: libsodium's, and AES-256-CBC from OpenSSL's libcrypto, the one
// that libsodium does not have.
#pragma once

struct signal_context;
struct signal_crypto_provider;

namespace dunlin::client {

// The functions themselves; they keep no state between two calls of init.
const signal_crypto_provider &omemoProvider();
// False when the library refuses them.
bool installOmemoProvider(signal_context *context);

} // namespace dunlin::client
