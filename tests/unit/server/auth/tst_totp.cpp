// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/totp.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

// Of RFC 6238, appendix B.
Secret rfcSecret()
{
    return Secret(QByteArray("12345678901234567890"));
}

} // namespace

class TotpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void theVectorsOfTheRfc_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("code");
        QTest::newRow("1970") << qint64(59) << u"94287082"_s;
        QTest::newRow("2005") << qint64(1111111109) << u"07081804"_s;
        QTest::newRow("2005, a step later") << qint64(1111111111) << u"14050471"_s;
        QTest::newRow("2009") << qint64(1234567890) << u"89005924"_s;
        QTest::newRow("2033") << qint64(2000000000) << u"69279037"_s;
        QTest::newRow("2603") << qint64(20000000000) << u"65353130"_s;
    }
    void theVectorsOfTheRfc()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, code);
        const qint64 step = totpStepAt(seconds * 1000);
        QCOMPARE(totpCode(rfcSecret(), step, 8), code);
        QCOMPARE(totpCode(rfcSecret(), step), code.right(6));
        QCOMPARE(totpStepOf(rfcSecret(), code.right(6), seconds * 1000, 0), step);
    }

    void aStepBeforeAndAfterIsTakenAndNoMore()
    {
        const qint64 now = qint64(1234567890) * 1000;
        const qint64 step = totpStepAt(now);
        for (const qint64 each : {step - 1, step, step + 1})
            QCOMPARE(totpStepOf(rfcSecret(), totpCode(rfcSecret(), each), now, 0), each);
        for (const qint64 each : {step - 2, step + 2})
            QVERIFY(!totpStepOf(rfcSecret(), totpCode(rfcSecret(), each), now, 0));
        const QString good = totpCode(rfcSecret(), step);
        for (const QString &each : {QString(), good.left(5), good + u'0', u"abcdef"_s})
            QVERIFY(!totpStepOf(rfcSecret(), each, now, 0));
        QVERIFY(!totpStepOf(Secret(QByteArray("another secret......")), good, now, 0));
    }

    void whatWasTakenIsNotTakenAgain()
    {
        const qint64 now = qint64(1234567890) * 1000;
        const qint64 step = totpStepAt(now);
        QVERIFY(!totpStepOf(rfcSecret(), totpCode(rfcSecret(), step), now, step));
        QVERIFY(!totpStepOf(rfcSecret(), totpCode(rfcSecret(), step - 1), now, step));
        QCOMPARE(totpStepOf(rfcSecret(), totpCode(rfcSecret(), step + 1), now, step), step + 1);
    }

    // RFC 4648, section 10.
    void base32()
    {
        QCOMPARE(toBase32(""), QString());
        QCOMPARE(toBase32("f"), u"MY"_s);
        QCOMPARE(toBase32("fo"), u"MZXQ"_s);
        QCOMPARE(toBase32("foo"), u"MZXW6"_s);
        QCOMPARE(toBase32("foob"), u"MZXW6YQ"_s);
        QCOMPARE(toBase32("fooba"), u"MZXW6YTB"_s);
        QCOMPARE(toBase32("foobar"), u"MZXW6YTBOI"_s);
    }

    void theLinkIsWhatAuthenticatorsRead()
    {
        QCOMPARE(otpauthUri(rfcSecret(), u"ann.b"_s),
                 u"otpauth://totp/Dunlin:ann.b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                 "&issuer=Dunlin&algorithm=SHA1&digits=6&period=30"_s);
        QCOMPARE(createTotpSecret().size(), 20);
        QVERIFY(!(createTotpSecret() == createTotpSecret()));
    }

    void recoveryCodesAreReadHoweverTheyAreWritten()
    {
        const QList<QString> codes = createRecoveryCodes();
        QCOMPARE(codes.size(), 10);
        QCOMPARE(QSet<QString>(codes.cbegin(), codes.cend()).size(), 10);
        QCOMPARE(codes[0].size(), 19);
        QString typed = codes[0].toLower();
        typed.replace(u'-', u' ');
        QCOMPARE(hashOfRecoveryCode(typed), hashOfRecoveryCode(codes[0]));
        QVERIFY(hashOfRecoveryCode(codes[0]) != hashOfRecoveryCode(codes[1]));
    }
};

QTEST_GUILESS_MAIN(TotpTest)
#include "tst_totp.moc"
