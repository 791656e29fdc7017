// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/frame.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr quint8 FrameVersion = 1;
constexpr qsizetype SmallBucket = 160;
constexpr qsizetype SmallMost = 25 * SmallBucket;
constexpr qsizetype LargeBucket = 4096;
constexpr char PadMark = char(0x80);

template <typename T>
QByteArray idOrZeros(const std::optional<T> &id)
{
    return id ? id->toBytes() : QByteArray(16, 0);
}

void writeHead(ByteWriter &writer, const LogHead &head)
{
    writer.u64(head.seq).raw(head.hash.isEmpty() ? QByteArray(32, 0) : head.hash);
}

LogHead readHead(ByteReader &reader)
{
    LogHead head;
    head.seq = reader.u64();
    head.hash = reader.raw(32);
    if (head.hash == QByteArray(32, 0))
        head.hash.clear();
    return head;
}

Error spoiltFrame()
{
    return refusal(Cause::Damaged, u"a frame that does not parse"_s);
}

} // namespace

qsizetype paddedSize(qsizetype size)
{
    const auto upTo = [size](qsizetype bucket) { return size / bucket * bucket + bucket; };
    return upTo(SmallBucket) <= SmallMost ? upTo(SmallBucket) : upTo(LargeBucket);
}

QByteArray pad(const QByteArray &bytes)
{
    QByteArray padded = bytes;
    padded.reserve(paddedSize(bytes.size()));
    padded.append(PadMark);
    padded.append(QByteArray(paddedSize(bytes.size()) - padded.size(), 0));
    return padded;
}

Result<QByteArray> unpad(const QByteArray &padded)
{
    qsizetype size = padded.size() - 1;
    while (size >= 0 && padded.at(size) == 0)
        --size;
    // One padding for one content: what has another was not made by us.
    if (size < 0 || padded.at(size) != PadMark || paddedSize(size) != padded.size())
        return refusal(Cause::Damaged, u"a frame whose padding does not hold"_s);
    return padded.left(size);
}

Result<QByteArray> writeFrame(const Frame &frame)
{
    if (frame.body.size() > MaxFrameBody)
        return fail(Errc::TooLarge, u"a message is too large to be sealed"_s);
    ByteWriter writer(512 + frame.body.size());
    writer.u8(FrameVersion)
        .u8(quint8(frame.kind))
        .raw(frame.id.toBytes())
        .u64(quint64(frame.sentAt))
        .raw(frame.sender.toBytes())
        .raw(idOrZeros(frame.to))
        .raw(idOrZeros(frame.group));
    writeHead(writer, frame.ownHead);
    writeHead(writer, frame.groupHead);
    writer.u32(frame.expiresIn).prefixed(frame.body);
    return pad(writer.take());
}

Result<Frame> readFrame(const QByteArray &padded)
{
    DUNLIN_TRY(const QByteArray bytes, unpad(padded));
    ByteReader reader(bytes);
    if (reader.u8() != FrameVersion)
        return refusal(Cause::TooNew, u"a frame of another version"_s);
    Frame frame;
    frame.kind = FrameKind(reader.u8());
    const auto id = OpId::fromBytes(reader.raw(16));
    frame.sentAt = qint64(reader.u64());
    const auto account = AccountId::fromBytes(reader.raw(16));
    const auto device = DeviceId::fromBytes(reader.raw(16));
    frame.to = AccountId::fromBytes(reader.raw(16));
    frame.group = GroupId::fromBytes(reader.raw(16));
    frame.ownHead = readHead(reader);
    frame.groupHead = readHead(reader);
    frame.expiresIn = reader.u32();
    frame.body = reader.prefixed(MaxFrameBody);
    if (!reader.finished() || !id || !account || !device)
        return spoiltFrame();
    frame.id = *id;
    frame.sender = {*account, *device};
    return frame;
}

Status checkFrame(const Frame &frame, const FrameEnvelope &outside, const DeviceAddress &self)
{
    if (frame.sender != outside.from)
        return refusal(Cause::Misdirected, u"a frame in another's name"_s);
    if (frame.group != outside.group)
        return refusal(Cause::Misdirected, u"a frame of another channel"_s);
    if (!frame.group && frame.to != self.account && frame.sender.account != self.account)
        return refusal(Cause::Misdirected, u"a frame for somebody else"_s);
    return ok();
}

} // namespace dunlin::client
