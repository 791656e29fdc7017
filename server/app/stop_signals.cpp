// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/stop_signals.h"

#include <csignal>

#include <sys/signalfd.h>
#include <unistd.h>

namespace dunlin::server {

namespace {

sigset_t watched()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return set;
}

} // namespace

void StopSignals::block()
{
    const sigset_t set = watched();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    // A peer that has gone is an error of the write, not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
}

StopSignals::StopSignals(std::function<void()> stop, std::function<void()> reload)
{
    const sigset_t set = watched();
    m_descriptor = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this,
            [this, stop = std::move(stop), reload = std::move(reload)] {
                signalfd_siginfo info;
                while (::read(m_descriptor, &info, sizeof info) == ssize_t(sizeof info)) {
                    if (info.ssi_signo == SIGHUP)
                        reload();
                    else
                        stop();
                }
            });
}

StopSignals::~StopSignals()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

} // namespace dunlin::server
