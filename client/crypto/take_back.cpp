// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/take_back.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"

namespace dunlin::client {

namespace {

constexpr quint8 TakeBackVersion = 1;

QByteArray signedText(const QList<OpId> &given, const TakeBackPlace &place)
{
    ByteWriter writer;
    writer.raw(QByteArrayLiteral("dunlin-take-back-1"))
        .raw(place.channel.toBytes())
        .raw(place.message.toBytes())
        .raw(place.signer.toBytes())
        .u8(quint8(given.size()));
    for (const OpId &each : given)
        writer.raw(each.toBytes());
    return writer.take();
}

} // namespace

QByteArray writeTakeBack(const QList<OpId> &given, const TakeBackPlace &place,
                         const SigningKey &key)
{
    const QList<OpId> newest = given.mid(qMax<qsizetype>(0, given.size() - MostTakenBack));
    ByteWriter writer;
    writer.u8(TakeBackVersion).u8(quint8(newest.size()));
    for (const OpId &each : newest)
        writer.raw(each.toBytes());
    return writer.raw(key.sign(signedText(newest, place))).take();
}

Result<QList<OpId>> readTakeBack(const QByteArray &bytes, const TakeBackPlace &place,
                                 const QByteArray &signKey)
{
    ByteReader reader(bytes);
    const quint8 version = reader.u8();
    QList<OpId> given;
    bool areIds = true;
    for (int left = reader.u8(); left > 0 && reader.ok(); --left) {
        const auto id = OpId::fromBytes(reader.raw(16));
        areIds = areIds && id;
        given.append(id.value_or(OpId()));
    }
    const QByteArray signature = reader.raw(64);
    if (!reader.finished() || version != TakeBackVersion || !areIds || given.isEmpty()
        || given.size() > MostTakenBack)
        return refusal(Cause::Damaged,
                       QStringLiteral("a word about reactions that does not parse"));
    if (!verifySignature(signKey, signedText(given, place), signature))
        return refusal(Cause::Forged, QStringLiteral("a word about reactions of somebody else"));
    return given;
}

} // namespace dunlin::client
