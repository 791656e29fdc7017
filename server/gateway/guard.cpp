// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/guard.h"

#include "shared/core/log.h"
#include "shared/wire/version.h"

#include <algorithm>
#include <limits>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 Never = std::numeric_limits<qint64>::max();
constexpr qint64 DrainMs = 2000;

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 401:
        return "Unauthorized";
    case 405:
        return "Method Not Allowed";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 417:
        return "Expectation Failed";
    case 426:
        return "Upgrade Required";
    case 431:
        return "Request Header Fields Too Large";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Bad Request";
    }
}

QByteArray problem(const HeadRefusal &refusal)
{
    const QByteArray status = QByteArray::number(refusal.status);
    const QByteArray body = QByteArrayLiteral("{\"type\":\"about:blank\",\"title\":\"")
        + reasonPhrase(refusal.status) + "\",\"status\":" + status + ",\"code\":\"" + refusal.code
        + "\",\"message\":\"" + refusal.reason + "\"}";
    return "HTTP/1.1 " + status + ' ' + reasonPhrase(refusal.status)
        + "\r\nContent-Type: application/problem+json\r\nContent-Length: "
        + QByteArray::number(body.size())
        + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: "
          "close\r\n\r\n"
        + body;
}

bool isHub(const RequestHead &head)
{
    const qsizetype question = head.target.indexOf('?');
    const QByteArrayView path =
        QByteArrayView(head.target).first(question < 0 ? head.target.size() : question);
    return path == QByteArrayView(wire::HubPath.data(), wire::HubPath.size());
}

} // namespace

Guard::Guard(Door &door, QTcpSocket *socket)
    : QObject(socket)
    , m_door(door)
    , m_socket(socket)
{
    enter(Stage::Head, m_door.m_settings.headMs);
    connect(m_socket, &QTcpSocket::readyRead, this, &Guard::bytesArrived);
    connect(m_socket, &QTcpSocket::disconnected, m_socket, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        // While a request is being answered the socket's signals are blocked; the first bytes out are its answer.
        // A body that flows is answered until it ends, and may not stand still for longer than an idle connection.
        if (m_socket->property("flowing").toBool())
            enter(Stage::Answering, m_door.m_settings.idleMs);
        else if (m_stage == Stage::Answering)
            enter(Stage::Idle, m_door.m_settings.idleMs);
        if (m_door.m_draining && m_stage == Stage::Idle && m_socket->bytesToWrite() == 0)
            m_socket->disconnectFromHost();
    });
}

void Guard::enter(Stage stage, qint64 lifeMs)
{
    m_stage = stage;
    m_deadline = lifeMs == Never ? Never : m_door.m_clock.nowMs() + lifeMs;
}

void Guard::sweep(qint64 now)
{
    if (now < m_deadline)
        return;
    IoCounters &counters = m_door.m_counters;
    if (m_stage == Stage::Head)
        ++counters.headTimeouts;
    else if (m_stage == Stage::Body)
        ++counters.bodyTimeouts;
    else if (m_stage == Stage::Idle || m_stage == Stage::Answering)
        ++counters.idleTimeouts;
    drop();
}

void Guard::drop()
{
    m_socket->blockSignals(false);
    m_socket->abort();
    m_socket->deleteLater();
}

void Guard::drain()
{
    if (m_stage == Stage::Answering || m_stage == Stage::Body)
        m_socket->setProperty("closeAfterAnswer", true);
    else
        drop();
}

void Guard::bytesArrived()
{
    if (m_stage == Stage::Refused)
        m_socket->readAll();
    else if (m_given)
        laterBytes();
    else
        firstHead();
}

void Guard::firstHead()
{
    const QByteArray bytes = m_socket->peek(m_door.m_settings.limits.bytes);
    const auto found = findHeadEnd(bytes, m_door.m_settings.limits);
    if (const auto *refusal = std::get_if<HeadRefusal>(&found)) {
        refuse(*refusal);
        return;
    }
    const auto end = std::get<std::optional<qsizetype>>(found);
    if (!end)
        return;
    const auto judged = judgeHead(QByteArrayView(bytes).first(*end), m_door.m_settings.limits);
    if (const auto *refusal = std::get_if<HeadRefusal>(&judged)) {
        refuse(*refusal);
        return;
    }
    const auto &head = std::get<RequestHead>(judged);
    if (!pass(head))
        return;
    if (isHub(head)) {
        giveToHub(head);
        return;
    }
    m_rest = *end + head.contentLength;
    m_given = true;
    m_door.giveToHttp(m_socket);
    // What is here already was announced before the HTTP server listened; this slot is called again, too.
    Q_EMIT m_socket->readyRead();
}

