// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/fanout/fanout.h"

#include "server/fanout/hub.h"

namespace dunlin::server {

void Fanout::toChannel(const ChannelId &channel, const PushPtr &push)
{
    for (Hub *each : m_hubs)
        each->toChannel(channel, push);
}

void Fanout::toUser(const UserId &user, const PushPtr &push)
{
    for (Hub *each : m_hubs)
        each->toUser(user, push);
}

void Fanout::toOpened(const ChannelId &channel, const UserId &except, const PushPtr &push)
{
    for (Hub *each : m_hubs)
        each->toOpened(channel, except, push);
}

void Fanout::toWatchers(const std::shared_ptr<const Watchers> &watchers, const PushPtr &push)
{
    for (Hub *each : m_hubs)
        each->toWatchers(watchers, push);
}

void Fanout::joined(const ChannelId &channel, const UserId &user)
{
    for (Hub *each : m_hubs)
        each->joined(channel, user);
}

void Fanout::left(const ChannelId &channel, const UserId &user)
{
    for (Hub *each : m_hubs)
        each->left(channel, user);
    if (m_departed)
        m_departed(channel, user);
}

void Fanout::channelGone(const ChannelId &channel)
{
    for (Hub *each : m_hubs)
        each->channelGone(channel);
}

void Fanout::cut(const UserId &user, const DeviceId &device, wire::CloseCode code)
{
    for (Hub *each : m_hubs)
        each->cut(user, device, code);
    if (m_departed)
        m_departed(std::nullopt, user);
}

void Fanout::cameOrWent(const UserId &user, const DeviceId &device, int difference)
{
    QMetaObject::invokeMethod(this, [this, user, device, difference] {
        const bool wasConnected = m_sessionsOfDevice.contains(device);
        const auto sessions =
            m_sessionsOfDevice.insert(device, m_sessionsOfDevice.value(device) + difference);
        const bool isConnected = *sessions != 0;
        if (!isConnected)
            m_sessionsOfDevice.erase(sessions);
        if (wasConnected != isConnected && m_heardDevice)
            m_heardDevice(device, isConnected);
        const bool was = m_sessionsOf.contains(user);
        const auto it = m_sessionsOf.insert(user, m_sessionsOf.value(user) + difference);
        const bool is = *it != 0;
        if (!is)
            m_sessionsOf.erase(it);
        if (was != is && m_heard)
            m_heard(user, is);
    });
}

void Fanout::replaced(const Hub &by, const UserId &user, const DeviceId &device, quint64 number)
{
    for (Hub *each : m_hubs) {
        if (each != &by)
            each->replaced(user, device, number);
    }
}

} // namespace dunlin::server
