// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/cluster/redis_broker.h"

#include "shared/core/log.h"

#include <hiredis/hiredis.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

QByteArray bytesOf(const redisReply *reply)
{
    return reply->type == REDIS_REPLY_STRING ? QByteArray(reply->str, qsizetype(reply->len))
                                             : QByteArray();
}

} // namespace

RedisBroker::RedisBroker(const RedisAddress &address, QByteArray channel)
    : m_address(address)
    , m_channel(std::move(channel))
    , m_backoff(50ms, 2s)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { open(); });
}

void RedisBroker::start(Ears ears)
{
    m_ears = std::move(ears);
    open();
}

void RedisBroker::open()
{
    const auto closed = [this](const QString &why) { lost(why); };
    m_speaks = m_listens = false;
    m_speaker = std::make_unique<RedisLink>(m_address,
                                            RedisLink::Ears{[this] { ready(m_speaks); }, closed});
    m_listener = std::make_unique<RedisLink>(
        m_address,
        RedisLink::Ears{[this] {
                            m_listener->subscribe(
                                m_channel, [this](const redisReply *reply) { heard(reply); });
                        },
                        closed});
}

void RedisBroker::ready(bool &which)
{
    which = true;
    if (!m_speaks || !m_listens || std::exchange(m_isUp, true))
        return;
    m_backoff.reset();
    qCInfo(lcFanout) << "Redis carries what the nodes tell each other";
    m_ears.turned(true);
}

void RedisBroker::heard(const redisReply *reply)
{
    if (!reply || reply->type != REDIS_REPLY_ARRAY || reply->elements != 3)
        return;
    const QByteArray kind = bytesOf(reply->element[0]);
    if (kind == "subscribe")
        ready(m_listens);
    else if (kind == "message" && reply->element[2]->type == REDIS_REPLY_STRING)
        m_ears.heard(bytesOf(reply->element[2]));
}

void RedisBroker::lost(const QString &why)
{
    m_speaker.reset();
    m_listener.reset();
    if (std::exchange(m_isUp, false) || m_backoff.attempts() == 0)
        qCWarning(lcFanout).noquote() << "Redis cannot be reached:" << why;
    m_ears.turned(false);
    m_again.start(m_backoff.next());
}

void RedisBroker::publish(const QByteArray &message)
{
    if (!m_isUp || message.size() > MostBytes)
        return;
    m_speaker->ask({"PUBLISH", m_channel, message}, [this](const redisReply *reply) {
        // Out of memory, or a right that is missing: then nobody hears us.
        if (reply && reply->type == REDIS_REPLY_ERROR)
            QMetaObject::invokeMethod(
                this, [this] { reconnect(); }, Qt::QueuedConnection);
    });
}

void RedisBroker::reconnect()
{
    if (!m_again.isActive())
        lost(u"nothing comes back"_s);
}

} // namespace dunlin::server
