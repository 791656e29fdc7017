// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/chain_entry.h"

#include <QtEndian>

#include <algorithm>
#include <limits>

namespace dunlin::server {

namespace {

constexpr qsizetype NameSize = 16;
constexpr qsizetype SeqAt = NameSize + 16;
constexpr qsizetype PreviousAt = SeqAt + 8;
constexpr qsizetype OpAt = PreviousAt + 32;
constexpr qsizetype SignerAt = OpAt + 1;
constexpr qsizetype DeviceAt = SignerAt + 16;
constexpr qsizetype HeadAt = DeviceAt + 16;
// Behind the time; behind the body stands a signature of 64.
constexpr qsizetype BodyLengthAt = HeadAt + 8 + 8;
constexpr qsizetype BodyAt = BodyLengthAt + 4;
constexpr qsizetype EntrySignatureSize = 64;
constexpr qsizetype IdSize = 16;
constexpr qsizetype NamedSize = IdSize + IdSize + 1;
constexpr qsizetype MostNamed = 15;
constexpr qsizetype MostRemoved = 32;

bool isNull(const QByteArray &id)
{
    return id == QByteArray(id.size(), 0);
}

std::optional<qint64> numberAt(const QByteArray &entry, qsizetype at)
{
    const auto number = qFromBigEndian<quint64>(entry.constData() + at);
    if (number > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return qint64(number);
}

std::optional<ChainPlace> placeIn(const QByteArray &entry, const char *name)
{
    if (entry.size() < BodyAt + EntrySignatureSize || entry.size() > MaxChainEntry
        || !entry.startsWith(name))
        return std::nullopt;
    const auto seq = numberAt(entry, SeqAt);
    const auto body = qFromBigEndian<quint32>(entry.constData() + BodyLengthAt);
    // A chain without a name is nobody's; no client takes it.
    if (isNull(entry.mid(NameSize, IdSize)))
        return std::nullopt;
    if (!seq || qint64(entry.size()) != qint64(BodyAt + EntrySignatureSize) + qint64(body))
        return std::nullopt;
    return ChainPlace{entry.mid(NameSize, IdSize), *seq, entry.mid(PreviousAt, 32)};
}

bool readNames(const QByteArray &body, QList<RosterName> &people)
{
    if (body.isEmpty() || body.size() % NamedSize != 0 || body.size() > MostNamed * NamedSize)
        return false;
    for (qsizetype at = 0; at < body.size(); at += NamedSize) {
        const auto user = UserId::fromBytes(body.mid(at, IdSize));
        const auto role = quint8(body.at(at + 2 * IdSize));
        const QByteArray account = body.mid(at + IdSize, IdSize);
        const bool isTwice =
            user && std::any_of(people.cbegin(), people.cend(), [&](const RosterName &each) {
                return each.user == *user || each.account == account;
            });
        if (!user || isNull(account) || isTwice || role < quint8(wire::Role::ReadOnly)
            || role > quint8(wire::Role::Owner))
            return false;
        people.append({*user, account, wire::Role(role)});
    }
    return true;
}

bool readAccounts(const QByteArray &body, QList<QByteArray> &accounts)
{
    if (body.isEmpty() || body.size() % IdSize != 0 || body.size() > MostRemoved * IdSize)
        return false;
    for (qsizetype at = 0; at < body.size(); at += IdSize)
        accounts.append(body.mid(at, IdSize));
    return true;
}

} // namespace

std::optional<ChainPlace> placeOf(const QByteArray &entry)
{
    return placeIn(entry, "dunlin-devices-1");
}

std::optional<RosterEntry> rosterEntryOf(const QByteArray &entry)
{
    const auto place = placeIn(entry, "dunlin-rosters-1");
    if (!place)
        return std::nullopt;
    const auto op = quint8(entry.at(OpAt));
    const auto device = DeviceId::fromBytes(entry.mid(DeviceAt, IdSize));
    const auto head = numberAt(entry, HeadAt);
    if (op > quint8(RosterOp::SetRoles) || !device || !head)
        return std::nullopt;
    RosterEntry read;
    read.place = *place;
    read.op = RosterOp(op);
    read.signer = entry.mid(SignerAt, IdSize);
    if (isNull(read.signer))
        return std::nullopt;
    read.device = *device;
    read.signerHead = *head;
    read.signedText = entry.chopped(EntrySignatureSize);
    read.signature = entry.last(EntrySignatureSize);
    const QByteArray body = read.signedText.mid(BodyAt);
    const bool isGood = read.op == RosterOp::Remove ? readAccounts(body, read.accounts)
                                                    : readNames(body, read.people);
    return isGood ? std::optional(read) : std::nullopt;
}

} // namespace dunlin::server
