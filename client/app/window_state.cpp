// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/window_state.h"

#include <QGuiApplication>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

const QString PlaceKey = u"window/place"_s;
const QString MaximizedKey = u"window/maximized"_s;
// So much of the title has to be on a screen to be caught with a mouse.
constexpr int Reachable = 80;

bool isReachable(const QRect &place)
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *screen : screens) {
        const QRect there = screen->availableGeometry().intersected(place);
        if (there.width() >= Reachable && there.height() >= Reachable)
            return true;
    }
    return false;
}

} // namespace

WindowState::WindowState(const QString &iniFile, QObject *parent)
    : QObject(parent)
    , m_settings(iniFile, QSettings::IniFormat)
    , m_soon(this)
    , m_place(m_settings.value(PlaceKey).toRect())
    , m_maximized(m_settings.value(MaximizedKey, false).toBool())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, &WindowState::write);
}

WindowState::~WindowState()
{
    if (m_soon.isActive())
        write();
}

void WindowState::attach(QWindow *window)
{
    m_window = window;
    if (m_place.isValid() && m_place.width() >= window->minimumWidth()
        && m_place.height() >= window->minimumHeight()) {
        if (isReachable(m_place))
            window->setGeometry(m_place);
        else
            window->resize(m_place.size());
    }
    connect(window, &QWindow::xChanged, this, &WindowState::note);
    connect(window, &QWindow::yChanged, this, &WindowState::note);
    connect(window, &QWindow::widthChanged, this, &WindowState::note);
    connect(window, &QWindow::heightChanged, this, &WindowState::note);
    connect(window, &QWindow::windowStateChanged, this, &WindowState::note);
    // Closed soon after it was moved, it would be gone before the time is over.
    connect(window, &QWindow::visibleChanged, this, [this](bool visible) {
        if (!visible)
            write();
    });
}

void WindowState::note()
{
    if (!m_window || !m_window->isVisible())
        return;
    const Qt::WindowStates states = m_window->windowStates();
    if (states.testFlag(Qt::WindowMinimized))
        return;
    m_maximized = states.testFlag(Qt::WindowMaximized);
    // The size comes a moment before the state that explains it: looked at when both are there.
    m_soon.start();
}

void WindowState::write()
{
    m_soon.stop();
    if (m_window && m_window->windowStates() == Qt::WindowNoState)
        m_place = m_window->geometry();
    m_settings.setValue(PlaceKey, m_place);
    m_settings.setValue(MaximizedKey, m_maximized);
}

} // namespace dunlin::client
