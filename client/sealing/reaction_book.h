// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which reactions to encrypted messages this device was shown, or told of by others, and which of them it has to tell of itself.
//
// What is known of one only grows: it was given, and then it was taken back, for good; given again it is another one, with an id
// of its own. So it does not matter in which order things come. A server that went back in time honestly says again what it
// said then: what was known under another numbering is forgotten.
//
// Lives in the engine's thread; each call reads or writes one or two rows of the sealed store.
#pragma once

#include "client/crypto/content.h"
#include "client/sealing/key_work.h"

#include <functional>

namespace dunlin::client {

struct KnownReaction {
    SeenReaction shown;
    UserId toldBy; // whose device said so; null: this one was shown it
    bool operator==(const KnownReaction &) const = default;
};

class ReactionBook
{
public:
    ReactionBook(KeyRows &rows, std::function<QByteArray()> numbering)
        : m_rows(rows)
        , m_numbering(std::move(numbering))
    {
    }

    Result<QList<KnownReaction>> to(const ChannelId &channel, const OpId &message) const;
    // This device was shown it: it is to be told, if that is news.
    Status shown(const ChannelId &channel, const SeenReaction &reaction);
    // Somebody's message told of it: enough of them, and it is told no more.
    Status told(const ChannelId &channel, const SeenReaction &reaction, const UserId &by,
                const OpId &message);
    // At most MostReactionsTold, the oldest first.
    Result<QList<SeenReaction>> toTell(const ChannelId &channel) const;

private:
    struct ToTell {
        SeenReaction shown;
        QList<OpId> tellers; // messages
    };
    Result<bool> note(const ChannelId &channel, const KnownReaction &known);
    Result<QList<ToTell>> waiting(const ChannelId &channel) const;
    Status keepWaiting(const ChannelId &channel, const QList<ToTell> &all);

    KeyRows &m_rows;
    const std::function<QByteArray()> m_numbering;
};

} // namespace dunlin::client
