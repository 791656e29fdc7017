// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signatures over restarts: taken in from the disk when they are first wanted, put there in quiet moments.
//
// What is not there, does not open or does not fit is learnt from the rows as ever: nobody is told of it. Without the key of
// what is sealed nothing is taken in or put.
#pragma once

#include "client/session/text_signatures.h"
#include "client/store/local_store.h"

namespace dunlin::client {

class KeptSignatures
{
public:
    static constexpr int BlocksAtOnce = 32; // about 400 kB

    // Both outlive it.
    KeptSignatures(LocalStore &store, TextSignatures &signatures)
        : m_store(store)
        , m_signatures(signatures)
    {
    }
    // Takes in the next blocks of the stretch; what is left of it begins behind them. False when there are no more.
    bool recall(TextSignatures::Stretch &stretch);
    // Puts the next blocks that are not there as they are known. False when there are none, or the disk does not take them.
    bool keepSome();

private:
    LocalStore &m_store;
    TextSignatures &m_signatures;
};

} // namespace dunlin::client
