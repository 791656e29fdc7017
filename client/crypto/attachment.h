// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files as they leave the device: secretstream (XChaCha20-Poly1305) in chunks of 64 KiB, padded so that the length
// tells little (Padmé: at most 12 % more), under a random key of their own.
//
// Key and digest travel inside the sealed message. Both functions read and write devices and belong on a worker
// thread. What openFile wrote is good only if it says so: write to a temporary and rename it then.
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QIODevice>

namespace dunlin::client {

struct FileSeal {
    Secret key;        // 32
    QByteArray digest; // 32, BLAKE2b over the sealed bytes
    qint64 size = 0;   // before padding
    bool operator==(const FileSeal &) const = default;
};

inline constexpr qint64 MaxSealedFile = 16LL << 30;

// What a file of `size` bytes is padded to, and what it has when sealed.
qint64 paddedFileSize(qint64 size);
qint64 sealedFileSize(qint64 size);

// From the plain device's beginning to its end; Unavailable if a device fails, TooLarge above MaxSealedFile.
Result<FileSeal> sealFile(QIODevice &plain, QIODevice &sealed);
// What one seal opens under another, with nothing of it on the disk: Damaged like openFile, and what was written is no good then.
Result<FileSeal> resealFile(QIODevice &sealed, QIODevice &anew, const FileSeal &seal);
// Damaged if a byte was changed, cut off, added or moved.
Status openFile(QIODevice &sealed, QIODevice &plain, const FileSeal &seal);

} // namespace dunlin::client
