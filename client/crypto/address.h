// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who speaks: a device of an account.
//
// An account's cryptographic id is a hash of its root key, so a server that swaps the key cannot keep the id; which
// UserId it belongs to is pinned at the first contact. Devices have the ids that the server gave them at sign-in.
#pragma once

#include "shared/core/id.h"

namespace dunlin::client {

using AccountId = Id<struct AccountKind>;
// An encrypted channel, by its own id.
using GroupId = Id<struct GroupKind>;

struct DeviceAddress {
    AccountId account;
    DeviceId device;
    bool operator==(const DeviceAddress &) const = default;
    std::strong_ordering operator<=>(const DeviceAddress &) const = default;
    // 32 bytes: what is signed and what names a row.
    QByteArray toBytes() const { return account.toBytes() + device.toBytes(); }
};

} // namespace dunlin::client
