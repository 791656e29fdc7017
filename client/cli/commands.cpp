// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/commands.h"
#include "client/cli/file_runs.h"
#include "client/cli/irc_log.h"
#include "client/cli/send_run.h"
#include "client/cli/tail_run.h"
#include "shared/codec/json_codec.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr int HistoryLimit = 50;

void perform(Context &context, const ChannelId &channel, const SlashCommand &command)
{
    // It may ask how the channel is set now.
    context.on(context.ready(), [&context, channel, command](Done) {
        context.on(context.session.perform(channel, command), [&context](const QString &told) {
            context.printer.line(told, {{u"done"_s, told}});
            context.end(ExitCode::Done);
        });
    });
}

void send(Context &context)
{
    context.on(context.channel(context.options.arguments.first()),
               [&context](const ChannelId &channel) {
                   const QString text = context.options.arguments.value(1, u"-"_s);
                   if (text == "-"_L1) {
                       // What another program writes is never a command.
                       (new SendRun(context, channel))->sendLines(u"-"_s, [](const QString &line) {
                           return std::optional(line);
                       });
                       return;
                   }
                   const auto command = parseSlashCommand(text);
                   if (!command.ok()) {
                       context.printer.note(command.error().detail);
                       context.end(ExitCode::Usage);
                   } else if (command->kind == SlashCommand::Kind::Text) {
                       (new SendRun(context, channel))->sendText(command->text);
                   } else {
                       perform(context, channel, *command);
                   }
               });
}

void changeReaction(Context &context, PendingKind kind)
{
    bool isNumber = false;
    const qint64 seq = context.options.arguments.at(1).toLongLong(&isNumber);
    if (!isNumber || seq < 1) {
        context.printer.note(u"A message is named by its number"_s);
        context.end(ExitCode::Usage);
        return;
    }
    context.on(context.ready(), [&context, kind, seq](Done) {
        const auto channel = context.knownChannel(context.options.arguments.first());
        if (!channel.ok()) {
            context.fail(channel.error());
            return;
        }
        PendingOp op;
        op.channel = *channel;
        op.kind = kind;
        op.targetSeq = seq;
        op.text = context.options.arguments.at(2);
        context.on(context.session.rowsAbove(*channel, seq - 1, 1),
                   [&context, op](const QList<wire::MessageRow> &rows) mutable {
                       if (rows.isEmpty() || rows.first().seq != op.targetSeq) {
                           context.fail(
                               fail(Errc::NotFound, u"There is no message of that number"_s));
                           return;
                       }
                       op.targetId = rows.first().id;
                       context.on(context.session.runAndWait(op),
                                  [&context](const SendOutcome &) { context.end(ExitCode::Done); });
                   });
    });
}

void upload(Context &context)
{
    (new UploadRun(context))->start();
}

void download(Context &context)
{
    const auto id = FileId::fromText(context.options.arguments.first());
    if (!id) {
        context.printer.note(u"download wants the id of a file"_s);
        context.end(ExitCode::Usage);
        return;
    }
    (new DownloadRun(context, *id))->start();
}

void import(Context &context)
{
    if (context.options.arguments.first() != "irc"_L1) {
        context.printer.note(u"Only irc logs can be imported"_s);
        context.end(ExitCode::Usage);
        return;
    }
    context.on(
        context.channel(context.options.arguments.at(2)), [&context](const ChannelId &channel) {
            (new SendRun(context, channel))->sendLines(context.options.arguments.at(1), ircMessage);
        });
}

