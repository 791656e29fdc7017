// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/codec/frame.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin {

namespace {

FrameFault fault(const Error &error, std::optional<qint64> id = {})
{
    return {error, id};
}

FrameOrFault frameFromJson(const QJsonValue &value)
{
    if (!value.isObject())
        return fault(fail(Errc::Invalid, u"a frame is an object"_s));
    const QJsonObject object = value.toObject();
    Frame frame;
    std::optional<qint64> id;
    if (const QJsonValue held = object.value("id"_L1); !held.isUndefined()) {
        id = json::toInteger(held);
        if (!id)
            return fault(fail(Errc::Invalid, u"not an integer"_s, u"id"_s));
        frame.id = *id;
    }
    const QJsonValue data = object.value("data"_L1);
    if (object.contains("op"_L1)) {
        if (!id)
            return fault(fail(Errc::Invalid, u"the field is missing"_s, u"id"_s));
        if (!object.value("op"_L1).isString())
            return fault(fail(Errc::Invalid, u"not a name"_s, u"op"_s), id);
        frame.kind = Frame::Kind::Request;
        frame.name = object.value("op"_L1).toString();
        // An operation without fields may leave its empty body out.
        if (!data.isUndefined() && !data.isNull() && !data.isObject())
            return fault(fail(Errc::Invalid, u"not an object"_s, u"data"_s), id);
        frame.payload = Payload(QJsonValue(data.toObject()));
        return frame;
    }
    if (object.contains("event"_L1)) {
        frame.kind = Frame::Kind::Push;
        frame.name = object.value("event"_L1).toString();
        frame.payload = Payload(data);
        return frame;
    }
    if (object.contains("error"_L1)) {
        frame.kind = Frame::Kind::Failure;
        frame.payload = Payload(object.value("error"_L1));
        return frame;
    }
    if (id && data.isObject()) {
        frame.kind = Frame::Kind::Reply;
        frame.payload = Payload(data);
        return frame;
    }
    return fault(fail(Errc::Invalid, u"the field is missing"_s, u"op"_s), id);
}

// Reads one envelope; `reader` stands before it. After a fault the rest of the message can't be read.
FrameOrFault frameFromCbor(cbor::Reader &reader, const QByteArray &message, qint64 length)
{
    Frame frame;
    std::optional<qint64> id;
    const auto body = [&]() -> Result<QByteArray> {
        const qint64 from = reader.offset();
        DUNLIN_CHECK(reader.skip());
        return message.mid(from, reader.offset() - from);
    };
    const auto read = [&]() -> Status {
        DUNLIN_TRY(const qint64 kind, reader.readInteger());
        if (kind < 0 || kind > 3 || length != (kind == 0 ? 4 : 3))
            return fail(Errc::Invalid, u"not an envelope"_s);
        frame.kind = Frame::Kind(kind);
        if (frame.kind == Frame::Kind::Push) {
            DUNLIN_TRY(const qint64 number, reader.readInteger());
            frame.number = int(std::clamp<qint64>(number, -1, 1 << 20));
        } else {
            DUNLIN_TRY(frame.id, reader.readInteger());
            id = frame.id;
        }
        if (frame.kind == Frame::Kind::Request) {
            DUNLIN_TRY(const qint64 number, reader.readInteger());
            frame.number = int(std::clamp<qint64>(number, -1, 1 << 20));
        }
        DUNLIN_TRY(QByteArray bytes, body());
        frame.payload = Payload(std::move(bytes));
        return reader.leave();
    };
    if (const Status done = read(); !done.ok())
        return fault(done.error(), id);
    return frame;
}

QList<FrameOrFault> framesFromCbor(const QByteArray &message, const DecodeLimits &limits)
{
    cbor::Reader reader(message, DecodeOptions{limits, Unknown::Refused});
    const Result<qint64> outer = reader.enterArray();
    if (!outer.ok())
        return {fault(outer.error())};
    // A batch holds arrays, an envelope begins with a number.
    cbor::Reader probe(message, DecodeOptions{limits, Unknown::Refused});
    const bool batch = probe.enterArray().ok() && *outer > 0 && probe.enterArray().ok();
    QList<FrameOrFault> frames;
    if (!batch) {
        frames.append(frameFromCbor(reader, message, *outer));
    } else {
        for (qint64 i = 0; i < *outer; ++i) {
            const Result<qint64> length = reader.enterArray();
            frames.append(length.ok() ? frameFromCbor(reader, message, *length)
                                      : FrameOrFault(fault(length.error())));
            if (std::holds_alternative<FrameFault>(frames.constLast()))
                return frames;
        }
        if (const Status left = reader.leave(); !left.ok())
            frames.append(fault(left.error()));
    }
    if (std::holds_alternative<Frame>(frames.constLast())) {
        if (const Status finished = reader.finish(); !finished.ok())
            return {fault(finished.error())};
    }
    return frames;
}

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

QByteArray cborEnvelope(std::initializer_list<qint64> head, const QByteArray &body)
{
    QByteArray bytes;
    bytes.reserve(body.size() + 24);
    bytes.append(
        char(0x80 | (head.size() + 1))); // an array of at most four elements (RFC 8949, 3.1)
    for (const qint64 each : head) {
        QByteArray one;
        QCborStreamWriter writer(&one);
        writer.append(each);
        bytes += one;
    }
    bytes += body;
    return bytes;
}

} // namespace

QList<FrameOrFault> parseFrames(Encoding encoding, const QByteArray &message,
                                const DecodeLimits &limits)
{
    if (encoding == Encoding::Cbor)
        return framesFromCbor(message, limits);
    const Result<QJsonDocument> document = parseJson(message, limits);
    if (!document.ok())
        return {fault(document.error())};
    if (document->isObject())
        return {frameFromJson(document->object())};
    QList<FrameOrFault> frames;
    const QJsonArray array = document->array();
    for (const QJsonValue each : array)
        frames.append(frameFromJson(each));
    if (frames.isEmpty())
        frames.append(fault(fail(Errc::Invalid, u"an empty frame"_s)));
    return frames;
}

QByteArray encodeRequest(Encoding encoding, qint64 id, const FrameName &op, const QByteArray &body)
{
    if (encoding == Encoding::Cbor)
        return cborEnvelope({0, id, op.number}, body);
    return "{\"id\":" + number(id) + ",\"op\":\"" + QByteArray(op.name.data(), op.name.size())
        + "\",\"data\":" + body + '}';
}

QByteArray encodeReply(Encoding encoding, qint64 id, const QByteArray &body)
{
    if (encoding == Encoding::Cbor)
        return cborEnvelope({1, id}, body);
    return "{\"id\":" + number(id) + ",\"data\":" + body + '}';
}

QByteArray encodeFailure(Encoding encoding, std::optional<qint64> id, const QByteArray &body)
{
    // A fault without a readable id is answered with id 0, which no request has.
    if (encoding == Encoding::Cbor)
        return cborEnvelope({2, id.value_or(0)}, body);
    if (!id)
        return "{\"error\":" + body + '}';
    return "{\"id\":" + number(*id) + ",\"error\":" + body + '}';
}

QByteArray encodePush(Encoding encoding, const FrameName &event, const QByteArray &body)
{
    if (encoding == Encoding::Cbor)
        return cborEnvelope({3, event.number}, body);
    return "{\"event\":\"" + QByteArray(event.name.data(), event.name.size())
        + "\",\"data\":" + body + '}';
}

} // namespace dunlin
