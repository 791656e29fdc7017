// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/link/server_address.h"

#include "shared/wire/version.h"

#include <QHostAddress>

namespace dunlin::client {

bool isLoopbackHost(const QString &host)
{
    const QString name = host.toLower();
    return name == QLatin1StringView("localhost") || name.endsWith(QLatin1StringView(".localhost"))
        || QHostAddress(name).isLoopback();
}

bool isPrivateHost(const QString &host)
{
    if (isLoopbackHost(host))
        return true;
    const QHostAddress address(host);
    if (!address.isNull()) {
        static const QList<QPair<QHostAddress, int>> ranges{
            QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")),
            QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12")),
            QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16")),
            QHostAddress::parseSubnet(QStringLiteral("169.254.0.0/16")),
            QHostAddress::parseSubnet(QStringLiteral("fc00::/7")),
            QHostAddress::parseSubnet(QStringLiteral("fe80::/10")),
        };
        for (const auto &range : ranges) {
            if (address.isInSubnet(range))
                return true;
        }
        return false;
    }
    const QString name = host.toLower();
    if (!name.contains(QLatin1Char('.')))
        return true;
    static const QStringList endings{QStringLiteral(".local"), QStringLiteral(".lan"),
                                     QStringLiteral(".internal"), QStringLiteral(".home.arpa"),
                                     QStringLiteral(".test")};
    for (const QString &ending : endings) {
        if (name.endsWith(ending))
            return true;
    }
    return false;
}

Result<QList<QUrl>> serverCandidates(const QString &typed)
{
    const QString text = typed.trimmed();
    const bool explicitScheme = text.contains(QLatin1StringView("://"));
    QUrl given(explicitScheme ? text : QStringLiteral("https://") + text, QUrl::StrictMode);
    const QString scheme = given.scheme();
    if (text.isEmpty() || !given.isValid() || given.host().isEmpty() || given.port() == 0
        || (scheme != QLatin1StringView("https") && scheme != QLatin1StringView("http")))
        return fail(Errc::Invalid,
                    QStringLiteral("That is no server address: type a name like chat.example.org"),
                    QStringLiteral("server"));
    QUrl base;
    base.setScheme(scheme);
    base.setHost(given.host());
    base.setPort(given.port());
    const bool isPrivate = isPrivateHost(base.host());
    if (scheme == QLatin1StringView("http") && !isPrivate)
        return fail(Errc::Invalid,
                    QStringLiteral("Over the internet only https addresses are safe: type https://")
                        + base.host(),
                    QStringLiteral("server"));
    if (explicitScheme)
        return QList<QUrl>{base};

    const auto with = [&base](const QString &asScheme, int port) {
        QUrl url = base;
        url.setScheme(asScheme);
        url.setPort(port);
        return url;
    };
    const QString https = QStringLiteral("https");
    const QString http = QStringLiteral("http");
    const int port = base.port() > 0 ? base.port() : wire::DefaultPort;
    QList<QUrl> candidates;
    if (isLoopbackHost(base.host()))
        candidates = {with(http, port), with(https, port)};
    else if (isPrivate)
        candidates = {with(https, port), with(http, port)};
    else if (base.port() > 0)
        return QList<QUrl>{with(https, port)};
    else
        return QList<QUrl>{with(https, -1), with(https, port)};
    if (base.port() <= 0)
        candidates.append(with(https, -1));
    return candidates;
}

QUrl hubOf(const QUrl &base)
{
    QUrl hub = base;
    hub.setScheme(base.scheme() == QLatin1StringView("https") ? QStringLiteral("wss")
                                                              : QStringLiteral("ws"));
    hub.setPath(wire::HubPath);
    return hub;
}

} // namespace dunlin::client
