// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/config.h"

#include "server/cluster/redis_address.h"
#include "server/storage/sql/database_config.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QThread>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// What OWASP's cheat sheet on storing passwords asks of Argon2id with two passes (2024).
constexpr qint64 LeastPasswordMemoryMib = 19;

struct Setting {
    const char *name;
    const char *value;
    const char *help;
    // A sentence when the value is wrong.
    QString (*apply)(Config &, const QString &);
    QString (*show)(const Config &);
};

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

const Setting *settingOf(const QString &name)
{
    for (const Setting &each : settings()) {
        if (name == QLatin1StringView(each.name))
            return &each;
    }
    return nullptr;
}

// Options of subcommands; true: it takes a value.
std::optional<bool> commandOption(const QString &name)
{
    if (name == "uses"_L1 || name == "expires-in"_L1 || name == "to"_L1)
        return true;
    if (name == "admin"_L1 || name == "markdown"_L1)
        return false;
    return std::nullopt;
}

QString environmentName(const Setting &setting)
{
    return u"DUNLIN_"_s + QString::fromLatin1(setting.name).toUpper().replace(u'-', u'_');
}

void apply(CommandLine &line, const Setting &setting, const QString &value, const QString &source)
{
    if (const QString fault = setting.apply(line.config, value); !fault.isEmpty())
        line.faults.append(source + u": "_s + fault);
}

void readFile(CommandLine &line, const QString &path)
{
    if (!QFileInfo(path).isReadable()) {
        line.faults.append(path + u": cannot be read"_s);
        return;
    }
    QSettings file(path, QSettings::IniFormat);
    if (file.status() != QSettings::NoError) {
        line.faults.append(path + u": not an INI file"_s);
        return;
    }
    for (const QString &key : file.allKeys()) {
        const QVariant held = file.value(key);
        const QString value = held.typeId() == QMetaType::QStringList
            ? held.toStringList().join(u',')
            : held.toString();
        if (const Setting *setting = settingOf(key))
            apply(line, *setting, value, path + u": "_s + key);
        else
            line.faults.append(path + u": "_s + key + u": unknown key"_s);
    }
}

QString defaultDataDir(const QProcessEnvironment &environment)
{
    if (QString state = environment.value(u"STATE_DIRECTORY"_s); !state.isEmpty())
        return state; // a system service
    const QString home = environment.value(u"XDG_DATA_HOME"_s);
    return (home.isEmpty() ? QDir::homePath() + u"/.local/share"_s : home) + u"/dunlin-server"_s;
}

} // namespace

QString Config::databaseUrl() const
{
    return database.isEmpty() ? u"sqlite:"_s + dataDir + u"/dunlin.db"_s : database;
}

QString Config::pushSubject() const
{
    if (!pushContact.isEmpty())
        return pushContact;
    return publicUrl.startsWith("https://"_L1) ? publicUrl : QString();
}

int Config::ioThreads() const
{
    return workers > 0 ? int(workers) : std::max(1, QThread::idealThreadCount() - 1);
}

QString Config::urlFor(quint16 at) const
{
    if (!publicUrl.isEmpty())
        return publicUrl;
    QHostAddress address = listen.constFirst();
    if (address == QHostAddress(QHostAddress::Any)
        || address == QHostAddress(QHostAddress::AnyIPv4))
        address = QHostAddress(QHostAddress::LocalHost);
    else if (address == QHostAddress(QHostAddress::AnyIPv6))
        address = QHostAddress(QHostAddress::LocalHostIPv6);
    const bool six = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (hasTls() ? u"https://"_s : u"http://"_s)
        + (six ? u'[' + address.toString() + u']' : address.toString()) + u':'
        + QString::number(at);
}

