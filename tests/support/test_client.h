// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A client for tests that speaks REST and the hub by the registries, in both encodings. Every call waits for its
// answer in a local event loop, so tests read from top to bottom; a wait that is over answers Unavailable.
#pragma once

#include "shared/codec/frame.h"
#include "shared/wire/frames.h"
#include "shared/wire/http_api.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QWebSocket>

#include <functional>

namespace dunlin::test {

// Longer than a machine that is busy with other things takes; what is awaited comes at once.
constexpr int PatienceMs = 60'000;

// Turns the event loop until `done` says so.
bool waitUntil(const std::function<bool()> &done, int patienceMs = PatienceMs);
// Turns it until nothing has come for this long: for "and nothing more arrives".
void settle(int quietMs = 150);

struct HttpResult {
    int status = 0; // 0: no answer
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString code() const { return json().value(QLatin1StringView("code")).toString(); }
    QString field() const { return json().value(QLatin1StringView("field")).toString(); }
};

class RestClient
{
public:
    explicit RestClient(QString baseUrl)
        : m_baseUrl(std::move(baseUrl))
    {
    }

    void setToken(const QString &token) { m_token = token; }
    QString token() const { return m_token; }
    QString baseUrl() const { return m_baseUrl; }

    // `path` is the whole one, /api/v1 included.
    HttpResult raw(const QByteArray &method, const QString &path, const QByteArray &body = {},
                   const QList<std::pair<QByteArray, QByteArray>> &headers = {});

    // `path`: values of the {names} in their order, not yet encoded. `query` without the question mark.
    template <typename Request, typename Reply>
    Result<Reply> call(const wire::Endpoint<Request, Reply> &endpoint, const QStringList &path = {},
                       const Request &request = {}, const QString &query = {})
    {
        const HttpResult result = rawOf(endpoint, path, request, query);
        if (result.status < 200 || result.status > 299)
            return errorOf(result);
        if constexpr (std::is_same_v<Reply, wire::Empty>)
            return Reply{};
        else
            return fromJson<Reply>(result.body);
    }
    template <typename Request, typename Reply>
    HttpResult rawOf(const wire::Endpoint<Request, Reply> &endpoint, const QStringList &path = {},
                     const Request &request = {}, const QString &query = {})
    {
        QByteArray body;
        if constexpr (!std::is_same_v<Request, wire::Empty>)
            body = toJson(request);
        return raw(methodName(endpoint.method), pathOf(endpoint.path, path, query), body);
    }

    static QByteArray methodName(wire::Method method);
    static QString pathOf(const char *pattern, const QStringList &values,
                          const QString &query = {});
    static Error errorOf(const HttpResult &result);

private:
    QString m_baseUrl;
    QString m_token;
    QNetworkAccessManager m_network;
};

class HubClient
{
public:
    HubClient(const QString &baseUrl, Encoding encoding);
    ~HubClient();

    // The handshake. With other subprotocols than the encoding's, if given.
    bool open(const QStringList &subprotocols = {});
    Result<wire::HelloReply> hello(const QString &token,
                                   const std::optional<wire::Resume> &resume = std::nullopt);
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void close();
    void abort() { m_socket.abort(); }

    template <int Number, typename Request, typename Reply>
    Result<Reply> ask(const wire::Operation<Number, Request, Reply> &operation,
                      const Request &request)
    {
        return answerTo<Reply>(send(operation, request));
    }
    // Without waiting; the id to ask for with answerTo().
    template <int Number, typename Request, typename Reply>
    qint64 send(const wire::Operation<Number, Request, Reply> &operation, const Request &request)
    {
        const qint64 id = ++m_lastId;
        sendFrame(encodeRequest(m_encoding, id,
                                FrameName{operation.number, QLatin1StringView(operation.name)},
                                encodeBody(m_encoding, request)));
        return id;
    }
    template <typename Reply>
    Result<Reply> answerTo(qint64 id)
    {
        if (!waitUntil([&] { return m_answers.contains(id) || !isOpen(); })
            || !m_answers.contains(id))
            return fail(Errc::Unavailable,
                        QStringLiteral("no answer; close code %1").arg(closeCode()));
        const Frame frame = m_answers.take(id);
        if (frame.kind == Frame::Kind::Failure)
            return failureOf(frame);
        return frame.payload.template decode<Reply>(lenient());
    }
    bool hasAnswer(qint64 id) const { return m_answers.contains(id); }

    // What has come of one event, in order.
    template <int Number, typename Data>
    QList<Data> events(const wire::Event<Number, Data> &event) const
    {
        QList<Data> list;
        for (const Frame &each : m_pushes) {
            if (each.number != event.number && each.name != QLatin1StringView(event.name))
                continue;
            if (const auto data = each.payload.template decode<Data>(lenient()); data.ok())
                list.append(*data);
        }
        return list;
    }
    template <int Number, typename Data>
    bool waitForEvents(const wire::Event<Number, Data> &event, qsizetype count,
                       int patienceMs = PatienceMs)
    {
        return waitUntil([&] { return events(event).size() >= count; }, patienceMs);
    }
    void forgetEvents() { m_pushes.clear(); }

    // Raw frames, for what a well-behaved client doesn't send.
    void sendFrame(const QByteArray &bytes);
    void sendText(const QString &text) { m_socket.sendTextMessage(text); }
    void sendBinary(const QByteArray &bytes) { m_socket.sendBinaryMessage(bytes); }
    void sendPing() { m_socket.ping(); }
    // The next failure that came without an id (or with 0).
    std::optional<Error> waitForFault();
    // The same without waiting.
    std::optional<Error> takeFault();
    // Waits for the end of the connection.
    int waitForClose(int patienceMs = PatienceMs);
    int closeCode() const { return m_closed ? int(m_socket.closeCode()) : 0; }
    Encoding encoding() const { return m_encoding; }
    QWebSocket &socket() { return m_socket; }

private:
    static DecodeOptions lenient() { return {{}, Unknown::Zero}; }
    static Error failureOf(const Frame &frame);
    void arrived(const QByteArray &bytes);

    QString m_baseUrl;
    Encoding m_encoding;
    QWebSocket m_socket;
    qint64 m_lastId = 0;
    bool m_closed = false;
    QHash<qint64, Frame> m_answers;
    QList<Frame> m_faults;
    QList<Frame> m_pushes;
};

// An account with one signed-in device.
struct Person {
    wire::SignedIn session;
    UserId id() const { return session.user.id; }
    DeviceId device() const { return session.device.id; }
    QString token() const { return session.accessToken; }
};

inline const QString Password = QStringLiteral("correct horse battery");

Result<Person> registerPerson(const QString &baseUrl, const QString &name,
                              const QString &invite = {});
// A further device of somebody.
Result<Person> signIn(const QString &baseUrl, const QString &name,
                      const QString &password = Password);

} // namespace dunlin::test
