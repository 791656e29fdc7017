// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/codec/cbor_codec.h"
#include "shared/codec/json_codec.h"
#include "shared/wire/admin.h"
#include "shared/wire/errors.h"
#include "shared/wire/file.h"
#include "shared/wire/friend.h"
#include "shared/wire/history.h"
#include "shared/wire/hook.h"
#include "shared/wire/key.h"
#include "shared/wire/notification.h"
#include "shared/wire/presence.h"
#include "shared/wire/push.h"

namespace dunlin {

DUNLIN_WIRE_ERROR(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_PRESENCE(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_ACCOUNT(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_FRIEND(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_FILE(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_NOTIFICATION(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_PUSH(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_KEY(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_HISTORY(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_ADMIN(DUNLIN_DEFINE_CODECS)
DUNLIN_WIRE_HOOK(DUNLIN_DEFINE_CODECS)

} // namespace dunlin
