// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A text as a picture of its QR code, as the window paints it.
#pragma once

#include "client/bridge/qr_code.h"

#include <QImage>

namespace dunlin::test {

// `module`: pixels of one.
inline QImage pictureOfCode(const QString &text, int module = 6)
{
    client::QrCode code;
    code.setText(text);
    constexpr int quiet = 4;
    const int side = (code.modules() + 2 * quiet) * module;
    QImage picture(side, side, QImage::Format_RGB32);
    picture.fill(Qt::white);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const QPoint at(x / module - quiet, y / module - quiet);
            if (QRect(0, 0, code.modules(), code.modules()).contains(at)
                && code.isBlack(at.x(), at.y()))
                picture.setPixel(x, y, qRgb(0, 0, 0));
        }
    }
    return picture;
}

} // namespace dunlin::test
