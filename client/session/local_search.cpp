// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/local_search.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace dunlin::client {

namespace {

// Row ids of all channels.
constexpr TextSignatures::Stretch Everything{0, std::numeric_limits<qint64>::max()};
// It never has any: there are not so many channels.
constexpr qint64 LastBlock = TextSignatures::firstOfBlock(Everything.to);
constexpr int LooksAtOnce = 64; // rows one by one
constexpr std::chrono::milliseconds PauseBesideWork{100};

} // namespace

struct LocalSearch::Job {
    struct Hit {
        qint64 at = 0;
        qint64 rid = 0;
    };
    WordQuery query;
    std::optional<ChannelId> channel;
    TextSignatures::Stretch within;
    QList<TextSignatures::Stretch> unrecalled; // what is kept of them comes first
    QList<TextSignatures::Stretch> unread;     // without signatures
    QList<TextSignatures::Candidate> candidates;
    qsizetype looked = 0; // at so many of them
    QList<Hit> hits;      // a heap: the oldest is the first to go
    bool isCut = false;
    bool isLookedAt = false; // all candidates were
    TellLearnt learnt;
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

LocalSearch::LocalSearch(Shelf &shelf, Pauses pauses)
    : m_shelf(shelf)
    , m_pauses(pauses)
    , m_kept(shelf.store(), m_signatures)
    , m_unrecalled(Everything)
    , m_soon(this)
    , m_idle(this)
    , m_quiet(this)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &LocalSearch::step);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        QElapsedTimer worked;
        worked.start();
        // Half of the time at most.
        if (m_job || learnMore())
            m_idle.start(m_job ? PauseBesideWork : std::chrono::milliseconds(worked.elapsed() + 1));
    });
    m_quiet.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        QElapsedTimer worked;
        worked.start();
        if (m_job || m_idle.isActive())
            m_quiet.start(m_pauses.keep);
        else if (keepMore())
            m_quiet.start(std::chrono::milliseconds(worked.elapsed() + 1));
    });
    m_shelf.store().setWatch({[this](qint64 rid) {
                                  expectKeeping();
                                  if (!m_signatures.changed(rid))
                                      expectMore(TextSignatures::firstOfBlock(rid));
                              },
                              [this](qint64 from, qint64 to) {
                                  m_signatures.forget(from, to);
                                  expectMore(TextSignatures::firstOfBlock(from));
                              }});
    expectMore(Everything.from);
}

LocalSearch::~LocalSearch()
{
    m_shelf.store().setWatch({});
    while (m_kept.keepSome())
        ;
}

Async<LocalFinds> LocalSearch::find(const QString &text, const std::optional<ChannelId> &channel,
                                    TellLearnt learnt)
{
    if (m_job)
        end(fail(Errc::Unavailable, QStringLiteral("Something else is looked for now")));
    auto job = std::make_unique<Job>();
    job->query = wordQueryOf(text);
    job->channel = channel;
    job->learnt = std::move(learnt);
    job->within = Everything;
    if (channel) {
        const ChannelRecord *record = m_shelf.find(*channel);
        if (!record)
            return ready<LocalFinds>(
                fail(Errc::NotFound, QStringLiteral("You are not in that channel")));
        job->within = {MessageTable::rowId(record->no, 0),
                       MessageTable::rowId(record->no + 1, 0) - 1};
    }
    if (job->query.isEmpty())
        return ready<LocalFinds>(LocalFinds());
    if (!m_unrecalled.isEmpty())
        job->unrecalled = m_signatures.unknown(job->within);
    Async<LocalFinds> answer = job->answer.async();
    m_job = std::move(job);
    if (m_job->unrecalled.isEmpty())
        begin();
    m_soon.start();
    return answer;
}

void LocalSearch::step()
{
    if (!m_job)
        return;
    const auto next = [this]() -> Result<bool> {
        if (!m_job->unrecalled.isEmpty())
            return recallOn();
        if (!m_job->isLookedAt)
            return lookOn();
        return m_job->unread.isEmpty() ? Result<bool>(false) : readOn();
    };
    const Result<bool> more = next();
    if (!more.ok())
        end(more.error());
    else if (*more)
        m_soon.start();
    else
        finish();
}

void LocalSearch::begin()
{
    m_job->unread = m_signatures.unknown(m_job->within);
    m_job->candidates = m_signatures.candidates(m_job->query, m_job->within);
}

bool LocalSearch::recallOn()
{
    if (m_kept.recall(m_job->unrecalled.first()))
        return true;
    m_job->unrecalled.removeFirst();
    if (!m_job->unrecalled.isEmpty())
        return true;
    if (m_job->within == Everything)
        m_unrecalled = {};
    begin();
    return true;
}

// What has no signatures is read whole, and has them afterwards.
Result<bool> LocalSearch::readOn()
{
    DUNLIN_TRY(QList<StoredText> piece, nextTexts(m_job->unread.first(), Piece));
    DUNLIN_CHECK(openSealed(piece));
    m_signatures.keep(piece);
    for (const StoredText &each : std::as_const(piece)) {
        if (m_job->query.matches(each.text))
            m_job->take({each.createdAt, each.rid});
    }
    if (m_job->unread.first().isEmpty())
        m_job->unread.removeFirst();
    return true;
}

