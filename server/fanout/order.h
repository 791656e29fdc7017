// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one node's fan-out tells the others': an order that each carries out for its own connections. Not of the public
// wire, but coded as it is; two releases that run side by side know the same fields or skip what they don't know.
#pragma once

#include "shared/codec/cbor_codec.h"
#include "shared/core/id.h"
#include "shared/schema/field.h"

namespace dunlin::server {

enum class OrderKind : quint8 {
    Unknown = 0,
    Channel = 1, // an event to a channel's members
    User = 2,    // an event to one person's devices
    Opened = 3,  // an event to who has opened the channel, `user` left out
    Joined = 4,
    Left = 5,
    ChannelGone = 6,
    Cut = 7,        // ends a device's connections, with `number` as the code
    Replaced = 8,   // the device has a newer connection, which has the number `number`
    Here = 9,       // `users` and `devices` are connected to the sender
    Away = 10,      // they are not any more
    AllHere = 11,   // and nobody else, but who follows in Here
    WhoIsHere = 12, // asks for AllHere and Here
    Note = 13, // of one service to itself elsewhere: `number` is the topic, `body` what it says
    Stale = 14 // what is kept of the database in memory is not true any more, as `body` says
};
constexpr auto enumTable(OrderKind)
{
    return std::array{
        EnumName{OrderKind::Channel, "channel"}, EnumName{OrderKind::User, "user"},
        EnumName{OrderKind::Opened, "opened"},   EnumName{OrderKind::Joined, "joined"},
        EnumName{OrderKind::Left, "left"},       EnumName{OrderKind::ChannelGone, "channelGone"},
        EnumName{OrderKind::Cut, "cut"},         EnumName{OrderKind::Replaced, "replaced"},
        EnumName{OrderKind::Here, "here"},       EnumName{OrderKind::Away, "away"},
        EnumName{OrderKind::AllHere, "allHere"}, EnumName{OrderKind::WhoIsHere, "whoIsHere"},
        EnumName{OrderKind::Note, "note"},       EnumName{OrderKind::Stale, "stale"}};
}

struct Order {
    OrderKind kind = OrderKind::Unknown;
    std::optional<ChannelId> channel;
    std::optional<UserId> user;
    std::optional<DeviceId> device;
    qint64 seq = 0;    // of the stream of the channel or of the person; 0: of none
    qint64 event = 0;  // its number in the registry
    QByteArray body;   // of the event, in CBOR
    qint64 number = 0; // what it is, the kind says
    QList<UserId> users;
    QList<DeviceId> devices;
    bool operator==(const Order &) const = default;

    static constexpr const char *typeName = "Order";
    static constexpr auto fields = FieldList{
        field(1, "kind", &Order::kind),       field(2, "channel", &Order::channel),
        field(3, "user", &Order::user),       field(4, "device", &Order::device),
        defaulted(5, "seq", &Order::seq),     defaulted(6, "event", &Order::event),
        defaulted(7, "body", &Order::body),   defaulted(8, "number", &Order::number),
        defaulted(9, "users", &Order::users), defaulted(10, "devices", &Order::devices),
    };
};
static_assert(isWireType<Order>());

} // namespace dunlin::server
