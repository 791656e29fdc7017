// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// REST: from a judged HTTP request to a service and back to an answer. One for each I/O thread.
#pragma once

#include "server/http/call.h"
#include "server/http/reply.h"
#include "server/http/router.h"

#include <QHostAddress>

#include <array>
#include <atomic>

namespace dunlin::server {

struct HttpSettings {
    wire::Limits limits;
    QList<QPair<QHostAddress, int>> trustedProxies;
    RateLimits *rates = nullptr; // absent: no limits
};

// What is served beside the API: a path and who answers it, on the services' thread.
struct OperationsPage {
    QString path;
    std::function<HttpAnswer(const QString &address)> answer;
};

class HttpServer : public HttpCompat
{
    Q_OBJECT

public:
    HttpServer(const Services &services, const HttpSettings &settings, QList<OperationsPage> pages,
               FindSocket find);

    // Answers given, by status class (2: 2xx ...). From any thread.
    quint64 answers(size_t statusClass) const { return m_answers[statusClass]; }

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
    using Run = std::function<void(HttpServer *, const Asked &, const ReplyPtr &)>;

    template <typename HandledType>
    void addRoute(const HandledType &handled);
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
    void count(int status);
    QString addressOf(const QTcpSocket &socket, const Headers &headers) const;

    const Services m_services;
    const HttpSettings m_settings;
    const QList<OperationsPage> m_pages;
    Router m_router;
    QList<Run> m_routes;
    std::array<std::atomic<quint64>, 6> m_answers{};
};

} // namespace dunlin::server
