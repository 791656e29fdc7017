// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plays files of messages, for QML: one at a time, each fetched first. What plays is named by its key, which is the caller's:
// the file of a message has no id before it is up, and no path afterwards. Main thread.
#pragma once

#include "client/voice/sound_library.h"
#include "shared/core/async.h"
#include "shared/core/id.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class VoicePlayer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool available READ isAvailable NOTIFY changed FINAL)
    // What was started last; empty when that was stopped.
    Q_PROPERTY(QString key READ key NOTIFY changed FINAL)
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(int position READ position NOTIFY changed FINAL) // ms
    Q_PROPERTY(int duration READ duration NOTIFY changed FINAL) // ms; 0: not known
    // Of Failed: why, in a sentence for the user.
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed FINAL)

public:
    enum class State { Idle, Fetching, Playing, Paused, Failed };
    Q_ENUM(State)
    // The path of a whole file that can be read.
    using Fetch = std::function<Async<QString>(const FileId &, qint64 size)>;

    VoicePlayer(SoundLibrary &library, Fetch fetch, QObject *parent = nullptr);
    ~VoicePlayer() override;

    bool isAvailable() const { return m_library.isThere(); }
    QString key() const { return m_key; }
    State state() const { return m_state; }
    int position() const { return int(m_position); }
    int duration() const { return int(m_duration); }
    QString trouble() const { return m_trouble; }

    // Plays it, holds it, goes on; another one ends what played. `localPath` instead of an id: it waits to be sent.
    Q_INVOKABLE void toggle(const QString &key, const QString &fileId, qint64 size,
                            const QString &localPath);
    // Of what plays or is held.
    Q_INVOKABLE void seek(int ms);
    Q_INVOKABLE void pause();
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();

private:
    void open(const QString &path);
    void look();
    void letGo();
    void give(State state, const QString &trouble = {});

    SoundLibrary &m_library;
    const Fetch m_fetch;
    std::unique_ptr<SoundPlayer> m_player;
    QString m_key;
    State m_state = State::Idle;
    QString m_trouble;
    qint64 m_position = 0;
    qint64 m_duration = 0;
    quint64 m_asked = 0;
};

} // namespace dunlin::client
