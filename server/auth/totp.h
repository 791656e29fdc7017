// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One-time codes of RFC 6238: HMAC-SHA-1, 30 seconds, six digits, as every authenticator has them.
#pragma once

#include "shared/core/secret.h"

#include <optional>

namespace dunlin::server {

constexpr qint64 TotpStepMs = 30'000;

inline qint64 totpStepAt(qint64 nowMs)
{
    return nowMs / TotpStepMs;
}
QString totpCode(const Secret &secret, qint64 step, int digits = 6);
// The step whose code this is: the one of now, the one before or the one after, and later than `used`, the last that
// was taken. Absent when it is none of them.
std::optional<qint64> totpStepOf(const Secret &secret, const QString &code, qint64 nowMs,
                                 qint64 used);

Secret createTotpSecret();
// RFC 4648 without padding.
QString toBase32(const QByteArray &bytes);
QString otpauthUri(const Secret &secret, const QString &account);

// Ten of 80 random bits, in groups that can be read out.
QList<QString> createRecoveryCodes();
// What is kept of one; however it was written: dashes, spaces and case don't matter.
QByteArray hashOfRecoveryCode(const QString &code);

} // namespace dunlin::server
