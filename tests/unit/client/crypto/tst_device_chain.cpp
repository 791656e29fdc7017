// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The chain of an account's devices: what its owner can do, and what nobody else can.

#include "client/crypto/bytes.h"
#include "client/crypto/safety_number.h"
#include "crypto_parties.h"

#include <QtTest>

#include <functional>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;

class DeviceChainTest : public QObject
{
    Q_OBJECT

    // An account with one device, kept as entries so that a test can offer others.
    struct Account {
        Directory all;
        SigningKey root = SigningKey::create();
        AccountId id = DeviceChain::accountOf(root.publicKey());
        Device first{all, id};
        QList<QByteArray> entries;
        DeviceChain chain;

        Account()
        {
            append(DeviceChain::makeFirst(root, 1));
            append(chain.makeAddition(byRoot(), first.introduction(), 2));
        }
        void append(const QByteArray &entry)
        {
            const Status taken = chain.extend({entry});
            Q_ASSERT(taken.ok());
            entries.append(entry);
            all.insert(id, chain);
        }
        LogSigner byRoot() const { return {root, id, std::nullopt, chain.head().seq}; }
        LogSigner by(const Device &device) const
        {
            return {device.signing, id, device.self.device, chain.head().seq};
        }
        // A well-formed entry with one thing changed, signed again.
        QByteArray changed(const QByteArray &entry, const SigningKey &key,
                           const std::function<void(LogEntry &)> &change) const
        {
            LogEntry decoded = *LogEntry::decode(entry, DeviceLogName);
            change(decoded);
            decoded.signature = key.sign(decoded.signedText());
            return decoded.encode();
        }
        int refused(const QByteArray &entry)
        {
            const LogHead before = chain.head();
            const int cause = causeNumber(chain.extend({entry}));
            Q_ASSERT(cause == 0 || chain.head() == before);
            return cause;
        }
    };

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void ownersDevicesComeAndGo()
    {
        Account ada;
        QCOMPARE(ada.chain.active().size(), 1);
        QVERIFY(ada.chain.isActive(ada.first.self.device));
        Device second(ada.all, ada.id);
        ada.append(ada.chain.makeAddition(ada.by(ada.first), second.introduction(), 3));
        QVERIFY(ada.chain.trusts(second.self, second.introduction().identityKey));
        QVERIFY(!ada.chain.trusts(second.self, ada.first.introduction().identityKey));
        QVERIFY(!ada.chain.trusts({AccountId::create(), second.self.device},
                                  second.introduction().identityKey));
        ada.append(ada.chain.makeRevocation(ada.by(second), ada.first.self.device, 4));
        QVERIFY(!ada.chain.isActive(ada.first.self.device));
        QVERIFY(!ada.chain.trusts(ada.first.self, ada.first.introduction().identityKey));
        QVERIFY(ada.chain.wasActive(ada.first.self.device, 2));
        QVERIFY(!ada.chain.wasActive(ada.first.self.device, 3));
        QVERIFY(!ada.chain.wasActive(second.self.device, 1));
        QCOMPARE(ada.chain.devices().size(), 2);

        // Another client reads the same from the bytes alone.
        DeviceChain read;
        QVERIFY(read.extend(ada.entries).ok());
        QCOMPARE(read.head(), ada.chain.head());
        QCOMPARE(read.devices(), ada.chain.devices());
        QCOMPARE(read.account(), ada.id);
    }

    void everyBitOfEveryEntryCounts()
    {
        Account ada;
        for (qsizetype n = 0; n < ada.entries.size(); ++n) {
            DeviceChain before;
            QVERIFY(before.extend(ada.entries.first(n)).ok());
            for (qsizetype i = 0; i < ada.entries.at(n).size(); ++i) {
                DeviceChain chain = before;
                const Status taken = chain.extend({flipped(ada.entries.at(n), i, int(i % 8))});
                QVERIFY2(!taken.ok(), qPrintable(QStringLiteral("%1/%2").arg(n).arg(i)));
            }
            for (qsizetype cut = 0; cut < ada.entries.at(n).size(); ++cut)
                QVERIFY(!DeviceChain(before).extend({ada.entries.at(n).left(cut)}).ok());
            QVERIFY(!DeviceChain(before).extend({ada.entries.at(n) + 'x'}).ok());
        }
    }

