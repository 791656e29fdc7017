// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which stretches of a channel's stream are held complete, as pure arithmetic.
//
// A segment says: every message that exists with seq in [fromSeq, toSeq] is held, and these are the messages
// with ord in [fromOrd, toOrd] (fewer rows than numbers when retention removed some). What lies between segments
// is a hole. Segments are sorted, never touch and never overlap: add() joins what meets. The last one reaches up
// to the channel's cursor.
#pragma once

#include <QList>

namespace dunlin::client {

struct Segment {
    qint64 fromSeq = 0;
    qint64 toSeq = 0;
    qint64 fromOrd = 0; // toOrd + 1 when there is no message in it
    qint64 toOrd = 0;
    bool operator==(const Segment &) const = default;
};

class Segments
{
public:
    Segments() = default;
    explicit Segments(QList<Segment> sorted)
        : m_list(std::move(sorted))
    {
    }

    const QList<Segment> &list() const { return m_list; }
    bool isEmpty() const { return m_list.isEmpty(); }

    // Adds a stretch and joins it with those it overlaps or touches: by seq, or because no message is between.
    void add(Segment segment);
    // The stream went on: the last segment now reaches to `seq`; a message there has `ord`, 0 means none.
    void extendTail(qint64 seq, qint64 ord);
    // A message inside the last segment turned out to have this ord.
    void raiseTail(qint64 seq, qint64 ord);
    // Forgets everything below this message (eviction). The last segment stays, if need be without messages.
    void cutBelow(qint64 seq, qint64 ord);
    void clear() { m_list.clear(); }

    bool holdsSeq(qint64 seq) const;
    bool holdsOrd(qint64 ord) const;
    // The segment just above (below) an ord that is not held; null if there is none.
    const Segment *above(qint64 ord) const;
    const Segment *below(qint64 ord) const;
    // The segment that holds this seq; null if none does.
    const Segment *at(qint64 seq) const;

    bool operator==(const Segments &) const = default;

private:
    QList<Segment> m_list;
};

} // namespace dunlin::client
