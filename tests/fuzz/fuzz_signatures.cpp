// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the search kept on the disk: whatever comes, it is taken exactly or not at all, and can be looked through.
#include "client/session/text_signatures.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin;
    using namespace dunlin::client;
    // The head depends on Qt, and what is kept comes in whole kilobytes: neither is to be guessed.
    QByteArray bytes = TextSignatures::packedHead()
        + QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
    constexpr qsizetype Step = 1024;
    if (bytes.size() % Step != 0)
        bytes.append(Step - bytes.size() % Step, '\0');
    constexpr qint64 First = 512;
    TextSignatures signatures;
    if (!signatures.unpack(First, bytes)) {
        if (signatures.size() != 0)
            abort();
        return 0;
    }
    if (signatures.packed(First).reveal() != bytes || signatures.size() < 1)
        abort();
    const qsizetype rows = signatures.size();
    const TextSignatures::Stretch all{0, 1'000};
    if (signatures.candidates(wordQueryOf(QStringLiteral("heron \u9e6d\u9e36")), all).size() > rows)
        abort();
    // Goes on like one that was never away.
    signatures.changed(First + 3);
    signatures.learn({First + 3, 1, QStringLiteral("a heron"), false});
    signatures.learn({First + 4, 1, QStringLiteral("a longer text with a heron in it"), false});
    if (signatures.size() < rows && signatures.size() != 0)
        abort();
    return 0;
}
