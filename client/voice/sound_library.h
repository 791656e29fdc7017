// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library that records and plays: whether it is installed is one look at the disk, and it is loaded when somebody
// presses the first button. Qt Multimedia and what it brings take tens of megabytes and a start noticeably longer.
#pragma once

#include "client/voice/sound.h"

#include <QStringList>

namespace dunlin::client {

class SoundLibrary
{
public:
    // The first of these folders that has it counts.
    explicit SoundLibrary(const QStringList &folders = usualFolders());
    // One that is there already.
    explicit SoundLibrary(std::unique_ptr<Sound> sound);

    // Where it is installed, and where a build leaves it.
    static QStringList usualFolders();

    // False also when it turned out that it can't be loaded.
    bool isThere() const { return m_sound || !m_path.isEmpty(); }
    bool isLoaded() const { return m_sound != nullptr; }
    // Loads it; null when it can't be.
    Sound *sound();

private:
    QString m_path;
    std::unique_ptr<Sound> m_sound;
};

// Whether to ask for a microphone is worth the while, without loading anything for it: false only where it is sure that
// there is none, neither a device that records nor somebody who serves sound. `devices` is /dev/snd, `runtime` the
// user's folder of sockets.
bool mayHaveMicrophone(const QString &devices, const QString &runtime);
bool mayHaveMicrophone();
// The same of a camera; `devices` is /dev.
bool mayHaveCamera(const QString &devices);
bool mayHaveCamera();

} // namespace dunlin::client
