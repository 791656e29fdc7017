// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/tray_bus.h"

#include <QGuiApplication>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

enum Row { Root = 0, Open = 1, Line = 2, Quit = 3 };

TrayPicture pictureOf(const QImage &image)
{
    const QImage argb = image.convertToFormat(QImage::Format_ARGB32);
    TrayPicture picture{argb.width(), argb.height(), {}};
    picture.bytes.reserve(argb.width() * argb.height() * 4);
    for (int y = 0; y < argb.height(); ++y) {
        for (int x = 0; x < argb.width(); ++x) {
            const quint32 pixel = qToBigEndian<quint32>(argb.pixel(x, y));
            picture.bytes.append(reinterpret_cast<const char *>(&pixel), sizeof pixel);
        }
    }
    return picture;
}

QVariantMap propertiesOf(int row)
{
    switch (row) {
    case Root:
        return {{u"children-display"_s, u"submenu"_s}};
    case Open:
        return {{u"label"_s, TrayMenu::tr("Open Dunlin")}};
    case Line:
        return {{u"type"_s, u"separator"_s}};
    case Quit:
        return {{u"label"_s, TrayMenu::tr("Quit")}};
    default:
        return {};
    }
}

} // namespace

QDBusArgument &operator<<(QDBusArgument &out, const TrayPicture &picture)
{
    out.beginStructure();
    out << picture.width << picture.height << picture.bytes;
    out.endStructure();
    return out;
}
const QDBusArgument &operator>>(const QDBusArgument &in, TrayPicture &picture)
{
    in.beginStructure();
    in >> picture.width >> picture.height >> picture.bytes;
    in.endStructure();
    return in;
}

QDBusArgument &operator<<(QDBusArgument &out, const TrayTip &tip)
{
    out.beginStructure();
    out << tip.icon << tip.pictures << tip.title << tip.text;
    out.endStructure();
    return out;
}
const QDBusArgument &operator>>(const QDBusArgument &in, TrayTip &tip)
{
    in.beginStructure();
    in >> tip.icon >> tip.pictures >> tip.title >> tip.text;
    in.endStructure();
    return in;
}

QDBusArgument &operator<<(QDBusArgument &out, const TrayMenuNode &node)
{
    out.beginStructure();
    out << node.id << node.properties;
    out.beginArray(qMetaTypeId<QDBusVariant>());
    for (const TrayMenuNode &each : node.children)
        out << QDBusVariant(QVariant::fromValue(each));
    out.endArray();
    out.endStructure();
    return out;
}
const QDBusArgument &operator>>(const QDBusArgument &in, TrayMenuNode &node)
{
    in.beginStructure();
    in >> node.id >> node.properties;
    in.beginArray();
    while (!in.atEnd()) {
        QDBusVariant child;
        in >> child;
        node.children.append(qdbus_cast<TrayMenuNode>(child.variant()));
    }
    in.endArray();
    in.endStructure();
    return in;
}

QDBusArgument &operator<<(QDBusArgument &out, const TrayMenuEntry &entry)
{
    out.beginStructure();
    out << entry.id << entry.properties;
    out.endStructure();
    return out;
}
const QDBusArgument &operator>>(const QDBusArgument &in, TrayMenuEntry &entry)
{
    in.beginStructure();
    in >> entry.id >> entry.properties;
    in.endStructure();
    return in;
}

QDBusArgument &operator<<(QDBusArgument &out, const TrayMenuEvent &event)
{
    out.beginStructure();
    out << event.id << event.name << event.data << event.timestamp;
    out.endStructure();
    return out;
}
const QDBusArgument &operator>>(const QDBusArgument &in, TrayMenuEvent &event)
{
    in.beginStructure();
    in >> event.id >> event.name >> event.data >> event.timestamp;
    in.endStructure();
    return in;
}

TrayItem::TrayItem(QObject *object, Tray &tray)
    : QDBusAbstractAdaptor(object)
    , m_tray(tray)
{
}

QString TrayItem::status() const
{
    return m_tray.unread() > 0 ? u"NeedsAttention"_s : u"Active"_s;
}

TrayPictures TrayItem::pictures() const
{
    TrayPictures pictures;
    for (const int size : {22, 32, 48})
        pictures.append(pictureOf(m_tray.picture(size)));
    return pictures;
}

TrayTip TrayItem::tip() const
{
    return {{},
            {},
            title(),
            m_tray.unread() > 0 ? tr("%n unread message(s)", nullptr, m_tray.unread()) : QString()};
}

void TrayItem::changed()
{
    Q_EMIT NewIcon();
    Q_EMIT NewAttentionIcon();
    Q_EMIT NewToolTip();
    Q_EMIT NewStatus(status());
}

void TrayItem::Activate(int, int)
{
    Q_EMIT m_tray.activated();
}

void TrayItem::SecondaryActivate(int, int)
{
    Q_EMIT m_tray.activated();
}

// Only hosts that don't know menus ask for it.
void TrayItem::ContextMenu(int, int)
{
    Q_EMIT m_tray.activated();
}

void TrayItem::Scroll(int, const QString &) { }

// With it the window may come to the front on Wayland.
void TrayItem::ProvideXdgActivationToken(const QString &token)
{
    qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

TrayMenu::TrayMenu(QObject *object, Tray &tray)
    : QDBusAbstractAdaptor(object)
    , m_tray(tray)
{
}

QString TrayMenu::textDirection() const
{
    return QGuiApplication::layoutDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s;
}

uint TrayMenu::GetLayout(int parentId, int depth, const QStringList &, TrayMenuNode &layout)
{
    layout = {parentId, propertiesOf(parentId), {}};
    if (parentId == Root && depth != 0) {
        for (const int row : {Open, Line, Quit})
            layout.children.append({row, propertiesOf(row), {}});
    }
    return 1;
}

TrayMenuEntries TrayMenu::GetGroupProperties(const QList<int> &ids, const QStringList &)
{
    TrayMenuEntries entries;
    const QList<int> wanted = ids.isEmpty() ? QList<int>{Root, Open, Line, Quit} : ids;
    for (const int row : wanted) {
        if (row >= Root && row <= Quit)
            entries.append({row, propertiesOf(row)});
    }
    return entries;
}

QDBusVariant TrayMenu::GetProperty(int id, const QString &name)
{
    return QDBusVariant(propertiesOf(id).value(name, QString()));
}

void TrayMenu::Event(int id, const QString &name, const QDBusVariant &, uint)
{
    if (name != "clicked"_L1)
        return;
    if (id == Open)
        Q_EMIT m_tray.activated();
    else if (id == Quit)
        Q_EMIT m_tray.quitRequested();
}

QList<int> TrayMenu::EventGroup(const TrayMenuEvents &events)
{
    QList<int> unknown;
    for (const TrayMenuEvent &each : events) {
        if (each.id < Root || each.id > Quit)
            unknown.append(each.id);
        else
            Event(each.id, each.name, each.data, each.timestamp);
    }
    return unknown;
}

bool TrayMenu::AboutToShow(int)
{
    return false;
}

QList<int> TrayMenu::AboutToShowGroup(const QList<int> &, QList<int> &errors)
{
    errors.clear();
    return {};
}

} // namespace dunlin::client
