// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way out of a thread's hub connections. What a turn of the loop has to say to a connection goes to the kernel in
// one call at the turn's end, past the buffers of QWebSocket and QTcpSocket; only what the kernel does not take waits
// in the QTcpSocket. The frames are shared: to say one thing to many copies nothing.
//
// Beside the writer a QWebSocket may write whole frames of its own (pings, pongs, its close frame) to the same socket:
// nothing is written directly while the QTcpSocket holds bytes back. flush(outlet) comes before anything that must be
// said last. With TLS the socket gets a turn's bytes, and is flushed once.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <functional>
#include <vector>

namespace dunlin::server {

class FanoutWriter;

// One connection's way out. Lives no longer than the writer.
class Outlet
{
public:
    // `overflowed` is called when more than `backlogBytes` wait for the peer; it must not destroy the outlet.
    Outlet(FanoutWriter &writer, QTcpSocket *socket, qint64 backlogBytes,
           std::function<void()> overflowed);
    ~Outlet();
    Q_DISABLE_COPY_MOVE(Outlet)

private:
    friend class FanoutWriter;

    FanoutWriter &m_writer;
    const QPointer<QTcpSocket> m_socket; // a QWebSocket's, which may be gone before
    const int m_descriptor;              // -1: enciphered, so only the socket may write
    const qint64 m_backlogBytes;
    const std::function<void()> m_overflowed;
    std::vector<QByteArray> m_frames; // of this turn
    qint64 m_bytes = 0;               // in m_frames
    bool m_isListed = false;
};

class FanoutWriter : public QObject
{
public:
    FanoutWriter();

    // A whole WebSocket frame.
    void write(Outlet &outlet, const QByteArray &frame);
    // Without waiting for the turn's end.
    void flush(Outlet &outlet);

    // Calls of the kernel that took bytes, and the frames that went out with them.
    quint64 sends() const { return m_sends; }
    quint64 frames() const { return m_frames; }

private:
    friend class Outlet;
    void flushAll();
    void forget(Outlet &outlet);
    // Bytes that the kernel took.
    qint64 send(const Outlet &outlet);
    static void keep(const Outlet &outlet, qint64 sent);

    std::vector<Outlet *> m_listed; // null: gone meanwhile
    bool m_isWoken = false;
    quint64 m_sends = 0;
    quint64 m_frames = 0;
};

} // namespace dunlin::server
