// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/event_loop.h"

#include "server/gateway/epoll_dispatcher.h"

#include <QCoreApplication>

namespace dunlin::server {

void installEventLoop()
{
    // Should it ever be Qt's own: glib's walks a list of all sockets each time one of them wants to write.
    qputenv("QT_NO_GLIB", "1");
    if (auto dispatcher = createEventDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher.release());
}

} // namespace dunlin::server
