// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The registry of the hub: every operation with its request and reply, every event with its data. Dispatcher,
// client calls, documents and tests walk these lists; a number is never used again.
#pragma once

#include "shared/wire/envelope.h"
#include "shared/wire/hub.h"

#include <tuple>

namespace dunlin::wire {

template <int Number, typename RequestType, typename ReplyType>
struct Operation {
    using Request = RequestType;
    using Reply = ReplyType;
    static constexpr int number = Number;
    const char *name;
};

template <int Number, typename DataType>
struct Event {
    using Data = DataType;
    static constexpr int number = Number;
    const char *name;
};

namespace op {
inline constexpr Operation<1, Hello, HelloReply> hello{"hello"};
inline constexpr Operation<2, AuthRequest, Empty> auth{"auth"};
inline constexpr Operation<3, SyncRequest, SyncReply> sync{"sync"};
inline constexpr Operation<4, HistoryRequest, MessagePage> history{"history"};
inline constexpr Operation<5, SendRequest, SendReply> messageSend{"message.send"};
inline constexpr Operation<6, EditRequest, ChangeReply> messageEdit{"message.edit"};
inline constexpr Operation<7, DeleteRequest, ChangeReply> messageDelete{"message.delete"};
inline constexpr Operation<8, ReactionRequest, ChangeReply> reactionAdd{"reaction.add"};
inline constexpr Operation<9, ReactionRequest, ChangeReply> reactionRemove{"reaction.remove"};
inline constexpr Operation<10, PinRequest, ChangeReply> pinAdd{"pin.add"};
inline constexpr Operation<11, PinRequest, ChangeReply> pinRemove{"pin.remove"};
inline constexpr Operation<12, MarkRequest, Empty> read{"read"};
inline constexpr Operation<13, MarkRequest, Empty> received{"received"};
inline constexpr Operation<14, TypingRequest, Empty> typing{"typing"};
inline constexpr Operation<15, PresenceRequest, Empty> presenceSet{"presence.set"};
inline constexpr Operation<16, ChannelRef, Empty> channelOpen{"channel.open"};
inline constexpr Operation<17, ChannelRef, Empty> channelClose{"channel.close"};
inline constexpr Operation<18, Empty, Pong> ping{"ping"};
// 20-29: call.*: kept for them
inline constexpr Operation<30, EnvelopeSend, EnvelopeReply> envelopeSend{"envelope.send"};
inline constexpr Operation<31, EnvelopeAck, Empty> envelopeAck{"envelope.ack"};
inline constexpr Operation<32, EnvelopeListRequest, EnvelopeList> envelopeList{"envelope.list"};
} // namespace op

namespace event {
inline constexpr Event<1, MessageEvent> message{"message"};
inline constexpr Event<2, MemberEvent> member{"member"};
inline constexpr Event<3, ChannelEvent> channel{"channel"};
inline constexpr Event<4, ReceiptEvent> receipt{"receipt"};
inline constexpr Event<5, TypingEvent> typing{"typing"};
inline constexpr Event<6, PresenceEvent> presence{"presence"};
inline constexpr Event<7, UserEvent> user{"user"};
inline constexpr Event<9, Notice> notice{"notice"};
inline constexpr Event<10, Envelope> envelope{"envelope"};
inline constexpr Event<11, User> profile{"profile"};
// 8: call: kept for it
} // namespace event

inline constexpr auto operations = std::tuple{
    op::hello,       op::auth,          op::sync,        op::history,        op::messageSend,
    op::messageEdit, op::messageDelete, op::reactionAdd, op::reactionRemove, op::pinAdd,
    op::pinRemove,   op::read,          op::received,    op::typing,         op::presenceSet,
    op::channelOpen, op::channelClose,  op::ping,        op::envelopeSend,   op::envelopeAck,
    op::envelopeList};
inline constexpr auto events =
    std::tuple{event::message,  event::member, event::channel, event::receipt,  event::typing,
               event::presence, event::user,   event::notice,  event::envelope, event::profile};

} // namespace dunlin::wire
