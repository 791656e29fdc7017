// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that knows which messages answer which, and tells of the answers that are looked at.

#include "client/session/engine.h"
#include "shared/core/log.h"

#include <algorithm>
#include <utility>

namespace dunlin::client {

namespace {

// Rows of an encrypted channel that are looked through for answers when a thread is opened: those that came before
// answers were noted.
constexpr int MostLookedThrough = 1000;

} // namespace

void Engine::wireThreads()
{
    m_threadSoon.setSingleShot(true);
    m_threadSoon.setInterval(0);
    connect(&m_threadSoon, &QTimer::timeout, this, [this] {
        loadThread();
        tellRemoved();
    });
    const auto moved = [this](const ChannelId &channel) {
        if (m_threadSeq > 0 && channel == m_threadOf)
            m_threadSoon.start();
    };
    connect(this, &Engine::rowsChanged, this, moved);
    connect(this, &Engine::rowsStale, this, moved);
    connect(this, &Engine::stateChanged, this,
            [moved](const TimelineState &state) { moved(state.channel); });
}

// What was sent gives way to its row, in a thread as in the channel: the row first.
void Engine::onPendingRemoved(const OpId &id)
{
    m_removed.append(id);
    if (!m_threadSoon.isActive())
        tellRemoved();
}

void Engine::tellRemoved()
{
    const QList<OpId> removed = std::exchange(m_removed, {});
    for (const OpId &each : removed)
        Q_EMIT pendingRemoved(each);
}

void Engine::watchThread(const ChannelId &channel, qint64 rootSeq)
{
    m_threadOf = channel;
    m_threadSeq = rootSeq;
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record || rootSeq <= 0) {
        m_threadSeq = 0;
        m_threadSoon.stop();
        tellRemoved();
        return;
    }
    if (m_sealing->isEncrypted(channel)) {
        const auto later = m_store->messages().bySeq(record->no, channel, rootSeq, record->head,
                                                     MostLookedThrough);
        if (later.ok())
            noteAnswers(*record, *later);
    }
    loadThread();
    const auto root = m_store->messages().one(record->no, channel, rootSeq);
    if (m_online && root.ok() && !*root)
        finally(this, m_history->above(channel, rootSeq - 1, 1),
                [](const Result<QList<wire::MessageRow>> &rows) {
                    if (!rows.ok())
                        qCInfo(lcSession, "What was answered could not be fetched");
                });
}

void Engine::loadThread()
{
    const ChannelRecord *record = isOpen() ? m_shelf->find(m_threadOf) : nullptr;
    if (!record || m_threadSeq <= 0)
        return;
    MessageTable &messages = m_store->messages();
    const auto root = messages.one(record->no, m_threadOf, m_threadSeq);
    if (!root.ok()) {
        recoverCache(root.error());
        return;
    }
    const bool isSealed = m_sealing->isEncrypted(m_threadOf);
    Result<QList<wire::MessageRow>> answers = QList<wire::MessageRow>();
    if (!isSealed) {
        answers = messages.answersTo(record->no, m_threadOf, m_threadSeq, AnswerTable::Most + 1);
    } else if (*root) {
        // Without the key none of them could be read either.
        const auto noted = m_store->answers().noted(record->no, (*root)->ord);
        if (noted.ok())
            answers = messages.ofOrds(record->no, m_threadOf, *noted);
    }
    if (!answers.ok()) {
        recoverCache(answers.error());
        return;
    }
    ThreadRows thread;
    thread.channel = m_threadOf;
    thread.rootSeq = m_threadSeq;
    QList<wire::MessageRow> rows;
    for (const wire::MessageRow &each : std::as_const(*answers)) {
        // What stands inside counts, as it does now.
        if (each.replyTo == m_threadSeq)
            rows.prepend(each);
    }
    thread.isCut =
        rows.size() > AnswerTable::Most || (isSealed && rows.size() == AnswerTable::Most);
    if (rows.size() > AnswerTable::Most)
        rows.removeFirst();
    thread.hasRoot = root->has_value();
    if (*root)
        rows.prepend(**root);
    thread.rows = rowsFor(*record, rows);
    thread.state = stateOf(*record);
    for (const FoundGap &each : m_search->gaps(m_threadOf))
        thread.missing += each.missing;
    Q_EMIT threadLoaded(thread);
}

// By the seq of what is answered.
QHash<qint64, int> Engine::answerCounts(const ChannelRecord &record,
                                        const QList<wire::MessageRow> &rows)
{
    if (rows.isEmpty())
        return {};
    const bool isSealed = m_sealing->isEncrypted(record.id());
    const auto place = [isSealed](const wire::MessageRow &row) {
        return isSealed ? row.ord : row.seq;
    };
    const auto [first, last] = std::minmax_element(
        rows.cbegin(), rows.cend(), [&place](const wire::MessageRow &a, const wire::MessageRow &b) {
            return place(a) < place(b);
        });
    AnswerTable &table = m_store->answers();
    const auto counts = isSealed ? table.countsByOrd(record.no, first->ord, last->ord)
                                 : table.countsBySeq(record.no, first->seq, last->seq);
    QHash<qint64, int> bySeq;
    if (!counts.ok()) {
        qCInfo(lcSession, "How many answers there are could not be counted for now");
        return bySeq;
    }
    for (const wire::MessageRow &each : rows) {
        if (const int count = counts->value(place(each)); count > 0)
            bySeq.insert(each.seq, count);
    }
    return bySeq;
}

// What they answer, once each.
QList<wire::MessageRow> Engine::noteAnswers(const ChannelRecord &record,
                                            const QList<wire::MessageRow> &rows)
{
    const bool isSealed = m_sealing->isEncrypted(record.id());
    QHash<qint64, wire::MessageRow> answered;
    const auto work = [&]() -> Status {
        for (const wire::MessageRow &each : rows) {
            if (!each.replyTo)
                continue;
            DUNLIN_TRY(const auto root,
                       m_store->messages().one(record.no, record.id(), *each.replyTo));
            if (!root)
                continue;
            answered.insert(root->seq, *root);
            if (isSealed && !each.deleted)
                DUNLIN_CHECK(m_store->answers().note(record.no, root->ord, each.ord));
        }
        return ok();
    };
    const bool any = std::any_of(rows.cbegin(), rows.cend(),
                                 [](const wire::MessageRow &row) { return row.replyTo; });
    // They are found again when their page is looked at.
    if (any && !m_store->inCache(work).ok())
        qCInfo(lcSession, "Answers could not be noted for now");
    return answered.values();
}

void Engine::tellAnswered(const ChannelRecord &record, const QList<wire::MessageRow> &rows)
{
    for (const wire::MessageRow &each : rows)
        Q_EMIT rowsChanged(record.id(), rowsFor(record, {each}));
}

} // namespace dunlin::client
