// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/sync.h"

#include "server/services/access.h"
#include "server/services/catch_up.h"
#include "server/services/pushes.h"
#include "server/services/row_budget.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int DeltaPage = 200;
constexpr int NewestRows = 50;
constexpr qint64 SnapshotAbove = 500;
constexpr int MostChanged = 200;
constexpr int EventPage = 200;
constexpr qint64 EntryBytes = 400;
constexpr qsizetype CardsAtOnce = 50; // more than a frame has room for, as a rule

class SyncRun
{
public:
    SyncRun(Stores &stores, const UserId &user, const wire::SyncRequest &request)
        : m_stores(stores)
        , m_user(user)
        , m_request(request)
    {
    }

    Result<wire::SyncReply> run();

private:
    Status userEvents();
    // False: the frame is full, this channel must wait for the next request.
    Result<bool> entry(const MembershipRecord &membership, std::optional<qint64> cursor);
    // Room for one row or change; `anyway`: it comes however large it is.
    template <typename Item>
    bool takes(const Item &item, bool anyway)
    {
        if (m_budget.take(item))
            return true;
        if (anyway)
            m_budget.spend();
        return anyway;
    }
    Status fillDelta(wire::SyncEntry &entry, qint64 cursor, const HeadRecord &head);
    // False: not even the newest row fits.
    Result<bool> fillNewest(wire::SyncEntry &entry);
    // False when there are too many to tell.
    Result<bool> fillChanged(wire::SyncEntry &entry, qint64 cursor);
    Status fillMembers(wire::SyncEntry &entry, qint64 cursor);
    Status profiles();
    // A channel's card as the person sees it; read together with those that come next.
    Result<std::optional<wire::Channel>> card(const ChannelId &channel);
    bool needsCard(const ChannelId &channel, const HeadRecord &head) const;

    Stores &m_stores;
    const UserId m_user;
    const wire::SyncRequest &m_request;
    RowBudget m_budget{RowBudget::FrameBytes};
    QHash<ChannelId, HeadRecord> m_heads;
    QHash<ChannelId, qint64> m_cursors; // what the client knows
    QList<ChannelId> m_cardsToCome;     // that will be needed, in the order in which they are told
    QHash<ChannelId, wire::Channel> m_cards;
    QSet<ChannelId> m_marksChanged;
    wire::SyncReply m_reply;
};

Result<wire::SyncReply> SyncRun::run()
{
    DUNLIN_CHECK(userEvents());
    DUNLIN_TRY(QList<MembershipRecord> memberships, m_stores.members.channelsOf(m_user));
    DUNLIN_TRY(m_heads, m_stores.channels.headsOf(m_user));
    for (const wire::ChannelCursor &each : m_request.channels) {
        if (each.cursor < 0)
            return fail(Errc::Invalid, u"a cursor is not below 0"_s, u"cursor"_s);
        m_cursors.insert(each.id, each.cursor);
    }
    QSet<ChannelId> mine;
    for (const MembershipRecord &each : std::as_const(memberships)) {
        mine.insert(each.channelId);
        const auto head = m_heads.constFind(each.channelId);
        if (head != m_heads.cend() && needsCard(each.channelId, *head))
            m_cardsToCome.append(each.channelId);
    }
    for (const wire::ChannelCursor &each : m_request.channels) {
        if (!mine.contains(each.id) && !m_reply.left.contains(each.id))
            m_reply.left.append(each.id);
    }
    for (const MembershipRecord &each : std::as_const(memberships)) {
        const auto it = m_cursors.constFind(each.channelId);
        DUNLIN_TRY(const bool fitted,
                   entry(each, it == m_cursors.cend() ? std::nullopt : std::optional(*it)));
        if (!fitted) {
            m_reply.more = true;
            break;
        }
    }
    DUNLIN_CHECK(profiles());
    return std::move(m_reply);
}

Status SyncRun::userEvents()
{
    if (m_request.userCursor < 0)
        return fail(Errc::Invalid, u"a cursor is not below 0"_s, u"userCursor"_s);
    DUNLIN_TRY(m_reply.userEvents,
               m_stores.userEvents.after(m_user, m_request.userCursor, EventPage));
    m_reply.userCursor = m_request.userCursor;
    for (wire::UserEvent &each : m_reply.userEvents) {
        m_reply.userCursor = each.seq;
        hideFromStrangers(each);
        const bool isMark =
            each.kind == wire::UserEventKind::Read || each.kind == wire::UserEventKind::Notify;
        if (isMark && each.channelId)
            m_marksChanged.insert(*each.channelId);
    }
    if (m_reply.userEvents.size() >= EventPage)
        m_reply.more = true;
    return ok();
}

