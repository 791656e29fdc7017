// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A screen that nobody sees, and whether a program has drawn on it. Windows are heard of as a window manager hears of them;
// what is in them is read from the screen's own memory, so that looking costs the programs nothing.
#pragma once

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRect>
#include <QTemporaryDir>

#include <memory>

struct xcb_connection_t;

namespace dunlin::test {

class VirtualScreen
{
public:
    ~VirtualScreen();

    bool start();
    QString why() const { return m_why; }
    QString name() const { return m_name; } // for DISPLAY
    qint64 processId() const { return m_server.processId(); }

    // A window stands there with something in it: more colours than a ground and a frame have.
    bool hasPicture();
    // The colours of every fourth pixel of every fourth line.
    QList<quint32> sample() const;
    // No window is left.
    bool isEmpty();

private:
    struct Disconnect {
        void operator()(xcb_connection_t *connection) const;
    };
    struct Window {
        QRect place;
        bool isMapped = false;
    };

    bool mapMemory();
    bool connectTo();
    void listen();
    quint32 pixel(int x, int y) const;
    bool isPainted(const QRect &place) const;

    QTemporaryDir m_folder;
    QProcess m_server;
    QFile m_memory;
    const uchar *m_pixels = nullptr;
    int m_width = 0;
    int m_height = 0;
    int m_bytesPerLine = 0;
    std::unique_ptr<xcb_connection_t, Disconnect> m_connection;
    QHash<quint32, Window> m_windows;
    QString m_name;
    QString m_why;
};

} // namespace dunlin::test
