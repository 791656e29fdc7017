// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Idempotency of everything that carries an opId: the same request gives the first answer for ever, another request
// under the same id is a conflict.
#pragma once

#include "server/auth/digest.h"
#include "server/storage/stores.h"

#include <QDataStream>
#include <QIODevice>

namespace dunlin::server {

// The canonical form of a request, hashed: the same for both encodings and for REST.
template <typename... Part>
QByteArray requestHash(OpKind kind, const ChannelId &channel, const Part &...parts)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << quint8(kind) << channel.toBytes();
    const auto put = [&out](const auto &part) {
        using T = std::remove_cvref_t<decltype(part)>;
        if constexpr (requires { part.has_value(); }) {
            out << part.has_value();
            if (part)
                out << *part;
        } else if constexpr (std::is_enum_v<T>) {
            out << quint8(part);
        } else {
            out << part;
        }
    };
    (put(parts), ...);
    return digest(bytes, 16);
}

// A list in that form.
template <typename Kind>
QByteArray bytesOf(const QList<Id<Kind>> &ids)
{
    QByteArray bytes;
    for (const Id<Kind> &each : ids)
        bytes += each.toBytes();
    return bytes;
}

struct Operation {
    OpId op;
    UserId user;
    OpKind kind;
    ChannelId channel;
    QByteArray hash;
};

// The record of the first time; absent when it is new; Conflict when the id stands for something else.
inline Result<std::optional<OperationRecord>> firstTime(Stores &stores, const Operation &operation)
{
    DUNLIN_TRY(auto record, stores.operations.find(operation.op));
    if (!record)
        return std::optional<OperationRecord>();
    if (record->userId != operation.user || record->kind != operation.kind
        || record->requestHash != operation.hash)
        return fail(Errc::Conflict, QStringLiteral("this opId was used for something else"),
                    QStringLiteral("opId"));
    return record;
}

inline Status remember(Stores &stores, const Operation &operation, qint64 seq, qint64 now)
{
    return stores.operations.put(OperationRecord{operation.op, operation.user, operation.kind,
                                                 operation.channel, operation.hash, seq, 0, now});
}

} // namespace dunlin::server
