// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is typed, or pasted: whatever it is, only a text without a slash in front leaves as it is, and what a command
// wants is within its bounds.
#include "client/session/slash_command.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin::client;
    const QString typed = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto command = parseSlashCommand(typed);
    if (!command.ok())
        return typed.startsWith(u'/') ? 0 : (abort(), 0);
    using Kind = SlashCommand::Kind;
    if (!typed.startsWith(u'/') && (command->kind != Kind::Text || command->text != typed))
        abort();
    if (command->durationMs
        && (*command->durationMs < 1 || *command->durationMs > SlashCommand::LongestMs))
        abort();
    if (command->kind == Kind::Invite
        && (command->people.isEmpty() || command->people.size() > SlashCommand::MostPeople))
        abort();
    if (command->kind == Kind::Remind && (command->text.isEmpty() || !command->durationMs))
        abort();
    return 0;
}
