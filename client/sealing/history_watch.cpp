// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/history_watch.h"

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr int FirstLook = 4; // rows; mostly they are enough
constexpr int MostAtOnce = 1000;
constexpr int MostBelow = 2 * int(MostSeen);

GroupId groupOf(const ChannelId &channel)
{
    return GroupId(channel.uuid());
}

bool holds(const Segment &stretch, qint64 seq)
{
    return seq >= stretch.fromSeq && seq <= stretch.toSeq;
}

} // namespace

HeldMessage HistoryWatch::messageOf(const wire::MessageRow &row,
                                    const std::optional<ToldInside> &inside) const
{
    return {row.seq, row.senderDevice, row.id, row.deleted || row.expiresAt.has_value(),
            inside && inside->isOriginal ? inside->seal : QByteArray()};
}

Result<std::optional<SeenHistory>> HistoryWatch::seen(const ChannelId &channel) const
{
    const HeldHistory held = m_from.held(channel);
    if (!held.isWhole || held.stretches.isEmpty())
        return std::optional<SeenHistory>();
    const Segment &tail = held.stretches.constLast();
    const qint64 from = qMax(tail.fromSeq, held.purgedSeq + 1);
    for (const int limit : {FirstLook, int(MostSeen) + 1}) {
        DUNLIN_TRY(const auto rows, m_from.highest(channel, from, tail.toSeq, limit));
        SeenHistory seen;
        seen.above = from - 1;
        bool isDone = rows.size() < limit;
        QList<std::pair<qint64, qint64>> named; // by messages that are higher: (above, last]
        for (const wire::MessageRow &row : rows) {
            const bool isNamed =
                std::any_of(named.cbegin(), named.cend(), [&row](const auto &each) {
                    return row.seq > each.first && row.seq <= each.second;
                });
            if (seen.messages.size() >= MostSeen
                || (isNamed && seen.messages.size() >= LeastSeen)) {
                seen.above = row.seq;
                isDone = true;
                break;
            }
            const auto inside = m_from.inside(row);
            if (inside && inside->seen)
                named.append({inside->seen->above, inside->seen->messages.constLast().seq});
            const HeldMessage message = messageOf(row, inside);
            if (!message.mayGo)
                seen.messages.prepend(seenMark(groupOf(channel), message));
        }
        if (!isDone && limit > MostSeen)
            seen.above = rows.constLast().seq - 1;
        if (isDone || limit > MostSeen)
            return seen.messages.isEmpty() ? std::nullopt : std::optional(seen);
    }
    return std::optional<SeenHistory>();
}

Result<bool> HistoryWatch::check(const ChannelId &channel, qint64 from, qint64 to,
                                 const Found &found) const
{
    const HeldHistory held = m_from.held(channel);
    if (!held.isWhole)
        return false;
    for (const Segment &each : held.stretches) {
        if (each.fromSeq <= to && each.toSeq >= from)
            DUNLIN_CHECK(checkStretch(channel, held, each, qMax(from, each.fromSeq),
                                      qMin(to, each.toSeq), found));
    }
    return true;
}

Status HistoryWatch::checkStretch(const ChannelId &channel, const HeldHistory &held,
                                  const Segment &stretch, qint64 from, qint64 to,
                                  const Found &found) const
{
    DUNLIN_TRY(QList<wire::MessageRow> rows, m_from.lowest(channel, from, to, MostAtOnce));
    const bool isCut = rows.size() >= MostAtOnce;
    if (!isCut && to < stretch.toSeq) {
        DUNLIN_TRY(const auto later, m_from.lowest(channel, to + 1, stretch.toSeq, int(MostSeen)));
        rows += later;
    }
    if (rows.isEmpty())
        return ok();
    QList<std::optional<ToldInside>> insides;
    qint64 lowest = rows.constFirst().seq;
    for (const wire::MessageRow &row : std::as_const(rows)) {
        insides.append(m_from.inside(row));
        if (insides.constLast() && insides.constLast()->seen)
            lowest = qMin(lowest, insides.constLast()->seen->above + 1);
    }
    lowest = qMax(lowest, qMax(stretch.fromSeq, held.purgedSeq + 1));

    HeldStretch around;
    around.above = lowest - 1;
    around.upTo = isCut || to < stretch.toSeq ? rows.constLast().seq : stretch.toSeq;
    if (lowest < rows.constFirst().seq) {
        DUNLIN_TRY(auto below,
                   m_from.highest(channel, lowest, rows.constFirst().seq - 1, MostBelow));
        if (below.size() >= MostBelow)
            around.above = below.constLast().seq - 1;
        std::reverse(below.begin(), below.end());
        for (const wire::MessageRow &row : std::as_const(below))
            around.messages.append(messageOf(row, m_from.inside(row)));
    }
    for (qsizetype i = 0; i < rows.size(); ++i)
        around.messages.append(messageOf(rows.at(i), insides.at(i)));

    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (!insides.at(i)) {
            if (rows.at(i).deleted)
                DUNLIN_CHECK(found(rows.at(i), std::nullopt, std::nullopt));
            continue;
        }
        DUNLIN_TRY(std::optional<OrderFinding> finding, repeated(held, rows.at(i)));
        if (!finding && insides.at(i)->seen)
            finding = disagreement(groupOf(channel), *insides.at(i)->seen, rows.at(i).seq, around);
        DUNLIN_CHECK(found(rows.at(i), insides.at(i), finding));
    }
    return ok();
}

// The same message under two numbers. A server that went back in time may give it another one, honestly: then the old
// number is beyond what is held, or something else stands there.
Result<std::optional<OrderFinding>> HistoryWatch::repeated(const HeldHistory &held,
                                                           const wire::MessageRow &row) const
{
    DUNLIN_TRY(const auto before, m_from.place(row.id));
    if (before && *before == row.seq)
        return std::optional<OrderFinding>();
    if (before && *before <= held.stretches.constLast().toSeq) {
        const bool isHeld = std::any_of(held.stretches.cbegin(), held.stretches.cend(),
                                        [&](const Segment &each) { return holds(each, *before); });
        DUNLIN_TRY(const auto there, m_from.lowest(row.channelId, *before, *before, 1));
        const bool isThere = !there.isEmpty() && there.constFirst().id == row.id;
        if (!isHeld || isThere)
            return std::optional(OrderFinding{qMax(*before, row.seq), OrderFault::Repeated});
    }
    DUNLIN_CHECK(m_from.keepPlace(row.id, row.seq));
    return std::optional<OrderFinding>();
}

} // namespace dunlin::client
