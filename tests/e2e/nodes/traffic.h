// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// People with the client library behind an nginx over two nodes, who write all the time; and the comparison of what
// each of them holds in the end with what the server has.
#pragma once

#include "tests/e2e/chaos/peer_process.h"
#include "tests/integration/server/nodes_fixture.h"
#include "tests/support/nginx.h"

namespace dunlin::test {

class Traffic
{
public:
    // `each` messages of each device, with a pause between two.
    Traffic(TwoNodes &nodes, int people, int each, int pauseMs);

    void start();
    // Nobody was told that a message is refused, or that they are signed out.
    QString complaints();
    bool isDrained();
    // Empty: nothing lost, nothing doubled, the order of each device kept, every device equal to the server.
    QString compare();
    QString why() const { return m_why; }
    int size() const { return int(m_peers.size()) * m_each; }

private:
    QJsonArray serverRows();

    TwoNodes &m_nodes;
    const int m_each;
    std::unique_ptr<Nginx> m_nginx;
    std::vector<std::unique_ptr<PeerProcess>> m_peers;
    QStringList m_prefixes;
    QTemporaryDir m_profiles;
    ChannelId m_channel;
    QString m_why;
};

} // namespace dunlin::test
