// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// REST calls of the endpoint registry, with the account's tokens behind them.
//
// A token that is about to expire is traded before a call, one that is refused is traded once and the call
// repeated; calls that need the new one wait for the same trade. Errors of the server arrive as they are, a server
// that can't be reached is Unavailable. Methods may be called from any thread; the rest happens in the network
// thread, where this object lives.
#pragma once

#include "shared/codec/json_codec.h"
#include "shared/core/async.h"
#include "shared/core/clock.h"
#include "shared/wire/http_api.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <memory>

namespace dunlin::client {

// What proves who this device is. Never logged; kept by a SecretVault.
struct Credentials {
    QString accessToken;
    qint64 goodUntil = 0; // ms since 1970 UTC by this device's clock; a little before it expires
    QString refreshToken;
    // Under which the refresh token is traded, in every attempt: the answer to one may be lost, or come to a process
    // that ends before it is kept.
    OpId tradeId;
    bool isEmpty() const { return refreshToken.isEmpty(); }
    static Credentials fresh(const QString &access, qint64 expiresInSeconds, const QString &refresh,
                             qint64 nowMs);
    bool operator==(const Credentials &) const = default;
};

// Values of {name} segments of an endpoint's path.
using PathValues = QHash<QString, QString>;

class HttpClient : public QObject
{
    Q_OBJECT
public:
    explicit HttpClient(const Clock &clock, QObject *parent = nullptr);
    ~HttpClient() override;

    void setServer(const QUrl &base);
    void setCredentials(const Credentials &credentials);

    // The first of the candidates that answers as a Dunlin server, tried in order of preference.
    Async<QUrl> discover(const QList<QUrl> &candidates);

    // A token that is good for a while; after Refused one that is newer than the refused one.
    Async<QString> accessToken(const QString &refused = {});

    template <typename Request, typename Reply>
    Async<Reply> call(const wire::Endpoint<Request, Reply> &endpoint, const Request &request = {},
                      const PathValues &path = {}, const QUrlQuery &query = {})
    {
        Deferred<Reply> deferred;
        Async<Reply> answer = deferred.async();
        QByteArray body;
        if constexpr (!std::is_same_v<Request, wire::Empty>)
            body = toJson(request);
        start({endpoint.method, QString::fromLatin1(endpoint.path), path, query, body,
               endpoint.access != wire::Access::Open},
              [deferred](Result<QByteArray> outcome) {
                  if (!outcome.ok()) {
                      deferred.settle(outcome.error());
                  } else if constexpr (std::is_same_v<Reply, wire::Empty>) {
                      deferred.settle(Reply{});
                  } else {
                      deferred.settle(fromJson<Reply>(*outcome, {DecodeLimits(), Unknown::Zero}));
                  }
              });
        return answer;
    }

    // Bytes instead of JSON (byteEndpoints of the registry): a chunk up, or a part down. Header values are ours.
    using RawHeaders = QList<std::pair<QByteArray, QByteArray>>;
    Async<QByteArray> bytes(wire::Method method, const QString &path, const RawHeaders &headers,
                            const QByteArray &body = {});

    // The value of a header of the answer to HEAD.
    Async<QByteArray> head(const QString &path, const QByteArray &header);

Q_SIGNALS:
    // To be kept before anything else: the old refresh token is void now.
    void credentialsChanged(const dunlin::client::Credentials &credentials);
    // The refresh token was refused: this device is signed out.
    void signedOutByServer(const QString &reason);

private:
    using Answer = std::function<void(Result<QByteArray>)>;
    struct Call {
        wire::Method method = wire::Method::Get;
        QString path;
        PathValues values;
        QUrlQuery query;
        QByteArray body;
        bool withToken = false;
        RawHeaders headers = {};
        QByteArray wantedHeader = {}; // not empty: HEAD, and this header is the answer
    };
    void post(std::function<void()> work);
    void start(Call call, Answer answer);
    void sendWithToken(const Call &call, const Answer &answer);
    void send(const Call &call, const QString &token,
              const std::function<void(Result<QByteArray>)> &answer);
    QUrl urlOf(const Call &call) const;
    void tokenFor(const QString &refused, const std::function<void(Result<QString>)> &answer);
    void trade();
    void endTrade(const Result<QString> &outcome);
    void probe(QList<QUrl> candidates, const QString &lastFault, const Deferred<QUrl> &found);

    const Clock &m_clock;
    QNetworkAccessManager m_network;
    QUrl m_base;
    Credentials m_credentials;
    quint64 m_generation =
        0; // of the credentials: a trade that began before another sign-in changes nothing
    bool m_trading = false;
    QList<std::function<void(Result<QString>)>> m_tradeWaiters;
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::Credentials)
