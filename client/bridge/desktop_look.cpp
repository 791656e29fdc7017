// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/desktop_look.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

#include <utility>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

const QString PortalService = u"org.freedesktop.portal.Desktop"_s;
const QString PortalPath = u"/org/freedesktop/portal/desktop"_s;
const QString PortalSettings = u"org.freedesktop.portal.Settings"_s;
const QString LookGroup = u"org.freedesktop.appearance"_s;
const QString SchemeKey = u"color-scheme"_s;
const QString ContrastKey = u"contrast"_s;

} // namespace

void DesktopLook::begin()
{
    begin(QDBusConnection::sessionBus());
}

void DesktopLook::begin(QDBusConnection bus)
{
    if (!bus.isConnected())
        return;
    bus.connect(PortalService, PortalPath, PortalSettings, u"SettingChanged"_s, this,
                SLOT(onSettingChanged(QDBusMessage)));
    ask(bus, SchemeKey);
    ask(bus, ContrastKey);
}

void DesktopLook::ask(QDBusConnection &bus, const QString &key)
{
    QDBusMessage read =
        QDBusMessage::createMethodCall(PortalService, PortalPath, PortalSettings, u"Read"_s);
    read.setArguments({LookGroup, key});
    auto *asked = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this,
            [this, key](QDBusPendingCallWatcher *call) {
                const QDBusPendingReply<QDBusVariant> reply = *call;
                if (reply.isValid())
                    take(key, reply.value().variant());
                call->deleteLater();
            });
}

// As a message: a slot with a QDBusVariant is not found before somebody else has registered that type.
void DesktopLook::onSettingChanged(const QDBusMessage &message)
{
    const QVariantList all = message.arguments();
    if (all.size() == 3 && all.at(0) == LookGroup)
        take(all.at(1).toString(), all.at(2));
}

// Read() answers a variant in a variant.
void DesktopLook::take(const QString &key, const QVariant &value)
{
    const uint number = value.canConvert<QDBusVariant>()
        ? value.value<QDBusVariant>().variant().toUInt()
        : value.toUInt();
    std::optional<bool> isDark = m_isDark;
    bool hasHighContrast = m_hasHighContrast;
    if (key == SchemeKey)
        isDark = number == 1 ? std::optional(true)
            : number == 2    ? std::optional(false)
                             : std::nullopt;
    else if (key == ContrastKey)
        hasHighContrast = number == 1;
    const bool isSame = isDark == m_isDark && hasHighContrast == m_hasHighContrast;
    m_isDark = isDark;
    m_hasHighContrast = hasHighContrast;
    if (!isSame)
        Q_EMIT changed();
}

} // namespace dunlin::client
