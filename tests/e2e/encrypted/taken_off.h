// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Further devices of somebody, for tests in which one of them is taken off.
#pragma once

#include "tests/e2e/encrypted/party.h"

namespace dunlin::test {

// A further device of theirs, which reads what they read.
inline std::unique_ptr<Party> letIn(const QString &url, Party &owner)
{
    auto made = std::make_unique<Party>(url, owner.actor.otherDevice());
    made->engine->setWanted(true);
    OwnDevice &own = owner.engine->sealing()->own();
    const DeviceId device = made->actor.me.device();
    QString number;
    const auto asks = [&] {
        const auto all = own.asking();
        for (const AskingDevice &each : all.ok() ? *all : QList<AskingDevice>()) {
            if (each.id == device)
                number = each.number;
        }
        return !number.isEmpty();
    };
    const auto isReady = [&] {
        return made->engine->sealing()->own().state() == OwnDevice::State::Ready;
    };
    if (!waitUntil(asks, PartyPatience)
        || !waitFor(owner.engine->sealing()->approve(device, number)).ok()
        || !waitUntil(isReady, PartyPatience))
        return nullptr;
    return made;
}

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

} // namespace dunlin::test
