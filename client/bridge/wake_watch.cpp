// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/wake_watch.h"

#include <QDBusConnection>

using namespace Qt::StringLiterals;

namespace dunlin::client {

void WakeWatch::begin()
{
    begin(QDBusConnection::systemBus());
}

void WakeWatch::begin(QDBusConnection bus)
{
    if (bus.isConnected())
        bus.connect(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                    u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this,
                    SLOT(onPrepareForSleep(bool)));
}

void WakeWatch::onPrepareForSleep(bool begins)
{
    if (!begins)
        Q_EMIT woke();
}

} // namespace dunlin::client
