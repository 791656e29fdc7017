// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What two people compare to know that no server stands between them: sixty digits, the same on both screens.
//
// They depend on the two accounts' root keys alone, so a new device does not change them; another root does.
#pragma once

#include "client/crypto/log_entry.h"
#include "shared/core/result.h"

namespace dunlin::client {

// Twelve groups of five digits with blanks between; empty unless both keys have 32 bytes.
QString safetyNumber(const QByteArray &rootKeyA, const QByteArray &rootKeyB);

// What a code for the camera holds: who I am, and how far I know both chains, so that a scan also shows a fork.
struct VerificationCode {
    QByteArray ownFingerprint;  // 32
    QByteArray peerFingerprint; // 32
    LogHead ownHead;
    LogHead peerHead;
    bool operator==(const VerificationCode &) const = default;

    QByteArray encode() const;
    // Damaged or TooNew.
    static Result<VerificationCode> decode(const QByteArray &bytes);
};
} // namespace dunlin::client
