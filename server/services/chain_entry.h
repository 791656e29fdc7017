// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the server looks at in an entry of a device chain: its place. The layout is docs/crypto.md, "Chains"; who
// signed what is for clients to verify, who trust no server with it.
#pragma once

#include <QByteArray>

#include <optional>

namespace dunlin::server {

struct ChainPlace {
    QByteArray log; // 16: the account, by its own name for itself
    qint64 seq = 0;
    QByteArray previous; // 32
};

inline constexpr qsizetype MaxChainEntry = 1024;

// Absent when the bytes can't be an entry.
std::optional<ChainPlace> placeOf(const QByteArray &entry);

} // namespace dunlin::server
