// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an account's devices leave on the server of the keys to what was said: pages, each sealed to a public key whose
// other half follows from the recovery key, so that every device can write and none can read.
//
// A server knows the public key, too, and could seal pages of its own: so the key is signed by the account's root, and
// a page by the device that wrote it. Nothing says that a page is the newest one of its number: a server can leave out
// what was said, and make up nothing.
#pragma once

#include "client/crypto/recovery.h"
#include "client/crypto/sender_chain.h"

#include <QList>

namespace dunlin::client {

// --- the key ---------------------------------------------------------------------------------------------

// The half that seals, as it lies on the server.
struct HistoryKey {
    QByteArray publicKey; // 32, X25519
    QByteArray signature; // 64, by the account's root
    bool operator==(const HistoryKey &) const = default;
};

HistoryKey makeHistoryKey(const RecoveryKey &key);
// Forged unless this root signed it, BadKeys for a point that must not be used.
Status checkHistoryKey(const HistoryKey &key, const QByteArray &rootKey);

// --- a page ----------------------------------------------------------------------------------------------

inline constexpr qsizetype MaxHistoryPage = 24 * 1024;
inline constexpr qsizetype MaxHistoryContent = MaxHistoryPage - 256;

// Whose it is, and which of theirs.
struct HistoryPlace {
    DeviceAddress writer;
    quint32 page = 0;
    bool operator==(const HistoryPlace &) const = default;
};

// TooLarge above MaxHistoryContent, BadKeys for a key that must not be used.
Result<QByteArray> sealHistoryPage(const HistoryPlace &place, const QByteArray &publicKey,
                                   const SigningKey &signing, const Secret &content);
// Forged unless the device with this sign key wrote it for this place, Damaged when it does not open by this recovery
// key's half (RecoveryKey::historySecret), TooNew.
Result<Secret> openHistoryPage(const HistoryPlace &place, const Secret &historySecret,
                               const QByteArray &signKey, const QByteArray &page);

// --- what stands in it -----------------------------------------------------------------------------------

// A chain of a channel as it was handed over first.
struct BackedChain {
    UserId user; // whose account the server said it is: whom to ask for their chain of devices
    DeviceAddress sender;
    ChainHandover handover;
};

// In the order in which they were added.
struct HistoryContents {
    QList<BackedChain> chains;
    QList<QByteArray> words; // 32: names of what the writer said, for when it is taken off
};

// One piece of a page's content; the content is HistoryBegin and pieces behind each other.
extern const QByteArray HistoryBegin;
Secret historyPiece(const BackedChain &chain);
Secret historyPiece(const QByteArray &word);
// TooNew or Damaged. Pieces of a kind that is not known are passed over: a newer version wrote them.
Result<HistoryContents> readHistory(const QByteArray &content);

} // namespace dunlin::client
