// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server that hands out other keys than a device's own, the same key twice, less of a file than there was, or a channel
// as one that was never encrypted: what it gains is that less is read, and nothing else.
#include "client/crypto/attachment.h"
#include "client/crypto/session_wire.h"
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/party.h"

#include <QDirIterator>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;

// Under which it begins a session; 0: it begins none.
quint32 oneTimeKeyIn(const QByteArray &envelope)
{
    const auto exchange = readKeyExchange(envelope);
    return exchange.ok() ? exchange->oneTimeId : 0;
}

// What the server keeps of the one file of that size.
QString storedFile(const TestServer &server, qint64 size)
{
    QDirIterator files(server.dataDir() + u"/files/contents"_s, QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (files.fileInfo().size() == size)
            return path;
    }
    return {};
}

bool overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.setPermissions(file.permissions() | QFile::WriteOwner)
        && file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(bytes) == bytes.size() && file.flush();
}

} // namespace

class LyingDeliveryTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void keysOfAnotherAreNotUsed_data()
    {
        QTest::addColumn<dunlin::test::Database>("database");
        QTest::addColumn<bool>("isWhole");
        for (const dunlin::test::Database each : availableDatabases()) {
            QTest::addRow("%s, all of them", nameOf(each)) << each << true;
            QTest::addRow("%s, the prekey", nameOf(each)) << each << false;
        }
    }
    void keysOfAnotherAreNotUsed()
    {
        QFETCH(bool, isWhole);
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party eve(server.url(), fresh(u"eve"_s)); // the server's own
        for (Party *each : {&ann, &bob, &eve})
            QVERIFY(each->comeOnline());
        const DeviceId device = bob.actor.me.device();
        bob.goOffline();
        const auto good = lies.keysOf(device);
        const auto eves = lies.keysOf(eve.actor.me.device());
        QVERIFY(good && eves);
        wire::DeviceKeys bad = *eves;
        if (!isWhole) {
            bad = *good;
            bad.prekey = eves->prekey;
        }
        QVERIFY(lies.setKeys(device, bad));
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId said = ann.say(channel, u"for bob alone"_s);
        QVERIFY(!said.isNull());
        // Nobody was handed what opens it.
        QVERIFY(lies.envelopes(device).isEmpty());
        const OpId again = ann.say(channel, u"nor this"_s);
        QVERIFY(!again.isNull());
        QVERIFY(lies.envelopes(device).isEmpty());
        // With the true ones he is.
        QVERIFY(lies.setKeys(device, *good));
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, said)), u"for bob alone"_s, Patience);
        QCOMPARE(bob.shows(bob.row(channel, again)), u"nor this"_s);
    }

    // Its secret is gone with the first that used it. The second opens nothing, and begins again.
    void aKeyThatIsGivenTwiceOpensOnce_data() { databases(); }
    void aKeyThatIsGivenTwiceOpensOnce()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const DeviceId device = bob.actor.me.device();
        const ChannelId anns = encryptedChannel(ann, {bob.actor.id()});
        const ChannelId cats = encryptedChannel(cat, {bob.actor.id()});
        bob.goOffline();
        const auto key = lies.nextOneTimeKey(device);
        QVERIFY(key);
        const OpId first = ann.say(anns, u"first"_s);
        QVERIFY(!first.isNull() && lies.putBack(device, *key));
        const OpId second = cat.say(cats, u"second"_s);
        QVERIFY(!second.isNull());
        const QList<QByteArray> waiting = lies.envelopes(device);
        QCOMPARE(waiting.size(), 2);
        for (const QByteArray &each : waiting)
            QCOMPARE(qint64(oneTimeKeyIn(each)), key->id);
        cat.goOffline();
        const DeviceId other = cat.actor.me.device();
        QVERIFY(lies.envelopes(other).isEmpty());
        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(anns, first)), u"first"_s, Patience);
        // Her device is told to begin anew, and asked for what was lost.
        QTRY_VERIFY_WITH_TIMEOUT(lies.envelopes(other).size() >= 2, Patience);
        QCOMPARE(bob.shows(bob.row(cats, second)), u"-"_s);
        QVERIFY(cat.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(cats, second)), u"second"_s, Patience);
        const OpId answer = bob.say(cats, u"here I am"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cat.shows(cat.row(cats, answer)), u"here I am"_s, Patience);
    }

    void aFileThatIsCutIsNotOpened_data()
    {
        QTest::addColumn<dunlin::test::Database>("database");
        QTest::addColumn<bool>("isFilledUp");
        for (const dunlin::test::Database each : availableDatabases()) {
            QTest::addRow("%s, shorter", nameOf(each)) << each << false;
            QTest::addRow("%s, filled up", nameOf(each)) << each << true;
        }
    }
    void aFileThatIsCutIsNotOpened()
    {
        QFETCH(bool, isFilledUp);
        WITH_OWN_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), u"ann"_s);
        Party bob(server.url(), u"bob"_s);
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QTemporaryDir elsewhere;
        const QByteArray content(200'000, 'q');
        QFile file(elsewhere.filePath(u"report.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const OpId id = ann.attach(channel, file.fileName(), u"look"_s);
        QVERIFY(!id.isNull());
        QTRY_VERIFY_WITH_TIMEOUT(bob.shown(bob.row(channel, id)).content == u"look"_s, Patience);
        const wire::FileRef told = bob.row(channel, id).files.value(0);
        const QString path = storedFile(server, told.size);
        QVERIFY(!path.isEmpty());
        QFile stored(path);
        QVERIFY(stored.open(QIODevice::ReadOnly));
        const QByteArray whole = stored.readAll();
        stored.close();
        // Where a piece ends: each that is left holds by itself.
        constexpr qsizetype TwoPieces = 24 + 2 * (64 * 1024 + 17);
        QCOMPARE(whole.size(), sealedFileSize(content.size()));
        QVERIFY(whole.size() > TwoPieces);
        QByteArray cut = whole.left(TwoPieces);
        if (isFilledUp)
            cut.append(QByteArray(whole.size() - cut.size(), 0));
        QVERIFY(overwrite(path, cut) && lies.sayFileSize(told.id, cut.size()));
        const auto opened = bob.content(told.id);
        QVERIFY(!opened.ok());
        if (isFilledUp)
            QCOMPARE(opened.error().code, Errc::Conflict);
        // With all of it, it is; what was there before is not taken for it.
        QVERIFY(overwrite(path, whole) && lies.sayFileSize(told.id, whole.size()));
        const auto better = bob.content(told.id);
        VERIFY_OK(better);
        QCOMPARE(*better, content);
    }

    void aChannelThatIsSaidToBePlainStaysSealed_data() { databases(); }
    void aChannelThatIsSaidToBePlainStaysSealed()
    {
        WITH_OWN_SERVER(server);
        Party ann(server.url(), u"ann"_s);
        Party bob(server.url(), u"bob"_s);
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId hello = ann.say(channel, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, hello)), u"hello"_s, Patience);
        ann.stop();
        bob.goOffline();
        QCOMPARE(server.stop(), 0);
        QVERIFY(FalseServer(server).sayPlain(channel));
        QVERIFY2(server.start(), qPrintable(server.why()));
        // Nothing is left of the card that said so, nor of the process that read it.
        ann.start();
        QVERIFY(ann.engine->shelf()->startOver(LocalStore::Keep::Nothing).ok());
        QVERIFY(ann.comeOnline());
        QTRY_VERIFY_WITH_TIMEOUT(ann.engine->shelf()->find(channel), Patience);
        const auto card = ann.actor.rest.call(wire::http::channel, {channel.toText()});
        VERIFY_OK(card);
        QVERIFY(!card->encrypted);
        QVERIFY(ann.engine->sealing()->isEncrypted(channel));
        // What somebody's other program writes there is nobody's words.
        QVERIFY(bob.actor.post(channel, u"said in the clear"_s) > 0);
        const wire::MessageRow plain = ann.rows(channel).value(0);
        QCOMPARE(plain.content, u"said in the clear"_s);
        QCOMPARE(ann.shows(plain), u"-"_s);
        QCOMPARE(ann.fault(plain), u"unsealed"_s);
        // And nothing leaves here so, whatever the server takes.
        ann.say(channel, u"for bob alone"_s);
        const QList<wire::MessageRow> all = ann.rows(channel);
        QVERIFY(!all.isEmpty());
        for (const wire::MessageRow &each : all)
            QVERIFY(!each.content || !each.content->contains(u"bob alone"_s));
    }
};

QTEST_GUILESS_MAIN(LyingDeliveryTest)
#include "tst_lying_delivery.moc"
