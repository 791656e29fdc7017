// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wire types from arbitrary CBOR: no crash, and what is accepted reads back from its own writing. Each input is read
// as an eighth of the types, chosen by its bytes, so that the fuzzer gets round more often.
#include "tests/unit/shared/every_type.h"

#include "shared/codec/cbor_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const size_t share = qHash(bytes, 0) % 8;
    size_t at = 0;
    forEveryWireType([&](auto type) {
        if (at++ % 8 != share)
            return;
        using T = typename decltype(type)::type;
        const auto value = fromCbor<T>(bytes);
        if (value.ok()) {
            const auto again = fromCbor<T>(toCbor(*value));
            if (!again.ok() || !(*again == *value))
                abort();
        }
    });
    return 0;
}
