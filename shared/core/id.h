// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Identifiers: UUIDv7 (RFC 9562), one C++ type per kind so that a channel can't be passed where a user is meant.
//
// Text form is the canonical 8-4-4-4-12 in lower case; binary form is 16 bytes in network order. An Id made by
// create() sorts by time of making, also within one millisecond of one process.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUuid>

#include <compare>
#include <optional>

namespace dunlin {

// A fresh UUIDv7 from the system clock and the operating system's randomness. Thread-safe.
QUuid createUuidV7();

template <typename Kind>
class Id
{
public:
    Id() = default;
    explicit Id(QUuid uuid)
        : m_uuid(uuid)
    {
    }

    static Id create() { return Id(createUuidV7()); }
    // Only the canonical text (upper case is accepted) or exactly 16 bytes; the null id is refused.
    static std::optional<Id> fromText(QStringView text)
    {
        if (text.size() != 36)
            return std::nullopt;
        const Id id(QUuid::fromString(text));
        return id.isNull() ? std::nullopt : std::optional(id);
    }
    static std::optional<Id> fromBytes(const QByteArray &bytes)
    {
        if (bytes.size() != 16)
            return std::nullopt;
        const Id id(QUuid::fromRfc4122(bytes));
        return id.isNull() ? std::nullopt : std::optional(id);
    }

    bool isNull() const { return m_uuid.isNull(); }
    QString toText() const { return m_uuid.toString(QUuid::WithoutBraces); }
    QByteArray toBytes() const { return m_uuid.toRfc4122(); }
    QUuid uuid() const { return m_uuid; }

    bool operator==(const Id &other) const { return m_uuid == other.m_uuid; }
    std::strong_ordering operator<=>(const Id &other) const
    {
        if (m_uuid == other.m_uuid)
            return std::strong_ordering::equal;
        return m_uuid < other.m_uuid ? std::strong_ordering::less : std::strong_ordering::greater;
    }

private:
    QUuid m_uuid;
};

template <typename Kind>
size_t qHash(const Id<Kind> &id, size_t seed = 0)
{
    return qHash(id.uuid(), seed);
}

using UserId = Id<struct UserKind>;
using DeviceId = Id<struct DeviceKind>;
using ChannelId = Id<struct ChannelKind>;
using FileId = Id<struct FileKind>;
// The client's id of an operation; for a new message it is the message's id.
using OpId = Id<struct OpKind>;
using EpochId = Id<struct EpochKind>;

} // namespace dunlin
