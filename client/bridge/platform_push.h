// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What wakes this program on this system. Where nobody is found who does, nothing is offered.
#pragma once

#include <QtGlobal>

#ifdef Q_OS_ANDROID
#include "client/bridge/android_push.h"
#else
#include "client/bridge/unified_push.h"
#endif

namespace dunlin::client {

#ifdef Q_OS_ANDROID
using PlatformPush = AndroidPush;
#else
using PlatformPush = UnifiedPush;
#endif

} // namespace dunlin::client
