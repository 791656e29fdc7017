// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a push to a device looks like: its body encrypted for the device (RFC 8291 over RFC 8188), and the server's name
// for the push service (VAPID, RFC 8292).
#pragma once

#include "server/push/p256.h"

#include <QUrl>

namespace dunlin::server {

inline constexpr qsizetype PushAuthBytes = 16;

// The whole body of the request, `aes128gcm`. Invalid when the device's keys are none.
Result<QByteArray> encryptPush(const QByteArray &plain, const QByteArray &p256dh,
                               const QByteArray &auth);
// The same with a key pair and a salt of the caller's: each may be used once only.
Result<QByteArray> encryptPush(const QByteArray &plain, const QByteArray &p256dh,
                               const QByteArray &auth, const p256::KeyPair &own,
                               const QByteArray &salt);

// The server towards push services: always the same key, so that only it can use its subscriptions.
class Vapid
{
public:
    // `contact` is a mailto: or https: address at which people who run a push service reach the operator; may be empty.
    Vapid(p256::KeyPair key, QString contact)
        : m_key(std::move(key))
        , m_contact(std::move(contact))
    {
    }

    // base64url, as a browser takes it for applicationServerKey.
    QString publicKey() const;
    // The value of Authorization for this endpoint, good for twelve hours from `nowMs`.
    Result<QByteArray> authorization(const QUrl &endpoint, qint64 nowMs) const;

    // How the key is kept: the secret, then the public half.
    static Result<QByteArray> createKept();
    static Result<p256::KeyPair> fromKept(const QByteArray &kept);

private:
    p256::KeyPair m_key;
    QString m_contact;
};

// base64url or base64, padded or not; absent when it is neither.
std::optional<QByteArray> fromAnyBase64(const QString &text);

} // namespace dunlin::server
