// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/service_manager.h"

#include "shared/core/log.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstddef>
#include <cstring>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int FirstListener = 3;
constexpr int MostListeners = 64;

// A variable that speaks of one process by its number speaks to nobody else.
bool isForUs(const QProcessEnvironment &environment, const QString &name, bool ifUnset)
{
    if (!environment.contains(name))
        return ifUnset;
    return environment.value(name).toLongLong() == QCoreApplication::applicationPid();
}

} // namespace

ServiceManager::ServiceManager(const QProcessEnvironment &environment)
    : m_address(environment.value(u"NOTIFY_SOCKET"_s).toLocal8Bit())
{
    if (isForUs(environment, u"WATCHDOG_PID"_s, true))
        m_watchdog = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::microseconds(environment.value(u"WATCHDOG_USEC"_s).toLongLong()));
    if (!isForUs(environment, u"LISTEN_PID"_s, false))
        return;
    const int count = environment.value(u"LISTEN_FDS"_s).toInt();
    for (int each = FirstListener; each < FirstListener + qBound(0, count, MostListeners); ++each) {
        if (::fcntl(each, F_SETFD, FD_CLOEXEC) == 0)
            m_listeners.append(each);
        else
            qCWarning(lcApp, "Descriptor %d was promised by LISTEN_FDS and is not open", each);
    }
}

void ServiceManager::ready() const
{
    tell("READY=1\n");
}

void ServiceManager::stopping() const
{
    tell("STOPPING=1\n");
}

void ServiceManager::alive() const
{
    tell("WATCHDOG=1\n");
}

void ServiceManager::tell(const QByteArray &state) const
{
    if (m_address.isEmpty())
        return;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (m_address.size() >= qsizetype(sizeof address.sun_path)) {
        qCWarning(lcApp, "The address in NOTIFY_SOCKET is too long");
        return;
    }
    std::memcpy(address.sun_path, m_address.constData(), size_t(m_address.size()));
    // A leading @ stands for the zero byte of an abstract address.
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(m_address.size()));
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0
        || ::sendto(socket, state.constData(), size_t(state.size()), MSG_NOSIGNAL,
                    reinterpret_cast<const sockaddr *>(&address), length)
            < 0)
        qCWarning(lcApp, "The service manager cannot be told: %s", std::strerror(errno));
    if (socket >= 0)
        ::close(socket);
}

} // namespace dunlin::server
