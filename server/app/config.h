// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the server was told to do: a file, the environment, the command line, in rising order. All faults are named
// at once; a key that nobody knows is one.
#pragma once

#include "server/services/sign_in.h"
#include "shared/core/log.h"
#include "shared/core/secret.h"

#include <QHostAddress>
#include <QProcessEnvironment>
#include <QStringList>

namespace dunlin::server {

struct Config {
    QString dataDir;
    QList<QHostAddress> listen{QHostAddress(QHostAddress::LocalHost)};
    quint16 port = 8470;
    QString portFile;
    QString database;  // URL; empty: SQLite in the data directory
    QString redis;     // URL; empty: nodes talk through PostgreSQL
    QString nodeName;  // empty: the host's
    QString publicUrl; // empty: made of the first address
    RegistrationMode registration = RegistrationMode::Invite;
    bool rateLimits = true;
    qint64 accessTokenSeconds = 15 * 60;
    QList<QPair<QHostAddress, int>> trustedProxies;
    LogFormat logFormat = LogFormat::Text;
    bool trace = false;
    qint64 workers = 0; // 0: by the processors of the machine
    qint64 maxConnections = 16'000;
    qint64 maxConnectionsPerAddress = 2'000;
    qint64 headSeconds = 10;
    qint64 bodySeconds = 30;
    qint64 idleSeconds = 60;
    qint64 helloSeconds = 5;
    qint64 heartbeatSeconds = 30;
    qint64 backlogKib = 2048;
    qint64 presenceGraceSeconds = 10;
    qint64 maxFileMib = 1024;
    qint64 fileQuotaMib = 10 * 1024;
    qint64 diskReserveMib = 512;
    qint64 looseFileSeconds = 24 * 3600;
    qint64 fileSweepSeconds = 600;
    bool push = true;
    qint64 pushQuietSeconds = 5;
    qint64 passwordMemoryMib = 64;
    qint64 roleCache = 50'000;
    QString pushContact; // empty: the public address
    bool callsPrivate = false;
    qint64 hookTries = 16;
    QString tlsCertificate;
    QString tlsKey;
    Secret metricsToken;
    qint64 backupHours = 0; // after which the health says that a backup is due; 0: never

    QString databaseUrl() const;
    bool hasTls() const { return !tlsCertificate.isEmpty(); }
    // Under which push services reach the operator; empty when nothing lawful is known.
    QString pushSubject() const;
    // Threads that serve connections: one processor is left for the storage.
    int ioThreads() const;
    // Under which people reach the server when it listens on `port`.
    QString urlFor(quint16 port) const;
};

struct CommandLine {
    QStringList words;               // subcommand and its arguments
    QHash<QString, QString> options; // of the subcommand
    Config config;
    QStringList faults;
    bool help = false;
    bool version = false;
};

CommandLine readCommandLine(const QStringList &arguments, const QProcessEnvironment &environment);
QString helpText();
// Every setting with its value and what it is for, as a file that --config takes. Secrets are left out.
QString describe(const Config &config);
// The same for people: a table of every setting and what it is when nothing is said.
QString settingsAsMarkdown();

} // namespace dunlin::server
