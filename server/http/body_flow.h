// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A body that is too long to be held: a block is read when the one before has gone out. Owned by its connection, which
// from here on is the body's alone: no further request is read from it, and it ends with the last byte.
//
// The door sees the dynamic property `flowing`: as long as bytes go out the connection is not idle.
#pragma once

#include "server/http/reply.h"

namespace dunlin::server {

class BodyFlow : public QObject
{
    Q_OBJECT

public:
    BodyFlow(QTcpSocket *socket, HttpCompat::Keep keep, const QByteArray &head, qint64 length,
             Reply::Source source);

private:
    void go();
    void write(const Result<QByteArray> &block);

    QTcpSocket *const m_socket;
    HttpCompat::Keep m_keep;
    const qint64 m_length;
    const Reply::Source m_source;
    qint64 m_at = 0;
    bool m_reading = false;
};

} // namespace dunlin::server
