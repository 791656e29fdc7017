// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/files/portrait.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>

#include <cstring>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int JpegQuality = 88;

// The pixels alone: a copy of an image takes its texts along.
QImage pixelsOf(const QImage &image)
{
    QImage bare(image.size(), image.format());
    if (bare.isNull())
        return bare;
    const auto row = size_t(std::min(bare.bytesPerLine(), image.bytesPerLine()));
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(bare.scanLine(y), image.constScanLine(y), row);
    return bare;
}

bool isOpaque(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return true;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) != 255)
                return false;
        }
    }
    return true;
}

} // namespace

std::optional<QByteArray> portraitOf(const QByteArray &bytes, const QString &contentType)
{
    if (!contentType.startsWith("image/"_L1))
        return std::nullopt;
    QBuffer source;
    source.setData(bytes);
    if (!source.open(QIODevice::ReadOnly))
        return std::nullopt;
    // One reader for one type: what the bytes are was told from their beginning, and no other reader tries them.
    QImageReader reader(&source, contentType.sliced(6).toLatin1());
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > LongestPictureEdge || size.height() > LongestPictureEdge
        || qint64(size.width()) * size.height() > MostPicturePixels)
        return std::nullopt;
    if (size.width() > PortraitEdge || size.height() > PortraitEdge)
        reader.setScaledSize(
            size.scaled(PortraitEdge, PortraitEdge, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    QImage image = reader.read();
    if (image.isNull())
        return std::nullopt;
    if (image.colorSpace().isValid())
        image.convertToColorSpace(QColorSpace::SRgb);
    image = image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32
                                                          : QImage::Format_RGB32);
    const bool opaque = isOpaque(image);
    if (opaque)
        image = image.convertToFormat(QImage::Format_RGB32);
    image = pixelsOf(image);
    if (image.isNull())
        return std::nullopt;
    QByteArray portrait;
    QBuffer target(&portrait);
    if (!target.open(QIODevice::WriteOnly))
        return std::nullopt;
    QImageWriter writer(&target, opaque ? "jpeg" : "png");
    if (opaque)
        writer.setQuality(JpegQuality);
    if (!writer.write(image))
        return std::nullopt;
    return portrait;
}

} // namespace dunlin::server
