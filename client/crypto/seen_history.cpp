// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/seen_history.h"

#include "client/crypto/bytes.h"

namespace dunlin::client {

QString orderFaultName(OrderFault fault)
{
    switch (fault) {
    case OrderFault::LeftOut:
        return QStringLiteral("leftOut");
    case OrderFault::Changed:
        return QStringLiteral("changed");
    case OrderFault::Hidden:
        return QStringLiteral("hidden");
    case OrderFault::Repeated:
        return QStringLiteral("repeated");
    case OrderFault::Undone:
        return QStringLiteral("undone");
    case OrderFault::Reactions:
        return QStringLiteral("reactions");
    }
    return QStringLiteral("changed");
}

SeenMessage seenMark(const GroupId &channel, const HeldMessage &message)
{
    ByteWriter writer;
    writer.raw(QByteArrayLiteral("dunlin-place-1"))
        .raw(channel.toBytes())
        .u64(quint64(message.seq))
        .raw(message.device.toBytes())
        .raw(message.id.toBytes());
    return {message.seq, blake2b(writer.take(), int(MarkBytes)), message.seal};
}

QByteArray sealMark(const QByteArray &openedName)
{
    return openedName.left(MarkBytes);
}

std::optional<OrderFinding> disagreement(const GroupId &channel, const SeenHistory &seen, qint64 at,
                                         const HeldStretch &held)
{
    if (seen.messages.isEmpty())
        return std::nullopt;
    const qint64 above = qMax(seen.above, held.above);
    auto here = held.messages.cbegin();
    while (here != held.messages.cend() && here->seq <= above)
        ++here;
    for (const SeenMessage &each : seen.messages) {
        if (each.seq <= above)
            continue;
        if (each.seq > held.upTo)
            break;
        for (; here != held.messages.cend() && here->seq < each.seq; ++here) {
            if (!here->mayGo)
                return OrderFinding{here->seq, OrderFault::Hidden};
        }
        if (here == held.messages.cend() || here->seq != each.seq)
            return OrderFinding{each.seq, OrderFault::LeftOut};
        const SeenMessage mine = seenMark(channel, *here);
        if (mine.place != each.place)
            return OrderFinding{each.seq, OrderFault::Changed};
        // As what it was sealed first is known to neither for good: an edit takes its place.
        if (!mine.seal.isEmpty() && !each.seal.isEmpty() && mine.seal != each.seal)
            return OrderFinding{each.seq, OrderFault::Changed};
        ++here;
    }
    // Nobody has seen a message that comes later.
    if (seen.messages.constLast().seq >= at)
        return OrderFinding{at, OrderFault::Changed};
    return std::nullopt;
}

} // namespace dunlin::client
