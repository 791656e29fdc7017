// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether somebody is at this program: keys, pointer and touch in its windows say so. Lives in the main thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace dunlin::client {

class IdleWatch : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds DefaultWait = std::chrono::minutes(10);

    // Watches every event of the application from here on.
    explicit IdleWatch(QObject &application, std::chrono::milliseconds wait = DefaultWait);

    bool isIdle() const { return m_idle; }
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void idleChanged(bool idle);

private:
    QTimer m_timer;
    bool m_idle = false;
};

} // namespace dunlin::client
