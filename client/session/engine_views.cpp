// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that turns what is held into values for the models.

#include "client/models/delivery.h"
#include "client/session/engine.h"
#include "shared/core/log.h"

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qsizetype PreviewLength = 160;

QString oneLine(const QString &text)
{
    QString line = text.left(PreviewLength * 2).simplified();
    if (line.size() > PreviewLength)
        line = line.left(PreviewLength) + QStringLiteral("…");
    return line;
}

// Of files without a caption their names.
QString wordsOf(const wire::MessageRow &row)
{
    if (row.content && !row.content->isEmpty())
        return *row.content;
    QStringList names;
    for (const wire::FileRef &each : row.files)
        names.append(each.name);
    return names.join(QStringLiteral(", "));
}

} // namespace

int Engine::deliveryOf(const ChannelRecord &record, qint64 seq)
{
    const auto marks = m_store->people().othersMarks(record.no, m_sync->self());
    if (!marks.ok() || !marks->known)
        return delivery::Sent;
    if (marks->readSeq >= seq)
        return delivery::Read;
    return marks->receivedSeq >= seq ? delivery::Delivered : delivery::Sent;
}

ChannelCard Engine::cardOf(const ChannelRecord &record)
{
    ChannelCard card;
    card.id = record.id();
    card.kind = record.card.kind;
    card.name = record.card.name;
    card.description = record.card.description;
    card.isPrivate = record.card.isPrivate;
    card.isEncrypted = m_sealing->isEncrypted(record.id());
    card.isDisputed = card.isEncrypted && m_sealing->isDisputed(record.id());
    if (card.isEncrypted) {
        card.historyFault = historyFault(record.id());
        card.logFault = logFault();
        card.roster = rosterState(record.id());
    }
    card.role = record.role;
    card.memberCount = record.card.memberCount.value_or(0);
    card.unread = record.unread();
    card.headSeq = record.head;
    card.msgCount = record.msgCount;
    card.readSeq = record.readSeq;
    card.readOrd = record.readOrd;
    card.createdAt = record.card.createdAt;
    if (record.card.peer) {
        card.peer = record.card.peer->id;
        card.isDisputed = card.isDisputed || (card.isEncrypted && m_sealing->isDisputed(card.peer));
        card.peerVerified = m_sealing->people().isVerified(card.peer);
        if (const QString name = m_shelf->nameOf(card.peer); !name.isEmpty())
            card.name = name;
        if (const wire::User *peer = m_shelf->user(card.peer))
            card.peerUsername = peer->username;
        card.peerPicture = m_shelf->pictureOf(card.peer);
        const Whereabouts where = m_presence.value(card.peer);
        card.peerPresence = where.state;
        card.peerLastSeenAt = where.lastSeenAt;
    }
    card.retention = record.card.retention;
    card.slowModeSeconds = record.card.slowModeSeconds.value_or(0);
    card.notify = record.notify;
    card.mutedUntil = record.mutedUntil.value_or(0);
    card.mentions = mentionsIn(record);
    const auto last = m_store->messages().last(record.no, record.id());
    if (last.ok() && *last) {
        const wire::MessageRow &row = **last;
        card.lastId = row.id;
        card.lastIsShut = row.type == wire::MessageType::System;
        card.lastText = card.lastIsShut ? QString() : oneLine(wordsOf(row));
        card.lastSenderId = row.senderId;
        card.lastSender = card.lastIsShut ? QString() : m_shelf->nameOf(row.senderId);
        card.lastAt = row.createdAt;
        if (row.senderId == m_sync->self())
            card.lastDelivery = deliveryOf(record, row.seq);
    }
    // What waits to be sent is the last thing that happened here.
    if (const PendingOp *waiting = m_outbox->lastMessageOf(record.id())) {
        card.lastId = waiting->id;
        card.lastIsShut = false;
        card.lastText = oneLine(waiting->text.isEmpty() && !waiting->files.isEmpty()
                                    ? waiting->files.first().name
                                    : waiting->text);
        card.lastSenderId = m_sync->self();
        card.lastSender = m_shelf->nameOf(card.lastSenderId);
        card.lastAt = qMax(card.lastAt, waiting->createdAt);
        card.lastDelivery = waiting->state == PendingState::Failed ? delivery::Failed
            : waiting->state == PendingState::Sending              ? delivery::Sending
                                                                   : delivery::Queued;
    }
    return card;
}

