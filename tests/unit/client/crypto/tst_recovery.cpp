// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The recovery key on paper, and the backup that it seals.

#include "crypto_parties.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;
using namespace Qt::StringLiterals;

class RecoveryTest : public QObject
{
    Q_OBJECT

    static QString words(const RecoveryKey &key) { return QString::fromUtf8(key.words().reveal()); }
    static QString groups(const RecoveryKey &key)
    {
        return QString::fromUtf8(key.groups().reveal());
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void bothWaysOfWritingAreReadBack()
    {
        for (int i = 0; i < 200; ++i) {
            const RecoveryKey key = RecoveryKey::create();
            QCOMPARE(words(key).split(u' ').size(), 18);
            QCOMPARE(groups(key).split(u'-').size(), 14);
            QCOMPARE(groups(key).size(), 14 * 4 + 13);
            QVERIFY(RecoveryKey::parse(words(key)) == key);
            QVERIFY(RecoveryKey::parse(groups(key)) == key);
        }
    }

    void peopleWriteAsTheyLike()
    {
        const RecoveryKey key = RecoveryKey::create();
        QVERIFY(RecoveryKey::parse(words(key).toUpper().replace(u' ', u'-')) == key);
        QVERIFY(RecoveryKey::parse(u"\n "_s + words(key).remove(u' ') + u"\t"_s) == key);
        QVERIFY(RecoveryKey::parse(groups(key).toLower().remove(u'-')) == key);
        QString confused = groups(key);
        confused.replace(u'0', u'o').replace(u'1', u'l');
        QVERIFY(RecoveryKey::parse(confused) == key);
    }

    void everySlipIsNoticed()
    {
        const RecoveryKey key = RecoveryKey::create();
        const auto slips = [](const QString &good, const QString &alphabet) {
            for (qsizetype at = 0; at < good.size(); ++at) {
                for (const QChar each : alphabet) {
                    QString bad = good;
                    bad[at] = each;
                    if (good.at(at).isLetterOrNumber() && bad != good && RecoveryKey::parse(bad))
                        return at;
                }
            }
            return qsizetype(-1);
        };
        // A slip in 32 (or 24) bits of checksum is found but for one in thousands of millions (16 million).
        QCOMPARE(slips(words(key), u"bdaoz"_s), qsizetype(-1));
        QCOMPARE(slips(groups(key), u"07QZ"_s), qsizetype(-1));
        QVERIFY(!RecoveryKey::parse(words(key).chopped(1)));
        QVERIFY(!RecoveryKey::parse(words(key) + u"b"_s));
        QVERIFY(!RecoveryKey::parse(words(key) + u" babad"_s));
        QVERIFY(!RecoveryKey::parse({}));
        QVERIFY(!RecoveryKey::parse(QString(90, u'é')));
        QVERIFY(!RecoveryKey::parse(QString(56, u'U'))); // not in Crockford's alphabet
        QStringList exchanged = words(key).split(u' ');
        exchanged.swapItemsAt(3, 4);
        QVERIFY(exchanged.at(3) == exchanged.at(4) || !RecoveryKey::parse(exchanged.join(u' ')));
    }

    // Fixed for ever: a key on paper must give the same account in ten years.
    void derivationsNeverChange()
    {
        const auto key = RecoveryKey::parse(
            u"000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFK-84ZT"_s);
        QVERIFY(key);
        QCOMPARE(words(*key),
                 u"babad bamag bibaj bimal boban bomar bubat bumaz dabid "
                 "damig dibij dimil dobin domir dubit dumiz gibig zonid"_s);
        QCOMPARE(key->accountRoot().publicKey().toHex(),
                 "e955df1c6b8e50c4f3758b5f2bd2f0a9d68c8966eb65db709b929b668cacec1c");
        QCOMPARE(key->backupKey().reveal().toHex(),
                 "d3b77660e7dc2f10b7139c8f1330f239f00c04637d395d3837872fc2be81ed28");
        QCOMPARE(key->fetchToken().reveal().toHex(),
                 "abf4b401dab5cc18498c18d365db1b842c3bde5a8803c41e155c811f506f05c2");
    }

    void whatIsDerivedDiffers()
    {
        const RecoveryKey key = RecoveryKey::create();
        QVERIFY(!(key.backupKey() == key.fetchToken()));
        QVERIFY(!(key.backupKey() == key.accountRoot().seed()));
        QVERIFY(!(RecoveryKey::create().backupKey() == key.backupKey()));
        QCOMPARE(key.accountRoot().publicKey(), key.accountRoot().publicKey());
    }

    void backupsOpenWithTheKeyForTheAccountAndNotTurnedBack()
    {
        const RecoveryKey key = RecoveryKey::create();
        const AccountId account = AccountId::create();
        const Secret content("pins and chains");
        const QByteArray sealed = sealBackup(key.backupKey(), account, 7, content);
        QVERIFY(!sealed.contains("pins"));
        const auto opened = openBackup(key.backupKey(), account, sealed, 7);
        QVERIFY(opened.ok());
        QCOMPARE(opened->version, quint64(7));
        QVERIFY(opened->content == content);

        QCOMPARE(causeNumber(openBackup(key.backupKey(), account, sealed, 8)),
                 int(Cause::Rollback));
        QCOMPARE(causeNumber(openBackup(key.backupKey(), AccountId::create(), sealed, 0)),
                 int(Cause::Damaged));
        QCOMPARE(causeNumber(openBackup(RecoveryKey::create().backupKey(), account, sealed, 0)),
                 int(Cause::Damaged));
        for (qsizetype i = 15; i < sealed.size(); ++i)
            QCOMPARE(causeNumber(openBackup(key.backupKey(), account, flipped(sealed, i), 0)),
                     int(Cause::Damaged));
        QCOMPARE(causeNumber(openBackup(key.backupKey(), account, flipped(sealed, 14), 0)),
                 int(Cause::TooNew));
        for (qsizetype cut = 0; cut < sealed.size(); ++cut)
            QVERIFY(!openBackup(key.backupKey(), account, sealed.left(cut), 0).ok());
        QVERIFY(!openBackup(Secret(QByteArray(31, 'k')), account, sealed, 0).ok());
    }
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "tst_recovery.moc"
