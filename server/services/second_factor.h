// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The second factor of a sign-in: a code of an authenticator, or one of the recovery codes that were handed out with
// it. Each works once. Inside a write.
#pragma once

#include "server/auth/totp.h"
#include "server/storage/stores.h"

namespace dunlin::server {

enum class FactorVerdict : quint8 { NotAsked, Good, Missing, Wrong };

inline bool isEnough(FactorVerdict verdict)
{
    return verdict == FactorVerdict::NotAsked || verdict == FactorVerdict::Good;
}

// Uses the code up when it is good.
Result<FactorVerdict> judgeSecondFactor(Stores &stores, const UserId &user, const QString &code,
                                        qint64 now);
// Conflict when there is a confirmed one; another that was only begun is replaced.
Result<wire::TotpSecret> beginSecondFactor(Stores &stores, const UserId &user, const QString &name,
                                           const Secret &secret, qint64 now);
Status confirmSecondFactor(Stores &stores, const UserId &user, const QString &code,
                           const QList<QString> &recoveryCodes, qint64 now);

} // namespace dunlin::server
