// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bad network on loopback: stands between clients and a server and does to their connections what trains,
// tunnels and tired routers do. After a WebSocket handshake it works frame by frame, so that it can lose or double
// a whole message; before that, and for plain HTTP, it works on what happens to be read.
//
// Lives in a thread of its own; all its methods may be called from any thread.
#pragma once

#include <QHash>
#include <QObject>
#include <QThread>

#include <atomic>

namespace dunlin::test {

// Chances per frame, 0 to 1.
struct Faults {
    double cut = 0;       // the connection is reset, sometimes in the middle of the frame
    double lose = 0;      // the frame never arrives, and a moment later the connection is reset
    double duplicate = 0; // the frame arrives twice
    double delay = 0;     // the frame and all behind it wait up to maxDelayMs
    double halfClose = 0; // one direction is shut
    int maxDelayMs = 40;
};

class FaultProxy
{
public:
    FaultProxy(quint16 upstreamPort, quint32 seed);
    ~FaultProxy();

    quint16 port() const { return m_port; }
    void setUpstream(quint16 port) { m_upstream = port; }
    void setFaults(const Faults &faults);
    // Pulls the plug of every connection; new ones are refused until plugIn().
    void unplug();
    void plugIn();
    // How often each fault has happened: a chaos test without chaos is no test.
    int faultsDone() const { return m_done; }
    int connectionsSeen() const { return m_seen; }

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker = nullptr;
    quint16 m_port = 0;
    std::atomic<quint16> m_upstream;
    std::atomic<int> m_done = 0;
    std::atomic<int> m_seen = 0;
};

} // namespace dunlin::test
