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
#include <QVarLengthArray>

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include <sys/uio.h>

namespace dunlin::server {

class FanoutWriter;

// One connection's way out, and its only one. Lives no longer than the writer.
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
    using Frames = QVarLengthArray<QByteArray, 1>;

    // What a delivery needs comes first and lies together: of thousands of connections nothing is in a cache.
    Frames m_frames;        // of this turn
    qint64 m_bytes = 0;     // in m_frames
    const int m_descriptor; // -1: enciphered, so only the socket may write
    bool m_isListed = false;
    bool m_isFree = false;  // known to be open and to hold nothing back
    const bool m_isWatched; // the socket clears that when it is written to
    FanoutWriter &m_writer;
    const QPointer<QTcpSocket> m_socket; // a QWebSocket's, which may be gone before
    const qint64 m_backlogBytes;
    const std::function<void()> m_overflowed;
    QMetaObject::Connection m_states;
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
    void flushByRing(size_t from, size_t to);
    // The kernel may be asked past the socket's buffers.
    static bool isDirect(Outlet &outlet);
    // Bytes that the kernel took.
    qint64 send(int descriptor, std::span<const QByteArray> frames);
    // The kernel took so many of `bytes`: the socket gets the rest.
    void settle(Outlet &outlet, std::span<const QByteArray> frames, qint64 bytes, qint64 sent);
    static void keep(QTcpSocket &socket, std::span<const QByteArray> frames, qint64 sent);

    std::vector<Outlet *> m_listed; // null: gone meanwhile
    bool m_isWoken = false;
    FlushHold m_hold;
    QTimer m_held;
    size_t m_heldFrames = 0; // since then
    size_t m_slice;          // of the next hurry
    const size_t m_fewestForRing;
    std::unique_ptr<RingSender> m_ring;
    // What one call of the ring carries, taken out of the outlets before it: behind it they are out of the caches, and
    // only one that was not told all is looked at again. Kept for the next call.
    struct Told {
        Outlet *outlet;
        qint64 bytes;
        size_t frames;
    };
    std::vector<Told> m_told;
    std::vector<QByteArray> m_toldFrames;
    std::vector<iovec> m_ringParts;
    std::vector<RingSender::Send> m_ringSends;
    quint64 m_sends = 0;
    quint64 m_frames = 0;
};

} // namespace dunlin::server
