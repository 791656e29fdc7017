// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/link/http_client.h"

#include "shared/core/log.h"
#include "shared/wire/errors.h"
#include "shared/wire/version.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace dunlin::client {

namespace {

constexpr int TransferTimeoutMs = 30'000;
constexpr int ProbeTimeoutMs = 4'000;
// A token is traded this long before it expires, so that no call starts with one that ends on the way; of a short
// life a fifth.
constexpr qint64 ExpiryMarginMs = 30'000;
constexpr qint64 LargestAnswer = 16 << 20;

QByteArray verbOf(wire::Method method)
{
    switch (method) {
    case wire::Method::Get:
        return QByteArrayLiteral("GET");
    case wire::Method::Post:
        return QByteArrayLiteral("POST");
    case wire::Method::Put:
        return QByteArrayLiteral("PUT");
    case wire::Method::Patch:
        return QByteArrayLiteral("PATCH");
    case wire::Method::Delete:
        return QByteArrayLiteral("DELETE");
    }
    return {};
}

Errc codeOfStatus(int status)
{
    for (const auto &each : enumTable(Errc::Invalid)) {
        if (errcHttpStatus(each.value) == status)
            return each.value;
    }
    if (status == 502 || status == 504)
        return Errc::Unavailable;
    return status >= 500 ? Errc::Internal : Errc::Invalid;
}

// The error of an answer that is none of the 2xx.
Error errorOf(int status, const QByteArray &body)
{
    if (auto read = fromJson<wire::ErrorBody>(body, {DecodeLimits(), Unknown::Zero});
        read.ok() && int(read->code) != 0)
        return wire::toError(*read);
    return fail(codeOfStatus(status),
                QStringLiteral("The server answered with status %1").arg(status));
}

Error unreachable(const QNetworkReply &reply)
{
    if (reply.error() == QNetworkReply::SslHandshakeFailedError)
        return fail(Errc::Unavailable,
                    QStringLiteral("The secure connection failed: ") + reply.errorString());
    return fail(Errc::Unavailable,
                QStringLiteral("The server can't be reached: ") + reply.errorString());
}

} // namespace

Credentials Credentials::fresh(const QString &access, qint64 expiresInSeconds,
                               const QString &refresh, qint64 nowMs)
{
    const qint64 life = expiresInSeconds * 1000;
    return {access, nowMs + life - qMin(ExpiryMarginMs, life / 5), refresh, OpId::create()};
}

HttpClient::HttpClient(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_network(this)
{
    // A redirect could carry the token to another host.
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

HttpClient::~HttpClient() = default;

void HttpClient::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void HttpClient::setServer(const QUrl &base)
{
    post([this, base] { m_base = base; });
}

void HttpClient::setCredentials(const Credentials &credentials)
{
    post([this, credentials] {
        ++m_generation;
        m_credentials = credentials;
        // The trade of the one before may hang for long: who comes next does not wait for it.
        if (m_trading)
            endTrade(fail(Errc::Unauthorized, QStringLiteral("Somebody else signed in")));
    });
}

Async<QString> HttpClient::accessToken(const QString &refused)
{
    Deferred<QString> deferred;
    Async<QString> answer = deferred.async();
    post([this, refused, deferred] {
        tokenFor(refused, [deferred](Result<QString> token) { deferred.settle(std::move(token)); });
    });
    return answer;
}

Async<QByteArray> HttpClient::bytes(wire::Method method, const QString &path,
                                    const RawHeaders &headers, const QByteArray &body)
{
    Deferred<QByteArray> deferred;
    Async<QByteArray> answer = deferred.async();
    start({method, path, {}, {}, body, true, headers},
          [deferred](Result<QByteArray> outcome) { deferred.settle(std::move(outcome)); });
    return answer;
}

Async<QByteArray> HttpClient::head(const QString &path, const QByteArray &header)
{
    Deferred<QByteArray> deferred;
    Async<QByteArray> answer = deferred.async();
    start({wire::Method::Get, path, {}, {}, {}, true, {}, header},
          [deferred](Result<QByteArray> outcome) { deferred.settle(std::move(outcome)); });
    return answer;
}

void HttpClient::start(Call call, Answer answer)
{
    post([this, call = std::move(call), answer = std::move(answer)] {
        if (m_base.isEmpty())
            answer(fail(Errc::Unavailable, QStringLiteral("No server is set")));
        else if (call.withToken)
            sendWithToken(call, answer);
        else
            send(call, {}, answer);
    });
}

void HttpClient::sendWithToken(const Call &call, const Answer &answer)
{
    tokenFor({}, [this, call, answer](Result<QString> token) {
        if (!token.ok()) {
            answer(token.error());
            return;
        }
        send(call, *token, [this, call, answer, used = *token](Result<QByteArray> outcome) {
            if (outcome.ok() || outcome.error().code != Errc::Unauthorized) {
                answer(std::move(outcome));
                return;
            }
            // Once: a new token that is refused, too, is an answer.
            tokenFor(used, [this, call, answer](Result<QString> fresh) {
                if (fresh.ok())
                    send(call, *fresh, answer);
                else
                    answer(fresh.error());
            });
        });
    });
}

QUrl HttpClient::urlOf(const Call &call) const
{
    QString path = wire::ApiPrefix + call.path;
    for (auto at = call.values.cbegin(); at != call.values.cend(); ++at)
        path.replace(QLatin1Char('{') + at.key() + QLatin1Char('}'),
                     QString::fromLatin1(QUrl::toPercentEncoding(at.value())));
    QUrl url = m_base;
    url.setPath(path, QUrl::StrictMode);
    url.setQuery(call.query);
    return url;
}

void HttpClient::send(const Call &call, const QString &token, const Answer &answer)
{
    QNetworkRequest request(urlOf(call));
    request.setTransferTimeout(TransferTimeoutMs);
    if (!call.body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArrayLiteral("application/json"));
    for (const auto &[name, value] : call.headers)
        request.setRawHeader(name, value);
    if (!token.isEmpty())
        request.setRawHeader(QByteArrayLiteral("Authorization"),
                             QByteArrayLiteral("Bearer ") + token.toUtf8());
    const QByteArray verb =
        call.wantedHeader.isEmpty() ? verbOf(call.method) : QByteArrayLiteral("HEAD");
    QNetworkReply *reply = m_network.sendCustomRequest(request, verb, call.body);
    reply->setReadBufferSize(LargestAnswer);
    connect(reply, &QNetworkReply::finished, this, [reply, answer, wanted = call.wantedHeader] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0 || (status < 300 && reply->error() != QNetworkReply::NoError)) {
            answer(unreachable(*reply));
            return;
        }
        const QByteArray body = reply->readAll();
        if (status < 300)
            answer(wanted.isEmpty() ? body : reply->rawHeader(wanted));
        else
            answer(errorOf(status, body));
    });
}

