// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tray icon says on D-Bus: org.kde.StatusNotifierItem and com.canonical.dbusmenu, as far as hosts ask for it.
#pragma once

#include "client/bridge/tray.h"

#include <QDBusAbstractAdaptor>
#include <QDBusArgument>
#include <QDBusObjectPath>
#include <QDBusVariant>

namespace dunlin::client {

// (iiay): width, height, ARGB in network order.
struct TrayPicture {
    int width = 0;
    int height = 0;
    QByteArray bytes;
};
using TrayPictures = QList<TrayPicture>;

// (sa(iiay)ss)
struct TrayTip {
    QString icon;
    TrayPictures pictures;
    QString title;
    QString text;
};

// (ia{sv}av)
struct TrayMenuNode {
    int id = 0;
    QVariantMap properties;
    QList<TrayMenuNode> children;
};

// (ia{sv})
struct TrayMenuEntry {
    int id = 0;
    QVariantMap properties;
};
using TrayMenuEntries = QList<TrayMenuEntry>;

// (isvu)
struct TrayMenuEvent {
    int id = 0;
    QString name;
    QDBusVariant data;
    uint timestamp = 0;
};
using TrayMenuEvents = QList<TrayMenuEvent>;

QDBusArgument &operator<<(QDBusArgument &out, const TrayPicture &picture);
const QDBusArgument &operator>>(const QDBusArgument &in, TrayPicture &picture);
QDBusArgument &operator<<(QDBusArgument &out, const TrayTip &tip);
const QDBusArgument &operator>>(const QDBusArgument &in, TrayTip &tip);
QDBusArgument &operator<<(QDBusArgument &out, const TrayMenuNode &node);
const QDBusArgument &operator>>(const QDBusArgument &in, TrayMenuNode &node);
QDBusArgument &operator<<(QDBusArgument &out, const TrayMenuEntry &entry);
const QDBusArgument &operator>>(const QDBusArgument &in, TrayMenuEntry &entry);
QDBusArgument &operator<<(QDBusArgument &out, const TrayMenuEvent &event);
const QDBusArgument &operator>>(const QDBusArgument &in, TrayMenuEvent &event);

class TrayItem : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierItem")
    Q_PROPERTY(QString Category READ category)
    Q_PROPERTY(QString Id READ id)
    Q_PROPERTY(QString Title READ title)
    Q_PROPERTY(QString Status READ status)
    Q_PROPERTY(int WindowId READ windowId)
    Q_PROPERTY(QString IconName READ none)
    Q_PROPERTY(dunlin::client::TrayPictures IconPixmap READ pictures)
    Q_PROPERTY(QString OverlayIconName READ none)
    Q_PROPERTY(dunlin::client::TrayPictures OverlayIconPixmap READ noPictures)
    Q_PROPERTY(QString AttentionIconName READ none)
    Q_PROPERTY(dunlin::client::TrayPictures AttentionIconPixmap READ pictures)
    Q_PROPERTY(QString AttentionMovieName READ none)
    Q_PROPERTY(dunlin::client::TrayTip ToolTip READ tip)
    Q_PROPERTY(bool ItemIsMenu READ isMenu)
    Q_PROPERTY(QDBusObjectPath Menu READ menu)

public:
    // Both on `object`; the tray outlives it.
    TrayItem(QObject *object, Tray &tray);

    QString category() const { return QStringLiteral("Communications"); }
    QString id() const { return QStringLiteral("dunlin"); }
    QString title() const { return QStringLiteral("Dunlin"); }
    QString status() const;
    int windowId() const { return 0; }
    QString none() const { return {}; }
    TrayPictures pictures() const;
    TrayPictures noPictures() const { return {}; }
    TrayTip tip() const;
    bool isMenu() const { return false; }
    QDBusObjectPath menu() const { return QDBusObjectPath(QStringLiteral("/MenuBar")); }

    void changed();

public Q_SLOTS:
    void Activate(int x, int y);
    void SecondaryActivate(int x, int y);
    void ContextMenu(int x, int y);
    void Scroll(int delta, const QString &orientation);
    void ProvideXdgActivationToken(const QString &token);

Q_SIGNALS:
    void NewTitle();
    void NewIcon();
    void NewAttentionIcon();
    void NewOverlayIcon();
    void NewToolTip();
    void NewStatus(const QString &status);

private:
    Tray &m_tray;
};

class TrayMenu : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "com.canonical.dbusmenu")
    Q_PROPERTY(uint Version READ version)
    Q_PROPERTY(QString Status READ status)
    Q_PROPERTY(QString TextDirection READ textDirection)
    Q_PROPERTY(QStringList IconThemePath READ iconThemePath)

public:
    TrayMenu(QObject *object, Tray &tray);

    uint version() const { return 3; }
    QString status() const { return QStringLiteral("normal"); }
    QString textDirection() const;
    QStringList iconThemePath() const { return {}; }

public Q_SLOTS:
    uint GetLayout(int parentId, int depth, const QStringList &names,
                   dunlin::client::TrayMenuNode &layout);
    dunlin::client::TrayMenuEntries GetGroupProperties(const QList<int> &ids,
                                                       const QStringList &names);
    QDBusVariant GetProperty(int id, const QString &name);
    void Event(int id, const QString &name, const QDBusVariant &data, uint timestamp);
    QList<int> EventGroup(const dunlin::client::TrayMenuEvents &events);
    bool AboutToShow(int id);
    QList<int> AboutToShowGroup(const QList<int> &ids, QList<int> &errors);

Q_SIGNALS:
    void ItemsPropertiesUpdated(const dunlin::client::TrayMenuEntries &updated,
                                const dunlin::client::TrayMenuEntries &removed);
    void LayoutUpdated(uint revision, int parent);
    void ItemActivationRequested(int id, uint timestamp);

private:
    Tray &m_tray;
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::TrayPicture)
Q_DECLARE_METATYPE(dunlin::client::TrayTip)
Q_DECLARE_METATYPE(dunlin::client::TrayMenuNode)
Q_DECLARE_METATYPE(dunlin::client::TrayMenuEntry)
Q_DECLARE_METATYPE(dunlin::client::TrayMenuEvent)
