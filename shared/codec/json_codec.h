// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wire structs as JSON (RFC 8259): objects with lowerCamel names, ids as canonical text, bytes as padded base64,
// enums by name.
//
// Reading is stricter than the standard asks: no byte order mark, no duplicate keys, no lone surrogates or U+0000,
// depth and item limits before the document is built. Unknown keys are ignored; null counts as absent.
#pragma once

#include "shared/codec/limits.h"
#include "shared/core/id.h"
#include "shared/core/result.h"
#include "shared/core/text.h"
#include "shared/schema/field.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <limits>

namespace dunlin {

// The strict way from bytes to a JSON value (object or array).
Result<QJsonDocument> parseJson(const QByteArray &bytes, const DecodeLimits &limits = {});

namespace json {

// Exact integers only; 1.0 counts as 1, 1.5 and 1e300 do not.
std::optional<qint64> toInteger(const QJsonValue &value);

template <typename T>
QJsonValue write(const T &value);

template <typename T>
QJsonObject writeStruct(const T &value)
{
    QJsonObject object;
    forEachField<T>([&](const auto &each) {
        const auto &held = value.*each.member;
        if constexpr (IsOptional<typename std::remove_cvref_t<decltype(each)>::Type>::value) {
            if (held)
                object.insert(QLatin1StringView(each.name), write(*held));
        } else {
            object.insert(QLatin1StringView(each.name), write(held));
        }
    });
    return object;
}

template <typename T>
QJsonValue write(const T &value)
{
    if constexpr (std::is_same_v<T, bool>) {
        return QJsonValue(value);
    } else if constexpr (WireEnum<T>) {
        for (const auto &each : enumTable(T{})) {
            if (each.value == value)
                return QJsonValue(QString::fromLatin1(each.name));
        }
        return QJsonValue(QString());
    } else if constexpr (std::is_integral_v<T>) {
        return QJsonValue(qint64(value));
    } else if constexpr (std::is_same_v<T, QString>) {
        return QJsonValue(value);
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        return QJsonValue(QString::fromLatin1(value.toBase64()));
    } else if constexpr (IsList<T>::value) {
        QJsonArray array;
        for (const auto &each : value)
            array.append(write(each));
        return array;
    } else if constexpr (WireStruct<T>) {
        return writeStruct(value);
    } else {
        return QJsonValue(value.toText()); // an Id
    }
}

template <typename T>
Result<T> read(const QJsonValue &value, const DecodeOptions &options);

template <typename T>
Result<T> readStruct(const QJsonValue &from, const DecodeOptions &options)
{
    if (!from.isObject())
        return fail(Errc::Invalid, QStringLiteral("not an object"));
    const QJsonObject object = from.toObject();
    T value{};
    std::optional<Error> error;
    forEachField<T>([&](const auto &each) {
        if (error)
            return;
        using Member = typename std::remove_cvref_t<decltype(each)>::Type;
        const QJsonValue held = object.value(QLatin1StringView(each.name));
        if (held.isUndefined() || held.isNull()) {
            if (!IsOptional<Member>::value && each.presence == Presence::Required)
                error = fail(Errc::Invalid, QStringLiteral("the field is missing"),
                             QString::fromLatin1(each.name));
            return;
        }
        const auto take = [&](auto result) {
            if (result.ok()) {
                value.*each.member = *std::move(result);
            } else {
                error = result.error();
                if (error->field.isEmpty())
                    error->field = QString::fromLatin1(each.name);
            }
        };
        if constexpr (IsOptional<Member>::value)
            take(read<typename Member::value_type>(held, options));
        else
            take(read<Member>(held, options));
    });
    if (error)
        return *error;
    return value;
}

template <typename T>
Result<T> read(const QJsonValue &value, const DecodeOptions &options)
{
    if constexpr (std::is_same_v<T, bool>) {
        if (!value.isBool())
            return fail(Errc::Invalid, QStringLiteral("not a boolean"));
        return value.toBool();
    } else if constexpr (WireEnum<T>) {
        if (!value.isString())
            return fail(Errc::Invalid, QStringLiteral("not a name"));
        const QString name = value.toString();
        for (const auto &each : enumTable(T{})) {
            if (name == QLatin1StringView(each.name))
                return each.value;
        }
        if (options.unknownEnum == Unknown::Zero)
            return T{};
        return fail(Errc::Invalid, QStringLiteral("an unknown value"));
    } else if constexpr (std::is_integral_v<T>) {
        const std::optional<qint64> number = toInteger(value);
        if (!number)
            return fail(Errc::Invalid, QStringLiteral("not an integer"));
        if (*number < qint64(std::numeric_limits<T>::min())
            || (sizeof(T) < 8 && *number > qint64(std::numeric_limits<T>::max())))
            return fail(Errc::Invalid, QStringLiteral("a number out of range"));
        return T(*number);
    } else if constexpr (std::is_same_v<T, QString>) {
        if (!value.isString())
            return fail(Errc::Invalid, QStringLiteral("not a text"));
        QString text = value.toString();
        if (!isValidText(text))
            return fail(Errc::Invalid, QStringLiteral("not a valid text"));
        if (text.size() > options.limits.textBytes)
            return fail(Errc::TooLarge, QStringLiteral("a text over the limit"));
        return text;
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        if (!value.isString())
            return fail(Errc::Invalid, QStringLiteral("not a text in base64"));
        const auto decoded = QByteArray::fromBase64Encoding(
            value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return fail(Errc::Invalid, QStringLiteral("not base64"));
        if (decoded.decoded.size() > options.limits.bytes)
            return fail(Errc::TooLarge, QStringLiteral("bytes over the limit"));
        return decoded.decoded;
    } else if constexpr (IsList<T>::value) {
        if (!value.isArray())
            return fail(Errc::Invalid, QStringLiteral("not an array"));
        T list;
        const QJsonArray array = value.toArray();
        for (const QJsonValue each : array) {
            DUNLIN_TRY(auto item, read<typename T::value_type>(each, options));
            list.append(std::move(item));
        }
        return list;
    } else if constexpr (WireStruct<T>) {
        return readStruct<T>(value, options);
    } else {
        const std::optional<T> id = value.isString() ? T::fromText(value.toString()) : std::nullopt;
        if (!id)
            return fail(Errc::Invalid, QStringLiteral("not an id"));
        return *id;
    }
}

} // namespace json

template <WireStruct T>
QByteArray toJson(const T &value)
{
    return QJsonDocument(json::writeStruct(value)).toJson(QJsonDocument::Compact);
}

template <WireStruct T>
Result<T> fromJson(const QByteArray &bytes, const DecodeOptions &options = {})
{
    DUNLIN_TRY(const QJsonDocument document, parseJson(bytes, options.limits));
    return json::readStruct<T>(document.isObject() ? QJsonValue(document.object()) : QJsonValue(),
                               options);
}

} // namespace dunlin
