// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The language of the window: texts, plurals, and the direction in which it is laid out. Main thread.
#pragma once

#include <QLocale>
#include <QTranslator>

namespace dunlin::client {

class Translations
{
public:
    // The texts of the sources are English; English plurals are always there, behind the chosen language.
    Translations();

    // A name such as "de" or "zh_CN"; empty: as the system has it. What is not known is English.
    void choose(const QString &language);
    // Whether there is a translation of this name.
    static bool has(const QString &language);
    // Those that are linked in, English first.
    static QStringList all();

private:
    QTranslator m_english;
    QTranslator m_own;
    const QLocale m_system;
};

} // namespace dunlin::client
