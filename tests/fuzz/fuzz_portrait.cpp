// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures that people upload as their avatar, read and drawn anew.
#include "server/files/content_type.h"
#include "server/files/portrait.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin::server;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto portrait = portraitOf(bytes, sniffContentType(bytes, true))) {
        if (!isPicture(sniffContentType(*portrait, true)))
            abort();
    }
    return 0;
}
