// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells of messages on the desktop, over D-Bus (org.freedesktop.Notifications); where nobody listens there, the window
// asks for attention instead. Whether the user wants to be told of a message is the session's word (mute, level, do
// not disturb); whether they see it anyway is the window's. One notification for each channel: the next message takes
// the place of the one before. Lives in the main thread and never waits for the bus.
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSettings>
#include <QtQml/qqmlregistration.h>
#include <QWindow>

namespace dunlin::client {

class AccountSession;

class DesktopNotifier : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    // Kept for this profile.
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY changed FINAL)
    // False: only that somebody wrote, and where.
    Q_PROPERTY(bool showsText READ showsText WRITE setShowsText NOTIFY changed FINAL)
    // The channel that the user looks at when the window is active.
    Q_PROPERTY(QString shownChannel READ shownChannel WRITE setShownChannel NOTIFY changed FINAL)

public:
    DesktopNotifier(AccountSession &session, const QString &iniFile, QObject *parent = nullptr);

    void setWindow(QWindow *window) { m_window = window; }
    bool isEnabled() const { return m_enabled; }
    bool showsText() const { return m_showsText; }
    QString shownChannel() const { return m_shownChannel; }
    void setEnabled(bool enabled);
    void setShowsText(bool shows);
    void setShownChannel(const QString &channelId);

Q_SIGNALS:
    void changed();
    // A notification was pressed.
    void activated(const QString &channelId);

private Q_SLOTS:
    // From the bus.
    void onAction(uint id, const QString &action);
    void onClosed(uint id, uint reason);

private:
    void tell(const QString &channelId, const QString &title, const QString &text);
    void fallBack();

    QSettings m_settings;
    QPointer<QWindow> m_window;
    QString m_shownChannel;
    QHash<QString, uint> m_shown; // by channel
    bool m_enabled = true;
    bool m_showsText = true;
    bool m_speaksMarkup = false;
};

} // namespace dunlin::client
