// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/fanout_writer.h"

#include "server/gateway/bounded_socket.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <sys/socket.h>
#include <sys/uio.h>

namespace dunlin::server {

namespace {

// As many at once; a connection with more to say says the rest in further calls.
constexpr size_t FramesPerSend = 64;
// A turn that has more than this for one connection does not gather any longer.
constexpr qint64 MostGathered = 64 * 1024;
// Fewer are as fast with a call each.
constexpr size_t FewestForRing = 4;
// What goes out in a hurry.
constexpr size_t FirstSlice = 32;
constexpr size_t LongestSlice = RingSender::AtOnce;

} // namespace

Outlet::Outlet(FanoutWriter &writer, QTcpSocket *socket, qint64 backlogBytes,
               std::function<void()> overflowed)
    : m_descriptor(qobject_cast<QSslSocket *>(socket) ? -1 : int(socket->socketDescriptor()))
    , m_isWatched(m_descriptor >= 0 && dynamic_cast<WriteBound *>(socket))
    , m_writer(writer)
    , m_socket(socket)
    , m_backlogBytes(backlogBytes)
    , m_overflowed(std::move(overflowed))
{
    if (!m_isWatched)
        return;
    dynamic_cast<WriteBound *>(socket)->clearWhenWritten(&m_isFree);
    // Before the descriptor is closed, and may be another connection's.
    m_states = QObject::connect(socket, &QAbstractSocket::stateChanged, socket,
                                [this] { m_isFree = false; });
}

Outlet::~Outlet()
{
    QObject::disconnect(m_states);
    if (auto *bound = dynamic_cast<WriteBound *>(m_socket.data()))
        bound->clearWhenWritten(nullptr);
    m_writer.forget(*this);
}

FanoutWriter::FanoutWriter(Ring ring, const FlushHold &hold)
    : m_hold(hold)
    , m_slice(FirstSlice)
    , m_fewestForRing(ring == Ring::Always ? 1 : FewestForRing)
    , m_ring(ring == Ring::Never ? nullptr : RingSender::create())
{
    m_held.setSingleShot(true);
    m_held.setTimerType(Qt::PreciseTimer);
    connect(&m_held, &QTimer::timeout, this, [this] {
        m_hold.waited(m_listed.size(), m_heldFrames);
        flushAll();
    });
}

void FanoutWriter::write(Outlet &outlet, const QByteArray &frame)
{
    outlet.m_frames.push_back(frame);
    outlet.m_bytes += frame.size();
    ++m_heldFrames;
    if (outlet.m_bytes > MostGathered) {
        flush(outlet);
        return;
    }
    if (std::exchange(outlet.m_isListed, true))
        return;
    m_listed.push_back(&outlet);
    // Behind everything that is posted already.
    if (!std::exchange(m_isWoken, true))
        QMetaObject::invokeMethod(
            this, [this] { turnEnds(); }, Qt::QueuedConnection);
}

void FanoutWriter::turnEnds()
{
    using namespace std::chrono;
    const auto wait =
        duration_cast<milliseconds>(m_hold.before(m_listed.size(), FlushHold::Clock::now()));
    if (wait > 0ms) {
        m_heldFrames = 0;
        m_held.start(wait);
    } else {
        flushAll();
    }
}

void FanoutWriter::flushAll()
{
    m_isWoken = false;
    m_slice = FirstSlice;
    const size_t outlets = m_listed.size();
    const auto from = FlushHold::Clock::now();
    flushListed();
    m_hold.flushed(outlets, from, FlushHold::Clock::now());
}

void FanoutWriter::hurry()
{
    if (m_listed.size() < m_slice || m_held.isActive())
        return;
    m_slice = std::min(2 * m_slice, LongestSlice);
    flushListed();
}

void FanoutWriter::flushListed()
{
    // By index: the list may grow meanwhile.
    for (size_t i = 0; m_ring && i + m_fewestForRing <= m_listed.size(); i += RingSender::AtOnce)
        flushByRing(i, std::min(i + RingSender::AtOnce, m_listed.size()));
    for (size_t i = 0; i < m_listed.size(); ++i) {
        if (Outlet *outlet = m_listed[i]) {
            outlet->m_isListed = false;
            m_listed[i] = nullptr;
            flush(*outlet);
        }
    }
    m_listed.clear();
}

void FanoutWriter::forget(Outlet &outlet)
{
    if (outlet.m_isListed)
        *std::find(m_listed.begin(), m_listed.end(), &outlet) = nullptr;
}

bool FanoutWriter::isDirect(Outlet &outlet)
{
    if (outlet.m_isFree)
        return true;
    const bool isFree = outlet.m_descriptor >= 0 && outlet.m_socket
        && outlet.m_socket->state() == QAbstractSocket::ConnectedState
        && outlet.m_socket->bytesToWrite() == 0;
    outlet.m_isFree = isFree && outlet.m_isWatched;
    return isFree;
}

void FanoutWriter::flushByRing(size_t from, size_t to)
{
    m_told.clear();
    m_toldFrames.clear();
    for (size_t i = from; i < to; ++i) {
        Outlet *each = m_listed[i];
        if (!each || each->m_frames.empty() || each->m_frames.size() > qsizetype(FramesPerSend)
            || !isDirect(*each))
            continue;
        m_listed[i] = nullptr;
        each->m_isListed = false;
        m_told.push_back({each, std::exchange(each->m_bytes, 0), size_t(each->m_frames.size())});
        std::move(each->m_frames.begin(), each->m_frames.end(), std::back_inserter(m_toldFrames));
        each->m_frames.clear();
    }
    m_ringParts.clear();
    for (const QByteArray &each : m_toldFrames)
        m_ringParts.push_back({const_cast<char *>(each.constData()), size_t(each.size())});
    m_ringSends.clear();
    iovec *parts = m_ringParts.data();
    for (const Told &each : m_told) {
        RingSender::Send send;
        send.descriptor = each.outlet->m_descriptor;
        send.message.msg_iov = parts;
        send.message.msg_iovlen = each.frames;
        parts += each.frames;
        m_ringSends.push_back(send);
    }
    if (!m_ring->run(m_ringSends))
        m_ring.reset();
    std::span<const QByteArray> frames(m_toldFrames);
    for (size_t i = 0; i < m_told.size(); ++i) {
        const Told &each = m_told[i];
        const qint64 sent = std::max(0, m_ringSends[i].taken);
        m_sends += sent > 0 ? 1 : 0;
        settle(*each.outlet, frames.first(each.frames), each.bytes, sent);
        frames = frames.subspan(each.frames);
    }
}

void FanoutWriter::flush(Outlet &outlet)
{
    if (outlet.m_frames.empty())
        return;
    const Outlet::Frames frames = std::exchange(outlet.m_frames, {});
    const qint64 bytes = std::exchange(outlet.m_bytes, 0);
    const std::span<const QByteArray> all(frames.data(), size_t(frames.size()));
    settle(outlet, all, bytes, isDirect(outlet) ? send(outlet.m_descriptor, all) : 0);
}

void FanoutWriter::settle(Outlet &outlet, std::span<const QByteArray> frames, qint64 bytes,
                          qint64 sent)
{
    if (sent == bytes) {
        m_frames += frames.size();
        return;
    }
    // On a socket that is closing the last thing was said already.
    if (!outlet.m_socket || outlet.m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_frames += frames.size();
    keep(*outlet.m_socket, frames, sent);
    if (outlet.m_descriptor < 0)
        outlet.m_socket->flush();
    if (backlogOf(*outlet.m_socket) > outlet.m_backlogBytes)
        outlet.m_overflowed();
}

qint64 FanoutWriter::send(int descriptor, std::span<const QByteArray> frames)
{
    std::array<iovec, FramesPerSend> parts;
    qint64 sent = 0;
    for (size_t first = 0; first < frames.size(); first += FramesPerSend) {
        const size_t count = std::min(FramesPerSend, frames.size() - first);
        qint64 offered = 0;
        for (size_t i = 0; i < count; ++i) {
            const QByteArray &frame = frames[first + i];
            // The kernel only reads; iovec serves both directions.
            parts[i] = {const_cast<char *>(frame.constData()), size_t(frame.size())};
            offered += frame.size();
        }
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = count;
        const ssize_t taken = ::sendmsg(descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        // Full, or broken: the QTcpSocket gets the rest, and finds out which.
        if (taken <= 0)
            break;
        ++m_sends;
        sent += taken;
        if (taken < offered)
            break;
    }
    return sent;
}

void FanoutWriter::keep(QTcpSocket &socket, std::span<const QByteArray> frames, qint64 sent)
{
    for (const QByteArray &frame : frames) {
        if (sent >= frame.size()) {
            sent -= frame.size();
            continue;
        }
        socket.write(sent == 0 ? frame : frame.mid(sent));
        sent = 0;
    }
}

} // namespace dunlin::server
