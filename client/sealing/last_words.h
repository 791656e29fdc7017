// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long this device goes on taking what a device of its own account says that was taken off: a last minute by its own
// clock, from when it learned of it, and only where it signed that itself or the other one did. Neither a server nor the
// other device can stop that clock. Knows no network.
#pragma once

#include "client/crypto/device_chain.h"
#include "client/sealing/key_work.h"
#include "shared/core/clock.h"

namespace dunlin::client {

class LastWords
{
public:
    static constexpr qint64 MostMs = 60'000;

    LastWords(const KeyRows &rows, const Clock &clock)
        : m_rows(rows)
        , m_clock(clock)
    {
    }

    // From here on the time runs for those of the account that went.
    Status note(const DeviceChain &own);
    // Whether what this device of the account says is taken still, by `self`. `gone` was taken off in that chain.
    Result<bool> take(const DeviceChain &own, const ChainDevice &gone, const DeviceId &self);

private:
    KeyRows m_rows;
    const Clock &m_clock;
};

} // namespace dunlin::client
