// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/push/web_push.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr auto Alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr int SaltBytes = 16;
constexpr quint32 RecordSize = 4096;
constexpr qsizetype MostPlain = 3000; // push services take 4096 bytes in all
constexpr qint64 TokenSeconds = 12 * 3600;

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(Alphabet);
}

} // namespace

Result<QByteArray> encryptPush(const QByteArray &plain, const QByteArray &p256dh,
                               const QByteArray &auth)
{
    DUNLIN_TRY(const p256::KeyPair own, p256::createKeyPair());
    return encryptPush(plain, p256dh, auth, own, randomBytes(SaltBytes));
}

Result<QByteArray> encryptPush(const QByteArray &plain, const QByteArray &p256dh,
                               const QByteArray &auth, const p256::KeyPair &own,
                               const QByteArray &salt)
{
    if (auth.size() != PushAuthBytes || salt.size() != SaltBytes || plain.size() > MostPlain)
        return fail(Errc::Invalid, u"not the keys of a push subscription"_s);
    // RFC 8291, 3.4; the zero at the end of each is part of it.
    DUNLIN_TRY(const Secret shared, p256::agree(own, p256dh));
    const QByteArray keyInfo = QByteArray("WebPush: info\0", 14) + p256dh + own.publicKey;
    DUNLIN_TRY(const Secret key, p256::hkdf(auth, shared, keyInfo, 32));
    DUNLIN_TRY(const Secret contentKey,
               p256::hkdf(salt, key, QByteArray("Content-Encoding: aes128gcm\0", 28), 16));
    DUNLIN_TRY(const Secret nonce,
               p256::hkdf(salt, key, QByteArray("Content-Encoding: nonce\0", 24), 12));
    // One record, the last: its delimiter is 2 (RFC 8188, 2).
    DUNLIN_TRY(const QByteArray sealed, p256::seal(contentKey, nonce, plain + '\x02'));
    QByteArray recordSize(4, '\0');
    qToBigEndian(RecordSize, recordSize.data());
    return salt + recordSize + char(own.publicKey.size()) + own.publicKey + sealed;
}

QString Vapid::publicKey() const
{
    return QString::fromLatin1(m_key.publicKey.toBase64(Alphabet));
}

Result<QByteArray> Vapid::authorization(const QUrl &endpoint, qint64 nowMs) const
{
    const QString origin =
        endpoint.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                          | QUrl::RemoveFragment | QUrl::FullyEncoded);
    QJsonObject claims{{u"aud"_s, origin}, {u"exp"_s, nowMs / 1000 + TokenSeconds}};
    if (!m_contact.isEmpty())
        claims.insert(u"sub"_s, m_contact);
    const QByteArray head = part({{u"typ"_s, u"JWT"_s}, {u"alg"_s, u"ES256"_s}});
    const QByteArray token = head + '.' + part(claims);
    DUNLIN_TRY(const QByteArray signature, p256::sign(m_key, token));
    return QByteArray("vapid t=" + token + '.' + signature.toBase64(Alphabet)
                      + ", k=" + m_key.publicKey.toBase64(Alphabet));
}

Result<QByteArray> Vapid::createKept()
{
    DUNLIN_TRY(const p256::KeyPair key, p256::createKeyPair());
    return key.secret.reveal() + key.publicKey;
}

Result<p256::KeyPair> Vapid::fromKept(const QByteArray &kept)
{
    p256::KeyPair key{Secret(kept.left(p256::SecretBytes)), kept.mid(p256::SecretBytes)};
    if (key.secret.size() != p256::SecretBytes || !p256::isPublicKey(key.publicKey))
        return fail(Errc::Internal, u"the server's key for pushes is damaged"_s);
    return key;
}

std::optional<QByteArray> fromAnyBase64(const QString &text)
{
    QByteArray bytes = text.toLatin1();
    while (bytes.endsWith('='))
        bytes.chop(1);
    std::replace(bytes.begin(), bytes.end(), '+', '-');
    std::replace(bytes.begin(), bytes.end(), '/', '_');
    const auto decoded =
        QByteArray::fromBase64Encoding(bytes, Alphabet | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

} // namespace dunlin::server
