// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Records a voice message, for QML: listens, says how long and how loud, stops by itself after the longest time, and
// leaves a file that only the user can read when it is to be sent. Until then it is in memory alone, so that what is
// thrown away never was on a disk. Main thread.
#pragma once

#include "client/bridge/permission_compat.h"
#include "client/voice/sound_library.h"

#include <QObject>
#include <QSet>
#include <QtQml/qqmlregistration.h>

#include <chrono>

namespace dunlin::client {

class VoiceRecorder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    // As far as can be told; certain when it was asked to begin once.
    Q_PROPERTY(bool available READ isAvailable NOTIFY availableChanged FINAL)
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(int elapsed READ elapsed NOTIFY changed FINAL) // ms
    Q_PROPERTY(int longest READ longest CONSTANT FINAL)       // ms
    // Of what was heard last, 0 to 1.
    Q_PROPERTY(qreal level READ level NOTIFY changed FINAL)

public:
    enum class State {
        Idle,
        Recording,
        Held, // it does not listen any more, and what it heard waits to be sent or thrown away
        Saving,
    };
    Q_ENUM(State)

    // `microphones`: whether one may be there, asked before the library is loaded. `asker`: asks the system, and the system its
    // user, whether this program may listen.
    explicit VoiceRecorder(
        SoundLibrary &library, std::chrono::milliseconds longest = std::chrono::minutes(10),
        std::function<bool()> microphones = [] { return mayHaveMicrophone(); },
        QObject *parent = nullptr, MicrophoneAsker asker = askForMicrophone);
    ~VoiceRecorder() override;

    bool isAvailable() const;
    State state() const { return m_state; }
    int elapsed() const { return int(m_samples * 1000 / SoundRate); }
    int longest() const { return int(m_most * 1000 / SoundRate); }
    qreal level() const { return m_level; }

    // What keeps it from beginning is told by failed(). The system may ask its user first: cancel() takes it back then, too.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void hold();
    Q_INVOKABLE void cancel();
    // Into a file of its own in `folder`: ends with saved() or failed().
    Q_INVOKABLE void finish(const QString &folder);
    // Of what it saved, one that is not sent after all. Other files are left alone.
    Q_INVOKABLE void discard(const QString &path);

Q_SIGNALS:
    void availableChanged();
    void changed();
    void saved(const QString &path);
    // In a sentence for the user.
    void failed(const QString &text);

private:
    void listen();
    void took(std::span<const qint16> samples);
    void lost();
    void end(State state);

    SoundLibrary &m_library;
    const qint64 m_most; // samples
    const std::function<bool()> m_microphones;
    const MicrophoneAsker m_asker;
    bool m_isWatching = false;
    bool m_isAsking = false;
    State m_state = State::Idle;
    std::shared_ptr<SpeechEncoder> m_encoder;
    std::unique_ptr<Microphone> m_microphone;
    qint64 m_samples = 0;
    qreal m_level = 0;
    quint64 m_takes = 0;
    QSet<QString> m_saved;
};

} // namespace dunlin::client
