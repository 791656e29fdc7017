// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The icon in the desktop's tray, with the number of unread messages on it: a StatusNotifierItem and its menu, spoken
// over D-Bus by ourselves, as Qt's own tray icon needs QtWidgets, which nothing else here does.
// Where nobody shows such icons, `available` stays false and the window is never hidden in one. Main thread, never
// waits for the bus.
#pragma once

#include <QImage>
#include <QObject>
#include <QSettings>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace dunlin::client {

class TrayItem;
class TrayMenu;

class Tray : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool available READ isAvailable NOTIFY availableChanged FINAL)
    // The window that is closed stays as an icon. Kept for this profile.
    Q_PROPERTY(
        bool keepsRunning READ keepsRunning WRITE setKeepsRunning NOTIFY keepsRunningChanged FINAL)
    Q_PROPERTY(int unread READ unread WRITE setUnread NOTIFY unreadChanged FINAL)

public:
    explicit Tray(const QString &iniFile, QObject *parent = nullptr);
    ~Tray() override;

    bool isAvailable() const { return m_available; }
    bool keepsRunning() const { return m_keepsRunning; }
    int unread() const { return m_unread; }
    void setKeepsRunning(bool keeps);
    void setUnread(int unread);

    // The icon as it is now, of this many pixels.
    QImage picture(int size) const;

Q_SIGNALS:
    void availableChanged();
    void keepsRunningChanged();
    void unreadChanged();
    // The icon was pressed, or the first row of its menu.
    void activated();
    void quitRequested();

private Q_SLOTS:
    // From the bus: there is somebody who shows icons now, or nobody any more.
    void look();

private:
    void enrol();
    void setAvailable(bool available);

    QSettings m_settings;
    std::unique_ptr<QObject> m_item; // on the bus, with its adaptor
    std::unique_ptr<QObject> m_menu;
    TrayItem *m_itemFace = nullptr;
    bool m_available = false;
    bool m_keepsRunning = true;
    int m_unread = 0;
};

} // namespace dunlin::client
