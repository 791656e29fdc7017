// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/fanout_writer.h"

#include "server/gateway/bounded_socket.h"

#include <algorithm>
#include <array>

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
constexpr size_t LongestSlice = 512;

} // namespace

Outlet::Outlet(FanoutWriter &writer, QTcpSocket *socket, qint64 backlogBytes,
               std::function<void()> overflowed)
    : m_writer(writer)
    , m_socket(socket)
    , m_descriptor(qobject_cast<QSslSocket *>(socket) ? -1 : int(socket->socketDescriptor()))
    , m_backlogBytes(backlogBytes)
    , m_overflowed(std::move(overflowed))
{
}

Outlet::~Outlet()
{
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
    if (m_ring && m_listed.size() >= m_fewestForRing)
        flushByRing();
    // By index: the list may grow meanwhile.
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

bool FanoutWriter::isDirect(const Outlet &outlet)
{
    return outlet.m_descriptor >= 0 && outlet.m_socket
        && outlet.m_socket->state() == QAbstractSocket::ConnectedState
        && outlet.m_socket->bytesToWrite() == 0;
}

void FanoutWriter::flushByRing()
{
    m_ringSends.clear();
    m_ringOutlets.clear();
    m_ringParts.clear();
    for (Outlet *each : m_listed) {
        if (!each || each->m_frames.empty() || each->m_frames.size() > FramesPerSend
            || !isDirect(*each))
            continue;
        m_ringOutlets.push_back(each);
        for (const QByteArray &frame : each->m_frames)
            m_ringParts.push_back({const_cast<char *>(frame.constData()), size_t(frame.size())});
    }
    iovec *parts = m_ringParts.data();
    for (const Outlet *each : m_ringOutlets) {
        RingSender::Send send;
        send.descriptor = each->m_descriptor;
        send.message.msg_iov = parts;
        send.message.msg_iovlen = each->m_frames.size();
        parts += each->m_frames.size();
        m_ringSends.push_back(send);
    }
    if (!m_ring->run(m_ringSends))
        m_ring.reset();
    for (size_t i = 0; i < m_ringSends.size(); ++i) {
        const qint64 sent = std::max(0, m_ringSends[i].taken);
        m_sends += sent > 0 ? 1 : 0;
        settle(*m_ringOutlets[i], sent);
    }
}

void FanoutWriter::flush(Outlet &outlet)
{
    if (!outlet.m_frames.empty())
        settle(outlet, isDirect(outlet) ? send(outlet) : 0);
}

void FanoutWriter::settle(Outlet &outlet, qint64 sent)
{
    const bool isAllOut = sent == outlet.m_bytes;
    // On a socket that is closing the last thing was said already.
    const bool isOpen = isAllOut
        || (outlet.m_socket && outlet.m_socket->state() == QAbstractSocket::ConnectedState);
    if (isOpen)
        m_frames += outlet.m_frames.size();
    if (isOpen && !isAllOut) {
        keep(outlet, sent);
        if (outlet.m_descriptor < 0)
            outlet.m_socket->flush();
    }
    outlet.m_frames.clear();
    outlet.m_bytes = 0;
    if (isOpen && !isAllOut && backlogOf(*outlet.m_socket) > outlet.m_backlogBytes)
        outlet.m_overflowed();
}

qint64 FanoutWriter::send(const Outlet &outlet)
{
    std::array<iovec, FramesPerSend> parts;
    qint64 sent = 0;
    for (size_t first = 0; first < outlet.m_frames.size(); first += FramesPerSend) {
        const size_t count = std::min(FramesPerSend, outlet.m_frames.size() - first);
        qint64 offered = 0;
        for (size_t i = 0; i < count; ++i) {
            const QByteArray &frame = outlet.m_frames[first + i];
            // The kernel only reads; iovec serves both directions.
            parts[i] = {const_cast<char *>(frame.constData()), size_t(frame.size())};
            offered += frame.size();
        }
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = count;
        const ssize_t taken = ::sendmsg(outlet.m_descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
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

void FanoutWriter::keep(const Outlet &outlet, qint64 sent)
{
    for (const QByteArray &frame : outlet.m_frames) {
        if (sent >= frame.size()) {
            sent -= frame.size();
            continue;
        }
        outlet.m_socket->write(sent == 0 ? frame : frame.mid(sent));
        sent = 0;
    }
}

} // namespace dunlin::server
