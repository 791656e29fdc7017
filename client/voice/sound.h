// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window wants of a machine that hears, speaks and sees. Answered by a library of its own, which is loaded when it is
// first wanted (SoundLibrary): who never records or plays pays nothing for it.
//
// Plain C++ without signals, because program and library each have their own copy of what is here. All of it lives in
// the main thread; who calls back may be told to stop from within, but not destroyed.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <functional>
#include <memory>
#include <span>

namespace dunlin::client {

// Samples a second of all that is heard: one channel, 16 bits.
inline constexpr int SoundRate = 48000;

class Microphone
{
public:
    using Heard = std::function<void(std::span<const qint16>)>;
    using Lost = std::function<void()>;

    Microphone() = default;
    virtual ~Microphone() = default;
    Q_DISABLE_COPY_MOVE(Microphone)

    // False when it can't be opened. `lost` comes at most once: it was unplugged, or taken away.
    virtual bool start(Heard heard, Lost lost) = 0;
    // Nothing is heard afterwards.
    virtual void stop() = 0;
};

// For reading codes: a few pictures a second, grey ones, small.
class Camera
{
public:
    using Seen = std::function<void(const QImage &)>;
    using Lost = std::function<void()>;

    Camera() = default;
    virtual ~Camera() = default;
    Q_DISABLE_COPY_MOVE(Camera)

    // False when it can't be opened. `lost` comes at most once, also when it turns out later.
    virtual bool start(Seen seen, Lost lost) = 0;
    // Nothing is seen afterwards, and its light is out.
    virtual void stop() = 0;
};

// Makes a file of speech, in memory: what was not sent never was on a disk.
class SpeechEncoder
{
public:
    SpeechEncoder() = default;
    virtual ~SpeechEncoder() = default;
    Q_DISABLE_COPY_MOVE(SpeechEncoder)

    virtual void add(std::span<const qint16> samples) = 0;
    // The whole file; nothing is added afterwards. Any thread.
    virtual QByteArray finish() = 0;
};

// Plays one file.
class SoundPlayer
{
public:
    enum class State { Opening, Playing, Paused, Ended, Failed };

    SoundPlayer() = default;
    virtual ~SoundPlayer() = default;
    Q_DISABLE_COPY_MOVE(SoundPlayer)

    // `changed` comes whenever one of the answers below is another one.
    virtual void open(const QString &path, std::function<void()> changed) = 0;
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void seek(qint64 ms) = 0;
    virtual State state() const = 0;
    virtual qint64 position() const = 0; // ms
    virtual qint64 duration() const = 0; // ms; 0: not known
};

class Sound
{
public:
    Sound() = default;
    virtual ~Sound() = default;
    Q_DISABLE_COPY_MOVE(Sound)

    virtual bool hasMicrophone() const = 0;
    virtual bool hasCamera() const = 0;
    // Something was plugged in or out.
    virtual void watchDevices(std::function<void()> changed) = 0;
    virtual std::unique_ptr<Microphone> microphone() = 0;
    virtual std::unique_ptr<Camera> camera() = 0;
    // Null when there is none.
    virtual std::unique_ptr<SpeechEncoder> encoder() = 0;
    // Null where nothing can be heard.
    virtual std::unique_ptr<SoundPlayer> player() = 0;
};

// The library's one function, by the name below; whoever calls it owns what it gives. The number is another one whenever
// anything above is.
using MakeSound = Sound *(*)();
inline constexpr char MakeSoundName[] = "dunlin_make_sound_2";

} // namespace dunlin::client
