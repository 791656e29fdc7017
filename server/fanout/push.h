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
#include <vector>

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

    // The events that it tells of.
    virtual qsizetype size() const { return 1; }

    // The messages that it is about, for the log.
    virtual QList<OpId> traces() const { return {}; }

    // The message, in the frame of WebSocket that carries it: the same bytes for everybody.
    const QByteArray &framed(Encoding encoding) const
    {
        Slot &slot = encoding == Encoding::Json ? m_json : m_cbor;
        std::call_once(slot.once, [&] { slot.framed = frame(encoding); });
        return slot.framed;
    }

private:
    virtual QByteArray frame(Encoding encoding) const
    {
        return websocketFrame(encoding, m_encode(encoding));
    }

    struct Slot {
        std::once_flag once;
        QByteArray framed;
    };
    const Encode m_encode;
    mutable Slot m_json;
    mutable Slot m_cbor;
};

using PushPtr = std::shared_ptr<const Push>;

// Several, each in a frame of its own, as one thing to say: their bytes are put together once, not by each receiver.
class PushRun final : public Push
{
public:
    explicit PushRun(std::vector<PushPtr> pushes);

    qsizetype size() const override { return qsizetype(m_pushes.size()); }
    QList<OpId> traces() const override;

private:
    QByteArray frame(Encoding encoding) const override;

    const std::vector<PushPtr> m_pushes;
};

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
    QList<OpId> traces() const override
    {
        if constexpr (requires { m_data.row.id; })
            return {m_data.row.id};
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
