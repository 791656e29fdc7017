// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The envelope in both encodings, and the payload of whatever frame it finds.
#include "shared/codec/frame.h"
#include "shared/wire/frames.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const Encoding encoding : {Encoding::Json, Encoding::Cbor}) {
        const auto frames = parseFrames(encoding, bytes);
        if (frames.isEmpty())
            abort(); // every message gets an answer
        for (const FrameOrFault &each : frames) {
            if (const auto *frame = std::get_if<Frame>(&each)) {
                (void)frame->payload.decode<wire::SendRequest>();
                (void)frame->payload.decode<wire::SyncReply>();
                (void)frame->payload.decode<wire::ErrorBody>();
            }
        }
    }
    return 0;
}
