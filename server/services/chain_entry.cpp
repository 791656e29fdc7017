// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/chain_entry.h"

#include <QtEndian>

#include <limits>

namespace dunlin::server {

namespace {

constexpr qsizetype NameSize = 16;
constexpr qsizetype SeqAt = NameSize + 16;
constexpr qsizetype PreviousAt = SeqAt + 8;
// Up to the body's length; behind the body stands a signature of 64.
constexpr qsizetype BodyLengthAt = PreviousAt + 32 + 1 + 16 + 16 + 8 + 8;
constexpr qsizetype EntrySignatureSize = 64;

} // namespace

std::optional<ChainPlace> placeOf(const QByteArray &entry)
{
    if (entry.size() < BodyLengthAt + 4 + EntrySignatureSize || entry.size() > MaxChainEntry
        || !entry.startsWith("dunlin-devices-1"))
        return std::nullopt;
    const auto seq = qFromBigEndian<quint64>(entry.constData() + SeqAt);
    const auto body = qFromBigEndian<quint32>(entry.constData() + BodyLengthAt);
    if (seq > quint64(std::numeric_limits<qint64>::max())
        || qint64(entry.size()) != qint64(BodyLengthAt + 4 + EntrySignatureSize) + qint64(body))
        return std::nullopt;
    return ChainPlace{entry.mid(NameSize, 16), qint64(seq), entry.mid(PreviousAt, 32)};
}

} // namespace dunlin::server
