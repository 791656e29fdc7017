// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told to many: an event with its data, encoded at most once per encoding, when the first receiver needs it.
// Immutable; may be shared between threads.
#pragma once

#include "server/fanout/websocket_frame.h"
#include "shared/wire/frames.h"

#include <functional>
#include <memory>
#include <mutex>

namespace dunlin::server {

class Push
{
public:
    using Encode = std::function<QByteArray(Encoding)>;

    explicit Push(Encode encode)
        : m_encode(std::move(encode))
    {
    }

    // The message, in the frame of WebSocket that carries it: the same bytes for everybody.
    const QByteArray &framed(Encoding encoding) const
    {
        Slot &slot = encoding == Encoding::Json ? m_json : m_cbor;
        std::call_once(slot.once,
                       [&] { slot.framed = websocketFrame(encoding, m_encode(encoding)); });
        return slot.framed;
    }

private:
    struct Slot {
        std::once_flag once;
        QByteArray framed;
    };
    const Encode m_encode;
    mutable Slot m_json;
    mutable Slot m_cbor;
};

using PushPtr = std::shared_ptr<const Push>;

template <int Number, typename Data>
PushPtr makePush(const wire::Event<Number, Data> &event, Data data)
{
    return std::make_shared<const Push>(
        [name = FrameName{event.number, QLatin1StringView(event.name)}, data = std::move(data)](
            Encoding encoding) { return encodePush(encoding, name, encodeBody(encoding, data)); });
}

} // namespace dunlin::server