// Counted here where all unread rows are held; else the server knows of more.
qint64 Engine::mentionsIn(const ChannelRecord &record)
{
    if (record.unread() == 0)
        return 0;
    const qint64 from = record.readOrd + 1;
    const auto held =
        m_store->messages().mentionsOf(record.no, m_sync->self(), from, record.msgCount);
    qint64 here = held.ok() ? *held : 0;
    if (m_sealing->isEncrypted(record.id()))
        here += sealedMentions(record, from).size();
    for (const Segment &each : record.segments.list()) {
        if (each.fromOrd <= from && each.toOrd >= record.msgCount)
            return here;
    }
    return qMax(here, record.mentions);
}

TimelineState Engine::stateOf(const ChannelRecord &record)
{
    TimelineState state{record.id(), record.msgCount, record.readOrd, 0, 0, 0};
    state.selfPicture = m_shelf->pictureOf(m_sync->self());
    // Where the beginning of the channel is held and its first messages went, nothing is left up to the first held.
    if (!record.segments.isEmpty() && record.segments.holdsOrd(1)) {
        const qint64 upTo = record.segments.list().first().toOrd;
        const auto first = m_store->messages().firstOrd(record.no, upTo);
        if (first.ok())
            state.floorOrd = *first > 0 ? *first - 1 : upTo;
    }
    const auto marks = m_store->people().othersMarks(record.no, m_sync->self());
    if (marks.ok() && marks->known) {
        state.othersReceivedSeq = marks->receivedSeq;
        state.othersReadSeq = marks->readSeq;
    }
    return state;
}

QList<TimelineRow> Engine::rowsFor(const ChannelRecord &record, const QList<wire::MessageRow> &rows)
{
    QList<TimelineRow> shown;
    for (const wire::MessageRow &row : rows) {
        TimelineRow each{TimelineRow::Kind::Message, row, m_shelf->nameOf(row.senderId), {}, {},
                         m_sealing->faultOf(row)};
        each.senderPicture = m_shelf->pictureOf(row.senderId);
        if (row.replyTo) {
            const auto answered = m_store->messages().one(record.no, record.id(), *row.replyTo);
            if (answered.ok() && *answered && (*answered)->type != wire::MessageType::System) {
                each.replySender = m_shelf->nameOf((*answered)->senderId);
                each.replyBody = oneLine(wordsOf(**answered));
            }
        }
        shown.append(each);
    }
    const QHash<qint64, int> answers = answerCounts(record, rows);
    for (TimelineRow &each : shown)
        each.answers = answers.value(each.message.seq);
    return shown;
}

void Engine::watch(const ChannelId &channel)
{
    m_watched.insert(channel);
    m_sync->opened(channel, m_clock.nowMs());
    if (const ChannelRecord *record = m_shelf->find(channel)) {
        Q_EMIT stateChanged(stateOf(*record));
        if (m_online)
            fetchMembers(channel);
        if (m_sealing->isEncrypted(channel))
            m_sealing->lookAtRoster(channel);
    }
}

void Engine::unwatch(const ChannelId &channel)
{
    m_watched.remove(channel);
    m_membersShown.remove(channel);
}

void Engine::loadPage(const ChannelId &channel, qint64 page)
{
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record)
        return;
    const qint64 from = page * TimelinePage::Size + 1;
    const qint64 to = qMin(from + TimelinePage::Size - 1, record->msgCount);
    const auto held = m_store->messages().byOrd(record->no, channel, from, to);
    if (!held.ok()) {
        recoverCache(held.error());
        return;
    }
    noteAnswers(*record, *held);
    QHash<qint64, TimelineRow> byOrd;
    const QList<TimelineRow> shown = rowsFor(*record, *held);
    for (const TimelineRow &row : shown)
        byOrd.insert(row.message.ord, row);
    TimelinePage loaded{channel, page, {}};
    qint64 newestHole = 0;
    for (qint64 ord = from; ord <= to; ++ord) {
        TimelineRow row = byOrd.value(ord);
        row.message.ord = ord;
        // A row outside the held stretches may have changed without us: it counts as not held. An own message
        // ahead of the cursor is the exception, it is on its way to be held.
        const bool isHeld = record->segments.holdsOrd(ord);
        const bool ahead =
            row.kind == TimelineRow::Kind::Message && row.message.seq > record->cursor;
        if (!isHeld && !ahead) {
            row = TimelineRow();
            row.message.ord = ord;
            newestHole = ord;
        } else if (row.kind != TimelineRow::Kind::Message) {
            row.kind = TimelineRow::Kind::Gone;
        }
        loaded.rows.append(row);
    }
    Q_EMIT pageLoaded(loaded);
    if (newestHole > 0)
        m_history->want(channel, newestHole);
}

