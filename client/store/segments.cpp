// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/segments.h"

namespace dunlin::client {

namespace {

bool hasMessages(const Segment &segment)
{
    return segment.fromOrd <= segment.toOrd;
}

Segment joined(const Segment &a, const Segment &b)
{
    Segment whole{qMin(a.fromSeq, b.fromSeq), qMax(a.toSeq, b.toSeq), 0, 0};
    if (!hasMessages(a) || !hasMessages(b)) {
        const Segment &only = hasMessages(a) ? a : b;
        whole.fromOrd = only.fromOrd;
        whole.toOrd = only.toOrd;
        // A stretch without messages still says where the messages above it begin.
        const Segment &other = hasMessages(a) ? b : a;
        if (other.fromSeq <= only.fromSeq)
            whole.fromOrd = qMin(whole.fromOrd, other.fromOrd);
        return whole;
    }
    whole.fromOrd = qMin(a.fromOrd, b.fromOrd);
    whole.toOrd = qMax(a.toOrd, b.toOrd);
    return whole;
}

// `low` lies before `high` and no message is between them: the numbers between belong to other changes.
bool areNeighbours(const Segment &low, const Segment &high)
{
    return low.toSeq + 1 >= high.fromSeq
        || (hasMessages(low) && hasMessages(high) && low.toOrd + 1 >= high.fromOrd);
}

} // namespace

void Segments::add(Segment segment)
{
    QList<Segment> kept;
    bool placed = false;
    for (const Segment &each : std::as_const(m_list)) {
        if (each.toSeq < segment.fromSeq && !areNeighbours(each, segment)) {
            // Nothing of it is left (evicted), and it is not the end of the stream any more.
            if (each.fromSeq <= each.toSeq)
                kept.append(each);
        } else if (segment.toSeq < each.fromSeq && !areNeighbours(segment, each)) {
            if (!placed)
                kept.append(segment);
            placed = true;
            kept.append(each);
        } else {
            segment = joined(segment, each);
        }
    }
    if (!placed)
        kept.append(segment);
    m_list = std::move(kept);
}

void Segments::extendTail(qint64 seq, qint64 ord)
{
    if (m_list.isEmpty()) {
        m_list.append(ord > 0 ? Segment{seq, seq, ord, ord} : Segment{seq, seq, 1, 0});
        return;
    }
    Segment &tail = m_list.last();
    tail.toSeq = qMax(tail.toSeq, seq);
    if (ord > 0)
        raiseTail(seq, ord);
}

void Segments::raiseTail(qint64 seq, qint64 ord)
{
    if (m_list.isEmpty())
        return;
    Segment &tail = m_list.last();
    // It was cut above its own end, where a message that was acknowledged early lay: this one comes before that.
    if (!hasMessages(tail) && tail.fromOrd > ord) {
        tail.fromOrd = ord;
        tail.fromSeq = qMin(tail.fromSeq, seq);
    }
    tail.toOrd = qMax(tail.toOrd, ord);
}

void Segments::cutBelow(qint64 seq, qint64 ord)
{
    QList<Segment> kept;
    for (Segment each : std::as_const(m_list)) {
        const bool last = each == m_list.last();
        if (each.toSeq < seq && !last)
            continue;
        if (each.fromSeq < seq) {
            each.fromSeq = seq;
            each.toSeq = qMax(each.toSeq, seq - 1);
            each.fromOrd = qMax(each.fromOrd, ord);
            each.toOrd = qMax(each.toOrd, each.fromOrd - 1);
        }
        kept.append(each);
    }
    m_list = std::move(kept);
}

bool Segments::holdsSeq(qint64 seq) const
{
    return at(seq) != nullptr;
}

bool Segments::holdsOrd(qint64 ord) const
{
    for (const Segment &each : m_list) {
        if (each.fromOrd <= ord && ord <= each.toOrd)
            return true;
    }
    return false;
}

const Segment *Segments::above(qint64 ord) const
{
    for (const Segment &each : m_list) {
        if (each.fromOrd > ord)
            return &each;
    }
    return nullptr;
}

const Segment *Segments::below(qint64 ord) const
{
    for (qsizetype i = m_list.size() - 1; i >= 0; --i) {
        if (m_list.at(i).toOrd < ord && hasMessages(m_list.at(i)))
            return &m_list.at(i);
    }
    return nullptr;
}

const Segment *Segments::at(qint64 seq) const
{
    for (const Segment &each : m_list) {
        if (each.fromSeq <= seq && seq <= each.toSeq)
            return &each;
    }
    return nullptr;
}

} // namespace dunlin::client