    void noOrderButTheirOwnVerifies()
    {
        Account ada;
        Device second(ada.all, ada.id);
        ada.append(ada.chain.makeAddition(ada.by(ada.first), second.introduction(), 3));
        ada.append(ada.chain.makeRevocation(ada.by(second), ada.first.self.device, 4));
        QList<int> order{0, 1, 2, 3};
        int good = 0;
        do {
            QList<QByteArray> shuffled;
            for (const int i : std::as_const(order))
                shuffled.append(ada.entries.at(i));
            good += DeviceChain().extend(shuffled).ok() ? 1 : 0;
        } while (std::next_permutation(order.begin(), order.end()));
        QCOMPARE(good, 1);
        for (int left = 0; left < 3; ++left) {
            QList<QByteArray> missing = ada.entries;
            missing.removeAt(left);
            QVERIFY(!DeviceChain().extend(missing).ok());
        }
    }

    void strangersAndRevokedDevicesAddNothing()
    {
        Account ada;
        Account eve;
        Device ghost(ada.all, ada.id);
        // Flawless but for who signed: the server's own key, another account's root, the ghost itself.
        const SigningKey server = SigningKey::create();
        const auto addedBy = [&](const LogSigner &by) {
            return ada.chain.makeAddition(by, ghost.introduction(), 3);
        };
        const quint64 head = ada.chain.head().seq;
        QCOMPARE(ada.refused(addedBy({server, ada.id, std::nullopt, head})), int(Cause::Forged));
        QCOMPARE(ada.refused(addedBy({server, ada.id, ada.first.self.device, head})),
                 int(Cause::Forged));
        QCOMPARE(ada.refused(addedBy({eve.root, eve.id, std::nullopt, head})), int(Cause::Forged));
        QCOMPARE(ada.refused(addedBy(ada.by(ghost))), int(Cause::Forged));
        Device second(ada.all, ada.id);
        ada.append(ada.chain.makeAddition(ada.byRoot(), second.introduction(), 3));
        ada.append(ada.chain.makeRevocation(ada.byRoot(), second.self.device, 4));
        QCOMPARE(ada.refused(ada.chain.makeAddition(ada.by(second), ghost.introduction(), 5)),
                 int(Cause::Forged));
    }

    void aDeviceMustShowBothKeys()
    {
        Account ada;
        Account bob;
        Device ghost(ada.all, ada.id);
        const auto added = [&](const DeviceIntroduction &device) {
            return ada.refused(ada.chain.makeAddition(ada.byRoot(), device, 3));
        };
        DeviceIntroduction good = ghost.introduction();
        DeviceIntroduction bad = good;
        bad.signProof = flipped(bad.signProof, 5);
        QCOMPARE(added(bad), int(Cause::Forged));
        bad = good;
        bad.identityProof = flipped(bad.identityProof, 5);
        QCOMPARE(added(bad), int(Cause::Forged));
        // Bob's identity key claimed by Ada, with Bob's proof to his own account.
        bad = good;
        bad.identityKey = bob.first.introduction().identityKey;
        bad.identityProof = bob.first.introduction().identityProof;
        bad.signProof = ghost.signing.sign(DeviceIntroduction::proofText(
            ada.id, ghost.self.device, ghost.signing.publicKey(), bad.identityKey));
        QCOMPARE(added(bad), int(Cause::Forged));
        QCOMPARE(added(good), 0);
    }

