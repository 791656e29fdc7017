// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/voice_player.h"

namespace dunlin::client {

VoicePlayer::VoicePlayer(SoundLibrary &library, Fetch fetch, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_fetch(std::move(fetch))
{
}

VoicePlayer::~VoicePlayer() = default;

void VoicePlayer::toggle(const QString &key, const QString &fileId, qint64 size,
                         const QString &localPath)
{
    if (key == m_key && m_state == State::Fetching)
        return;
    if (key == m_key && m_player) {
        if (m_state == State::Playing)
            m_player->pause();
        else
            m_player->play();
        return;
    }
    stop();
    m_key = key;
    if (fileId.isEmpty()) {
        open(localPath);
        return;
    }
    const auto id = FileId::fromText(fileId);
    if (!id) {
        give(State::Failed, tr("It can't be played here."));
        return;
    }
    give(State::Fetching);
    finally(this, m_fetch(*id, size), [this, asked = m_asked](const Result<QString> &path) {
        if (asked != m_asked)
            return;
        if (path.ok())
            open(*path);
        else
            give(State::Failed, tr("It can't be fetched now."));
    });
}

void VoicePlayer::open(const QString &path)
{
    Sound *sound = m_library.sound();
    m_player = sound ? sound->player() : nullptr;
    if (!m_player) {
        give(State::Failed, tr("It can't be played here."));
        return;
    }
    m_player->open(path, [this] { look(); });
    if (m_player)
        m_player->play();
    look();
}

void VoicePlayer::look()
{
    if (!m_player)
        return;
    m_duration = m_player->duration();
    m_position = m_player->position();
    switch (m_player->state()) {
    case SoundPlayer::State::Opening:
        give(State::Fetching);
        break;
    case SoundPlayer::State::Playing:
        give(State::Playing);
        break;
    case SoundPlayer::State::Paused:
        give(State::Paused);
        break;
    case SoundPlayer::State::Ended:
        letGo();
        m_position = 0;
        give(State::Idle);
        break;
    case SoundPlayer::State::Failed:
        letGo();
        give(State::Failed, tr("It can't be played here."));
        break;
    }
}

void VoicePlayer::seek(int ms)
{
    if (m_player)
        m_player->seek(qBound(qint64(0), qint64(ms), m_duration));
}

void VoicePlayer::pause()
{
    if (m_player && m_state == State::Playing)
        m_player->pause();
    else if (m_state == State::Fetching)
        stop();
}

void VoicePlayer::stop()
{
    ++m_asked;
    letGo();
    m_key.clear();
    m_position = 0;
    m_duration = 0;
    give(State::Idle);
}

// It may be calling: it goes with the next turn of the loop.
void VoicePlayer::letGo()
{
    if (!m_player)
        return;
    const std::shared_ptr<SoundPlayer> gone(std::move(m_player));
    gone->pause();
    QMetaObject::invokeMethod(
        this, [gone] { Q_UNUSED(gone) }, Qt::QueuedConnection);
}

void VoicePlayer::give(State state, const QString &trouble)
{
    m_state = state;
    m_trouble = trouble;
    Q_EMIT changed();
}

} // namespace dunlin::client
