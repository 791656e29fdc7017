// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The head of an HTTP/1.1 request, judged before anything else sees it. Strict where leniency lets one request be
// taken for two: one honest length, no transfer coding, no bare line feeds, one Host.
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <variant>

namespace dunlin::server {

struct HeadLimits {
    qsizetype bytes = 16 * 1024;
    int fields = 64;
    qint64 body = 1024 * 1024;
};

struct RequestHead {
    QByteArray method;
    QByteArray target; // begins with one slash
    bool http10 = false;
    qint64 contentLength = 0;
    bool closes = false; // Connection: close, or HTTP/1.0 without keep-alive
    bool wantsWebSocket = false;
    bool expectsContinue = false;
    QList<QByteArray> subprotocols;
};

struct HeadRefusal {
    int status = 400;
    const char *code = "invalid"; // of protocol.md
    const char *reason = "";
};

// Where the head ends (behind the empty line); absent while it isn't there in full. A refusal as soon as it is sure.
std::variant<std::optional<qsizetype>, HeadRefusal> findHeadEnd(QByteArrayView bytes,
                                                                const HeadLimits &limits);
// `head` is what findHeadEnd() delimits.
std::variant<RequestHead, HeadRefusal> judgeHead(QByteArrayView head, const HeadLimits &limits);

// True when the query part carries an access token: it would end up in logs.
bool hasTokenInQuery(QByteArrayView target);

} // namespace dunlin::server
