// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/last_words.h"

#include "client/crypto/bytes.h"

namespace dunlin::client {

Result<bool> LastWords::take(const DeviceChain &own, const ChainDevice &gone, const DeviceId &self)
{
    if (gone.revokedBy != self && gone.revokedBy != gone.id)
        return false;
    // A device that came later saw nothing of it.
    if (!own.wasActive(self, *gone.revokedAt))
        return false;
    DUNLIN_CHECK(note(own));
    DUNLIN_TRY(const auto stored, m_rows.read(SealedKind::Gone, gone.id.toBytes()));
    if (!stored)
        return false;
    ByteReader reader(stored->reveal());
    const qint64 since = m_clock.nowMs() - qint64(reader.u64());
    return reader.finished() && since >= 0 && since <= MostMs;
}

Status LastWords::note(const DeviceChain &own)
{
    for (const ChainDevice &each : own.devices()) {
        if (!each.revokedAt)
            continue;
        DUNLIN_TRY(const auto known, m_rows.read(SealedKind::Gone, each.id.toBytes()));
        if (known)
            continue;
        ByteWriter writer;
        writer.u64(quint64(m_clock.nowMs()));
        DUNLIN_CHECK(m_rows.write(SealedKind::Gone, each.id.toBytes(), writer.takeSecret()));
    }
    return ok();
}

} // namespace dunlin::client
