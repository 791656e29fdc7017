// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The answer to one request, given once, now or later, also when the client has left in between.
//
// While it is pending the socket's signals are blocked: a further request on the same connection waits in the
// socket, so answers keep their order, and QtHttpServer does not tear anything down under us. Never answers inside
// the handling of the request itself.
#pragma once

#include "server/http/http_compat.h"
#include "server/telemetry/distribution.h"
#include "shared/core/async.h"

#include <QPointer>

#include <functional>

namespace dunlin::server {

using HttpHeader = std::pair<QByteArray, QByteArray>;

struct HttpAnswer {
    int status = 200;
    QByteArray contentType; // empty: no body
    QByteArray body;
    QList<HttpHeader> headers;
};

class Reply
{
public:
    enum class Body : quint8 { Full, HeadOnly };

    Reply(QTcpSocket *socket, HttpCompat::Keep keep, Body body);
    ~Reply();
    Q_DISABLE_COPY_MOVE(Reply)

    // The first call counts, of both.
    void send(const HttpAnswer &answer);
    // The head of `answer`, then `length` bytes as `source` gives them, never more at once than the connection takes
    // away. It is the connection's last answer.
    using Source = std::function<Async<QByteArray>(qint64 at, qint64 length)>;
    void flow(const HttpAnswer &answer, qint64 length, const Source &source);

    // Whose figures it counts into, and since when it is owed.
    size_t figures = 0;
    const Stopwatch time;

private:
    // The socket, able to speak again; null when it has gone.
    QTcpSocket *take();

    QPointer<QTcpSocket> m_socket;
    HttpCompat::Keep m_keep;
    const Body m_body;
    bool m_sent = false;
};

// application/problem+json (RFC 9457).
HttpAnswer problem(const Error &error);
// With a status that is not the code's own.
HttpAnswer problem(const Error &error, int status);

} // namespace dunlin::server
