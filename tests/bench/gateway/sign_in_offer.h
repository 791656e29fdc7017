// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sign-ins at a steady rate, from a thread of its own, whatever becomes of them: each on a connection of its own, with a
// name that nobody has, which costs the server as much as any other.
#pragma once

#include <QByteArray>

#include <atomic>
#include <thread>
#include <vector>

namespace dunlin::test {

class SignInOffer
{
public:
    SignInOffer(quint16 port, int perSecond);
    // Ends it.
    ~SignInOffer();
    SignInOffer(const SignInOffer &) = delete;
    SignInOffer &operator=(const SignInOffer &) = delete;

    int offered() const { return m_offered; }
    // Those whose password was compared, and those that were put off.
    int compared() const { return m_compared; }
    int putOff() const { return m_putOff; }

private:
    void run(quint16 port, int perSecond);
    void offer(quint16 port);
    void hear();

    std::vector<int> m_open;
    std::atomic<int> m_offered = 0;
    std::atomic<int> m_compared = 0;
    std::atomic<int> m_putOff = 0;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace dunlin::test
