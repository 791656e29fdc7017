// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha): the one place that calls it.
#pragma once

#include "shared/core/secret.h"

#include <QByteArray>

#include <optional>

namespace dunlin {

inline constexpr qsizetype AeadKeySize = 32;
inline constexpr qsizetype AeadNonceSize = 24;
inline constexpr qsizetype AeadTagSize = 16;

// Key and nonce have the sizes above; the tag stands behind the text.
QByteArray aeadSeal(const Secret &key, const QByteArray &nonce, const QByteArray &associated,
                    const QByteArray &plain);
// Absent for another key, nonce or associated text, for a changed byte and for sizes that can't be.
std::optional<QByteArray> aeadOpen(const Secret &key, const QByteArray &nonce,
                                   const QByteArray &associated, const QByteArray &sealed);

} // namespace dunlin
