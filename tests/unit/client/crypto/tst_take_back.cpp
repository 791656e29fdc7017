// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A word that reactions were taken back is good in one place, by one device, as it was signed.

#include "client/crypto/cause.h"
#include "client/crypto/take_back.h"
#include "shared/core/secret.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;

namespace {

TakeBackPlace somewhere()
{
    return {GroupId::create(), OpId::create(), {AccountId::create(), DeviceId::create()}};
}

QList<OpId> ids(qsizetype count)
{
    QList<OpId> made;
    for (qsizetype i = 0; i < count; ++i)
        made.append(OpId::create());
    return made;
}

// The cause's number, or 0.
int refused(const Result<QList<OpId>> &read)
{
    return read.ok() ? 0 : int(causeOf(read.error()).value_or(Cause::LocalState));
}

} // namespace

class TakeBackTest : public QObject
{
    Q_OBJECT

    const SigningKey m_key = SigningKey::create();

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void itSaysWhatWasSigned()
    {
        const TakeBackPlace place = somewhere();
        for (const qsizetype count : {qsizetype(1), qsizetype(2), MostTakenBack}) {
            const QList<OpId> given = ids(count);
            const QByteArray bytes = writeTakeBack(given, place, m_key);
            QVERIFY(bytes.size() <= 1024);
            const auto read = readTakeBack(bytes, place, m_key.publicKey());
            QVERIFY(read.ok());
            QCOMPARE(*read, given);
        }
        // Of more the newest.
        const QList<OpId> many = ids(MostTakenBack + 3);
        const auto read = readTakeBack(writeTakeBack(many, place, m_key), place, m_key.publicKey());
        QVERIFY(read.ok());
        QCOMPARE(*read, many.mid(3));
    }

    void itIsGoodInOnePlaceAndByOneDevice()
    {
        const TakeBackPlace place = somewhere();
        const QByteArray bytes = writeTakeBack(ids(2), place, m_key);
        TakeBackPlace other = place;
        other.channel = GroupId::create();
        QCOMPARE(refused(readTakeBack(bytes, other, m_key.publicKey())), int(Cause::Forged));
        other = place;
        other.message = OpId::create();
        QCOMPARE(refused(readTakeBack(bytes, other, m_key.publicKey())), int(Cause::Forged));
        other = place;
        other.signer.account = AccountId::create();
        QCOMPARE(refused(readTakeBack(bytes, other, m_key.publicKey())), int(Cause::Forged));
        other = place;
        other.signer.device = DeviceId::create();
        QCOMPARE(refused(readTakeBack(bytes, other, m_key.publicKey())), int(Cause::Forged));
        QCOMPARE(refused(readTakeBack(bytes, place, SigningKey::create().publicKey())),
                 int(Cause::Forged));
    }

    void nothingOfItCanBeChanged()
    {
        const TakeBackPlace place = somewhere();
        const QByteArray bytes = writeTakeBack(ids(2), place, m_key);
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QByteArray changed = bytes;
            changed[i] = char(changed.at(i) ^ 1);
            QVERIFY(!readTakeBack(changed, place, m_key.publicKey()).ok());
        }
        for (qsizetype i = 0; i < bytes.size(); ++i)
            QCOMPARE(refused(readTakeBack(bytes.left(i), place, m_key.publicKey())),
                     int(Cause::Damaged));
        QCOMPARE(refused(readTakeBack(bytes + 'x', place, m_key.publicKey())), int(Cause::Damaged));
        // Nothing, more than there may be, and no id, whoever signed it.
        QCOMPARE(refused(readTakeBack(writeTakeBack({}, place, m_key), place, m_key.publicKey())),
                 int(Cause::Damaged));
        const QByteArray tooMany = QByteArray("\x01\x21", 2)
            + QByteArray((MostTakenBack + 1) * 16, 'i') + QByteArray(64, 's');
        QCOMPARE(refused(readTakeBack(tooMany, place, m_key.publicKey())), int(Cause::Damaged));
        QCOMPARE(
            refused(readTakeBack(writeTakeBack({OpId()}, place, m_key), place, m_key.publicKey())),
            int(Cause::Damaged));
    }
};

QTEST_GUILESS_MAIN(TakeBackTest)
#include "tst_take_back.moc"
