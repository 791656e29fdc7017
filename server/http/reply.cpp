// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/reply.h"

#include "server/http/body_flow.h"
#include "server/services/failure.h"
#include "shared/codec/json_codec.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 206:
        return "Partial Content";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition Failed";
    case 416:
        return "Range Not Satisfiable";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 503:
        return "Service Unavailable";
    default:
        return status < 500 ? "Error" : "Internal Server Error";
    }
}

QByteArray compose(const HttpAnswer &answer, qint64 length, bool headOnly, bool closes)
{
    QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status) + ' '
        + reasonPhrase(answer.status) + "\r\n";
    if (!answer.contentType.isEmpty())
        out += "Content-Type: " + answer.contentType + "\r\n";
    if (answer.status != 204)
        out += "Content-Length: " + QByteArray::number(length) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        out += name + ": " + value + "\r\n";
    out += "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n"
           "Content-Security-Policy: default-src 'none'; frame-ancestors "
           "'none'\r\nReferrer-Policy: no-referrer\r\n";
    if (closes)
        out += "Connection: close\r\n";
    out += "\r\n";
    if (!headOnly)
        out += answer.body;
    return out;
}

} // namespace

Reply::Reply(QTcpSocket *socket, HttpCompat::Keep keep, Body body)
    : m_socket(socket)
    , m_keep(std::move(keep))
    , m_body(body)
{
    socket->blockSignals(true);
}

Reply::~Reply()
{
    if (!m_sent)
        send(problem(fail(Errc::Unavailable, u"nobody answered"_s, {}, 1)));
}

QTcpSocket *Reply::take()
{
    QTcpSocket *socket = m_socket.data();
    if (std::exchange(m_sent, true) || !socket)
        return nullptr;
    socket->blockSignals(false);
    if (socket->state() == QAbstractSocket::ConnectedState)
        return socket;
    // It left while its signals were blocked, so nobody has cleaned up.
    m_keep.reset();
    socket->deleteLater();
    return nullptr;
}

void Reply::flow(const HttpAnswer &answer, qint64 length, const Source &source)
{
    if (QTcpSocket *socket = take())
        new BodyFlow(socket, std::exchange(m_keep, {}), compose(answer, length, true, true), length,
                     source);
}

void Reply::send(const HttpAnswer &answer)
{
    QTcpSocket *socket = take();
    if (!socket)
        return;
    const bool closes = socket->property("closeAfterAnswer").toBool();
    socket->write(compose(answer, answer.body.size(), m_body == Body::HeadOnly, closes));
    m_keep.reset();
    if (closes) {
        socket->disconnectFromHost();
        return;
    }
    // The next request may have come already, without a signal.
    QMetaObject::invokeMethod(
        socket,
        [socket] {
            if (!socket->signalsBlocked() && socket->bytesAvailable() > 0)
                Q_EMIT socket->readyRead();
        },
        Qt::QueuedConnection);
}

HttpAnswer problem(const Error &error)
{
    return problem(error, errcHttpStatus(tell(error).code));
}

HttpAnswer problem(const Error &error, int status)
{
    const wire::ErrorBody told = tell(error);
    QJsonObject body = json::writeStruct(told);
    body.insert("type"_L1, u"about:blank"_s);
    body.insert("title"_L1, QString::fromLatin1(reasonPhrase(status)));
    body.insert("status"_L1, status);
    HttpAnswer answer{
        status, "application/problem+json", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
    if (told.retryAfter)
        answer.headers.append(HttpHeader{"Retry-After", QByteArray::number(*told.retryAfter)});
    if (status == 401)
        answer.headers.append(HttpHeader{"WWW-Authenticate", "Bearer"});
    return answer;
}

} // namespace dunlin::server
