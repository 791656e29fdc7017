// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the client looks on this device: theme, contrast, text size, language, motion, and which emoji come first. Kept in an INI file of the profile, so that
// two profiles may differ. Lives in the main thread.
#pragma once

#include <QObject>
#include <QPointer>
#include <QSettings>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class DesktopLook;

class Appearance : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(Theme theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)
    // What the theme comes to now: with Theme::System it follows the desktop.
    Q_PROPERTY(bool dark READ isDark NOTIFY darkChanged FINAL)
    // 0.8 to 2.
    Q_PROPERTY(qreal textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged FINAL)
    // Of the texts, such as "de"; empty: the system's.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    Q_PROPERTY(
        bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY reduceMotionChanged FINAL)
    Q_PROPERTY(Contrast contrast READ contrast WRITE setContrast NOTIFY contrastChanged FINAL)
    // What the contrast comes to now: with Contrast::SystemContrast it follows the desktop.
    Q_PROPERTY(bool highContrast READ highContrast NOTIFY highContrastChanged FINAL)
    // Of emoji that have one: 0 is none, 1 the lightest, 5 the darkest.
    Q_PROPERTY(int skinTone READ skinTone WRITE setSkinTone NOTIFY skinToneChanged FINAL)
    // What was picked last comes first.
    Q_PROPERTY(QStringList recentEmoji READ recentEmoji NOTIFY recentEmojiChanged FINAL)

public:
    enum Theme { System, Light, Dark };
    Q_ENUM(Theme)
    enum Contrast { SystemContrast, NormalContrast, HighContrast };
    Q_ENUM(Contrast)

    explicit Appearance(const QString &iniFile, QObject *parent = nullptr);

    Theme theme() const { return m_theme; }
    bool isDark() const;
    qreal textScale() const { return m_textScale; }
    QString language() const { return m_language; }
    bool reduceMotion() const { return m_reduceMotion; }
    Contrast contrast() const { return m_contrast; }
    bool highContrast() const;
    int skinTone() const { return m_skinTone; }
    QStringList recentEmoji() const { return m_recentEmoji; }
    void setTheme(Theme theme);
    void setTextScale(qreal scale);
    void setLanguage(const QString &language);
    void setReduceMotion(bool reduce);
    void setContrast(Contrast contrast);
    // Asks the desktop from here on.
    void followDesktop();
    // Whose word on dark and contrast counts where the system's is wanted; the palette's without.
    void follow(const DesktopLook &desktop);
    void setSkinTone(int tone);

    // Light becomes dark and the other way round, whatever made it so.
    Q_INVOKABLE void flip();
    Q_INVOKABLE void noteEmoji(const QString &emoji);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void themeChanged();
    void darkChanged();
    void textScaleChanged();
    void languageChanged();
    void reduceMotionChanged();
    void contrastChanged();
    void highContrastChanged();
    void skinToneChanged();
    void recentEmojiChanged();

private:
    bool systemIsDark() const;
    void lookAtSystem();

    QSettings m_settings;
    Theme m_theme = System;
    qreal m_textScale = 1;
    QString m_language;
    bool m_reduceMotion = false;
    Contrast m_contrast = SystemContrast;
    QPointer<const DesktopLook> m_desktop;
    int m_skinTone = 0;
    QStringList m_recentEmoji;
    bool m_systemDark = false;
    bool m_systemHighContrast = false;
};

} // namespace dunlin::client
