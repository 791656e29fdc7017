// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The token parser: arbitrary bytes, and a good token with the input laid over it. Nothing but the
// good token itself may be believed.
#include "server/auth/jwt.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace dunlin;
    using namespace dunlin::server;
    static const bool ready = initCrypto();
    static const QString serverId = QStringLiteral("server");
    static const QList<SigningKey> keys{{QStringLiteral("k1"), Secret(QByteArray(32, 'x'))}};
    static const Claims claims{*UserId::fromBytes(QByteArray(16, 'u')),
                               *DeviceId::fromBytes(QByteArray(16, 'd')), 1'000'000, 2'000'000};
    static const QByteArray good = signToken(claims, keys[0], serverId).toLatin1();
    if (!ready)
        abort();

    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)parseAndVerify(bytes, keys, serverId, 1'500'000);
    if (size < 2)
        return 0;
    QByteArray laidOver = good;
    const qsizetype at = (uchar(data[0]) << 8 | uchar(data[1])) % laidOver.size();
    laidOver.replace(at, qMin(qsizetype(size) - 2, laidOver.size() - at), bytes.mid(2));
    const Result<Claims> believed = parseAndVerify(laidOver, keys, serverId, 1'500'000);
    if (believed.ok() && !(*believed == claims))
        abort();
    return 0;
}
