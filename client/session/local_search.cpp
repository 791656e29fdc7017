// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/local_search.h"

#include <algorithm>

namespace dunlin::client {

struct LocalSearch::Job {
    struct Hit {
        qint64 at = 0;
        qint64 rid = 0;
    };
    WordQuery query;
    std::optional<ChannelId> channel;
    qint64 after = 0; // row ids up to here are read
    qint64 upTo = 0;
    QList<Hit> hits; // a heap: the oldest is the first to go
    bool isCut = false;
    Deferred<LocalFinds> answer;

    static bool isNewer(const Hit &a, const Hit &b)
    {
        return a.at != b.at ? a.at > b.at : a.rid > b.rid;
    }
    void take(const Hit &hit)
    {
        hits.append(hit);
        std::push_heap(hits.begin(), hits.end(), isNewer);
        if (hits.size() <= MostRows)
            return;
        std::pop_heap(hits.begin(), hits.end(), isNewer);
        hits.removeLast();
        isCut = true;
    }
};

LocalSearch::LocalSearch(Shelf &shelf)
    : m_shelf(shelf)
    , m_soon(this)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &LocalSearch::step);
}

LocalSearch::~LocalSearch() = default;

Async<LocalFinds> LocalSearch::find(const QString &text, const std::optional<ChannelId> &channel)
{
    if (m_job)
        end(fail(Errc::Unavailable, QStringLiteral("Something else is looked for now")));
    auto job = std::make_unique<Job>();
    job->query = wordQueryOf(text);
    job->channel = channel;
    job->upTo = std::numeric_limits<qint64>::max();
    if (channel) {
        const ChannelRecord *record = m_shelf.find(*channel);
        if (!record)
            return ready<LocalFinds>(
                fail(Errc::NotFound, QStringLiteral("You are not in that channel")));
        job->after = MessageTable::rowId(record->no, 0);
        job->upTo = MessageTable::rowId(record->no + 1, 0) - 1;
    }
    if (job->query.isEmpty())
        return ready<LocalFinds>(LocalFinds());
    Async<LocalFinds> answer = job->answer.async();
    m_job = std::move(job);
    m_soon.start();
    return answer;
}

void LocalSearch::step()
{
    if (!m_job)
        return;
    auto piece = m_shelf.store().messages().textsAfter(m_job->after, m_job->upTo, Piece);
    if (const Status opened = piece.ok() ? openSealed(*piece) : Status(piece.error());
        !opened.ok()) {
        end(opened.error());
        return;
    }
    for (const StoredText &each : std::as_const(*piece)) {
        m_job->after = each.rid;
        if (m_job->query.matches(each.text))
            m_job->take({each.createdAt, each.rid});
    }
    if (piece->size() == Piece) {
        m_soon.start();
        return;
    }
    const QHash<qint64, ChannelId> channels = channelsByNo();
    LocalFinds finds;
    finds.isCut = m_job->isCut;
    std::sort(m_job->hits.begin(), m_job->hits.end(), Job::isNewer);
    for (const Job::Hit &hit : std::as_const(m_job->hits)) {
        const ChannelId channel = channels.value(MessageTable::channelNoOf(hit.rid));
        const qint64 ord = MessageTable::ordOf(hit.rid);
        const auto row =
            m_shelf.store().messages().byOrd(MessageTable::channelNoOf(hit.rid), channel, ord, ord);
        if (!row.ok()) {
            end(row.error());
            return;
        }
        // Deleted meanwhile, or left with its channel.
        if (!channel.isNull() && !row->isEmpty() && !row->first().deleted)
            finds.rows.append(dressed(row->first()));
    }
    finds.gaps = gaps(m_job->channel);
    end(finds);
}

