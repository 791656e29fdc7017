// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Speech as Opus in Ogg (RFC 7845): 32 kbit/s, so that ten minutes are 2.4 MB.
#pragma once

#include "client/voice/sound.h"

#include <QList>

#include <ogg/ogg.h>
#include <opus/opus.h>

#include <memory>

namespace dunlin::client {

class OggOpus : public SpeechEncoder
{
public:
    OggOpus();
    ~OggOpus() override;
    Q_DISABLE_COPY_MOVE(OggOpus)

    // False: there is no encoder, and nothing comes of it.
    bool isUsable() const { return m_encoder != nullptr; }

    void add(std::span<const qint16> samples) override;
    QByteArray finish() override;

private:
    struct End {
        void operator()(OpusEncoder *encoder) const { opus_encoder_destroy(encoder); }
    };
    enum class Place { Head, Middle, Last };
    void frame(const qint16 *samples, Place place);
    void packet(QByteArray bytes, qint64 granule, Place place);

    std::unique_ptr<OpusEncoder, End> m_encoder;
    ogg_stream_state m_stream{};
    QList<qint16> m_rest; // less than a frame
    QByteArray m_file;
    int m_ahead = 0;      // samples by which what is decoded lags behind
    qint64 m_samples = 0; // that were heard
    qint64 m_encoded = 0; // that are in frames
    qint64 m_packets = 0;
};

} // namespace dunlin::client
