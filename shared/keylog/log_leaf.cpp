// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/keylog/log_leaf.h"

#include "shared/keylog/merkle.h"

#include <QtEndian>

namespace dunlin {

QByteArray LogLeaf::encode() const
{
    char number[8];
    qToBigEndian(seq, number);
    return account + QByteArray(number, sizeof number) + entry;
}

QByteArray logTag(const UserId &user)
{
    return merkle::sha256(QByteArrayLiteral("dunlin-log-account-1") + user.toBytes());
}

LogLeaf logLeaf(const UserId &user, quint64 seq, QByteArrayView entry)
{
    return {logTag(user), seq, merkle::sha256(entry)};
}

} // namespace dunlin
