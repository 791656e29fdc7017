// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the table of permissions is made of: who tries, one operation of one person, and what is expected of it.
#pragma once

#include "tests/integration/server/files_fixture.h"

namespace dunlin::test {

using namespace Qt::StringLiterals;

// Columns of the table, in this order:
//   x  outsider of a private channel          P  outsider of a public channel
//   b  blocked by the other person, in the direct channel of the two
//   r  readonly   m  member   a  admin   o  owner
//   s  administrator of the server, not a member          d  a device of the owner that was revoked
inline constexpr char Columns[] = "xPbrmaosd";
// Letters: y may, f forbidden, n not found, u unauthorized, c conflict, i invalid; - not tried. Where something is
// answered to everybody: m, what was asked for is missing in it.

struct Cast {
    explicit Cast(const QString &address)
        : serverAdmin(address, u"root"_s) // the first account is
        , owner(address, u"owner"_s)
        , admin(address, u"admin"_s)
        , member(address, u"member"_s)
        , readonly(address, u"readonly"_s)
        , outsider(address, u"outsider"_s)
        , blocked(address, u"blocked"_s)
        , target(address, u"target"_s)
        , bystander(address, u"bystander"_s)
        , stranger(address, u"stranger"_s)
        , url(address)
    {
    }
    Actor &of(char column)
    {
        switch (column) {
        case 'b':
            return blocked;
        case 'r':
            return readonly;
        case 'm':
            return member;
        case 'a':
            return admin;
        case 'o':
            return owner;
        case 's':
            return serverAdmin;
        case 'd':
            return *revoked;
        default:
            return outsider;
        }
    }

    Actor serverAdmin;
    Actor owner;
    Actor admin;
    Actor member;
    Actor readonly;
    Actor outsider;
    Actor blocked;
    Actor target;    // a member, on whom others act
    Actor bystander; // in no channel, until somebody adds them
    Actor stranger;  // whom nobody knows
    std::unique_ptr<Actor> revoked;
    ChannelId direct; // of owner and blocked
    qint64 directOwn = 0;
    qint64 directOthers = 0;
    QString url;
};

inline char verdictOf(int status)
{
    if (status >= 200 && status < 300)
        return 'y';
    switch (status) {
    case 400:
        return 'i';
    case 401:
        return 'u';
    case 403:
        return 'f';
    case 404:
        return 'n';
    case 409:
        return 'c';
    default:
        return '?';
    }
}

// One operation of one person, in a channel of its own.
struct Cell {
    Cast &cast;
    Actor &who;
    ChannelId channel;
    qint64 own = 0;    // a message of theirs, where they could ever write one
    qint64 others = 0; // somebody else's
    qint64 head = 0;   // a number that the channel has reached

    QString id() const { return channel.toText(); }
    template <typename Request, typename Reply>
    char call(const wire::Endpoint<Request, Reply> &endpoint, const QStringList &path = {},
              const Request &request = {}, const QString &query = {})
    {
        return verdictOf(who.rest.rawOf(endpoint, path, request, query).status);
    }
    template <typename Operation, typename Request>
    char ask(const Operation &operation, const Request &request)
    {
        if (!who.hub->isOpen()) {
            HubClient again(cast.url, Encoding::Cbor);
            again.open();
            const auto hello = again.hello(who.me.token());
            return hello.ok() ? '!' : verdictOf(errcHttpStatus(hello.error().code));
        }
        const auto reply = who.hub->ask(operation, request);
        return reply.ok() ? 'y' : verdictOf(errcHttpStatus(reply.error().code));
    }
};

using Act = std::function<char(Cell &)>;

struct Row {
    QByteArray operation; // as the registry has it
    QByteArray note;
    QByteArray expected; // by Columns
    Act act;
};

template <typename Request, typename Reply>
QByteArray nameOf(const wire::Endpoint<Request, Reply> &endpoint)
{
    return RestClient::methodName(endpoint.method) + ' ' + endpoint.path;
}
template <int Number, typename Request, typename Reply>
QByteArray nameOf(const wire::Operation<Number, Request, Reply> &operation)
{
    return operation.name;
}

template <typename Operation>
Row row(const Operation &operation, const char *note, const char *expected, Act act)
{
    return {nameOf(operation), note, expected, std::move(act)};
}

// What is not in the table, and where it is tested instead.
inline const QSet<QByteArray> elsewhere{
    "POST /auth/register",   // open to everybody: tst_accounts
    "POST /auth/login",      // the same
    "POST /auth/refresh",    // the same
    "POST /auth/logout-all", // would sign the actors out: tst_accounts
    "POST /hooks/{secret}",  // whoever knows the secret: tst_hooks
    "hello", // whoever has said it is in a column; a revoked device can't: asked instead of all of theirs
};

inline const QString Heart = u"\u2764"_s;

inline OpId op()
{
    return OpId::create();
}

inline wire::SendBody text(const QString &content)
{
    return {op(), wire::MessageType::Text, content, {}, {}, {}, {}};
}

// An operation on one message, over REST and over the hub.
template <typename Endpoint, typename Operation, typename RestPath, typename Body, typename Request>
QList<Row> both(const Endpoint &endpoint, const Operation &operation, const char *note,
                const char *expected, RestPath path, Body body, Request request)
{
    return {
        row(endpoint, note, expected, [=](Cell &c) { return c.call(endpoint, path(c), body()); }),
        row(operation, note, expected, [=](Cell &c) { return c.ask(operation, request(c)); })};
}

} // namespace dunlin::test
