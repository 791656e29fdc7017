// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An encrypted channel for tests that look at it from the server's side, where what is sealed is bytes.
#pragma once

#include "tests/integration/server/server_test.h"

namespace dunlin::test {

using namespace Qt::StringLiterals;

inline wire::ChannelCreate creation(const QList<UserId> &members,
                                    wire::ChannelKind kind = wire::ChannelKind::Channel)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.kind = kind;
    if (kind == wire::ChannelKind::Channel)
        request.name = u"quiet"_s;
    request.isPrivate = true;
    request.encrypted = true;
    request.members = members;
    return request;
}

inline ChannelId encryptedChannel(Actor &owner, const QList<UserId> &members = {})
{
    const auto made = owner.rest.call(wire::http::createChannel, {}, creation(members));
    return made.ok() && made->encrypted ? made->id : ChannelId();
}

inline qint64 epochOf(Actor &who, const ChannelId &channel)
{
    const auto roster = who.rest.call(wire::http::roster, {channel.toText()});
    return roster.ok() ? roster->epoch : -1;
}

inline wire::SendRequest sealed(const ChannelId &channel, qint64 epoch,
                                const QByteArray &bytes = "bytes")
{
    wire::SendRequest request;
    request.opId = OpId::create();
    request.channelId = channel;
    request.sealed = wire::Sealed{1, epoch, bytes};
    return request;
}

template <typename T>
QString refusalOf(const Result<T> &answer)
{
    return answer.ok() ? u"accepted"_s
                       : QString(errcName(answer.error().code)) + u' ' + answer.error().field;
}

} // namespace dunlin::test
