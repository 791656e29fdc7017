// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A strict reader of the two messages of libomemo-c's protocol v4 (OMEMO 2, XEP-0384), run before the library sees
// the bytes.
//
// Debian 12's build carries a protobuf-c with CVE-2022-48468 in it, takes unknown and repeated fields, and agrees on
// keys with points of small order. One encoding passes here, and no such point.
#pragma once

#include "shared/core/result.h"

#include <QByteArray>

namespace dunlin::client {

// A padded frame of 64 KiB and what goes round it, with room.
inline constexpr qsizetype MaxSessionMessage = 256 * 1024;

struct SessionMessage {
    QByteArray mac; // 16
    quint32 number = 0;
    quint32 previous = 0;
    QByteArray ratchetKey; // 32
    QByteArray sealed;
};

struct KeyExchange {
    quint32 oneTimeId = 0;
    quint32 signedId = 0;
    QByteArray identityKey;  // 32, Ed25519 form
    QByteArray ephemeralKey; // 32
    SessionMessage message;
};

// Cause::Damaged for another encoding, Cause::BadKeys for a point that must not be used.
Result<SessionMessage> readSessionMessage(const QByteArray &bytes);
Result<KeyExchange> readKeyExchange(const QByteArray &bytes);

} // namespace dunlin::client
