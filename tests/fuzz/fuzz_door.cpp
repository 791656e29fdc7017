// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the door reads by itself: the head of a request, and the heads of frames. A head that is found is judged without
// a look beyond its end; a stream of frames is judged the same in any two pieces.
#include "server/gateway/frame_heads.h"
#include "server/gateway/request_head.h"

#include <cstdlib>

using namespace dunlin::server;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    const HeadLimits limits;
    const auto found = findHeadEnd(bytes, limits);
    if (const auto *end = std::get_if<std::optional<qsizetype>>(&found); end && *end) {
        if (**end > bytes.size())
            std::abort();
        const auto judged = judgeHead(bytes.first(**end), limits);
        const auto *head = std::get_if<RequestHead>(&judged);
        if (head && (head->contentLength < 0 || head->contentLength > limits.body))
            std::abort();
    }
    FrameHeads whole;
    FrameHeads pieces;
    const qsizetype cut = bytes.isEmpty() ? 0 : data[0] % bytes.size();
    pieces.feed(bytes.first(cut));
    if (whole.feed(bytes) != pieces.feed(bytes.sliced(cut)))
        std::abort();
    return 0;
}
