// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys that a push subscription (RFC 8291) has to have. What is pushed to our devices says nothing, and nobody opens it:
// the private half is let go of at once, and nothing of this is kept.
#pragma once

#include "shared/core/result.h"

#include <QString>

namespace dunlin::client {

// base64url, as PUT /push takes them.
struct PushKeys {
    QString p256dh; // a point of P-256, uncompressed
    QString auth;   // sixteen random bytes
    bool operator==(const PushKeys &) const = default;
};

// Others every time. Unavailable when the library has no randomness.
Result<PushKeys> createPushKeys();

} // namespace dunlin::client
