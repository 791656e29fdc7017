// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test_client.h"

#include "shared/wire/version.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkReply>
#include <QThread>
#include <QUrl>
#include <QWebSocketHandshakeOptions>

using namespace Qt::StringLiterals;

namespace dunlin::test {

bool waitUntil(const std::function<bool()> &done, int patienceMs)
{
    QElapsedTimer time;
    time.start();
    // Asked once a turn: a condition may take what it was waiting for.
    while (!done()) {
        if (time.elapsed() > patienceMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QThread::msleep(1);
    }
    return true;
}

void settle(int quietMs)
{
    waitUntil([] { return false; }, quietMs);
}

HttpResult RestClient::raw(const QByteArray &method, const QString &path, const QByteArray &body,
                           const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    QNetworkRequest request(QUrl::fromEncoded((m_baseUrl + path).toUtf8()));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(PatienceMs);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    // As a custom one it would wait for the body whose length is told.
    QNetworkReply *reply = method == "HEAD" ? m_network.head(request)
                                            : m_network.sendCustomRequest(request, method, body);
    waitUntil([&] { return reply->isFinished(); }, 2 * PatienceMs);
    HttpResult result;
    result.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.body = reply->readAll();
    const auto received = reply->rawHeaderPairs();
    for (const auto &each : received)
        result.headers.insert(each.first.toLower(), each.second);
    reply->deleteLater();
    return result;
}

QByteArray RestClient::methodName(wire::Method method)
{
    switch (method) {
    case wire::Method::Get:
        return "GET";
    case wire::Method::Post:
        return "POST";
    case wire::Method::Put:
        return "PUT";
    case wire::Method::Patch:
        return "PATCH";
    case wire::Method::Delete:
        return "DELETE";
    }
    return {};
}

QString RestClient::pathOf(const char *pattern, const QStringList &values, const QString &query)
{
    QStringList segments = QString::fromLatin1(pattern).split(u'/');
    qsizetype next = 0;
    for (QString &each : segments) {
        if (each.startsWith(u'{'))
            each = QString::fromLatin1(QUrl::toPercentEncoding(values.value(next++)));
    }
    return QString(wire::ApiPrefix) + segments.join(u'/')
        + (query.isEmpty() ? QString() : u'?' + query);
}

Error RestClient::errorOf(const HttpResult &result)
{
    const auto body = fromJson<wire::ErrorBody>(result.body);
    return body.ok() ? wire::toError(*body)
                     : fail(Errc::Unavailable, u"status %1"_s.arg(result.status));
}

HubClient::HubClient(const QString &baseUrl, Encoding encoding)
    : m_baseUrl(baseUrl)
    , m_encoding(encoding)
{
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                     [this](const QString &message) { arrived(message.toUtf8()); });
    QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                     [this](const QByteArray &message) { arrived(message); });
    QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [this] { m_closed = true; });
}

HubClient::~HubClient()
{
    m_socket.disconnect();
    m_socket.abort();
}

bool HubClient::open(const QStringList &subprotocols)
{
    m_closed = false;
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(
        subprotocols.isEmpty() ? QStringList{QString(
            m_encoding == Encoding::Json ? wire::SubprotocolJson : wire::SubprotocolCbor)}
                               : subprotocols);
    QUrl url(m_baseUrl + QString(wire::HubPath));
    url.setScheme(url.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    m_socket.open(url, options);
    waitUntil([this] {
        return isOpen() || m_closed || m_socket.error() != QAbstractSocket::UnknownSocketError;
    });
    return isOpen();
}

void HubClient::close()
{
    m_socket.close();
    waitForClose();
}

Result<wire::HelloReply> HubClient::hello(const QString &token,
                                          const std::optional<wire::Resume> &resume)
{
    return ask(wire::op::hello, wire::Hello{token, {}, u"test"_s, resume});
}

void HubClient::sendFrame(const QByteArray &bytes)
{
    if (m_encoding == Encoding::Json)
        m_socket.sendTextMessage(QString::fromUtf8(bytes));
    else
        m_socket.sendBinaryMessage(bytes);
}

void HubClient::arrived(const QByteArray &bytes)
{
    const QList<FrameOrFault> frames = parseFrames(m_encoding, bytes);
    for (const FrameOrFault &each : frames) {
        const auto *frame = std::get_if<Frame>(&each);
        if (!frame)
            continue;
        if (frame->kind == Frame::Kind::Push)
            m_pushes.append(*frame);
        else if (frame->kind == Frame::Kind::Failure && frame->id == 0)
            m_faults.append(*frame);
        else
            m_answers.insert(frame->id, *frame);
    }
}

Error HubClient::failureOf(const Frame &frame)
{
    const auto body = frame.payload.decode<wire::ErrorBody>(lenient());
    return body.ok() ? wire::toError(*body) : fail(Errc::Internal, u"unreadable failure"_s);
}

std::optional<Error> HubClient::takeFault()
{
    return m_faults.isEmpty() ? std::nullopt : std::optional(failureOf(m_faults.takeFirst()));
}

std::optional<Error> HubClient::waitForFault()
{
    waitUntil([this] { return !m_faults.isEmpty() || m_closed; });
    return takeFault();
}

int HubClient::waitForClose(int patienceMs)
{
    waitUntil([this] { return m_closed; }, patienceMs);
    return closeCode();
}

namespace {

Result<Person> personOf(const Result<wire::SignedIn> &session)
{
    if (!session.ok())
        return session.error();
    return Person{*session};
}

} // namespace

Result<Person> registerPerson(const QString &baseUrl, const QString &name, const QString &invite)
{
    RestClient rest(baseUrl);
    wire::Registration request;
    request.username = name;
    request.password = Password;
    request.device = {u"test"_s, u"linux"_s, {}};
    if (!invite.isEmpty())
        request.invite = invite;
    return personOf(rest.call(wire::http::registerAccount, {}, request));
}

Result<Person> signIn(const QString &baseUrl, const QString &name, const QString &password)
{
    RestClient rest(baseUrl);
    wire::Login request;
    request.username = name;
    request.password = password;
    request.device = {u"test"_s, u"linux"_s, {}};
    return personOf(rest.call(wire::http::login, {}, request));
}

} // namespace dunlin::test
