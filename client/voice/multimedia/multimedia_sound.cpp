// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/voice/multimedia/multimedia_sound.h"

#include "client/voice/multimedia/multimedia_camera.h"
#include "client/voice/multimedia/ogg_opus.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioOutput>
#include <QAudioSource>
#include <QCoreApplication>
#include <QDir>
#include <QMediaPlayer>
#include <QUrl>

#include <vector>

namespace dunlin::client {

namespace {

class MultimediaMicrophone : public Microphone
{
public:
    MultimediaMicrophone() = default;
    ~MultimediaMicrophone() override { stop(); }
    Q_DISABLE_COPY_MOVE(MultimediaMicrophone)

    bool start(Heard heard, Lost lost) override;
    void stop() override;

private:
    void read();

    Heard m_heard;
    Lost m_lost;
    int m_channels = 1;
    QByteArray m_rest; // less than a sample of all channels
    std::unique_ptr<QAudioSource> m_source;
    QIODevice *m_stream = nullptr; // the source's
};

bool MultimediaMicrophone::start(Heard heard, Lost lost)
{
    const QAudioDevice device = QMediaDevices::defaultAudioInput();
    if (device.isNull())
        return false;
    QAudioFormat format;
    format.setSampleRate(SoundRate);
    format.setSampleFormat(QAudioFormat::Int16);
    format.setChannelCount(1);
    // Some give two channels and no less.
    if (!device.isFormatSupported(format))
        format.setChannelCount(2);
    if (!device.isFormatSupported(format))
        return false;
    m_channels = format.channelCount();
    m_heard = std::move(heard);
    m_lost = std::move(lost);
    m_source = std::make_unique<QAudioSource>(device, format);
    m_stream = m_source->start();
    if (!m_stream || m_source->error() != QAudio::NoError) {
        m_source.reset();
        m_stream = nullptr;
        return false;
    }
    QObject::connect(m_stream, &QIODevice::readyRead, m_source.get(), [this] { read(); });
    QObject::connect(m_source.get(), &QAudioSource::stateChanged, m_source.get(),
                     [this](QAudio::State state) {
                         if (state == QAudio::StoppedState && m_stream) {
                             m_stream = nullptr;
                             m_lost();
                         }
                     });
    return true;
}

void MultimediaMicrophone::stop()
{
    m_stream = nullptr;
    if (m_source)
        m_source->stop();
}

void MultimediaMicrophone::read()
{
    if (!m_stream)
        return;
    m_rest += m_stream->readAll();
    const qsizetype frame = qsizetype(sizeof(qint16)) * m_channels;
    const qsizetype frames = m_rest.size() / frame;
    if (frames == 0)
        return;
    std::vector<qint16> samples(static_cast<size_t>(frames * m_channels));
    memcpy(samples.data(), m_rest.constData(), static_cast<size_t>(frames * frame));
    m_rest.remove(0, frames * frame);
    // The first channel: two microphones of one machine cancel each other out when they are added.
    for (size_t i = 0; i < size_t(frames) && m_channels > 1; ++i)
        samples[i] = samples[i * size_t(m_channels)];
    m_heard(std::span<const qint16>(samples.data(), size_t(frames)));
}

class MultimediaPlayer : public SoundPlayer
{
public:
    MultimediaPlayer() { m_player.setAudioOutput(&m_output); }
    // It tells of its own end, too.
    ~MultimediaPlayer() override { m_player.disconnect(&m_output); }
    Q_DISABLE_COPY_MOVE(MultimediaPlayer)

