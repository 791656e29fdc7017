// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/idle_watch.h"

#include <QEvent>

namespace dunlin::client {

IdleWatch::IdleWatch(QObject &application, std::chrono::milliseconds wait)
    : m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(wait);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_idle = true;
        Q_EMIT idleChanged(true);
    });
    application.installEventFilter(this);
    m_timer.start();
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::InputMethod:
        m_timer.start();
        if (m_idle) {
            m_idle = false;
            Q_EMIT idleChanged(false);
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace dunlin::client