    // What a device that asks to be added sends through the server: of no other account, and no bit of it may change.
    void anIntroductionIsItsOwn()
    {
        Account ada;
        Device second(ada.all, ada.id);
        const DeviceIntroduction sent = second.introduction();
        const QByteArray bytes = sent.encode();
        const auto read = DeviceIntroduction::decode(bytes, ada.id);
        QVERIFY(read.ok());
        QVERIFY(*read == sent);
        const auto cause = [](const QByteArray &offered, const AccountId &account) {
            return causeNumber(DeviceIntroduction::decode(offered, account));
        };
        for (qsizetype at = 0; at < bytes.size(); ++at)
            QCOMPARE(cause(flipped(bytes, at), ada.id), int(Cause::Damaged));
        QCOMPARE(cause(bytes, Account().id), int(Cause::Damaged));
        QCOMPARE(cause(bytes.chopped(1), ada.id), int(Cause::Damaged));
        QCOMPARE(cause(bytes + '\0', ada.id), int(Cause::Damaged));
        QCOMPARE(cause({}, ada.id), int(Cause::Damaged));
    }

    void idsAndKeysAreUsedOnce()
    {
        Account ada;
        Device second(ada.all, ada.id);
        const auto proven = [&](const DeviceId &id, const Device &signer, Device &identity) {
            DeviceIntroduction made;
            made.id = id;
            made.signKey = signer.signing.publicKey();
            made.identityKey = identity.introduction().identityKey;
            const QByteArray text =
                DeviceIntroduction::proofText(ada.id, id, made.signKey, made.identityKey);
            made.signProof = signer.signing.sign(text);
            made.identityProof =
                *identity.work([&](DeviceSessions &s) { return s.signWithIdentity(text); });
            return ada.refused(ada.chain.makeAddition(ada.byRoot(), made, 3));
        };
        QCOMPARE(proven(ada.first.self.device, second, second), int(Cause::Forged));
        QCOMPARE(proven(DeviceId::create(), ada.first, second), int(Cause::Forged));
        QCOMPARE(proven(DeviceId::create(), second, ada.first), int(Cause::Forged));
        // Not after a revocation either.
        ada.append(ada.chain.makeRevocation(ada.byRoot(), ada.first.self.device, 4));
        QCOMPARE(proven(ada.first.self.device, second, second), int(Cause::Forged));
        QCOMPARE(proven(second.self.device, second, second), 0);
    }

    // What a device said that went is asked of those that were there.
    void whoTookADeviceOffIsKnown()
    {
        Account ada;
        Device second(ada.all, ada.id);
        Device third(ada.all, ada.id);
        ada.append(ada.chain.makeAddition(ada.by(ada.first), second.introduction(), 3));
        const DeviceId first = ada.first.self.device;
        const QByteArray key = ada.first.introduction().identityKey;
        QVERIFY(ada.chain.knew(ada.first.self, key) && !ada.chain.wentLast(first));
        ada.append(ada.chain.makeRevocation(ada.by(second), first, 4));
        QVERIFY(ada.chain.device(first)->revokedBy == second.self.device);
        QVERIFY(ada.chain.knew(ada.first.self, key));
        QVERIFY(!ada.chain.knew(ada.first.self, second.introduction().identityKey));
        QVERIFY(!ada.chain.knew({AccountId::create(), first}, key));
        QVERIFY(!ada.chain.knew(third.self, third.introduction().identityKey));
        QVERIFY(!ada.chain.wentLast(first));
        // The last one by its own word, and for good; not one that the root took off.
        ada.append(ada.chain.makeRevocation(ada.by(second), second.self.device, 5));
        QVERIFY(ada.chain.wentLast(second.self.device));
        ada.append(ada.chain.makeAddition(ada.byRoot(), third.introduction(), 6));
        QVERIFY(ada.chain.wentLast(second.self.device));
        ada.append(ada.chain.makeRevocation(ada.byRoot(), third.self.device, 7));
        QVERIFY(!ada.chain.device(third.self.device)->revokedBy);
        QVERIFY(!ada.chain.wentLast(third.self.device));
    }
    void whoGoesWhileOthersAreThereIsNotTheLast()
    {
        Account ada;
        Device second(ada.all, ada.id);
        ada.append(ada.chain.makeAddition(ada.by(ada.first), second.introduction(), 3));
        ada.append(ada.chain.makeRevocation(ada.by(second), second.self.device, 4));
        QVERIFY(!ada.chain.wentLast(second.self.device));
    }

