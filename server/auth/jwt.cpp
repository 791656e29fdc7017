// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/jwt.h"

#include "shared/core/octets.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qsizetype LongestToken = 2048;
constexpr auto TokenAlphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Error refused()
{
    return fail(Errc::Unauthorized, u"the access token is not valid"_s);
}

QByteArray signature(QByteArrayView signedPart, const Secret &secret)
{
    QByteArray mac(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, octets(secret.reveal()), size_t(secret.size()));
    crypto_auth_hmacsha256_update(&state, octets(signedPart), size_t(signedPart.size()));
    crypto_auth_hmacsha256_final(&state, octets(mac));
    sodium_memzero(&state, sizeof state);
    return mac;
}

// Only the one spelling of the bytes: no padding, no foreign characters, no spare bits set.
std::optional<QByteArray> decodePart(QByteArrayView part)
{
    const QByteArray text = part.toByteArray();
    const auto decoded = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64(TokenAlphabet) != text)
        return std::nullopt;
    return decoded.decoded;
}

std::optional<QJsonObject> objectOf(QByteArrayView part)
{
    const auto bytes = decodePart(part);
    if (!bytes)
        return std::nullopt;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

// Whole seconds between 1970 and the year 9999, as milliseconds.
std::optional<qint64> timeOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const double seconds = value.toDouble();
    if (!(seconds >= 0 && seconds <= 253402300799.0) || std::floor(seconds) != seconds)
        return std::nullopt;
    return qint64(seconds) * 1000;
}

} // namespace

QString signToken(const Claims &claims, const SigningKey &key, const QString &serverId)
{
    const QJsonObject header{{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, key.kid}};
    const QJsonObject body{{u"iss"_s, serverId},
                           {u"aud"_s, serverId},
                           {u"sub"_s, claims.user.toText()},
                           {u"dev"_s, claims.device.toText()},
                           {u"iat"_s, claims.issuedAtMs / 1000},
                           {u"exp"_s, claims.expiresAtMs / 1000}};
    const QByteArray signedPart =
        QJsonDocument(header).toJson(QJsonDocument::Compact).toBase64(TokenAlphabet) + '.'
        + QJsonDocument(body).toJson(QJsonDocument::Compact).toBase64(TokenAlphabet);
    return QString::fromLatin1(signedPart + '.'
                               + signature(signedPart, key.secret).toBase64(TokenAlphabet));
}

Result<Claims> parseAndVerify(QByteArrayView token, const QList<SigningKey> &keys,
                              const QString &serverId, qint64 nowMs)
{
    if (token.size() > LongestToken)
        return refused();
    const qsizetype first = token.indexOf('.');
    const qsizetype second = first < 0 ? -1 : token.indexOf('.', first + 1);
    if (second < 0 || token.indexOf('.', second + 1) >= 0)
        return refused();

    const auto header = objectOf(token.first(first));
    if (!header || header->size() != 3 || header->value("alg"_L1) != QJsonValue(u"HS256"_s)
        || header->value("typ"_L1) != QJsonValue(u"JWT"_s))
        return refused();
    const QString kid = header->value("kid"_L1).toString();
    const auto key = std::find_if(keys.cbegin(), keys.cend(),
                                  [&](const SigningKey &each) { return each.kid == kid; });
    if (key == keys.cend())
        return refused();

    const auto given = decodePart(token.sliced(second + 1));
    const QByteArray expected = signature(token.first(second), key->secret);
    if (!given || given->size() != expected.size()
        || sodium_memcmp(given->constData(), expected.constData(), size_t(expected.size())) != 0)
        return refused();

    const auto body = objectOf(token.sliced(first + 1, second - first - 1));
    if (!body || body->value("iss"_L1) != QJsonValue(serverId)
        || body->value("aud"_L1) != QJsonValue(serverId))
        return refused();
    const auto user = UserId::fromText(body->value("sub"_L1).toString());
    const auto device = DeviceId::fromText(body->value("dev"_L1).toString());
    const auto issuedAt = timeOf(body->value("iat"_L1));
    const auto expiresAt = timeOf(body->value("exp"_L1));
    if (!user || !device || !issuedAt || !expiresAt)
        return refused();
    if (nowMs >= *expiresAt)
        return refused();
    return Claims{*user, *device, *issuedAt, *expiresAt};
}

} // namespace dunlin::server
