// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Further devices of somebody, for tests in which one of them is taken off.
#pragma once

#include "tests/e2e/encrypted/party.h"

namespace dunlin::test {

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
