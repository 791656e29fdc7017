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

#include "server/gateway/flush_hold.h"
#include "server/gateway/ring_sender.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <array>
#include <functional>
#include <memory>
#include <vector>

#include <sys/uio.h>

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
    // Where the kernel has io_uring, it takes a turn's bytes for all connections in one call: from a few connections on,
    // or always, or never.
    enum class Ring : quint8 { ForSeveral, Always, Never };

    explicit FanoutWriter(Ring ring = Ring::ForSeveral, const FlushHold &hold = FlushHold());
    bool hasRing() const { return m_ring != nullptr; }

    // A whole WebSocket frame.
    void write(Outlet &outlet, const QByteArray &frame);
    // Without waiting for the turn's end.
    void flush(Outlet &outlet);
    // All, when they are enough for a call by now: whoever hears first can begin while the others are told. Few at
    // first, then more at once.
    void hurry();

    // Sends in which the kernel took bytes, and the frames that went out with them.
    quint64 sends() const { return m_sends; }
    quint64 frames() const { return m_frames; }

private:
    friend class Outlet;
    void turnEnds();
    void flushAll();
    void flushListed();
    void forget(Outlet &outlet);
    void flushByRing();
    // The kernel may be asked past the socket's buffers.
    static bool isDirect(const Outlet &outlet);
    // Bytes that the kernel took.
    qint64 send(const Outlet &outlet);
    // The kernel took so many: the socket gets the rest.
    void settle(Outlet &outlet, qint64 sent);
    static void keep(const Outlet &outlet, qint64 sent);

    std::vector<Outlet *> m_listed; // null: gone meanwhile
    bool m_isWoken = false;
    FlushHold m_hold;
    QTimer m_held;
    size_t m_heldFrames = 0; // since then
    size_t m_slice;          // of the next hurry
    const size_t m_fewestForRing;
    std::unique_ptr<RingSender> m_ring;
    // Of one turn; kept for the next.
    std::vector<RingSender::Send> m_ringSends;
    std::vector<Outlet *> m_ringOutlets;
    std::vector<iovec> m_ringParts;
    quint64 m_sends = 0;
    quint64 m_frames = 0;
};

} // namespace dunlin::server