    void aKeyThatIsNoPointIsRefused()
    {
        Account ada;
        Device second(ada.all, ada.id);
        DeviceIntroduction bad = second.introduction();
        bad.identityKey = QByteArray(32, 0);
        QCOMPARE(ada.refused(ada.chain.makeAddition(ada.byRoot(), bad, 3)), int(Cause::BadKeys));
        bad = second.introduction();
        bad.signKey = QByteArray(32, 0);
        QCOMPARE(ada.refused(ada.chain.makeAddition(ada.byRoot(), bad, 3)), int(Cause::BadKeys));
    }

    void sixteenDevicesAreEnough()
    {
        Account ada;
        std::vector<std::unique_ptr<Device>> more;
        for (int i = 1; i < DeviceChain::MostActive; ++i) {
            more.push_back(std::make_unique<Device>(ada.all, ada.id));
            ada.append(ada.chain.makeAddition(ada.byRoot(), more.back()->introduction(), 3));
        }
        Device last(ada.all, ada.id);
        QCOMPARE(ada.refused(ada.chain.makeAddition(ada.byRoot(), last.introduction(), 4)),
                 int(Cause::Forged));
        ada.append(ada.chain.makeRevocation(ada.byRoot(), more.back()->self.device, 5));
        QCOMPARE(ada.refused(ada.chain.makeAddition(ada.byRoot(), last.introduction(), 6)), 0);
    }

