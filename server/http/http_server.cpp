// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/http_server.h"

#include "server/http/entrance.h"
#include "server/http/handlers.h"
#include "shared/codec/json_codec.h"
#include "shared/core/trace.h"
#include "shared/wire/version.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

template <typename T>
struct IsCreated : std::false_type {
};
template <typename T>
struct IsCreated<Created<T>> : std::true_type {
};

HttpAnswer jsonAnswer(int status, const QByteArray &body)
{
    return {status, "application/json", body, {}};
}

template <typename T>
HttpAnswer answerOf(int success, const T &value)
{
    if constexpr (IsCreated<T>::value) {
        HttpAnswer answer = jsonAnswer(value.isNew ? success : 200, toJson(value.value));
        if (!value.location.isEmpty())
            answer.headers.append(HttpHeader{"Location", value.location});
        return answer;
    } else if constexpr (std::is_same_v<T, wire::Empty>)
        return {204, {}, {}, {}};
    else
        return jsonAnswer(success, toJson(value));
}

// The answer, to be made into bytes by whoever gets it.
template <typename T>
Async<std::function<HttpAnswer()>> encoded(const Async<T> &answer, int success)
{
    Deferred<std::function<HttpAnswer()>> next;
    answer.whenSettled([next, success](const Result<T> &outcome) {
        if (outcome.ok())
            next.settle(std::function<HttpAnswer()>(
                [success, value = *outcome] { return answerOf(success, value); }));
        else
            next.settle(outcome.error());
    });
    return next.async();
}

std::optional<wire::Method> methodOf(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
    case QHttpServerRequest::Method::Head:
        return wire::Method::Get;
    case QHttpServerRequest::Method::Post:
        return wire::Method::Post;
    case QHttpServerRequest::Method::Put:
        return wire::Method::Put;
    case QHttpServerRequest::Method::Patch:
        return wire::Method::Patch;
    case QHttpServerRequest::Method::Delete:
        return wire::Method::Delete;
    default:
        return std::nullopt;
    }
}