void printOutbox(Context &context)
{
    const OutboxModel *model = context.session.outbox();
    for (int row = 0; row < model->count(); ++row) {
        const auto value = [model, row](OutboxModel::Role role) {
            return model->data(model->index(row), role);
        };
        const bool isFailed = value(OutboxModel::StateRole).toInt() == delivery::Failed;
        context.printer.line(
            u"%1\t%2\t%3\t%4\t%5"_s.arg(value(OutboxModel::OpIdRole).toString(),
                                        value(OutboxModel::ChannelNameRole).toString(),
                                        value(OutboxModel::KindRole).toString(),
                                        isFailed ? u"failed"_s : u"queued"_s,
                                        value(OutboxModel::TextRole).toString()),
            {{u"id"_s, value(OutboxModel::OpIdRole).toString()},
             {u"channelId"_s, value(OutboxModel::ChannelIdRole).toString()},
             {u"channel"_s, value(OutboxModel::ChannelNameRole).toString()},
             {u"kind"_s, value(OutboxModel::KindRole).toString()},
             {u"state"_s, isFailed ? u"failed"_s : u"queued"_s},
             {u"text"_s, value(OutboxModel::TextRole).toString()},
             {u"reason"_s, value(OutboxModel::ReasonRole).toString()}});
    }
    context.end(ExitCode::Done);
}

void outbox(Context &context)
{
    context.on(context.session.opened(), [&context](Done) {
        if (context.options.arguments.isEmpty()) {
            printOutbox(context);
            return;
        }
        const QString act = context.options.arguments.first();
        const QString which = context.options.arguments.value(1, u"all"_s);
        if (act != "retry"_L1 && act != "cancel"_L1) {
            context.printer.note(u"outbox knows retry and cancel"_s);
            context.end(ExitCode::Usage);
            return;
        }
        const QList<PendingOp> ops = context.session.outbox()->rows();
        for (const PendingOp &op : ops) {
            if (which != "all"_L1 && op.id.toText() != which)
                continue;
            if (act == "cancel"_L1)
                context.session.cancel(op.id.toText());
            else if (op.state == PendingState::Failed)
                context.session.retry(op.id.toText());
        }
        // Behind the acts in the engine's queue: they are on disk then.
        context.on(context.session.users({}),
                   [&context](const QList<wire::User> &) { printOutbox(context); });
    });
}

void tail(Context &context)
{
    context.on(context.ready(), [&context](Done) {
        const auto channel = context.knownChannel(context.options.arguments.first());
        if (!channel.ok()) {
            context.fail(channel.error());
            return;
        }
        const qint64 head = context.session.channels()->find(*channel)->headSeq;
        const qint64 since = context.options.since >= 0 ? context.options.since : head;
        (new TailRun(context, *channel, since, context.options.limit, TailRun::Until::Stopped))
            ->start();
    });
}

void exportData(Context &context)
{
    if (context.options.arguments.isEmpty()) {
        context.on(context.session.opened(), [&context](Done) { exportPages(context, {}); });
        return;
    }
    context.on(context.ready(), [&context](Done) {
        const auto channel = context.knownChannel(context.options.arguments.first());
        if (channel.ok())
            (new TailRun(context, *channel, 0, 0, TailRun::Until::CaughtUp))->start();
        else
            context.fail(channel.error());
    });
}

// Where the server, or somebody's program, does not tell the truth about what was said, or about who has which devices.
void noteFault(Context &context, const ChannelId &channel, const QHash<UserId, QString> &names)
{
    context.on(context.session.historyFault(channel), [&context, names](const HistoryFault &found) {
        const QString by = names.value(found.by, found.by.toText());
        if (found.fault == "leftOut"_L1)
            context.printer.note(
                u"leftOut: message %1, which %2 was shown, is kept from you"_s.arg(found.seq).arg(
                    by));
        else if (found.fault == "changed"_L1)
            context.printer.note(
                u"changed: as message %1 you are shown another one than %2"_s.arg(found.seq).arg(
                    by));
        else if (found.fault == "hidden"_L1)
            context.printer.note(
                u"hidden: message %1, which you see, was kept from %2"_s.arg(found.seq).arg(by));
        else if (found.fault == "repeated"_L1)
            context.printer.note(
                u"repeated: message %1 was said before, and is shown for a second time"_s.arg(
                    found.seq));
        else if (found.fault == "undone"_L1)
            context.printer.note(
                u"undone: message %1 was changed or deleted, as %2 was shown, and you are shown what it said before"_s
                    .arg(found.seq)
                    .arg(by));
        else if (found.fault == "reactions"_L1)
            context.printer.note(
                u"reactions: of message %1 you are shown other reactions than %2"_s.arg(found.seq)
                    .arg(found.by.isNull() ? u"before, and nobody took one back"_s : by));
        context.on(context.session.logFault(), [&context, names](const KeyLogFault &log) {
            if (!log.fault.isEmpty())
                context.printer.note(logFaultText(log, names.value(log.who, log.who.toText())));
            context.end(ExitCode::Done);
        });
    });
}

