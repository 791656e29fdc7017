// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// docs/crypto.md by somebody else: a program written from that page on other people's cryptography reads what we make,
// and we read what it makes. See tests/integration/client/peers/crypto_page.py.

#include "client/crypto/attachment.h"
#include "client/crypto/history_page.h"
#include "client/crypto/safety_number.h"
#include "client/crypto/sender_chain.h"
#include "client/crypto/take_back.h"
#include "client/crypto/wrapped_key.h"
#include "shared/keylog/log_leaf.h"
#include "shared/keylog/merkle.h"
#include "tests/support/python_program.h"
#include "tests/unit/client/crypto/crypto_parties.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

class CryptoPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        QVERIFY2(m_reader.start(), qPrintable(m_reader.why()));
    }

    void itFollowsOurChainOfDevices()
    {
        Directory all;
        Person ada(all);
        const DeviceAddress second = ada.addDevice().self;
        const QList<QByteArray> entries = chainOfThree(ada);
        const QJsonObject said = ask(u"read_chain"_s, {{u"entries"_s, hexList(entries)}});
        const DeviceChain chain = all.value(ada.account);
        QCOMPARE(hexOf(said, "account"_L1), ada.account.toBytes());
        const QJsonObject active = said["active"_L1].toObject();
        QCOMPARE(active.size(), 2);
        QCOMPARE(hexOf(active, QLatin1StringView(second.device.toBytes().toHex())),
                 chain.device(second.device)->identityKey);
        // Each byte of a whole entry with its proofs.
        for (qsizetype at = 0; at < entries.at(1).size(); ++at) {
            QList<QByteArray> bad = entries;
            bad[1] = flipped(bad.at(1), at, int(at) % 8);
            QVERIFY2(refused(u"read_chain"_s, {{u"entries"_s, hexList(bad)}}),
                     qPrintable(QString::number(at)));
        }
    }

    void weFollowItsChainOfDevices()
    {
        const QJsonObject made = ask(u"make_chain"_s, {});
        QList<QByteArray> entries;
        for (const QJsonValue each : made["entries"_L1].toArray())
            entries.append(QByteArray::fromHex(each.toString().toLatin1()));
        QCOMPARE(entries.size(), 4);
        DeviceChain chain;
        QVERIFY(chain.extend(entries).ok());
        QCOMPARE(chain.account().toBytes(), hexOf(made, "account"_L1));
        QCOMPARE(chain.active().size(), 1);
        QCOMPARE(chain.active().constFirst().id.toBytes(), hexOf(made, "active"_L1));
        QCOMPARE(chain.active().constFirst().identityKey, hexOf(made, "identity"_L1));
        for (qsizetype entry = 0; entry < entries.size(); ++entry) {
            for (qsizetype at = 0; at < entries.at(entry).size(); ++at) {
                QList<QByteArray> bad = entries;
                bad[entry] = flipped(bad.at(entry), at, int(at) % 8);
                DeviceChain none;
                QVERIFY2(!none.extend(bad).ok(), qPrintable(QString::number(at)));
            }
        }
    }

    void theLogOfAllChainsIsTheSame()
    {
        for (const int size : {1, 2, 7, 8, 21}) {
            QJsonArray entries;
            QList<LogLeaf> leaves;
            merkle::Frontier log;
            QList<QByteArray> roots{log.root()};
            for (int i = 0; i < size; ++i) {
                const UserId user = UserId::create();
                const QByteArray entry = randomBytes(200);
                entries.append(QJsonObject{
                    {u"user"_s, toHex(user.toBytes())}, {u"seq"_s, i}, {u"entry"_s, toHex(entry)}});
                leaves.append(logLeaf(user, quint64(i), entry));
                log.append(merkle::leafHash(leaves.constLast().encode()));
                roots.append(log.root());
            }
            for (int at = 0; at < size; ++at) {
                const QJsonObject said =
                    ask(u"key_log"_s,
                        {{u"entries"_s, entries}, {u"index"_s, at}, {u"before"_s, at + 1}});
                const auto listed = [&](const char *name) {
                    QList<QByteArray> hashes;
                    for (const QJsonValue each : said[QLatin1StringView(name)].toArray())
                        hashes.append(QByteArray::fromHex(each.toString().toLatin1()));
                    return hashes;
                };
                QCOMPARE(hexOf(said, "leaf"_L1), leaves.at(at).encode());
                QCOMPARE(hexOf(said, "root"_L1), log.root());
                QCOMPARE(hexOf(said, "before"_L1), roots.at(at + 1));
                QVERIFY(merkle::verifyInclusion(merkle::leafHash(leaves.at(at).encode()),
                                                quint64(at), quint64(size), listed("path"),
                                                log.root()));
                QVERIFY(merkle::verifyConsistency(quint64(at + 1), roots.at(at + 1), quint64(size),
                                                  log.root(), listed("consistency")));
            }
        }
    }

    void channelMessagesGoBothWays()
    {
        const ChainContext context{GroupId::create(), 5, {AccountId::create(), DeviceId::create()}};
        const QJsonObject where{{u"group"_s, toHex(context.group.toBytes())},
                                {u"epoch"_s, 5},
                                {u"sender"_s, toHex(context.sender.toBytes())}};
        OutboundChain ours = OutboundChain::create(context);
        QJsonObject question = where;
        question[u"handover"_s] = toHex(ours.handover().encode().reveal());
        for (int i = 0; i < 5; ++i) {
            const QByteArray text = "text " + QByteArray::number(i);
            const QByteArray message = *ours.seal(text);
            question[u"message"_s] = toHex(message);
            QCOMPARE(hexOf(ask(u"open_channel"_s, question), "plain"_L1), text);
            for (qsizetype at = 0; i == 4 && at < message.size(); ++at) {
                question[u"message"_s] = toHex(flipped(message, at, int(at) % 8));
                QVERIFY(refused(u"open_channel"_s, question));
            }
        }

        for (const int skip : {0, 1, 250}) {
            QJsonObject wish = where;
            wish[u"skip"_s] = skip;
            wish[u"plain"_s] = toHex("theirs");
            const QJsonObject made = ask(u"seal_channel"_s, wish);
            const auto handover = ChainHandover::decode(hexOf(made, "handover"_L1));
            QVERIFY(handover.ok());
            auto theirs = InboundChain::accept(context, *handover);
            QVERIFY(theirs.ok());
            const QByteArray message = hexOf(made, "message"_L1);
            for (qsizetype at = 0; at < message.size(); ++at)
                QVERIFY(!theirs->open(flipped(message, at, int(at) % 8)).ok());
            QCOMPARE(*theirs->open(message), "theirs");
        }
    }

    void recoveryKeysAreReadFromPaper()
    {
        for (int i = 0; i < 20; ++i) {
            const RecoveryKey key = RecoveryKey::create();
            const QJsonObject said =
                ask(u"read_recovery"_s,
                    {{u"words"_s, textOf(key.words())}, {u"groups"_s, textOf(key.groups())}});
            QCOMPARE(hexOf(said, "root"_L1), key.accountRoot().publicKey());
            QCOMPARE(hexOf(said, "backup"_L1), key.backupKey().reveal());
            QCOMPARE(hexOf(said, "token"_L1), key.fetchToken().reveal());
        }
    }

    void backupsGoBothWays()
    {
        const AccountId account = AccountId::create();
        const Secret key(randomBytes(32));
        const QJsonObject who{{u"account"_s, toHex(account.toBytes())},
                              {u"key"_s, toHex(key.reveal())}};
        QJsonObject question = who;
        const QByteArray sealed = sealBackup(key, account, 9, Secret(QByteArray("content")));
        question[u"sealed"_s] = toHex(sealed);
        QCOMPARE(hexOf(ask(u"open_backup"_s, question), "plain"_L1), "content");
        question[u"sealed"_s] = toHex(flipped(sealed, sealed.size() - 1));
        QVERIFY(refused(u"open_backup"_s, question));

        QJsonObject wish = who;
        wish[u"version"_s] = 3;
        wish[u"plain"_s] = toHex("theirs");
        const QByteArray theirs = hexOf(ask(u"seal_backup"_s, wish), "sealed"_L1);
        const auto opened = openBackup(key, account, theirs, 3);
        QVERIFY(opened.ok());
        QCOMPARE(opened->content.reveal(), "theirs");
        for (qsizetype at = 0; at < theirs.size(); ++at)
            QVERIFY(!openBackup(key, account, flipped(theirs, at, int(at) % 8), 0).ok());
    }

    void pagesOfTheHistoryGoBothWays()
    {
        const RecoveryKey recovery = RecoveryKey::create();
        const SigningKey signing = SigningKey::create();
        const HistoryKey key = makeHistoryKey(recovery);
        const HistoryPlace place{{AccountId::create(), DeviceId::create()}, 7};
        const ChainContext context{GroupId::create(), 3, {AccountId::create(), DeviceId::create()}};
        const BackedChain chain{UserId::create(), context.sender,
                                OutboundChain::create(context).handover()};
        const QByteArray word = randomBytes(32);
        const QByteArray content =
            HistoryBegin + historyPiece(chain).reveal() + historyPiece(word).reveal();
        const QByteArray page =
            *sealHistoryPage(place, key.publicKey, signing, Secret(QByteArray(content)));
        const QJsonObject where{{u"account"_s, toHex(place.writer.account.toBytes())},
                                {u"device"_s, toHex(place.writer.device.toBytes())},
                                {u"page"_s, int(place.page)},
                                {u"history"_s, toHex(key.publicKey)}};
        QJsonObject question = where;
        question[u"words"_s] = textOf(recovery.words());
        question[u"signature"_s] = toHex(key.signature);
        question[u"writer"_s] = toHex(signing.publicKey());
        question[u"sealed"_s] = toHex(page);
        const QJsonObject said = ask(u"open_page"_s, question);
        const QJsonObject read = said["chains"_L1].toArray().first().toObject();
        QCOMPARE(hexOf(read, "user"_L1), chain.user.toBytes());
        QCOMPARE(hexOf(read, "account"_L1), context.sender.account.toBytes());
        QCOMPARE(hexOf(read, "device"_L1), context.sender.device.toBytes());
        QCOMPARE(hexOf(read, "handover"_L1), chain.handover.encode().reveal());
        QCOMPARE(said["words"_L1].toArray(), QJsonArray{toHex(word)});
        question[u"page"_s] = 8;
        QVERIFY(refused(u"open_page"_s, question));

        QJsonObject wish = where;
        wish[u"words"_s] = QJsonArray{toHex(word)};
        const QJsonObject made = ask(u"seal_page"_s, wish);
        const QByteArray theirs = hexOf(made, "sealed"_L1);
        const auto opened =
            openHistoryPage(place, recovery.historySecret(), hexOf(made, "writer"_L1), theirs);
        QVERIFY(opened.ok());
        QCOMPARE(readHistory(opened->reveal())->words, QList<QByteArray>{word});
        for (qsizetype at = 0; at < theirs.size(); ++at)
            QVERIFY(!openHistoryPage(place, recovery.historySecret(), hexOf(made, "writer"_L1),
                                     flipped(theirs, at, int(at) % 8))
                         .ok());
    }

    void wordsAboutReactionsGoBothWays()
    {
        const SigningKey key = SigningKey::create();
        const TakeBackPlace place{
            GroupId::create(), OpId::create(), {AccountId::create(), DeviceId::create()}};
        const QList<OpId> ids{OpId::create(), OpId::create()};
        const QJsonArray inHex{toHex(ids[0].toBytes()), toHex(ids[1].toBytes())};
        const QJsonObject where{{u"channel"_s, toHex(place.channel.toBytes())},
                                {u"message"_s, toHex(place.message.toBytes())},
                                {u"account"_s, toHex(place.signer.account.toBytes())},
                                {u"device"_s, toHex(place.signer.device.toBytes())}};
        const QByteArray word = writeTakeBack(ids, place, key);
        QJsonObject question = where;
        question[u"word"_s] = toHex(word);
        question[u"key"_s] = toHex(key.publicKey());
        QCOMPARE(ask(u"read_word"_s, question)["ids"_L1].toArray(), inHex);
        question[u"word"_s] = toHex(flipped(word, 2));
        QVERIFY(refused(u"read_word"_s, question));

        QJsonObject wish = where;
        wish[u"ids"_s] = inHex;
        const QJsonObject made = ask(u"make_word"_s, wish);
        const QByteArray theirs = hexOf(made, "word"_L1);
        const auto read = readTakeBack(theirs, place, hexOf(made, "key"_L1));
        QVERIFY(read.ok());
        QCOMPARE(*read, ids);
        for (qsizetype at = 0; at < theirs.size(); ++at)
            QVERIFY(!readTakeBack(flipped(theirs, at), place, hexOf(made, "key"_L1)).ok());
    }

    // Argon2id: costs, salt and the normal form of the passphrase.
    void passphrasesGoBothWays()
    {
        const QString passphrase = u"\u212bngström ﬁve & 12"_s;
        const RecoveryKey key = RecoveryKey::create();
        for (const PassphraseCost cost : {PassphraseCost{2, 64}, PassphraseCost{3, 65}}) {
            const QByteArray wrapped = *wrapRecoveryKey(key, passphrase, cost);
            QJsonObject question{{u"wrapped"_s, toHex(wrapped)}, {u"passphrase"_s, passphrase}};
            QCOMPARE(ask(u"unwrap"_s, question)["words"_L1].toString(), textOf(key.words()));
            question[u"wrapped"_s] = toHex(flipped(wrapped, 28)); // the salt
            QVERIFY(refused(u"unwrap"_s, question));
        }
        const QJsonObject made =
            ask(u"wrap"_s, {{u"passphrase"_s, passphrase}, {u"passes"_s, 2}, {u"mib"_s, 64}});
        const QByteArray theirs = hexOf(made, "wrapped"_L1);
        const auto inWords = RecoveryKey::parse(made["words"_L1].toString());
        QVERIFY(inWords);
        const auto opened = unwrapRecoveryKey(inWords->account(), theirs, passphrase);
        QVERIFY(opened.ok() && *opened == *inWords);
        QVERIFY(!unwrapRecoveryKey(inWords->account(), flipped(theirs, 28), passphrase).ok());
    }

    void filesGoBothWays_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 4096, 4097, 65'535, 65'536, 65'537, 200'000})
            QTest::addRow("%d", size) << size;
    }
    void filesGoBothWays()
    {
        QFETCH(const int, size);
        QTemporaryDir folder;
        QFile plain(folder.filePath(u"plain"_s));
        QFile sealed(folder.filePath(u"sealed"_s));
        const QByteArray content = randomBytes(size);
        QVERIFY(plain.open(QIODevice::ReadWrite) && plain.write(content) == size && plain.flush());
        QVERIFY(sealed.open(QIODevice::ReadWrite));
        const auto seal = sealFile(plain, sealed);
        QVERIFY(seal.ok() && sealed.flush());
        QJsonObject question{{u"path"_s, sealed.fileName()},
                             {u"key"_s, toHex(seal->key.reveal())},
                             {u"digest"_s, toHex(seal->digest)},
                             {u"size"_s, size}};
        QCOMPARE(hexOf(ask(u"open_file"_s, question), "hash"_L1), sha256(content));
        question[u"key"_s] = toHex(flipped(seal->key.reveal(), 3));
        QVERIFY(refused(u"open_file"_s, question));

        QFile theirs(folder.filePath(u"theirs"_s));
        QFile opened(folder.filePath(u"opened"_s));
        const QJsonObject made =
            ask(u"seal_file"_s, {{u"path"_s, theirs.fileName()}, {u"size"_s, size}});
        QVERIFY(theirs.open(QIODevice::ReadOnly) && opened.open(QIODevice::ReadWrite));
        const FileSeal said{Secret(hexOf(made, "key"_L1)), hexOf(made, "digest"_L1), size};
        QVERIFY(openFile(theirs, opened, said).ok());
        QVERIFY(opened.seek(0));
        QCOMPARE(sha256(opened.readAll()), hexOf(made, "hash"_L1));
        FileSeal wrong = said;
        wrong.key = Secret(flipped(said.key.reveal(), 3));
        QVERIFY(theirs.seek(0));
        QVERIFY(!openFile(theirs, opened, wrong).ok());
    }

    void safetyNumbersAreTheSame()
    {
        for (int i = 0; i < 10; ++i) {
            const QByteArray a = SigningKey::create().publicKey();
            const QByteArray b = SigningKey::create().publicKey();
            QCOMPARE(ask(u"safety_number"_s, {{u"a"_s, toHex(a)}, {u"b"_s, toHex(b)}})["number"_L1]
                         .toString(),
                     safetyNumber(b, a));
        }
    }

