// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the desktop wants programs to look, as its portal says it (org.freedesktop.portal.Settings, org.freedesktop.appearance):
// light or dark, and whether with high contrast. Where nobody says it, it stays unknown. Lives in the main thread and never
// waits for an answer.
#pragma once

#include <QDBusMessage>
#include <QObject>

#include <optional>

class QDBusConnection;

namespace dunlin::client {

class DesktopLook : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Asks, and listens from here on.
    void begin();
    void begin(QDBusConnection bus);

    // Unknown: the desktop has no preference, or does not say.
    std::optional<bool> isDark() const { return m_isDark; }
    bool hasHighContrast() const { return m_hasHighContrast; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    // From the bus.
    void onSettingChanged(const QDBusMessage &message);

private:
    void ask(QDBusConnection &bus, const QString &key);
    void take(const QString &key, const QVariant &value);

    std::optional<bool> m_isDark;
    bool m_hasHighContrast = false;
};

} // namespace dunlin::client
