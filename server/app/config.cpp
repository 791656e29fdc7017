// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/config.h"

#include "server/app/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

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
