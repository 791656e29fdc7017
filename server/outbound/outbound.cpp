// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/outbound/outbound.h"

#include <QDateTime>
#include <QHostInfo>
#include <QLocale>
#include <QNetworkProxy>
#include <QNetworkReply>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 DayMs = 24LL * 3600 * 1000;
// Of an answer that nobody reads.
constexpr qint64 MostBody = 64 * 1024;

Outbound::Resolve systemResolver(QObject *context)
{
    return [context](const QString &name, const Outbound::Resolved &resolved) {
        QHostInfo::lookupHost(name, context,
                              [resolved](const QHostInfo &info) { resolved(info.addresses()); });
    };
}

QByteArray hostHeader(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    const QString name = host.contains(u':') ? u'[' + host + u']' : host;
    return (url.port() < 0 ? name : name + u':' + QString::number(url.port())).toLatin1();
}

} // namespace

std::optional<qint64> retryAfterMs(const QByteArray &header, qint64 nowMs)
{
    const QByteArray text = header.trimmed();
    bool whole = false;
    if (const qint64 seconds = text.toLongLong(&whole); whole)
        return seconds < 0 ? std::nullopt : std::optional(std::min(seconds, DayMs / 1000) * 1000);
    const QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    const QDateTime utc(date.date(), date.time(), Qt::UTC);
    return std::clamp<qint64>(utc.toMSecsSinceEpoch() - nowMs, 0, DayMs);
}

Outbound::Outbound(const OutboundSettings &settings, const Clock &clock, Resolve resolve)
    : m_settings(settings)
    , m_clock(clock)
    , m_resolve(resolve ? std::move(resolve) : systemResolver(this))
{
}

Async<OutboundAnswer> Outbound::post(const OutboundCall &call)
{
    if (const Status lawful = acceptTarget(call.url, m_settings.reach); !lawful.ok())
        return ready<OutboundAnswer>(lawful.error());
    Deferred<OutboundAnswer> deferred;
    m_resolve(call.url.host(QUrl::FullyEncoded),
              [this, call, deferred](const QList<QHostAddress> &addresses) {
                  if (addresses.isEmpty()) {
                      deferred.settle(fail(Errc::Unavailable, u"the name has no address"_s));
                      return;
                  }
                  // One that may not be called is enough: who answers like this is up to something.
                  if (m_settings.reach == Reach::Public
                      && !std::all_of(addresses.cbegin(), addresses.cend(), isPublicAddress)) {
                      deferred.settle(fail(Errc::Forbidden, u"this address may not be called"_s));
                      return;
                  }
                  send(call, addresses.constFirst(), deferred);
              });
    return deferred.async();
}

void Outbound::send(const OutboundCall &call, const QHostAddress &address,
                    const Deferred<OutboundAnswer> &deferred)
{
    if (!m_network) {
        m_network = new QNetworkAccessManager(this);
        m_network->setProxy(QNetworkProxy::NoProxy);
        m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    QUrl url = call.url;
    url.setHost(address.toString());
    QNetworkRequest request(url);
    // The address is the one that was looked at; the name is for the certificate and the other side.
    request.setPeerVerifyName(call.url.host(QUrl::FullyEncoded));
    request.setRawHeader("Host", hostHeader(call.url));
    request.setRawHeader("User-Agent", "Dunlin/" DUNLIN_VERSION);
    for (const auto &[name, value] : call.headers)
        request.setRawHeader(name, value);
    request.setTransferTimeout(m_settings.timeoutMs);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // would name the address
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    QNetworkReply *reply = m_network->post(request, call.body);
    const auto read = std::make_shared<qint64>(0);
    connect(reply, &QNetworkReply::readyRead, this, [reply, read] {
        *read += reply->readAll().size();
        if (*read > MostBody)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, deferred] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0) {
            // The text of an error may quote the address, which is a secret of its owner.
            deferred.settle(fail(Errc::Unavailable,
                                 u"no answer (network error %1)"_s.arg(int(reply->error()))));
            return;
        }
        deferred.settle(
            OutboundAnswer{status, retryAfterMs(reply->rawHeader("Retry-After"), m_clock.nowMs())});
    });
}

OutboundThread::OutboundThread()
{
    m_thread.setObjectName(u"outbound"_s);
    m_home.moveToThread(&m_thread);
    m_thread.start();
}

OutboundThread::~OutboundThread()
{
    while (!m_objects.empty()) {
        QMetaObject::invokeMethod(
            &m_home, [this] { m_objects.back().reset(); }, Qt::BlockingQueuedConnection);
        m_objects.pop_back();
    }
    m_thread.quit();
    m_thread.wait();
}

} // namespace dunlin::server
