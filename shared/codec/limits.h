// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Limits that hold before anything is allocated for what a peer sent.
#pragma once

#include <QtGlobal>

namespace dunlin {

struct DecodeLimits {
    int depth = 16;                // arrays and maps inside each other
    int items = 65536;             // elements of one array or map
    qsizetype textBytes = 1 << 20; // one text, in UTF-8
    qsizetype bytes = 2 << 20;     // one byte string
};

// Whether a value that an enum of this version doesn't know is an error (a server reading a request) or becomes
// the enum's zero, "unknown" (a client reading what a newer server says).
enum class Unknown : quint8 { Refused, Zero };

struct DecodeOptions {
    DecodeLimits limits;
    Unknown unknownEnum = Unknown::Refused;
};

} // namespace dunlin
