// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/code_reader.h"

#include "client/bridge/permission_compat.h"
#include "shared/core/async.h"

#include <QImageReader>
#include <QThreadPool>
#include <QUrl>

#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

namespace dunlin::client {

namespace {

constexpr int MostPixelsEachWay =
    2048; // of a side: a code on a picture of a whole screen is still readable

ZXing::Result readIn(const ZXing::ImageView &view)
{
    // They were given another name in 2.2.
#if ZXING_VERSION_MAJOR > 2 || (ZXING_VERSION_MAJOR == 2 && ZXING_VERSION_MINOR >= 2)
    using Hints = ZXing::ReaderOptions;
#else
    using Hints = ZXing::DecodeHints;
#endif
    return ZXing::ReadBarcode(view, Hints().setFormats(ZXing::BarcodeFormat::QRCode));
}

Result<QString> codeInFile(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    QSize size = reader.size();
    if (size.width() > MostPixelsEachWay || size.height() > MostPixelsEachWay) {
        size.scale(MostPixelsEachWay, MostPixelsEachWay, Qt::KeepAspectRatio);
        reader.setScaledSize(size);
    }
    const QImage image = reader.read();
    if (image.isNull())
        return fail(Errc::Invalid, reader.errorString());
    return codeIn(image);
}

} // namespace

QString codeIn(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    if (grey.isNull())
        return {};
    const auto result = readIn({grey.constBits(), grey.width(), grey.height(),
                                ZXing::ImageFormat::Lum, int(grey.bytesPerLine())});
    if (!result.isValid())
        return {};
    QByteArray text;
    for (const auto byte : result.bytes())
        text.append(char(byte));
    return QString::fromUtf8(text);
}

CodeReader::CodeReader(SoundLibrary &library, std::function<bool()> cameras, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_cameras(std::move(cameras))
{
}

CodeReader::~CodeReader() = default;

bool CodeReader::hasCamera() const
{
    return m_library.isThere()
        && (m_library.isLoaded() ? m_library.sound()->hasCamera() : m_cameras());
}

void CodeReader::begin()
{
    if (m_isWanted)
        return;
    // Whoever would be asked whether it may be used has none.
    if (!hasCamera()) {
        Q_EMIT changed();
        return;
    }
    m_isWanted = true;
    askForCamera(this, [this, look = m_looks](bool may) {
        // Whoever left meanwhile is not looked at.
        if (!m_isWanted || look != m_looks)
            return;
        if (may)
            open();
        else
            lost();
    });
}

void CodeReader::open()
{
    Sound *sound = m_library.sound();
    if (!sound || !sound->hasCamera()) {
        end();
        return;
    }
    m_camera = sound->camera();
    if (m_camera
        && m_camera->start([this](const QImage &image) { look(image); }, [this] { lost(); }))
        Q_EMIT changed();
    else
        lost();
}

void CodeReader::end()
{
    ++m_looks;
    m_isWanted = false;
    m_isReading = false;
    m_seen = {};
    if (m_camera) {
        m_camera->stop();
        // It may be the camera that calls.
        QMetaObject::invokeMethod(
            this, [camera = std::shared_ptr<Camera>(std::move(m_camera))] {}, Qt::QueuedConnection);
    }
    Q_EMIT changed();
    Q_EMIT seenChanged();
}

void CodeReader::look(const QImage &image)
{
    if (!isLooking())
        return;
    m_seen = image;
    Q_EMIT seenChanged();
    if (std::exchange(m_isReading, true))
        return;
    finally(this, runOn(QThreadPool::globalInstance(), [image] { return Result(codeIn(image)); }),
            [this, look = m_looks](const Result<QString> &text) {
                if (look != m_looks)
                    return;
                m_isReading = false;
                if (!text.ok() || text->isEmpty())
                    return;
                end();
                Q_EMIT found(*text);
            });
}

void CodeReader::lost()
{
    if (!m_isWanted)
        return;
    end();
    Q_EMIT failed(tr("The camera is gone, or may not be used."));
}

void CodeReader::readPicture(const QUrl &file)
{
    finally(this,
            runOn(QThreadPool::globalInstance(),
                  [path = file.toLocalFile()] { return codeInFile(path); }),
            [this](const Result<QString> &text) {
                if (!text.ok())
                    Q_EMIT failed(tr("That is no picture that can be read."));
                else if (text->isEmpty())
                    Q_EMIT failed(tr("There is no code in that picture."));
                else
                    Q_EMIT found(*text);
            });
}

} // namespace dunlin::client
