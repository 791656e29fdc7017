// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/window.h"

#include "client/bridge/file_images.h"
#include "client/bridge/icon_images.h"

using namespace Qt::StringLiterals;

namespace dunlin::client {

QQuickWindow *openWindow(QQmlApplicationEngine &engine, AccountSession &session,
                         Appearance &appearance, Clipboard &clipboard, const WindowStart &start)
{
    engine.addImportPath(u"qrc:/qt/qml"_s);             // the default from Qt 6.5 on
    engine.addImageProvider(u"icon"_s, new IconImages); // owned by the engine
    engine.addImageProvider(u"file"_s, new FileImages(session));
    engine.setInitialProperties({{u"session"_s, QVariant::fromValue(&session)},
                                 {u"appearance"_s, QVariant::fromValue(&appearance)},
                                 {u"clipboard"_s, QVariant::fromValue(&clipboard)},
                                 {u"version"_s, QStringLiteral(DUNLIN_VERSION)},
                                 {u"startServer"_s, start.server},
                                 {u"startInvite"_s, start.link},
                                 {u"notifier"_s, QVariant::fromValue(start.notifier)}});
    engine.load(QUrl(u"qrc:/qt/qml/Dunlin/App/Main.qml"_s));
    const QObjectList made = engine.rootObjects();
    auto *window = made.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(made.first());
    if (window && start.notifier)
        start.notifier->setWindow(window);
    return window;
}

} // namespace dunlin::client
