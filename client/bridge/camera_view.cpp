// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/camera_view.h"

#include <QPainter>

namespace dunlin::client {

void CameraView::setReader(CodeReader *reader)
{
    if (m_reader == reader)
        return;
    if (m_reader)
        m_reader->disconnect(this);
    m_reader = reader;
    if (m_reader)
        connect(m_reader, &CodeReader::seenChanged, this, [this] { update(); });
    Q_EMIT readerChanged();
    update();
}

void CameraView::paint(QPainter *painter)
{
    painter->fillRect(boundingRect(), Qt::black);
    const QImage image = m_reader ? m_reader->seen() : QImage();
    if (image.isNull())
        return;
    QSizeF size = image.size();
    size.scale(boundingRect().size(), Qt::KeepAspectRatioByExpanding);
    QRectF place({}, size);
    place.moveCenter(boundingRect().center());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->translate(width(), 0);
    painter->scale(-1, 1);
    painter->drawImage(place, image);
}

} // namespace dunlin::client
