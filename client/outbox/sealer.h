// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the outbox gets what it may send in an encrypted channel.
#pragma once

#include "client/store/pending_op.h"
#include "shared/core/async.h"
#include "shared/wire/message.h"

namespace dunlin::client {

// What takes reactions of one's own back in an encrypted channel.
struct Removal {
    QList<OpId> given;                               // which; empty: none is known
    std::optional<wire::Sealed> word = std::nullopt; // one's own that they are
    bool isReady = true;                             // false: the word can't be given yet
};

class Sealer
{
public:
    virtual ~Sealer() = default;
    // Nothing leaves for such a channel in the clear.
    virtual bool isEncrypted(const ChannelId &channel) = 0;
    // Of a message, an edit or a reaction. What it answers is on disk with the operation: asked again, nothing is sealed twice.
    // Errors that pass (Unavailable) are tried again by the outbox, others are told to the user.
    virtual Async<wire::Sealed> seal(const PendingOp &op) = 0;
    // Which of one's own reactions a removal means.
    virtual Removal meant(const PendingOp &removal) = 0;
    // The server said that the roster is another one by now.
    virtual void outdated(const ChannelId &channel) = 0;
};

} // namespace dunlin::client
