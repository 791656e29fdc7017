// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/commands.h"
#include "shared/codec/json_codec.h"

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

void printChannel(Context &context, const wire::Channel &channel)
{
    context.printer.line(u"%1\t%2"_s.arg(channel.name, channel.id.toText()),
                         json::writeStruct(channel));
    context.end(ExitCode::Done);
}

void printHook(Context &context, const wire::Hook &hook)
{
    const QString state = hook.kind == wire::HookKind::Incoming ? QString()
        : hook.stoppedAt                                        ? u"given up"_s
        : hook.failingSince                                     ? u"failing"_s
                                                                : u"working"_s;
    context.printer.line(QStringList{hook.id.toText(), nameOf(hook.kind), hook.name,
                                     hook.url.value_or(QString()), hook.secret.value_or(state),
                                     hook.reason.value_or(QString())}
                             .join(u'\t')
                             .trimmed(),
                         json::writeStruct(hook));
}

void changeHooks(Context &context, const ChannelId &channel)
{
    const QStringList &words = context.options.arguments;
    const auto print = [&context](const wire::Hook &hook) {
        printHook(context, hook);
        context.end(ExitCode::Done);
    };
    const QString act = words.at(1);
    const auto id = HookId::fromText(words.value(2));
    if (act == "incoming"_L1 && words.size() == 3) {
        context.on(context.session.makeHook(channel, {wire::HookKind::Incoming, words.at(2), {}}),
                   print);
    } else if (act == "outgoing"_L1 && words.size() == 4) {
        context.on(
            context.session.makeHook(channel, {wire::HookKind::Outgoing, words.at(2), words.at(3)}),
            print);
    } else if (act == "remove"_L1 && words.size() == 3 && id) {
        context.on(context.session.removeHook(channel, *id),
                   [&context](Done) { context.end(ExitCode::Done); });
    } else if (act == "resume"_L1 && words.size() == 3 && id) {
        context.on(context.session.resumeHook(channel, *id), print);
    } else {
        context.printer.note(
            u"hooks knows incoming NAME, outgoing NAME URL, remove ID and resume ID"_s);
        context.end(ExitCode::Usage);
    }
}

} // namespace

void channels(Context &context)
{
    context.on(context.ready(), [&context](Done) {
        for (const ChannelCard &card : context.session.channels()->cards()) {
            context.printer.line(
                u"%1\t%2\t%3\t%4 unread\t%5"_s.arg(card.name, nameOf(card.kind), nameOf(card.role))
                    .arg(card.unread)
                    .arg(card.id.toText()),
                {{u"id"_s, card.id.toText()},
                 {u"name"_s, card.name},
                 {u"kind"_s, nameOf(card.kind)},
                 {u"isPrivate"_s, card.isPrivate},
                 {u"role"_s, nameOf(card.role)},
                 {u"unread"_s, card.unread},
                 {u"head"_s, card.headSeq}});
        }
        context.end(ExitCode::Done);
    });
}

void createChannel(Context &context)
{
    context.on(context.session.opened(), [&context](Done) {
        wire::ChannelCreate request;
        request.opId = OpId::create();
        if (context.options.isEncrypted)
            request.encrypted = true;
        if (context.options.direct.isEmpty()) {
            request.name = context.options.arguments.first();
            request.isPrivate = !context.options.isPublic;
            context.on(context.session.makeChannel(request),
                       [&context](const wire::Channel &made) { printChannel(context, made); });
            return;
        }
        request.kind = wire::ChannelKind::Direct;
        request.isPrivate = true;
        context.on(context.person(context.options.direct),
                   [&context, request](const wire::User &peer) mutable {
                       request.members = {peer.id};
                       context.on(
                           context.session.makeChannel(request),
                           [&context](const wire::Channel &made) { printChannel(context, made); });
                   });
    });
}

void join(Context &context)
{
    const QString what = context.options.arguments.first();
    context.on(context.session.opened(), [&context, what](Done) {
        const auto print = [&context](const wire::Channel &joined) {
            printChannel(context, joined);
        };
        if (what.contains("://"_L1)) {
            context.on(context.session.enter(what), print);
            return;
        }
        if (const auto id = ChannelId::fromText(what)) {
            context.on(context.session.join(*id), print);
            return;
        }
        const QString name = what.startsWith(u'#') ? what.mid(1) : what;
        context.on(context.session.findChannels(name, 200),
                   [&context, name, print](const wire::ChannelDirectory &found) {
                       for (const wire::Channel &channel : found.channels) {
                           if (channel.name.compare(name, Qt::CaseInsensitive) == 0) {
                               context.on(context.session.join(channel.id), print);
                               return;
                           }
                       }
                       context.fail(fail(Errc::NotFound,
                                         u"There is no public channel called \"%1\""_s.arg(name)));
                   });
    });
}

void leave(Context &context)
{
    context.on(context.channel(context.options.arguments.first()),
               [&context](const ChannelId &channel) {
                   context.on(context.session.leave(channel),
                              [&context](Done) { context.end(ExitCode::Done); });
               });
}

void invite(Context &context)
{
    context.on(
        context.channel(context.options.arguments.first()), [&context](const ChannelId &channel) {
            if (context.options.arguments.size() == 1) {
                context.on(context.session.invite(channel), [&context](const wire::Invite &made) {
                    context.printer.line(made.url, json::writeStruct(made));
                    context.end(ExitCode::Done);
                });
                return;
            }
            context.on(context.person(context.options.arguments.at(1)),
                       [&context, channel](const wire::User &user) {
                           context.on(context.session.admit(channel, user.id),
                                      [&context](Done) { context.end(ExitCode::Done); });
                       });
        });
}

void removeMember(Context &context)
{
    context.on(context.channel(context.options.arguments.first()),
               [&context](const ChannelId &channel) {
                   context.on(context.person(context.options.arguments.at(1)),
                              [&context, channel](const wire::User &user) {
                                  context.on(context.session.expel(channel, user.id),
                                             [&context](Done) { context.end(ExitCode::Done); });
                              });
               });
}

void members(Context &context)
{
    context.on(
        context.channel(context.options.arguments.first()), [&context](const ChannelId &channel) {
            context.on(context.session.memberList(channel),
                       [&context](const wire::MemberList &list) {
                           for (const wire::Member &member : list.members)
                               context.printer.line(u"%1\t%2\t%3"_s.arg(member.user.username,
                                                                        nameOf(member.role),
                                                                        member.user.id.toText()),
                                                    json::writeStruct(member));
                           context.end(ExitCode::Done);
                       });
        });
}

void hooks(Context &context)
{
    context.on(
        context.channel(context.options.arguments.first()), [&context](const ChannelId &channel) {
            if (context.options.arguments.size() > 1) {
                changeHooks(context, channel);
                return;
            }
            context.on(context.session.hooks(channel), [&context](const wire::HookList &list) {
                for (const wire::Hook &each : list.hooks)
                    printHook(context, each);
                context.end(ExitCode::Done);
            });
        });
}

} // namespace dunlin::client
