// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Further devices of somebody, for tests in which one of them is taken off.
#pragma once

#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/party.h"

#include <optional>

namespace dunlin::test {

using namespace Qt::StringLiterals;

// As `who` holds the chain of `of`.
inline bool isListed(Party &who, Party &of, const DeviceId &device)
{
    ChainBook book(who.engine->shelf()->store(), *who.http);
    const DeviceChain *chain = book.of(of.actor.id());
    return chain && chain->isActive(device);
}

// `who` knows the chain of `of` before anything else that waits.
inline bool learns(Party &who, Party &of)
{
    {
        ChainBook book(who.engine->shelf()->store(), *who.http);
        if (!waitFor(book.refresh(of.actor.id())).ok())
            return false;
    }
    who.stop();
    who.start();
    return true;
}

// What a device said before it was taken off, and what it made up behind that.
struct MadeUp {
    ChannelId channel; // of both people
    OpId honest;
    OpId forged;
};

// Ann is away when bob's laptop says something and is taken off; bob has read it, is away from then on, and his last minute
// is over. The laptop is not told, with the server's help, and makes up more. Absent when any of it does not go so.
inline std::optional<MadeUp> makesUp(FalseServer &lies, Party &ann, Party &bob, Party &laptop)
{
    MadeUp made;
    made.channel = encryptedChannel(ann, {bob.actor.id()});
    const OpId hello = ann.say(made.channel, u"hello"_s);
    if (!waitUntil([&] { return laptop.shows(laptop.row(made.channel, hello)) == u"hello"_s; },
                   PartyPatience))
        return std::nullopt;
    ann.goOffline();
    made.honest = laptop.say(made.channel, u"said in time"_s);
    if (!waitUntil(
            [&] { return bob.shows(bob.row(made.channel, made.honest)) == u"said in time"_s; },
            PartyPatience)
        || !waitFor(bob.engine->sealing()->revoke({laptop.actor.me.device()})).ok())
        return std::nullopt;
    bob.goOffline();
    bob.clock.advance(LastWords::MostMs + 1);
    // First, addition of the phone, addition of the laptop, revocation.
    constexpr int Revocation = 3;
    if (!lies.hideEntry(bob.actor.id(), Revocation))
        return std::nullopt;
    made.forged = laptop.say(made.channel, u"made up"_s);
    if (made.forged.isNull() || !lies.showEntry(bob.actor.id(), Revocation))
        return std::nullopt;
    return made;
}

} // namespace dunlin::test
