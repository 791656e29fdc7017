// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the window was and how large, kept for the next start of this profile. Main thread.
#pragma once

#include <QObject>
#include <QPointer>
#include <QSettings>
#include <QTimer>
#include <QWindow>

namespace dunlin::client {

class WindowState : public QObject
{
    Q_OBJECT

public:
    explicit WindowState(const QString &iniFile, QObject *parent = nullptr);
    ~WindowState() override;

    // Before it is shown: puts it where it was, if a screen is there still, and follows it from then on.
    void attach(QWindow *window);
    // It was maximised when it was seen last.
    bool wasMaximized() const { return m_maximized; }

private:
    void note();
    void write();

    QSettings m_settings;
    QPointer<QWindow> m_window;
    QTimer m_soon;
    QRect m_place; // of the window when it is neither maximised nor full
    bool m_maximized = false;
};

} // namespace dunlin::client
