// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wire structs as CBOR (RFC 8949): maps with the fields' tags as integer keys, ids as 16 bytes, enums as numbers.
//
// Writing is deterministic: definite lengths, tag order, absent optionals left out. Reading is strict: definite
// lengths only, no duplicate or missing tags, no wrong types, no number out of range, nothing behind the value,
// and every length is checked against DecodeLimits before memory is taken. Unknown tags are skipped.
#pragma once

#include "shared/codec/limits.h"
#include "shared/core/id.h"
#include "shared/core/result.h"
#include "shared/core/text.h"
#include "shared/schema/field.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>

#include <limits>

namespace dunlin {

namespace cbor {

template <typename T>
void write(QCborStreamWriter &writer, const T &value);

template <typename T>
void writeStruct(QCborStreamWriter &writer, const T &value)
{
    quint64 present = 0;
    forEachField<T>([&](const auto &each) {
        if constexpr (IsOptional<typename std::remove_cvref_t<decltype(each)>::Type>::value)
            present += (value.*each.member).has_value() ? 1 : 0;
        else
            ++present;
    });
    writer.startMap(present);
    forEachField<T>([&](const auto &each) {
        if constexpr (IsOptional<typename std::remove_cvref_t<decltype(each)>::Type>::value) {
            if (const auto &held = value.*each.member) {
                writer.append(qint64(each.tag));
                write(writer, *held);
            }
        } else {
            writer.append(qint64(each.tag));
            write(writer, value.*each.member);
        }
    });
    writer.endMap();
}

template <typename T>
void write(QCborStreamWriter &writer, const T &value)
{
    if constexpr (std::is_same_v<T, bool>) {
        writer.append(value);
    } else if constexpr (WireEnum<T>) {
        writer.append(qint64(value));
    } else if constexpr (std::is_integral_v<T>) {
        writer.append(qint64(value));
    } else if constexpr (std::is_same_v<T, QString>) {
        writer.append(QStringView(value));
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        writer.append(value);
    } else if constexpr (IsList<T>::value) {
        writer.startArray(quint64(value.size()));
        for (const auto &each : value)
            write(writer, each);
        writer.endArray();
    } else if constexpr (WireStruct<T>) {
        writeStruct(writer, value);
    } else {
        writer.append(value.toBytes()); // an Id
    }
}

// The strict reader; its errors name the field.
class Reader
{
public:
    Reader(const QByteArray &bytes, const DecodeOptions &options);

    const DecodeOptions &options() const { return m_options; }
    // Every read fails with Invalid and leaves the reader unusable.
    Result<bool> readBool();
    Result<qint64> readInteger();
    Result<QString> readText();
    Result<QByteArray> readBytes();
    // Number of elements (arrays) or pairs (maps).
    Result<qint64> enterArray();
    Result<qint64> enterMap();
    Status leave();
    // Skips one value of any kind, within the depth limit.
    Status skip();
    // Where the next value begins.
    qint64 offset() const { return m_reader.currentOffset(); }
    // Ok when everything was read and nothing is left over.
    Status finish();

private:
    Result<qint64> enter(bool map);
    Error malformed(const char *why) const;
    QByteArray m_bytes;
    QCborStreamReader m_reader;
    DecodeOptions m_options;
    int m_depth = 0;
};

template <typename T>
Result<T> read(Reader &reader);

template <typename T>
Result<T> readStruct(Reader &reader)
{
    DUNLIN_TRY(const qint64 pairs, reader.enterMap());
    T value{};
    std::array<bool, fieldCount<T>> seen{};
    for (qint64 i = 0; i < pairs; ++i) {
        DUNLIN_TRY(const qint64 tag, reader.readInteger());
        size_t at = 0;
        bool known = false;
        std::optional<Error> error;
        forEachField<T>([&](const auto &each) {
            const size_t index = at++;
            if (known || each.tag != tag)
                return;
            known = true;
            using Member = typename std::remove_cvref_t<decltype(each)>::Type;
            if (seen[index]) {
                error = fail(Errc::Invalid, QStringLiteral("the field is there twice"),
                             QString::fromLatin1(each.name));
                return;
            }
            seen[index] = true;
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
                take(read<typename Member::value_type>(reader));
            else
                take(read<Member>(reader));
        });
        if (error)
            return *error;
        if (!known)
            DUNLIN_CHECK(reader.skip());
    }
    DUNLIN_CHECK(reader.leave());
    size_t at = 0;
    std::optional<Error> missing;
    forEachField<T>([&](const auto &each) {
        const size_t index = at++;
        using Member = typename std::remove_cvref_t<decltype(each)>::Type;
        if (!IsOptional<Member>::value && each.presence == Presence::Required && !seen[index]
            && !missing)
            missing = fail(Errc::Invalid, QStringLiteral("the field is missing"),
                           QString::fromLatin1(each.name));
    });
    if (missing)
        return *missing;
    return value;
}

template <typename T>
Result<T> read(Reader &reader)
{
    if constexpr (std::is_same_v<T, bool>) {
        return reader.readBool();
    } else if constexpr (WireEnum<T>) {
        DUNLIN_TRY(const qint64 number, reader.readInteger());
        for (const auto &each : enumTable(T{})) {
            if (qint64(each.value) == number)
                return each.value;
        }
        if (reader.options().unknownEnum == Unknown::Zero)
            return T{};
        return fail(Errc::Invalid, QStringLiteral("an unknown value"));
    } else if constexpr (std::is_integral_v<T>) {
        DUNLIN_TRY(const qint64 number, reader.readInteger());
        if (number < qint64(std::numeric_limits<T>::min())
            || (sizeof(T) < 8 && number > qint64(std::numeric_limits<T>::max())))
            return fail(Errc::Invalid, QStringLiteral("a number out of range"));
        return T(number);
    } else if constexpr (std::is_same_v<T, QString>) {
        return reader.readText();
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        return reader.readBytes();
    } else if constexpr (IsList<T>::value) {
        DUNLIN_TRY(const qint64 count, reader.enterArray());
        T list;
        for (qint64 i = 0; i < count; ++i) {
            DUNLIN_TRY(auto each, read<typename T::value_type>(reader));
            list.append(std::move(each));
        }
        DUNLIN_CHECK(reader.leave());
        return list;
    } else if constexpr (WireStruct<T>) {
        return readStruct<T>(reader);
    } else {
        DUNLIN_TRY(const QByteArray bytes, reader.readBytes());
        const std::optional<T> id = T::fromBytes(bytes);
        if (!id)
            return fail(Errc::Invalid, QStringLiteral("not an id"));
        return *id;
    }
}

} // namespace cbor

template <WireStruct T>
QByteArray toCbor(const T &value)
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    cbor::writeStruct(writer, value);
    return bytes;
}

template <WireStruct T>
Result<T> fromCbor(const QByteArray &bytes, const DecodeOptions &options = {})
{
    cbor::Reader reader(bytes, options);
    DUNLIN_TRY(T value, cbor::readStruct<T>(reader));
    DUNLIN_CHECK(reader.finish());
    return value;
}

} // namespace dunlin
