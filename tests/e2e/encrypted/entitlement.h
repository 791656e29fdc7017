// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who was in an encrypted channel when, counted in the numbers of its roster. The server raises that number with each
// change of the members and of their devices, and takes nothing that was sealed for another one: so a message's number
// says exactly for whom it was. What a change brought about is looked up before it and after it; numbers in between, when
// the change took several steps, are nobody's proof.
#pragma once

#include <QList>

#include <algorithm>
#include <limits>

namespace dunlin::test {

struct Span {
    static constexpr qint64 Open = std::numeric_limits<qint64>::max();
    qint64 mayFrom = 0;
    qint64 sureFrom = 0;
    qint64 sureUntil = Open; // the last one
    qint64 mayUntil = Open;

    // Something that began between these two numbers.
    static Span begun(qint64 before, qint64 after) { return {before + 1, after, Open, Open}; }
    void end(qint64 before, qint64 after)
    {
        sureUntil = before;
        mayUntil = after - 1;
    }
    bool isOpen() const { return mayUntil == Open; }
    bool isSure(qint64 at) const { return at >= sureFrom && at <= sureUntil; }
    bool isPossible(qint64 at) const { return at >= mayFrom && at <= mayUntil; }
};

class Spans
{
public:
    void begin(qint64 before, qint64 after) { m_all.append(Span::begun(before, after)); }
    void begin(const Span &span) { m_all.append(span); }
    void end(qint64 before, qint64 after)
    {
        if (!m_all.isEmpty() && m_all.last().isOpen())
            m_all.last().end(before, after);
    }
    bool isOpen() const { return !m_all.isEmpty() && m_all.last().isOpen(); }
    // Behind this one nothing was for it, nor could anybody hand it something.
    qint64 lastPossible() const { return m_all.isEmpty() ? -1 : m_all.last().mayUntil; }
    bool isSure(qint64 at) const
    {
        return std::any_of(m_all.cbegin(), m_all.cend(),
                           [at](const Span &each) { return each.isSure(at); });
    }
    bool isPossible(qint64 at) const
    {
        return std::any_of(m_all.cbegin(), m_all.cend(),
                           [at](const Span &each) { return each.isPossible(at); });
    }

private:
    QList<Span> m_all;
};

} // namespace dunlin::test
