// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/commands.h"
#include "server/app/stop_signals.h"
#include "shared/core/log.h"
#include "shared/core/secret.h"

#include <QCoreApplication>

#include <cstdio>

using namespace dunlin;
using namespace dunlin::server;

int main(int argc, char *argv[])
{
    StopSignals::block();
    // glib's loop walks a list of all sockets each time one of them wants to write.
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dunlin-server"));
    if (!initCrypto()) {
        std::fputs("dunlin-server: libsodium cannot start\n", stderr);
        return int(ExitCode::Failed);
    }
    const CommandLine line =
        readCommandLine(QCoreApplication::arguments(), QProcessEnvironment::systemEnvironment());
    installLogHandler(line.config.logFormat);
    return int(runCommand(line));
}
