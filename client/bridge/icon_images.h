// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Icons in any colour: image://icon/<name>/<rrggbb> draws :/dunlin/icons/<name>.svg with its strokes in that
// colour. A plain image works with every renderer, the software one included, which a shader does not.
#pragma once

#include <QQuickImageProvider>

namespace dunlin::client {

class IconImages : public QQuickImageProvider
{
public:
    IconImages();
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace dunlin::client
