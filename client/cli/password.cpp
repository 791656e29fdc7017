// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/password.h"

#include <QFile>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace dunlin::client {

namespace {

// From the terminal itself, so that standard input stays free for messages.
Result<QByteArray> ask(const QString &prompt, bool isShown, const QString &instead)
{
    QFile terminal(QStringLiteral("/dev/tty"));
    if (!terminal.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || !isatty(terminal.handle()))
        return fail(Errc::Invalid, instead);
    termios before{};
    if (tcgetattr(terminal.handle(), &before) != 0)
        return fail(Errc::Invalid, QStringLiteral("The terminal can't be asked"));
    termios silent = before;
    silent.c_lflag &= ~tcflag_t(ECHO);
    terminal.write(prompt.toUtf8());
    if (!isShown)
        tcsetattr(terminal.handle(), TCSAFLUSH, &silent);
    QByteArray typed = terminal.readLine(4096);
    if (!isShown) {
        tcsetattr(terminal.handle(), TCSAFLUSH, &before);
        terminal.write("\n");
    }
    while (typed.endsWith('\n') || typed.endsWith('\r'))
        typed.chop(1);
    if (typed.isEmpty())
        return fail(Errc::Invalid, QStringLiteral("Nothing was typed"));
    return typed;
}

Result<Secret> secretOf(const char *variable, const QString &prompt, const QString &instead)
{
    if (qEnvironmentVariableIsSet(variable))
        return Secret(qgetenv(variable));
    DUNLIN_TRY(QByteArray typed, ask(prompt, false, instead));
    return Secret(std::move(typed));
}

} // namespace

Result<Secret> askPassword(const QString &prompt)
{
    return secretOf(
        "DUNLIN_PASSWORD", prompt,
        QStringLiteral("Set DUNLIN_PASSWORD: there is no terminal to ask for the password"));
}

Result<Secret> askPassphrase(const QString &prompt)
{
    return secretOf(
        "DUNLIN_PASSPHRASE", prompt,
        QStringLiteral("Set DUNLIN_PASSPHRASE: there is no terminal to ask for the passphrase"));
}

Result<Secret> askNewPassphrase(const QString &prompt, const QString &again)
{
    DUNLIN_TRY(const Secret first, askPassphrase(prompt));
    DUNLIN_TRY(const Secret second, askPassphrase(again));
    if (!(first == second))
        return fail(Errc::Invalid, QStringLiteral("That is not the same passphrase"));
    return first;
}

Result<QString> askCode(const QString &prompt)
{
    DUNLIN_TRY(const QByteArray typed,
               ask(prompt, true,
                   QStringLiteral("The account has a second factor: set DUNLIN_TOTP to its code")));
    return QString::fromUtf8(typed);
}

} // namespace dunlin::client
