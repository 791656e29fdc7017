// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sessions without a connection, for the tests of the hub: what they were told, and when.
#pragma once

#include "server/fanout/hub.h"

#include <QtTest>

#include <optional>
#include <vector>

namespace dunlin::test {

using namespace dunlin::server;
using namespace Qt::StringLiterals;

class FakeSession : public Subscriber
{
public:
    explicit FakeSession(const UserId &user, const DeviceId &device = DeviceId::create())
        : m_user(user)
        , m_device(device)
    {
    }
    UserId subscriberUser() const override { return m_user; }
    DeviceId subscriberDevice() const override { return m_device; }
    void deliver(const PushPtr &push) override
    {
        m_deliveries.append(push->size());
        if (m_order)
            m_order->push_back(this);
        // A short frame of text: two bytes of head, the second of which is its length.
        const QByteArray frames = push->framed(Encoding::Json);
        for (qsizetype at = 0; at < frames.size(); at += 2 + quint8(frames[at + 1]))
            m_told.append(frames.mid(at + 2, quint8(frames[at + 1])));
    }
    void end(wire::CloseCode code) override { m_ended = code; }

    QStringList codes() const
    {
        QStringList list;
        for (const QByteArray &each : m_told)
            list.append(QJsonDocument::fromJson(each)
                            .object()
                            .value("data"_L1)
                            .toObject()
                            .value("code"_L1)
                            .toString());
        return list;
    }
    // How many events each delivery told of.
    QList<qsizetype> deliveries() const { return m_deliveries; }
    void forget() { m_told.clear(); }
    // Who is told when, of all that note it there.
    void noteIn(std::vector<const FakeSession *> *order) { m_order = order; }
    std::optional<wire::CloseCode> ended() const { return m_ended; }

private:
    const UserId m_user;
    const DeviceId m_device;
    QList<QByteArray> m_told;
    QList<qsizetype> m_deliveries;
    std::optional<wire::CloseCode> m_ended;
    std::vector<const FakeSession *> *m_order = nullptr;
};

inline PushPtr push(const QString &code)
{
    return makePush(wire::event::notice, wire::Notice{code, {}});
}

inline void setChannels(Hub &hub, const UserId &user, const QList<ChannelId> &channels)
{
    Positions positions;
    for (const ChannelId &each : channels)
        positions.channels.append({each, 0});
    hub.setPositions(user, positions);
}

inline void turn()
{
    QCoreApplication::processEvents();
}

} // namespace dunlin::test
