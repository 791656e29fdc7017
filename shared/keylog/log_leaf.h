// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the log of all chains of devices says of one entry (docs/crypto.md, "The log of all chains"): whose it is, by a
// tag that whoever knows the account can tell and nobody can turn back, its number, and the hash of its bytes.
#pragma once

#include "shared/core/id.h"

#include <QByteArray>

namespace dunlin {

struct LogLeaf {
    QByteArray account; // 32
    quint64 seq = 0;
    QByteArray entry; // 32

    QByteArray encode() const; // 72
    bool operator==(const LogLeaf &) const = default;
};

QByteArray logTag(const UserId &user);
LogLeaf logLeaf(const UserId &user, quint64 seq, QByteArrayView entry);

} // namespace dunlin
