// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which devices were given a chain, as it is kept on disk.
#pragma once

#include "client/crypto/bytes.h"
#include "client/sealing/courier.h"

namespace dunlin::client {

inline constexpr qsizetype TargetBytes = 32;

inline void writeTargets(ByteWriter &writer, const QList<DeviceTarget> &targets)
{
    writer.u32(quint32(targets.size()));
    for (const DeviceTarget &each : targets)
        writer.raw(each.user.toBytes()).raw(each.device.toBytes());
}

inline QList<DeviceTarget> readTargets(ByteReader &reader)
{
    QList<DeviceTarget> targets;
    const quint32 count = reader.u32();
    for (quint32 i = 0; i < count && reader.left() >= TargetBytes; ++i) {
        const auto user = UserId::fromBytes(reader.raw(16));
        const auto device = DeviceId::fromBytes(reader.raw(16));
        if (user && device)
            targets.append({*user, *device});
    }
    return targets;
}

} // namespace dunlin::client
