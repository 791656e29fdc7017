// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/search.h"

#include "server/services/access.h"
#include "server/services/search_terms.h"
#include "server/services/validation.h"
#include "server/telemetry/distribution.h"
#include "shared/core/log.h"

#include <QSet>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace dunlin::server {

namespace {

constexpr int PauseMs = 200;
constexpr int RetryMs = 5000;
// The index stands back behind the messages, which share the writer with it: no turn of it is to be longer than this, and
// it rests as long as it worked, or as many times as long while messages come.
constexpr auto LongestTurn = 2ms;
constexpr int FewestRows = 4;
constexpr int MostRows = 100;
constexpr int RestsWhenBusy = 49;
// So many changes since the turn before.
constexpr int Busy = 2;
constexpr int ChannelsAtOnce = 500;
// An answer that needs more looks than this has too little in common with what was asked.
constexpr int MostLooks = 20;

bool isSearched(const wire::Channel &channel)
{
    return !channel.encrypted && channel.retention.mode == wire::RetentionMode::Keep;
}

// What changed in the channel since the index last looked; true when there is more.
Result<bool> takeUp(Stores &stores, const ChannelId &id, int most)
{
    // What is written behind must not come after the channel's end.
    DUNLIN_TRY(const bool isThere, stores.search.hold(id));
    DUNLIN_TRY(const auto channel, stores.channels.find(id));
    if (!isThere || !channel || !isSearched(*channel)) {
        DUNLIN_CHECK(stores.search.forget(id));
        return false;
    }
    DUNLIN_TRY(const qint64 cursor, stores.search.cursor(id));
    // Before the rows: what comes in between is beyond the cursor, and taken up the next time.
    DUNLIN_TRY(const auto head, stores.channels.head(id));
    // No reactions are wanted, but a viewer must be given: nobody.
    DUNLIN_TRY(const auto rows, stores.messages.changedSince(id, cursor, most, UserId()));
    QList<SearchEntry> entries;
    for (const wire::MessageRow &each : rows) {
        // Of what doesn't stay nothing is written down a second time.
        const bool isFound = each.content && !each.deleted && !each.expiresAt;
        entries.append(
            {each.seq, each.createdAt, isFound ? termsOf(*each.content) : QStringList()});
    }
    DUNLIN_CHECK(stores.search.put(id, entries));
    const bool more = rows.size() >= most;
    const qint64 upTo = more ? rows.constLast().revSeq : head ? head->headSeq : cursor;
    if (upTo > cursor)
        DUNLIN_CHECK(stores.search.setCursor(id, upTo));
    return more;
}

} // namespace

SearchIndexer::SearchIndexer(const ServiceContext &context)
    : m_context(context)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { wake(); });
    catchUp();
}

void SearchIndexer::catchUp()
{
    finally(this, m_context.storage.read([](Stores &stores) {
        return stores.search.behind(ChannelsAtOnce);
    }),
            [this](const Result<QList<ChannelId>> &behind) {
                if (!behind.ok()) {
                    QTimer::singleShot(RetryMs, this, [this] { catchUp(); });
                    return;
                }
                for (const ChannelId &each : *behind)
                    changed(each);
                // There may be more of them than one question answers; those are done by then.
                if (behind->size() >= ChannelsAtOnce)
                    QTimer::singleShot(RetryMs, this, [this] { catchUp(); });
            });
}

void SearchIndexer::changed(const ChannelId &channel)
{
    {
        const std::lock_guard lock(m_mutex);
        m_changed.insert(channel);
        ++m_news;
        if (std::exchange(m_woken, true))
            return;
    }
    // A pause, so that what comes in a rush is taken up at once.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_pause.isActive())
                m_pause.start(PauseMs);
        },
        Qt::QueuedConnection);
}

void SearchIndexer::wake()
{
    QSet<ChannelId> channels;
    {
        const std::lock_guard lock(m_mutex);
        channels.swap(m_changed);
        m_woken = false;
    }
    for (const ChannelId &each : std::as_const(channels)) {
        if (!m_queue.contains(each))
            m_queue.append(each);
    }
    next();
}

void SearchIndexer::next()
{
    if (m_working || m_queue.isEmpty())
        return;
    m_working = true;
    const ChannelId channel = m_queue.takeFirst();
    finally(this, m_context.storage.writeBehind([channel, rows = m_rows](UnitOfWork &unit) {
        return work(unit.stores(), channel, rows);
    }),
            [this, channel](const Result<Work> &done) { ended(channel, done); });
}

Result<SearchIndexer::Work> SearchIndexer::work(Stores &stores, const ChannelId &channel, int rows)
{
    const Stopwatch works;
    DUNLIN_TRY(const bool more, takeUp(stores, channel, rows));
    return Work{more, works.elapsed()};
}

void SearchIndexer::ended(const ChannelId &channel, const Result<Work> &done)
{
    if (!done.ok()) {
        qCWarning(lcService) << "A channel was not taken into the search index; later again";
        QTimer::singleShot(RetryMs, this, [this, channel] { changed(channel); });
    } else if (done->more) {
        m_queue.append(channel);
    }
    QTimer::singleShot(done.ok() ? restAfter(*done) : 0ms, this, [this] {
        m_working = false;
        next();
    });
}

std::chrono::milliseconds SearchIndexer::restAfter(const Work &done)
{
    // Only a turn that had all its rows to do says how long so many take.
    if (done.took > LongestTurn)
        m_rows = std::max(FewestRows, m_rows / 2);
    else if (done.more && done.took < LongestTurn / 2)
        m_rows = std::min(MostRows, m_rows * 2);
    int news = 0;
    {
        const std::lock_guard lock(m_mutex);
        news = std::exchange(m_news, 0);
    }
    return std::chrono::ceil<std::chrono::milliseconds>(done.took
                                                        * (news >= Busy ? RestsWhenBusy : 1));
}

Async<wire::SearchList> Search::find(const Caller &caller, const QString &text,
                                     const std::optional<ChannelId> &channel,
                                     std::optional<qint64> before, std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, UsualPage, m_context.limits);
    if (!limit.ok())
        return ready<wire::SearchList>(limit.error());
    const SearchQuery query = searchQueryOf(text);
    if (query.terms.isEmpty())
        return ready<wire::SearchList>(fail(Errc::Invalid, u"a word to look for"_s, u"query"_s));
    return m_context.storage.read([user = caller.user, query, channel, before,
                                   limit = *limit](Stores &stores) -> Result<wire::SearchList> {
        if (channel)
            DUNLIN_CHECK(demandToRead(stores, *channel, user, Action::Read));
        wire::SearchList list;
        QSet<UserId> senders;
        std::optional<qint64> place = before;
        for (int look = 0; look < MostLooks && !list.more; ++look) {
            DUNLIN_TRY(const auto found,
                       stores.search.find(user, query.terms, channel, place, limit + 1));
            for (const SearchRecord &each : found) {
                place = each.place;
                const auto &row = each.row;
                if (!row || row->deleted || !row->content || !query.matches(*row->content))
                    continue;
                if (list.hits.size() == limit) {
                    list.more = true;
                    break;
                }
                list.hits.append({*row, each.place});
                senders.insert(row->senderId);
            }
            if (found.size() <= limit)
                break;
        }
        DUNLIN_TRY(list.users,
                   stores.accounts.profiles(QList<UserId>(senders.cbegin(), senders.cend())));
        return list;
    });
}

} // namespace dunlin::server