    void open(const QString &path, std::function<void()> changed) override;
    void play() override { m_player.play(); }
    void pause() override { m_player.pause(); }
    void seek(qint64 ms) override { m_player.setPosition(ms); }
    State state() const override;
    qint64 position() const override { return m_player.position(); }
    qint64 duration() const override { return m_player.duration(); }

private:
    QAudioOutput m_output;
    QMediaPlayer m_player;
};

void MultimediaPlayer::open(const QString &path, std::function<void()> changed)
{
    QObject::connect(&m_player, &QMediaPlayer::positionChanged, &m_output, changed);
    QObject::connect(&m_player, &QMediaPlayer::durationChanged, &m_output, changed);
    QObject::connect(&m_player, &QMediaPlayer::playbackStateChanged, &m_output, changed);
    QObject::connect(&m_player, &QMediaPlayer::mediaStatusChanged, &m_output, changed);
    QObject::connect(&m_player, &QMediaPlayer::errorOccurred, &m_output, changed);
    m_player.setSource(QUrl::fromLocalFile(path));
}

SoundPlayer::State MultimediaPlayer::state() const
{
    if (m_player.error() != QMediaPlayer::NoError
        || m_player.mediaStatus() == QMediaPlayer::InvalidMedia)
        return State::Failed;
    if (m_player.mediaStatus() == QMediaPlayer::EndOfMedia)
        return State::Ended;
    switch (m_player.playbackState()) {
    case QMediaPlayer::PlayingState:
        return State::Playing;
    case QMediaPlayer::PausedState:
        return State::Paused;
    case QMediaPlayer::StoppedState:
        break;
    }
    return State::Opening;
}

// Up to 6.4 Qt takes GStreamer when it is not told otherwise, and hangs or crashes where GStreamer has no
// plug-ins to play with; FFmpeg needs none. It is chosen with the first player. Nobody who is started later shall read it.
class PreferFfmpeg
{
public:
    PreferFfmpeg()
    {
        const QStringList folders = QCoreApplication::libraryPaths();
        for (const QString &folder : folders) {
            const QDir plugins(folder + QStringLiteral("/multimedia"));
            m_isSet |= !qEnvironmentVariableIsSet(Name)
                && !plugins.entryList({QStringLiteral("*ffmpegmediaplugin*")}).isEmpty()
                && qputenv(Name, "ffmpeg");
        }
    }
    ~PreferFfmpeg()
    {
        if (m_isSet)
            qunsetenv(Name);
    }
    Q_DISABLE_COPY_MOVE(PreferFfmpeg)

private:
    static constexpr char Name[] = "QT_MEDIA_BACKEND";
    bool m_isSet = false;
};

} // namespace

bool MultimediaSound::hasMicrophone() const
{
    return !QMediaDevices::audioInputs().isEmpty();
}

bool MultimediaSound::hasCamera() const
{
    return !QMediaDevices::videoInputs().isEmpty();
}

void MultimediaSound::watchDevices(std::function<void()> changed)
{
    QObject::connect(&m_devices, &QMediaDevices::audioInputsChanged, &m_devices, changed);
    QObject::connect(&m_devices, &QMediaDevices::videoInputsChanged, &m_devices,
                     std::move(changed));
}

std::unique_ptr<Camera> MultimediaSound::camera()
{
    return std::make_unique<MultimediaCamera>();
}

std::unique_ptr<Microphone> MultimediaSound::microphone()
{
    return std::make_unique<MultimediaMicrophone>();
}

std::unique_ptr<SpeechEncoder> MultimediaSound::encoder()
{
    auto encoder = std::make_unique<OggOpus>();
    return encoder->isUsable() ? std::move(encoder) : nullptr;
}

std::unique_ptr<SoundPlayer> MultimediaSound::player()
{
    // Of 6.4 it crashes a little later where nothing can be heard.
    if (QMediaDevices::defaultAudioOutput().isNull())
        return nullptr;
    const PreferFfmpeg preferred;
    return std::make_unique<MultimediaPlayer>();
}

} // namespace dunlin::client

extern "C" Q_DECL_EXPORT dunlin::client::Sound *dunlin_make_sound_2()
{
    return std::make_unique<dunlin::client::MultimediaSound>().release();
}
