// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs the tst_*.qml of this folder against the modules that are linked in.
#include "client/bridge/icon_images.h"

#include <QQmlEngine>
#include <QQuickImageProvider>
#include <QtQuickTest>

// In the place of what fetches: "green" is somebody's picture, anything else can't be had.
class Pictures : public QQuickImageProvider
{
public:
    Pictures()
        : QQuickImageProvider(Image)
    {
    }
    QImage requestImage(const QString &id, QSize *size, const QSize &wanted) override
    {
        if (!id.endsWith(QStringLiteral("/green")))
            return {};
        QImage picture(wanted.isEmpty() ? QSize(64, 64) : wanted, QImage::Format_RGB32);
        picture.fill(QColor(0x22, 0x88, 0x44));
        *size = picture.size();
        return picture;
    }
};

class Setup : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        engine->addImageProvider(QStringLiteral("icon"), new dunlin::client::IconImages);
        engine->addImageProvider(QStringLiteral("file"), new Pictures);
    }
};

QUICK_TEST_MAIN_WITH_SETUP(dunlin, Setup)
#include "tst_qml.moc"
