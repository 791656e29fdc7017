// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/safety_number.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"

#include <algorithm>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr int Rounds = 5200; // makes a key that shares most digits dear to find
constexpr int Groups = 6;

QString half(const QByteArray &rootKey)
{
    QByteArray hash = QByteArrayLiteral("dunlin-safety-1") + rootKey;
    for (int i = 0; i < Rounds; ++i) {
        const QByteArray text = hash + rootKey;
        hash.resize(crypto_hash_sha512_BYTES);
        crypto_hash_sha512(octets(hash), octets(text), size_t(text.size()));
    }
    QStringList groups;
    for (int i = 0; i < Groups; ++i) {
        quint64 number = 0;
        for (int j = 0; j < 5; ++j)
            number = number << 8 | quint8(hash.at(i * 5 + j));
        groups.append(QString::number(number % 100000).rightJustified(5, u'0'));
    }
    return groups.join(u' ');
}

constexpr quint8 NumberVersion = 1;

} // namespace

QString safetyNumber(const QByteArray &rootKeyA, const QByteArray &rootKeyB)
{
    if (rootKeyA.size() != 32 || rootKeyB.size() != 32)
        return {};
    QStringList halves{half(rootKeyA), half(rootKeyB)};
    halves.sort();
    return halves.join(u' ');
}

QByteArray VerificationCode::encode() const
{
    return ByteWriter()
        .u8(NumberVersion)
        .raw(ownFingerprint)
        .raw(peerFingerprint)
        .u64(ownHead.seq)
        .raw(ownHead.hash)
        .u64(peerHead.seq)
        .raw(peerHead.hash)
        .take();
}

Result<VerificationCode> VerificationCode::decode(const QByteArray &bytes)
{
    ByteReader reader(bytes);
    if (reader.u8() != NumberVersion)
        return refusal(Cause::TooNew, u"a verification code of another version"_s);
    VerificationCode code;
    code.ownFingerprint = reader.raw(32);
    code.peerFingerprint = reader.raw(32);
    code.ownHead.seq = reader.u64();
    code.ownHead.hash = reader.raw(32);
    code.peerHead.seq = reader.u64();
    code.peerHead.hash = reader.raw(32);
    if (!reader.finished())
        return refusal(Cause::Damaged, u"a verification code that does not parse"_s);
    return code;
}

} // namespace dunlin::client
