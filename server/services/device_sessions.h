// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Devices and their refresh tokens within the transaction of a sign-in or a revocation.
#pragma once

#include "server/auth/digest.h"
#include "server/fanout/fanout.h"
#include "server/storage/storage.h"

namespace dunlin::server {

// The device that signs in, and whether it was there: the one it names if it is this account's and not revoked, else
// a new one.
Result<std::pair<DeviceRecord, bool>> claimDevice(Stores &stores, const UserId &user,
                                                  const wire::DeviceClaim &claim,
                                                  const DeviceId &fresh, qint64 now);
Status keepRefresh(Stores &stores, const OpaqueToken &token, const DeviceRecord &device, qint64 now,
                   qint64 days);
// Writes it into the person's own stream.
Status tellDevice(UnitOfWork &unit, Fanout &fanout, const UserId &user, const DeviceId &device,
                  wire::UserEventKind kind, qint64 now);
// Revokes in storage. After the commit SignIn::announceRevoked() must hear of those that come back.
Result<QList<DeviceId>> revokeDevices(UnitOfWork &unit, Fanout &fanout, const UserId &user,
                                      const std::function<bool(const DeviceRecord &)> &which,
                                      qint64 now);

} // namespace dunlin::server