// Newest first from the server, printed oldest first as a person reads.
void collect(Context &context, const ChannelId &channel, qint64 before,
             QList<wire::MessageRow> rows)
{
    const int wanted = context.options.limit > 0 ? context.options.limit : HistoryLimit;
    const auto page =
        context.session.rowsBelow(channel, before, qMin(200, wanted - int(rows.size())));
    context.on(page,
               [&context, channel, rows, wanted](const QList<wire::MessageRow> &older) mutable {
                   rows.append(older);
                   if (!older.isEmpty() && rows.size() < wanted) {
                       collect(context, channel, older.last().seq, rows);
                       return;
                   }
                   std::reverse(rows.begin(), rows.end());
                   context.on(context.names(rows),
                              [&context, channel, rows](const QHash<UserId, QString> &names) {
                                  for (const wire::MessageRow &row : rows)
                                      context.printer.message(
                                          row, names.value(row.senderId, row.senderId.toText()));
                                  noteFault(context, channel, names);
                              });
               });
}

void history(Context &context)
{
    context.on(context.ready(), [&context](Done) {
        const auto channel = context.knownChannel(context.options.arguments.first());
        if (channel.ok())
            collect(context, *channel, context.options.before, {});
        else
            context.fail(channel.error());
    });
}

void search(Context &context)
{
    const int limit = context.options.limit > 0 ? qMin(200, context.options.limit) : HistoryLimit;
    const auto found = then(&context, context.session.opened(), [&context, limit](Done) {
        return context.session.search(context.options.arguments.join(u' '), limit,
                                      context.options.before);
    });
    context.on(found, [&context](const wire::SearchList &list) {
        QHash<UserId, QString> names;
        for (const wire::User &each : list.users)
            names.insert(each.id, each.username);
        for (const wire::SearchHit &each : list.hits) {
            QJsonObject object = json::writeStruct(each.message);
            const QString sender =
                names.value(each.message.senderId, each.message.senderId.toText());
            object.insert("sender"_L1, sender);
            object.insert("place"_L1, each.place);
            context.printer.line(u"[%1] %2 %3: %4"_s.arg(each.message.seq)
                                     .arg(timeText(each.message.createdAt), sender,
                                          each.message.content.value_or(QString())),
                                 object);
        }
        context.end(ExitCode::Done);
    });
}

} // namespace

void runCommand(Context &context)
{
    using Command = void (*)(Context &);
    static const QHash<QString, Command> all{
        {u"register"_s, [](Context &c) { enterAccount(c, true); }},
        {u"login"_s, [](Context &c) { enterAccount(c, false); }},
        {u"logout"_s, logout},
        {u"whoami"_s, whoami},
        {u"devices"_s, devices},
        {u"friends"_s, friends},
        {u"upload"_s, upload},
        {u"download"_s, download},
        {u"channels"_s, channels},
        {u"create-channel"_s, createChannel},
        {u"join"_s, join},
        {u"leave"_s, leave},
        {u"invite"_s, invite},
        {u"members"_s, members},
        {u"hooks"_s, hooks},
        {u"remove"_s, removeMember},
        {u"recovery"_s, recovery},
        {u"keylog"_s, keyLog},
        {u"roster"_s, roster},
        {u"verify"_s, verify},
        {u"send"_s, send},
        {u"react"_s, [](Context &c) { changeReaction(c, PendingKind::ReactionAdd); }},
        {u"unreact"_s, [](Context &c) { changeReaction(c, PendingKind::ReactionRemove); }},
        {u"outbox"_s, outbox},
        {u"tail"_s, tail},
        {u"history"_s, history},
        {u"search"_s, search},
        {u"import"_s, import},
        {u"export"_s, exportData},
    };
    all.value(context.options.command)(context);
}

} // namespace dunlin::client
