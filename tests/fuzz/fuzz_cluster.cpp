// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What comes over the broker: the message between nodes, its pieces in PostgreSQL, and the orders in it.
#include "server/cluster/cluster_message.h"
#include "server/cluster/postgres_broker.h"
#include "server/fanout/order.h"
#include "server/fanout/push.h"
#include "server/storage/cache/access_cache.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin;
    using namespace dunlin::server;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto message = ClusterMessage::fromBytes(bytes);
    if (message.ok() && message->kind == ClusterMessage::Kind::Words && message->toBytes() != bytes)
        abort(); // one message, one form
    DecodeOptions options;
    options.unknownEnum = Unknown::Zero;
    for (const QByteArray &each : message.ok() ? message->words : QList<QByteArray>{bytes}) {
        if (const auto change = AccessChange::fromBytes(each);
            change && !AccessChange::fromBytes(change->toBytes()))
            abort();
        const auto order = fromCbor<Order>(each, options);
        if (!order.ok())
            continue;
        if (const PushPtr push = pushFrom(order->event, order->body)) {
            (void)push->framed(Encoding::Json);
            (void)push->framed(Encoding::Cbor);
        }
    }
    PostgresBroker::Joiner joiner;
    for (const QByteArray &each : bytes.split('\n')) {
        const auto joined = joiner.add(each);
        if (joined && joined->size() > bytes.size())
            abort();
    }
    return 0;
}
