// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the service manager of the system wants to hear, and the listening sockets it hands over: the protocols of
// sd_notify(3) and sd_listen_fds(3), without its library. Without such a manager nothing happens.
#pragma once

#include <QByteArray>
#include <QList>
#include <QProcessEnvironment>

#include <chrono>

namespace dunlin::server {

class ServiceManager
{
public:
    explicit ServiceManager(const QProcessEnvironment &environment);

    void ready() const;
    void stopping() const;
    void alive() const;
    // alive() is expected at least this often; 0: not at all.
    std::chrono::milliseconds watchdog() const { return m_watchdog; }
    // Sockets that listen already and are ours from now on. Empty when there are none for this process.
    const QList<int> &listeners() const { return m_listeners; }

private:
    void tell(const QByteArray &state) const;

    QByteArray m_address;
    std::chrono::milliseconds m_watchdog{0};
    QList<int> m_listeners;
};

} // namespace dunlin::server
