// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/device_sessions.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int MostDevices = 100;

} // namespace

Result<std::pair<DeviceRecord, bool>> claimDevice(Stores &stores, const UserId &user,
                                                  const wire::DeviceClaim &claim,
                                                  const DeviceId &fresh, qint64 now)
{
    if (claim.id) {
        DUNLIN_TRY(const auto known, stores.devices.find(*claim.id));
        if (known && known->userId == user && !known->revokedAt) {
            DUNLIN_CHECK(stores.devices.touch(known->id, now));
            return std::pair(*known, true);
        }
    }
    DUNLIN_TRY(const auto active, stores.devices.activeOf(user));
    if (active.size() >= MostDevices)
        return fail(Errc::Conflict, u"too many devices: sign one out first"_s, u"device"_s);
    const DeviceRecord device{fresh, user, claim.name, claim.platform, now, now, {}};
    DUNLIN_CHECK(stores.devices.create(device));
    return std::pair(device, false);
}

Status keepRefresh(Stores &stores, const OpaqueToken &token, const DeviceRecord &device, qint64 now,
                   qint64 days)
{
    return stores.tokens.putRefresh(RefreshTokenRecord{
        token.hash, device.id, device.userId, now, now + days * 24 * 3600 * 1000, {}});
}

Status tellDevice(UnitOfWork &unit, Fanout &fanout, const UserId &user, const DeviceId &device,
                  wire::UserEventKind kind, qint64 now)
{
    wire::UserEvent event;
    event.kind = kind;
    event.deviceId = device;
    DUNLIN_TRY(event.seq,
               unit.stores().userEvents.append(user, u"device:"_s + device.toText(), event, now));
    unit.afterCommit([&fanout, user, event] {
        fanout.toUser(user, makePush(wire::event::user, event), event.seq);
    });
    return ok();
}

Result<QList<DeviceId>> revokeDevices(UnitOfWork &unit, Fanout &fanout, const UserId &user,
                                      const std::function<bool(const DeviceRecord &)> &which,
                                      qint64 now)
{
    DUNLIN_TRY(const QList<DeviceRecord> devices, unit.stores().devices.activeOf(user));
    QList<DeviceId> revoked;
    for (const DeviceRecord &each : devices) {
        if (!which(each))
            continue;
        DUNLIN_CHECK(unit.stores().devices.revoke(each.id, now));
        DUNLIN_CHECK(
            tellDevice(unit, fanout, user, each.id, wire::UserEventKind::DeviceRevoked, now));
        revoked.append(each.id);
    }
    // Nothing more is sealed for them unseen.
    if (!revoked.isEmpty())
        DUNLIN_CHECK(unit.stores().channels.raiseEpochsOf(user));
    return revoked;
}

} // namespace dunlin::server
