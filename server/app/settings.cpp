// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/settings.h"

#include "server/cluster/redis_address.h"
#include "server/storage/sql/database_config.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// What OWASP's cheat sheet on storing passwords asks of Argon2id with two passes (2024).
constexpr qint64 LeastPasswordMemoryMib = 19;

QString wrong(const char *why)
{
    return QString::fromLatin1(why);
}

QString applyListen(Config &config, const QString &value)
{
    QList<QHostAddress> addresses;
    for (const QString &each : value.split(u',', Qt::SkipEmptyParts)) {
        const QHostAddress address(each.trimmed() == "localhost"_L1 ? u"127.0.0.1"_s
                                                                    : each.trimmed());
        if (address.isNull())
            return wrong("not an address");
        addresses.append(address);
    }
    if (addresses.isEmpty())
        return wrong("at least one address");
    config.listen = addresses;
    return {};
}

QString applyProxies(Config &config, const QString &value)
{
    QList<QPair<QHostAddress, int>> subnets;
    for (const QString &each : value.split(u',', Qt::SkipEmptyParts)) {
        const auto subnet = QHostAddress::parseSubnet(each.trimmed());
        if (subnet.first.isNull())
            return wrong("not a subnet such as 10.0.0.0/8");
        subnets.append(subnet);
    }
    config.trustedProxies = subnets;
    return {};
}

QString applyRegistration(Config &config, const QString &value)
{
    if (value == "open"_L1)
        config.registration = RegistrationMode::Open;
    else if (value == "invite"_L1)
        config.registration = RegistrationMode::Invite;
    else if (value == "closed"_L1)
        config.registration = RegistrationMode::Closed;
    else
        return wrong("open, invite or closed");
    return {};
}

QString showRegistration(const Config &config)
{
    switch (config.registration) {
    case RegistrationMode::Open:
        return u"open"_s;
    case RegistrationMode::Closed:
        return u"closed"_s;
    case RegistrationMode::Invite:
        break;
    }
    return u"invite"_s;
}

QString applyNumber(qint64 &into, const QString &value, qint64 least, qint64 most)
{
    bool whole = false;
    const qint64 number = value.toLongLong(&whole);
    if (!whole || number < least || number > most)
        return u"a number from %1 to %2"_s.arg(least).arg(most);
    into = number;
    return {};
}

QString applyUrl(Config &config, const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        || url.host().isEmpty() || !url.userName().isEmpty() || url.hasQuery() || url.hasFragment())
        return wrong("an address such as https://chat.example.org");
    config.publicUrl = value;
    while (config.publicUrl.endsWith(u'/'))
        config.publicUrl.chop(1);
    return {};
}

QString applyOnOff(bool &into, const QString &value)
{
    if (value != "on"_L1 && value != "off"_L1)
        return wrong("on or off");
    into = value == "on"_L1;
    return {};
}

QString applyContact(Config &config, const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    const bool isMail = url.scheme() == "mailto"_L1 && url.path().contains(u'@');
    if (!value.isEmpty()
        && (!url.isValid() || !(isMail || (url.scheme() == "https"_L1 && !url.host().isEmpty()))))
        return wrong("an address such as mailto:admin@example.org");
    config.pushContact = value;
    return {};
}

QString withoutPassword(const QString &url)
{
    const QUrl parsed(url);
    return parsed.password().isEmpty() ? url : parsed.toString(QUrl::RemovePassword);
}

} // namespace

