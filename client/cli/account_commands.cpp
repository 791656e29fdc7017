// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/commands.h"
#include "client/cli/password.h"
#include "shared/codec/json_codec.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

void printNow(Context &context, const wire::Account &account)
{
    context.printer.line(u"%1 (%2)"_s.arg(account.username, account.id.toText()),
                         {{u"id"_s, account.id.toText()},
                          {u"username"_s, account.username},
                          {u"displayName"_s, account.displayName},
                          {u"server"_s, context.session.serverUrl()}});
    context.end(ExitCode::Done);
}

// When the keys of a new device are made: whoever writes to it next finds them. Without, it is signed in all the same.
void printAccount(Context &context, const wire::Account &account)
{
    finally(&context, context.session.online(context.patience()),
            [&context, account](const Result<Done> &) { printNow(context, account); });
}

// The code of a second factor is asked for only by accounts that have one.
void signIn(Context &context, const QString &server, const Secret &password)
{
    const QString username = context.options.arguments.first();
    const QString given = qEnvironmentVariable("DUNLIN_TOTP");
    const auto entered = context.session.signInAndWait(server, username, password, given);
    finally(&context, entered,
            [&context, server, username, password, given](const Result<wire::Account> &account) {
                if (account.ok()) {
                    printAccount(context, *account);
                    return;
                }
                const auto code = asksForCode(account.error()) && given.isEmpty()
                    ? askCode(u"Code of the second factor: "_s)
                    : Result<QString>(account.error());
                if (!code.ok()) {
                    context.fail(code.error());
                    return;
                }
                context.on(
                    context.session.signInAndWait(server, username, password, *code),
                    [&context](const wire::Account &known) { printAccount(context, known); });
            });
}

void listFriends(Context &context)
{
    context.on(context.session.friends(), [&context](const wire::FriendList &list) {
        const std::pair<QString, const QList<wire::Friend> *> all[]{{u"friend"_s, &list.friends},
                                                                    {u"incoming"_s, &list.incoming},
                                                                    {u"outgoing"_s, &list.outgoing},
                                                                    {u"blocked"_s, &list.blocked}};
        for (const auto &[state, people] : all) {
            for (const wire::Friend &each : *people) {
                QJsonObject fields = json::writeStruct(each);
                fields.insert(u"state"_s, state);
                context.printer.line(
                    u"%1\t%2\t%3%4"_s.arg(each.user.username, state, timeText(each.since),
                                          each.online.value_or(false) ? u"\tonline"_s : QString()),
                    fields);
            }
        }
        context.end(ExitCode::Done);
    });
}

void listDevices(Context &context)
{
    context.on(context.session.devices(), [&context](const wire::DeviceList &list) {
        for (const wire::Device &device : list.devices)
            context.printer.line(
                u"%1\t%2\t%3\t%4%5"_s.arg(device.id.toText(), device.name, device.platform,
                                          timeText(device.lastSeenAt),
                                          device.current ? u"\t(this one)"_s : QString()),
                json::writeStruct(device));
        context.on(context.session.ownKeys(), [&context](const AccountSession::OwnKeys &keys) {
            for (const auto &each : keys.asking)
                context.printer.line(u"%1\tasks to read encrypted channels; it must show %2"_s.arg(
                                         each.id.toText(), each.number),
                                     {{u"asks"_s, each.id.toText()}, {u"number"_s, each.number}});
            if (!keys.isReady)
                context.printer.line(
                    u"%1 (number of this device: %2)"_s.arg(keys.reason, keys.number),
                    {{u"waits"_s, keys.reason}, {u"number"_s, keys.number}});
            context.end(ExitCode::Done);
        });
    });
}

} // namespace

void enterAccount(Context &context, bool isNew)
{
    // Opened first: the server of the last sign-in is the one that is meant.
    finally(&context, context.session.opened(), [&context, isNew](const Status &) {
        const QString server =
            context.options.server.isEmpty() ? context.session.serverUrl() : context.options.server;
        const auto password = askPassword(isNew ? u"New password: "_s : u"Password: "_s);
        if (server.isEmpty() || !password.ok()) {
            context.printer.note(server.isEmpty() ? u"Which server? Use --server URL"_s
                                                  : password.error().detail);
            context.end(ExitCode::Usage);
            return;
        }
        const QString username = context.options.arguments.first();
        if (!isNew) {
            signIn(context, server, *password);
            return;
        }
        wire::Registration registration;
        registration.username = username;
        registration.password = QString::fromUtf8(password->reveal());
        if (!context.options.displayName.isEmpty())
            registration.displayName = context.options.displayName;
        if (!context.options.invite.isEmpty())
            registration.invite = context.options.invite;
        context.on(context.session.signUpAndWait(server, registration),
                   [&context](const wire::Account &account) { printAccount(context, account); });
    });
}

// A page after the other, each a line of JSON: the whole may not fit into memory.
void exportPages(Context &context, const QString &cursor)
{
    context.on(context.session.exportOwnData(cursor), [&context](const wire::Export &page) {
        QJsonObject fields = json::writeStruct(page);
        fields.remove("next"_L1);
        context.printer.line(
            QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact)), fields);
        if (page.next)
            exportPages(context, *page.next);
        else
            context.end(ExitCode::Done);
    });
}

