// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Accepts for all I/O threads: the one place where a connection can be turned away before it costs anything.
#pragma once

#include "server/gateway/census.h"

#include <QTcpServer>

#include <functional>

namespace dunlin::server {

class Acceptor : public QTcpServer
{
    Q_OBJECT

public:
    // Gets a connection that may come in, and owns its descriptor.
    using Place = std::function<void(qintptr descriptor, const QHostAddress &peer)>;

    Acceptor(Census &census, Place place);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    Census &m_census;
    const Place m_place;
};

} // namespace dunlin::server
