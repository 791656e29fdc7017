// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody's word that they took reactions of theirs back. It stays beside the message in place of the reactions, so that one
// that is gone can be told from one that a server leaves out.
//
// It is signed by the device's own key and not sealed: what it names the server was told anyway, and it must be good for
// those as well who have no key to what was sealed then. Who verifies it needs the signed chain of the giver's devices, and
// nothing else.
#pragma once

#include "client/crypto/address.h"
#include "client/crypto/signing.h"
#include "shared/core/result.h"

#include <QList>

namespace dunlin::client {

// In the place of Sealed::scheme.
inline constexpr qint64 TakeBackScheme = 2;
// In one word; the oldest are forgotten.
inline constexpr qsizetype MostTakenBack = 32;

// Whose word it is, and of reactions to what: a word from elsewhere is worth nothing.
struct TakeBackPlace {
    GroupId channel;
    OpId message;
    DeviceAddress signer;
};

// The newest last; more than may stand in one word are left out from the front.
QByteArray writeTakeBack(const QList<OpId> &given, const TakeBackPlace &place,
                         const SigningKey &key);
// Damaged if it does not parse, Forged if that device did not sign it there. Its key is from the chain of its owner's devices.
Result<QList<OpId>> readTakeBack(const QByteArray &bytes, const TakeBackPlace &place,
                                 const QByteArray &signKey);

} // namespace dunlin::client