const QList<Setting> &settings()
{
    static const QList<Setting> list{
        {"data-dir", "DIR", "where the server keeps its data",
         [](Config &c, const QString &v) {
             c.dataDir = v;
             return v.isEmpty() ? wrong("a folder") : QString();
         },
         [](const Config &c) { return c.dataDir; }},
        {"listen", "ADDR", "address to listen on, 127.0.0.1 if not given; several with commas",
         applyListen,
         [](const Config &c) {
             QStringList all;
             for (const QHostAddress &each : c.listen)
                 all.append(each.toString());
             return all.join(u',');
         }},
        {"port", "N", "port to listen on, 8470 if not given; 0 picks one",
         [](Config &c, const QString &v) {
             qint64 n = 0;
             QString fault = applyNumber(n, v, 0, 65535);
             c.port = quint16(n);
             return fault;
         },
         [](const Config &c) { return QString::number(c.port); }},
        {"port-file", "FILE", "the port is written there once connections are accepted",
         [](Config &c, const QString &v) {
             c.portFile = v;
             return QString();
         },
         [](const Config &c) { return c.portFile; }},
        {"database", "URL",
         "sqlite:PATH (in the data directory if not given), or "
         "postgres://user:password@host:port/name",
         [](Config &c, const QString &v) {
             c.database = v;
             const auto parsed = parseDatabaseUrl(v);
             return parsed.ok() ? QString() : parsed.error().detail;
         },
         [](const Config &c) { return withoutPassword(c.databaseUrl()); }},
        {"redis", "URL",
         "redis://user:password@host:port, through which nodes talk; PostgreSQL does it without",
         [](Config &c, const QString &v) {
             c.redis = v;
             const auto parsed = parseRedisUrl(v);
             return v.isEmpty() || parsed.ok() ? QString() : parsed.error().detail;
         },
         [](const Config &c) { return withoutPassword(c.redis); }},
        {"node-name", "NAME", "of this node among several, in logs; the host's if not given",
         [](Config &c, const QString &v) {
             c.nodeName = v;
             return v.size() > 64 ? wrong("at most 64 characters") : QString();
         },
         [](const Config &c) { return c.nodeName; }},
        {"public-url", "URL", "under which people reach the server, for invite links", applyUrl,
         [](const Config &c) { return c.publicUrl; }},
        {"registration", "MODE",
         "open, invite (if not given) or closed; the first account is always allowed",
         applyRegistration, showRegistration},
        {"rate-limits", "on|off", "off for tests and measurements",
         [](Config &c, const QString &v) { return applyOnOff(c.rateLimits, v); },
         [](const Config &c) { return c.rateLimits ? u"on"_s : u"off"_s; }},
        {"access-token-ttl", "SECONDS", "life of an access token, 900 if not given",
         [](Config &c, const QString &v) {
             return applyNumber(c.accessTokenSeconds, v, 1, 24 * 3600);
         },
         [](const Config &c) { return QString::number(c.accessTokenSeconds); }},
        {"trusted-proxies", "CIDR,...", "whose X-Forwarded-For is believed", applyProxies,
         [](const Config &c) {
             QStringList all;
             for (const auto &each : c.trustedProxies)
                 all.append(each.first.toString() + u'/' + QString::number(each.second));
             return all.join(u',');
         }},
        {"workers", "N", "threads that serve connections; 0 (if not given): all processors but one",
         [](Config &c, const QString &v) { return applyNumber(c.workers, v, 0, 64); },
         [](const Config &c) { return QString::number(c.workers); }},
        {"max-connections", "N", "connections at a time, 16000 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.maxConnections, v, 1, 1000000); },
         [](const Config &c) { return QString::number(c.maxConnections); }},
        {"max-connections-per-address", "N",
         "of one address, 2000 if not given; trusted proxies have no such limit",
         [](Config &c, const QString &v) {
             return applyNumber(c.maxConnectionsPerAddress, v, 1, 1000000);
         },
         [](const Config &c) { return QString::number(c.maxConnectionsPerAddress); }},
        {"head-timeout", "SECONDS", "for the head of a request, 10 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.headSeconds, v, 1, 3600); },
         [](const Config &c) { return QString::number(c.headSeconds); }},
        {"body-timeout", "SECONDS", "for the body of a request, 30 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.bodySeconds, v, 1, 3600); },
         [](const Config &c) { return QString::number(c.bodySeconds); }},
        {"idle-timeout", "SECONDS", "of a connection between requests, 60 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.idleSeconds, v, 1, 3600); },
         [](const Config &c) { return QString::number(c.idleSeconds); }},
        {"hello-timeout", "SECONDS",
         "for the handshake and the first frame of the hub, 5 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.helloSeconds, v, 1, 3600); },
         [](const Config &c) { return QString::number(c.helloSeconds); }},
        {"heartbeat", "SECONDS",
         "between pings of the hub, 30 if not given; two missed end a connection",
         [](Config &c, const QString &v) { return applyNumber(c.heartbeatSeconds, v, 1, 3600); },
         [](const Config &c) { return QString::number(c.heartbeatSeconds); }},
        {"backlog", "KIB", "that may wait for a slow hub connection, 2048 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.backlogKib, v, 64, 1048576); },
         [](const Config &c) { return QString::number(c.backlogKib); }},
        {"password-memory", "MIB",
         "that hashing a password takes, 64 if not given; more is harder to guess, 19 is the least",
         [](Config &c, const QString &v) {
             return applyNumber(c.passwordMemoryMib, v, LeastPasswordMemoryMib, 4096);
         },
         [](const Config &c) { return QString::number(c.passwordMemoryMib); }},
        {"role-cache", "N",
         "roles of members that are kept in memory, 50000 if not given; 0: every read asks",
         [](Config &c, const QString &v) { return applyNumber(c.roleCache, v, 0, 10'000'000); },
         [](const Config &c) { return QString::number(c.roleCache); }},
        {"presence-grace", "SECONDS",
         "after the last connection of somebody, until others are told; 10 if not given",
         [](Config &c, const QString &v) {
             return applyNumber(c.presenceGraceSeconds, v, 0, 3600);
         },
         [](const Config &c) { return QString::number(c.presenceGraceSeconds); }},
        {"max-file", "MIB", "of one file, 1024 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.maxFileMib, v, 1, 1048576); },
         [](const Config &c) { return QString::number(c.maxFileMib); }},
        {"file-quota", "MIB", "that the files of one person may take, 10240 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.fileQuotaMib, v, 0, 1073741824); },
         [](const Config &c) { return QString::number(c.fileQuotaMib); }},
        {"disk-reserve", "MIB", "of the disk that uploads leave free, 512 if not given",
         [](Config &c, const QString &v) {
             return applyNumber(c.diskReserveMib, v, 0, 1073741824);
         },
         [](const Config &c) { return QString::number(c.diskReserveMib); }},
        {"loose-files", "SECONDS",
         "after which an abandoned upload or a file in no message goes, 86400 if not given",
         [](Config &c, const QString &v) {
             return applyNumber(c.looseFileSeconds, v, 1, 366 * 24 * 3600);
         },
         [](const Config &c) { return QString::number(c.looseFileSeconds); }},
        {"file-sweep", "SECONDS", "between looks for such files, 600 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.fileSweepSeconds, v, 1, 86400); },
         [](const Config &c) { return QString::number(c.fileSweepSeconds); }},
        {"push", "on|off", "Web Push to devices that are not connected; on if not given",
         [](Config &c, const QString &v) { return applyOnOff(c.push, v); },
         [](const Config &c) { return c.push ? u"on"_s : u"off"_s; }},
        {"push-quiet", "SECONDS", "between two pushes to a device, 5 if not given",
         [](Config &c, const QString &v) { return applyNumber(c.pushQuietSeconds, v, 0, 3600); },
         [](const Config &c) { return QString::number(c.pushQuietSeconds); }},
        {"push-contact", "URL",
         "mailto: or https: address that push services are told; the public one if not given",
         applyContact, [](const Config &c) { return c.pushContact; }},
        {"hook-tries", "N",
         "deliveries of an outgoing hook that may fail in a row before it is given up; 16 if not "
         "given: some five hours",
         [](Config &c, const QString &v) { return applyNumber(c.hookTries, v, 1, 1000); },
         [](const Config &c) { return QString::number(c.hookTries); }},
        {"call-private", "on|off",
         "pushes and hooks may call http:// and addresses of private networks and of this machine; "
         "off if not given",
         [](Config &c, const QString &v) { return applyOnOff(c.callsPrivate, v); },
         [](const Config &c) { return c.callsPrivate ? u"on"_s : u"off"_s; }},
        {"tls-cert", "FILE", "certificate with its chain, PEM; with --tls-key the port speaks TLS",
         [](Config &c, const QString &v) {
             c.tlsCertificate = v;
             return QString();
         },
         [](const Config &c) { return c.tlsCertificate; }},
        {"tls-key", "FILE", "the certificate's private key, PEM; read again on SIGHUP",
         [](Config &c, const QString &v) {
             c.tlsKey = v;
             return QString();
         },
         [](const Config &c) { return c.tlsKey; }},
        {"metrics-token", "TEXT",
         "with it as a bearer token /metrics is told to other machines too; 16 characters at least",
         [](Config &c, const QString &v) {
             c.metricsToken = Secret::fromText(v);
             return v.isEmpty() || v.size() >= 16 ? QString() : wrong("at least 16 characters");
         },
         [](const Config &c) { return c.metricsToken.isEmpty() ? QString() : u"(set)"_s; }},
        {"backup-hours", "N",
         "after which /health says that a backup is due; 0 (if not given): never",
         [](Config &c, const QString &v) { return applyNumber(c.backupHours, v, 0, 24 * 366); },
         [](const Config &c) { return QString::number(c.backupHours); }},
        {"trace", "on|off",
         "a line in the log for each step of each message, with the message's id; off if not given",
         [](Config &c, const QString &v) { return applyOnOff(c.trace, v); },
         [](const Config &c) { return c.trace ? u"on"_s : u"off"_s; }},
        {"log-format", "text|json", "format of the log on standard error",
         [](Config &c, const QString &v) {
             if (v != "text"_L1 && v != "json"_L1)
                 return wrong("text or json");
             c.logFormat = v == "json"_L1 ? LogFormat::Json : LogFormat::Text;
             return QString();
         },
         [](const Config &c) { return c.logFormat == LogFormat::Json ? u"json"_s : u"text"_s; }},
    };
    return list;
}

} // namespace dunlin::server
