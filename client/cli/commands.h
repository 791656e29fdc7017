// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Commands by their subject; each ends the program by itself.
#pragma once

#include "client/cli/context.h"

#include <QDateTime>

namespace dunlin::client {

// --- the account: account_commands.cpp
void enterAccount(Context &context, bool isNew);
void logout(Context &context);
void whoami(Context &context);
void devices(Context &context);
void verify(Context &context);
void keyLog(Context &context);
// For somebody: `who` is whom it names.
QString logFaultText(const KeyLogFault &found, const QString &who);
void friends(Context &context);
// All that the server knows of oneself, from this page on; empty: the first.
void exportPages(Context &context, const QString &cursor);

// --- channels and who is in them: channel_commands.cpp
void channels(Context &context);
void createChannel(Context &context);
void join(Context &context);
void leave(Context &context);
void invite(Context &context);
void removeMember(Context &context);
void members(Context &context);
void hooks(Context &context);

// --- the way back when all devices are lost, and what the server keeps for it: recovery_commands.cpp
void recovery(Context &context);

// --- who is in an encrypted channel: roster_commands.cpp
void roster(Context &context);

template <typename E>
QString nameOf(E value)
{
    for (const auto &each : enumTable(E())) {
        if (each.value == value)
            return QString::fromLatin1(each.name);
    }
    return QStringLiteral("unknown");
}

inline QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace dunlin::client