CommandLine readCommandLine(const QStringList &arguments, const QProcessEnvironment &environment)
{
    CommandLine line;
    QString file = environment.value(u"DUNLIN_CONFIG"_s);
    struct Given {
        const Setting *setting;
        QString value;
    };
    QList<Given> given;
    QStringList addresses;
    bool onlyWords = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (onlyWords || !argument.startsWith(u"--"_s) || argument.size() < 3) {
            if (argument == "--"_L1)
                onlyWords = true;
            else if (!onlyWords && argument == "-h"_L1)
                line.help = true;
            else
                line.words.append(argument);
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = argument.mid(2, equals < 0 ? -1 : equals - 2);
        if (name == "help"_L1 || name == "version"_L1) {
            (name == "help"_L1 ? line.help : line.version) = true;
            continue;
        }
        const Setting *setting = settingOf(name);
        const std::optional<bool> option = commandOption(name);
        if (!setting && !option && name != "config"_L1) {
            line.faults.append(u"--"_s + name + u": unknown option"_s);
            // What follows belongs to it, most likely.
            if (equals < 0 && i + 1 < arguments.size() && !arguments[i + 1].startsWith(u'-'))
                ++i;
            continue;
        }
        QString value = equals < 0 ? QString() : argument.mid(equals + 1);
        const bool takesValue = setting || name == "config"_L1 || option.value_or(false);
        if (takesValue && equals < 0) {
            if (i + 1 >= arguments.size()) {
                line.faults.append(u"--"_s + name + u": a value is missing"_s);
                continue;
            }
            value = arguments[++i];
        }
        if (name == "config"_L1)
            file = value;
        else if (name == "listen"_L1)
            addresses.append(value);
        else if (setting)
            given.append({setting, value});
        else
            line.options.insert(name, value);
    }

    line.config.dataDir = defaultDataDir(environment);
    if (!file.isEmpty())
        readFile(line, file);
    for (const Setting &each : settings()) {
        if (environment.contains(environmentName(each)))
            apply(line, each, environment.value(environmentName(each)), environmentName(each));
    }
    if (!addresses.isEmpty())
        apply(line, *settingOf(u"listen"_s), addresses.join(u','), u"--listen"_s);
    for (const Given &each : std::as_const(given))
        apply(line, *each.setting, each.value, u"--"_s + QString::fromLatin1(each.setting->name));
    if (line.config.tlsCertificate.isEmpty() != line.config.tlsKey.isEmpty())
        line.faults.append(u"--tls-cert and --tls-key: both or none"_s);
    return line;
}

QString helpText()
{
    QString text =
        u"dunlin-server: self-hosted chat\n\n"
        "  dunlin-server [serve] [OPTION...]\n"
        "  dunlin-server migrate | check-config | print-config [--markdown] [OPTION...]\n"
        "  dunlin-server backup FILE | restore FILE [OPTION...]\n"
        "      (a backup may be made while the server runs; a restore goes where no data is)\n"
        "  dunlin-server move-database --to URL [OPTION...]\n"
        "  dunlin-server invite create [--uses N] [--expires-in SECONDS]\n"
        "  dunlin-server user create NAME [--admin] | list | promote NAME | demote NAME | disable "
        "NAME |\n"
        "      enable NAME | reset-password NAME | remove-totp NAME | sign-out NAME\n"
        "      (passwords come from the variable DUNLIN_PASSWORD; without it one is made up and printed)\n\n"_s;
    for (const Setting &each : settings())
        text += u"  "_s
            + (u"--"_s + QString::fromLatin1(each.name) + u' ' + QString::fromLatin1(each.value))
                  .leftJustified(30)
            + QString::fromLatin1(each.help) + u'\n';
    text += u"  "_s + u"--config FILE"_s.leftJustified(30)
        + u"settings as an INI file: the names above, without dashes in front\n"_s;
    text += u"  "_s + u"--help, --version"_s.leftJustified(30) + u"these lines, or the version\n"_s;
    text +=
        u"\nEvery option is a variable as well: DUNLIN_DATA_DIR, DUNLIN_LISTEN ... The command "
        u"line wins over the\n"
        "environment, the environment over the file.\n"
        "Exit codes: 0 clean stop, 2 bad configuration, 3 database not reachable or too new, 4 port taken.\n"_s;
    return text;
}

QString describe(const Config &config)
{
    QString text = u"; Settings of dunlin-server " DUNLIN_VERSION ", for --config FILE. What is "
                   "left out is as it was meant to be.\n"_s;
    for (const Setting &each : settings())
        text += u"\n; "_s + QString::fromLatin1(each.help) + u"; the variable "_s
            + environmentName(each) + u'\n' + QString::fromLatin1(each.name) + u'='
            + each.show(config) + u'\n';
    return text;
}

QString settingsAsMarkdown()
{
    Config plain;
    plain.dataDir = u"$XDG_DATA_HOME/dunlin-server"_s;
    const auto cell = [](QString text) { return text.replace(u'|', u"\\|"_s); };
    QString text = u"| setting | value | if not given | for what |\n|---|---|---|---|\n"_s;
    for (const Setting &each : settings()) {
        const QString given = each.show(plain);
        text += u"| `%1` | %2 | %3 | %4 |\n"_s.arg(
            QString::fromLatin1(each.name), cell(QString::fromLatin1(each.value)),
            given.isEmpty() ? QString() : u'`' + cell(given) + u'`',
            cell(QString::fromLatin1(each.help)));
    }
    return text;
}

} // namespace dunlin::server
