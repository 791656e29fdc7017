// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/log_entry.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"

using namespace Qt::StringLiterals;

namespace dunlin::client {

QByteArray LogEntry::signedText() const
{
    return ByteWriter()
        .raw(name)
        .raw(log)
        .u64(seq)
        .raw(previous)
        .u8(op)
        .raw(signer.toBytes())
        .raw(device ? device->toBytes() : QByteArray(16, 0))
        .u64(signerHead)
        .u64(quint64(timeMs))
        .prefixed(body)
        .take();
}

QByteArray LogEntry::hash() const
{
    return blake2b(encode());
}

Result<LogEntry> LogEntry::decode(const QByteArray &bytes, const char *name)
{
    LogEntry entry;
    ByteReader reader(bytes);
    entry.name = QByteArray(name);
    reader.expect(entry.name);
    entry.log = reader.raw(16);
    entry.seq = reader.u64();
    entry.previous = reader.raw(32);
    entry.op = reader.u8();
    const auto signer = AccountId::fromBytes(reader.raw(16));
    entry.device = DeviceId::fromBytes(reader.raw(16)); // zeros, the root, are no id
    entry.signerHead = reader.u64();
    entry.timeMs = qint64(reader.u64());
    entry.body = reader.prefixed(MaxBody);
    entry.signature = reader.raw(64);
    if (!reader.finished() || !signer)
        return refusal(Cause::Forged, u"an entry of a chain that does not parse"_s);
    entry.signer = *signer;
    return entry;
}

} // namespace dunlin::client