void Engine::onRowsStored(const ChannelId &channel, const QList<wire::MessageRow> &rows, bool live)
{
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record)
        return;
    const QList<wire::MessageRow> answered = noteAnswers(*record, rows);
    if (m_watched.contains(channel)) {
        // The rows first: an own message takes the place of its queued twin, which the bare count can't tell.
        Q_EMIT rowsChanged(channel, rowsFor(*record, rows));
        Q_EMIT stateChanged(stateOf(*record));
        tellAnswered(*record, answered);
    }
    if (std::any_of(rows.cbegin(), rows.cend(),
                    [](const wire::MessageRow &row) { return row.deleted; })) {
        m_scrubSoon = true;
        touch(channel);
    }
    expectExpiry(rows);
    expectCheck(channel, rows);
    QList<wire::MessageRow> unread;
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(unread),
                 [&](const wire::MessageRow &row) { return row.seq > record->readSeq; });
    noteMentions(unread);
    if (!live)
        return;
    for (const wire::MessageRow &row : rows) {
        if (row.seq == row.revSeq && row.senderId != m_sync->self() && channel == m_shown)
            endTyping(row.senderId);
        if (row.seq != row.revSeq || row.senderId == m_sync->self())
            continue;
        const bool isShown = m_sealing->faultOf(row).isEmpty();
        Q_EMIT arrived(channel, isShown ? m_shelf->nameOf(row.senderId) : QString(),
                       isShown ? oneLine(wordsOf(row)) : QString(), mentionsMe(row));
    }
}

void Engine::onRowsFetched(const ChannelId &channel, const QList<wire::MessageRow> &rows)
{
    expectExpiry(rows);
    expectCheck(channel, rows);
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record)
        return;
    const QList<wire::MessageRow> answered = noteAnswers(*record, rows);
    if (!m_watched.contains(channel))
        return;
    // A stretch that turned out to have no rows any more changes places without bringing rows.
    if (rows.isEmpty())
        Q_EMIT rowsStale(channel);
    else
        Q_EMIT rowsChanged(channel, rowsFor(*record, rows));
    tellAnswered(*record, answered);
}

void Engine::touch(const ChannelId &channel)
{
    m_dirty.insert(channel);
    if (!m_flush.isActive())
        m_flush.start();
}

void Engine::flush()
{
    m_flush.stop();
    const QSet<ChannelId> dirty = std::exchange(m_dirty, {});
    for (const ChannelId &channel : dirty) {
        const ChannelRecord *record = m_shelf->find(channel);
        if (!record)
            continue;
        Q_EMIT channelPut(cardOf(*record));
        if (m_watched.contains(channel))
            Q_EMIT stateChanged(stateOf(*record));
        Q_EMIT streamMoved(channel, record->cursor);
    }
    // With its earlier wordings: what was deleted is nowhere in the files.
    if (std::exchange(m_scrubSoon, false) && !m_store->scrubCache().ok())
        qCWarning(lcSession, "The log of the cache could not be emptied");
    if (!m_unchecked.isEmpty() && !m_check.isActive())
        m_check.start();
}

void Engine::loadMembers(const ChannelId &channel)
{
    m_membersShown.insert(channel);
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record)
        return;
    const auto members = m_store->people().members(record->no);
    if (members.ok()) {
        QList<MemberCard> cards;
        for (const MemberRecord &each : *members) {
            const wire::User *user = m_shelf->user(each.user);
            if (!each.present || !user)
                continue;
            const Whereabouts where = m_presence.value(each.user);
            cards.append({*user, each.role, where.state != wire::PresenceState::Offline,
                          where.state, where.lastSeenAt,
                          m_sealing->people().isVerified(each.user)});
        }
        if (!cards.isEmpty())
            Q_EMIT membersLoaded(channel, cards);
    }
}

Result<PersonHere> Engine::personHere(const UserId &user)
{
    DUNLIN_TRY(const QSet<qint64> numbers, m_store->people().channelsOf(user));
    PersonHere here;
    if (const wire::User *known = m_shelf->user(user))
        here.user = *known;
    const Whereabouts where = m_presence.value(user);
    here.presence = where.state;
    here.lastSeenAt = where.lastSeenAt;
    here.isVerified = m_sealing->people().isVerified(user);
    for (const ChannelRecord &each : m_shelf->records()) {
        if (numbers.contains(each.no))
            here.channels.append(each.card.id);
    }
    return here;
}

QList<wire::User> Engine::users(const QList<UserId> &ids) const
{
    QList<wire::User> known;
    for (const UserId &id : ids) {
        if (const wire::User *user = m_shelf->user(id))
            known.append(*user);
    }
    return known;
}

} // namespace dunlin::client
