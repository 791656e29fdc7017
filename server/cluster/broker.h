// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Carries messages from every node to every node. Tests of the contract: tests/contract/cluster.
//
// - What is published reaches every node that is up, whole, at most once, in the order in which it was published. The
//   publisher hears itself too, which is how it knows that it is heard.
// - Messages get lost: those published while the broker is down, those on their way when it goes down. The broker does
//   not tell which; Cluster numbers them and notices.
// - turned(true) means that whatever anybody publishes from then on arrives here. A broker that went down comes back by
//   itself, after growing waits.
//
// Made, used and destroyed on one thread, which it never blocks for long; its owner gives it one of its own.
#pragma once

#include <QByteArray>
#include <QObject>

#include <functional>

namespace dunlin::server {

class Broker : public QObject
{
public:
    // Larger messages may be dropped.
    static constexpr qsizetype MostBytes = 1024 * 1024;

    struct Ears {
        std::function<void(const QByteArray &message)> heard;
        std::function<void(bool up)> turned;
    };

    // Once. It is down until turned(true).
    virtual void start(Ears ears) = 0;
    virtual void publish(const QByteArray &message) = 0;
    // The owner has reason to believe that nothing arrives any more.
    virtual void reconnect() = 0;
};

} // namespace dunlin::server
