// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// BLAKE2b over bytes, and opaque tokens: 32 random bytes that are handed out once and kept by their hash only, so
// that a stolen database opens no session.
#pragma once

#include "shared/core/id.h"
#include "shared/core/secret.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace dunlin::server {

// BLAKE2b with a result of `size` bytes (16 to 64).
QByteArray digest(QByteArrayView bytes, int size);
// For what others check: RFC 2104 with SHA-256.
QByteArray hmacSha256(QByteArrayView key, QByteArrayView bytes);

struct OpaqueToken {
    QString text;    // base64url without padding: for the one who gets it
    QByteArray hash; // for the database
};
OpaqueToken createOpaqueToken();
// The token that follows `token` when it is traded under this id: always the same one, and nobody without the key can
// tell it. Absent when the text can't be a token.
std::optional<OpaqueToken> successorOf(const QString &token, const OpId &op, const Secret &key);
// The hash of a token that came back; absent when the text can't be one of ours.
std::optional<QByteArray> hashOfOpaqueToken(const QString &text);

} // namespace dunlin::server
