// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sync/history.h"

#include "shared/core/log.h"

#include <QTimer>

namespace dunlin::client {

namespace {

constexpr int MostTries = 24; // of one place; each answer at least halves what is left
constexpr std::chrono::seconds LongestPause = std::chrono::hours(1); // whatever the server says
constexpr int MostWanted = 16; // places a view may have asked for and scrolled past

Error unknownChannel()
{
    return fail(Errc::NotFound, QStringLiteral("You are not in that channel"));
}

} // namespace

History::History(Shelf &shelf, Link &link, int pageSize, std::chrono::milliseconds pause)
    : m_shelf(shelf)
    , m_link(link)
    , m_pageSize(pageSize)
    , m_pause(pause)
{
}

void History::setOnline(bool online)
{
    m_online = online;
    if (!online)
        return;
    const QList<ChannelId> channels = m_lanes.keys();
    for (const ChannelId &channel : channels)
        fillNext(channel);
}

void History::want(const ChannelId &channel, qint64 ord)
{
    Lane &lane = m_lanes[channel];
    lane.wanted.removeOne(ord);
    lane.wanted.append(ord);
    if (lane.wanted.size() > MostWanted)
        lane.wanted.removeFirst();
    if (m_online && lane.asking == 0 && !lane.isPausing)
        fillNext(channel);
}

void History::fillNext(const ChannelId &channel)
{
    Lane &lane = m_lanes[channel];
    const ChannelRecord *record = m_shelf.find(channel);
    if (!record) {
        lane.wanted.clear();
        return;
    }
    while (!lane.wanted.isEmpty()
           && (record->segments.holdsOrd(lane.wanted.last())
               || lane.wanted.last() > record->msgCount || lane.tries >= MostTries)) {
        if (lane.tries >= MostTries)
            qCWarning(lcSync, "A place in the history could not be found on the server");
        lane.wanted.removeLast();
        lane.tries = 0;
    }
    if (lane.wanted.isEmpty() || !m_online || lane.asking > 0)
        return;
    const wire::HistoryRequest question = questionFor(*record, lane.wanted.last(), lane.tries);
    ++lane.tries;
    finally(this, ask(question), [this, channel](const Result<Done> &outcome) {
        if (outcome.ok())
            fillNext(channel);
        else if (outcome.error().code == Errc::Unavailable
                 || outcome.error().code == Errc::RateLimited)
            fillLater(channel, outcome.error());
        else // Refused: there is nothing to be had.
            m_lanes[channel].wanted.clear();
    });
}

// The place stays wanted: offline until the link is back, else for a while. A view that has its placeholders does not
// ask again.
void History::fillLater(const ChannelId &channel, const Error &error)
{
    Lane &lane = m_lanes[channel];
    lane.tries = qMax(0, lane.tries - 1); // it was not looked for
    if (!m_online || lane.isPausing)
        return;
    lane.isPausing = true;
    const auto said = qMin(std::chrono::seconds(error.retryAfterSeconds), LongestPause);
    QTimer::singleShot(qMax<std::chrono::milliseconds>(m_pause, said), this, [this, channel] {
        m_lanes[channel].isPausing = false;
        fillNext(channel);
    });
}

wire::HistoryRequest History::questionFor(const ChannelRecord &record, qint64 ord, int tries) const
{
    wire::HistoryRequest question;
    question.channelId = record.id();
    question.limit = m_pageSize;
    const Segment *above = record.segments.above(ord);
    const Segment *below = record.segments.below(ord);
    const qint64 highSeq = above ? above->fromSeq : record.cursor + 1;
    const qint64 highOrd = above ? above->fromOrd : record.msgCount + 1;
    const qint64 lowSeq = below ? below->toSeq : 0;
    const qint64 lowOrd = below ? below->toOrd : 0;
    if (highOrd - ord <= m_pageSize || highSeq - lowSeq <= m_pageSize) {
        question.belowSeq = highSeq;
    } else if (ord - lowOrd <= m_pageSize / 2) {
        question.aboveSeq = lowSeq;
    } else {
        // When the guess keeps missing, the middle is certain to close in.
        const double part =
            tries < MostTries / 2 ? double(ord - lowOrd) / double(highOrd - lowOrd) : 0.5;
        question.aroundSeq =
            qBound(lowSeq + 1, lowSeq + qint64(part * double(highSeq - lowSeq)), highSeq - 1);
    }
    return question;
}

Async<Done> History::ask(const wire::HistoryRequest &question)
{
    Deferred<Done> deferred;
    Lane &lane = m_lanes[question.channelId];
    if (lane.asking == 0)
        lane.passedOver.clear();
    ++lane.asking;
    const quint64 generation = lane.generation;
    finally(this, m_link.request(wire::op::history, question),
            [this, question, generation, deferred](Result<wire::MessagePage> page) {
                --m_lanes[question.channelId].asking;
                if (!page.ok()) {
                    deferred.settle(page.error());
                    return;
                }
                const Status taken = take(question, generation, *page);
                if (!taken.ok() && taken.error().code == Errc::Internal)
                    Q_EMIT cacheFailed(taken.error());
                deferred.settle(taken);
            });
    return deferred.async();
}

Status History::take(const wire::HistoryRequest &question, quint64 generation,
                     const wire::MessagePage &page)
{
    const ChannelRecord *record = m_shelf.find(question.channelId);
    if (!record)
        return unknownChannel();
    Lane &lane = m_lanes[question.channelId];
    // What was held changed altogether meanwhile: changes of these rows may have been left out. Ask again.
    if (generation != lane.generation)
        return ok();
    DUNLIN_CHECK(m_shelf.putUsers(page.users));
    MergePlan plan = mergeHistory(*record, question, page);
    // Changes that arrived while the answer was under way, and were not stored because their rows were not held.
    for (const wire::MessageRow &row : std::as_const(lane.passedOver)) {
        if (plan.record.segments.holdsSeq(row.seq))
            plan.rows.append(row);
    }
    const Segments before = record->segments;
    DUNLIN_TRY(const RowList fresh, m_shelf.apply(plan));
    QSet<UserId> missing;
    for (const wire::MessageRow &row : fresh) {
        if (!m_shelf.user(row.senderId))
            missing.insert(row.senderId);
    }
    if (!missing.isEmpty())
        Q_EMIT usersMissing(missing);
    if (!fresh.isEmpty() || !(before == plan.record.segments))
        Q_EMIT rowsFetched(question.channelId, fresh);
    return ok();
}

void History::passedOver(const ChannelId &channel, const RowList &rows)
{
    const auto lane = m_lanes.find(channel);
    if (lane != m_lanes.end() && lane->asking > 0)
        lane->passedOver.append(rows);
}

void History::dropped(const ChannelId &channel)
{
    const auto lane = m_lanes.find(channel);
    if (lane != m_lanes.end())
        ++lane->generation;
}

Result<History::RowList> History::heldAbove(const ChannelRecord &record, qint64 seq, int limit)
{
    const Segment *segment = record.segments.at(seq + 1);
    if (!segment)
        return RowList();
    return m_shelf.store().messages().bySeq(record.no, record.id(), seq, segment->toSeq, limit);
}

Result<History::RowList> History::heldBelow(const ChannelRecord &record, qint64 seq, int limit)
{
    const Segment *segment = record.segments.at(seq - 1);
    if (!segment)
        return RowList();
    return m_shelf.store().messages().bySeqDown(record.no, record.id(), segment->fromSeq, seq,
                                                limit);
}

Async<History::RowList> History::above(const ChannelId &channel, qint64 seq, int limit)
{
    const ChannelRecord *record = m_shelf.find(channel);
    if (!record)
        return ready<RowList>(unknownChannel());
    const auto held = heldAbove(*record, seq, limit);
    if (!held.ok() || !held->isEmpty() || seq >= record->cursor)
        return ready(held);
    // Nothing until the end of this stretch: on to the next one.
    if (const Segment *segment = record->segments.at(seq + 1))
        return above(channel, segment->toSeq, limit);
    wire::HistoryRequest question;
    question.channelId = channel;
    question.aboveSeq = seq;
    question.limit = m_pageSize;
    return then(this, ask(question), [this, channel, seq, limit](Done) -> Result<RowList> {
        const ChannelRecord *now = m_shelf.find(channel);
        return now ? heldAbove(*now, seq, limit) : Result<RowList>(unknownChannel());
    });
}

Async<History::RowList> History::below(const ChannelId &channel, qint64 seq, int limit)
{
    const ChannelRecord *record = m_shelf.find(channel);
    if (!record)
        return ready<RowList>(unknownChannel());
    const qint64 from = seq > 0 ? qMin(seq, record->cursor + 1) : record->cursor + 1;
    const auto held = heldBelow(*record, from, limit);
    if (!held.ok() || held->size() >= limit)
        return ready(held);
    const Segment *segment = record->segments.at(from - 1);
    const qint64 edge = segment ? segment->fromSeq : from;
    if (edge <= 1 || !m_online)
        return ready(held);
    wire::HistoryRequest question;
    question.channelId = channel;
    question.belowSeq = edge;
    question.limit = m_pageSize;
    return then(this, ask(question), [this, channel, from, limit](Done) -> Result<RowList> {
        const ChannelRecord *now = m_shelf.find(channel);
        return now ? heldBelow(*now, from, limit) : Result<RowList>(unknownChannel());
    });
}

} // namespace dunlin::client
