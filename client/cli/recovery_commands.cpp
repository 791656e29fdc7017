// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/commands.h"
#include "client/cli/password.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

QString backupText(const OwnKeys::Backup &backup)
{
    if (backup.state == "off"_L1)
        return u"off: this device leaves no keys to what was said on the server"_s;
    if (backup.state == "noKey"_L1)
        return u"no key: nothing is kept before the recovery key was entered once ('recovery restore')"_s;
    if (backup.state == "exchanged"_L1)
        return u"exchanged: the server shows a key that your account did not sign; nothing is sealed to it"_s;
    if (backup.state == "full"_L1)
        return u"full: the server takes no more"_s;
    if (backup.state == "unknown"_L1)
        return u"not known yet"_s;
    return u"%1 of %2 pieces are kept on the server"_s.arg(backup.kept).arg(backup.added);
}

void printStatus(Context &context, const OwnKeys::Backup &backup, bool hasPassphrase)
{
    context.printer.line(backupText(backup)
                             + (hasPassphrase ? u"; a passphrase is set"_s : QString()),
                         {{u"state"_s, backup.state},
                          {u"added"_s, qint64(backup.added)},
                          {u"kept"_s, qint64(backup.kept)},
                          {u"restoring"_s, backup.isRestoring},
                          {u"restored"_s, qint64(backup.restored)},
                          {u"skipped"_s, qint64(backup.skipped)},
                          {u"passphrase"_s, hasPassphrase}});
    if (backup.skipped > 0)
        context.printer.note(
            u"%1 pages could not be taken when this device was restored"_s.arg(backup.skipped));
    context.end(ExitCode::Done);
}

void tellStatus(Context &context)
{
    const auto tried = then(&context, context.ready(),
                            [&context](Done) { return context.session.backUpHistory(); });
    const auto keys = then(&context, tried, [&context](Done) { return context.session.ownKeys(); });
    context.on(keys, [&context](const OwnKeys &own) {
        // A server of before knows of no passphrase.
        finally(&context, context.session.hasPassphrase(),
                [&context, backup = own.backup](const Result<bool> &isSet) {
                    printStatus(context, backup, isSet.ok() && *isSet);
                });
    });
}

// What must be asked for; absent: it was said that it is missing.
std::optional<Secret> secretOr(Context &context, Result<Secret> given)
{
    if (given.ok())
        return *std::move(given);
    context.printer.note(given.error().detail);
    context.end(ExitCode::Usage);
    return std::nullopt;
}

std::optional<Secret> wordsOr(Context &context)
{
    QFile input;
    if (input.open(stdin, QIODevice::ReadOnly))
        return Secret(input.readLine(1024).trimmed());
    context.printer.note(u"The words are read from the standard input"_s);
    context.end(ExitCode::Usage);
    return std::nullopt;
}

void endWith(Context &context, Async<Done> answer)
{
    context.on(std::move(answer), [&context](Done) { context.end(ExitCode::Done); });
}

void restoreByWords(Context &context)
{
    const auto words = wordsOr(context);
    if (!words)
        return;
    context.on(context.ready(), [&context, words = *words](Done) {
        endWith(context, context.session.restoreByRecovery(words));
    });
}

void restoreByPassphrase(Context &context)
{
    const auto passphrase = secretOr(context, askPassphrase(u"Passphrase: "_s));
    if (!passphrase)
        return;
    context.on(context.ready(), [&context, passphrase = *passphrase](Done) {
        endWith(context, context.session.restoreByPassphrase(passphrase));
    });
}

void setPassphrase(Context &context)
{
    const auto password = secretOr(context, askPassword(u"Password of the account: "_s));
    const auto passphrase = password
        ? secretOr(context, askNewPassphrase(u"New passphrase: "_s, u"Once more: "_s))
        : std::nullopt;
    if (!passphrase)
        return;
    const auto keys =
        then(&context, context.ready(), [&context](Done) { return context.session.ownKeys(); });
    context.on(
        keys, [&context, password = *password, passphrase = *passphrase](const OwnKeys &own) {
            const auto words = own.holdsRecovery ? std::optional(Secret()) : wordsOr(context);
            if (words)
                endWith(context, context.session.setPassphrase(passphrase, password, *words));
        });
}

template <typename Act>
void withPassword(Context &context, Act act)
{
    const auto password = secretOr(context, askPassword(u"Password of the account: "_s));
    if (!password)
        return;
    context.on(context.ready(),
               [&context, act, password = *password](Done) { endWith(context, act(password)); });
}

} // namespace

void recovery(Context &context)
{
    const QString what = context.options.arguments.join(u' ');
    AccountSession &session = context.session;
    if (what == "show"_L1) {
        const auto words =
            then(&context, session.opened(), [&session](Done) { return session.recoveryWords(); });
        context.on(words, [&context](const Secret &key) {
            const QString text = QString::fromUtf8(key.reveal());
            context.printer.line(text, {{u"words"_s, text}});
            context.end(ExitCode::Done);
        });
    } else if (what == "forget"_L1) {
        endWith(context, then(&context, session.opened(), [&session](Done) {
                    return session.forgetRecovery();
                }));
    } else if (what == "restore"_L1) {
        restoreByWords(context);
    } else if (what == "restore passphrase"_L1) {
        restoreByPassphrase(context);
    } else if (what == "status"_L1) {
        tellStatus(context);
    } else if (what == "backup on"_L1 || what == "backup off"_L1) {
        endWith(context, then(&context, session.opened(), [&session, what](Done) {
                    return session.setHistoryBackup(what == "backup on"_L1);
                }));
    } else if (what == "backup delete"_L1) {
        withPassword(context, [&session](const Secret &password) {
            return session.removeHistoryBackup(password);
        });
    } else if (what == "passphrase set"_L1) {
        setPassphrase(context);
    } else if (what == "passphrase remove"_L1) {
        withPassword(context, [&session](const Secret &password) {
            return session.removePassphrase(password);
        });
    } else {
        context.printer.note(u"recovery show, forget, restore, restore passphrase, status, "
                             "passphrase set|remove or backup on|off|delete"_s);
        context.end(ExitCode::Usage);
    }
}

} // namespace dunlin::client
