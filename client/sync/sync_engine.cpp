// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sync/sync_engine.h"

#include "shared/core/log.h"

namespace dunlin::client {

SyncEngine::SyncEngine(Shelf &shelf, Link &link, SyncTimes times)
    : m_shelf(shelf)
    , m_link(link)
    , m_times(times)
    , m_hold(this)
    , m_receipts(this)
    , m_retry(this)
{
    for (QTimer *each : {&m_hold, &m_receipts, &m_retry})
        each->setSingleShot(true);
    m_hold.setInterval(m_times.hold);
    m_receipts.setInterval(m_times.received);
    m_retry.setInterval(m_times.retry);
    connect(&m_hold, &QTimer::timeout, this, [this] {
        if (isBehind())
            wantSync();
    });
    connect(&m_receipts, &QTimer::timeout, this, &SyncEngine::sendReceipts);
    connect(&m_retry, &QTimer::timeout, this, &SyncEngine::wantSync);
}

void SyncEngine::setSelf(const UserId &user, const DeviceId &device)
{
    m_self = user;
    m_device = device;
}

std::optional<wire::Resume> SyncEngine::resume() const
{
    if (!m_shelf.epoch())
        return std::nullopt;
    const wire::SyncRequest position = request();
    return wire::Resume{*m_shelf.epoch(), position.userCursor, position.channels};
}

wire::SyncRequest SyncEngine::request() const
{
    wire::SyncRequest request{m_shelf.userCursor(), {}};
    for (const ChannelRecord &record : m_shelf.records())
        request.channels.append({record.id(), record.cursor});
    return request;
}

void SyncEngine::greeted(const wire::HelloReply &reply)
{
    ++m_connection;
    m_online = true;
    m_caughtUp = false;
    m_syncing = false;
    m_syncAgain = false;
    m_aside.clear();
    m_behind.clear();
    m_failed = false;
    if (!check(m_shelf.putUsers({reply.user})))
        return;
    if (m_shelf.epoch() && *m_shelf.epoch() != reply.epoch)
        startOver();
    if (m_failed || !check(m_shelf.setEpoch(reply.epoch)))
        return;
    for (const ChannelRecord &record : m_shelf.records()) {
        if (record.cursor > record.receivedSeq)
            oweReceipt(record.id());
    }
    if (reply.sync) {
        // No connection, no pushes: the positions are those of resume().
        noteAsked(request());
        m_syncing = true;
        onSynced(m_connection, *reply.sync);
    } else {
        wantSync();
    }
}

void SyncEngine::lost()
{
    ++m_connection;
    m_online = false;
    m_caughtUp = false;
    m_syncing = false;
    m_hold.stop();
    m_receipts.stop();
    m_retry.stop();
}

// Rule 6: everything held describes a server that is no more.
void SyncEngine::startOver()
{
    qCInfo(lcSync, "The server is another one or was restored: the cache starts over");
    const QList<ChannelId> channels = m_shelf.records().keys();
    if (!check(m_shelf.startOver(LocalStore::Keep::Nothing)))
        return;
    m_aside.clear();
    m_owed.clear();
    m_behind.clear();
    m_partial.clear();
    for (const ChannelId &channel : channels)
        Q_EMIT rowsDropped(channel);
    Q_EMIT startedOver();
}

bool SyncEngine::check(const Status &status)
{
    if (status.ok())
        return true;
    if (!m_failed) {
        m_failed = true;
        qCWarning(lcSync, "The cache could not be written");
        Q_EMIT cacheFailed(status.error());
    }
    return false;
}

void SyncEngine::wantSync()
{
    if (!m_online || m_failed)
        return;
    if (m_syncing)
        m_syncAgain = true;
    else
        sync();
}

void SyncEngine::sync()
{
    m_syncing = true;
    m_syncAgain = false;
    m_hold.stop();
    const quint64 connection = m_connection;
    const wire::SyncRequest position = request();
    noteAsked(position);
    finally(this, m_link.request(wire::op::sync, position),
            [this, connection](Result<wire::SyncReply> reply) {
                onSynced(connection, std::move(reply));
            });
}

void SyncEngine::noteAsked(const wire::SyncRequest &position)
{
    m_asked.clear();
    for (const wire::ChannelCursor &each : position.channels)
        m_asked.insert(each.id, each.cursor);
}

void SyncEngine::onSynced(quint64 connection, Result<wire::SyncReply> reply)
{
    if (connection != m_connection || m_failed)
        return;
    m_syncing = false;
    if (!reply.ok()) {
        qCInfo(lcSync, "Catching up failed and is tried again");
        m_retry.start();
        return;
    }
    m_behind.clear();
    if (!check(takeReply(*reply)) || m_failed)
        return;
    const QList<ChannelId> waiting = m_aside.keys();
    for (const ChannelId &channel : waiting)
        takeAside(channel);
    bool more = reply->more || m_syncAgain;
    for (const wire::SyncEntry &entry : reply->channels)
        more = more || entry.more;
    if (more && !m_syncing) {
        sync();
        return;
    }
    // Still behind after an answer: whoever answered does not have it yet. No hurry then.
    if (isBehind() && !m_hold.isActive())
        m_retry.start();
    if (!m_caughtUp) {
        m_caughtUp = true;
        Q_EMIT caughtUp();
    }
}

Status SyncEngine::takeReply(const wire::SyncReply &reply)
{
    DUNLIN_CHECK(m_shelf.putUsers(reply.users));
    for (const wire::SyncEntry &entry : reply.channels)
        DUNLIN_CHECK(takeEntry(entry));
    for (const ChannelId &channel : reply.left)
        dropChannel(channel);
    for (const wire::UserEvent &event : reply.userEvents)
        DUNLIN_CHECK(takeUserEvent(event));
    return m_shelf.setUserCursor(reply.userCursor);
}

Status SyncEngine::takeEntry(const wire::SyncEntry &entry)
{
    const ChannelRecord *held = m_shelf.find(entry.id);
    if (!held && !entry.channel) {
        // Asked for when it was held, dropped meanwhile: the next request doesn't name it and gets all of it.
        m_behind.insert(entry.id);
        return ok();
    }
    const ChannelRecord record = held ? *held : newRecord(*entry.channel);
    if (entry.channel && entry.channel->peer)
        DUNLIN_CHECK(m_shelf.putUsers({*entry.channel->peer}));
    const MergePlan plan = mergeEntry(record, entry, m_asked.value(entry.id));
    if (plan.isBehind)
        m_behind.insert(entry.id);
    if (!carryOut(plan, false))
        return ok();
    if (entry.more)
        m_partial.insert(entry.id);
    else if (!plan.isBehind)
        m_partial.remove(entry.id);
    if (!entry.members.isEmpty()) {
        ChannelRecord now = *m_shelf.find(entry.id);
        for (const wire::MemberChange &change : entry.members)
            DUNLIN_CHECK(takeMember(now, change, Told::BySync));
        DUNLIN_CHECK(m_shelf.put(now));
        Q_EMIT membersChanged(entry.id);
    }
    Q_EMIT channelChanged(entry.id);
    return ok();
}

bool SyncEngine::carryOut(const MergePlan &plan, bool live)
{
    const auto fresh = m_shelf.apply(plan);
    if (!fresh.ok())
        return check(fresh.error());
    const ChannelId channel = plan.record.id();
    if (plan.dropRows || !plan.drops.isEmpty())
        Q_EMIT rowsDropped(channel);
    if (!plan.passedOver.isEmpty())
        Q_EMIT rowsPassedOver(channel, plan.passedOver);
    if (!fresh->isEmpty()) {
        noticeSenders(*fresh);
        Q_EMIT rowsStored(channel, *fresh, live);
        const bool foreign =
            std::any_of(fresh->cbegin(), fresh->cend(),
                        [this](const wire::MessageRow &row) { return row.senderId != m_self; });
        if (foreign)
            oweReceipt(channel);
    }
    return true;
}

void SyncEngine::noticeSenders(const QList<wire::MessageRow> &rows)
{
    QSet<UserId> missing;
    for (const wire::MessageRow &row : rows) {
        if (!m_shelf.user(row.senderId))
            missing.insert(row.senderId);
    }
    if (!missing.isEmpty())
        Q_EMIT usersMissing(missing);
}

bool SyncEngine::isBehind() const
{
    return !m_aside.isEmpty() || !m_behind.isEmpty();
}

void SyncEngine::acknowledged(const wire::MessageRow &row)
{
    const ChannelRecord *record = m_shelf.find(row.channelId);
    if (!record || m_failed)
        return;
    const MergePlan plan = mergeAck(*record, row);
    if (!carryOut(plan, false))
        return;
    if (plan.isBehind) {
        m_behind.insert(row.channelId);
        if (!m_hold.isActive())
            m_hold.start();
    } else {
        takeAside(row.channelId);
    }
    Q_EMIT channelChanged(row.channelId);
}

void SyncEngine::raiseRead(const ChannelId &channel, qint64 seq)
{
    const ChannelRecord *held = m_shelf.find(channel);
    if (!held || seq <= held->readSeq)
        return;
    ChannelRecord record = *held;
    record.readSeq = qMin(seq, record.head);
    const auto ord = m_shelf.store().messages().ordAtOrBelow(record.no, record.readSeq);
    if (!ord.ok()) {
        check(ord.error());
        return;
    }
    record.readOrd = qMax(record.readOrd, *ord);
    if (check(m_shelf.put(record)))
        Q_EMIT channelChanged(channel);
}

void SyncEngine::opened(const ChannelId &channel, qint64 nowMs)
{
    if (const ChannelRecord *held = m_shelf.find(channel)) {
        ChannelRecord record = *held;
        record.lastOpenedAt = nowMs;
        check(m_shelf.put(record));
    }
}

void SyncEngine::oweReceipt(const ChannelId &channel)
{
    m_owed.insert(channel);
    if (m_online && !m_receipts.isActive())
        m_receipts.start();
}

void SyncEngine::sendReceipts()
{
    if (!m_online)
        return;
    const QSet<ChannelId> owed = std::exchange(m_owed, {});
    for (const ChannelId &channel : owed) {
        const ChannelRecord *record = m_shelf.find(channel);
        if (!record || record->cursor <= record->receivedSeq)
            continue;
        const qint64 seq = record->cursor;
        finally(this, m_link.request(wire::op::received, wire::MarkRequest{channel, seq}),
                [this, channel, seq](const Result<wire::Empty> &done) {
                    const ChannelRecord *now = m_shelf.find(channel);
                    // A lost one is owed again at the next greeting.
                    if (!done.ok() || !now || now->receivedSeq >= seq || m_failed)
                        return;
                    ChannelRecord raised = *now;
                    raised.receivedSeq = seq;
                    check(m_shelf.put(raised));
                });
    }
}

} // namespace dunlin::client
