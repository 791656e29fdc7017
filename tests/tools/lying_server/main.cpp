// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real server with a liar inside: its own services, storage and doors, and between them what its command line says.
// For tests only: it is not installed, in no package, and nothing of the product knows of it. Without --lie it is the
// real server.
#include "server/app/commands.h"
#include "server/app/event_loop.h"
#include "server/app/stop_signals.h"
#include "shared/core/log.h"
#include "shared/core/secret.h"
#include "tests/tools/lying_server/lying_objects.h"
#include "tests/tools/lying_server/lying_storage.h"

#include <QCoreApplication>

#include <cstdio>

using namespace dunlin;
using namespace dunlin::lying;

namespace {

// Takes its own switches out of the words; absent: one of them is none.
std::optional<Lies> liesIn(QStringList &words)
{
    Lies lies;
    for (qsizetype i = words.size() - 1; i > 0; --i) {
        if (words.at(i) != QStringLiteral("--lie"))
            continue;
        if (!lies.add(words.value(i + 1)))
            return std::nullopt;
        words.remove(i, 2);
    }
    return lies;
}

} // namespace

int main(int argc, char *argv[])
{
    server::StopSignals::block();
    server::installEventLoop();
    QCoreApplication application(argc, argv);
    if (!initCrypto())
        return int(server::ExitCode::Failed);
    QStringList words = QCoreApplication::arguments();
    const auto lies = liesIn(words);
    if (!lies) {
        std::fprintf(stderr, "dunlin-lying-server: --lie takes one of these:\n%s", LieNames);
        return int(server::ExitCode::BadConfiguration);
    }
    const server::CommandLine line =
        server::readCommandLine(words, QProcessEnvironment::systemEnvironment());
    installLogHandler(line.config.logFormat);
    Said said;
    server::Fronts fronts;
    fronts.storage = [&](server::Storage &inner) {
        return std::make_unique<LyingStorage>(inner, *lies, said);
    };
    fronts.objects = [&](std::unique_ptr<server::ObjectStore> inner) {
        return std::make_unique<LyingObjects>(std::move(inner), said);
    };
    return int(server::runCommand(line, fronts));
}
