// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The envelope of the hub: requests, replies, failures and pushes, in JSON (text frames) and CBOR (binary frames).
//
//   JSON  {"id":7,"op":"message.send","data":{...}} · {"id":7,"data":{...}} · {"id":7,"error":{...}} ·
//         {"event":"message","data":{...}} · or an array of those
//   CBOR  [0, id, op, data] · [1, id, data] · [2, id, error] · [3, event, data] · or an array of those
//
// The envelope knows no operation: numbers and names come from the registry (shared/wire/frames.h).
#pragma once

#include "shared/codec/cbor_codec.h"
#include "shared/codec/json_codec.h"

#include <variant>

namespace dunlin {

enum class Encoding : quint8 { Json, Cbor };

// How an operation or event is called in either encoding.
struct FrameName {
    int number = 0;
    QLatin1StringView name;
};

// The body of a frame, not yet read.
class Payload
{
public:
    Payload() = default;
    explicit Payload(QByteArray cbor)
        : m_held(std::move(cbor))
    {
    }
    explicit Payload(QJsonValue json)
        : m_held(std::move(json))
    {
    }

    template <WireStruct T>
    Result<T> decode(const DecodeOptions &options = {}) const
    {
        if (const auto *cbor = std::get_if<QByteArray>(&m_held))
            return fromCbor<T>(*cbor, options);
        return json::readStruct<T>(std::get<QJsonValue>(m_held), options);
    }

private:
    std::variant<QByteArray, QJsonValue> m_held;
};

struct Frame {
    enum class Kind : quint8 { Request = 0, Reply = 1, Failure = 2, Push = 3 };
    Kind kind = Kind::Request;
    qint64 id = 0;  // requests, replies, failures
    int number = 0; // CBOR: number of the operation or event
    QString name;   // JSON: its name
    Payload payload;
};

// A frame that could not be read; `id` is there when that much could be.
struct FrameFault {
    Error error;
    std::optional<qint64> id;
};

// One socket message: one envelope or an array of them. Faulty envelopes stand among the good ones, so that
// each gets its answer; a message that is no envelope at all is one fault.
using FrameOrFault = std::variant<Frame, FrameFault>;
QList<FrameOrFault> parseFrames(Encoding encoding, const QByteArray &message,
                                const DecodeLimits &limits = {});

template <WireStruct T>
QByteArray encodeBody(Encoding encoding, const T &value)
{
    return encoding == Encoding::Json ? toJson(value) : toCbor(value);
}

// `body` is what encodeBody() made in the same encoding.
QByteArray encodeRequest(Encoding encoding, qint64 id, const FrameName &op, const QByteArray &body);
QByteArray encodeReply(Encoding encoding, qint64 id, const QByteArray &body);
QByteArray encodeFailure(Encoding encoding, std::optional<qint64> id, const QByteArray &body);
QByteArray encodePush(Encoding encoding, const FrameName &event, const QByteArray &body);

} // namespace dunlin
