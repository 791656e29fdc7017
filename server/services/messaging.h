// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages: send, edit, delete, react, pin, look back.
//
// A message is answered and pushed after it is stored for good, in the order of its number. Every change carries the
// client's opId and may be sent again for ever: the first answer comes back and nothing changes.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"
#include "server/services/slow_channels.h"

namespace dunlin::server {

struct Changed {
    wire::ChangeReply reply;
    wire::MessageRow row; // as it is now
};

struct SentRow {
    bool repeated = false;
    wire::MessageRow row;
};

// How much of a page may be taken up by rows.
enum class PageFor : quint8 { Frame, Http };

class Messaging : public QObject
{
public:
    // `changed` hears of every channel in which something was stored, `sent` of every new message; from any thread.
    Messaging(const ServiceContext &context, const SlowChannels &slow,
              std::function<void(const ChannelId &)> changed,
              std::function<void(const ChannelId &, qint64 seq)> sent)
        : m_context(context)
        , m_slow(slow)
        , m_changed(std::move(changed))
        , m_sent(std::move(sent))
    {
    }

    Async<wire::SendReply> send(const Caller &caller, const wire::SendRequest &request);
    // The same, answered with the row.
    Async<SentRow> sendForRow(const Caller &caller, const wire::SendRequest &request);
    Async<Changed> edit(const Caller &caller, const wire::EditRequest &request);
    // A tombstone stays. Deleting what is deleted changes nothing.
    Async<Changed> remove(const Caller &caller, const wire::DeleteRequest &request);
    Async<Changed> react(const Caller &caller, const wire::ReactionRequest &request);
    Async<Changed> unreact(const Caller &caller, const wire::ReactionRequest &request);
    // Pinning what is pinned, and taking off what is not, changes nothing.
    Async<Changed> pin(const Caller &caller, const wire::PinRequest &request);
    Async<Changed> unpin(const Caller &caller, const wire::PinRequest &request);
    Async<wire::PinList> pins(const Caller &caller, const ChannelId &channel);

    Async<wire::MessagePage> history(const Caller &caller, const wire::HistoryRequest &request,
                                     PageFor page);
    // Page `number` (1, 2, ...) of `limit` rows, counted from the newest.
    Async<wire::MessagePage> page(const Caller &caller, const ChannelId &channel, qint64 number,
                                  std::optional<qint64> limit);

private:
    Async<Changed> reactSealed(const Caller &caller, const wire::ReactionRequest &request);
    Async<Changed> unreactSealed(const Caller &caller, const wire::ReactionRequest &request);

    ServiceContext m_context;
    const SlowChannels &m_slow;
    const std::function<void(const ChannelId &)> m_changed;
    const std::function<void(const ChannelId &, qint64 seq)> m_sent;
};

} // namespace dunlin::server
