// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The password of a command: from the variable DUNLIN_PASSWORD, else typed without an echo.
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

namespace dunlin::client {

Result<Secret> askPassword(const QString &prompt);
// A code of a second factor, typed at the terminal; where there is none, DUNLIN_TOTP is the way.
Result<QString> askCode(const QString &prompt);

} // namespace dunlin::client
