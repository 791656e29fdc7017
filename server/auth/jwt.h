// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Access tokens: JSON Web Tokens (RFC 7519) of exactly one kind, HS256 with our own header and claims.
//
// Reading is strict: three parts, base64url without padding, the header's `alg`, `typ` and `kid` are ours and known,
// `iss` and `aud` are this server, the signature is compared in constant time before a claim is believed, and the
// time of expiry has no grace. Everything that is wrong is Unauthorized; the sentence says no more than that.
#pragma once

#include "shared/core/id.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QByteArray>
#include <QList>

namespace dunlin::server {

struct SigningKey {
    QString kid;
    Secret secret; // 32 bytes
};

struct Claims {
    UserId user;
    DeviceId device;
    qint64 issuedAtMs = 0;
    qint64 expiresAtMs = 0; // whole seconds
    bool operator==(const Claims &) const = default;
};

QString signToken(const Claims &claims, const SigningKey &key, const QString &serverId);

Result<Claims> parseAndVerify(QByteArrayView token, const QList<SigningKey> &keys,
                              const QString &serverId, qint64 nowMs);

} // namespace dunlin::server
