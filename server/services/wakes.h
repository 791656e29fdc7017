// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom to wake through the push service of their device, and when not to.
//
// Occasions are new messages and notifications. They are gathered for a moment and looked at together: whoever has read
// it by then, has muted the channel or wants less of it, blocks the author or wants not to be disturbed is left alone;
// so is a device that is connected, to whatever node, because it hears of everything by itself, and one that said that it
// has the message. A connection may be dead without anybody knowing: what came within `DoubtMs` before its end is looked
// at once more then, by the node on which it happened; the one that had the connection tells the others what the device
// said to have. Of a node that is not heard of any more the devices count as gone. A wake names nobody, no channel and no
// text.
#pragma once

#include "server/auth/authenticator.h"
#include "server/push/push_sender.h"
#include "server/services/context.h"

#include <QCache>
#include <QTimer>

#include <mutex>

namespace dunlin::server {

class Wakes : public QObject
{
public:
    static constexpr int GatherMs = 300;
    // Two pings of the hub that were not answered, and some.
    static constexpr qint64 DoubtMs = 100'000;

    // Without a sender nothing is pushed, and nobody can subscribe.
    Wakes(const ServiceContext &context, PushSender *sender, Reach reach);
    ~Wakes() override;

    Async<wire::PushState> state(const Caller &caller);
    Async<wire::PushSubscription> put(const Caller &caller, const wire::PushPut &request);
    Async<Done> remove(const Caller &caller, const PushId &id);

    // Both from any thread, and cheap.
    void messageSent(const ChannelId &channel, qint64 seq);
    void notified(const UserId &user, const wire::Notification &what);
    // A device has everything up to there.
    void received(const DeviceId &device, const ChannelId &channel, qint64 seq);
    // What a device said so to another node (Note::DeviceHas).
    void receivedElsewhere(const QByteArray &note);

private:
    struct Range {
        qint64 first = 0;
        qint64 last = 0;
    };
    // Of notifications of one person.
    struct Personal {
        Urgency urgency = Urgency::Normal;
        QHash<ChannelId, qint64> messages; // the last one in each channel that is about them
        bool isMore = false;               // there is one that is about no message
    };
    // What happened since the last look.
    struct Occasions {
        QHash<ChannelId, Range> messages;
        QHash<UserId, Personal> people;

        bool isEmpty() const { return messages.isEmpty() && people.isEmpty(); }
        void add(const ChannelId &channel, const Range &range);
        void add(const UserId &user, const Personal &personal);
        void add(const Occasions &other);
        // Leaves out what a device has that has everything of `channel` up to `seq`.
        void leaveOut(const ChannelId &channel, qint64 seq);
    };
    // Whom an occasion concerns.
    struct Concerned {
        PushRecord push;
        Urgency urgency = Urgency::Normal;
        Occasions occasion;
    };
    // Not told to a device because it was connected.
    struct Withheld {
        qint64 at = 0;
        Occasions occasions;
    };

    template <typename Add>
    void gather(Add add);
    void look();
    static Result<QList<Concerned>> concernedBy(Stores &stores, const Occasions &occasions,
                                                qint64 now);
    void wake(const Concerned &concerned);
    void cameOrWent(const DeviceId &device, bool connected);
    void keep(const DeviceId &device, const ChannelId &channel, qint64 seq);
    void tellWhatItHas(const DeviceId &device);
    void setAnybody(const Result<bool> &anybody);

    ServiceContext m_context;
    PushSender *const m_sender;
    const Reach m_reach;
    std::atomic<bool> m_anybody = false; // has a subscription at all, as far as this server knows
    std::mutex m_mutex;
    Occasions m_gathered; // of m_mutex
    bool m_woken = false; // of m_mutex
    QHash<DeviceId, Withheld> m_withheld;
    using Place = std::pair<DeviceId, ChannelId>;
    QCache<Place, qint64> m_received; // what devices have lately said to have
    // The channels of those that said it here, until they go.
    QHash<DeviceId, QSet<ChannelId>> m_saidHere;
    QTimer m_gather;
    QTimer m_lookAround;
};

} // namespace dunlin::server
