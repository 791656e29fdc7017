// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every wire type from arbitrary JSON: no crash, and what is accepted reads back from its own writing.
#include "tests/unit/shared/every_type.h"

#include "shared/codec/json_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto document = parseJson(bytes);
    if (!document.ok() || !document->isObject())
        return 0;
    const QJsonValue object = document->object();
    forEveryWireType([&object](auto type) {
        using T = typename decltype(type)::type;
        const auto value = json::readStruct<T>(object, {});
        if (value.ok()) {
            const auto again = fromJson<T>(toJson(*value));
            if (!again.ok() || !(*again == *value))
                abort();
        }
    });
    return 0;
}
