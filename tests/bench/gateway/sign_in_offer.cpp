// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/gateway/sign_in_offer.h"

#include "tests/bench/gateway/process.h"

#include <algorithm>
#include <chrono>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dunlin::test {

namespace {

const QByteArray Body =
    R"({"username":"nobody","password":"a wrong password","device":{"name":"x","platform":"x"}})";
const QByteArray Request =
    "POST /api/v1/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    "Content-Length: "
    + QByteArray::number(Body.size()) + "\r\n\r\n" + Body;

} // namespace

SignInOffer::SignInOffer(quint16 port, int perSecond)
    : m_thread([this, port, perSecond] { run(port, perSecond); })
{
}

SignInOffer::~SignInOffer()
{
    m_isOver = true;
    m_thread.join();
    for (const int each : m_open)
        close(each);
}

void SignInOffer::run(quint16 port, int perSecond)
{
    const double start = bench::now();
    while (!m_isOver) {
        while (m_offered < (bench::now() - start) * perSecond)
            offer(port);
        hear();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

void SignInOffer::offer(quint16 port)
{
    ++m_offered;
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || send(descriptor, Request.constData(), size_t(Request.size()), MSG_NOSIGNAL)
            != Request.size()) {
        close(descriptor);
        return;
    }
    m_open.push_back(descriptor);
}

void SignInOffer::hear()
{
    const auto isDone = [this](int descriptor) {
        char buffer[64];
        const ssize_t count = recv(descriptor, buffer, sizeof buffer, MSG_DONTWAIT);
        if (count < 0)
            return false;
        const QByteArray begin(buffer, count);
        if (begin.startsWith("HTTP/1.1 401"))
            ++m_compared;
        else if (begin.startsWith("HTTP/1.1 503"))
            ++m_putOff;
        close(descriptor);
        return true;
    };
    m_open.erase(std::remove_if(m_open.begin(), m_open.end(), isDone), m_open.end());
}

} // namespace dunlin::test
