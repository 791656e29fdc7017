// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/mention_names.h"

using namespace Qt::StringLiterals;

namespace dunlin {

namespace {

constexpr qsizetype LongestName = 32;
constexpr qsizetype ShortestName = 3;

bool isOfName(QChar each)
{
    return (each >= u'a' && each <= u'z') || (each >= u'A' && each <= u'Z')
        || (each >= u'0' && each <= u'9') || each == u'_' || each == u'.' || each == u'-';
}

// What ends a sentence may also end a name.
QStringList readings(QString name)
{
    QStringList names;
    while (name.size() >= ShortestName) {
        if (name.size() <= LongestName)
            names.append(name);
        if (name.back() != u'.' && name.back() != u'-' && name.back() != u'_')
            break;
        name.chop(1);
    }
    return names;
}

} // namespace

NamesInText namesIn(const QString &text)
{
    NamesInText found;
    for (qsizetype at = text.indexOf(u'@'); at >= 0; at = text.indexOf(u'@', at + 1)) {
        // Not the middle of an e-mail address.
        if (at > 0 && (text[at - 1].isLetterOrNumber() || text[at - 1] == u'@'))
            continue;
        qsizetype end = at + 1;
        while (end < text.size() && isOfName(text[end]))
            ++end;
        // "@straße" is nobody called "stra".
        if (end < text.size() && text[end].isLetterOrNumber() && text[end].unicode() < 0x2e80)
            continue;
        const QStringList names = readings(text.sliced(at + 1, end - at - 1).toLower());
        if (names.contains(u"channel"_s))
            found.channel = true;
        else if (!names.isEmpty() && !found.people.contains(names))
            found.people.append(names);
        if (found.people.size() >= mostMentions)
            break;
    }
    return found;
}

} // namespace dunlin
