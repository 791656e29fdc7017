// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/voice/sound_library.h"

#include "shared/core/log.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibrary>
#include <QStandardPaths>

namespace dunlin::client {

namespace {

#if defined(Q_OS_WIN)
const QString FileName = QStringLiteral("dunlin_voice.dll");
#else
const QString FileName = QStringLiteral("dunlin_voice.so");
#endif

} // namespace

SoundLibrary::SoundLibrary(const QStringList &folders)
{
    for (const QString &folder : folders) {
        const QString path = QDir(folder).filePath(FileName);
        if (QFileInfo(path).isFile()) {
            m_path = path;
            return;
        }
    }
}

SoundLibrary::SoundLibrary(std::unique_ptr<Sound> sound)
    : m_sound(std::move(sound))
{
}

QStringList SoundLibrary::usualFolders()
{
    const QDir program(QCoreApplication::applicationDirPath());
    return {QDir::cleanPath(program.filePath(QStringLiteral(DUNLIN_VOICE_FOLDER))),
            program.absolutePath()};
}

Sound *SoundLibrary::sound()
{
    if (m_sound || m_path.isEmpty())
        return m_sound.get();
    QLibrary library(m_path);
    // It stays until the program ends: what it made is used up to then.
    library.setLoadHints(QLibrary::PreventUnloadHint);
    if (const auto make = reinterpret_cast<MakeSound>(library.resolve(MakeSoundName)))
        m_sound.reset(make());
    if (!m_sound) {
        qCWarning(lcApp, "What records and plays can't be loaded: %ls.",
                  qUtf16Printable(library.errorString()));
        m_path.clear();
    }
    return m_sound.get();
}

bool mayHaveMicrophone(const QString &devices, const QString &runtime)
{
    const QDir sockets(runtime);
    // By the names that the kernel gives: pcmC0D0c is the first device of the first card, and captures.
    return !QDir(devices).entryList({QStringLiteral("pcmC*c")}, QDir::System).isEmpty()
        || (!runtime.isEmpty()
            && (sockets.exists(QStringLiteral("pulse/native"))
                || sockets.exists(QStringLiteral("pipewire-0"))));
}

bool mayHaveMicrophone()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("PULSE_SERVER")
        || mayHaveMicrophone(QStringLiteral("/dev/snd"),
                             QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation));
#else
    return true;
#endif
}

bool mayHaveCamera(const QString &devices)
{
    // Also what only tells of pictures is named so: it turns out when it is begun.
    return !QDir(devices).entryList({QStringLiteral("video*")}, QDir::System).isEmpty();
}

bool mayHaveCamera()
{
#ifdef Q_OS_LINUX
    return mayHaveCamera(QStringLiteral("/dev"));
#else
    return true;
#endif
}

} // namespace dunlin::client
