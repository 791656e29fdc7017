// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs the tst_*.qml of this folder against the modules that are linked in.
#include "client/bridge/icon_images.h"

#include <QQmlEngine>
#include <QtQuickTest>

class Setup : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        engine->addImageProvider(QStringLiteral("icon"), new dunlin::client::IconImages);
    }
};

QUICK_TEST_MAIN_WITH_SETUP(dunlin, Setup)
#include "tst_qml.moc"
