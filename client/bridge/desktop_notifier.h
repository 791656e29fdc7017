// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells of messages on the desktop, over D-Bus (org.freedesktop.Notifications); where nobody listens there, the window
// asks for attention instead. Whether the user wants to be told of a message is the session's word (mute, level, do
// not disturb); whether they see it anyway is the window's. At the hours of the day that the user keeps free only what they
// asked to be reminded of is told. One notification for each channel: the next message takes the place of the one before; it
// can be marked read there and, where the desktop has a field for it, answered. Lives in the main thread and never waits
// for the bus.
#pragma once

#include "client/session/account_session.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSettings>
#include <QTime>
#include <QtQml/qqmlregistration.h>
#include <QWindow>

#include <functional>

namespace dunlin::client {

class DesktopNotifier : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    // Kept for this profile.
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY changed FINAL)
    // False: only that somebody wrote, and where.
    Q_PROPERTY(bool showsText READ showsText WRITE setShowsText NOTIFY changed FINAL)
    // Every day from one time to the other, in minutes since midnight, nothing is told; the same twice: all day.
    Q_PROPERTY(bool quietHours READ hasQuietHours WRITE setQuietHours NOTIFY changed FINAL)
    Q_PROPERTY(int quietFrom READ quietFrom WRITE setQuietFrom NOTIFY changed FINAL)
    Q_PROPERTY(int quietTo READ quietTo WRITE setQuietTo NOTIFY changed FINAL)
    // The channel that the user looks at when the window is active.
    Q_PROPERTY(QString shownChannel READ shownChannel WRITE setShownChannel NOTIFY changed FINAL)

public:
    using Clock = std::function<QTime()>;
    explicit DesktopNotifier(
        const QString &iniFile, QObject *parent = nullptr,
        Clock clock = [] { return QTime::currentTime(); });

    // Tells of what comes for this account, too.
    void follow(AccountSession &session);
    // What is said of a message with this text, which is empty where the message is not shown.
    QString bodyFor(const QString &text) const;

    void setWindow(QWindow *window) { m_window = window; }
    bool isEnabled() const { return m_enabled; }
    bool showsText() const { return m_showsText; }
    bool hasQuietHours() const { return m_hasQuietHours; }
    int quietFrom() const { return m_quietFrom; }
    int quietTo() const { return m_quietTo; }
    QString shownChannel() const { return m_shownChannel; }
    void setEnabled(bool enabled);
    void setShowsText(bool shows);
    void setQuietHours(bool on);
    void setQuietFrom(int minutes);
    void setQuietTo(int minutes);
    void setShownChannel(const QString &channelId);

Q_SIGNALS:
    void changed();
    // A notification was pressed; null: that account is gone.
    void activated(const QString &channelId, dunlin::client::AccountSession *account);

private Q_SLOTS:
    // From the bus.
    void onAction(uint id, const QString &action);
    void onClosed(uint id, uint reason);
    void onReplied(uint id, const QString &text);

private:
    void tell(AccountSession *account, const QString &channelId, const QString &title,
              const QString &text);
    void fallBack();
    bool isQuiet() const;
    QStringList actions() const;
    QString channelOf(uint id) const;
    void markRead(const QString &channelId) const;
    void setQuiet(int &kept, const QString &key, int minutes);

    QSettings m_settings;
    QPointer<QWindow> m_window;
    QString m_shownChannel;
    struct Shown {
        uint id = 0;
        QPointer<AccountSession> account;
    };
    QHash<QString, Shown> m_shown; // by channel
    bool m_enabled = true;
    bool m_showsText = true;
    bool m_hasQuietHours = false;
    int m_quietFrom = 0;
    int m_quietTo = 0;
    const Clock m_clock;
    bool m_speaksMarkup = false;
    bool m_hasActions = false;
    bool m_takesReplies = false;
};

} // namespace dunlin::client
