// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is typed with a slash in front is done, and not sent: /me, /topic, /invite, /leave, /mute, /remind. The same in the
// window's composer and in "dunlinctl send". A text that begins with a slash is written with two. A command that there
// is not, or that lacks something, is an error with a sentence for whoever typed it; nothing is sent then.
#pragma once

#include "shared/core/result.h"

#include <QStringList>

#include <optional>

namespace dunlin::client {

struct SlashCommand {
    enum class Kind : quint8 {
        Text,   // no command: `text` is sent
        Topic,  // `text`, maybe none
        Invite, // `people`, one at least
        Leave,
        Mute, // for `duration`; absent: until it is taken back
        Unmute,
        Remind, // of `text`, after `duration`
    };
    Kind kind = Kind::Text;
    QString text;
    QStringList people;               // usernames, without their @
    std::optional<qint64> durationMs; // above 0
    bool operator==(const SlashCommand &) const = default;

    static constexpr qsizetype MostPeople = 20;
    static constexpr qint64 LongestMs = qint64(366) * 24 * 3600 * 1000;
};

Result<SlashCommand> parseSlashCommand(const QString &typed);

// "90s", "10m", "2h", "3d", "1w", or several of them: "1h30m". Absent for anything else, for nothing, and for more than
// SlashCommand::LongestMs.
std::optional<qint64> parseDuration(const QString &text);

} // namespace dunlin::client
