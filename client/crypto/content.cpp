// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/content.h"

#include "client/crypto/cause.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

DecodeOptions contentLimits()
{
    DecodeOptions options;
    options.limits.depth = 8;
    options.limits.items = 1024;
    options.limits.textBytes = 64 * 1024;
    options.limits.bytes = 64 * 1024;
    options.unknownEnum = Unknown::Zero;
    return options;
}

Error spoiltContent()
{
    return refusal(Cause::Damaged, u"a frame whose content does not parse"_s);
}

namespace {

bool holds(const SealedBlob &blob)
{
    return blob.key.size() == 32 && blob.digest.size() == 32 && blob.size >= 0;
}

} // namespace

Status checkContent(const TextContent &content)
{
    for (const SealedFile &each : content.files) {
        if (!holds(each.content) || (each.thumbnail && !holds(*each.thumbnail)))
            return spoiltContent();
    }
    return ok();
}

Status checkContent(const NeedChainContent &content)
{
    return content.chain.size() == 16 ? ok() : Status(spoiltContent());
}

} // namespace dunlin::client
