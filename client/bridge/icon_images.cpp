// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/icon_images.h"

#include "shared/core/log.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace dunlin::client {

IconImages::IconImages()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
}

QImage IconImages::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const qsizetype slash = id.indexOf(u'/');
    const QSize pixels = requestedSize.isEmpty() ? QSize(24, 24) : requestedSize;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);

    QFile file(u":/dunlin/icons/"_s + id.left(slash) + u".svg"_s);
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray svg = file.readAll();
        svg.replace("currentColor", QByteArray("#") + id.mid(slash + 1).right(6).toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&image);
        renderer.render(&painter);
    } else {
        qCWarning(lcApp, "There is no icon of the name %ls.", qUtf16Printable(id));
    }
    if (size)
        *size = pixels;
    return image;
}

} // namespace dunlin::client
