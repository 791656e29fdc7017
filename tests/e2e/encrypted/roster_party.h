// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What tests of the signed roster of an encrypted channel ask the server and do by somebody's token.
#pragma once

#include "tests/e2e/encrypted/party.h"

namespace dunlin::test {

// As the server has it; -1: it can't be asked.
inline qint64 entriesOf(Party &who, const ChannelId &channel)
{
    const auto roster = who.actor.rest.call(wire::http::roster, {channel.toText()});
    return roster.ok() ? roster->entries : -1;
}

inline bool isListed(Party &by, const ChannelId &channel, const Party &whom, wire::Role role)
{
    return by.actor.rest
        .call(wire::http::putMember, {channel.toText(), whom.actor.id().toText()},
              wire::MemberPut{role})
        .ok();
}

inline QList<UserId> waitingFor(Party &who, const ChannelId &channel)
{
    if (!waitFor(who.engine->sealing()->lookedAt(channel)).ok())
        return {UserId()};
    return who.engine->rosterState(channel).waiting;
}

// As a program from before there were rosters makes it, whose owner is away.
inline ChannelId oldChannel(Party &owner, const QList<UserId> &members)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.name = u"old"_s;
    request.isPrivate = true;
    request.encrypted = true;
    request.members = members;
    owner.goOffline();
    const auto made = owner.actor.rest.call(wire::http::createChannel, {}, request);
    return made.ok() ? made->id : ChannelId();
}

// How often the server answered at a route, such as "GET /device-log/{userId}", whatever it said; -1: it can't be asked.
inline double askedAt(Party &by, const QByteArray &route)
{
    const auto reply = by.actor.rest.raw("GET", u"/metrics"_s);
    if (reply.status != 200)
        return -1;
    const QByteArray start = "dunlin_http_requests_total{route=\"" + route + "\",";
    double count = 0;
    for (const QByteArray &line : reply.body.split('\n')) {
        if (line.startsWith(start))
            count += line.mid(line.lastIndexOf(' ') + 1).toDouble();
    }
    return count;
}

} // namespace dunlin::test