    void wellSignedNonsenseIsRefused()
    {
        Account ada;
        Device second(ada.all, ada.id);
        const QByteArray good = ada.chain.makeAddition(ada.byRoot(), second.introduction(), 3);
        const auto changed = [&](const std::function<void(LogEntry &)> &change) {
            return ada.refused(ada.changed(good, ada.root, change));
        };
        QCOMPARE(changed([](LogEntry &e) { e.seq += 1; }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.seq -= 1; }), int(Cause::Rollback));
        QCOMPARE(changed([](LogEntry &e) { e.previous = flipped(e.previous, 0); }),
                 int(Cause::Fork));
        QCOMPARE(changed([](LogEntry &e) { e.op = 9; }), int(Cause::TooNew));
        QCOMPARE(changed([](LogEntry &e) { e.op = 0; }), int(Cause::TooNew)); // no second beginning
        QCOMPARE(changed([](LogEntry &e) { e.op = 2; }), int(Cause::Forged)); // an addition's body
        QCOMPARE(changed([](LogEntry &e) { e.signerHead = 0; }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.signer = AccountId::create(); }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.log = QByteArray(16, 'x'); }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.body.append('x'); }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.body.chop(1); }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.body.fill(0, 600); }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.name = QByteArray(RosterLogName); }),
                 int(Cause::Forged));
        QCOMPARE(ada.refused(ada.chain.makeRevocation(ada.byRoot(), DeviceId::create(), 3)),
                 int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &) {}), 0);
    }

    void extendingIsWholeOrNotAtAll()
    {
        Account ada;
        Device second(ada.all, ada.id);
        const QByteArray good = ada.chain.makeAddition(ada.byRoot(), second.introduction(), 3);
        const LogHead before = ada.chain.head();
        QVERIFY(!ada.chain.extend({good, "nonsense"}).ok());
        QCOMPARE(ada.chain.head(), before);
        QVERIFY(!ada.chain.isActive(second.self.device));
        QVERIFY(ada.chain.extend({good}).ok());
    }

    void aChainHasAnEnd()
    {
        Account ada;
        // Any Ed25519 key passes for an identity key here.
        const auto made = [&] {
            const SigningKey sign = SigningKey::create();
            const SigningKey identity = SigningKey::create();
            const DeviceId id = DeviceId::create();
            const QByteArray text =
                DeviceIntroduction::proofText(ada.id, id, sign.publicKey(), identity.publicKey());
            return DeviceIntroduction{id, sign.publicKey(), identity.publicKey(), sign.sign(text),
                                      identity.sign(text)};
        };
        while (ada.chain.head().seq + 3 < quint64(DeviceChain::MostEntries)) {
            const DeviceIntroduction device = made();
            QVERIFY(ada.chain.extend({ada.chain.makeAddition(ada.byRoot(), device, 3)}).ok());
            QVERIFY(ada.chain.extend({ada.chain.makeRevocation(ada.byRoot(), device.id, 4)}).ok());
        }
        QVERIFY(ada.chain.extend({ada.chain.makeAddition(ada.byRoot(), made(), 5)}).ok());
        QVERIFY(ada.chain.extend({ada.chain.makeAddition(ada.byRoot(), made(), 5)}).ok());
        QCOMPARE(ada.chain.head().seq + 1, quint64(DeviceChain::MostEntries));
        QCOMPARE(ada.refused(ada.chain.makeAddition(ada.byRoot(), made(), 6)), int(Cause::Forged));
    }

    void aBeginningIsOneOnly()
    {
        Account ada;
        Account eve;
        const auto changed = [&](const std::function<void(LogEntry &)> &change) {
            return causeNumber(
                DeviceChain().extend({ada.changed(ada.entries.constFirst(), ada.root, change)}));
        };
        QCOMPARE(changed([](LogEntry &) {}), 0);
        QCOMPARE(changed([](LogEntry &e) { e.op = 1; }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.device = DeviceId::create(); }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.previous = QByteArray(32, 1); }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.signerHead = 1; }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.body.append('x'); }), int(Cause::Forged));
        QCOMPARE(changed([&](LogEntry &e) { e.log = eve.id.toBytes(); }), int(Cause::Forged));
        QCOMPARE(changed([&](LogEntry &e) { e.signer = eve.id; }), int(Cause::Forged));
        // Eve's root under Ada's id, signed by Eve.
        LogEntry other = *LogEntry::decode(ada.entries.constFirst(), DeviceLogName);
        other.body = eve.root.publicKey();
        other.signature = eve.root.sign(other.signedText());
        QCOMPARE(causeNumber(DeviceChain().extend({other.encode()})), int(Cause::Forged));
        // A whole chain of Eve's is a good one: of another account, and no continuation of Ada's.
        DeviceChain held = ada.chain;
        QCOMPARE(causeNumber(held.extend(eve.entries)), int(Cause::Rollback));
        QCOMPARE(held.account(), ada.id);
    }

    void shorterChainsAndForksAreNamed()
    {
        Account ada;
        const DeviceChain early = ada.chain;
        const QList<QByteArray> common = ada.entries;
        Device second(ada.all, ada.id);
        Device other(ada.all, ada.id);
        // A stolen device signs both ways of going on.
        const QByteArray left = early.makeAddition(ada.by(ada.first), second.introduction(), 3);
        const QByteArray right = early.makeAddition(ada.by(ada.first), other.introduction(), 3);
        ada.append(left);
        DeviceChain held = ada.chain;
        QVERIFY(held.update({left}).ok()); // nothing new
        QCOMPARE(causeNumber(held.update({})), int(Cause::Rollback));
        QCOMPARE(causeNumber(held.update({right})), int(Cause::Fork));
        const QByteArray next = ada.chain.makeRevocation(ada.byRoot(), second.self.device, 4);
        QCOMPARE(causeNumber(held.update({right, next})), int(Cause::Fork));
        QVERIFY(held.update({left, next}).ok());
        QCOMPARE(held.head().seq, quint64(3));
        DeviceChain fresh;
        QVERIFY(fresh.update(common + QList<QByteArray>{left, next}).ok());
        QCOMPARE(fresh.head(), held.head());
        // Entries of the other branch do not follow.
        DeviceChain branched = early;
        QVERIFY(branched.extend({right}).ok());
        QCOMPARE(causeNumber(branched.extend({next})), int(Cause::Fork));
    }

    void headsSeenByOthersShowWhatAServerHides()
    {
        Account ada;
        const DeviceChain stale = ada.chain;
        Device second(ada.all, ada.id);
        ada.append(ada.chain.makeAddition(ada.byRoot(), second.introduction(), 3));
        QVERIFY(ada.chain.agree(stale.head()).ok());
        const Status hidden = stale.agree(ada.chain.head());
        QVERIFY(!hidden.ok());
        QCOMPARE(hidden.error().code, Errc::NotFound); // ask the server for more
        QVERIFY(!causeOf(hidden.error()));
        QCOMPARE(causeNumber(ada.chain.agree({1, QByteArray(32, 'x')})), int(Cause::Fork));
        QVERIFY(!DeviceChain().agree(stale.head()).ok());
    }

    void recoveryKeyBringsTheAccountBackWithItsFingerprint()
    {
        const RecoveryKey key = RecoveryKey::create();
        Directory all;
        const SigningKey root = key.accountRoot();
        DeviceChain chain;
        QVERIFY(chain.extend({DeviceChain::makeFirst(root, 1)}).ok());
        Device lost(all, chain.account());
        const auto byRoot = [&](const SigningKey &with) {
            return LogSigner{with, chain.account(), std::nullopt, chain.head().seq};
        };
        QVERIFY(chain.extend({chain.makeAddition(byRoot(root), lost.introduction(), 2)}).ok());
        const QString number = safetyNumber(chain.rootKey(), QByteArray(32, 'b'));

        const auto again = RecoveryKey::parse(QString::fromUtf8(key.words().reveal()));
        QVERIFY(again);
        const SigningKey restored = again->accountRoot();
        Device fresh(all, chain.account());
        QVERIFY(chain.extend({chain.makeRevocation(byRoot(restored), lost.self.device, 3)}).ok());
        QVERIFY(chain.extend({chain.makeAddition(byRoot(restored), fresh.introduction(), 4)}).ok());
        QCOMPARE(chain.active().size(), 1);
        QCOMPARE(safetyNumber(chain.rootKey(), QByteArray(32, 'b')), number);
    }

    void safetyNumbersAreTheSameOnBothSidesAndOfRootsAlone()
    {
        const QByteArray a = SigningKey::create().publicKey();
        const QByteArray b = SigningKey::create().publicKey();
        const QString number = safetyNumber(a, b);
        QCOMPARE(number, safetyNumber(b, a));
        const QStringList groups = number.split(QLatin1Char(' '));
        QCOMPARE(groups.size(), 12);
        for (const QString &each : groups) {
            QCOMPARE(each.size(), 5);
            bool digits = false;
            each.toUInt(&digits);
            QVERIFY(digits);
        }
        QVERIFY(number != safetyNumber(a, flipped(b, 31)));
        QVERIFY(safetyNumber(a, b.left(31)).isEmpty());
        // Fixed for ever: people compare it with a number on paper.
        QCOMPARE(safetyNumber(QByteArray(32, 1), QByteArray(32, 2)),
                 QStringLiteral("81833 49623 99043 44689 93301 47571 "
                                "90671 25686 81955 06959 05580 19521"));
    }

    void whatACameraReadsIsAllOrNothing()
    {
        const VerificationCode mine{QByteArray(32, 'a'),
                                    QByteArray(32, 'b'),
                                    {3, QByteArray(32, 'x')},
                                    {5, QByteArray(32, 'y')}};
        QCOMPARE(*VerificationCode::decode(mine.encode()), mine);
        const QByteArray good = mine.encode();
        for (qsizetype cut = 0; cut < good.size(); ++cut)
            QVERIFY(!VerificationCode::decode(good.left(cut)).ok());
        QCOMPARE(causeNumber(VerificationCode::decode(good + 'x')), int(Cause::Damaged));
        QCOMPARE(causeNumber(VerificationCode::decode(flipped(good, 0))), int(Cause::TooNew));
    }
};

QTEST_GUILESS_MAIN(DeviceChainTest)
#include "tst_device_chain.moc"
