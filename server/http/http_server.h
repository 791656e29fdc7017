// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// REST: from a judged HTTP request to a service and back to an answer. One for each I/O thread.
#pragma once

#include "server/http/call.h"
#include "server/http/reply.h"
#include "server/http/router.h"
#include "server/telemetry/distribution.h"

#include <QHostAddress>

#include <array>
#include <atomic>
#include <memory>
#include <vector>

namespace dunlin::server {

struct HttpSettings {
    wire::Limits limits;
    QList<QPair<QHostAddress, int>> trustedProxies;
    RateLimits *rates = nullptr; // absent: no limits
};

// The statuses that are told apart in figures.
inline constexpr std::array StatusCodes{200, 201, 204, 206, 400, 401, 403, 404, 405,
                                        409, 410, 412, 413, 416, 429, 500, 503};

// What is served beside the API: a path and who answers it, on the services' thread.
struct OperationsPage {
    struct Asker {
        QString address;
        std::optional<QString> token; // as it was sent; nobody has judged it
    };
    QString path;
    std::function<HttpAnswer(const Asker &asker)> answer;
};

class HttpServer : public HttpCompat
{
    Q_OBJECT

public:
    HttpServer(const Services &services, const HttpSettings &settings, QList<OperationsPage> pages,
               FindSocket find);

    // What was asked for under one name, "GET /channels/{id}". From any thread, once the server serves.
    struct Figures {
        explicit Figures(QByteArray name)
            : route(std::move(name))
        {
        }
        const QByteArray route;
        Distribution times; // to the answer, or to the beginning of one that flows
        std::array<std::atomic<quint64>, StatusCodes.size() + 1> answers{}; // the last: any other
    };
    const std::vector<std::unique_ptr<Figures>> &figures() const { return m_figures; }

protected:
    void arrived(const QHttpServerRequest &request, QTcpSocket *socket, const Keep &keep) override;

private:
    using ReplyPtr = std::shared_ptr<Reply>;
    struct Asked {
        QString path;
        std::optional<wire::Method> method;
        bool head = false; // the method is HEAD
        Headers headers;
        QByteArray body;
        std::optional<QString> token; // of the Authorization header
        Call call;
    };
    // Makes an answer's bytes, on the I/O thread.
    using Encode = std::function<HttpAnswer()>;
    // A request that was read, and what answers it, without the types of its endpoint: a hundred chains of asking,
    // entering and answering would take a compiler minutes.
    struct Prepared {
        Status readable = ok();    // told only to who may ask
        std::optional<OpId> trace; // of a request that has an id
        std::function<Async<Encode>(const Services &, const Call &)>
            answer; // on the services' thread
    };
    struct Route {
        wire::Access access;
        std::function<Prepared(const QByteArray &body, int depth)> prepare;
    };

    template <typename HandledType>
    void addRoute(const HandledType &handled);
    void run(const Route &route, const Asked &asked, const ReplyPtr &reply);
    void route(const QByteArray &target, Asked asked, bool options, const ReplyPtr &reply);
    void api(const QStringList &segments, Asked asked, bool options, const ReplyPtr &reply);
    // Bytes instead of JSON (file_routes.cpp).
    void file(const QString &id, const Asked &asked, bool options, const ReplyPtr &reply);
    void tellProgress(const FileId &id, const Asked &asked, const ReplyPtr &reply);
    void takeChunk(const FileId &id, const Asked &asked, const ReplyPtr &reply);
    void giveContent(const FileId &id, const Asked &asked, const ReplyPtr &reply);
    void send(const Download &download, const Asked &asked, const ReplyPtr &reply);
    // work(services, caller) on the services' thread, once it is known who calls.
    template <typename Work>
    auto asCaller(const Asked &asked, Work work);
    void finish(const ReplyPtr &reply, const HttpAnswer &answer);
    void count(const Reply &reply, int status);
    size_t addFigures(const QByteArray &route);
    QString addressOf(const QTcpSocket &socket, const Headers &headers) const;

    const Services m_services;
    const HttpSettings m_settings;
    const QList<OperationsPage> m_pages;
    Router m_router;
    std::vector<Route> m_routes;
    std::vector<std::unique_ptr<Figures>> m_figures; // of routes, in their order; then the others
    size_t m_pageFigures = 0;                        // of the first page
    size_t m_fileFigures = 0;                        // GET, HEAD, PATCH
    size_t m_noFigures = 0;                          // of what leads nowhere
};

} // namespace dunlin::server
