// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/tray.h"

#include "client/bridge/tray_bus.h"
#include "shared/core/log.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>
#include <QIcon>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

const QString Watcher = u"org.kde.StatusNotifierWatcher"_s;
const QString WatcherPath = u"/StatusNotifierWatcher"_s;
const QString ItemPath = u"/StatusNotifierItem"_s;
const QString MenuPath = u"/MenuBar"_s;
const QString KeepsKey = u"window/keepsRunning"_s;

} // namespace

Tray::Tray(const QString &iniFile, QObject *parent)
    : QObject(parent)
    , m_settings(iniFile, QSettings::IniFormat)
    , m_keepsRunning(m_settings.value(KeepsKey, true).toBool())
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    qDBusRegisterMetaType<TrayPicture>();
    qDBusRegisterMetaType<TrayPictures>();
    qDBusRegisterMetaType<TrayTip>();
    qDBusRegisterMetaType<TrayMenuNode>();
    qDBusRegisterMetaType<TrayMenuEntry>();
    qDBusRegisterMetaType<TrayMenuEntries>();
    qDBusRegisterMetaType<TrayMenuEvent>();
    qDBusRegisterMetaType<TrayMenuEvents>();
    qDBusRegisterMetaType<QList<int>>();
    m_item = std::make_unique<QObject>();
    m_menu = std::make_unique<QObject>();
    m_itemFace = new TrayItem(m_item.get(), *this); // owned by what it stands for
    new TrayMenu(m_menu.get(), *this);
    if (!bus.registerObject(ItemPath, m_item.get())
        || !bus.registerObject(MenuPath, m_menu.get())) {
        qCInfo(lcApp, "The icon for the tray could not be put on the bus");
        return;
    }
    auto *watcher =
        new QDBusServiceWatcher(Watcher, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &Tray::look);
    for (const QString &signal :
         {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
        bus.connect(Watcher, WatcherPath, Watcher, signal, this, SLOT(look()));
    look();
}

Tray::~Tray()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.unregisterObject(ItemPath);
    bus.unregisterObject(MenuPath);
}

void Tray::look()
{
    QDBusMessage ask = QDBusMessage::createMethodCall(
        Watcher, WatcherPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    ask.setArguments({Watcher, u"IsStatusNotifierHostRegistered"_s});
    ask.setAutoStartService(false);
    auto *asked = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(ask), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<QVariant> reply = *call;
        call->deleteLater();
        if (reply.isValid() && reply.value().toBool())
            enrol();
        else
            setAvailable(false);
    });
}

void Tray::enrol()
{
    QDBusMessage tell = QDBusMessage::createMethodCall(Watcher, WatcherPath, Watcher,
                                                       u"RegisterStatusNotifierItem"_s);
    tell.setArguments({QDBusConnection::sessionBus().baseService()});
    auto *told = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(tell), this);
    connect(told, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<> reply = *call;
        call->deleteLater();
        setAvailable(reply.isValid());
    });
}

void Tray::setAvailable(bool available)
{
    if (m_available == available)
        return;
    m_available = available;
    Q_EMIT availableChanged();
}

void Tray::setKeepsRunning(bool keeps)
{
    if (m_keepsRunning == keeps)
        return;
    m_keepsRunning = keeps;
    m_settings.setValue(KeepsKey, keeps);
    Q_EMIT keepsRunningChanged();
}

void Tray::setUnread(int unread)
{
    if (m_unread == unread)
        return;
    m_unread = unread;
    Q_EMIT unreadChanged();
    if (m_itemFace)
        m_itemFace->changed();
}

QImage Tray::picture(int size) const
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QGuiApplication::windowIcon().paint(&painter, 0, 0, size, size);
    if (m_unread > 0) {
        // Two digits have room; beyond that the number does not matter.
        const QString digits = m_unread > 99 ? u"99+"_s : QString::number(m_unread);
        const qreal height = size * 0.56;
        QFont font = QGuiApplication::font();
        font.setPixelSize(qMax(8, int(height * 0.82)));
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        const qreal width = qMin<qreal>(
            size, qMax(height, painter.fontMetrics().horizontalAdvance(digits) + height * 0.4));
        const QRectF badge(size - width, size - height, width, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xb4, 0x23, 0x18));
        painter.drawRoundedRect(badge, height / 2, height / 2);
        painter.setPen(Qt::white);
        painter.drawText(badge, Qt::AlignCenter, digits);
    }
    return image;
}

} // namespace dunlin::client