// Rows that their signatures let pass, the newest first. False when no other can be told.
Result<bool> LocalSearch::lookOn()
{
    for (int i = 0; i < LooksAtOnce; ++i) {
        if (m_job->looked == m_job->candidates.size())
            return tellLearnt();
        const TextSignatures::Candidate each = m_job->candidates.at(m_job->looked++);
        if (m_job->isCut && !Job::isNewer({each.createdAt, each.rid}, m_job->hits.first()))
            return tellLearnt();
        DUNLIN_TRY(QList<StoredText> held,
                   m_shelf.store().messages().textsAfter(each.rid - 1, each.rid, 1));
        // Deleted.
        if (held.isEmpty())
            continue;
        DUNLIN_CHECK(openSealed(held));
        m_signatures.learn(held.first());
        if (m_job->query.matches(held.first().text))
            m_job->take({held.first().createdAt, each.rid});
    }
    return true;
}

// False when there is nothing behind it.
Result<bool> LocalSearch::tellLearnt()
{
    m_job->isLookedAt = true;
    // What is not known has no rows, mostly.
    while (!m_job->unread.isEmpty()) {
        const TextSignatures::Stretch &next = m_job->unread.first();
        DUNLIN_TRY(const auto any,
                   m_shelf.store().messages().textsAfter(next.from - 1, next.to, 1));
        if (!any.isEmpty())
            break;
        m_job->unread.removeFirst();
    }
    if (m_job->unread.isEmpty())
        return false;
    if (m_job->learnt) {
        DUNLIN_TRY(const LocalFinds finds, findsSoFar());
        m_job->learnt(finds);
    }
    return true;
}

// The next rows of the stretch, in whole blocks: what is left of it begins behind them.
Result<QList<StoredText>> LocalSearch::nextTexts(TextSignatures::Stretch &stretch, int limit) const
{
    DUNLIN_TRY(QList<StoredText> texts,
               m_shelf.store().messages().textsAfter(stretch.from - 1, stretch.to, limit + 1));
    if (texts.size() <= limit) {
        stretch = {};
        return texts;
    }
    // Of the last one's block there may be more.
    const qint64 next = TextSignatures::firstOfBlock(texts.last().rid);
    while (!texts.isEmpty() && texts.last().rid >= next)
        texts.removeLast();
    stretch.from = next;
    return texts;
}

void LocalSearch::expectMore(qint64 from)
{
    m_learnt = qMin(m_learnt, from);
    if (!m_idle.isActive())
        m_idle.start(m_pauses.learn);
    expectKeeping();
}

void LocalSearch::expectKeeping()
{
    if (!m_quiet.isActive())
        m_quiet.start(m_pauses.keep);
}

bool LocalSearch::keepMore()
{
    if (m_job || !m_shelf.store().sealedRows().isOpen())
        return false;
    while (m_kept.recall(m_unrecalled))
        ;
    if (const auto changed = m_signatures.loose()) {
        m_signatures.forget(*changed, *changed);
        m_learnt = qMin(m_learnt, *changed);
        learnMore();
        return true;
    }
    return m_kept.keepSome();
}

// What was learnt meanwhile knows nothing of what is sealed.
void LocalSearch::unlocked()
{
    m_signatures.forget(Everything.from, Everything.to);
    m_unrecalled = Everything;
    expectMore(Everything.from);
}

bool LocalSearch::learnMore()
{
    if (!m_job && m_kept.recall(m_unrecalled))
        return true;
    while (!m_job && !m_signatures.isFull()) {
        const QList<TextSignatures::Stretch> left = m_signatures.unknown({m_learnt, Everything.to});
        if (left.isEmpty())
            return false;
        TextSignatures::Stretch stretch = left.first();
        auto piece = nextTexts(stretch, TextSignatures::BlockRows);
        // Searches tell of what is wrong.
        if (!piece.ok() || !m_shelf.store().messages().peek(*piece).ok())
            return false;
        m_signatures.keep(*piece);
        if (!stretch.isEmpty())
            m_learnt = stretch.from;
        else
            m_learnt = left.first().to < Everything.to ? left.first().to + 1 : LastBlock;
        if (!piece->isEmpty())
            return true;
        if (m_learnt == LastBlock)
            return false;
    }
    return false;
}

void LocalSearch::finish()
{
    end(findsSoFar());
}

Result<LocalFinds> LocalSearch::findsSoFar() const
{
    const QHash<qint64, ChannelId> channels = channelsByNo();
    LocalFinds finds;
    finds.isCut = m_job->isCut;
    QList<Job::Hit> hits = m_job->hits;
    std::sort(hits.begin(), hits.end(), Job::isNewer);
    for (const Job::Hit &hit : std::as_const(hits)) {
        const ChannelId channel = channels.value(MessageTable::channelNoOf(hit.rid));
        const qint64 ord = MessageTable::ordOf(hit.rid);
        const auto row =
            m_shelf.store().messages().byOrd(MessageTable::channelNoOf(hit.rid), channel, ord, ord);
        if (!row.ok())
            return row.error();
        // Deleted meanwhile, or left with its channel.
        if (!channel.isNull() && !row->isEmpty() && !row->first().deleted)
            finds.rows.append(dressed(row->first()));
    }
    finds.gaps = gaps(m_job->channel);
    return finds;
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
        for (; i <= last; ++i) {
            const auto text = texts.constFind(MessageTable::ordOf(piece.at(i).rid));
            if (text == texts.cend())
                continue;
            piece[i].text += *text;
            piece[i].isSealed = false;
        }
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
    expectKeeping();
    job->answer.settle(std::move(outcome));
}

FoundRow LocalSearch::dressed(const wire::MessageRow &row) const
{
    return {row, m_shelf.nameOf(row.senderId),   {}, row.createdAt,
            {},  m_shelf.pictureOf(row.senderId)};
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
