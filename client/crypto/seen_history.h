// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device was shown of a channel before it sealed a message, as it stands inside the seal (SeenHistory in
// content.h), and what another device finds when it holds that against what it is shown.
//
// Each message names the ones before it, back to the last that another one names already: number, device and id, and
// what was sealed where that is known. What is sealed holds the names of those before it, so the names are a chain: a
// server that leaves a message out, puts one in, or changes the order is found out by the next message of anybody
// whom it showed something else, unless it keeps the two apart for good.
//
// Messages that go by themselves, and deleted ones, are in no such list and are missed by nobody.
//
// An edit names what it replaces, and a message tells of the edits and deletions that its device was shown lately (SeenChange):
// who is shown something that was replaced knows that it was kept from them, or undone. It tells of reactions as well
// (SeenReaction): one that was given is there, or its giver's word that it was taken back (take_back.h); one that was taken back
// is not there again, since each is given under an id of its own.
#pragma once

#include "client/crypto/address.h"
#include "client/crypto/content.h"

namespace dunlin::client {

// A message may name so many, and names at least so many if there are.
inline constexpr qsizetype MostSeen = 64;
inline constexpr qsizetype LeastSeen = 2;
inline constexpr qsizetype MarkBytes = 20;
// Of one message; the oldest are forgotten.
inline constexpr qsizetype MostReplaced = 8;
// In one message.
inline constexpr qsizetype MostChangesTold = 4;
inline constexpr qsizetype MostReactionsTold = 4;
// Edits, deletions and reactions that have so many messages behind them were told of.
inline constexpr int MostBehindChange = 16;

// A message as a device is shown it.
struct HeldMessage {
    qint64 seq = 0;
    DeviceId device;
    OpId id;
    bool mayGo = false; // it is deleted, or has a time after which it goes
    QByteArray
        seal; // its mark; empty when what is there is not what was sealed first, or does not open
};

// All messages with a number above `above`, up to `upTo`; the lowest first.
struct HeldStretch {
    qint64 above = 0;
    qint64 upTo = 0;
    QList<HeldMessage> messages;
};

// Numbers are stored: never reuse one.
enum class OrderFault : quint8 {
    LeftOut = 1, // somebody was shown a message that is not here
    Changed,     // they were shown another one under that number, or it stands where it can't
    Hidden,      // they were not shown one that is here
    Repeated,    // it is here a second time
    Undone,      // it says here what was replaced or deleted since
    Reactions,   // one to it is not here, or one that was taken back is
};
// "leftOut", "changed", "hidden", "repeated", "undone", "reactions".
QString orderFaultName(OrderFault fault);

struct OrderFinding {
    qint64 seq = 0;
    OrderFault fault = OrderFault::Changed;
    bool operator==(const OrderFinding &) const = default;
};

SeenMessage seenMark(const GroupId &channel, const HeldMessage &message);
// Of something sealed, by the hash under which it is kept opened.
QByteArray sealMark(const QByteArray &openedName);

// What a message with the number `at` says that its device had seen, held against what is here: the lowest number at
// which they differ. Where the stretch does not reach nothing is said.
std::optional<OrderFinding> disagreement(const GroupId &channel, const SeenHistory &seen, qint64 at,
                                         const HeldStretch &held);

} // namespace dunlin::client
