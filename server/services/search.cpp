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

constexpr int RowsAtOnce = 100;
constexpr int PauseMs = 200;
constexpr int RetryMs = 5000;
// The index stands back behind the messages: it rests as long as it worked, and as many times as long while the database
// is so busy that its turn was this long in coming.
constexpr auto Busy = 2ms;
constexpr int RestsWhenBusy = 19;
constexpr int ChannelsAtOnce = 500;
constexpr int UsualPage = 50;
// An answer that needs more looks than this has too little in common with what was asked.
constexpr int MostLooks = 20;

bool isSearched(const wire::Channel &channel)
{
    return !channel.encrypted && channel.retention.mode == wire::RetentionMode::Keep;
}

// What changed in the channel since the index last looked; true when there is more.
Result<bool> takeUp(Stores &stores, const ChannelId &id)
{
    DUNLIN_TRY(const auto channel, stores.channels.find(id));
    if (!channel || !isSearched(*channel)) {
        DUNLIN_CHECK(stores.search.forget(id));
        return false;
    }
    DUNLIN_TRY(const qint64 cursor, stores.search.cursor(id));
    DUNLIN_TRY(const auto head, stores.channels.head(id));
    // No reactions are wanted, but a viewer must be given: nobody.
    DUNLIN_TRY(const auto rows, stores.messages.changedSince(id, cursor, RowsAtOnce, UserId()));
    QList<SearchEntry> entries;
    for (const wire::MessageRow &each : rows) {
        // Of what doesn't stay nothing is written down a second time.
        const bool isFound = each.content && !each.deleted && !each.expiresAt;
        entries.append(
            {each.seq, each.createdAt, isFound ? termsOf(*each.content) : QStringList()});
    }
    DUNLIN_CHECK(stores.search.put(id, entries));
    const bool more = rows.size() >= RowsAtOnce;
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
    finally(this,
            m_context.storage.write(channel,
                                    [channel, waits = Stopwatch()](UnitOfWork &unit) {
                                        return work(unit.stores(), channel, waits.elapsed());
                                    }),
            [this, channel](const Result<Work> &done) { ended(channel, done); });
}

Result<SearchIndexer::Work> SearchIndexer::work(Stores &stores, const ChannelId &channel,
                                                std::chrono::steady_clock::duration waited)
{
    const Stopwatch works;
    DUNLIN_TRY(const bool more, takeUp(stores, channel));
    return Work{more, works.elapsed() * (waited > Busy ? RestsWhenBusy : 1)};
}

void SearchIndexer::ended(const ChannelId &channel, const Result<Work> &done)
{
    if (!done.ok()) {
        qCWarning(lcService) << "A channel was not taken into the search index; later again";
        QTimer::singleShot(RetryMs, this, [this, channel] { changed(channel); });
    } else if (done->more) {
        m_queue.append(channel);
    }
    const auto rest = done.ok() ? std::chrono::ceil<std::chrono::milliseconds>(done->rest) : 0ms;
    QTimer::singleShot(rest, this, [this] {
        m_working = false;
        next();
    });
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
