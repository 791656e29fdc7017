// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QHash>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

// Command -> how many arguments it takes.
const QHash<QString, std::pair<int, int>> &commands()
{
    static const QHash<QString, std::pair<int, int>> all{
        {u"register"_s, {1, 1}},       {u"login"_s, {1, 1}},    {u"logout"_s, {0, 0}},
        {u"whoami"_s, {0, 0}},         {u"devices"_s, {0, 3}},  {u"channels"_s, {0, 0}},
        {u"create-channel"_s, {0, 1}}, {u"join"_s, {1, 1}},     {u"leave"_s, {1, 1}},
        {u"invite"_s, {1, 2}},         {u"members"_s, {1, 1}},  {u"send"_s, {1, 2}},
        {u"outbox"_s, {0, 2}},         {u"tail"_s, {1, 1}},     {u"history"_s, {1, 1}},
        {u"import"_s, {3, 3}},         {u"export"_s, {0, 1}},   {u"friends"_s, {0, 2}},
        {u"upload"_s, {1, 2}},         {u"download"_s, {1, 2}}, {u"search"_s, {1, 16}},
        {u"hooks"_s, {1, 4}},          {u"recovery"_s, {1, 2}}, {u"verify"_s, {1, 1}},
        {u"keylog"_s, {0, 1}},         {u"roster"_s, {1, 3}},   {u"remove"_s, {2, 2}},
        {u"react"_s, {3, 3}},          {u"unreact"_s, {3, 3}},
    };
    return all;
}

Error usage(const QString &what)
{
    return fail(Errc::Invalid, what);
}

Result<qint64> numberOf(const QCommandLineParser &parser, const QString &option, qint64 least)
{
    bool isNumber = false;
    const qint64 number = parser.value(option).toLongLong(&isNumber);
    if (!isNumber || number < least)
        return usage(u"--%1 wants a number from %2 on"_s.arg(option).arg(least));
    return number;
}

Status readNumbers(const QCommandLineParser &parser, CliOptions &options)
{
    if (parser.isSet(u"since"_s)) {
        DUNLIN_TRY(options.since, numberOf(parser, u"since"_s, 0));
    }
    if (parser.isSet(u"before"_s)) {
        DUNLIN_TRY(options.before, numberOf(parser, u"before"_s, 1));
    }
    if (parser.isSet(u"limit"_s)) {
        DUNLIN_TRY(const qint64 limit, numberOf(parser, u"limit"_s, 1));
        options.limit = int(qMin<qint64>(limit, 1'000'000'000));
    }
    if (parser.isSet(u"wait"_s)) {
        DUNLIN_TRY(const qint64 wait, numberOf(parser, u"wait"_s, 0));
        options.waitSeconds = int(qMin<qint64>(wait, 1'000'000));
    }
    return ok();
}

} // namespace

QString cliHelp()
{
    return uR"(dunlinctl - Dunlin without a window

  register USER           make an account (--display-name NAME, --invite TOKEN)
  login USER · logout     the password comes from DUNLIN_PASSWORD or a prompt, the code of a second factor from
                          DUNLIN_TOTP or a prompt
  whoami
  devices                 yours, and those that ask to be added; the number that this one shows to them
  devices approve ID NUMBER
                          lets another device of yours read encrypted channels: NUMBER is what it shows
  devices remove ID       signs it out; nothing that is said from then on is sealed for it
  recovery show|forget    the words that bring your account back when all devices are lost, while they are kept here
  recovery restore        adds this device by them, and takes the keys to what was said; reads them from the standard input
  recovery passphrase set|remove
                          one that does the same; it comes from DUNLIN_PASSPHRASE or a prompt, and the account's password is
                          asked for. Where the words are not kept, they are read from the standard input
  recovery restore passphrase
                          as above, by the passphrase
  recovery status         how much of the keys to what was said lies on the server, sealed for these words
  recovery backup on|off  whether this device leaves them there
  recovery backup delete  all that your devices left there goes, and this one leaves nothing more; asks for the password
  verify USER             the safety number: if you both see the same one, nobody stands between you
  keylog                  what is wrong with the server's log of everybody's devices, if anything is
  keylog accept           it counts as the server shows it from now on, whatever it was before
  roster CHANNEL          who is in an encrypted channel by what its members signed
  roster CHANNEL letin USER
                          signs for somebody whom the server lists there
  roster CHANNEL accept   its list counts as the server shows it from now on, whatever it was before
  friends                 yours, who asks, whom you asked or block
  friends add|accept|decline|remove|block|unblock USER
  channels                yours
  create-channel NAME     --private (if nothing is said) or --public; --direct USER for a conversation of two;
                          --encrypted: only its members' devices can read what is said
  join CHANNEL|LINK       a public channel, or an invite link
  leave CHANNEL
  invite CHANNEL [USER]   prints an invite link, or adds somebody
  members CHANNEL
  hooks CHANNEL           of other programs; hooks CHANNEL incoming NAME: prints where they post; hooks CHANNEL outgoing
                          NAME URL: they are told, and the secret that signs it is printed; hooks CHANNEL remove|resume ID
  remove CHANNEL USER
  send CHANNEL [TEXT|-]   "-": every line of the standard input is a message (empty lines are left out);
                          returns when all are acknowledged, with --offline as soon as they are queued
                          TEXT may be /me, /topic, /invite, /leave, /mute or /remind; "//" begins one with a slash
  react CHANNEL SEQ EMOJI a reaction to the message of that number; unreact takes it back
  outbox                  what waits; outbox retry|cancel ID|all
  tail CHANNEL            new messages as they come (--since SEQ: from there on; --limit N: ends after N)
  history CHANNEL         the last ones (--limit N, --before SEQ)
  upload FILE [CHANNEL]   prints the file's id; with a channel it is sent there
  download ID [FILE]      into FILE, or to the standard output
  search WORDS            in all your channels on the server, newest first (--limit N, --before PLACE)
  import irc FILE CHANNEL each line of a log becomes a message, its time and name in front
  export CHANNEL          all messages, oldest first, as JSON lines
  export                  all that the server knows about you, a page of it in each line of JSON

  --server URL   --profile DIR   --json (one object a line)   --wait SECONDS (for the server; 30)
  --help   --version

Exit: 0 done, 1 refused by the server (its code is printed), 2 wrong usage, 3 not reachable (what was queued stays
queued).
)"_s;
}