private:
    // Empty, and a failure to come, if it fell over.
    QJsonObject ask(const QString &what, QJsonObject question)
    {
        question[u"do"_s] = what;
        const QJsonObject answer = m_reader.ask(question);
        if (answer.isEmpty())
            qWarning().noquote() << m_reader.why();
        return answer;
    }
    bool refused(const QString &what, const QJsonObject &question)
    {
        return ask(what, question).contains("refused"_L1);
    }
    static QJsonArray hexList(const QList<QByteArray> &all)
    {
        QJsonArray list;
        for (const QByteArray &each : all)
            list.append(toHex(each));
        return list;
    }
    // The account's chain made once more, as bytes: first, both devices, a third one that is taken off again.
    static QList<QByteArray> chainOfThree(Person &person)
    {
        DeviceChain chain;
        QList<QByteArray> entries{DeviceChain::makeFirst(person.root, 1'000)};
        const auto add = [&](const QByteArray &entry) {
            entries.append(entry);
            const Status added = chain.extend({entry});
            Q_ASSERT(added.ok());
        };
        const Status begun = chain.extend(entries);
        Q_ASSERT(begun.ok());
        const auto root = [&] {
            return LogSigner{person.root, person.account, std::nullopt, chain.head().seq};
        };
        Device &first = person.first();
        add(chain.makeAddition(root(), first.introduction(), 2'000));
        const auto device = [&] {
            return LogSigner{first.signing, person.account, first.self.device, chain.head().seq};
        };
        add(chain.makeAddition(device(), person.devices.at(1)->introduction(), 3'000));
        const DeviceId third = person.addDevice().self.device;
        add(chain.makeAddition(device(), person.devices.at(2)->introduction(), 4'000));
        add(chain.makeRevocation(device(), third, 5'000));
        return entries;
    }

    PythonProgram m_reader{u"crypto_page.py"_s};
};

QTEST_GUILESS_MAIN(CryptoPageTest)
#include "tst_crypto_page.moc"
