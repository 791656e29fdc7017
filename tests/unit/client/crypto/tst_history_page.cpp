// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backup of history: whose key it is sealed to, and what a page is bound to.

#include "client/crypto/history_page.h"
#include "crypto_parties.h"

#include <QtEndian>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;
using namespace Qt::StringLiterals;

class HistoryPageTest : public QObject
{
    Q_OBJECT

    const RecoveryKey m_recovery = RecoveryKey::create();
    const SigningKey m_signing = SigningKey::create();
    const HistoryPlace m_place{{AccountId::create(), DeviceId::create()}, 7};

    QByteArray rootKey() const { return m_recovery.accountRoot().publicKey(); }
    QByteArray sealed(const QByteArray &text) const
    {
        return *sealHistoryPage(m_place, makeHistoryKey(m_recovery).publicKey, m_signing,
                                Secret(QByteArray(text)));
    }
    Result<Secret> open(const HistoryPlace &place, const QByteArray &page) const
    {
        return openHistoryPage(place, m_recovery.historySecret(), m_signing.publicKey(), page);
    }
    // What the device itself signed, so that only the checks behind the signature are left.
    QByteArray signedAgain(const QByteArray &page, const HistoryPlace &place) const
    {
        QByteArray number(4, '\0');
        qToBigEndian(place.page, number.data());
        const QByteArray body = page.chopped(64);
        return body
            + m_signing.sign("dunlin-history-page-1" + place.writer.toBytes() + number + body);
    }
    static BackedChain someChain(quint32 number = 0)
    {
        const ChainContext context{GroupId::create(), 3, {AccountId::create(), DeviceId::create()}};
        OutboundChain chain = OutboundChain::create(context);
        for (quint32 i = 0; i < number; ++i)
            (void)chain.seal("text");
        return {UserId::create(), context.sender, chain.handover()};
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void theKeyIsTheAccountsOwn()
    {
        const HistoryKey key = makeHistoryKey(m_recovery);
        QCOMPARE(causeNumber(checkHistoryKey(key, rootKey())), 0);
        QCOMPARE(makeHistoryKey(m_recovery), key);
        QVERIFY(!(m_recovery.historySecret() == m_recovery.backupKey()));

        // A server's own, with the account's signature or one of its own beside it.
        HistoryKey forged = makeHistoryKey(RecoveryKey::create());
        QCOMPARE(causeNumber(checkHistoryKey(forged, rootKey())), int(Cause::Forged));
        forged.signature = key.signature;
        QCOMPARE(causeNumber(checkHistoryKey(forged, rootKey())), int(Cause::Forged));
        // Another account's key, for which its own root speaks.
        QVERIFY(!checkHistoryKey(key, RecoveryKey::create().accountRoot().publicKey()).ok());
        for (qsizetype at = 0; at < 64; ++at) {
            HistoryKey changed = key;
            changed.signature = flipped(key.signature, at);
            QCOMPARE(causeNumber(checkHistoryKey(changed, rootKey())), int(Cause::Forged));
        }
        // The same point in another encoding, and points whose product everybody knows.
        HistoryKey weak = key;
        weak.publicKey = flipped(key.publicKey, 31, 7);
        QCOMPARE(causeNumber(checkHistoryKey(weak, rootKey())), int(Cause::BadKeys));
        weak.publicKey = QByteArray(32, '\0');
        QCOMPARE(causeNumber(checkHistoryKey(weak, rootKey())), int(Cause::BadKeys));
        weak.publicKey.chop(1);
        QCOMPARE(causeNumber(checkHistoryKey(weak, rootKey())), int(Cause::BadKeys));
    }

    void thisRootSignsForItsOwnAccountAlone()
    {
        // The account's id is inside what is signed: a signature over the point alone is none.
        HistoryKey bare = makeHistoryKey(m_recovery);
        bare.signature = m_recovery.accountRoot().sign("dunlin-history-key-1" + bare.publicKey);
        QCOMPARE(causeNumber(checkHistoryKey(bare, rootKey())), int(Cause::Forged));
    }

    void aPageOpensWithTheRecoveryKey()
    {
        const QByteArray page = sealed("what was said");
        QVERIFY(!page.contains("what was said"));
        const auto opened = open(m_place, page);
        QVERIFY(opened.ok());
        QCOMPARE(opened->reveal(), "what was said");
        // Each sealing has a key of its own.
        QVERIFY(sealed("what was said").mid(1, 32) != page.mid(1, 32));
    }

    void aPageIsOneDevicesAndHasItsPlace()
    {
        const QByteArray page = sealed("text");
        HistoryPlace other = m_place;
        other.page = 8;
        QCOMPARE(causeNumber(open(other, page)), int(Cause::Forged));
        QCOMPARE(causeNumber(open(other, signedAgain(page, other))), int(Cause::Damaged));
        other = m_place;
        other.writer.device = DeviceId::create();
        QCOMPARE(causeNumber(open(other, page)), int(Cause::Forged));
        QCOMPARE(causeNumber(open(other, signedAgain(page, other))), int(Cause::Damaged));
        other = m_place;
        other.writer.account = AccountId::create();
        QCOMPARE(causeNumber(open(other, page)), int(Cause::Forged));
        QCOMPARE(causeNumber(open(other, signedAgain(page, other))), int(Cause::Damaged));

        QCOMPARE(causeNumber(openHistoryPage(m_place, RecoveryKey::create().historySecret(),
                                             m_signing.publicKey(), page)),
                 int(Cause::Damaged));
    }

    // A server knows the public key and can seal what it likes.
    void whoHasTheKeyCannotWriteForADevice()
    {
        const auto page = sealHistoryPage(m_place, makeHistoryKey(m_recovery).publicKey,
                                          SigningKey::create(), Secret(QByteArray("text")));
        QVERIFY(page.ok());
        QCOMPARE(causeNumber(open(m_place, *page)), int(Cause::Forged));
    }

    void everyChangedByteIsNoticed()
    {
        const QByteArray page = sealed("text");
        for (qsizetype at = 0; at < page.size(); ++at) {
            const auto changed = flipped(page, at, int(at) % 8);
            QCOMPARE(causeNumber(open(m_place, changed)),
                     at == 0 ? int(Cause::TooNew) : int(Cause::Forged));
            if (at > 0 && at < page.size() - 64)
                QCOMPARE(causeNumber(open(m_place, signedAgain(changed, m_place))),
                         int(Cause::Damaged));
        }
        for (qsizetype cut = 0; cut < page.size(); ++cut)
            QVERIFY(!open(m_place, page.left(cut)).ok());
        QVERIFY(!open(m_place, page + 'x').ok());
    }

    void whatIsTooLargeOrForAWeakKeyIsNotSealed()
    {
        const QByteArray key = makeHistoryKey(m_recovery).publicKey;
        const auto most =
            sealHistoryPage(m_place, key, m_signing, Secret(QByteArray(MaxHistoryContent, 't')));
        QVERIFY(most.ok());
        QVERIFY(most->size() <= MaxHistoryPage);
        QVERIFY(open(m_place, *most).ok());
        QVERIFY(!sealHistoryPage(m_place, key, m_signing,
                                 Secret(QByteArray(MaxHistoryContent + 1, 't')))
                     .ok());
        QCOMPARE(causeNumber(sealHistoryPage(m_place, QByteArray(32, '\0'), m_signing,
                                             Secret(QByteArray("text")))),
                 int(Cause::BadKeys));
    }

    void chainsAndWordsAreReadBack()
    {
        const QList<BackedChain> chains{someChain(), someChain(5)};
        const QByteArray word(32, 'w');
        QByteArray content = HistoryBegin;
        content += historyPiece(chains.at(0)).reveal();
        content += historyPiece(word).reveal();
        content += historyPiece(chains.at(1)).reveal();
        const auto read = readHistory(content);
        QVERIFY(read.ok());
        QCOMPARE(read->words, QList<QByteArray>{word});
        QCOMPARE(read->chains.size(), 2);
        for (qsizetype i = 0; i < 2; ++i) {
            const BackedChain &each = read->chains.at(i);
            QCOMPARE(each.user, chains.at(i).user);
            QCOMPARE(each.sender, chains.at(i).sender);
            QVERIFY(each.handover.encode() == chains.at(i).handover.encode());
        }
        QCOMPARE(read->chains.at(1).handover.number, 5u);
        QVERIFY(readHistory(HistoryBegin).ok());
    }

    void whatANewerVersionAddsIsPassedOver()
    {
        const QByteArray known = historyPiece(QByteArray(32, 'w')).reveal();
        QByteArray newer = known;
        newer[0] = 9;
        const auto read = readHistory(HistoryBegin + newer + known);
        QVERIFY(read.ok());
        QCOMPARE(read->words.size(), 1);
        QCOMPARE(causeNumber(readHistory(QByteArray(1, 2) + known)), int(Cause::TooNew));
        QCOMPARE(causeNumber(readHistory({})), int(Cause::TooNew));
    }

    void whatDoesNotParseIsRefused()
    {
        const QByteArray whole = HistoryBegin + historyPiece(someChain()).reveal();
        for (qsizetype cut = 2; cut < whole.size(); ++cut)
            QVERIFY(!readHistory(whole.left(cut)).ok());
        QVERIFY(!readHistory(whole + 'x').ok());
        QVERIFY(!readHistory(HistoryBegin + historyPiece(QByteArray(31, 'w')).reveal()).ok());
        QVERIFY(!readHistory(HistoryBegin + QByteArray("\1\0\0\0\3abc", 8)).ok());
    }
};

QTEST_GUILESS_MAIN(HistoryPageTest)
#include "tst_history_page.moc"
