// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sound and pictures by Qt Multimedia.
#pragma once

#include "client/voice/sound.h"

#include <QMediaDevices>

namespace dunlin::client {

class MultimediaSound : public Sound
{
public:
    bool hasMicrophone() const override;
    bool hasCamera() const override;
    void watchDevices(std::function<void()> changed) override;
    std::unique_ptr<Microphone> microphone() override;
    std::unique_ptr<Camera> camera() override;
    std::unique_ptr<SpeechEncoder> encoder() override;
    std::unique_ptr<SoundPlayer> player() override;

private:
    QMediaDevices m_devices;
};

} // namespace dunlin::client
