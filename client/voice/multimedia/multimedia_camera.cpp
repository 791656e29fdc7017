// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/voice/multimedia/multimedia_camera.h"

#include <QCameraDevice>
#include <QMediaDevices>
#include <QVideoFrame>

namespace dunlin::client {

namespace {

constexpr qint64 PauseMs = 150;
constexpr int EnoughWidth = 640;

// The smallest pictures in which a code on a screen can still be read.
QCameraFormat smallEnough(const QCameraDevice &device)
{
    QCameraFormat best;
    for (const QCameraFormat &each : device.videoFormats()) {
        const int width = each.resolution().width();
        if (width >= EnoughWidth && (best.isNull() || width < best.resolution().width()))
            best = each;
    }
    return best;
}

} // namespace

MultimediaCamera::MultimediaCamera()
{
    m_session.setVideoSink(&m_sink);
    QObject::connect(&m_sink, &QVideoSink::videoFrameChanged, &m_sink,
                     [this](const QVideoFrame &frame) { look(frame); });
}

bool MultimediaCamera::start(Seen seen, Lost lost)
{
    const QCameraDevice device = QMediaDevices::defaultVideoInput();
    if (device.isNull())
        return false;
    m_seen = std::move(seen);
    m_camera = std::make_unique<QCamera>(device);
    if (const QCameraFormat format = smallEnough(device); !format.isNull())
        m_camera->setCameraFormat(format);
    QObject::connect(m_camera.get(), &QCamera::errorOccurred, &m_sink,
                     [this, lost = std::move(lost)](QCamera::Error error) {
                         if (error != QCamera::NoError && m_seen) {
                             m_seen = nullptr;
                             lost();
                         }
                     });
    m_session.setCamera(m_camera.get());
    m_camera->start();
    return true;
}

void MultimediaCamera::stop()
{
    m_seen = nullptr;
    if (!m_camera)
        return;
    m_camera->stop();
    m_session.setCamera(nullptr);
    // It may be its own error that ends it.
    m_camera.release()->deleteLater();
}

void MultimediaCamera::look(const QVideoFrame &frame)
{
    if (!m_seen || (m_last.isValid() && m_last.elapsed() < PauseMs))
        return;
    m_last.start();
    const QImage image = frame.toImage();
    // It may be told to stop from within.
    const Seen seen = m_seen;
    if (!image.isNull())
        seen(image.convertToFormat(QImage::Format_Grayscale8));
}

} // namespace dunlin::client
