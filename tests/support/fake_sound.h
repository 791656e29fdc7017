// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A machine's ears, mouth and eye without a device: a test speaks into it, shows it pictures, and says how far what plays has come.
#pragma once

#include "client/voice/sound.h"

#include <QList>

#include <vector>

namespace dunlin::test {

class FakePlayer;

// What the test sees and does; the parts below share it.
struct SoundRoom {
    bool hasMicrophone = true;
    bool opens = true; // the microphone can be had
    bool isListening = false;
    bool hasCamera = true;
    bool isLooking = false;
    client::Camera::Seen seen;
    client::Camera::Lost cameraLost;
    client::Microphone::Heard heard;
    client::Microphone::Lost lost;
    std::function<void()> devicesChanged;
    FakePlayer *player = nullptr; // the newest that is still there
    int players = 0;              // that are still there

    void speak(int ms, qint16 loud = 8000) const
    {
        std::vector<qint16> samples(size_t(ms) * client::SoundRate / 1000, loud);
        if (heard)
            heard(samples);
    }
};

class FakeMicrophone : public client::Microphone
{
public:
    explicit FakeMicrophone(SoundRoom &room)
        : m_room(room)
    {
    }
    ~FakeMicrophone() override { stop(); }
    Q_DISABLE_COPY_MOVE(FakeMicrophone)

    bool start(Heard heard, Lost lost) override
    {
        if (!m_room.opens)
            return false;
        m_room.heard = std::move(heard);
        m_room.lost = std::move(lost);
        m_room.isListening = true;
        return true;
    }
    // It may be called from within `heard`, which has to stay until then.
    void stop() override { m_room.isListening = false; }

private:
    SoundRoom &m_room;
};

class FakeCamera : public client::Camera
{
public:
    explicit FakeCamera(SoundRoom &room)
        : m_room(room)
    {
    }
    ~FakeCamera() override { stop(); }
    Q_DISABLE_COPY_MOVE(FakeCamera)

    bool start(Seen seen, Lost lost) override
    {
        if (!m_room.opens)
            return false;
        m_room.seen = std::move(seen);
        m_room.cameraLost = std::move(lost);
        m_room.isLooking = true;
        return true;
    }
    void stop() override { m_room.isLooking = false; }

private:
    SoundRoom &m_room;
};

// As a server sees it, sound in Ogg; behind that the number of samples.
class FakeEncoder : public client::SpeechEncoder
{
public:
    void add(std::span<const qint16> samples) override { m_samples += qint64(samples.size()); }
    QByteArray finish() override
    {
        return QByteArray("OggS\0\2", 6) + QByteArray::number(m_samples);
    }

private:
    qint64 m_samples = 0;
};

class FakePlayer : public client::SoundPlayer
{
public:
    explicit FakePlayer(SoundRoom &room)
        : m_room(room)
    {
        m_room.player = this;
        ++m_room.players;
    }
    ~FakePlayer() override
    {
        --m_room.players;
        if (m_room.player == this)
            m_room.player = nullptr;
    }
    Q_DISABLE_COPY_MOVE(FakePlayer)

    void open(const QString &path, std::function<void()> changed) override
    {
        m_path = path;
        m_changed = std::move(changed);
    }
    void play() override { set(State::Playing, m_position); }
    void pause() override { set(State::Paused, m_position); }
    void seek(qint64 ms) override { set(m_state, ms); }
    State state() const override { return m_state; }
    qint64 position() const override { return m_position; }
    qint64 duration() const override { return m_duration; }

    QString path() const { return m_path; }
    void set(State state, qint64 position, qint64 duration = 4000)
    {
        m_state = state;
        m_position = position;
        m_duration = duration;
        if (m_changed)
            m_changed();
    }

private:
    SoundRoom &m_room;
    QString m_path;
    std::function<void()> m_changed;
    State m_state = State::Opening;
    qint64 m_position = 0;
    qint64 m_duration = 0;
};

class FakeSound : public client::Sound
{
public:
    // The room is there longer.
    explicit FakeSound(SoundRoom &room)
        : m_room(room)
    {
    }

    bool hasMicrophone() const override { return m_room.hasMicrophone; }
    bool hasCamera() const override { return m_room.hasCamera; }
    void watchDevices(std::function<void()> changed) override
    {
        m_room.devicesChanged = std::move(changed);
    }
    std::unique_ptr<client::Microphone> microphone() override
    {
        return std::make_unique<FakeMicrophone>(m_room);
    }
    std::unique_ptr<client::Camera> camera() override
    {
        return std::make_unique<FakeCamera>(m_room);
    }
    std::unique_ptr<client::SpeechEncoder> encoder() override
    {
        return std::make_unique<FakeEncoder>();
    }
    std::unique_ptr<client::SoundPlayer> player() override
    {
        return std::make_unique<FakePlayer>(m_room);
    }

private:
    SoundRoom &m_room;
};

} // namespace dunlin::test
