// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/slash_command.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

using Kind = SlashCommand::Kind;

Error unusable(const QString &why)
{
    return fail(Errc::Invalid, why);
}

qint64 unitMs(QChar unit)
{
    switch (unit.toLower().unicode()) {
    case u's':
        return 1000;
    case u'm':
        return 60'000;
    case u'h':
        return 3'600'000;
    case u'd':
        return qint64(24) * 3'600'000;
    case u'w':
        return qint64(7) * 24 * 3'600'000;
    default:
        return 0;
    }
}

// The first word and the rest, without the blanks between them.
std::pair<QString, QString> split(const QString &text)
{
    const QString trimmed = text.trimmed();
    const auto end =
        std::find_if(trimmed.cbegin(), trimmed.cend(), [](QChar each) { return each.isSpace(); });
    const qsizetype length = end - trimmed.cbegin();
    return {trimmed.left(length), trimmed.mid(length).trimmed()};
}

Result<SlashCommand> me(const QString &rest)
{
    if (rest.isEmpty())
        return unusable(u"/me wants what you do: /me waves"_s);
    return SlashCommand{Kind::Text, u'*' + rest + u'*', {}, {}};
}

Result<SlashCommand> invite(const QString &rest)
{
    SlashCommand command{Kind::Invite, {}, {}, {}};
    for (QString each : rest.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (each.startsWith(u'@'))
            each.remove(0, 1);
        if (!each.isEmpty() && !command.people.contains(each, Qt::CaseInsensitive))
            command.people.append(each);
    }
    if (command.people.isEmpty())
        return unusable(u"/invite wants usernames: /invite bob carol"_s);
    if (command.people.size() > SlashCommand::MostPeople)
        return unusable(u"/invite takes at most 20 people"_s);
    return command;
}

Result<SlashCommand> mute(const QString &rest)
{
    if (rest.isEmpty())
        return SlashCommand{Kind::Mute, {}, {}, {}};
    if (rest.compare("off"_L1, Qt::CaseInsensitive) == 0)
        return SlashCommand{Kind::Unmute, {}, {}, {}};
    const auto duration = parseDuration(rest);
    if (!duration)
        return unusable(u"/mute wants nothing, a time such as 30m, 8h or 2d, or off"_s);
    return SlashCommand{Kind::Mute, {}, {}, duration};
}

Result<SlashCommand> remind(const QString &rest)
{
    const auto [when, what] = split(rest);
    const auto duration = parseDuration(when);
    if (!duration || what.isEmpty())
        return unusable(
            u"/remind wants a time such as 10m, 2h or 1d, and of what: /remind 10m call Ann"_s);
    return SlashCommand{Kind::Remind, what, {}, duration};
}

} // namespace

std::optional<qint64> parseDuration(const QString &text)
{
    qint64 total = 0;
    qint64 number = 0;
    bool hasDigit = false;
    for (const QChar each : text) {
        if (each >= u'0' && each <= u'9') {
            number = number * 10 + (each.unicode() - u'0');
            hasDigit = true;
            if (number > SlashCommand::LongestMs / 1000)
                return std::nullopt;
            continue;
        }
        const qint64 unit = unitMs(each);
        if (unit == 0 || !hasDigit || number > SlashCommand::LongestMs / unit)
            return std::nullopt;
        total += number * unit;
        if (total > SlashCommand::LongestMs)
            return std::nullopt;
        number = 0;
        hasDigit = false;
    }
    return hasDigit || total == 0 ? std::nullopt : std::optional(total);
}

Result<SlashCommand> parseSlashCommand(const QString &typed)
{
    if (!typed.startsWith(u'/'))
        return SlashCommand{Kind::Text, typed, {}, {}};
    if (typed.startsWith("//"_L1))
        return SlashCommand{Kind::Text, typed.mid(1), {}, {}};
    const auto [name, rest] = split(typed.mid(1));
    const QString command = name.toLower();
    if (typed.size() > 1 && !typed[1].isSpace()) {
        if (command == "me"_L1)
            return me(rest);
        if (command == "topic"_L1)
            return SlashCommand{Kind::Topic, rest, {}, {}};
        if (command == "invite"_L1)
            return invite(rest);
        if (command == "leave"_L1)
            return rest.isEmpty() ? Result(SlashCommand{Kind::Leave, {}, {}, {}})
                                  : Result<SlashCommand>(
                                      unusable(u"/leave leaves this channel, and wants nothing"_s));
        if (command == "mute"_L1)
            return mute(rest);
        if (command == "remind"_L1)
            return remind(rest);
    }
    return unusable(
        u"There is no command /%1. There are /me, /topic, /invite, /leave, /mute and "
        "/remind; a text that begins with a slash is written with two."_s.arg(name.left(40)));
}

} // namespace dunlin::client
