// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was said comes out of a decoder again, as long as it was.
#include "client/voice/multimedia/ogg_opus.h"

#include <QtEndian>
#include <QTest>

#include <cmath>
#include <vector>

using namespace dunlin::client;

namespace {

struct Decoded {
    std::vector<qint16> samples;
    int packets = 0;
    bool hasEnd = false;
};

// By the libraries' own reader, as a player does it.
Decoded decoded(const QByteArray &file)
{
    Decoded all;
    ogg_sync_state sync{};
    ogg_sync_init(&sync);
    memcpy(ogg_sync_buffer(&sync, long(file.size())), file.constData(), size_t(file.size()));
    ogg_sync_wrote(&sync, long(file.size()));
    ogg_stream_state stream{};
    int error = 0;
    OpusDecoder *decoder = opus_decoder_create(SoundRate, 1, &error);
    qint64 skip = 0;
    qint64 end = 0;
    bool isOpen = false;
    for (ogg_page page{}; ogg_sync_pageout(&sync, &page) == 1;) {
        if (!isOpen)
            ogg_stream_init(&stream, ogg_page_serialno(&page));
        isOpen = true;
        ogg_stream_pagein(&stream, &page);
        for (ogg_packet packet{}; ogg_stream_packetout(&stream, &packet) == 1;) {
            const QByteArray bytes(reinterpret_cast<const char *>(packet.packet), packet.bytes);
            if (all.packets++ == 0) {
                if (!bytes.startsWith("OpusHead") || !packet.b_o_s)
                    return {};
                skip = qFromLittleEndian<quint16>(bytes.constData() + 10);
                continue;
            }
            if (bytes.startsWith("OpusTags"))
                continue;
            qint16 samples[5760];
            const int count =
                opus_decode(decoder, packet.packet, opus_int32(packet.bytes), samples, 5760, 0);
            all.samples.insert(all.samples.end(), samples, samples + qMax(0, count));
            if (packet.e_o_s) {
                all.hasEnd = true;
                end = packet.granulepos;
            }
        }
    }
    opus_decoder_destroy(decoder);
    if (isOpen)
        ogg_stream_clear(&stream);
    ogg_sync_clear(&sync);
    if (all.hasEnd && end <= qint64(all.samples.size()) && skip <= end) {
        all.samples.resize(size_t(end));
        all.samples.erase(all.samples.begin(), all.samples.begin() + skip);
    }
    return all;
}

std::vector<qint16> tone(int count, double hertz)
{
    std::vector<qint16> samples;
    for (int i = 0; i < count; ++i)
        samples.push_back(qint16(9000 * std::sin(2 * M_PI * hertz * i / SoundRate)));
    return samples;
}

// How much of this tone is in it, 0 to 1.
double share(const std::vector<qint16> &samples, double hertz)
{
    double real = 0;
    double imaginary = 0;
    double all = 0;
    for (size_t i = 0; i < samples.size(); ++i) {
        const double angle = 2 * M_PI * hertz * double(i) / SoundRate;
        real += samples[i] * std::cos(angle);
        imaginary += samples[i] * std::sin(angle);
        all += double(samples[i]) * samples[i];
    }
    return all == 0 ? 0
                    : 2 * (real * real + imaginary * imaginary) / (all * double(samples.size()));
}

} // namespace

class OggOpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSaidComesOutAgain_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("piece");
        QTest::newRow("one sample") << 1 << 1;
        QTest::newRow("a frame") << 960 << 960;
        QTest::newRow("a frame, and what is ahead") << 960 - 312 << 100;
        QTest::newRow("two seconds in odd pieces") << 2 * SoundRate << 733;
        QTest::newRow("half a minute at once") << 30 * SoundRate << 30 * SoundRate;
    }
    void whatWasSaidComesOutAgain()
    {
        QFETCH(int, count);
        QFETCH(int, piece);
        const std::vector<qint16> said = tone(count, 440);
        OggOpus encoder;
        QVERIFY(encoder.isUsable());
        for (int at = 0; at < count; at += piece)
            encoder.add(std::span(said).subspan(size_t(at), size_t(qMin(piece, count - at))));
        const QByteArray file = encoder.finish();

        const Decoded heard = decoded(file);
        QVERIFY(heard.hasEnd);
        QCOMPARE(heard.samples.size(), said.size());
        if (count > SoundRate) {
            QVERIFY2(share(heard.samples, 440) > 0.9,
                     qPrintable(QString::number(share(heard.samples, 440))));
            // 32 kbit/s are 4 KB a second; a little goes into the pages.
            QVERIFY(file.size() < qint64(count) * 5000 / SoundRate);
        }
    }
    void nothingIsAFileToo()
    {
        OggOpus encoder;
        const Decoded heard = decoded(encoder.finish());
        QVERIFY(heard.hasEnd);
        QCOMPARE(heard.samples.size(), size_t(0));
    }
};

QTEST_GUILESS_MAIN(OggOpusTest)
#include "tst_ogg_opus.moc"
