// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The codecs of the wire's own structs are compiled once, in codecs*.cpp, and only declared everywhere else: with 65
// structs in two encodings, instantiating them in every file took most of the build's time.
//
// Each wire header ends in a list of its structs, DUNLIN_WIRE_<NAME>(X), and declares them with it. A struct that
// is declared and not defined does not link.
#pragma once

class QCborStreamWriter;
class QJsonObject;
class QJsonValue;

namespace dunlin {

struct DecodeOptions;
template <typename T>
class Result;

namespace cbor {
class Reader;
template <typename T>
void writeStruct(QCborStreamWriter &writer, const T &value);
template <typename T>
Result<T> readStruct(Reader &reader);
} // namespace cbor

namespace json {
template <typename T>
QJsonObject writeStruct(const T &value);
template <typename T>
Result<T> readStruct(const QJsonValue &from, const DecodeOptions &options);
} // namespace json

} // namespace dunlin

// Both are used inside namespace dunlin.
#define DUNLIN_DECLARE_CODECS(T)                                                                   \
    extern template void cbor::writeStruct(QCborStreamWriter &, const wire::T &);                  \
    extern template Result<wire::T> cbor::readStruct(cbor::Reader &);                              \
    extern template QJsonObject json::writeStruct(const wire::T &);                                \
    extern template Result<wire::T> json::readStruct(const QJsonValue &, const DecodeOptions &);

#define DUNLIN_DEFINE_CODECS(T)                                                                    \
    static_assert(isWireType<wire::T>());                                                          \
    template void cbor::writeStruct(QCborStreamWriter &, const wire::T &);                         \
    template Result<wire::T> cbor::readStruct(cbor::Reader &);                                     \
    template QJsonObject json::writeStruct(const wire::T &);                                       \
    template Result<wire::T> json::readStruct(const QJsonValue &, const DecodeOptions &);
