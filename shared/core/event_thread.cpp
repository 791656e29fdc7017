// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/event_thread.h"

#include <QCoreApplication>

#include <openssl/crypto.h>

namespace dunlin {

void EventThread::run()
{
    exec();
    Q_EMIT loopEnded();
    // They may hold connections with TLS.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    OPENSSL_thread_stop();
}

} // namespace dunlin
