// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every difference between the versions of QtHttpServer that we build with, in one place.
//
// A subclass gets each request with the socket it came on and a `keep` that must live until the answer is out. The
// answer is written to the socket by us, in one piece, on all versions.
#pragma once

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace dunlin::server {

class HttpCompat : public QAbstractHttpServer
{
public:
    using Keep = std::shared_ptr<void>;
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    // Newer versions don't tell the socket: it is looked up by its peer.
    using FindSocket = std::function<QTcpSocket *(const QHostAddress &, quint16)>;

    // A request with "Expect: 100-continue" is told to go on.
    static constexpr bool AnswersContinue = QT_VERSION >= QT_VERSION_CHECK(6, 5, 0);

    explicit HttpCompat(FindSocket find)
        : m_find(std::move(find))
    {
    }

    // The server stays its owner's, which bind() would change.
    void serve(QTcpServer *server)
    {
        QObject *owner = server->parent();
        bind(server);
        server->setParent(owner);
    }

    // Its slots on the socket are cut off already.
    static void letGo(QTcpSocket *socket, QObject *owner)
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        // An object of the server for this one connection, which owns the socket.
        QObject *handler = socket->parent();
        socket->setParent(owner);
        handler->deleteLater();
#else
        Q_UNUSED(socket)
        Q_UNUSED(owner)
#endif
    }

    static Headers headersOf(const QHttpServerRequest &request)
    {
        Headers list;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        const QHttpHeaders headers = request.headers();
        for (qsizetype i = 0; i < headers.size(); ++i)
            list.append(std::pair(QByteArray(headers.nameAt(i).data(), headers.nameAt(i).size()),
                                  headers.valueAt(i).toByteArray()));
#else
        const auto headers = request.headers();
        for (const auto &each : headers)
            list.append(std::pair(each.first, each.second));
#endif
        return list;
    }

    // The first with this name, trimmed; empty: none.
    static QByteArray headerOf(const Headers &headers, const QByteArray &name)
    {
        for (const auto &each : headers) {
            if (each.first.compare(name, Qt::CaseInsensitive) == 0)
                return each.second.trimmed();
        }
        return {};
    }

protected:
    virtual void arrived(const QHttpServerRequest &request, QTcpSocket *socket,
                         const Keep &keep) = 0;

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override
    {
        QTcpSocket *socket = m_find(request.remoteAddress(), request.remotePort());
        if (!socket)
            return false;
        arrived(request, socket, std::make_shared<QHttpServerResponder>(std::move(responder)));
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &responder) override
    {
        responder.write(QHttpServerResponder::StatusCode::InternalServerError);
    }
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override
    {
        arrived(request, socket, {});
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#endif

private:
    FindSocket m_find;
};

} // namespace dunlin::server
