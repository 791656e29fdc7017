// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One connection to a Redis, asynchronous, on the loop of the thread that makes it. Signed in before it is `opened`;
// once `closed` it is of no more use. Both are called from the loop, never from inside a call of the owner's.
#pragma once

#include "server/cluster/redis_address.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

struct redisAsyncContext;
struct redisReply;

namespace dunlin::server {

class RedisLink : public QObject
{
public:
    struct Ears {
        std::function<void()> opened;
        std::function<void(const QString &why)> closed;
    };
    // Null: the connection ended before there was an answer. Called once, except for what SUBSCRIBE asks for.
    using Answer = std::function<void(const redisReply *reply)>;

    RedisLink(const RedisAddress &address, Ears ears);
    ~RedisLink() override;

    void ask(const std::vector<QByteArray> &words, Answer answer);
    // Every answer of a subscription comes to `answer`.
    void subscribe(const QByteArray &channel, Answer answer);

private:
    struct Hooks; // what hiredis calls

    void open(const RedisAddress &address);
    void connected(bool ok);
    void signIn();
    void select();
    void demandOk(const redisReply *reply, const QString &what, const std::function<void()> &next);
    void over(const QString &why);

    const RedisAddress m_address;
    Ears m_ears;
    redisAsyncContext *m_redis = nullptr; // hiredis frees it when the connection ends
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_patience; // for the connection to be made
    Answer m_subscribed;
    bool m_over = false;
};

} // namespace dunlin::server