QString defaultProfileDir()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(u"dunlin/dunlinctl"_s);
}

Result<CliOptions> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({
        {{u"h"_s, u"help"_s}, u"Help."_s},
        {{u"v"_s, u"version"_s}, u"Version."_s},
        {u"server"_s, u"Server."_s, u"URL"_s},
        {u"profile"_s, u"Profile folder."_s, u"DIR"_s},
        {u"json"_s, u"JSON lines."_s},
        {u"offline"_s, u"Only queue."_s},
        {u"public"_s, u"A public channel."_s},
        {u"private"_s, u"A private channel."_s},
        {u"direct"_s, u"A conversation of two."_s, u"USER"_s},
        {u"encrypted"_s, u"An encrypted channel."_s},
        {u"display-name"_s, u"Shown name."_s, u"NAME"_s},
        {u"invite"_s, u"Token of an invite."_s, u"TOKEN"_s},
        {u"since"_s, u"Above this number."_s, u"SEQ"_s},
        {u"before"_s, u"Below this number."_s, u"SEQ"_s},
        {u"limit"_s, u"So many."_s, u"N"_s},
        {u"wait"_s, u"For the server."_s, u"SECONDS"_s},
    });
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    if (parser.isSet(u"help"_s)) {
        std::fputs(qPrintable(cliHelp()), stdout);
        return fail(Errc::Gone);
    }
    if (parser.isSet(u"version"_s)) {
        std::puts("dunlinctl " DUNLIN_VERSION);
        return fail(Errc::Gone);
    }
    CliOptions options;
    options.arguments = parser.positionalArguments();
    if (options.arguments.isEmpty())
        return usage(u"No command was given"_s);
    options.command = options.arguments.takeFirst();
    const auto known = commands().constFind(options.command);
    if (known == commands().cend())
        return usage(u"There is no command \"%1\""_s.arg(options.command));
    if (options.arguments.size() < known->first || options.arguments.size() > known->second)
        return usage(u"\"%1\" does not fit its arguments"_s.arg(options.command));
    options.server = parser.value(u"server"_s);
    options.profileDir =
        parser.isSet(u"profile"_s) ? parser.value(u"profile"_s) : defaultProfileDir();
    options.displayName = parser.value(u"display-name"_s);
    options.invite = parser.value(u"invite"_s);
    options.direct = parser.value(u"direct"_s);
    options.json = parser.isSet(u"json"_s);
    options.offline = parser.isSet(u"offline"_s);
    options.isPublic = parser.isSet(u"public"_s);
    options.isEncrypted = parser.isSet(u"encrypted"_s);
    DUNLIN_CHECK(readNumbers(parser, options));
    if (options.isPublic && (parser.isSet(u"private"_s) || !options.direct.isEmpty()))
        return usage(u"--public, --private and --direct exclude each other"_s);
    if (options.isPublic && options.isEncrypted)
        return usage(u"A public channel can't be encrypted"_s);
    if (options.command == "create-channel"_L1
        && options.arguments.isEmpty() == options.direct.isEmpty())
        return usage(u"create-channel wants a name or --direct USER"_s);
    return options;
}

ExitCode exitCodeOf(const Error &error)
{
    return error.code == Errc::Unavailable ? ExitCode::Unreachable : ExitCode::Refused;
}

} // namespace dunlin::client
