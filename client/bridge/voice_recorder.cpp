// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/voice_recorder.h"

#include "client/voice/recording_name.h"
#include "shared/core/async.h"
#include "shared/core/log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QThreadPool>

#include <cmath>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qreal Quietest = -54; // dB below the loudest there is: where the meter begins

qreal loudness(std::span<const qint16> samples)
{
    double sum = 0;
    for (const qint16 each : samples)
        sum += double(each) * each;
    const double mean = std::sqrt(sum / double(samples.size())) / 32768;
    return mean <= 0 ? 0 : qBound(0.0, 1 - 20 * std::log10(mean) / Quietest, 1.0);
}

Result<QString> written(const QString &folder, const QString &name, const QByteArray &bytes)
{
    const QDir dir(folder);
    QFile file(dir.filePath(name));
    if (bytes.isEmpty() || !dir.mkpath(folder)
        || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                      QFile::ReadOwner | QFile::WriteOwner))
        return fail(Errc::Unavailable, u"The recording could not be kept"_s);
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        file.remove();
        return fail(Errc::Unavailable, u"The recording could not be kept"_s);
    }
    return file.fileName();
}

} // namespace

VoiceRecorder::VoiceRecorder(SoundLibrary &library, std::chrono::milliseconds longest,
                             std::function<bool()> microphones, QObject *parent,
                             MicrophoneAsker asker)
    : QObject(parent)
    , m_library(library)
    , m_most(longest.count() * SoundRate / 1000)
    , m_microphones(std::move(microphones))
    , m_asker(std::move(asker))
{
}

VoiceRecorder::~VoiceRecorder() = default;

bool VoiceRecorder::isAvailable() const
{
    if (!m_library.isThere())
        return false;
    return m_library.isLoaded() ? m_library.sound()->hasMicrophone() : m_microphones();
}

void VoiceRecorder::begin()
{
    if (m_state != State::Idle || m_isAsking)
        return;
    Sound *sound = m_library.sound();
    if (sound && !m_isWatching) {
        m_isWatching = true;
        sound->watchDevices([this] { Q_EMIT availableChanged(); });
    }
    if (!sound || !sound->hasMicrophone()) {
        Q_EMIT availableChanged();
        Q_EMIT failed(sound ? tr("There is no microphone.") : tr("Nothing can be recorded here."));
        return;
    }
    m_isAsking = true;
    m_asker(this, [this, take = m_takes](bool isGranted) {
        if (take != m_takes)
            return;
        m_isAsking = false;
        if (isGranted)
            listen();
        else
            Q_EMIT failed(tr("The microphone is not allowed to this program. The system's settings "
                             "have a switch for it."));
    });
}

void VoiceRecorder::listen()
{
    Sound *sound = m_library.sound();
    m_encoder = sound->encoder();
    m_microphone = sound->microphone();
    m_samples = 0;
    m_level = 0;
    if (!m_encoder
        || !m_microphone->start([this](std::span<const qint16> samples) { took(samples); },
                                [this] { lost(); })) {
        end(State::Idle);
        Q_EMIT failed(tr("The microphone can't be opened."));
        return;
    }
    m_state = State::Recording;
    Q_EMIT changed();
}

void VoiceRecorder::took(std::span<const qint16> samples)
{
    if (m_state != State::Recording || samples.empty())
        return;
    const auto used = samples.first(size_t(qMin(qint64(samples.size()), m_most - m_samples)));
    m_encoder->add(used);
    m_samples += qint64(used.size());
    m_level = loudness(samples);
    if (m_samples >= m_most)
        hold();
    else
        Q_EMIT changed();
}

void VoiceRecorder::lost()
{
    if (m_state != State::Recording)
        return;
    if (m_samples > 0) {
        hold();
        Q_EMIT failed(tr("The microphone is gone. What it heard can still be sent."));
        return;
    }
    m_state = State::Idle;
    Q_EMIT changed();
    Q_EMIT failed(tr("The microphone can't be opened."));
}

// The microphone may be calling: it is let go with the next begin, or at the end.
void VoiceRecorder::hold()
{
    if (m_isAsking)
        cancel();
    if (m_state != State::Recording)
        return;
    m_microphone->stop();
    m_level = 0;
    m_state = State::Held;
    Q_EMIT changed();
}

void VoiceRecorder::end(State state)
{
    ++m_takes;
    m_isAsking = false;
    m_microphone.reset();
    m_encoder.reset();
    m_level = 0;
    m_state = state;
    Q_EMIT changed();
}

void VoiceRecorder::cancel()
{
    if (m_state != State::Idle || m_isAsking)
        end(State::Idle);
}

void VoiceRecorder::finish(const QString &folder)
{
    if (m_state != State::Recording && m_state != State::Held)
        return;
    if (m_samples == 0) {
        end(State::Idle);
        Q_EMIT failed(tr("Nothing was heard yet."));
        return;
    }
    const auto made =
        runOn(QThreadPool::globalInstance(),
              [encoder = m_encoder, folder,
               name = recordingName(QDateTime::currentDateTime(), elapsed())]() -> Result<QString> {
                  return written(folder, name, encoder->finish());
              });
    end(State::Saving);
    finally(this, made, [this, take = m_takes](const Result<QString> &path) {
        if (path.ok())
            m_saved.insert(*path);
        if (take != m_takes) {
            // Thrown away meanwhile.
            if (path.ok())
                discard(*path);
            return;
        }
        m_state = State::Idle;
        Q_EMIT changed();
        if (path.ok())
            Q_EMIT saved(*path);
        else
            Q_EMIT failed(tr("The recording could not be kept."));
    });
}

void VoiceRecorder::discard(const QString &path)
{
    if (m_saved.remove(path) && !QFile::remove(path))
        qCInfo(lcApp, "A recording that is not sent could not be removed");
}

} // namespace dunlin::client
