// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/voice/multimedia/ogg_opus.h"

#include "shared/core/octets.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <iterator>

namespace dunlin::client {

namespace {

constexpr int FrameSamples = SoundRate / 50; // 20 ms
constexpr int BitRate = 32000;
constexpr int LargestPacket = 1500;

template <typename T>
void append(QByteArray &to, T value)
{
    char raw[sizeof value];
    qToLittleEndian(value, raw);
    to.append(raw, sizeof raw);
}

QByteArray headPacket(int ahead)
{
    QByteArray head("OpusHead");
    append<quint8>(head, 1); // version
    append<quint8>(head, 1); // channels
    append<quint16>(head, quint16(ahead));
    append<quint32>(head, SoundRate);
    append<quint16>(head, 0); // gain
    append<quint8>(head, 0);  // one channel needs no map
    return head;
}

QByteArray tagsPacket()
{
    const QByteArray vendor(opus_get_version_string());
    QByteArray tags("OpusTags");
    append<quint32>(tags, quint32(vendor.size()));
    tags.append(vendor);
    append<quint32>(tags, 0);
    return tags;
}

} // namespace

OggOpus::OggOpus()
{
    int error = OPUS_OK;
    m_encoder.reset(opus_encoder_create(SoundRate, 1, OPUS_APPLICATION_VOIP, &error));
    if (!m_encoder)
        return;
    opus_int32 ahead = 0;
    if (opus_encoder_ctl(m_encoder.get(), OPUS_SET_BITRATE(BitRate)) != OPUS_OK
        || opus_encoder_ctl(m_encoder.get(), OPUS_GET_LOOKAHEAD(&ahead)) != OPUS_OK
        || ogg_stream_init(&m_stream, int(QRandomGenerator::global()->generate())) != 0) {
        m_encoder.reset();
        return;
    }
    m_ahead = ahead;
    packet(headPacket(m_ahead), 0, Place::Head);
    packet(tagsPacket(), 0, Place::Head);
}

OggOpus::~OggOpus()
{
    ogg_stream_clear(&m_stream);
}

void OggOpus::add(std::span<const qint16> samples)
{
    if (!m_encoder)
        return;
    m_samples += qint64(samples.size());
    for (const qint16 each : samples)
        m_rest.append(each);
    qsizetype used = 0;
    for (; m_rest.size() - used >= FrameSamples; used += FrameSamples)
        frame(m_rest.constData() + used, Place::Middle);
    m_rest.remove(0, used);
}

// Silence behind the end, until all that was heard comes out of a decoder; its last page says where the end is.
QByteArray OggOpus::finish()
{
    if (!m_encoder)
        return {};
    const qint64 end = m_samples + m_ahead;
    while (m_encoded < end) {
        m_rest.resize(FrameSamples, 0);
        frame(m_rest.constData(), m_encoded + FrameSamples < end ? Place::Middle : Place::Last);
        m_rest.clear();
    }
    return m_file;
}

void OggOpus::frame(const qint16 *samples, Place place)
{
    QByteArray bytes(LargestPacket, Qt::Uninitialized);
    const opus_int32 size =
        opus_encode(m_encoder.get(), samples, FrameSamples, octets(bytes), LargestPacket);
    m_encoded += FrameSamples;
    bytes.truncate(qMax(0, size));
    packet(bytes, place == Place::Last ? m_samples + m_ahead : m_encoded, place);
}

void OggOpus::packet(QByteArray bytes, qint64 granule, Place place)
{
    ogg_packet packet{};
    packet.packet = octets(bytes);
    packet.bytes = long(bytes.size());
    packet.b_o_s = m_packets == 0 ? 1 : 0;
    packet.e_o_s = place == Place::Last ? 1 : 0;
    packet.granulepos = granule;
    packet.packetno = m_packets++;
    ogg_stream_packetin(&m_stream, &packet);
    ogg_page page{};
    // The two heads have pages of their own.
    while ((place == Place::Middle ? ogg_stream_pageout(&m_stream, &page)
                                   : ogg_stream_flush(&m_stream, &page))
           != 0) {
        std::copy_n(page.header, page.header_len, std::back_inserter(m_file));
        std::copy_n(page.body, page.body_len, std::back_inserter(m_file));
    }
}

} // namespace dunlin::client
