// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/cluster/redis_link.h"

#include <hiredis/async.h>
#include <hiredis/hiredis.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int RedisPatienceMs = 5000;

using Held = std::unique_ptr<RedisLink::Answer>;

} // namespace

// hiredis knows C functions with a pointer; the pointer is the link.
struct RedisLink::Hooks {
    static RedisLink *of(void *data) { return static_cast<RedisLink *>(data); }
    static RedisLink *of(const redisAsyncContext *redis) { return of(redis->data); }

    static void addRead(void *data) { of(data)->m_readable->setEnabled(true); }
    static void delRead(void *data) { of(data)->m_readable->setEnabled(false); }
    static void addWrite(void *data) { of(data)->m_writable->setEnabled(true); }
    static void delWrite(void *data) { of(data)->m_writable->setEnabled(false); }
    static void cleanup(void *data)
    {
        // Perhaps from inside a notifier's own signal.
        for (auto *each : {&of(data)->m_readable, &of(data)->m_writable}) {
            if (*each) {
                (*each)->setEnabled(false);
                each->release()->deleteLater();
            }
        }
    }
    static void connected(const redisAsyncContext *redis, int status)
    {
        of(redis)->connected(status == REDIS_OK);
    }
    static void disconnected(const redisAsyncContext *redis, int)
    {
        RedisLink *link = of(redis);
        const QString why = redis->errstr ? QString::fromUtf8(redis->errstr) : QString();
        link->m_redis = nullptr;
        link->over(why);
    }
    static void answered(redisAsyncContext *, void *reply, void *data)
    {
        const Held answer(static_cast<Answer *>(data));
        (*answer)(static_cast<const redisReply *>(reply));
    }
    static void subscribed(redisAsyncContext *redis, void *reply, void *)
    {
        if (RedisLink *link = of(redis); link->m_subscribed)
            link->m_subscribed(static_cast<const redisReply *>(reply));
    }
};

RedisLink::RedisLink(const RedisAddress &address, Ears ears)
    : m_address(address)
    , m_ears(std::move(ears))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { over(u"no answer in time"_s); });
    m_patience.start(RedisPatienceMs);
    open(address);
}

RedisLink::~RedisLink()
{
    m_ears = {};
    m_subscribed = {};
    // Calls back: everything that is still asked is answered with null.
    if (redisAsyncContext *redis = std::exchange(m_redis, nullptr))
        redisAsyncFree(redis);
}

void RedisLink::open(const RedisAddress &address)
{
    m_redis = address.host.isEmpty()
        ? redisAsyncConnectUnix(address.path.toUtf8().constData())
        : redisAsyncConnect(address.host.toUtf8().constData(), address.port);
    if (!m_redis || m_redis->err != 0) {
        const QString why =
            m_redis && m_redis->errstr ? QString::fromUtf8(m_redis->errstr) : u"no memory"_s;
        if (redisAsyncContext *redis = std::exchange(m_redis, nullptr))
            redisAsyncFree(redis);
        over(why);
        return;
    }
    m_redis->data = this;
    m_redis->ev.data = this;
    m_redis->ev.addRead = &Hooks::addRead;
    m_redis->ev.delRead = &Hooks::delRead;
    m_redis->ev.addWrite = &Hooks::addWrite;
    m_redis->ev.delWrite = &Hooks::delWrite;
    m_redis->ev.cleanup = &Hooks::cleanup;
    m_readable = std::make_unique<QSocketNotifier>(m_redis->c.fd, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(m_redis->c.fd, QSocketNotifier::Write);
    m_readable->setEnabled(false);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, [this] {
        if (m_redis)
            redisAsyncHandleRead(m_redis);
    });
    connect(m_writable.get(), &QSocketNotifier::activated, this, [this] {
        if (m_redis)
            redisAsyncHandleWrite(m_redis);
    });
    redisAsyncSetConnectCallback(m_redis, &Hooks::connected);
    redisAsyncSetDisconnectCallback(m_redis, &Hooks::disconnected);
}

void RedisLink::connected(bool ok)
{
    if (!ok) {
        // hiredis frees the context behind this.
        const QString why = m_redis && m_redis->errstr ? QString::fromUtf8(m_redis->errstr)
                                                       : u"the connection was refused"_s;
        m_redis = nullptr;
        over(why);
        return;
    }
    signIn();
}

void RedisLink::signIn()
{
    if (m_address.password.isEmpty()) {
        select();
        return;
    }
    std::vector<QByteArray> words{"AUTH"};
    if (!m_address.user.isEmpty())
        words.push_back(m_address.user.toUtf8());
    words.push_back(m_address.password.reveal());
    ask(words, [this](const redisReply *reply) {
        demandOk(reply, u"the password was refused"_s, [this] { select(); });
    });
}

void RedisLink::select()
{
    // Also without another database: an answer says that commands are taken.
    ask({"SELECT", QByteArray::number(m_address.database)}, [this](const redisReply *reply) {
        demandOk(reply, u"commands are refused"_s, [this] {
            m_patience.stop();
            if (m_ears.opened)
                m_ears.opened();
        });
    });
}

void RedisLink::demandOk(const redisReply *reply, const QString &what,
                         const std::function<void()> &next)
{
    if (!reply)
        return; // over() follows, or was
    if (reply->type == REDIS_REPLY_STATUS)
        next();
    else
        over(what);
}

void RedisLink::ask(const std::vector<QByteArray> &words, Answer answer)
{
    if (!m_redis || m_over) {
        QMetaObject::invokeMethod(
            this, [answer = std::move(answer)] { answer(nullptr); }, Qt::QueuedConnection);
        return;
    }
    std::vector<const char *> starts;
    std::vector<size_t> lengths;
    for (const QByteArray &each : words) {
        starts.push_back(each.constData());
        lengths.push_back(size_t(each.size()));
    }
    Held held = std::make_unique<Answer>(std::move(answer));
    if (redisAsyncCommandArgv(m_redis, &Hooks::answered, held.get(), int(words.size()),
                              starts.data(), lengths.data())
        == REDIS_OK)
        (void)held.release();
    else
        (*held)(nullptr);
}

void RedisLink::subscribe(const QByteArray &channel, Answer answer)
{
    if (!m_redis || m_over)
        return;
    m_subscribed = std::move(answer);
    const char *words[] = {"SUBSCRIBE", channel.constData()};
    const size_t lengths[] = {9, size_t(channel.size())};
    redisAsyncCommandArgv(m_redis, &Hooks::subscribed, nullptr, 2, words, lengths);
}

void RedisLink::over(const QString &why)
{
    if (std::exchange(m_over, true))
        return;
    m_patience.stop();
    QMetaObject::invokeMethod(
        this,
        [this, why] {
            // A copy: the owner may let go of this link.
            if (const auto closed = m_ears.closed)
                closed(why);
        },
        Qt::QueuedConnection);
}

} // namespace dunlin::server
