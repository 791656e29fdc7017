// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/window.h"

#include "client/bridge/file_images.h"
#include "client/bridge/icon_images.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QQmlComponent>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr std::chrono::milliseconds LongestWaitForTray{1500};
const QUrl Main(u"qrc:/qt/qml/Dunlin/App/Main.qml"_s);
const QString CompiledName = u"the window's parts"_s;

// The window's parts are found and compiled while the profile is opened, and the first picture has the account in it.
// Both need this thread's loop. A link from a second start waits in its socket for somebody who takes it.
void waitForBoth(const QQmlComponent &component, const AccountSession &session,
                 std::chrono::milliseconds patience)
{
    QEventLoop loop;
    bool isPatient = true;
    const auto look = [&] {
        if (!component.isLoading()
            && (!isPatient || session.state() != AccountSession::State::Opening))
            loop.quit();
    };
    QObject::connect(&component, &QQmlComponent::statusChanged, &loop, look);
    QObject::connect(&session, &AccountSession::stateChanged, &loop, look);
    QTimer::singleShot(patience, &loop, [&] {
        isPatient = false;
        look();
    });
    QTimer::singleShot(0, &loop, look);
    loop.exec(QEventLoop::ExcludeSocketNotifiers);
}

} // namespace

void beginCompiling(QQmlApplicationEngine &engine)
{
    if (engine.findChild<QQmlComponent *>(CompiledName, Qt::FindDirectChildrenOnly))
        return;
    engine.addImportPath(u"qrc:/qt/qml"_s); // the default from Qt 6.5 on
    auto *compiled = new QQmlComponent(&engine, Main, QQmlComponent::Asynchronous, &engine);
    compiled->setObjectName(CompiledName);
}

QQuickWindow *openWindow(QQmlApplicationEngine &engine, AccountSession &session,
                         Appearance &appearance, Clipboard &clipboard, const WindowStart &start)
{
    beginCompiling(engine);
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
                                 {u"accounts"_s, QVariant::fromValue(start.accounts)},
                                 {u"recorder"_s, QVariant::fromValue(start.recorder)},
                                 {u"codes"_s, QVariant::fromValue(start.codes)},
                                 {u"player"_s, QVariant::fromValue(start.player)},
                                 {u"spelling"_s, QVariant::fromValue(start.spelling)}});
    const auto *compiled =
        engine.findChild<QQmlComponent *>(CompiledName, Qt::FindDirectChildrenOnly);
    // Nobody listens yet.
    QList<std::pair<QString, QString>> failures;
    const auto heard = QObject::connect(&session, &AccountSession::failed,
                                        [&failures](const QString &text, const QString &code) {
                                            failures.append({text, code});
                                        });
    waitForBoth(*compiled, session, start.patience);
    QObject::disconnect(heard);
    engine.load(Main);
    delete compiled;
    for (const auto &[text, code] : std::as_const(failures))
        Q_EMIT session.failed(text, code);
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

void startWoken(QQuickWindow &window, PushSource &source, std::chrono::milliseconds stay)
{
    auto *over = new QTimer(&window);
    over->setSingleShot(true);
    over->setInterval(stay);
    QObject::connect(over, &QTimer::timeout, &window, [&window] {
        if (!window.isVisible())
            QCoreApplication::quit();
    });
    QObject::connect(&source, &PushSource::woken, over, [over] {
        if (over->isActive())
            over->start();
    });
    // Whoever has seen the window ends the program themselves.
    QObject::connect(&window, &QWindow::visibleChanged, over, &QTimer::stop);
    over->start();
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
