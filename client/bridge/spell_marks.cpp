// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/spell_marks.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

// A text with more is in another language.
constexpr qsizetype MostMarks = 200;

} // namespace

SpellMarks::SpellMarks(QObject *parent)
    : QObject(parent)
{
}

void SpellMarks::setSpelling(Spelling *spelling)
{
    if (m_spelling == spelling)
        return;
    if (m_spelling)
        m_spelling->disconnect(this);
    m_spelling = spelling;
    if (m_spelling)
        connect(m_spelling, &Spelling::answered, this, &SpellMarks::lookSoon);
    Q_EMIT spellingChanged();
    lookSoon();
}

void SpellMarks::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_isTyping = true;
    m_isFresh = true;
    Q_EMIT textChanged();
    lookSoon();
}

void SpellMarks::setCursor(int cursor)
{
    if (m_cursor == cursor)
        return;
    m_cursor = cursor;
    if (!std::exchange(m_isFresh, false))
        m_isTyping = false;
    Q_EMIT cursorChanged();
    lookSoon();
}

// Text and cursor change one after the other, in either order.
void SpellMarks::lookSoon()
{
    if (std::exchange(m_looksSoon, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_looksSoon = false;
            look();
        },
        Qt::QueuedConnection);
}

void SpellMarks::look()
{
    QList<WordAt> all;
    QStringList words;
    // Nobody begins a thread for an empty field.
    if (m_spelling && m_spelling->isEnabled() && !m_text.trimmed().isEmpty()) {
        all = wordsToCheck(m_text, m_spelling->dictionary());
        for (const WordAt &each : std::as_const(all))
            words.append(m_text.sliced(each.start, each.length));
    }
    const QList<Spelling::Word> answers =
        words.isEmpty() ? QList<Spelling::Word>() : m_spelling->check(words);
    m_wrong.clear();
    QVariantList marks;
    for (qsizetype i = 0; i < answers.size(); ++i) {
        const WordAt &word = all.at(i);
        if (answers.at(i) != Spelling::Word::Wrong)
            continue;
        m_wrong.append(word);
        const qsizetype end = word.start + word.length;
        const bool isBeingTyped = m_isTyping && m_cursor > word.start && m_cursor <= end;
        if (!isBeingTyped && marks.size() < MostMarks)
            marks.append(QVariantMap{{u"start"_s, word.start}, {u"end"_s, end}});
    }
    if (m_marks == marks)
        return;
    m_marks = marks;
    Q_EMIT marksChanged();
}

QVariantMap SpellMarks::wordAt(int place) const
{
    for (const WordAt &each : m_wrong) {
        if (place >= each.start && place <= each.start + each.length
            && each.start + each.length <= m_text.size())
            return {{u"start"_s, each.start},
                    {u"end"_s, each.start + each.length},
                    {u"word"_s, m_text.sliced(each.start, each.length)}};
    }
    return {};
}

} // namespace dunlin::client
