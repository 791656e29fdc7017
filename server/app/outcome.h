// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a command has to say when it is done.
#pragma once

#include "server/app/exit_code.h"
#include "shared/core/result.h"

namespace dunlin::server {

struct CommandOutcome {
    ExitCode code = ExitCode::Ok;
    QString text; // standard output; standard error when it failed
};

inline CommandOutcome failedOutcome(const Error &error)
{
    const bool database = error.code == Errc::Unavailable || error.code == Errc::Internal;
    return {database ? ExitCode::Database : ExitCode::Failed,
            QStringLiteral("dunlin-server: ") + error.detail + u'\n'};
}

inline CommandOutcome outcomeOf(const Result<QString> &done)
{
    return done.ok() ? CommandOutcome{ExitCode::Ok, *done} : failedOutcome(done.error());
}

} // namespace dunlin::server
