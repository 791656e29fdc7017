// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The command line of dunlinctl: what was asked for, or a sentence about what is wrong with it.
#pragma once

#include "shared/core/result.h"

#include <QStringList>

namespace dunlin::client {

struct CliOptions {
    QString command;
    QStringList arguments; // behind the command
    QString server;
    QString profileDir;
    QString displayName;
    QString invite;
    QString direct; // create-channel --direct USER
    bool json = false;
    bool offline = false;
    bool isPublic = false;
    bool isEncrypted = false;
    qint64 since = -1; // -1: not given
    qint64 before = 0;
    int limit = 0; // 0: not given
    int waitSeconds = 30;
};

enum class ExitCode : int { Done = 0, Refused = 1, Usage = 2, Unreachable = 3 };

// The help text, for --help and for usage errors.
QString cliHelp();
// An Invalid error has the sentence to print; Gone means that --help or --version was answered.
Result<CliOptions> parseCommandLine(const QStringList &arguments);
// Where a profile of dunlinctl lives when none is named.
QString defaultProfileDir();
ExitCode exitCodeOf(const Error &error);

} // namespace dunlin::client
