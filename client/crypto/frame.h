// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is inside every seal: who says what to whom, and how far the sender knew the chains.
//
// The same things stand outside for the server, who could lie; the reader compares. A frame is padded so that its
// size tells a bucket only: 160 bytes up to 4 000, 4 096 beyond.
#pragma once

#include "client/crypto/address.h"
#include "client/crypto/log_entry.h"
#include "shared/core/result.h"

namespace dunlin::client {

// Numbers travel: never reuse one. A kind that this version does not know is kept as it came.
enum class FrameKind : quint8 {
    Text = 1,
    Edit = 2,
    Reaction = 3,
    Deletion = 4,
    ReadMark = 5,
    Draft = 6,
    Chain = 7,         // a ChainHandover
    NeedChain = 8,     // "your chain did not arrive"
    Resend = 9,        // "seal these messages for me again"
    SessionReset = 10, // "our session was lost, this is a new one"; no body
    Call = 11,
    History = 12,  // what was opened by an own device
    NeedWord = 13, // "did a device that you took off say this?"
    Word = 14,     // "it did"
};

// What the body of one message may be at most.
inline constexpr qsizetype MaxFrameBody = 96 * 1024;

struct Frame {
    FrameKind kind = FrameKind::Text;
    OpId id; // the message's id: what is seen twice is dropped by it
    qint64 sentAt = 0;
    DeviceAddress sender;
    std::optional<AccountId> to; // a direct frame's addressee
    std::optional<GroupId> group;
    LogHead ownHead;       // of the sender's device chain
    LogHead groupHead;     // of the roster; nothing for direct frames
    quint32 expiresIn = 0; // seconds from reading; 0: stays
    QByteArray body;       // content.h says what, by kind
    bool operator==(const Frame &) const = default;
};

// TooLarge if the body is.
Result<QByteArray> writeFrame(const Frame &frame);
// Damaged, or TooNew for another version.
Result<Frame> readFrame(const QByteArray &padded);

// What the outside of a frame said.
struct FrameEnvelope {
    DeviceAddress from;
    std::optional<GroupId> group;
};
// Misdirected unless inside and outside agree and the frame is for `self`: its account, a channel that the caller
// found it in, or another device's copy of what the own account sent.
Status checkFrame(const Frame &frame, const FrameEnvelope &outside, const DeviceAddress &self);

// Bytes with padding to the next bucket; what a bucket of `size` is.
qsizetype paddedSize(qsizetype size);
QByteArray pad(const QByteArray &bytes);
Result<QByteArray> unpad(const QByteArray &padded);

} // namespace dunlin::client
