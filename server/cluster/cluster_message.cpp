// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/cluster/cluster_message.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr char Form = 1;
constexpr qsizetype HeadBytes = 1 + 16 + 8 + 1;
constexpr qsizetype MostName = 64;

template <typename T>
void append(QByteArray &bytes, T number)
{
    char raw[sizeof(T)];
    qToBigEndian(number, raw);
    bytes.append(raw, sizeof raw);
}

} // namespace

QByteArray ClusterMessage::toBytes() const
{
    QByteArray bytes;
    qsizetype size = HeadBytes;
    for (const QByteArray &each : words)
        size += 4 + each.size();
    bytes.reserve(size + name.size());
    bytes.append(Form);
    bytes.append(from.toRfc4122());
    append(bytes, number);
    bytes.append(char(kind));
    if (kind == Kind::Beat)
        bytes.append(name.left(MostName / 4).toUtf8());
    for (const QByteArray &each : words) {
        append(bytes, quint32(each.size()));
        bytes.append(each);
    }
    return bytes;
}

Result<ClusterMessage> ClusterMessage::fromBytes(const QByteArray &bytes)
{
    const Error malformed = fail(Errc::Invalid, u"not a message between nodes"_s);
    if (bytes.size() < HeadBytes || bytes.front() != Form)
        return malformed;
    ClusterMessage message;
    message.from = QUuid::fromRfc4122(bytes.mid(1, 16));
    message.number = qFromBigEndian<quint64>(bytes.constData() + 17);
    message.kind = Kind(quint8(bytes[25]));
    if (message.from.isNull() || message.number == 0)
        return malformed;
    qsizetype at = HeadBytes;
    switch (message.kind) {
    case Kind::Beat:
        if (bytes.size() - at > MostName)
            return malformed;
        message.name = QString::fromUtf8(bytes.mid(at));
        return message;
    case Kind::Parting:
        if (bytes.size() != at)
            return malformed;
        return message;
    case Kind::Words:
        break;
    default:
        return malformed;
    }
    while (at < bytes.size()) {
        if (bytes.size() - at < 4)
            return malformed;
        const auto length = qsizetype(qFromBigEndian<quint32>(bytes.constData() + at));
        at += 4;
        if (length > bytes.size() - at)
            return malformed;
        message.words.append(bytes.mid(at, length));
        at += length;
    }
    return message;
}

} // namespace dunlin::server
