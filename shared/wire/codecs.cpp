// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/codec/cbor_codec.h"
#include "shared/codec/json_codec.h"
#include "shared/wire/file.h"
#include "shared/wire/hub.h"

namespace dunlin {

DUNLIN_WIRE_ERROR(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_ACCOUNT(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_FRIEND(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_FILE(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_MESSAGE(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_CHANNEL(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_SYNC(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_HUB(DUNLIN_DEFINE_CODECS)

} // namespace dunlin
