// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/translations.h"

#include "shared/core/log.h"

#include <QDir>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

const QString Folder = u":/dunlin/translations"_s;

} // namespace

Translations::Translations()
    : m_system(QLocale::system())
{
    if (m_english.load(Folder + u"/dunlin_en.qm"_s))
        QCoreApplication::installTranslator(&m_english);
    else
        qCWarning(lcApp, "The English plurals could not be loaded.");
}

QStringList Translations::all()
{
    QStringList names;
    const QStringList files = QDir(Folder).entryList({u"dunlin_*.qm"_s}, QDir::Files, QDir::Name);
    for (const QString &each : files)
        names.append(each.mid(7).chopped(3));
    names.removeOne(u"en"_s);
    names.prepend(u"en"_s);
    return names;
}

bool Translations::has(const QString &language)
{
    return all().contains(language);
}

void Translations::choose(const QString &language)
{
    QCoreApplication::removeTranslator(&m_own);
    QLocale locale = m_system;
    if (!language.isEmpty() && has(language)) {
        locale = QLocale(language);
        // German of Austria stays so: days and numbers are the system's where the language is.
        if (locale.language() == m_system.language() && locale.script() == m_system.script())
            locale = m_system;
    }
    QLocale::setDefault(locale);
    if (locale.language() != QLocale::English && m_own.load(locale, u"dunlin"_s, u"_"_s, Folder))
        QCoreApplication::installTranslator(&m_own);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

} // namespace dunlin::client
