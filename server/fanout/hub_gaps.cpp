// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the hub that keeps streams in order beside other nodes: what can be told now, what is missing and is asked
// for, and what comes as the answer.
#include "server/fanout/hub.h"

#include <algorithm>

namespace dunlin::server {

namespace {

constexpr int LookMs = 50;
constexpr int AskAgainMs = 2000;

} // namespace

void Hub::tellNext(const ChannelId &channel)
{
    for (;;) {
        const auto it = m_channels.find(channel);
        const PushPtr next = it == m_channels.end() ? nullptr : it->stream.next();
        if (!next)
            break;
        const SessionList sessions = sessionsIn(*it);
        deliver(*sessions, next);
    }
    watchGap(channel);
}

void Hub::tellNext(const UserId &user)
{
    for (;;) {
        const auto it = m_users.find(user);
        const PushPtr next = it == m_users.end() ? nullptr : it->stream.next();
        if (!next)
            break;
        deliver(QList(it->sessions), next);
    }
    watchGap(user);
}

Stream *Hub::streamOf(const ChannelId &channel)
{
    const auto it = m_channels.find(channel);
    return it == m_channels.end() ? nullptr : &it->stream;
}

Stream *Hub::streamOf(const UserId &user)
{
    const auto it = m_users.find(user);
    return it == m_users.end() ? nullptr : &it->stream;
}

void Hub::watchGap(const ChannelId &channel)
{
    watch(m_channelWaits, channel);
}

void Hub::watchGap(const UserId &user)
{
    watch(m_userWaits, user);
}

template <typename Key>
void Hub::watch(QHash<Key, Wait> &waits, const Key &key)
{
    const Stream *stream = streamOf(key);
    if (!stream || !stream->isBehind()) {
        waits.remove(key);
        return;
    }
    if (!waits.contains(key))
        waits.insert(key, Wait{m_clock.elapsed()});
    if (!m_gaps.isActive())
        m_gaps.start(LookMs);
}

void Hub::lookAtGaps()
{
    const qint64 now = m_clock.elapsed();
    const auto look = [&](auto &waits, auto makeGap) {
        for (auto it = waits.begin(); it != waits.end();) {
            const Stream *stream = streamOf(it.key());
            if (!stream || !stream->isBehind()) {
                it = waits.erase(it);
                continue;
            }
            const bool isDue =
                it->askedAt < 0 ? now - it->since >= HoldMs : now - it->askedAt >= AskAgainMs;
            if (isDue) {
                it->askedAt = now;
                if (m_fanout.m_missing)
                    m_fanout.m_missing(makeGap(it.key(), stream->told()));
            }
            ++it;
        }
    };
    look(m_channelWaits, [](const ChannelId &channel, qint64 told) {
        return Gap{channel, {}, told};
    });
    look(m_userWaits, [](const UserId &user, qint64 told) { return Gap{{}, user, told}; });
    if (m_channelWaits.isEmpty() && m_userWaits.isEmpty())
        m_gaps.stop();
}

void Hub::fill(std::shared_ptr<const Filling> filling)
{
    give([this, filling = std::move(filling)] {
        if (filling->gap.channel)
            fillChannel(*filling, *filling->gap.channel);
        else if (filling->gap.user)
            fillUser(*filling, *filling->gap.user);
    });
}

void Hub::fillChannel(const Filling &filling, const ChannelId &channel)
{
    const Stream *before = streamOf(channel);
    // Another hub's gap began later: ours is asked for on its own.
    if (!before || before->told() < filling.gap.told)
        return;
    for (const Filling::Part &each : filling.parts) {
        const auto room = m_channels.find(channel);
        if (room == m_channels.end())
            return;
        if (each.seq <= room->stream.told())
            continue;
        room->stream.advance(each.seq);
        if (each.left) {
            if (const auto it = m_users.find(*each.left); it != m_users.end()) {
                unlink(channel, *each.left, *it);
                deliver(QList(it->sessions),
                        makePush(wire::event::channel,
                                 wire::ChannelEvent{channel, {}, wire::ChannelAct::Removed, {}}));
            }
        } else if (each.joined && each.card) {
            if (const auto it = m_users.find(*each.joined); it != m_users.end()) {
                if (!it->channels.contains(channel))
                    deliver(QList(it->sessions), each.card);
                if (const auto still = m_users.find(*each.joined); still != m_users.end())
                    link(channel, *each.joined, *still);
            }
        }
        if (const auto it = m_channels.find(channel); it != m_channels.end()) {
            const SessionList sessions = sessionsIn(*it);
            deliver(*sessions, each.push);
        }
    }
    if (Stream *stream = streamOf(channel))
        stream->advance(filling.to);
    if (const auto it = m_channelWaits.find(channel); it != m_channelWaits.end())
        *it = Wait{m_clock.elapsed()};
    tellNext(channel);
}

void Hub::fillUser(const Filling &filling, const UserId &user)
{
    const Stream *before = streamOf(user);
    if (!before || before->told() < filling.gap.told)
        return;
    for (const Filling::Part &each : filling.parts) {
        const auto it = m_users.find(user);
        if (it == m_users.end())
            return;
        if (each.seq <= it->stream.told())
            continue;
        it->stream.advance(each.seq);
        deliver(QList(it->sessions), each.push);
    }
    if (Stream *stream = streamOf(user))
        stream->advance(filling.to);
    if (const auto it = m_userWaits.find(user); it != m_userWaits.end())
        *it = Wait{m_clock.elapsed()};
    tellNext(user);
}

} // namespace dunlin::server
