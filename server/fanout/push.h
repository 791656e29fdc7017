// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told to many: an event with its data, encoded at most once per encoding, when the first receiver needs it.
// Immutable; may be shared between threads. Another node gets the data and encodes it for its own.
#pragma once

#include "server/fanout/websocket_frame.h"
#include "shared/core/id.h"
#include "shared/wire/frames.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace dunlin::server {

class Push
{
public:
    using Encode = std::function<QByteArray(Encoding)>;

    explicit Push(Encode encode)
        : m_encode(std::move(encode))
    {
    }
    virtual ~Push() = default;
    Q_DISABLE_COPY_MOVE(Push)

    // For other nodes: the event's number in the registry (0: none, it stays here), and its data in CBOR.
    virtual int event() const { return 0; }
    virtual QByteArray body() const { return {}; }
    // The one device of the person that hears of it; absent: all.
    virtual std::optional<DeviceId> onlyFor() const { return std::nullopt; }

    // The message that it is about, for the log.
    virtual std::optional<OpId> trace() const { return std::nullopt; }

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
class EventPush final : public Push
{
public:
    EventPush(const wire::Event<Number, Data> &event, Data data)
        : Push([this](Encoding encoding) {
            return encodePush(encoding, m_name, encodeBody(encoding, m_data));
        })
        , m_name{Number, QLatin1StringView(event.name)}
        , m_data(std::move(data))
    {
    }

    int event() const override { return Number; }
    QByteArray body() const override { return encodeBody(Encoding::Cbor, m_data); }
    std::optional<OpId> trace() const override
    {
        if constexpr (requires { m_data.row.id; })
            return m_data.row.id;
        else
            return {};
    }
    std::optional<DeviceId> onlyFor() const override
    {
        if constexpr (requires(const Data &data) { data.forDevice(); })
            return m_data.forDevice();
        else
            return std::nullopt;
    }

private:
    const FrameName m_name;
    const Data m_data;
};

template <int Number, typename Data>
PushPtr makePush(const wire::Event<Number, Data> &event, Data data)
{
    return std::make_shared<const EventPush<Number, Data>>(event, std::move(data));
}

// What another node's push said, as one of ours. Null when there is no such event, or this is none.
PushPtr pushFrom(qint64 event, const QByteArray &body);

} // namespace dunlin::server
