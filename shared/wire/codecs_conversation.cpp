// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The larger half of codecs.cpp, so that two processors have something to do.
#include "shared/codec/cbor_codec.h"
#include "shared/codec/json_codec.h"
#include "shared/wire/envelope.h"
#include "shared/wire/export.h"
#include "shared/wire/hub.h"

namespace dunlin {

DUNLIN_WIRE_MESSAGE(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_CHANNEL(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_SYNC(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_HUB(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_ENVELOPE(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_EXPORT(DUNLIN_DEFINE_CODECS)

} // namespace dunlin
