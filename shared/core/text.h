// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules for text that comes from outside: what is valid, and how names are compared.
#pragma once

#include <QString>

#include <optional>

namespace dunlin {

// No U+0000 and no lone surrogate (protocol: "Text is valid UTF-8 without U+0000").
bool isValidText(QStringView text);

// Strict UTF-8 to text: refuses overlong forms, surrogates, U+0000 and truncation.
std::optional<QString> decodeUtf8(QByteArrayView bytes);

// How names are compared: NFKC, then simple case folding (as Qt has it: the sharp s stays what it is).
QString foldName(const QString &name);

} // namespace dunlin
