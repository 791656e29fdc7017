// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The recovery key that a passphrase wraps: what opens it, what a server can do with it, and which passphrases are taken.
#include "client/crypto/wrapped_key.h"

#include "crypto_parties.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;
using namespace Qt::StringLiterals;

namespace {

const QString Passphrase = u"correct horse Ångström"_s;

// A byte of each part: version, account, passes, memory, salt, nonce, sealed key, tag.
constexpr qsizetype Parts[] = {0, 1, 16, 20, 24, 25, 40, 41, 64, 65, 96, 97, 112};

QByteArray wrappedBy(const RecoveryKey &key)
{
    const auto wrapped = wrapRecoveryKey(key, Passphrase, PhoneCost);
    return wrapped.ok() ? *wrapped : QByteArray();
}

} // namespace

class WrappedKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void aPassphraseWrapsTheKey()
    {
        const RecoveryKey key = RecoveryKey::create();
        const QByteArray wrapped = wrappedBy(key);
        QCOMPARE(wrapped.size(), WrappedKey::Size);
        const auto back = unwrapRecoveryKey(key.account(), wrapped, Passphrase);
        QVERIFY(back.ok() && *back == key);
        // The same text composed in another way.
        const auto composed = unwrapRecoveryKey(
            key.account(), wrapped, Passphrase.normalized(QString::NormalizationForm_D));
        QVERIFY(composed.ok() && *composed == key);
        QCOMPARE(causeNumber(unwrapRecoveryKey(key.account(), wrapped, Passphrase + u"!"_s)),
                 int(Cause::Damaged));
        QVERIFY(!(wrappedBy(key) == wrapped));
    }

    void whatIsChangedDoesNotOpen()
    {
        const RecoveryKey key = RecoveryKey::create();
        const QByteArray wrapped = wrappedBy(key);
        for (const qsizetype at : Parts) {
            const int found =
                causeNumber(unwrapRecoveryKey(key.account(), flipped(wrapped, at, 1), Passphrase));
            QCOMPARE(found,
                     int(at == 0        ? Cause::TooNew
                             : at <= 16 ? Cause::Misdirected
                                        : Cause::Damaged));
        }
        // Costs that might be asked for, and that others were paid for.
        for (const char *costs : {"0000000300000040", "0000000200000041"}) {
            QByteArray cheaper = wrapped;
            cheaper.replace(17, 8, QByteArray::fromHex(costs));
            QVERIFY(WrappedKey::decode(cheaper).ok());
            QCOMPARE(causeNumber(unwrapRecoveryKey(key.account(), cheaper, Passphrase)),
                     int(Cause::Damaged));
        }
    }

    // Somebody may have the same passphrase in two accounts.
    void theKeyOfAnotherAccountIsRefused()
    {
        const RecoveryKey mine = RecoveryKey::create();
        const RecoveryKey other = RecoveryKey::create();
        QByteArray wrapped = wrappedBy(other);
        QVERIFY(!(mine.account() == other.account()));
        QCOMPARE(causeNumber(unwrapRecoveryKey(mine.account(), wrapped, Passphrase)),
                 int(Cause::Misdirected));
        wrapped.replace(1, 16, mine.account().toBytes());
        QCOMPARE(causeNumber(unwrapRecoveryKey(mine.account(), wrapped, Passphrase)),
                 int(Cause::Damaged));
    }

    void whatDoesNotParseIsRefused()
    {
        const QByteArray wrapped = wrappedBy(RecoveryKey::create());
        const auto read = WrappedKey::decode(wrapped);
        QVERIFY(read.ok());
        QCOMPARE(read->encode(), wrapped);
        QVERIFY(read->cost == PhoneCost);
        for (qsizetype cut = 0; cut < wrapped.size(); ++cut)
            QCOMPARE(causeNumber(WrappedKey::decode(wrapped.left(cut))), int(Cause::Damaged));
        QCOMPARE(causeNumber(WrappedKey::decode(wrapped + '\0')), int(Cause::Damaged));
        QByteArray nobodys = wrapped;
        nobodys.replace(1, 16, QByteArray(16, '\0'));
        QCOMPARE(causeNumber(WrappedKey::decode(nobodys)), int(Cause::Damaged));
    }

    void aServerCanNeitherWeakenNorExhaust_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<bool>("taken");
        QTest::newRow("no passes") << QByteArray("0000000000000040") << false;
        QTest::newRow("one pass") << QByteArray("0000000100000040") << false;
        QTest::newRow("the least") << QByteArray("0000000200000040") << true;
        QTest::newRow("the most") << QByteArray("0000001000000400") << true;
        QTest::newRow("more passes") << QByteArray("0000001100000040") << false;
        QTest::newRow("hours") << QByteArray("ffffffff00000040") << false;
        QTest::newRow("no memory") << QByteArray("0000000200000000") << false;
        QTest::newRow("little memory") << QByteArray("000000020000003f") << false;
        QTest::newRow("more memory") << QByteArray("0000000200000401") << false;
        QTest::newRow("a TiB") << QByteArray("0000000200100000") << false;
        QTest::newRow("petabytes") << QByteArray("00000002ffffffff") << false;
    }
    void aServerCanNeitherWeakenNorExhaust()
    {
        QFETCH(const QByteArray, hex);
        QFETCH(const bool, taken);
        const WrappedKey some{*AccountId::fromBytes(QByteArray(16, 'a')), PhoneCost,
                              QByteArray(16, 's'), QByteArray(72, 'k')};
        QByteArray changed = some.encode();
        changed.replace(17, 8, QByteArray::fromHex(hex));
        QCOMPARE(causeNumber(WrappedKey::decode(changed)), taken ? 0 : int(Cause::Damaged));
        if (taken)
            return;
        // Nor does this program make one.
        PassphraseCost cost;
        cost.passes = hex.left(8).toUInt(nullptr, 16);
        cost.memoryMiB = hex.mid(8).toUInt(nullptr, 16);
        const auto made = wrapRecoveryKey(RecoveryKey::create(), Passphrase, cost);
        QVERIFY(!made.ok());
        QCOMPARE(made.error().code, Errc::Invalid);
    }

    void easyPassphrasesAreRefused_data()
    {
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<bool>("taken");
        const auto refused = [](const QString &each) {
            QTest::newRow(qPrintable(each)) << each << false;
        };
        for (const QString &each :
             {u""_s, u"short"_s, u"Xk4#vQ9!mZ2&tLp"_s, u"aaaaaaaaaaaaaaaaaaaaaaaa"_s,
              u"abababababababababab"_s, u"abcdefghijklmnopqrstuvwxyz"_s, u"zyxwvutsrqponmlkjihg"_s,
              u"1234567890123456789"_s, u"qwertyuiopasdfghjkl"_s, u"Password1234567890"_s,
              u"passwordpasswordpassword"_s, u"my dog my dog my dog my dog"_s,
              u"P\u0041SSWORD iloveyou 1"_s, u"aabbccddeeffgghhiijj"_s, u"amaqauayeqeueyiq"_s,
              u"tuvalek tuvalek tuvalek"_s, u"床前明月光疑是"_s})
            refused(each);
        QTest::newRow("too long") << u"correct horse battery staple "_s.repeated(40) << false;
        for (const QString &each :
             {u"Xk4#vQ9!mZ2&tLpW"_s, u"correct horse battery staple"_s,
              u"lusab babad gutih tugad"_s, u"mon chien mange une pomme"_s,
              u"ждать поезда у старой мельницы"_s, u"蓝色的河边有三匹老马"_s, Passphrase})
            QTest::newRow(qPrintable(each)) << each << true;
    }
    void easyPassphrasesAreRefused()
    {
        QFETCH(const QString, passphrase);
        QFETCH(const bool, taken);
        const Status judged = checkPassphrase(passphrase);
        QCOMPARE(judged.ok(), taken);
        if (taken)
            return;
        QCOMPARE(judged.error().field, u"passphrase"_s);
        const auto wrapped = wrapRecoveryKey(RecoveryKey::create(), passphrase, PhoneCost);
        QVERIFY(!wrapped.ok());
        QCOMPARE(wrapped.error().field, u"passphrase"_s);
    }

    // The server is told the password with every sign-in.
    void whatOthersKnowIsNoPassphrase()
    {
        const QString good = u"correct horse battery staple"_s;
        QVERIFY(checkPassphrase(good, {u"ann"_s, u"another password"_s, QString()}).ok());
        QVERIFY(!checkPassphrase(good, {good}).ok());
        QVERIFY(!checkPassphrase(good.toUpper(), {good}).ok());
        QVERIFY(!checkPassphrase(good, {good.toUpper()}).ok());
        QVERIFY(!checkPassphrase(good + u" 1"_s, {u"ann"_s, good}).ok());
        QVERIFY(!checkPassphrase(good, {u"correct horse"_s, u"battery staple"_s}).ok());
    }
};

QTEST_GUILESS_MAIN(WrappedKeyTest)
#include "tst_wrapped_key.moc"
