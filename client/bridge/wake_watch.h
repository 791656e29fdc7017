// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells when the device has slept and is awake again, as logind says it on the system's bus (org.freedesktop.login1). Where
// there is no such bus, or nobody who says it, nothing is told. Lives in the main thread.
#pragma once

#include <QObject>

class QDBusConnection;

namespace dunlin::client {

class WakeWatch : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Listens from here on. It takes the bus a moment: not before there is something to see.
    void begin();
    void begin(QDBusConnection bus);

Q_SIGNALS:
    void woke();

private Q_SLOTS:
    // From the bus: before it sleeps, and afterwards.
    void onPrepareForSleep(bool begins);
};

} // namespace dunlin::client
