// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Walks the main pages with what the profile holds, saves a picture of each, and ends the program: for the
// documentation, and for looking at what one has changed. Main thread.
#pragma once

#include "client/bridge/appearance.h"
#include "client/session/account_session.h"

#include <QElapsedTimer>
#include <QQuickWindow>
#include <QTimer>

#include <functional>

namespace dunlin::client {

class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(QQuickWindow &window, AccountSession &session, Appearance &appearance,
                const QString &dir);
    void start();

private:
    struct Step {
        QString name;
        QSize size;
        std::function<void()> prepare;
    };

    bool isSettled() const;
    QObject *shell() const;
    void plan();
    void next();
    void show(int page, bool detail);
    QObject *part(const QString &name) const;
    // Of what is end-to-end encrypted; nothing where the profile has no such conversation.
    QList<Step> sealedSteps();

    QQuickWindow &m_window;
    AccountSession &m_session;
    Appearance &m_appearance;
    const QString m_dir;
    QList<Step> m_steps;
    qsizetype m_at = -1;
    QTimer m_timer;
    QElapsedTimer m_waited;
};

} // namespace dunlin::client
