// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/crash.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace dunlin {

void leaveNoCore()
{
#ifdef Q_OS_UNIX
    // Less is always allowed. What collects cores in the kernel's place, as systemd does, goes by this limit as well.
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
}

} // namespace dunlin
