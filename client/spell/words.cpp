// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/spell/words.h"

#include <QLocale>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qsizetype LongestWord = 60;

// Unknown: whatever it is written in.
QChar::Script scriptOf(const QString &language)
{
    switch (QLocale(language).script()) {
    case QLocale::LatinScript:
        return QChar::Script_Latin;
    case QLocale::CyrillicScript:
        return QChar::Script_Cyrillic;
    case QLocale::GreekScript:
        return QChar::Script_Greek;
    case QLocale::ArabicScript:
        return QChar::Script_Arabic;
    case QLocale::HebrewScript:
        return QChar::Script_Hebrew;
    default:
        return QChar::Script_Unknown;
    }
}

bool isApostrophe(QChar each)
{
    return each == u'\'' || each == u'\u2019';
}

bool isWord(QStringView word, QChar::Script script)
{
    if (word.size() < 2 || word.size() > LongestWord)
        return false;
    qsizetype capitals = 0;
    qsizetype letters = 0;
    for (const QChar each : word) {
        if (isApostrophe(each) || each.isMark())
            continue;
        // Emoji and rare scripts are pairs of surrogates.
        if (!each.isLetter() || (script != QChar::Script_Unknown && each.script() != script))
            return false;
        ++letters;
        capitals += each.isUpper() ? 1 : 0;
    }
    return letters > 1 && (capitals == 0 || (capitals == 1 && word.first(1).at(0).isUpper()));
}

// Between blanks: an address, a path, a mention, a channel, a command, something@somewhere.
bool isNoLanguage(QStringView piece)
{
    while (!piece.isEmpty() && QStringView(u"([{\"'*~").contains(piece.first(1).at(0)))
        piece = piece.sliced(1);
    if (piece.isEmpty())
        return true;
    const QChar first = piece.at(0);
    if (first == u'@' || first == u'#' || first == u'/' || first == u'\\')
        return true;
    if (piece.contains(u"://") || piece.contains(u'@') || piece.contains(u'_'))
        return true;
    // A dot or a digit inside: main.cpp, 3rd, www.dunlin.example.
    for (qsizetype i = 0; i + 1 < piece.size(); ++i) {
        if (piece.at(i) == u'.' && piece.at(i + 1).isLetterOrNumber())
            return true;
    }
    return std::any_of(piece.begin(), piece.end(), [](QChar each) { return each.isDigit(); });
}

// Code is blanked, so that places stay what they are.
QString withoutCode(QStringView text)
{
    QString plain = text.toString();
    const auto blank = [&](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to; ++i) {
            if (plain.at(i) != u'\n')
                plain[i] = u' ';
        }
    };
    const QStringView fence = u"```";
    for (qsizetype from = plain.indexOf(fence); from >= 0; from = plain.indexOf(fence, from)) {
        const qsizetype end = plain.indexOf(fence, from + fence.size());
        // One that is not closed yet is being written.
        const qsizetype to = end < 0 ? plain.size() : end + fence.size();
        blank(from, to);
    }
    for (qsizetype from = plain.indexOf(u'`'); from >= 0; from = plain.indexOf(u'`', from + 1)) {
        const qsizetype end = plain.indexOf(u'`', from + 1);
        const qsizetype line = plain.indexOf(u'\n', from);
        if (end >= 0 && (line < 0 || end < line))
            blank(from, end + 1);
    }
    return plain;
}

} // namespace

QList<WordAt> wordsToCheck(QStringView text, const QString &language)
{
    QList<WordAt> words;
    const QString plain = withoutCode(text);
    const QChar::Script script = scriptOf(language);
    qsizetype at = 0;
    while (at < plain.size()) {
        if (plain.at(at).isSpace()) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < plain.size() && !plain.at(end).isSpace())
            ++end;
        const QStringView piece = QStringView(plain).sliced(at, end - at);
        if (!isNoLanguage(piece)) {
            QTextBoundaryFinder finder(QTextBoundaryFinder::Word, piece.data(), piece.size());
            for (qsizetype from = 0, to = 0; (to = finder.toNextBoundary()) >= 0; from = to) {
                if (isWord(piece.sliced(from, to - from), script))
                    words.append({at + from, to - from});
            }
        }
        at = end;
    }
    return words;
}

} // namespace dunlin::client
