// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/appearance.h"

#include "client/bridge/desktop_look.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qreal SmallestText = 0.8;
constexpr qreal LargestText = 2;
constexpr int DarkestSkin = 5;
constexpr qsizetype MostRecent = 36;
constexpr qsizetype LongestEmoji = 40; // of a family with a colour each

} // namespace

Appearance::Appearance(const QString &iniFile, QObject *parent)
    : QObject(parent)
    , m_settings(iniFile, QSettings::IniFormat)
    , m_systemDark(systemIsDark())
{
    const QString theme = m_settings.value(u"appearance/theme"_s).toString();
    m_theme = theme == "light"_L1 ? Light : theme == "dark"_L1 ? Dark : System;
    m_textScale = std::clamp(m_settings.value(u"appearance/textScale"_s, 1.0).toDouble(),
                             SmallestText, LargestText);
    m_language = m_settings.value(u"appearance/language"_s).toString();
    m_reduceMotion = m_settings.value(u"appearance/reduceMotion"_s, false).toBool();
    // On or off is what earlier versions kept.
    const QString contrast = m_settings.value(u"appearance/highContrast"_s).toString();
    m_contrast = contrast == "true"_L1 ? HighContrast
        : contrast == "false"_L1       ? NormalContrast
                                       : SystemContrast;
    m_skinTone = std::clamp(m_settings.value(u"emoji/skinTone"_s, 0).toInt(), 0, DarkestSkin);
    m_recentEmoji = m_settings.value(u"emoji/recent"_s).toStringList();
    m_recentEmoji.removeIf(
        [](const QString &each) { return each.isEmpty() || each.size() > LongestEmoji; });
    m_recentEmoji.resize(std::min(m_recentEmoji.size(), MostRecent));
    // The desktop's colour scheme has an interface of its own from Qt 6.5 on; the palette tells it in every version.
    qGuiApp->installEventFilter(this);
}

bool Appearance::systemIsDark() const
{
    if (m_desktop && m_desktop->isDark())
        return *m_desktop->isDark();
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::WindowText).lightness()
        > palette.color(QPalette::Window).lightness();
}

bool Appearance::isDark() const
{
    return m_theme == Dark || (m_theme == System && m_systemDark);
}

void Appearance::setTheme(Theme theme)
{
    if (theme == m_theme)
        return;
    const bool before = isDark();
    m_theme = theme;
    m_settings.setValue(u"appearance/theme"_s,
                        theme == Light      ? u"light"_s
                            : theme == Dark ? u"dark"_s
                                            : u"system"_s);
    Q_EMIT themeChanged();
    if (isDark() != before)
        Q_EMIT darkChanged();
}

void Appearance::setTextScale(qreal scale)
{
    scale = std::clamp(scale, SmallestText, LargestText);
    if (qFuzzyCompare(scale, m_textScale))
        return;
    m_textScale = scale;
    m_settings.setValue(u"appearance/textScale"_s, scale);
    Q_EMIT textScaleChanged();
}

void Appearance::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    m_settings.setValue(u"appearance/language"_s, language);
    Q_EMIT languageChanged();
}

bool Appearance::highContrast() const
{
    return m_contrast == HighContrast || (m_contrast == SystemContrast && m_systemHighContrast);
}

void Appearance::setContrast(Contrast contrast)
{
    if (contrast == m_contrast)
        return;
    const bool before = highContrast();
    m_contrast = contrast;
    m_settings.setValue(u"appearance/highContrast"_s,
                        contrast == HighContrast         ? u"true"_s
                            : contrast == NormalContrast ? u"false"_s
                                                         : u"system"_s);
    Q_EMIT contrastChanged();
    if (highContrast() != before)
        Q_EMIT highContrastChanged();
}

void Appearance::followDesktop()
{
    auto *desktop = new DesktopLook(this);
    follow(*desktop);
    desktop->begin();
}

void Appearance::follow(const DesktopLook &desktop)
{
    m_desktop = &desktop;
    connect(&desktop, &DesktopLook::changed, this, &Appearance::lookAtSystem);
    lookAtSystem();
}

void Appearance::lookAtSystem()
{
    const bool wasDark = isDark();
    const bool wasHigh = highContrast();
    m_systemDark = systemIsDark();
    m_systemHighContrast = m_desktop && m_desktop->hasHighContrast();
    if (isDark() != wasDark)
        Q_EMIT darkChanged();
    if (highContrast() != wasHigh)
        Q_EMIT highContrastChanged();
}

void Appearance::setReduceMotion(bool reduce)
{
    if (reduce == m_reduceMotion)
        return;
    m_reduceMotion = reduce;
    m_settings.setValue(u"appearance/reduceMotion"_s, reduce);
    Q_EMIT reduceMotionChanged();
}

void Appearance::setSkinTone(int tone)
{
    tone = std::clamp(tone, 0, DarkestSkin);
    if (tone == m_skinTone)
        return;
    m_skinTone = tone;
    m_settings.setValue(u"emoji/skinTone"_s, tone);
    Q_EMIT skinToneChanged();
}

void Appearance::noteEmoji(const QString &emoji)
{
    if (emoji.isEmpty() || emoji.size() > LongestEmoji)
        return;
    m_recentEmoji.removeAll(emoji);
    m_recentEmoji.prepend(emoji);
    m_recentEmoji.resize(std::min(m_recentEmoji.size(), MostRecent));
    m_settings.setValue(u"emoji/recent"_s, m_recentEmoji);
    Q_EMIT recentEmojiChanged();
}

void Appearance::flip()
{
    setTheme(isDark() ? Light : Dark);
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qGuiApp && event->type() == QEvent::ApplicationPaletteChange)
        lookAtSystem();
    return QObject::eventFilter(watched, event);
}

} // namespace dunlin::client
