// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/client/virtual_screen.h"

#include <QtEndian>

#include <xcb/xcb.h>

#include <algorithm>
#include <array>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr int PatienceMs = 20'000;
// Smaller ones are helpers, such as those that own a selection.
constexpr int LeastWidth = 200;
constexpr int LeastHeight = 150;
constexpr int Margin = 8; // a frame around nothing is no picture
// A window without content has a few: of its ground, of a line. The edges of letters alone have more.
constexpr int ColoursOfNothing = 8;
constexpr int Step = 4; // pixels between those that are looked at

// The fields of an XWD file's head that are needed here, as 32 bits in network order.
enum Field {
    HeadSize = 0,
    Width = 4,
    Height = 5,
    BitsPerPixel = 11,
    BytesPerLine = 12,
    Colours = 19
};
constexpr int BytesPerColour = 12;

} // namespace

void VirtualScreen::Disconnect::operator()(xcb_connection_t *connection) const
{
    xcb_disconnect(connection);
}

VirtualScreen::~VirtualScreen()
{
    m_connection.reset();
    m_server.terminate();
    if (!m_server.waitForFinished(3000))
        m_server.kill();
    m_server.waitForFinished();
}

bool VirtualScreen::start()
{
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(u"Xvfb"_s,
                   {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x800x24"_s, u"-fbdir"_s,
                    m_folder.path(), u"-nocursor"_s, u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
    if (!m_server.waitForStarted() || !m_server.waitForReadyRead(PatienceMs)) {
        m_why = u"Xvfb: "_s + m_server.errorString();
        return false;
    }
    m_name = u':' + QString::fromLatin1(m_server.readLine().trimmed());
    return mapMemory() && connectTo();
}

bool VirtualScreen::mapMemory()
{
    m_memory.setFileName(m_folder.filePath(u"Xvfb_screen0"_s));
    const uchar *const head =
        m_memory.open(QIODevice::ReadOnly) ? m_memory.map(0, m_memory.size()) : nullptr;
    if (!head) {
        m_why = u"the screen's memory: "_s + m_memory.errorString();
        return false;
    }
    const auto field = [head](Field which) {
        return int(qFromBigEndian<quint32>(head + 4 * int(which)));
    };
    m_width = field(Width);
    m_height = field(Height);
    m_bytesPerLine = field(BytesPerLine);
    const qint64 start = field(HeadSize) + qint64(field(Colours)) * BytesPerColour;
    if (field(BitsPerPixel) != 32 || start + qint64(m_height) * m_bytesPerLine > m_memory.size()) {
        m_why = u"the screen's memory has another form"_s;
        return false;
    }
    m_pixels = head + start;
    return true;
}

bool VirtualScreen::connectTo()
{
    m_connection.reset(xcb_connect(m_name.toLatin1().constData(), nullptr));
    if (xcb_connection_has_error(m_connection.get()) != 0) {
        m_why = u"nobody answers at "_s + m_name;
        return false;
    }
    const xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection.get())).data;
    const quint32 mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(m_connection.get(), screen->root, XCB_CW_EVENT_MASK, &mask);
    xcb_flush(m_connection.get());
    return true;
}

void VirtualScreen::listen()
{
    while (xcb_generic_event_t *event = xcb_poll_for_event(m_connection.get())) {
        switch (event->response_type & 0x7f) {
        case XCB_CREATE_NOTIFY: {
            const auto *made = reinterpret_cast<xcb_create_notify_event_t *>(event);
            m_windows[made->window].place = {made->x, made->y, made->width, made->height};
            break;
        }
        case XCB_CONFIGURE_NOTIFY: {
            const auto *moved = reinterpret_cast<xcb_configure_notify_event_t *>(event);
            m_windows[moved->window].place = {moved->x, moved->y, moved->width, moved->height};
            break;
        }
        case XCB_MAP_NOTIFY:
            m_windows[reinterpret_cast<xcb_map_notify_event_t *>(event)->window].isMapped = true;
            break;
        case XCB_UNMAP_NOTIFY:
            m_windows[reinterpret_cast<xcb_unmap_notify_event_t *>(event)->window].isMapped = false;
            break;
        case XCB_REPARENT_NOTIFY:
            m_windows.remove(reinterpret_cast<xcb_reparent_notify_event_t *>(event)->window);
            break;
        case XCB_DESTROY_NOTIFY:
            m_windows.remove(reinterpret_cast<xcb_destroy_notify_event_t *>(event)->window);
            break;
        default:
            break;
        }
        std::free(event); // NOLINT: xcb makes it with malloc()
    }
}

quint32 VirtualScreen::pixel(int x, int y) const
{
    return qFromUnaligned<quint32>(m_pixels + qsizetype(y) * m_bytesPerLine + 4 * x) & 0xffffff;
}

QList<quint32> VirtualScreen::sample() const
{
    QList<quint32> colours;
    colours.reserve(m_width * m_height / (Step * Step));
    for (int y = 0; y < m_height; y += Step) {
        for (int x = 0; x < m_width; x += Step)
            colours.append(pixel(x, y));
    }
    return colours;
}

bool VirtualScreen::isPainted(const QRect &place) const
{
    const QRect inside =
        place.adjusted(Margin, Margin, -Margin, -Margin).intersected({0, 0, m_width, m_height});
    std::array<quint32, ColoursOfNothing> seen{};
    auto end = seen.begin();
    for (int y = inside.top(); y <= inside.bottom(); y += Step) {
        for (int x = inside.left(); x <= inside.right(); x += Step) {
            const quint32 colour = pixel(x, y);
            if (std::find(seen.begin(), end, colour) != end)
                continue;
            if (end == seen.end())
                return true;
            *end++ = colour;
        }
    }
    return false;
}

bool VirtualScreen::hasPicture()
{
    listen();
    for (const Window &each : std::as_const(m_windows)) {
        if (each.isMapped && each.place.width() >= LeastWidth && each.place.height() >= LeastHeight
            && isPainted(each.place))
            return true;
    }
    return false;
}

bool VirtualScreen::isEmpty()
{
    listen();
    return m_windows.isEmpty();
}

} // namespace dunlin::test
