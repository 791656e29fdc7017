// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an authenticator app shows (RFC 6238: SHA-1, 30 s, six digits), for tests that sign in with it. Written apart
// from the server's own, so that the two check each other.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QString>
#include <QtEndian>

namespace dunlin::test {

// `secret` in base32; `step` counts half minutes since 1970 UTC.
inline QString codeOf(const QString &secret, qint64 step)
{
    QByteArray key;
    quint32 bits = 0;
    int held = 0;
    for (const QChar c : secret) {
        const qsizetype digit = QStringView(u"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").indexOf(c);
        if (digit < 0)
            continue;
        bits = (bits << 5) | quint32(digit);
        held += 5;
        if (held >= 8) {
            held -= 8;
            key.append(char(bits >> held));
        }
    }
    QByteArray counter(8, '\0');
    qToBigEndian(step, counter.data());
    const QByteArray mac = QMessageAuthenticationCode::hash(counter, key, QCryptographicHash::Sha1);
    const quint32 number =
        qFromBigEndian<quint32>(mac.constData() + (mac.back() & 0x0f)) & 0x7fffffff;
    return QString::number(number % 1'000'000).rightJustified(6, QLatin1Char('0'));
}

inline qint64 stepNow()
{
    return QDateTime::currentSecsSinceEpoch() / 30;
}

} // namespace dunlin::test
