// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that does what is typed with a slash in front, and that reminds.

#include "client/session/session_parts.h"
#include "shared/core/log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaMethod>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

using CommandKind = SlashCommand::Kind;

constexpr qsizetype MostReminders = 1000;
// However far away the next one is: the clock of this device may be set meanwhile.
constexpr qint64 LongestReminderWaitMs = 60'000;
// As far as somebody is looked for whose name has the typed one in it.
constexpr int MostPeopleLookedThrough = 50;

QString toText(const QList<Reminder> &reminders)
{
    QJsonArray list;
    for (const Reminder &each : reminders)
        list.append(QJsonObject{
            {u"channel"_s, each.channel.toText()}, {u"at"_s, each.at}, {u"text"_s, each.text}});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<Reminder> fromText(const QString &text)
{
    QList<Reminder> reminders;
    const QJsonArray list = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &each : list) {
        const auto channel = ChannelId::fromText(each["channel"_L1].toString());
        if (channel)
            reminders.append({*channel, each["at"_L1].toInteger(), each["text"_L1].toString()});
    }
    return reminders;
}

QString timeText(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

} // namespace

bool AccountSession::submit(const QString &channelId, const QString &typed, qint64 replyToSeq,
                            qint64 expiresIn)
{
    const auto channel = parseChannel(channelId);
    if (!channel)
        return false;
    const auto command = parseSlashCommand(typed);
    if (!command.ok()) {
        report(command.error());
        return false;
    }
    if (command->kind == CommandKind::Text) {
        send(channelId, command->text, replyToSeq, expiresIn);
        return true;
    }
    finally(this, perform(*channel, *command), [this](const Result<QString> &done) {
        if (done.ok())
            Q_EMIT commandDone(*done);
        else
            report(done.error());
    });
    return true;
}

Async<QString> AccountSession::perform(const ChannelId &channel, const SlashCommand &command)
{
    const auto answered = [this](const Async<Done> &done, const QString &told) {
        return then(this, done, [told](Done) { return Result(told); });
    };
    const ChannelCard *card = m_parts->channels.find(channel);
    const wire::NotifyLevel level = card ? card->notify : wire::NotifyLevel::All;
    switch (command.kind) {
    case CommandKind::Text:
        return then(this, queue(channel, command.text),
                    [](const OpId &) { return Result(QString()); });
    case CommandKind::Topic: {
        wire::ChannelPatch patch;
        patch.description = command.text;
        const auto changed =
            m_parts->http->call(wire::http::changeChannel, patch, SessionParts::pathOf(channel));
        return then(this, changed, [](const wire::Channel &now) {
            return Result(now.description.isEmpty() ? u"The topic is removed"_s
                                                    : u"The topic is now: "_s + now.description);
        });
    }
    case CommandKind::Invite:
        return answered(admitAll(channel, command.people),
                        u"Added: "_s + command.people.join(u", "_s));
    case CommandKind::Leave:
        return answered(leave(channel), u"You left the channel"_s);
    case CommandKind::Mute: {
        if (!command.durationMs)
            return answered(setNotify(channel, {wire::NotifyLevel::None, {}}),
                            u"Muted, until you type /mute off"_s);
        const qint64 until = m_parts->clock.nowMs() + *command.durationMs;
        return answered(setNotify(channel, {level, until}), u"Muted until "_s + timeText(until));
    }
    case CommandKind::Unmute:
        return answered(
            setNotify(channel,
                      {level == wire::NotifyLevel::None ? wire::NotifyLevel::All : level, {}}),
            u"Not muted any more"_s);
    case CommandKind::Remind: {
        const qint64 at = m_parts->clock.nowMs() + command.durationMs.value_or(0);
        return answered(remind({channel, at, command.text}),
                        u"This device reminds you at "_s + timeText(at));
    }
    }
    return ready<QString>(fail(Errc::Invalid));
}

// One after the other: who is not found ends it, and the error says who.
Async<Done> AccountSession::admitAll(const ChannelId &channel, const QStringList &people)
{
    if (people.isEmpty())
        return ready<Done>(Done{});
    const QString name = people.constFirst();
    const auto found =
        then(this, findPeople(name, MostPeopleLookedThrough),
             [name](const wire::UserList &list) -> Result<UserId> {
                 for (const wire::User &each : list.users) {
                     if (each.username.compare(name, Qt::CaseInsensitive) == 0)
                         return each.id;
                 }
                 return fail(Errc::NotFound, u"There is nobody called \"%1\""_s.arg(name));
             });
    const auto admitted =
        then(this, found, [this, channel](const UserId &user) { return admit(channel, user); });
    return then(this, admitted,
                [this, channel, rest = people.mid(1)](Done) { return admitAll(channel, rest); });
}

Async<Done> AccountSession::remind(const Reminder &reminder)
{
    if (m_parts->reminders.size() >= MostReminders)
        return ready<Done>(fail(Errc::Conflict, u"There are too many reminders already"_s));
    m_parts->reminders.append(reminder);
    armReminders();
    return keepReminders();
}

Async<Done> AccountSession::keepReminders()
{
    return m_parts->onEngine([engine = m_parts->engine, text = toText(m_parts->reminders)] {
        return engine->keepReminders(text);
    });
}

// What was asked for by an earlier run. What was due meanwhile is told of at once.
void AccountSession::recallReminders()
{
    const auto kept = m_parts->onEngine([engine = m_parts->engine] { return engine->reminders(); });
    finally(this, kept, [this](const Result<QString> &text) {
        if (!text.ok()) {
            report(text.error());
            return;
        }
        m_parts->reminders += fromText(*text);
        armReminders();
    });
}

void AccountSession::armReminders()
{
    QList<Reminder> &all = m_parts->reminders;
    if (all.isEmpty()) {
        m_parts->reminderTimer.stop();
        return;
    }
    const auto next = std::min_element(all.cbegin(), all.cend(),
                                       [](const auto &a, const auto &b) { return a.at < b.at; });
    m_parts->reminderTimer.start(
        int(qBound<qint64>(0, next->at - m_parts->clock.nowMs(), LongestReminderWaitMs)));
}

void AccountSession::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&AccountSession::reminded))
        armReminders();
}

void AccountSession::tellDueReminders()
{
    // A program that shows none, a command that only sends, leaves them to one that does.
    if (!isSignalConnected(QMetaMethod::fromSignal(&AccountSession::reminded)))
        return;
    const qint64 now = m_parts->clock.nowMs();
    QList<Reminder> due;
    m_parts->reminders.removeIf([&](const Reminder &each) {
        if (each.at > now)
            return false;
        due.append(each);
        return true;
    });
    if (!due.isEmpty()) {
        reportIfFailed(keepReminders());
        for (const Reminder &each : std::as_const(due)) {
            const ChannelCard *card = m_parts->channels.find(each.channel);
            Q_EMIT reminded(each.channel.toText(),
                            card ? u"Reminder, %1"_s.arg(card->name) : u"Reminder"_s, each.text);
        }
    }
    armReminders();
}

} // namespace dunlin::client
