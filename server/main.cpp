// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/commands.h"
#include "server/app/event_loop.h"
#include "server/app/stop_signals.h"
#include "shared/core/log.h"
#include "shared/core/secret.h"
#include "shared/core/trace.h"

#include <QCoreApplication>

#include <cstdio>

using namespace dunlin;
using namespace dunlin::server;

int main(int argc, char *argv[])
{
    StopSignals::block();
    installEventLoop();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dunlin-server"));
    if (!initCrypto()) {
        std::fputs("dunlin-server: libsodium cannot start\n", stderr);
        return int(ExitCode::Failed);
    }
    const CommandLine line =
        readCommandLine(QCoreApplication::arguments(), QProcessEnvironment::systemEnvironment());
    installLogHandler(line.config.logFormat);
    setTracing(line.config.trace);
    return int(runCommand(line));
}
