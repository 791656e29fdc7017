// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A REST server that says what the test wants, in the test's thread.
#pragma once

#include "shared/codec/json_codec.h"
#include "shared/wire/account.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>
#include <functional>

namespace dunlin::test {

struct Heard {
    QString line; // "GET /api/v1/users/me"
    QString token;
    QJsonObject body;
    QByteArray bytes;                      // the same as it came
    QHash<QByteArray, QByteArray> headers; // by names in small letters
};

struct Said {
    int status = 200;
    QByteArray body;
    bool hangsUp = false;    // the connection breaks instead of an answer
    bool waits = false;      // nothing is said until release()
    QByteArray headers = {}; // lines of their own, each with its end
};

inline Said tokens(const QString &access, const QString &refresh)
{
    return {200, toJson(wire::Refreshed{access, 900, refresh}), false, false};
}

inline Said error(int status, const QByteArray &code)
{
    return {status, R"({"code":")" + code + R"(","message":"said by the test"})", false, false};
}

// Just enough HTTP: one request per connection, answered by a function of the test.
class FakeHttpServer
{
public:
    FakeHttpServer()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [this, socket] { read(socket); });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        isListening = m_server.listen(QHostAddress::LocalHost);
    }
    QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
    }
    int count(const QString &line) const
    {
        return int(std::count_if(heard.cbegin(), heard.cend(),
                                 [&](const Heard &each) { return each.line == line; }));
    }
    // Says now what it had kept to itself.
    void release(const Said &said)
    {
        const auto waiting = std::exchange(m_waiting, {});
        for (const QPointer<QTcpSocket> &socket : waiting) {
            if (socket)
                answer(socket, said);
        }
    }
    bool isHoldingBack() const { return !m_waiting.isEmpty(); }

    bool isListening = false;
    QList<Heard> heard;
    std::function<Said(const Heard &)> answers;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &bytes = m_read[socket];
        bytes += socket->readAll();
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QList<QByteArray> lines = bytes.left(end).split('\n');
        Heard each;
        qsizetype length = 0;
        for (const QByteArray &line : lines) {
            const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
            each.headers.insert(line.left(line.indexOf(':')).toLower(), value);
            if (line.toLower().startsWith("authorization:"))
                each.token = QString::fromLatin1(value).remove(QStringLiteral("Bearer "));
            if (line.toLower().startsWith("content-length:"))
                length = value.toInt();
        }
        if (bytes.size() < end + 4 + length)
            return;
        const QList<QByteArray> words = lines.first().split(' ');
        each.line = QString::fromLatin1(words.value(0) + ' ' + words.value(1));
        each.bytes = bytes.mid(end + 4, length);
        each.body = QJsonDocument::fromJson(bytes.mid(end + 4, length)).object();
        m_read.remove(socket);
        heard.append(each);
        const Said said = answers(each);
        if (said.waits)
            m_waiting.append(socket);
        else
            answer(socket, said);
    }
    static void answer(QTcpSocket *socket, const Said &said)
    {
        if (said.hangsUp) {
            socket->abort();
            return;
        }
        socket->write("HTTP/1.1 " + QByteArray::number(said.status)
                      + " x\r\nContent-Type: application/json\r\nConnection: close\r\n"
                      + said.headers + "Content-Length: " + QByteArray::number(said.body.size())
                      + "\r\n\r\n" + said.body);
        socket->disconnectFromHost();
    }
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_read;
    QList<QPointer<QTcpSocket>> m_waiting;
};

} // namespace dunlin::test
