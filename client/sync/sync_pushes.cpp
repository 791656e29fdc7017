// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sync engine that takes in what the server says unasked.

#include "client/sync/sync_engine.h"

#include "shared/core/log.h"

namespace dunlin::client {

void SyncEngine::push(const Push &push)
{
    if (!m_online || m_failed)
        return;
    const DecodeOptions options = Link::clientOptions();
    // An event that can't be read is a gap like one that was lost: the next numbered one shows it.
    const auto read = [&](const auto &event, auto taken) {
        using Data = typename std::remove_cvref_t<decltype(event)>::Data;
        if (push.event != std::remove_cvref_t<decltype(event)>::number)
            return;
        const auto data = push.payload.decode<Data>(options);
        if (data.ok())
            taken(*data);
        else
            qCWarning(lcSync, "A push of the server can't be read");
    };
    read(wire::event::message,
         [this](const wire::MessageEvent &e) { numbered(e.channelId, e.seq, e); });
    read(wire::event::member,
         [this](const wire::MemberEvent &e) { numbered(e.channelId, e.seq, e); });
    read(wire::event::channel, [this](const wire::ChannelEvent &e) { onChannelEvent(e); });
    read(wire::event::receipt, [this](const wire::ReceiptEvent &e) { onReceipt(e); });
    read(wire::event::user, [this](const wire::UserEvent &e) { onUserEvent(e); });
}

// Rule 1.
template <typename Event>
void SyncEngine::numbered(const ChannelId &channel, qint64 seq, const Event &event)
{
    const ChannelRecord *record = m_shelf.find(channel);
    if (!record) {
        // The sync answers it as a channel that is new to us.
        wantSync();
        return;
    }
    switch (arrivalOf(record->cursor, seq)) {
    case Arrival::Old:
        return;
    case Arrival::Next:
        if (takeNext(channel, Aside(event)))
            takeAside(channel);
        return;
    case Arrival::Gap:
        m_aside[channel].emplace(seq, event);
        if (!m_hold.isActive() && !m_syncing)
            m_hold.start();
        return;
    }
}

bool SyncEngine::takeNext(const ChannelId &channel, const Aside &event)
{
    const ChannelRecord *record = m_shelf.find(channel);
    if (!record || m_failed)
        return false;
    const ChannelRecord before = *record;
    const bool taken = std::visit([&](const auto &each) { return take(before, each); }, event);
    if (taken && m_shelf.find(channel))
        Q_EMIT channelChanged(channel);
    return taken;
}

bool SyncEngine::take(const ChannelRecord &record, const wire::MessageEvent &event)
{
    return carryOut(mergePush(record, event.row, m_self), true);
}

bool SyncEngine::take(const ChannelRecord &record, const wire::MemberEvent &event)
{
    if (event.member.userId == m_self && event.member.act == wire::MemberAct::Left) {
        dropChannel(event.channelId);
        return true;
    }
    ChannelRecord now = record;
    passNumber(now, event.seq);
    if (event.member.userId == m_self)
        now.role = event.member.role;
    if (!check(takeMember(now, event.member, Told::ByPush)) || !check(m_shelf.put(now)))
        return false;
    Q_EMIT membersChanged(event.channelId);
    Q_EMIT channelChanged(event.channelId);
    return true;
}

bool SyncEngine::take(const ChannelRecord &record, const wire::ChannelEvent &event)
{
    ChannelRecord now = record;
    passNumber(now, event.seq.value_or(record.cursor + 1));
    if (event.channel)
        takeCard(now, *event.channel);
    return check(m_shelf.put(now));
}

// What was kept aside and is next in line now; what became old is dropped.
void SyncEngine::takeAside(const ChannelId &channel)
{
    for (;;) {
        const auto waiting = m_aside.find(channel);
        if (waiting == m_aside.end())
            return;
        const ChannelRecord *record = m_shelf.find(channel);
        while (record && !waiting->empty() && waiting->begin()->first <= record->cursor)
            waiting->erase(waiting->begin());
        if (!record || waiting->empty()) {
            m_aside.erase(waiting);
            return;
        }
        if (arrivalOf(record->cursor, waiting->begin()->first) != Arrival::Next)
            return;
        const Aside next = waiting->begin()->second;
        waiting->erase(waiting->begin());
        if (!takeNext(channel, next))
            return;
    }
}

void SyncEngine::onChannelEvent(const wire::ChannelEvent &event)
{
    switch (event.act) {
    case wire::ChannelAct::Removed:
    case wire::ChannelAct::Deleted:
        dropChannel(event.channelId);
        return;
    case wire::ChannelAct::Added:
        wantSync();
        return;
    // Nothing that is kept here changed: the next message asks for the roster.
    case wire::ChannelAct::Roster:
        return;
    default:
        if (event.seq)
            numbered(event.channelId, *event.seq, event);
        else
            wantSync();
    }
}

void SyncEngine::onReceipt(const wire::ReceiptEvent &event)
{
    const ChannelRecord *record = m_shelf.find(event.channelId);
    if (!record)
        return;
    if (event.userId == m_self) {
        raiseRead(event.channelId, event.readSeq);
        return;
    }
    if (check(m_shelf.store().people().raiseMarks(record->no, event.userId, event.readSeq,
                                                  event.receivedSeq)))
        Q_EMIT channelChanged(event.channelId);
}

void SyncEngine::onUserEvent(const wire::UserEvent &event)
{
    if (event.seq <= m_shelf.userCursor())
        return;
    if (event.seq > m_shelf.userCursor() + 1) {
        wantSync();
        return;
    }
    if (check(takeUserEvent(event)))
        check(m_shelf.setUserCursor(event.seq));
}

Status SyncEngine::takeUserEvent(const wire::UserEvent &event)
{
    switch (event.kind) {
    case wire::UserEventKind::Read: {
        const ChannelRecord *held = event.channelId ? m_shelf.find(*event.channelId) : nullptr;
        if (!held)
            return ok();
        ChannelRecord record = *held;
        record.readSeq = qMax(record.readSeq, event.readSeq.value_or(0));
        record.readOrd = qMax(record.readOrd, event.readOrd.value_or(0));
        DUNLIN_CHECK(m_shelf.put(record));
        Q_EMIT channelChanged(*event.channelId);
        return ok();
    }
    case wire::UserEventKind::Profile:
        if (event.user) {
            DUNLIN_CHECK(m_shelf.putUsers({*event.user}));
            Q_EMIT usersChanged({event.user->id});
        }
        return ok();
    case wire::UserEventKind::Friend:
        if (event.user && event.friendState) {
            DUNLIN_CHECK(m_shelf.putUsers({*event.user}));
            DUNLIN_CHECK(m_shelf.putFriend(event.user->id, *event.friendState));
            Q_EMIT friendsChanged();
        }
        return ok();
    case wire::UserEventKind::Notify:
        if (event.channelId && event.notify)
            return setNotify(*event.channelId, *event.notify, event.mutedUntil);
        return ok();
    case wire::UserEventKind::Notification:
        Q_EMIT notified(event);
        return ok();
    case wire::UserEventKind::DeviceAdded:
    case wire::UserEventKind::DeviceRevoked:
        Q_EMIT devicesChanged();
        return ok();
    default:
        // This device: a revoked one is closed by the hub itself (4503).
        return ok();
    }
}

Status SyncEngine::takeMember(ChannelRecord &record, const wire::MemberChange &change, Told how)
{
    PeopleTable &people = m_shelf.store().people();
    DUNLIN_TRY(const qint64 knownBefore, people.countPresent(record.no));
    if (change.user)
        DUNLIN_CHECK(m_shelf.putUsers({*change.user}));
    MemberRecord member;
    member.user = change.userId;
    member.role = change.role;
    member.changeSeq = change.seq;
    member.present = change.act != wire::MemberAct::Left;
    DUNLIN_CHECK(people.putMember(record.no, member));
    DUNLIN_TRY(const qint64 known, people.countPresent(record.no));
    std::optional<qint64> &count = record.card.memberCount;
    if (count) {
        // Of a list that was never loaded people are counted who are not known. What a push tells came after the card.
        if (*count == knownBefore)
            count = known;
        else if (how == Told::ByPush && change.act == wire::MemberAct::Joined)
            ++*count;
        else if (how == Told::ByPush && change.act == wire::MemberAct::Left)
            --*count;
        count = qMax(*count, known);
    }
    return ok();
}

Status SyncEngine::setMembers(const ChannelId &channel, const QList<wire::Member> &members)
{
    const ChannelRecord *held = m_shelf.find(channel);
    if (!held)
        return ok();
    ChannelRecord record = *held;
    record.card.memberCount = members.size();
    PeopleTable &people = m_shelf.store().people();
    QList<wire::User> users;
    const qint64 no = record.no;
    const auto work = [&]() -> Status {
        DUNLIN_CHECK(people.removeMembers(no));
        for (const wire::Member &each : members) {
            DUNLIN_CHECK(people.putMember(
                no,
                {each.user.id, each.role, each.joinedAt, each.readSeq, each.receivedSeq, 0, true}));
            users.append(each.user);
        }
        return ok();
    };
    DUNLIN_CHECK(m_shelf.store().inCache(work));
    DUNLIN_CHECK(m_shelf.putUsers(users));
    DUNLIN_CHECK(m_shelf.put(record));
    Q_EMIT membersChanged(channel);
    Q_EMIT channelChanged(channel);
    return ok();
}

Status SyncEngine::setNotify(const ChannelId &channel, wire::NotifyLevel level,
                             const std::optional<qint64> &mutedUntil)
{
    const ChannelRecord *held = m_shelf.find(channel);
    if (!held)
        return ok();
    ChannelRecord record = *held;
    record.notify = level == wire::NotifyLevel::Unknown ? wire::NotifyLevel::All : level;
    record.mutedUntil = mutedUntil;
    if (record == *held)
        return ok();
    DUNLIN_CHECK(m_shelf.put(record));
    Q_EMIT channelChanged(channel);
    return ok();
}

Status SyncEngine::setMentions(const ChannelId &channel, qint64 mentions)
{
    const ChannelRecord *held = m_shelf.find(channel);
    if (!held || held->mentions == mentions)
        return ok();
    ChannelRecord record = *held;
    record.mentions = mentions;
    DUNLIN_CHECK(m_shelf.put(record));
    Q_EMIT channelChanged(channel);
    return ok();
}

Status SyncEngine::enter(const wire::Channel &card, wire::Role role)
{
    if (card.peer)
        DUNLIN_CHECK(m_shelf.putUsers({*card.peer}));
    if (!m_shelf.find(card.id)) {
        ChannelRecord record = newRecord(card);
        record.role = role;
        DUNLIN_CHECK(m_shelf.put(record));
        Q_EMIT channelChanged(card.id);
    }
    wantSync();
    return ok();
}

void SyncEngine::dropChannel(const ChannelId &channel)
{
    m_aside.remove(channel);
    m_owed.remove(channel);
    m_behind.remove(channel);
    if (!m_shelf.find(channel) || !check(m_shelf.drop(channel)))
        return;
    Q_EMIT channelGone(channel);
}

} // namespace dunlin::client
