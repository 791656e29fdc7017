// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/end_signals.h"

#include <QGuiApplication>
#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>
#endif

namespace dunlin::client {

#ifdef Q_OS_UNIX
namespace {

int g_told[2] = {-1, -1}; // what is read, what is written

// All that a signal's handler may do.
void tell(int)
{
    const int kept = errno; // of what was interrupted
    const char one = 1;
    if (::write(g_told[1], &one, 1) != 1)
        ::_exit(1);
    errno = kept;
}

} // namespace

void endOnSignals(QGuiApplication &app)
{
    if (::pipe(g_told) != 0)
        return;
    for (const int end : g_told)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    auto *notifier = new QSocketNotifier(g_told[0], QSocketNotifier::Read, &app);
    // Not quit(): a window that stays as an icon would refuse to close.
    QObject::connect(notifier, &QSocketNotifier::activated, &app, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::exit(0);
    });
    struct sigaction action {
    };
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        ::sigaction(number, &action, nullptr);
}
#else
void endOnSignals(QGuiApplication &) { }
#endif

} // namespace dunlin::client