void Guard::laterBytes()
{
    const qint64 available = m_socket->bytesAvailable();
    // Newer QtHttpServers announce after every answer what may have come meanwhile, and mostly nothing has.
    if (available == 0)
        return;
    if (m_rest > 0) {
        m_rest -= std::min(available, m_rest);
        if (m_rest == 0)
            enter(Stage::Answering, Never);
        return;
    }
    if (m_stage == Stage::Answering || m_stage == Stage::Idle)
        enter(Stage::Head, m_door.m_settings.headMs);
    m_head += m_socket->peek(m_door.m_settings.limits.bytes + m_door.m_settings.limits.body);
    const auto found = findHeadEnd(m_head, m_door.m_settings.limits);
    if (const auto *refusal = std::get_if<HeadRefusal>(&found)) {
        refuse(*refusal);
        return;
    }
    const auto end = std::get<std::optional<qsizetype>>(found);
    if (!end)
        return;
    const auto judged = judgeHead(QByteArrayView(m_head).first(*end), m_door.m_settings.limits);
    if (const auto *refusal = std::get_if<HeadRefusal>(&judged)) {
        refuse(*refusal);
        return;
    }
    const auto &head = std::get<RequestHead>(judged);
    if (!pass(head))
        return;
    if (isHub(head)) {
        giveToHub(head);
        return;
    }
    if (head.wantsWebSocket) {
        refuse({400, "invalid", "only the hub speaks WebSocket"});
        return;
    }
    const qint64 whole = *end + head.contentLength;
    m_rest = std::max<qint64>(0, whole - m_head.size());
    m_head.clear();
    if (m_rest == 0)
        enter(Stage::Answering, Never);
}

// Also from a connection that has carried requests: a proxy keeps those, and takes one for whatever comes next.
void Guard::giveToHub(const RequestHead &head)
{
    // The HTTP server's slots come after this one, and don't any more.
    disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    disconnect(m_socket, &QTcpSocket::disconnected, nullptr, nullptr);
    disconnect(m_socket, nullptr, this, nullptr);
    // The beginning of the head, which it has read already.
    if (m_socket->isTransactionStarted())
        m_socket->rollbackTransaction();
    if (m_given && m_door.m_settings.takeFromHttp)
        m_door.m_settings.takeFromHttp(m_socket, &m_door);
    const auto take = m_door.m_hub;
    QTcpSocket *socket = m_socket;
    m_door.m_guards.remove(this);
    deleteLater();
    take(socket, head);
}

bool Guard::pass(const RequestHead &head)
{
    if (hasTokenInQuery(head.target)) {
        refuse({401, "unauthorized", "a token does not belong into an address"});
        return false;
    }
    if (isHub(head) && !head.wantsWebSocket) {
        refuse({426, "invalid", "the hub speaks WebSocket"});
        return false;
    }
    if (head.closes)
        m_socket->setProperty("closeAfterAnswer", true);
    if (head.expectsContinue && head.contentLength > 0 && m_door.m_settings.answersContinue)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    enter(Stage::Body, m_door.m_settings.bodyMs);
    return true;
}

void Guard::refuse(const HeadRefusal &refusal)
{
    ++m_door.m_counters.refusedRequests;
    enter(Stage::Refused, DrainMs);
    // From here on nobody else reads. What the peer still sends is thrown away for a moment, because closing at
    // once would destroy the answer on its way.
    disconnect(m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    if (m_socket->isTransactionStarted())
        m_socket->commitTransaction();
    connect(m_socket, &QTcpSocket::readyRead, this, &Guard::bytesArrived);
    m_socket->readAll();
    m_socket->write(problem(refusal));
    m_socket->flush();
    if (qobject_cast<QSslSocket *>(m_socket))
        m_socket->disconnectFromHost(); // says its goodbye in the cipher
    else
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

} // namespace dunlin::server
