// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/password.h"

#include <QFile>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace dunlin::client {

Result<Secret> askPassword(const QString &prompt)
{
    if (qEnvironmentVariableIsSet("DUNLIN_PASSWORD"))
        return Secret(qgetenv("DUNLIN_PASSWORD"));
    // The terminal itself, so that standard input stays free for messages.
    QFile terminal(QStringLiteral("/dev/tty"));
    if (!terminal.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || !isatty(terminal.handle()))
        return fail(
            Errc::Invalid,
            QStringLiteral("Set DUNLIN_PASSWORD: there is no terminal to ask for the password"));
    termios before{};
    if (tcgetattr(terminal.handle(), &before) != 0)
        return fail(Errc::Invalid, QStringLiteral("The terminal can't be asked for the password"));
    termios silent = before;
    silent.c_lflag &= ~tcflag_t(ECHO);
    terminal.write(prompt.toUtf8());
    tcsetattr(terminal.handle(), TCSAFLUSH, &silent);
    QByteArray typed = terminal.readLine(4096);
    tcsetattr(terminal.handle(), TCSAFLUSH, &before);
    terminal.write("\n");
    while (typed.endsWith('\n') || typed.endsWith('\r'))
        typed.chop(1);
    if (typed.isEmpty())
        return fail(Errc::Invalid, QStringLiteral("No password was typed"));
    return Secret(std::move(typed));
}

} // namespace dunlin::client
