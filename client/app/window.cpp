// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/window.h"

#include "client/bridge/file_images.h"
#include "client/bridge/icon_images.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr std::chrono::milliseconds LongestWaitForTray{1500};

} // namespace

QQuickWindow *openWindow(QQmlApplicationEngine &engine, AccountSession &session,
                         Appearance &appearance, Clipboard &clipboard, const WindowStart &start)
{
    engine.addImportPath(u"qrc:/qt/qml"_s);             // the default from Qt 6.5 on
    engine.addImageProvider(u"icon"_s, new IconImages); // owned by the engine
    auto *files = new FileImages(session);
    engine.addImageProvider(u"file"_s, files);
    engine.setInitialProperties({{u"session"_s, QVariant::fromValue(&session)},
                                 {u"appearance"_s, QVariant::fromValue(&appearance)},
                                 {u"clipboard"_s, QVariant::fromValue(&clipboard)},
                                 {u"version"_s, QStringLiteral(DUNLIN_VERSION)},
                                 {u"startServer"_s, start.server},
                                 {u"startInvite"_s, start.link},
                                 {u"notifier"_s, QVariant::fromValue(start.notifier)},
                                 {u"tray"_s, QVariant::fromValue(start.tray)},
                                 {u"figures"_s, QVariant::fromValue(start.figures)},
                                 {u"accounts"_s, QVariant::fromValue(start.accounts)}});
    engine.load(QUrl(u"qrc:/qt/qml/Dunlin/App/Main.qml"_s));
    const QObjectList made = engine.rootObjects();
    auto *window = made.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(made.first());
    if (window && start.notifier)
        start.notifier->setWindow(window);
    if (window && start.accounts) {
        QObject::connect(start.accounts, &AccountList::shownChanged, window,
                         [window, files, accounts = start.accounts] {
                             files->setSession(*accounts->shown());
                             window->setProperty("session", QVariant::fromValue(accounts->shown()));
                         });
    }
    return window;
}

void startMinimized(QQuickWindow &window, Tray &tray)
{
    window.setProperty("hiddenInTray", true);
    // Whether somebody shows icons is known a moment later; until then nothing is shown at all.
    auto *decided = new QTimer(&window);
    decided->setSingleShot(true);
    decided->setInterval(LongestWaitForTray);
    QObject::connect(decided, &QTimer::timeout, &window, [&window, &tray, decided] {
        decided->deleteLater();
        if (!tray.isAvailable() && !window.isVisible())
            window.showMinimized();
    });
    decided->start();
}

} // namespace dunlin::client
