// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that looks for messages, and brings what is missing of a channel.

#include "client/session/engine.h"

namespace dunlin::client {

namespace {

constexpr int SearchPageSize = 100;

} // namespace

Result<LocalFinds> Engine::localPins(const ChannelId &channel)
{
    DUNLIN_TRY(LocalFinds finds, m_search->pins(channel));
    for (FoundRow &each : finds.rows)
        each.cause = m_sealing->faultOf(each.message);
    return finds;
}

QList<FoundRow> Engine::shownRows(QList<FoundRow> rows)
{
    for (FoundRow &each : rows) {
        m_sealing->show(each.message);
        each.cause = m_sealing->faultOf(each.message);
    }
    return rows;
}

Async<qint64> Engine::fillGap(const ChannelId &channel)
{
    const QList<FoundGap> gaps = m_search->gaps(channel);
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record || gaps.isEmpty())
        return ready<qint64>(0);
    // The newest hole first: what was said lately is looked for most.
    qint64 below = 0;
    const QList<Segment> &held = record->segments.list();
    for (qsizetype i = held.size() - 1; i >= 0; --i) {
        const qint64 before = i > 0 ? held.at(i - 1).toOrd : 0;
        if (held.at(i).fromOrd > before + 1) {
            below = held.at(i).fromSeq;
            break;
        }
    }
    const auto rows = m_history->below(channel, below, SearchPageSize);
    return then(this, rows,
                [this, channel, was = gaps.first().missing](const QList<wire::MessageRow> &) {
                    const QList<FoundGap> now = m_search->gaps(channel);
                    const qint64 missing = now.isEmpty() ? 0 : now.first().missing;
                    // Nothing came: it is not to be had.
                    return missing < was ? Result<qint64>(missing) : Result<qint64>(0);
                });
}

} // namespace dunlin::client
