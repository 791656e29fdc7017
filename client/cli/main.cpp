// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// dunlinctl: the client library without a window.

#include "client/cli/context.h"
#include "shared/core/log.h"

#include <QCoreApplication>

#include <csignal>
#include <thread>

using namespace dunlin;
using namespace dunlin::client;

namespace {

sigset_t endSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

// Ctrl-C ends through the event loop, so that what is under way is written down.
void quitOnSignals(QCoreApplication *app)
{
    std::thread([app] {
        const sigset_t signals = endSignals();
        int number = 0;
        if (sigwait(&signals, &number) == 0)
            QMetaObject::invokeMethod(
                app, [number] { QCoreApplication::exit(128 + number); }, Qt::QueuedConnection);
    }).detach();
}

} // namespace

int main(int argc, char **argv)
{
    // Before any thread is there: all of them inherit the mask.
    const sigset_t signals = endSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    QCoreApplication app(argc, argv);
    quitOnSignals(&app);
    app.setApplicationName(QStringLiteral("dunlinctl"));
    app.setApplicationVersion(QStringLiteral(DUNLIN_VERSION));
    installLogHandler(LogFormat::Text);
    if (!qEnvironmentVariableIsSet("QT_LOGGING_RULES"))
        QLoggingCategory::setFilterRules(
            QStringLiteral("dunlin.*.info=false\ndunlin.*.debug=false"));

    const auto options = parseCommandLine(app.arguments());
    if (!options.ok()) {
        if (options.error().code == Errc::Gone)
            return int(ExitCode::Done);
        std::fprintf(stderr, "dunlinctl: %s\n\n%s", qPrintable(options.error().detail),
                     qPrintable(cliHelp()));
        return int(ExitCode::Usage);
    }
    Printer printer(options->json);
    SessionOptions sessionOptions;
    sessionOptions.vault = SessionOptions::Vault::File;
    sessionOptions.lockWait = std::chrono::seconds(10);
    sessionOptions.connectAtStart = false;
    auto session = AccountSession::create(options->profileDir, sessionOptions);
    if (!session.ok()) {
        printer.error(session.error());
        return int(ExitCode::Refused);
    }
    int code = 0;
    {
        Context context(**session, *options, printer);
        QMetaObject::invokeMethod(
            &context, [&context] { runCommand(context); }, Qt::QueuedConnection);
        code = QCoreApplication::exec();
    }
    printer.flush();
    return code;
}