std::optional<QString> bearerOf(const HttpCompat::Headers &headers)
{
    const QByteArray value = HttpCompat::headerOf(headers, "authorization");
    if (value.size() < 7 || value.left(7).compare("Bearer ", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return QString::fromLatin1(value.mid(7).trimmed());
}

Error nothingHere()
{
    return fail(Errc::NotFound, u"there is nothing at this address"_s);
}

HttpAnswer otherMethods(const Router::Match &match, bool options)
{
    QList<QByteArray> allowed = match.allowed;
    if (allowed.contains("GET"))
        allowed.append("HEAD");
    allowed.append("OPTIONS");
    HttpAnswer answer;
    if (options) {
        answer.status = 204;
    } else {
        answer = problem(fail(Errc::Invalid, u"this address has other methods"_s), 405);
    }
    answer.headers.append(HttpHeader{"Allow", allowed.join(", ")});
    return answer;
}

} // namespace

HttpServer::HttpServer(const Services &services, const HttpSettings &settings,
                       QList<OperationsPage> pages, FindSocket find)
    : HttpCompat(std::move(find))
    , m_services(services)
    , m_settings(settings)
    , m_pages(std::move(pages))
{
    std::apply([this](const auto &...each) { (addRoute(each), ...); }, handlers::all);
    m_pageFigures = m_figures.size();
    for (const OperationsPage &each : m_pages)
        addFigures("GET " + each.path.toLatin1());
    m_fileFigures = addFigures("GET /files/{id}");
    addFigures("HEAD /files/{id}");
    addFigures("PATCH /files/{id}");
    m_noFigures = addFigures("other");
}

size_t HttpServer::addFigures(const QByteArray &route)
{
    m_figures.push_back(std::make_unique<Figures>(route));
    return m_figures.size() - 1;
}

template <typename HandledType>
void HttpServer::addRoute(const HandledType &handled)
{
    using Request = typename decltype(handled.endpoint)::Request;
    m_router.add(handled.endpoint.method, QString::fromLatin1(handled.endpoint.path));
    addFigures(methodName(handled.endpoint.method) + ' ' + handled.endpoint.path);
    m_routes.push_back(
        {handled.endpoint.access, [handled](const QByteArray &body, int depth) {
             Result<Request> request = Request{};
             if constexpr (!std::is_same_v<Request, wire::Empty>) {
                 DecodeOptions options;
                 options.limits.depth = depth;
                 request = fromJson<Request>(body.isEmpty() ? QByteArray("{}") : body, options);
             }
             Prepared prepared;
             if (!request.ok()) {
                 prepared.readable = request.error();
                 return prepared;
             }
             if constexpr (requires { requires std::is_same_v<decltype(Request::opId), OpId>; })
                 prepared.trace = request->opId;
             prepared.answer = [handled, request = *std::move(request)](const Services &services,
                                                                        const Call &call) {
                 return encoded(handled.answer(services, call, request), handled.endpoint.success);
             };
             return prepared;
         }});
}

void HttpServer::run(const Route &route, const Asked &asked, const ReplyPtr &reply)
{
    const Prepared prepared = route.prepare(asked.body, int(m_settings.limits.depth));
    if (prepared.trace)
        traceStep(*prepared.trace, "asked over REST:", m_figures[reply->figures]->route);
    const auto answer =
        m_services.ask([prepared, access = route.access, token = asked.token, call = asked.call,
                        rates = m_settings.rates](const Services &services) {
            return then(&services.home, enter(services, call, access, token, rates),
                        [services, prepared, call](const Caller &caller) mutable {
                            if (!prepared.readable.ok())
                                return ready<Encode>(prepared.readable.error());
                            call.caller = caller;
                            return prepared.answer(services, call);
                        });
        });
    finally(this, answer, [this, reply, trace = prepared.trace](const Result<Encode> &outcome) {
        if (trace)
            traceAnswer(*trace, outcome);
        finish(reply, outcome.ok() ? (*outcome)() : problem(outcome.error()));
    });
}

void HttpServer::arrived(const QHttpServerRequest &request, QTcpSocket *socket, const Keep &keep)
{
    const bool head = request.method() == QHttpServerRequest::Method::Head;
    const bool options = request.method() == QHttpServerRequest::Method::Options;
    const auto reply =
        std::make_shared<Reply>(socket, keep, head ? Reply::Body::HeadOnly : Reply::Body::Full);
    const Headers headers = headersOf(request);
    Asked asked;
    asked.method = methodOf(request.method());
    asked.head = head;
    asked.headers = headers;
    asked.token = bearerOf(headers);
    // What was read from a socket sits in a block of 16 KiB: only a copy may be kept.
    asked.body = QByteArray(request.body().constData(), request.body().size());
    asked.call.query = QUrlQuery(request.url().query(QUrl::FullyEncoded));
    asked.call.address = addressOf(*socket, headers);
    const QByteArray path = request.url().path(QUrl::FullyEncoded).toLatin1();
    // Not from inside the server's own reading of this request.
    QMetaObject::invokeMethod(
        this, [this, path, asked, options, reply] { route(path, asked, options, reply); },
        Qt::QueuedConnection);
}

QString HttpServer::addressOf(const QTcpSocket &socket, const Headers &headers) const
{
    const auto isProxy = [this](const QHostAddress &address) {
        return std::any_of(m_settings.trustedProxies.cbegin(), m_settings.trustedProxies.cend(),
                           [&](const auto &each) { return address.isInSubnet(each); });
    };
    QHostAddress address = socket.peerAddress();
    // From the right: each proxy of ours says who came to it; the first that isn't ours is the client.
    const QList<QByteArray> hops = HttpCompat::headerOf(headers, "x-forwarded-for").split(',');
    for (qsizetype i = hops.size() - 1; i >= 0 && isProxy(address); --i) {
        const QHostAddress hop(QString::fromLatin1(hops[i].trimmed()));
        if (hop.isNull())
            break;
        address = hop;
    }
    return address.toString();
}

void HttpServer::route(const QByteArray &path, Asked asked, bool options, const ReplyPtr &reply)
{
    reply->figures = m_noFigures;
    const auto segments = segmentsOf(path);
    if (!segments) {
        finish(reply, problem(fail(Errc::Invalid, u"the path is not UTF-8"_s)));
        return;
    }
    const QString plain = u'/' + segments->join(u'/');
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        const OperationsPage &each = m_pages[i];
        if (each.path != plain)
            continue;
        reply->figures = m_pageFigures + size_t(i);
        if (asked.method == wire::Method::Get && !options)
            finally(
                this,
                m_services.ask([page = each.answer,
                                asker = OperationsPage::Asker{asked.call.address, asked.token}](
                                   const Services &) { return ready<HttpAnswer>(page(asker)); }),
                [this, reply](const Result<HttpAnswer> &answer) {
                    finish(reply, answer.ok() ? *answer : problem(answer.error()));
                });
        else
            finish(reply, otherMethods(Router::Match{std::nullopt, {}, {"GET"}}, options));
        return;
    }
    if (segments->size() < 3 || segments->at(0) != "api"_L1 || segments->at(1) != "v1"_L1) {
        finish(reply, problem(nothingHere()));
        return;
    }
    api(segments->mid(2), std::move(asked), options, reply);
}

void HttpServer::api(const QStringList &segments, Asked asked, bool options, const ReplyPtr &reply)
{
    if (segments.size() == 2 && segments[0] == "files"_L1) {
        file(segments[1], asked, options, reply);
        return;
    }
    const auto match = m_router.find(asked.method, segments);
    if (!match) {
        finish(reply, problem(nothingHere()));
        return;
    }
    if (options || !match->route) {
        finish(reply, otherMethods(*match, options));
        return;
    }
    reply->figures = size_t(*match->route);
    asked.call.path = match->names;
    run(m_routes[*match->route], asked, reply);
}

void HttpServer::finish(const ReplyPtr &reply, const HttpAnswer &answer)
{
    count(*reply, answer.status);
    reply->send(answer);
}

void HttpServer::count(const Reply &reply, int status)
{
    Figures &figures = *m_figures[reply.figures];
    const auto place = std::find(StatusCodes.cbegin(), StatusCodes.cend(), status);
    figures.answers[size_t(place - StatusCodes.cbegin())].fetch_add(1, std::memory_order_relaxed);
    figures.times.add(reply.time.elapsed());
}

} // namespace dunlin::server