Result<bool> SyncRun::entry(const MembershipRecord &membership, std::optional<qint64> known)
{
    const auto head = m_heads.constFind(membership.channelId);
    if (head == m_heads.cend())
        return true; // removed while this snapshot was opened; the next one says so
    const qint64 cursor = known.value_or(0);
    const bool upToDate = known && cursor == head->headSeq;
    if (upToDate && !m_marksChanged.contains(membership.channelId))
        return true;
    // A channel that begins in the last corner of a frame would be cut short; it comes first in the next one.
    if (!m_reply.channels.isEmpty() && m_budget.left() < RowBudget::FrameBytes / 2)
        return false;
    m_budget.take(EntryBytes);

    wire::SyncEntry entry;
    entry.id = membership.channelId;
    entry.head = head->headSeq;
    entry.to = head->headSeq;
    entry.msgCount = head->msgCount;
    entry.purgedSeq = head->purgedSeq;
    entry.readSeq = membership.readSeq;
    entry.readOrd = membership.readOrd;
    entry.role = membership.role;
    entry.notify = membership.notify;
    entry.mutedUntil = membership.mutedUntil;
    if (upToDate) {
        entry.kind = wire::EntryKind::None;
        m_reply.channels.append(entry);
        return true;
    }

    if (needsCard(membership.channelId, *head)) {
        DUNLIN_TRY(entry.channel, card(membership.channelId));
    }

    if (cursor > head->headSeq || cursor < head->floorSeq) {
        entry.kind = wire::EntryKind::Reset;
        DUNLIN_TRY(const bool fits, fillNewest(entry));
        if (!fits)
            return false;
    } else if (head->headSeq - cursor > SnapshotAbove) {
        entry.kind = wire::EntryKind::Snapshot;
        DUNLIN_TRY(const bool fits, fillNewest(entry));
        if (!fits)
            return false;
        DUNLIN_TRY(const bool told, fillChanged(entry, cursor));
        if (told)
            DUNLIN_CHECK(fillMembers(entry, cursor));
        else
            entry.kind = wire::EntryKind::Reset;
    } else {
        entry.kind = wire::EntryKind::Delta;
        DUNLIN_CHECK(fillDelta(entry, cursor, *head));
    }
    m_reply.channels.append(entry);
    return true;
}

bool SyncRun::needsCard(const ChannelId &channel, const HeadRecord &head) const
{
    // Who knows nothing of a channel, or claims to, gets it whole.
    const qint64 cursor = m_cursors.value(channel);
    return cursor == 0 || head.cardSeq > cursor;
}

Result<std::optional<wire::Channel>> SyncRun::card(const ChannelId &channel)
{
    if (!m_cards.contains(channel)) {
        const qsizetype at = std::max<qsizetype>(0, m_cardsToCome.indexOf(channel));
        DUNLIN_TRY(const QList<wire::Channel> cards,
                   m_stores.channels.cardsFor(m_user, m_cardsToCome.mid(at, CardsAtOnce)));
        DUNLIN_TRY(const QSet<UserId> apart, apartFrom(m_stores, m_user));
        for (wire::Channel each : cards) {
            if (each.peer)
                hideLastSeen(*each.peer, apart);
            m_cards.insert(each.id, each);
        }
    }
    const auto it = m_cards.constFind(channel);
    return it == m_cards.cend() ? std::nullopt : std::optional(*it);
}

