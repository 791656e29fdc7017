// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/qr_code.h"

#include "shared/core/octets.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

namespace dunlin::client {

namespace {

constexpr int QuietZone = 4; // modules of white around it, as the standard has it

} // namespace

QrCode::QrCode(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(false);
}

void QrCode::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_width = 0;
    m_black.clear();
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        bytes.isEmpty() ? nullptr
                        : QRcode_encodeData(int(bytes.size()), octets(bytes), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (code) {
        m_width = code->width;
        m_black.resize(m_width * m_width);
        // The lowest bit of each byte is the module.
        for (int i = 0; i < m_width * m_width; ++i)
            m_black.setBit(i, (code->data[i] & 1) != 0);
    }
    Q_EMIT textChanged();
    update();
}

void QrCode::paint(QPainter *painter)
{
    painter->fillRect(boundingRect(), Qt::white);
    if (m_width == 0)
        return;
    // Whole pixels: a blurred edge costs contrast.
    const int side = m_width + 2 * QuietZone;
    const int module = qMax(1, int(qMin(width(), height())) / side);
    const QPoint start((int(width()) - module * m_width) / 2,
                       (int(height()) - module * m_width) / 2);
    for (int y = 0; y < m_width; ++y) {
        for (int x = 0; x < m_width; ++x) {
            if (isBlack(x, y))
                painter->fillRect(start.x() + x * module, start.y() + y * module, module, module,
                                  Qt::black);
        }
    }
}

} // namespace dunlin::client
