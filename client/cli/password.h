// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The secrets of a command: from a variable of the environment (DUNLIN_PASSWORD, DUNLIN_PASSPHRASE), else typed without an echo.
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

namespace dunlin::client {

Result<Secret> askPassword(const QString &prompt);
Result<Secret> askPassphrase(const QString &prompt);
// The same, typed twice: Invalid when it is not the same.
Result<Secret> askNewPassphrase(const QString &prompt, const QString &again);
// A code of a second factor, typed at the terminal; where there is none, DUNLIN_TOTP is the way.
Result<QString> askCode(const QString &prompt);

} // namespace dunlin::client
