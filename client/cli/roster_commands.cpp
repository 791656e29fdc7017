// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/commands.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

void printRoster(Context &context, const RosterState &state)
{
    QStringList waiting;
    QJsonArray ids;
    for (qsizetype i = 0; i < state.waiting.size(); ++i) {
        waiting.append(state.waitingNames.value(i));
        ids.append(state.waiting.at(i).toText());
    }
    QString text = u"signed: all whom the server lists were let in by members"_s;
    if (state.fault == "orphaned"_L1)
        text =
            u"orphaned: all who signed who is in this channel are gone, and nobody can verify it"_s;
    else if (!state.fault.isEmpty())
        text =
            u"%1: the server shows another list of who was let in than before"_s.arg(state.fault);
    else if (state.isUnsigned)
        text = u"unsigned: nobody has signed yet who is in this channel"_s;
    else if (state.isOut)
        text = u"out: nobody has let you in yet"_s;
    else if (!waiting.isEmpty())
        text = u"waiting: the server lists %1, whom nobody has let in"_s.arg(waiting.join(u", "_s));
    context.printer.line(text,
                         {{u"fault"_s, state.fault},
                          {u"unsigned"_s, state.isUnsigned},
                          {u"out"_s, state.isOut},
                          {u"waiting"_s, ids}});
    context.end(ExitCode::Done);
}

void changeRoster(Context &context, const ChannelId &channel)
{
    const QStringList &words = context.options.arguments;
    const QString what = words.value(1);
    const auto done = [&context](Done) { context.end(ExitCode::Done); };
    if (what.isEmpty()) {
        context.on(context.session.rosterState(channel),
                   [&context](const RosterState &state) { printRoster(context, state); });
    } else if (what == "accept"_L1 && words.size() == 2) {
        context.on(context.session.acceptRoster(channel), done);
    } else if (what == "letin"_L1 && words.size() == 3) {
        context.on(context.person(words.at(2)), [&context, channel, done](const wire::User &user) {
            context.on(context.session.letIn(channel, {user.id}), done);
        });
    } else {
        context.printer.note(
            u"roster CHANNEL, roster CHANNEL accept, or roster CHANNEL letin USER"_s);
        context.end(ExitCode::Usage);
    }
}

} // namespace

void roster(Context &context)
{
    context.on(context.ready(), [&context](Done) {
        context.on(context.channel(context.options.arguments.first()),
                   [&context](const ChannelId &channel) { changeRoster(context, channel); });
    });
}

} // namespace dunlin::client
