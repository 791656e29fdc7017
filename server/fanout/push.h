// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told to many: an event with its data, encoded at most once per encoding, when the first receiver needs it.
// Immutable; may be shared between threads.
#pragma once

#include "shared/codec/frame.h"
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

    // The whole frame.
    const QByteArray &bytes(Encoding encoding) const
    {
        Slot &slot = encoding == Encoding::Json ? m_json : m_cbor;
        std::call_once(slot.once, [&] { slot.bytes = m_encode(encoding); });
        return slot.bytes;
    }

private:
    struct Slot {
        std::once_flag once;
        QByteArray bytes;
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