void HttpClient::tokenFor(const QString &refused,
                          const std::function<void(Result<QString>)> &answer)
{
    if (m_credentials.isEmpty()) {
        answer(fail(Errc::Unauthorized, QStringLiteral("Nobody is signed in")));
        return;
    }
    const bool good = !m_credentials.accessToken.isEmpty() && m_credentials.accessToken != refused
        && m_credentials.goodUntil > m_clock.nowMs();
    if (good && !m_trading) {
        answer(m_credentials.accessToken);
        return;
    }
    m_tradeWaiters.append(answer);
    if (!m_trading)
        trade();
}

void HttpClient::trade()
{
    m_trading = true;
    const quint64 generation = m_generation;
    const wire::Refresh request{m_credentials.refreshToken, m_credentials.tradeId};
    const Call call{wire::http::refresh.method,
                    QString::fromLatin1(wire::http::refresh.path),
                    {},
                    {},
                    toJson(request),
                    false};
    send(call, {}, [this, generation](Result<QByteArray> outcome) {
        if (generation != m_generation)
            return;
        Result<wire::Refreshed> traded = outcome.ok() ? fromJson<wire::Refreshed>(*outcome)
                                                      : Result<wire::Refreshed>(outcome.error());
        if (!traded.ok()) {
            const Errc code = traded.error().code;
            if (code == Errc::Unauthorized || code == Errc::Forbidden || code == Errc::Invalid
                || code == Errc::NotFound) {
                m_credentials = {};
                Q_EMIT signedOutByServer(
                    QStringLiteral("The server ended this session; sign in again"));
                endTrade(fail(Errc::Unauthorized, QStringLiteral("The session has ended")));
            } else {
                endTrade(traded.error());
            }
            return;
        }
        m_credentials = Credentials::fresh(traded->accessToken, traded->expiresIn,
                                           traded->refreshToken, m_clock.nowMs());
        Q_EMIT credentialsChanged(m_credentials);
        endTrade(m_credentials.accessToken);
    });
}

void HttpClient::endTrade(const Result<QString> &outcome)
{
    m_trading = false;
    const auto waiters = std::exchange(m_tradeWaiters, {});
    for (const auto &each : waiters)
        each(outcome);
}

Async<QUrl> HttpClient::discover(const QList<QUrl> &candidates)
{
    Deferred<QUrl> found;
    Async<QUrl> answer = found.async();
    post([this, candidates, found] { probe(candidates, {}, found); });
    return answer;
}

void HttpClient::probe(QList<QUrl> candidates, const QString &lastFault,
                       const Deferred<QUrl> &found)
{
    if (candidates.isEmpty()) {
        found.settle(
            fail(Errc::Unavailable,
                 lastFault.isEmpty() ? QStringLiteral("The server can't be reached") : lastFault));
        return;
    }
    const QUrl base = candidates.takeFirst();
    QUrl url = base;
    url.setPath(QStringLiteral("/health"));
    QNetworkRequest request(url);
    // A TLS greeting may hang on a plain port: with another address left to try, that is not waited for long.
    request.setTransferTimeout(candidates.isEmpty() ? TransferTimeoutMs : ProbeTimeoutMs);
    QNetworkReply *reply = m_network.get(request);
    connect(
        reply, &QNetworkReply::finished, this, [this, reply, base, candidates, lastFault, found] {
            reply->deleteLater();
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            // 503 is a Dunlin server too, one whose database is away.
            if (status == 200 || status == 503) {
                const auto document = parseJson(reply->read(1 << 20));
                if (document.ok()
                    && document->object().value(QLatin1StringView("status")).isString()) {
                    found.settle(base);
                    return;
                }
            }
            QString fault = lastFault;
            if (status > 0)
                fault =
                    QStringLiteral("What answers at %1 is no Dunlin server").arg(base.toString());
            else if (fault.isEmpty())
                fault = unreachable(*reply).detail;
            probe(candidates, fault, found);
        });
}

} // namespace dunlin::client
