// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/spell/speller.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

QString dictionaryFor(const QString &language, const QString &system, const QStringList &there)
{
    const auto languageOf = [](const QString &tag) { return tag.section(u'_', 0, 0); };
    const QString tag = language.isEmpty() ? system : language;
    const QString wanted = languageOf(tag);
    // Spoken German of Austria stays so when the window was set to German.
    const QStringList order{languageOf(system) == wanted ? system : tag, tag,
                            QLocale(wanted).name(), wanted};
    for (const QString &each : order) {
        if (there.contains(each))
            return each;
    }
    QStringList others = there;
    others.removeIf([&](const QString &each) { return languageOf(each) != wanted; });
    std::sort(others.begin(), others.end());
    return others.value(0);
}

} // namespace dunlin::client
