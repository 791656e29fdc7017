// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/commands.h"

#include "server/app/backup.h"
#include "server/app/config_check.h"
#include "server/app/data_lock.h"
#include "server/app/move_database.h"
#include "server/app/node.h"
#include "server/app/service_manager.h"
#include "server/app/stop_signals.h"
#include "server/app/user_commands.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

void print(FILE *to, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), to);
    std::fflush(to);
}

ExitCode complain(const StartFailure &failure)
{
    print(stderr, u"dunlin-server: "_s + failure.why + u'\n');
    return failure.code;
}

ExitCode serve(const Config &config, const Fronts &fronts)
{
    const SystemClock clock;
    // Two over one SQLite would not hear of each other.
    const auto lock = DataLock::take(
        config.dataDir, isSqlite(config) ? DataLock::Kind::Alone : DataLock::Kind::Shared);
    if (!lock.ok())
        return complain({ExitCode::BadConfiguration, lock.error().detail});
    auto created = Node::create(config, clock, fronts);
    if (const auto *failure = std::get_if<StartFailure>(&created))
        return complain(*failure);
    const auto node = std::get<std::unique_ptr<Node>>(std::move(created));
    const ServiceManager manager(QProcessEnvironment::systemEnvironment());
    const StopSignals signals_(
        [&] {
            manager.stopping();
            node->stop();
        },
        [&] { node->reload(); });
    QObject::connect(node.get(), &Node::stopped, qApp, &QCoreApplication::quit);
    if (const auto failure = node->listen(manager.listeners()))
        return complain(*failure);

    // Scripts read these lines.
    print(stdout, u"address: "_s + node->url() + u'\n');
    const Result<std::optional<QString>> invite = node->firstInvite();
    if (invite.ok() && *invite)
        print(stdout, u"invite: "_s + **invite + u'\n');
    else if (!invite.ok())
        qCWarning(lcApp).noquote()
            << "No invite for the first account could be made:" << invite.error().detail;
    qCInfo(lcApp).noquote() << "Serving on" << node->url();
    manager.ready();
    // Twice as often as it must be; while the loop of any thread hangs, nothing is said.
    QTimer watchdog;
    QObject::connect(&watchdog, &QTimer::timeout, qApp,
                     [&] { node->pulse([&] { manager.alive(); }); });
    if (manager.watchdog().count() > 0)
        watchdog.start(manager.watchdog() / 2);
    QCoreApplication::exec();
    return ExitCode::Ok;
}

ExitCode tell(const CommandOutcome &outcome)
{
    print(outcome.code == ExitCode::Ok ? stdout : stderr, outcome.text);
    return outcome.code;
}

ExitCode migrate(const Config &config)
{
    const SystemClock clock;
    const Result<DatabaseConfig> database = parseDatabaseUrl(config.databaseUrl());
    if (!database.ok())
        return complain({ExitCode::BadConfiguration, database.error().detail});
    auto opened = openStorage(config, clock);
    if (const auto *failure = std::get_if<StartFailure>(&opened))
        return complain(*failure);
    std::get<std::unique_ptr<SqlStorage>>(opened)->close();
    print(stdout, u"the database has this program's schema\n"_s);
    return ExitCode::Ok;
}

ExitCode unknownCommand(const CommandLine &line)
{
    print(stderr,
          u"dunlin-server: there is no command \"%1\" with these arguments; --help lists them\n"_s
              .arg(line.words.join(u' ')));
    return ExitCode::BadConfiguration;
}

} // namespace

ExitCode runCommand(const CommandLine &line, const Fronts &fronts)
{
    if (line.help) {
        print(stdout, helpText());
        return ExitCode::Ok;
    }
    if (line.version) {
        print(stdout, u"dunlin-server " DUNLIN_VERSION "\n"_s);
        return ExitCode::Ok;
    }
    const QString command = line.words.value(0, u"serve"_s);
    QStringList faults = line.faults;
    if (command == "check-config"_L1)
        faults += faultsOnThisMachine(line.config);
    if (!faults.isEmpty()) {
        for (const QString &each : std::as_const(faults))
            print(stderr, u"dunlin-server: "_s + each + u'\n');
        return ExitCode::BadConfiguration;
    }
    const bool alone = line.words.size() <= 1 && line.options.isEmpty();
    if (command == "serve"_L1 && alone)
        return serve(line.config, fronts);
    if (command == "migrate"_L1 && alone)
        return migrate(line.config);
    if (command == "check-config"_L1 && alone) {
        print(stdout, u"the configuration is in order\n"_s);
        return ExitCode::Ok;
    }
    if (command == "print-config"_L1 && line.words.size() == 1) {
        if (line.options.isEmpty())
            print(stdout, describe(line.config));
        else if (line.options.keys() == QStringList{u"markdown"_s})
            print(stdout, settingsAsMarkdown());
        else
            return unknownCommand(line);
        return ExitCode::Ok;
    }
    const bool withFile = line.words.size() == 2 && line.options.isEmpty();
    if (command == "backup"_L1 && withFile)
        return tell(makeBackup(line.config, line.words[1], SystemClock()));
    if (command == "restore"_L1 && withFile)
        return tell(restoreBackup(line.config, line.words[1], SystemClock()));
    if (command == "move-database"_L1 && line.words.size() == 1
        && line.options.keys() == QStringList{u"to"_s})
        return tell(moveDatabase(line.config, line.options.value(u"to"_s), SystemClock(),
                                 [](const QString &news) { print(stderr, news); }));
    if (command == "user"_L1 || command == "invite"_L1)
        return tell(administer(line));
    return unknownCommand(line);
}
} // namespace dunlin::server