// A channel's rows stand together, and one that is encrypted has nothing else: a query for each channel of the piece.
Status LocalSearch::openSealed(QList<StoredText> &piece) const
{
    QHash<qint64, ChannelId> channels;
    for (qsizetype i = 0; i < piece.size();) {
        if (!piece.at(i).isSealed) {
            ++i;
            continue;
        }
        if (channels.isEmpty())
            channels = channelsByNo();
        const qint64 no = MessageTable::channelNoOf(piece.at(i).rid);
        qsizetype last = i;
        while (last + 1 < piece.size() && piece.at(last + 1).isSealed
               && MessageTable::channelNoOf(piece.at(last + 1).rid) == no)
            ++last;
        DUNLIN_TRY(const QList<wire::MessageRow> rows,
                   m_shelf.store().messages().byOrd(no, channels.value(no),
                                                    MessageTable::ordOf(piece.at(i).rid),
                                                    MessageTable::ordOf(piece.at(last).rid)));
        QHash<qint64, QString> texts;
        for (const wire::MessageRow &row : rows) {
            // What the program says in its place is nobody's words.
            if (row.type != wire::MessageType::System)
                texts.insert(row.ord, row.content.value_or(QString()));
        }
        for (; i <= last; ++i)
            piece[i].text += texts.value(MessageTable::ordOf(piece.at(i).rid));
    }
    return ok();
}

QHash<qint64, ChannelId> LocalSearch::channelsByNo() const
{
    QHash<qint64, ChannelId> channels;
    for (const ChannelRecord &record : m_shelf.records())
        channels.insert(record.no, record.id());
    return channels;
}

void LocalSearch::end(Result<LocalFinds> outcome)
{
    const auto job = std::exchange(m_job, nullptr);
    m_soon.stop();
    job->answer.settle(std::move(outcome));
}

FoundRow LocalSearch::dressed(const wire::MessageRow &row) const
{
    return {row, m_shelf.nameOf(row.senderId), {}, row.createdAt, {}};
}

Result<LocalFinds> LocalSearch::toldOf(const ChannelId &channel,
                                       const Result<QList<wire::MessageRow>> &rows)
{
    DUNLIN_TRY(const QList<wire::MessageRow> held, rows);
    LocalFinds finds;
    for (const wire::MessageRow &each : held)
        finds.rows.append(dressed(each));
    finds.isCut = held.size() == MostRows;
    finds.gaps = gaps(channel);
    return finds;
}

Result<LocalFinds> LocalSearch::files(const ChannelId &channel, qint64 belowOrd)
{
    const ChannelRecord *record = m_shelf.find(channel);
    if (!record)
        return fail(Errc::NotFound, QStringLiteral("You are not in that channel"));
    return toldOf(channel,
                  m_shelf.store().messages().filesBelow(record->no, channel, belowOrd, MostRows));
}

Result<LocalFinds> LocalSearch::pins(const ChannelId &channel)
{
    const ChannelRecord *record = m_shelf.find(channel);
    if (!record)
        return fail(Errc::NotFound, QStringLiteral("You are not in that channel"));
    return toldOf(channel, m_shelf.store().messages().pinned(record->no, channel, MostRows));
}

QList<FoundGap> LocalSearch::gaps(const std::optional<ChannelId> &channel) const
{
    QList<FoundGap> gaps;
    for (const ChannelRecord &record : m_shelf.records()) {
        if (channel && record.id() != *channel)
            continue;
        // Segments are by order and don't overlap; what retention took out of them is not missing.
        qint64 held = 0;
        for (const Segment &each : record.segments.list())
            held += qMax<qint64>(0, qMin(each.toOrd, record.msgCount) - each.fromOrd + 1);
        const qint64 missing = record.msgCount - held;
        if (missing > 0)
            gaps.append({record.id(), missing,
                         !record.card.encrypted
                             && record.card.retention.mode == wire::RetentionMode::Keep});
    }
    std::sort(gaps.begin(), gaps.end(),
              [](const FoundGap &a, const FoundGap &b) { return a.missing > b.missing; });
    return gaps;
}

} // namespace dunlin::client
