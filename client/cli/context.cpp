// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/context.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace dunlin::client {

Context::Context(AccountSession &ofSession, const CliOptions &ofOptions, Printer &ofPrinter)
    : session(ofSession)
    , options(ofOptions)
    , printer(ofPrinter)
{
}

void Context::end(ExitCode code)
{
    printer.flush();
    QCoreApplication::exit(int(code));
}

void Context::fail(const Error &error)
{
    printer.error(error);
    end(exitCodeOf(error));
}

Async<Done> Context::ready()
{
    return then(this, session.opened(), [this](Done) { return session.online(patience()); });
}

Result<ChannelId> Context::knownChannel(const QString &nameOrId) const
{
    QList<ChannelId> found;
    const auto id = ChannelId::fromText(nameOrId);
    const QString name =
        nameOrId.startsWith(u'#') || nameOrId.startsWith(u'@') ? nameOrId.mid(1) : nameOrId;
    for (const ChannelCard &card : session.channels()->cards()) {
        if (id && card.id == *id)
            return *id;
        const bool isPeer = !card.peerUsername.isEmpty()
            && card.peerUsername.compare(name, Qt::CaseInsensitive) == 0;
        if (isPeer || card.name.compare(name, Qt::CaseInsensitive) == 0)
            found.append(card.id);
    }
    if (found.size() > 1)
        return dunlin::fail(
            Errc::Conflict,
            u"Several of your channels are called \"%1\": use the id"_s.arg(nameOrId));
    if (found.isEmpty())
        return dunlin::fail(Errc::NotFound, u"You are in no channel called \"%1\""_s.arg(nameOrId));
    return found.first();
}

Async<ChannelId> Context::channel(const QString &nameOrId)
{
    return then(this, session.opened(), [this, nameOrId](Done) -> Async<ChannelId> {
        const auto known = knownChannel(nameOrId);
        if (known.ok() || known.error().code == Errc::Conflict || options.offline)
            return dunlin::ready(known);
        return then(this, session.online(patience()),
                    [this, nameOrId](Done) { return knownChannel(nameOrId); });
    });
}

Async<wire::User> Context::person(const QString &name)
{
    const QString username = name.startsWith(u'@') ? name.mid(1) : name;
    return then(this, session.findPeople(username, 50),
                [username](const wire::UserList &found) -> Result<wire::User> {
                    for (const wire::User &user : found.users) {
                        if (user.username.compare(username, Qt::CaseInsensitive) == 0
                            || user.id.toText() == username)
                            return user;
                    }
                    return dunlin::fail(Errc::NotFound,
                                        u"There is nobody called \"%1\""_s.arg(username));
                });
}

Async<QHash<UserId, QString>> Context::names(const QList<wire::MessageRow> &rows)
{
    QSet<UserId> senders;
    for (const wire::MessageRow &row : rows)
        senders.insert(row.senderId);
    return then(this, session.users(senders.values()),
                [](const QList<wire::User> &users) -> Result<QHash<UserId, QString>> {
                    QHash<UserId, QString> names;
                    for (const wire::User &user : users)
                        names.insert(user.id, user.username);
                    return names;
                });
}

} // namespace dunlin::client
