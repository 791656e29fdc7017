// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/cache/redis_access.h"

#include <hiredis/hiredis.h>

namespace dunlin::server {

namespace {

constexpr size_t MostIdle = 16;

// A value is its number, a colon, and the role with whether the channel is public; or "-": it has changed.
constexpr const char PutScript[] =
    "local is = redis.call('GET', KEYS[1])"
    " local n = is and tonumber(string.match(is, '^%d+') or '0')"
    " if n and n > tonumber(ARGV[1]) then return 0 end"
    " redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2], 'PX', ARGV[3]) return 1";

std::optional<AccessRecord> recordOf(const QByteArray &value)
{
    const qsizetype colon = value.indexOf(':');
    const QByteArray what = value.mid(colon + 1);
    bool isNumber = false;
    const qint64 number = value.left(std::max<qsizetype>(colon, 0)).toLongLong(&isNumber);
    if (!isNumber || number < 0 || what.size() != 2)
        return std::nullopt;
    const int role = what[0] - '0';
    if (role < int(wire::Role::ReadOnly) || role > int(wire::Role::Owner))
        return std::nullopt;
    return AccessRecord{what[1] == 'p', wire::Role(role), number};
}

timeval patience()
{
    return {0, RedisAccess::PatienceMs * 1000};
}

} // namespace

void RedisAccess::Close::operator()(redisContext *context) const
{
    redisFree(context);
}

void RedisAccess::Free::operator()(redisReply *reply) const
{
    freeReplyObject(reply);
}

RedisAccess::Reply RedisAccess::command(redisContext *link, const std::vector<QByteArray> &words)
{
    std::vector<const char *> texts;
    std::vector<size_t> sizes;
    for (const QByteArray &each : words) {
        texts.push_back(each.constData());
        sizes.push_back(size_t(each.size()));
    }
    Reply reply(static_cast<redisReply *>(
        redisCommandArgv(link, int(words.size()), texts.data(), sizes.data())));
    if (reply && reply->type == REDIS_REPLY_ERROR)
        return nullptr;
    return reply;
}

RedisAccess::Link RedisAccess::open() const
{
    Link link(
        m_place.host.isEmpty()
            ? redisConnectUnixWithTimeout(m_place.path.toUtf8().constData(), patience())
            : redisConnectWithTimeout(m_place.host.toUtf8().constData(), m_place.port, patience()));
    if (!link || link->err != 0 || redisSetTimeout(link.get(), patience()) != REDIS_OK)
        return nullptr;
    if (!m_place.password.isEmpty()) {
        std::vector<QByteArray> words{"AUTH"};
        if (!m_place.user.isEmpty())
            words.push_back(m_place.user.toUtf8());
        words.push_back(m_place.password.reveal());
        if (!command(link.get(), words))
            return nullptr;
    }
    if (m_place.database != 0
        && !command(link.get(), {"SELECT", QByteArray::number(m_place.database)}))
        return nullptr;
    return link;
}

RedisAccess::Link RedisAccess::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            Link link = std::move(m_idle.back());
            m_idle.pop_back();
            return link;
        }
    }
    return open();
}

void RedisAccess::failed()
{
    ++m_failures;
    m_retryAt = m_clock.nowMs() + RetryMs;
    const std::lock_guard lock(m_mutex);
    m_idle.clear();
}

RedisAccess::Reply RedisAccess::ask(const std::vector<QByteArray> &words)
{
    if (m_clock.nowMs() < m_retryAt)
        return nullptr;
    Link link = take();
    Reply reply = link ? command(link.get(), words) : nullptr;
    if (!reply) {
        failed();
        return nullptr;
    }
    const std::lock_guard lock(m_mutex);
    if (m_idle.size() < MostIdle)
        m_idle.push_back(std::move(link));
    return reply;
}

QByteArray RedisAccess::keyOf(const ChannelId &channel, const std::optional<UserId> &user) const
{
    const QByteArray key = m_place.prefix + channel.toText().toLatin1();
    return user ? key + ':' + user->toText().toLatin1() : key;
}

std::optional<AccessRecord> RedisAccess::find(const ChannelId &channel, const UserId &user)
{
    if (m_clock.nowMs() < m_readAt)
        return std::nullopt;
    const Reply reply = ask({"MGET", keyOf(channel, user), keyOf(channel, {})});
    std::optional<AccessRecord> record;
    if (reply && reply->type == REDIS_REPLY_ARRAY && reply->elements == 2
        && reply->element[0]->type == REDIS_REPLY_STRING
        && reply->element[1]->type == REDIS_REPLY_NIL)
        record = recordOf(QByteArray(reply->element[0]->str, qsizetype(reply->element[0]->len)));
    ++(record ? m_hits : m_misses);
    return record;
}

bool RedisAccess::put(const QByteArray &key, qint64 number, const QByteArray &what)
{
    return ask({"EVAL", PutScript, "1", key, QByteArray::number(number), what,
                QByteArray::number(m_lifeMs)})
        != nullptr;
}

void RedisAccess::keep(const ChannelId &channel, const UserId &user, const AccessRecord &record)
{
    put(keyOf(channel, user), record.number,
        QByteArray::number(int(record.role)) + (record.isPublic ? 'p' : '-'));
}

void RedisAccess::changed(const AccessChange &change)
{
    if (!put(keyOf(change.channel, change.user), change.number, "-"))
        suspend();
}

void RedisAccess::suspend()
{
    m_readAt = m_clock.nowMs() + m_lifeMs;
}

} // namespace dunlin::server
