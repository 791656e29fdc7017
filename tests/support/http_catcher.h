// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The other end of what a server calls: keeps whole requests, and answers as the test says. In the test's thread.
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace dunlin::test {

struct Caught {
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
};

struct CatcherAnswer {
    int status = 201;
    QByteArray headers; // whole lines, each with its end
    bool hangsUp = false;
};

class HttpCatcher
{
public:
    HttpCatcher()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                ++connections;
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [this, socket] { read(socket); });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
                    m_bytes.remove(socket);
                    socket->deleteLater();
                });
            }
        });
        isListening = m_server.listen(QHostAddress::LocalHost);
    }

    quint16 port() const { return m_server.serverPort(); }
    QString url(const QString &path = QStringLiteral("/")) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(port()).arg(path);
    }
    int count(const QByteArray &path) const
    {
        int found = 0;
        for (const Caught &each : caught)
            found += each.path == path ? 1 : 0;
        return found;
    }

    bool isListening = false;
    int connections = 0;
    QList<Caught> caught;
    std::function<CatcherAnswer(const Caught &)> answers = [](const Caught &) {
        return CatcherAnswer{};
    };

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &bytes = m_bytes[socket];
        bytes += socket->readAll();
        for (;;) {
            const qsizetype end = bytes.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const QList<QByteArray> lines = bytes.left(end).split('\n');
            const QList<QByteArray> words = lines.first().split(' ');
            Caught each{words.value(0), words.value(1), {}, {}};
            for (const QByteArray &line : lines.mid(1)) {
                const qsizetype colon = line.indexOf(':');
                each.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
            }
            const qsizetype length = each.headers.value("content-length").toLongLong();
            if (bytes.size() < end + 4 + length)
                return;
            each.body = bytes.mid(end + 4, length);
            bytes.remove(0, end + 4 + length);
            caught.append(each);
            const CatcherAnswer answer = answers(each);
            if (answer.hangsUp) {
                socket->abort();
                return;
            }
            socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " x\r\n"
                          + answer.headers + "Content-Length: 0\r\n\r\n");
        }
    }

    QHash<QTcpSocket *, QByteArray> m_bytes;
    QTcpServer m_server; // its sockets say farewell to the above
};

} // namespace dunlin::test