void logout(Context &context)
{
    context.on(context.session.opened(), [&context](Done) {
        context.on(context.session.signOutAndWait(),
                   [&context](Done) { context.end(ExitCode::Done); });
    });
}

void whoami(Context &context)
{
    context.on(context.session.opened(), [&context](Done) {
        context.printer.line(u"%1 (%2) at %3"_s.arg(context.session.username(),
                                                    context.session.userId(),
                                                    context.session.serverUrl()),
                             {{u"id"_s, context.session.userId()},
                              {u"username"_s, context.session.username()},
                              {u"displayName"_s, context.session.displayName()},
                              {u"server"_s, context.session.serverUrl()}});
        context.end(ExitCode::Done);
    });
}

void devices(Context &context)
{
    const QStringList &words = context.options.arguments;
    const QString what = words.isEmpty() ? u"list"_s : words.first();
    const auto device = DeviceId::fromText(words.value(1));
    const bool isList = what == "list"_L1 && words.size() <= 1;
    const bool isApproval = what == "approve"_L1 && words.size() == 3 && device;
    const bool isRemoval = what == "remove"_L1 && words.size() == 2 && device;
    if (!isList && !isApproval && !isRemoval) {
        context.printer.note(u"devices [list], devices approve ID NUMBER, or devices remove ID"_s);
        context.end(ExitCode::Usage);
        return;
    }
    context.on(context.ready(), [&context, isList, isRemoval, device](Done) {
        if (isList) {
            listDevices(context);
            return;
        }
        if (isRemoval) {
            context.on(context.session.revokeDeviceAndWait(*device),
                       [&context](Done) { context.end(ExitCode::Done); });
            return;
        }
        context.on(context.session.approveDevice(*device, context.options.arguments.at(2)),
                   [&context](Done) { context.end(ExitCode::Done); });
    });
}

QString logFaultText(const KeyLogFault &found, const QString &who)
{
    if (found.fault == "ghost"_L1)
        return u"ghost: the server's log of devices names one of yours that none of your devices added"_s;
    if (found.fault == "split"_L1)
        return u"split: %1 is shown another log of devices than you"_s.arg(who);
    if (found.fault == "unlogged"_L1)
        return u"unlogged: the list of devices of %1 is not in the server's log"_s.arg(who);
    return u"rewritten: the server's log of devices is another one than before"_s;
}

void keyLog(Context &context)
{
    const QString what = context.options.arguments.value(0);
    if (what == "accept"_L1) {
        const auto accepted = then(&context, context.session.opened(),
                                   [&context](Done) { return context.session.acceptLog(); });
        context.on(accepted, [&context](Done) { context.end(ExitCode::Done); });
    } else if (what.isEmpty()) {
        context.on(context.ready(), [&context](Done) {
            context.on(context.session.logFault(), [&context](const KeyLogFault &found) {
                if (!found.fault.isEmpty()) {
                    QJsonObject object{{u"fault"_s, found.fault}};
                    if (!found.who.isNull())
                        object.insert("who"_L1, found.who.toText());
                    context.printer.line(logFaultText(found, found.who.toText()), object);
                }
                context.end(ExitCode::Done);
            });
        });
    } else {
        context.printer.note(u"keylog, or keylog accept"_s);
        context.end(ExitCode::Usage);
    }
}

void verify(Context &context)
{
    context.on(context.session.opened(), [&context](Done) {
        context.on(context.person(context.options.arguments.first()),
                   [&context](const wire::User &person) {
                       context.on(context.session.safetyNumber(person.id),
                                  [&context](const QString &number) {
                                      context.printer.line(number, {{u"number"_s, number}});
                                      context.end(ExitCode::Done);
                                  });
                   });
    });
}

void friends(Context &context)
{
    using Act = AccountSession::FriendAct;
    static const QHash<QString, Act> acts{{u"accept"_s, Act::Accept},
                                          {u"decline"_s, Act::Decline},
                                          {u"remove"_s, Act::Remove},
                                          {u"block"_s, Act::Block},
                                          {u"unblock"_s, Act::Unblock}};
    const QStringList &words = context.options.arguments;
    const QString what = words.isEmpty() ? u"list"_s : words.first();
    const bool wantsPerson = what == u"add"_s || acts.contains(what);
    if (wantsPerson ? words.size() != 2 : what != u"list"_s || words.size() > 1) {
        context.printer.note(
            u"friends [list], or friends add|accept|decline|remove|block|unblock USER"_s);
        context.end(ExitCode::Usage);
        return;
    }
    context.on(context.session.opened(), [&context, what, wantsPerson](Done) {
        if (!wantsPerson) {
            listFriends(context);
            return;
        }
        context.on(context.person(context.options.arguments.at(1)),
                   [&context, what](const wire::User &person) {
                       if (what != u"add"_s) {
                           context.on(context.session.settleFriend(acts.value(what), person.id),
                                      [&context](Done) { context.end(ExitCode::Done); });
                           return;
                       }
                       context.on(context.session.befriend(person.id),
                                  [&context](const wire::FriendAnswer &answer) {
                                      context.printer.line(answer.user.username + u'\t'
                                                               + nameOf(answer.state),
                                                           json::writeStruct(answer));
                                      context.end(ExitCode::Done);
                                  });
                   });
    });
}

} // namespace dunlin::client
