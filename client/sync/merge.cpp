// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sync/merge.h"

#include <algorithm>

namespace dunlin::client {

namespace {

struct Span {
    qint64 lowSeq = 0;
    qint64 lowOrd = 0;
    qint64 highSeq = 0;
    qint64 highOrd = 0;
    bool isEmpty() const { return highSeq == 0; }
};

Span spanOf(const QList<wire::MessageRow> &rows)
{
    Span span;
    for (const wire::MessageRow &row : rows) {
        if (span.isEmpty() || row.seq < span.lowSeq) {
            span.lowSeq = row.seq;
            span.lowOrd = row.ord;
        }
        if (row.seq > span.highSeq) {
            span.highSeq = row.seq;
            span.highOrd = row.ord;
        }
    }
    return span;
}

// Changes of rows at or below the old cursor.
void placeChanges(MergePlan &plan, const QList<wire::MessageRow> &rows)
{
    for (const wire::MessageRow &row : rows) {
        if (plan.record.segments.holdsSeq(row.seq))
            plan.rows.append(row);
        else
            plan.passedOver.append(row);
    }
}

// Everything but rows and position.
void takeMarks(ChannelRecord &record, const wire::SyncEntry &entry)
{
    record.role = entry.role;
    if (entry.channel)
        takeCard(record, *entry.channel);
    if (entry.head >= record.head) {
        record.head = entry.head;
        record.msgCount = entry.msgCount;
    }
    record.readSeq = qMax(record.readSeq, entry.readSeq);
    record.readOrd = qMax(record.readOrd, entry.readOrd);
    record.purgedSeq = qMax(record.purgedSeq, entry.purgedSeq);
    if (entry.notify && *entry.notify != wire::NotifyLevel::Unknown) {
        record.notify = *entry.notify;
        record.mutedUntil = entry.mutedUntil;
    }
}

// The newest rows as the only stretch that is held up to `to`.
Segment newestSegment(const Span &span, qint64 to, qint64 msgCount)
{
    if (span.isEmpty())
        return msgCount == 0 ? Segment{1, to, 1, 0} : Segment{to + 1, to, msgCount + 1, msgCount};
    return {span.lowOrd == 1 ? 1 : span.lowSeq, to, span.lowOrd, span.highOrd};
}

void takeDelta(MergePlan &plan, const wire::SyncEntry &entry)
{
    ChannelRecord &record = plan.record;
    const qint64 before = record.cursor;
    if (entry.from.value_or(0) > before) {
        plan.isBehind = true;
        return;
    }
    QList<wire::MessageRow> changed;
    for (const wire::MessageRow &row : entry.rows) {
        if (row.seq > before)
            plan.rows.append(row);
        else
            changed.append(row);
    }
    placeChanges(plan, changed);
    if (entry.to <= before)
        return;
    record.cursor = entry.to;
    record.segments.extendTail(entry.to, 0);
    for (const wire::MessageRow &row : std::as_const(plan.rows)) {
        if (row.seq > before)
            record.segments.raiseTail(row.seq, row.ord);
    }
}

void takeSnapshot(MergePlan &plan, const wire::SyncEntry &entry, qint64 askedCursor)
{
    ChannelRecord &record = plan.record;
    const qint64 before = record.cursor;
    // `changed` speaks of rows up to the position that was asked for. Those that came since may have changed
    // without being named, so the answer only fits a record that stands where it stood.
    if (before != askedCursor) {
        plan.isBehind = true;
        return;
    }
    placeChanges(plan, entry.changed);
    if (entry.to <= before) {
        placeChanges(plan, entry.rows);
        return;
    }
    plan.rows.append(entry.rows);
    const Span span = spanOf(entry.rows);
    Segment newest = newestSegment(span, entry.to, entry.msgCount);
    const Segment tail = record.segments.list().last();
    if (newest.fromOrd <= tail.toOrd + 1) {
        newest.fromSeq = qMin(newest.fromSeq, before + 1);
    } else {
        // Own acknowledged messages that lie in the new hole: changes of them were not told.
        plan.drops.append({before + 1, newest.fromSeq - 1});
    }
    record.segments.add(newest);
    record.cursor = entry.to;
}

void takeReset(MergePlan &plan, const wire::SyncEntry &entry)
{
    ChannelRecord &record = plan.record;
    if (entry.head < record.cursor) {
        // Rule 6: the server went back in time, and so do the marks.
        record.readSeq = entry.readSeq;
        record.readOrd = entry.readOrd;
        record.purgedSeq = entry.purgedSeq;
        record.receivedSeq = 0;
    }
    record.head = entry.head;
    record.msgCount = entry.msgCount;
    record.cursor = entry.to;
    record.segments = Segments({newestSegment(spanOf(entry.rows), entry.to, entry.msgCount)});
    plan.rows = entry.rows;
    plan.dropRows = true;
}

} // namespace

ChannelRecord newRecord(const wire::Channel &card)
{
    ChannelRecord record;
    record.card = card;
    record.segments = Segments({{1, 0, 1, 0}});
    return record;
}

void takeCard(ChannelRecord &record, const wire::Channel &card)
{
    if (card.revSeq < record.card.revSeq)
        return;
    const std::optional<wire::User> peer = record.card.peer;
    const std::optional<qint64> memberCount = record.card.memberCount;
    // Once encrypted, always encrypted: a server that says otherwise would have texts sent in the clear.
    const bool wasEncrypted = record.card.encrypted;
    record.card = card;
    record.card.encrypted = card.encrypted || wasEncrypted;
    if (!record.card.peer)
        record.card.peer = peer;
    if (!record.card.memberCount)
        record.card.memberCount = memberCount;
}

MergePlan mergeEntry(ChannelRecord record, const wire::SyncEntry &entry, qint64 askedCursor)
{
    MergePlan plan;
    plan.record = std::move(record);
    const qint64 purgedBefore = plan.record.purgedSeq;
    takeMarks(plan.record, entry);
    switch (entry.kind) {
    case wire::EntryKind::Delta:
        takeDelta(plan, entry);
        break;
    case wire::EntryKind::Snapshot:
        takeSnapshot(plan, entry, askedCursor);
        break;
    case wire::EntryKind::Reset:
        takeReset(plan, entry);
        break;
    case wire::EntryKind::None:
        break;
    case wire::EntryKind::Unknown:
        plan.isBehind = true;
        break;
    }
    if (plan.record.purgedSeq > purgedBefore)
        plan.drops.append({0, plan.record.purgedSeq});
    return plan;
}

MergePlan mergePush(ChannelRecord record, const wire::MessageRow &row, const UserId &self)
{
    MergePlan plan;
    plan.record = std::move(record);
    ChannelRecord &now = plan.record;
    const qint64 seq = now.cursor + 1;
    if (row.seq == seq) {
        plan.rows.append(row);
        now.segments.extendTail(seq, row.ord);
        now.msgCount = qMax(now.msgCount, row.ord);
        if (row.senderId == self) {
            now.readSeq = qMax(now.readSeq, row.seq);
            now.readOrd = qMax(now.readOrd, row.ord);
        }
    } else {
        placeChanges(plan, {row});
        now.segments.extendTail(seq, 0);
    }
    now.cursor = seq;
    now.head = qMax(now.head, seq);
    return plan;
}

void passNumber(ChannelRecord &record, qint64 seq)
{
    record.cursor = seq;
    record.head = qMax(record.head, seq);
    record.segments.extendTail(seq, 0);
}

MergePlan mergeAck(ChannelRecord record, const wire::MessageRow &row)
{
    MergePlan plan;
    plan.record = std::move(record);
    ChannelRecord &now = plan.record;
    now.readSeq = qMax(now.readSeq, row.seq);
    now.readOrd = qMax(now.readOrd, row.ord);
    const Arrival arrival = arrivalOf(now.cursor, row.seq);
    // At or below the cursor it is here already, or in a hole; and it may have been changed since.
    if (arrival == Arrival::Old)
        return plan;
    plan.rows.append(row);
    now.msgCount = qMax(now.msgCount, row.ord);
    now.head = qMax(now.head, row.seq);
    if (arrival == Arrival::Next) {
        now.cursor = row.seq;
        now.segments.extendTail(row.seq, row.ord);
    } else {
        plan.isBehind = true;
    }
    return plan;
}

MergePlan mergeHistory(ChannelRecord record, const wire::HistoryRequest &asked,
                       const wire::MessagePage &page)
{
    MergePlan plan;
    plan.record = std::move(record);
    ChannelRecord &now = plan.record;
    if (page.purgedSeq > now.purgedSeq) {
        now.purgedSeq = page.purgedSeq;
        plan.drops.append({0, page.purgedSeq});
    }
    for (const wire::MessageRow &row : page.messages) {
        // What is above the cursor comes with the next delta, as part of a range that is complete.
        if (row.seq <= now.cursor)
            plan.rows.append(row);
    }
    const Span span = spanOf(plan.rows);
    Segment held{span.lowSeq, span.highSeq, span.lowOrd, span.highOrd};
    if (asked.belowSeq) {
        held.toSeq = qMin(*asked.belowSeq - 1, now.cursor);
        if (const Segment *above = now.segments.at(*asked.belowSeq))
            held.toOrd = qMax(held.toOrd, above->fromOrd - 1);
        if (!page.more) {
            held.fromSeq = 1;
            held.fromOrd = 1;
        } else if (span.isEmpty()) {
            return plan;
        }
    } else if (span.isEmpty()) {
        return plan;
    } else if (asked.aboveSeq) {
        held.fromSeq = *asked.aboveSeq + 1;
        // Nothing is before the first number, also when retention took the first messages.
        if (held.fromSeq <= 1)
            held.fromOrd = 1;
    }
    if (!span.isEmpty() && span.lowOrd == 1)
        held.fromSeq = 1;
    if (held.fromSeq <= held.toSeq)
        now.segments.add(held);
    return plan;
}

MergePlan mergeEviction(ChannelRecord record, qint64 seq, qint64 ord)
{
    MergePlan plan;
    plan.record = std::move(record);
    plan.record.segments.cutBelow(seq, ord);
    plan.drops.append({0, seq - 1});
    return plan;
}

} // namespace dunlin::client