Status SyncRun::fillDelta(wire::SyncEntry &entry, qint64 cursor, const HeadRecord &head)
{
    entry.from = cursor;
    DUNLIN_TRY(const auto rows,
               m_stores.messages.changedSince(entry.id, cursor, DeltaPage, m_user));
    // Each change has a number of its own: where every number is a row's, nobody came or went.
    QList<wire::MemberChange> members;
    if (rows.size() < head.headSeq - cursor) {
        DUNLIN_TRY(members, m_stores.messages.memberChanges(entry.id, cursor, head.headSeq));
    }
    // Rows and member changes share one row of numbers: they are taken in that order, and where room or page ends,
    // there the delta ends.
    qsizetype row = 0;
    qsizetype member = 0;
    entry.to = cursor;
    bool full = false;
    while (!full && (row < rows.size() || member < members.size())) {
        // The first thing of all comes however large it is, else the client would ask for it for ever.
        const bool first = m_reply.channels.isEmpty() && row + member == 0;
        const bool rowFirst = member >= members.size()
            || (row < rows.size() && rows[row].revSeq < members[member].seq);
        // Behind a full page of rows there may be more of them before the next member change.
        if (!rowFirst && row >= rows.size() && rows.size() >= DeltaPage) {
            full = true;
        } else if (rowFirst) {
            full = !takes(rows[row], first);
            if (!full) {
                entry.to = rows[row].revSeq;
                entry.rows.append(rows[row++]);
            }
        } else {
            full = !takes(members[member], first);
            if (!full) {
                entry.to = members[member].seq;
                entry.members.append(members[member++]);
            }
        }
    }
    const bool pageEnded =
        row >= rows.size() && rows.size() >= DeltaPage && entry.to < head.headSeq;
    if (full || pageEnded)
        entry.more = true;
    else
        entry.to = head.headSeq;
    return ok();
}

Result<bool> SyncRun::fillNewest(wire::SyncEntry &entry)
{
    DUNLIN_TRY(const auto rows,
               m_stores.messages.below(entry.id, std::nullopt, NewestRows, m_user));
    for (const wire::MessageRow &each : rows) {
        if (!takes(each, m_reply.channels.isEmpty() && entry.rows.isEmpty()))
            break;
        entry.rows.append(each);
    }
    // A snapshot without its newest row would look like an empty channel.
    return rows.isEmpty() || !entry.rows.isEmpty();
}

Result<bool> SyncRun::fillChanged(wire::SyncEntry &entry, qint64 cursor)
{
    DUNLIN_TRY(const auto changed,
               m_stores.messages.oldRowsChangedSince(entry.id, cursor, MostChanged + 1, m_user));
    if (changed.size() > MostChanged)
        return false;
    for (const wire::MessageRow &each : changed) {
        if (!m_budget.take(each)) {
            entry.changed.clear();
            return false;
        }
        entry.changed.append(each);
    }
    return true;
}

Status SyncRun::fillMembers(wire::SyncEntry &entry, qint64 cursor)
{
    DUNLIN_TRY(entry.members, m_stores.messages.memberChanges(entry.id, cursor, entry.head));
    for (const wire::MemberChange &each : std::as_const(entry.members))
        m_budget.take(each);
    return ok();
}

Status SyncRun::profiles()
{
    QSet<UserId> people;
    for (const wire::SyncEntry &each : std::as_const(m_reply.channels)) {
        for (const wire::MessageRow &row : each.rows)
            people.insert(row.senderId);
        for (const wire::MessageRow &row : each.changed)
            people.insert(row.senderId);
        for (const wire::MemberChange &change : each.members)
            people.insert(change.userId);
    }
    if (!people.isEmpty()) {
        DUNLIN_TRY(m_reply.users,
                   m_stores.accounts.profiles(QList<UserId>(people.cbegin(), people.cend())));
        // Names and faces to keep; when somebody was there is asked for when it is wanted.
        for (wire::User &each : m_reply.users)
            each.lastSeenAt.reset();
    }
    return ok();
}

} // namespace

Async<Greeting> Sync::greet(const Caller &caller)
{
    return m_context.storage.read([caller](Stores &stores) -> Result<Greeting> {
        DUNLIN_TRY(const QList<wire::User> profiles, stores.accounts.profiles({caller.user}));
        DUNLIN_TRY(const auto device, stores.devices.find(caller.device));
        DUNLIN_TRY(const EpochId epoch, stores.meta.epoch());
        if (profiles.isEmpty() || !device || device->revokedAt)
            return fail(Errc::Unauthorized, u"the access token is not valid"_s);
        return Greeting{profiles.constFirst(),
                        {device->id, device->name, device->platform, device->createdAt,
                         device->lastSeenAt, true},
                        epoch};
    });
}

Async<Positions> Sync::positionsOf(const Caller &caller)
{
    return m_context.storage.read([user = caller.user](Stores &stores) -> Result<Positions> {
        DUNLIN_TRY(const auto positions, positionsFor(stores, {user}));
        return positions.value(user);
    });
}

Async<wire::SyncReply> Sync::sync(const Caller &caller, const wire::SyncRequest &request)
{
    return m_context.storage.read(
        [user = caller.user, request](Stores &stores) -> Result<wire::SyncReply> {
            return SyncRun(stores, user, request).run();
        });
}

} // namespace dunlin::server
