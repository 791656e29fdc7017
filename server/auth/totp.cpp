// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/totp.h"

#include "server/auth/digest.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int SecretBytes = 20;
constexpr int RecoveryBytes = 10;
constexpr int RecoveryCount = 10;
constexpr int CodeHashBytes = 32;

} // namespace

QString totpCode(const Secret &secret, qint64 step, int digits)
{
    std::array<char, sizeof(quint64)> counter{};
    qToBigEndian(quint64(step), counter.data());
    QMessageAuthenticationCode mac(QCryptographicHash::Sha1, secret.reveal());
    mac.addData(counter.data(), counter.size());
    const QByteArray hash = mac.result();
    // RFC 4226, 5.3.
    const int offset = hash.back() & 0x0f;
    const quint32 number = qFromBigEndian<quint32>(hash.constData() + offset) & 0x7fffffffu;
    quint32 modulus = 1;
    for (int i = 0; i < digits; ++i)
        modulus *= 10;
    return QString::number(number % modulus).rightJustified(digits, u'0');
}

std::optional<qint64> totpStepOf(const Secret &secret, const QString &code, qint64 nowMs,
                                 qint64 used)
{
    const Secret given = Secret::fromText(code);
    const qint64 now = totpStepAt(nowMs);
    std::optional<qint64> found;
    for (qint64 step = now - 1; step <= now + 1; ++step) {
        const bool same = Secret::fromText(totpCode(secret, step)) == given;
        if (same && step > used && !found)
            found = step;
    }
    return found;
}

Secret createTotpSecret()
{
    return Secret(randomBytes(SecretBytes));
}

QString toBase32(const QByteArray &bytes)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QString text;
    quint32 bits = 0;
    int count = 0;
    for (const char each : bytes) {
        bits = (bits << 8) | quint8(each);
        count += 8;
        while (count >= 5) {
            count -= 5;
            text += QLatin1Char(alphabet[(bits >> count) & 31]);
        }
    }
    if (count > 0)
        text += QLatin1Char(alphabet[(bits << (5 - count)) & 31]);
    return text;
}

QString otpauthUri(const Secret &secret, const QString &account)
{
    return u"otpauth://totp/Dunlin:"_s + QString::fromLatin1(QUrl::toPercentEncoding(account))
        + u"?secret="_s + toBase32(secret.reveal())
        + u"&issuer=Dunlin&algorithm=SHA1&digits=6&period=30"_s;
}

QList<QString> createRecoveryCodes()
{
    QList<QString> codes;
    for (int i = 0; i < RecoveryCount; ++i) {
        QString code = toBase32(randomBytes(RecoveryBytes));
        for (const int at : {12, 8, 4})
            code.insert(at, u'-');
        codes.append(code);
    }
    return codes;
}

QByteArray hashOfRecoveryCode(const QString &code)
{
    QString plain = code.toUpper();
    plain.remove(u'-').remove(u' ');
    return digest("dunlin recovery code " + plain.toUtf8(), CodeHashBytes);
}

} // namespace dunlin::server
