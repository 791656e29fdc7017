// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps what is held equal to the server: positions, gaps, catch-up (protocol, "Sync", rules 1 to 6).
//
// A push that is next in line is applied at once; one that is ahead of a gap is kept aside for a moment, because two
// nodes may publish out of order, and then the engine asks for what is missing. At most one sync is under way; its
// request always names every channel, because the server answers an unnamed one as if nothing of it were held.
// What is applied is committed to cache.db before anybody is told of it. When the cache fails, cacheFailed() is
// emitted and nothing is applied until the shelf has started over.
//
// Lives in the engine's thread.
#pragma once

#include "client/link/link.h"
#include "client/sync/shelf.h"

#include <QTimer>

#include <map>
#include <variant>

namespace dunlin::client {

struct SyncTimes {
    std::chrono::milliseconds hold{200};     // how long a push waits for what is before it
    std::chrono::milliseconds received{250}; // how long receipts are gathered
    std::chrono::milliseconds retry{
        1'000}; // before a sync that failed on a live connection is tried again
};

class SyncEngine : public QObject
{
    Q_OBJECT
public:
    SyncEngine(Shelf &shelf, Link &link, SyncTimes times = {});

    void setSelf(const UserId &user, const DeviceId &device);
    const UserId &self() const { return m_self; }

    // The position to resume from; absent when nothing is held.
    std::optional<wire::Resume> resume() const;
    // The connection stands.
    void greeted(const wire::HelloReply &reply);
    // It is gone.
    void lost();
    bool isCaughtUp() const { return m_online && m_caughtUp; }
    // Nothing of the channel waits for a further page: what its stretches hold is as it was when it stood so.
    bool isWhole(const ChannelId &channel) const
    {
        return m_caughtUp && !m_partial.contains(channel);
    }
    void push(const Push &push);
    // Rule 4.
    void acknowledged(const wire::MessageRow &row);
    // Something suggests that the server knows more.
    void wantSync();
    // The user has read up to here on this device.
    void raiseRead(const ChannelId &channel, qint64 seq);
    void opened(const ChannelId &channel, qint64 nowMs);
    // A complete member list, from the server.
    Status setMembers(const ChannelId &channel, const QList<wire::Member> &members);
    // What the user wants to be told of a channel.
    Status setNotify(const ChannelId &channel, wire::NotifyLevel level,
                     const std::optional<qint64> &mutedUntil);
    // How many unread messages name the user, as the server counts.
    Status setMentions(const ChannelId &channel, qint64 mentions);
    // A channel the user has just entered or made.
    Status enter(const wire::Channel &card, wire::Role role);

Q_SIGNALS:
    // Rows that are new or newer; `live`: they came by a push, one by one.
    void rowsStored(const dunlin::ChannelId &channel, const QList<dunlin::wire::MessageRow> &rows,
                    bool live);
    // Changes of rows that are not held.
    void rowsPassedOver(const dunlin::ChannelId &channel,
                        const QList<dunlin::wire::MessageRow> &rows);
    // Everything that was held of the channel, or a part, is void.
    void rowsDropped(const dunlin::ChannelId &channel);
    void channelChanged(const dunlin::ChannelId &channel);
    void channelGone(const dunlin::ChannelId &channel);
    void membersChanged(const dunlin::ChannelId &channel);
    // The account was signed in on another device, or out on one.
    void devicesChanged();
    // Something the user should not miss, or that they have read up to a number.
    void notified(const dunlin::wire::UserEvent &event);
    // Somebody stands otherwise to the user now.
    void friendsChanged();
    void usersChanged(const QSet<dunlin::UserId> &users);
    // Senders whose profile is not known.
    void usersMissing(const QSet<dunlin::UserId> &users);
    void caughtUp();
    // The server is another one, or was restored: everything held is void and fetched again.
    void startedOver();
    void cacheFailed(const dunlin::Error &error);

private:
    using Aside = std::variant<wire::MessageEvent, wire::MemberEvent, wire::ChannelEvent>;

    template <typename Event>
    void numbered(const ChannelId &channel, qint64 seq, const Event &event);
    bool takeNext(const ChannelId &channel, const Aside &event);
    bool take(const ChannelRecord &record, const wire::MessageEvent &event);
    bool take(const ChannelRecord &record, const wire::MemberEvent &event);
    bool take(const ChannelRecord &record, const wire::ChannelEvent &event);
    void takeAside(const ChannelId &channel);
    void onChannelEvent(const wire::ChannelEvent &event);
    void onReceipt(const wire::ReceiptEvent &event);
    void onUserEvent(const wire::UserEvent &event);
    Status takeUserEvent(const wire::UserEvent &event);
    enum class Told : quint8 { ByPush, BySync };
    // Also how many there are, and never fewer than are known to be there. Opening the channel tells for certain.
    Status takeMember(ChannelRecord &record, const wire::MemberChange &change, Told how);
    void dropChannel(const ChannelId &channel);

    void sync();
    void onSynced(quint64 connection, Result<wire::SyncReply> reply);
    Status takeReply(const wire::SyncReply &reply);
    Status takeEntry(const wire::SyncEntry &entry);
    bool isBehind() const;
    wire::SyncRequest request() const;
    void noteAsked(const wire::SyncRequest &position);
    bool carryOut(const MergePlan &plan, bool live);
    void noticeSenders(const QList<wire::MessageRow> &rows);
    void oweReceipt(const ChannelId &channel);
    void sendReceipts();
    void startOver();
    bool check(const Status &status);

    Shelf &m_shelf;
    Link &m_link;
    const SyncTimes m_times;
    UserId m_self;
    DeviceId m_device;
    QHash<ChannelId, std::map<qint64, Aside>> m_aside;
    QHash<ChannelId, qint64> m_asked; // positions that the sync under way named
    QSet<ChannelId> m_owed;           // channels whose receipt the server lacks
    QSet<ChannelId> m_behind;         // channels that a sync must bring forward
    QSet<ChannelId> m_partial;        // channels of which a page is there and the next one is not
    QTimer m_hold;
    QTimer m_receipts;
    QTimer m_retry;
    quint64 m_connection = 0;
    bool m_online = false;
    bool m_caughtUp = false;
    bool m_syncing = false;
    bool m_syncAgain = false;
    bool m_failed = false;
};

} // namespace dunlin::client
