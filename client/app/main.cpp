// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window of Dunlin: puts the parts together and starts them.
#include "client/app/end_signals.h"
#include "client/app/idle_watch.h"
#include "client/app/look.h"
#include "client/app/network_watch.h"
#include "client/app/options.h"
#include "client/app/own_memory.h"
#include "client/app/screenshots.h"
#include "client/app/single_instance.h"
#include "client/app/translations.h"
#include "client/app/window.h"
#include "client/app/window_state.h"
#include "client/bridge/platform_push.h"
#include "client/bridge/wake_watch.h"
#include "shared/core/log.h"
#include "shared/core/secret.h"

#include <QDir>
#include <QGuiApplication>
#include <QIcon>
#include <QLocale>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

int main(int argc, char **argv)
{
    shareMemoryPools();
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(u"dunlin"_s);
    QGuiApplication::setApplicationDisplayName(u"Dunlin"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(DUNLIN_VERSION));
    QGuiApplication::setDesktopFileName(u"dunlin"_s);

    endOnSignals(app);
    const Options options = parseOptions(QCoreApplication::arguments());
    installLogHandler(LogFormat::Text);
    if (!initCrypto()) {
        qCCritical(lcApp, "The cryptographic library can't start.");
        return 1;
    }
    if (!QDir().mkpath(options.profileDir)) {
        qCCritical(lcApp, "The profile folder %ls can't be made.",
                   qUtf16Printable(options.profileDir));
        return 1;
    }
    SingleInstance instance(options.profileDir);
    if (!instance.claim()) {
        // It is connected, or about to be, and nobody asked for its window.
        if (options.woken)
            return 0;
        if (instance.handOver(options.link))
            return 0;
        qCCritical(lcApp, "This profile is in use by a window that does not answer.");
        return 1;
    }

    auto engine = std::make_unique<QQmlApplicationEngine>();
    beginCompiling(*engine);

    // Pictures are taken with settings of their own, so that the user's stay as they are.
    const QTemporaryDir throwAway;
    const QString iniFile =
        QDir(options.screenshotDir.isEmpty() ? options.profileDir : throwAway.path())
            .filePath(u"window.ini"_s);
    chooseRenderer(options.renderer, iniFile);
    installFonts();
    letCaretRest(app);
    giveMemoryBack(app);
    Appearance appearance(iniFile);
    if (options.screenshotDir.isEmpty())
        appearance.followDesktop();
    Translations translations;
    translations.choose(appearance.language());

    PlatformPush push;
    SessionOptions sessionOptions;
    if (options.screenshotDir.isEmpty())
        sessionOptions.push = &push;
    // dunlinctl may be at work in the same profile; it is usually quick.
    sessionOptions.lockWait = std::chrono::seconds(5);
    auto opened = AccountList::open(options.profileDir, sessionOptions);
    if (!opened.ok()) {
        qCCritical(lcApp, "The profile %ls can't be opened: %ls.",
                   qUtf16Printable(options.profileDir), qUtf16Printable(opened.error().detail));
        return 1;
    }
    AccountList &accounts = *opened.value();
    IdleWatch idle(app);
    QObject::connect(&idle, &IdleWatch::idleChanged, &accounts, &AccountList::setIdle);
    WakeWatch wakes;
    QObject::connect(&wakes, &WakeWatch::woke, &accounts, &AccountList::checkNow);
    NetworkWatch network;
    QObject::connect(&network, &NetworkWatch::changed, &accounts, &AccountList::checkNow);
    Clipboard clipboard;

    DesktopNotifier notifier(iniFile);
    notifier.follow(*accounts.shown());
    QObject::connect(&accounts, &AccountList::sessionOpened, &notifier,
                     [&notifier](AccountSession *session) { notifier.follow(*session); });
    Tray tray(iniFile);
    // Pictures of the demo say nothing of this machine.
    OwnFigures figures(options.screenshotDir.isEmpty() ? options.profileDir : QString());
    // A look at the disk; it is loaded when somebody records or plays. A picture is the same on every machine.
    SoundLibrary sounds = options.screenshotDir.isEmpty()
        ? SoundLibrary()
        : SoundLibrary(std::make_unique<SilentSound>());
    VoiceRecorder recorder(sounds);
    CodeReader codes(sounds);
    VoicePlayer player(sounds, [&accounts](const FileId &id, qint64 size) {
        return accounts.shown()->fetchFile(id, size);
    });
    // Pictures are the same whatever dictionaries there are.
    const SpellerMaker still = [] { return std::make_unique<StillSpeller>(); };
    Spelling spelling(iniFile, options.screenshotDir.isEmpty() ? builtInSpeller() : still,
                      QLocale::system().name());
    spelling.setLanguage(appearance.language());
    WindowState windowState(iniFile);
    // Before what it is given here.
    const auto engineEnds = qScopeGuard([&engine] { engine.reset(); });
    QQuickWindow *window = openWindow(*engine, *accounts.shown(), appearance, clipboard,
                                      {options.server, options.link, &notifier, &tray, &figures,
                                       &accounts, &recorder, &codes, &player, &spelling});
    if (!window) {
        qCCritical(lcApp, "The window could not be made.");
        return 1;
    }
    QObject::connect(&appearance, &Appearance::languageChanged, engine.get(), [&] {
        translations.choose(appearance.language());
        spelling.setLanguage(appearance.language());
        engine->retranslate();
    });
    QObject::connect(&instance, &SingleInstance::startedAgain, window,
                     [window](const QString &link) {
                         QMetaObject::invokeMethod(window, "comeForward");
                         if (!link.isEmpty())
                             QMetaObject::invokeMethod(window, "openLink", Q_ARG(QString, link));
                     });
    // Logging out of the desktop ends the program, icon or not.
    QObject::connect(&app, &QGuiApplication::commitDataRequest, window,
                     [window] { window->setProperty("leaving", true); });
    QObject::connect(
        window, &QQuickWindow::frameSwapped, &figures, [&figures] { figures.noteFirstFrame(); },
        Qt::SingleShotConnection);
    // Drawn in all sizes that a desktop may want: not before there is something to see.
    const auto giveIcon = [] {
        QGuiApplication::setWindowIcon(QIcon(u":/dunlin/app/dunlin.svg"_s));
    };
    if (options.minimized || options.woken)
        giveIcon();
    else
        QObject::connect(
            window, &QQuickWindow::frameSwapped, window,
            [window, giveIcon] {
                giveIcon();
                QMetaObject::invokeMethod(window, "prepare");
            },
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    // Also of a window that starts as an icon.
    QTimer::singleShot(0, &accounts, &AccountList::openOthers);
    // They ask the system and wait for it: not while the first picture is drawn.
    if (options.screenshotDir.isEmpty()) {
        QTimer::singleShot(std::chrono::seconds(2), &accounts, [&wakes, &network, &push] {
            wakes.begin();
            network.begin();
            push.begin();
        });
    }
    if (options.screenshotDir.isEmpty())
        windowState.attach(window);
    if (options.woken)
        startWoken(*window, push);
    else if (options.minimized)
        startMinimized(*window, tray);
    else if (windowState.wasMaximized() && options.screenshotDir.isEmpty())
        window->showMaximized();
    else
        window->show();
    if (!options.screenshotDir.isEmpty()) {
        if (!QDir().mkpath(options.screenshotDir)) {
            qCCritical(lcApp, "The folder %ls can't be made.",
                       qUtf16Printable(options.screenshotDir));
            return 1;
        }
        auto *screenshots = new Screenshots(*window, accounts, appearance,
                                            options.screenshotDir); // owned by the window
        QObject::connect(screenshots, &Screenshots::finished, &app,
                         [](bool ok) { QCoreApplication::exit(ok ? 0 : 1); });
        screenshots->start();
    }
    return QGuiApplication::exec();
}
