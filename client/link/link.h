// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The connection to the hub, as the engine sees it: requests that are answered, pushes that arrive, and a state.
//
// Promises: requests leave in the order of the calls and the server works on them in that order; what was not
// answered when a connection ends answers Unavailable, and all of these answers come before helloWanted() of the
// next connection. Nothing is sent before the greeting. A call while not online answers Unavailable at once.
// Methods may be called from any thread; signals are emitted in the link's own thread.
#pragma once

#include "shared/codec/frame.h"
#include "shared/core/async.h"
#include "shared/wire/frames.h"

#include <QObject>
#include <QUrl>

#include <chrono>

namespace dunlin::client {

// Something the server said unasked. `event` is the number of the registry (wire::event).
struct Push {
    int event = 0;
    Payload payload;
};

struct LinkStatus {
    enum class State : quint8 {
        Offline, // not wanted
        Connecting,
        Online,
        Waiting, // lost; tries again at nextTryAt
        Stopped, // the server said not to come back: closeCode says why
    };
    State state = State::Offline;
    QString reason; // a sentence for a person
    int closeCode = 0;
    qint64 nextTryAt = 0; // ms since 1970 UTC, of Waiting
    bool operator==(const LinkStatus &) const = default;
};

class Link : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(Result<Payload>)>;
    static constexpr std::chrono::milliseconds RequestTimeout{30'000};

    using QObject::QObject;

    // Connects and stays connected until disconnectFromHub().
    virtual void connectTo(const QUrl &hub) = 0;
    virtual void disconnectFromHub() = 0;
    // Ends the waiting, and a stop.
    virtual void reconnectNow() = 0;
    // The device slept, or its network is another one: ends the waiting, begins a try anew, and asks a connection whether it
    // is still there. A stop stays.
    virtual void checkNow() = 0;
    // The connection is of no use (an answer did not come in time): ends it and comes back.
    virtual void abandon(const QString &why) = 0;
    // Answers helloWanted() of that connection; ignored when it is not the current one any more.
    virtual void sayHello(quint64 connection, const wire::Hello &hello) = 0;
    // Answers in the link's thread. `body` is CBOR.
    virtual void call(const FrameName &op, const QByteArray &body, Answer answer) = 0;

    template <int Number, typename Request, typename Reply>
    Async<Reply> request(const wire::Operation<Number, Request, Reply> &op, const Request &data)
    {
        Deferred<Reply> deferred;
        Async<Reply> answer = deferred.async();
        call({Number, QLatin1StringView(op.name)}, encodeBody(Encoding::Cbor, data),
             [deferred](Result<Payload> outcome) {
                 if (!outcome.ok())
                     deferred.settle(outcome.error());
                 else
                     deferred.settle(outcome->template decode<Reply>(clientOptions()));
             });
        return answer;
    }

    // A client reads what a newer server says: unknown enum values become the enum's zero.
    static DecodeOptions clientOptions() { return {DecodeLimits(), Unknown::Zero}; }

Q_SIGNALS:
    void helloWanted(quint64 connection);
    // The server accepted the hello; the state is Online from here on.
    void greeted(const dunlin::wire::HelloReply &reply);
    void statusChanged(const dunlin::client::LinkStatus &status);
    void pushed(const dunlin::client::Push &push);
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::Push)
Q_DECLARE_METATYPE(dunlin::client::LinkStatus)
