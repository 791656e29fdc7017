// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The usual camera, by Qt Multimedia, looked through a few times a second.
#pragma once

#include "client/voice/sound.h"

#include <QCamera>
#include <QElapsedTimer>
#include <QMediaCaptureSession>
#include <QVideoSink>

namespace dunlin::client {

class MultimediaCamera : public Camera
{
public:
    MultimediaCamera();
    ~MultimediaCamera() override { stop(); }
    Q_DISABLE_COPY_MOVE(MultimediaCamera)

    bool start(Seen seen, Lost lost) override;
    void stop() override;

private:
    void look(const QVideoFrame &frame);

    Seen m_seen;
    QElapsedTimer m_last;
    QVideoSink m_sink;
    QMediaCaptureSession m_session;
    std::unique_ptr<QCamera> m_camera;
};

} // namespace dunlin::client
