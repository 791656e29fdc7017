// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names in a message's text: whatever comes, there are few, and each could be somebody's.
#include "shared/core/mention_names.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin;
    const NamesInText names =
        namesIn(QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (names.people.size() > mostMentions)
        abort();
    for (const QStringList &readings : names.people) {
        for (const QString &each : readings) {
            if (each.size() < 3 || each.size() > 32 || each != each.toLower())
                abort();
        }
    }
    return 0;
}
