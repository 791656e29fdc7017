// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever has lost the only device reads on: what it left on the server opens with the recovery key, and with nothing else.
// The engines are those of the programs, the server is a real one; its lies are told between the two.
#include "client/crypto/history_page.h"
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/party.h"

#include <QDirIterator>
#include <QTemporaryFile>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;
using Is = HistoryBackupState::Is;

HistoryBackup &backupOf(Party &who)
{
    return who.engine->sealing()->backup();
}

HistoryBackupState stateOf(Party &who)
{
    const auto state = backupOf(who).state();
    return state.ok() ? *state : HistoryBackupState();
}

// All that it knows is on the server.
bool isBackedUp(Party &who)
{
    return waitUntil(
        [&] { return waitFor(backupOf(who).tryNow()).ok() && stateOf(who).is == Is::Current; },
        Patience);
}

RecoveryKey keyOf(Party &who)
{
    const auto words = who.engine->sealing()->own().recoveryWords();
    const auto key =
        words.ok() ? RecoveryKey::parse(QString::fromUtf8(words->reveal())) : std::nullopt;
    return key ? *key : RecoveryKey::create();
}

OpId change(Party &who, PendingKind kind, const ChannelId &channel, const OpId &of,
            const QString &text)
{
    PendingOp op;
    op.kind = kind;
    op.channel = channel;
    op.targetId = of;
    op.text = text;
    return who.run(op);
}

// A device of somebody who has nothing but the recovery key.
std::unique_ptr<Party> restored(const QString &url, const Actor &of, const RecoveryKey &key)
{
    auto made = std::make_unique<Party>(url, of.otherDevice());
    made->comeOnline();
    return waitFor(made->engine->sealing()->restore(key)).ok() ? std::move(made) : nullptr;
}

QList<wire::HistoryPage> pagesOf(Party &who)
{
    const auto all = who.actor.rest.call(wire::http::historyPages);
    return all.ok() ? all->pages : QList<wire::HistoryPage>();
}

bool put(Actor &by, qint64 page, const QByteArray &bytes)
{
    return by.rest
        .call(wire::http::putHistoryPage, {QString::number(page)}, wire::HistoryPagePut{bytes})
        .ok();
}

} // namespace

class HistoryBackupTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void whoLostTheOnlyDeviceReadsOn_data() { databases(); }
    void whoLostTheOnlyDeviceReadsOn()
    {
        WITH_SERVER(server);
        auto laptop = std::make_unique<Party>(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {laptop.get(), &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(*laptop, {bob.actor.id()});
        const OpId mine = laptop->say(channel, u"from the laptop"_s);
        QVERIFY(!mine.isNull());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, mine)), u"from the laptop"_s,
                                  Patience);
        const OpId theirs = bob.say(channel, u"from bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(laptop->shows(laptop->row(channel, theirs)), u"from bob"_s,
                                  Patience);
        const OpId changed = bob.say(channel, u"not yet right"_s);
        QVERIFY(!change(bob, PendingKind::Edit, channel, changed, u"right"_s).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(laptop->shows(laptop->row(channel, changed)), u"right"_s,
                                  Patience);
        QVERIFY(!change(bob, PendingKind::ReactionAdd, channel, mine, u"up"_s).isNull());
        QVERIFY(!change(*laptop, PendingKind::ReactionAdd, channel, mine, u"down"_s).isNull());
        QTemporaryFile file(QDir::tempPath() + u"/XXXXXX.txt"_s);
        QVERIFY(file.open());
        file.write("what is in it");
        file.close();
        const OpId withFile = bob.attach(channel, file.fileName(), u"look"_s);
        QVERIFY(!withFile.isNull());
        QVERIFY(isBackedUp(*laptop));
        const RecoveryKey key = keyOf(*laptop);
        const DeviceId old = laptop->actor.me.device();
        laptop->stop();

        const auto phone = restored(server.url(), laptop->actor, key);
        QVERIFY(phone);
        const HistoryBackupState state = stateOf(*phone);
        QVERIFY(!state.isRestoring);
        QVERIFY(state.restored >= 2);
        QCOMPARE(state.skipped, 0u);
        QTRY_COMPARE_WITH_TIMEOUT(phone->shows(phone->row(channel, mine)), u"from the laptop"_s,
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(phone->shows(phone->row(channel, theirs)), u"from bob"_s,
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(phone->shows(phone->row(channel, changed)), u"right"_s, Patience);
        QStringList reactions = phone->reactions(phone->row(channel, mine));
        reactions.sort();
        QCOMPARE(reactions, (QStringList{u"down 1"_s, u"up 1"_s}));
        const wire::MessageRow row = phone->row(channel, withFile);
        QCOMPARE(phone->shown(row).files.size(), 1);
        QCOMPARE(phone->content(row.files.constFirst().id).value(), QByteArray("what is in it"));

        // It goes on, also when the old one is taken off.
        const OpId next = phone->say(channel, u"back again"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, next)), u"back again"_s, Patience);
        VERIFY_OK(waitFor(phone->engine->sealing()->revoke({old})));
        const OpId answer = bob.say(channel, u"good"_s);
        QTRY_COMPARE_WITH_TIMEOUT(phone->shows(phone->row(channel, answer)), u"good"_s, Patience);
        // What it took is in its own pages now: the next loss is none either.
        QVERIFY(isBackedUp(*phone));
        phone->stop();
        const auto tablet = restored(server.url(), phone->actor, key);
        QVERIFY(tablet);
        for (const auto &[id, text] :
             {std::pair(mine, u"from the laptop"_s), std::pair(theirs, u"from bob"_s),
              std::pair(changed, u"right"_s), std::pair(next, u"back again"_s),
              std::pair(answer, u"good"_s)})
            QTRY_COMPARE_WITH_TIMEOUT(tablet->shows(tablet->row(channel, id)), text, Patience);
        // The laptop was taken off before the tablet came: its own pages are believed no more.
        QVERIFY(stateOf(*tablet).skipped > 0);
    }

    // Nothing tells what a device said before it was taken off from what it makes up since, but that it had told so itself.
    void whatTheLostDeviceSaidIsReadWhenItIsTakenOff_data() { databases(); }
    void whatTheLostDeviceSaidIsReadWhenItIsTakenOff()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party laptop(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&laptop, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(laptop, {bob.actor.id()});
        const OpId mine = laptop.say(channel, u"said in time"_s);
        QVERIFY(!mine.isNull());
        QVERIFY(isBackedUp(laptop));
        const OpId later = laptop.say(channel, u"after the last page"_s);
        QVERIFY(!later.isNull());
        laptop.goOffline();
        // The phone comes upon them when it is too late to open them by itself.
        const qint64 first = laptop.row(channel, mine).seq;
        const qint64 second = laptop.row(channel, later).seq;
        QVERIFY(lies.hide(channel, first) && lies.hide(channel, second));
        const auto phone = restored(server.url(), laptop.actor, keyOf(laptop));
        QVERIFY(phone);
        VERIFY_OK(waitFor(phone->engine->sealing()->revoke({laptop.actor.me.device()})));
        phone->clock.advance(LastWords::MostMs + 1);
        QVERIFY(lies.show(channel, first) && lies.show(channel, second));
        QTRY_COMPARE_WITH_TIMEOUT(phone->shows(phone->row(channel, mine)), u"said in time"_s,
                                  Patience);
        QCOMPARE(phone->fault(phone->row(channel, later)), u"unvouched"_s);
    }

    void whoHasAnotherKeyReadsNothing_data() { databases(); }
    void whoHasAnotherKeyReadsNothing()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QVERIFY(!ann.say(channel, u"hello"_s).isNull());
        QVERIFY(isBackedUp(ann));
        Party other(server.url(), ann.actor.otherDevice());
        other.comeOnline();
        const auto refused = waitFor(other.engine->sealing()->restore(RecoveryKey::create()));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Errc::Forbidden);
        QCOMPARE(stateOf(other).restored, 0u);
    }

    void aKeyThatTheAccountDidNotSignIsSealedToByNobody_data() { databases(); }
    void aKeyThatTheAccountDidNotSignIsSealedToByNobody()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        QVERIFY(ann.comeOnline());
        QVERIFY(waitUntil([&] { return stateOf(ann).is == Is::Current; }, Patience));
        const RecoveryKey recovery = keyOf(ann);
        const client::HistoryKey forged = makeHistoryKey(RecoveryKey::create());
        const client::HistoryKey good = makeHistoryKey(recovery);
        const ChannelId channel = encryptedChannel(ann, {});
        QVERIFY(lies.setHistoryKey(ann.actor.id(), forged.publicKey, forged.signature));
        // One that has seen another key before, one that has made it, and one that sees a key for the first time.
        ann.goOffline();
        QVERIFY(ann.comeOnline());
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(ann).is == Is::Exchanged, Patience);
        QVERIFY(!ann.say(channel, u"for nobody"_s).isNull());
        VERIFY_OK(waitFor(backupOf(ann).tryNow()));
        QVERIFY(pagesOf(ann).isEmpty());
        const auto phone = restored(server.url(), ann.actor, recovery);
        QVERIFY(phone);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(*phone).is == Is::Exchanged, Patience);
        QVERIFY(!phone->say(channel, u"for nobody, too"_s).isNull());
        VERIFY_OK(waitFor(backupOf(*phone).tryNow()));
        QVERIFY(pagesOf(ann).isEmpty());
        const auto tablet = letIn(server.url(), ann);
        QVERIFY(tablet);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(*tablet).is == Is::Exchanged, Patience);
        // With the account's signature beside it, it is still none of its keys.
        QVERIFY(lies.setHistoryKey(ann.actor.id(), forged.publicKey, good.signature));
        tablet->goOffline();
        QVERIFY(tablet->comeOnline());
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(*tablet).is == Is::Exchanged, Patience);
        QVERIFY(!tablet->say(channel, u"for nobody either"_s).isNull());
        VERIFY_OK(waitFor(backupOf(*tablet).tryNow()));
        QVERIFY(pagesOf(ann).isEmpty());

        QVERIFY(lies.setHistoryKey(ann.actor.id(), good.publicKey, good.signature));
        ann.goOffline();
        QVERIFY(ann.comeOnline());
        QVERIFY(isBackedUp(ann));
        QVERIFY(!pagesOf(ann).isEmpty());
    }

    // It knows the public key, and may write what it likes into the place of a page.
    void whatTheServerMakesUpIsSkippedAndTheRestTaken_data() { databases(); }
    void whatTheServerMakesUpIsSkippedAndTheRestTaken()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId mine = ann.say(channel, u"hello"_s);
        QVERIFY(isBackedUp(ann));
        const RecoveryKey recovery = keyOf(ann);
        ChainBook book(ann.engine->shelf()->store(), *ann.http);
        QVERIFY(book.of(ann.actor.id()));
        const AccountId account = book.of(ann.actor.id())->account();
        const HistoryPlace place{{account, ann.actor.me.device()}, 9};
        const auto invented = sealHistoryPage(place, makeHistoryKey(recovery).publicKey,
                                              SigningKey::create(), Secret(QByteArray("\1", 1)));
        QVERIFY(invented.ok());
        QVERIFY(put(ann.actor, 9, *invented));
        // One of its own pages under another number.
        const QList<wire::HistoryPage> pages = pagesOf(ann);
        QVERIFY(put(ann.actor, 10, pages.constFirst().bytes));
        QVERIFY(put(ann.actor, 11, "nothing of the kind"));
        // And one of a device that nobody knows.
        const auto stranger = ann.actor.otherDevice();
        QVERIFY(put(*stranger, 0, pages.constFirst().bytes));
        ann.stop();

        const auto phone = restored(server.url(), ann.actor, recovery);
        QVERIFY(phone);
        QCOMPARE(stateOf(*phone).skipped, 4u);
        QTRY_COMPARE_WITH_TIMEOUT(phone->shows(phone->row(channel, mine)), u"hello"_s, Patience);
    }

    void nothingOfItIsInTheClear_data() { databases(); }
    void nothingOfItIsInTheClear()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId mine = ann.say(channel, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, mine)), u"hello"_s, Patience);
        const OpId theirs = bob.say(channel, u"hello yourself"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, theirs)), u"hello yourself"_s,
                                  Patience);
        QVERIFY(isBackedUp(ann));
        // What stands in the pages, as only the account can know it.
        const RecoveryKey recovery = keyOf(ann);
        ChainBook book(ann.engine->shelf()->store(), *ann.http);
        const DeviceChain *chain = book.of(ann.actor.id());
        QVERIFY(chain);
        QList<QByteArray> secrets{recovery.historySecret().reveal()};
        for (const wire::HistoryPage &each : pagesOf(ann)) {
            const auto content = openHistoryPage(
                {{chain->account(), each.deviceId}, quint32(each.page)}, recovery.historySecret(),
                chain->device(each.deviceId)->signKey, each.bytes);
            QVERIFY(content.ok());
            const auto read = readHistory(content->reveal());
            QVERIFY(read.ok());
            for (const BackedChain &one : read->chains)
                secrets.append(one.handover.key.reveal());
        }
        QVERIFY(secrets.size() >= 3);
        const auto isAnywhere = [&](const QByteArray &bytes) {
            for (const QByteArray &each : std::as_const(secrets)) {
                if (bytes.contains(each) || bytes.contains(each.toBase64())
                    || bytes.contains(each.toHex()))
                    return true;
            }
            return false;
        };
        for (const wire::HistoryPage &each : pagesOf(ann))
            QVERIFY(!isAnywhere(each.bytes));
        int files = 0;
        QDirIterator all(server.dataDir(), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            ++files;
            QVERIFY2(!isAnywhere(file.readAll()), qPrintable(file.fileName()));
        }
        QVERIFY(files > 0);
    }

    void whoDoesNotWantItLeavesNothing_data() { databases(); }
    void whoDoesNotWantItLeavesNothing()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        QVERIFY(ann.comeOnline());
        VERIFY_OK(backupOf(ann).setWanted(false));
        const ChannelId channel = encryptedChannel(ann, {});
        QVERIFY(!ann.say(channel, u"for here alone"_s).isNull());
        QCOMPARE(stateOf(ann).is, Is::Off);
        QCOMPARE(stateOf(ann).added, 0u);
        VERIFY_OK(backupOf(ann).setWanted(true));
        QVERIFY(isBackedUp(ann));
        QVERIFY(pagesOf(ann).isEmpty());
    }

    // What goes everywhere else does not stay by the backup either.
    void whatDoesNotStayIsNotKept_data() { databases(); }
    void whatDoesNotStayIsNotKept()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        QVERIFY(ann.comeOnline());
        wire::ChannelCreate request;
        request.opId = OpId::create();
        request.name = u"fleeting"_s;
        request.isPrivate = true;
        request.encrypted = true;
        request.retention = wire::Retention{wire::RetentionMode::Expire, 3'600'000};
        const auto made = ann.actor.rest.call(wire::http::createChannel, {}, request);
        VERIFY_OK(made);
        QVERIFY(ann.engine->enter(*made, wire::Role::Owner).ok());
        QVERIFY(!ann.say(made->id, u"soon gone"_s).isNull());
        QVERIFY(isBackedUp(ann));
        QCOMPARE(stateOf(ann).added, 0u);
        QVERIFY(pagesOf(ann).isEmpty());
        const ChannelId stays = encryptedChannel(ann, {});
        QVERIFY(!ann.say(stays, u"to stay"_s).isNull());
        QVERIFY(isBackedUp(ann));
        QCOMPARE(stateOf(ann).added, 2u);
    }
};

QTEST_GUILESS_MAIN(HistoryBackupTest)
#include "tst_history_backup.moc"
