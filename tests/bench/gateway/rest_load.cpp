// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/gateway/rest_load.h"

#include "tests/bench/gateway/process.h"

#include <algorithm>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace dunlin::test {

namespace {

constexpr int Connections = 16;

int connectTo(quint16 port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        bench::die("no connection for REST");
    return descriptor;
}

// Absent (-1) until the head is there.
qsizetype answerBytes(const QByteArray &answer)
{
    const qsizetype head = answer.indexOf("\r\n\r\n");
    const QByteArray lower = answer.left(std::max(head, qsizetype(0))).toLower();
    const qsizetype at = lower.indexOf("content-length:");
    if (at < 0)
        return -1;
    const qsizetype value = at + 15;
    return head + 4 + lower.mid(value, lower.indexOf('\r', value) - value).trimmed().toInt();
}

} // namespace

RestLoad::RestLoad(quint16 port, const QByteArray &path, const QByteArray &token)
    : m_request("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\n\r\n")
{
    for (int i = 0; i < Connections; ++i)
        m_connections.push_back(connectTo(port));
}

RestLoad::~RestLoad()
{
    for (const int each : m_connections)
        close(each);
}

int RestLoad::run(double seconds)
{
    int answered = 0;
    for (const double end = bench::now() + seconds; bench::now() < end;) {
        if (!writeAll() || !readAll())
            return -1;
        answered += Connections;
    }
    return answered;
}

bool RestLoad::writeAll()
{
    return std::all_of(m_connections.cbegin(), m_connections.cend(), [this](int each) {
        return send(each, m_request.constData(), size_t(m_request.size()), MSG_NOSIGNAL)
            == m_request.size();
    });
}

bool RestLoad::readAll()
{
    return std::all_of(m_connections.cbegin(), m_connections.cend(),
                       [this](int each) { return readOne(each); });
}

bool RestLoad::readOne(int descriptor)
{
    QByteArray answer;
    char buffer[8192];
    qsizetype whole = -1;
    while (whole < 0 || answer.size() < whole) {
        const ssize_t count = recv(descriptor, buffer, sizeof buffer, 0);
        if (count <= 0) {
            m_why = "the connection was ended";
            return false;
        }
        answer.append(buffer, count);
        whole = answerBytes(answer);
    }
    if (answer.startsWith("HTTP/1.1 200"))
        return true;
    m_why = answer;
    return false;
}

} // namespace dunlin::test
