// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backup of history is removed: by its owner, who wants nothing kept, and behind the back of a device that does.
#include "client/crypto/history_page.h"
#include "tests/e2e/encrypted/party.h"

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

bool isBackedUp(Party &who)
{
    return waitUntil(
        [&] { return waitFor(backupOf(who).tryNow()).ok() && stateOf(who).is == Is::Current; },
        Patience);
}

wire::HistoryBackup onServer(Party &who)
{
    const auto shown = who.actor.rest.call(wire::http::historyBackup);
    return shown.ok() ? *shown : wire::HistoryBackup{{}, -1, 0, 0, 0};
}

} // namespace

class HistoryRemovalTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void whoRemovesItLeavesNothingMore_data() { databases(); }
    void whoRemovesItLeavesNothingMore()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        QVERIFY(ann.comeOnline());
        const ChannelId channel = encryptedChannel(ann, {});
        QVERIFY(!ann.say(channel, u"kept for a while"_s).isNull());
        QVERIFY(isBackedUp(ann));
        QCOMPARE(onServer(ann).pages, 1);
        const auto refused = waitFor(backupOf(ann).remove(Secret(QByteArray("guessed"))));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Errc::Forbidden);
        QCOMPARE(stateOf(ann).is, Is::Current);
        QCOMPARE(onServer(ann).pages, 1);

        VERIFY_OK(waitFor(backupOf(ann).remove(Secret::fromText(Password))));
        QCOMPARE(stateOf(ann).is, Is::Off);
        QCOMPARE(stateOf(ann).added, 0u);
        QVERIFY(!ann.say(channel, u"for here alone"_s).isNull());
        ann.goOffline();
        QVERIFY(ann.comeOnline());
        VERIFY_OK(waitFor(backupOf(ann).tryNow()));
        QCOMPARE(onServer(ann).pages, 0);
        QVERIFY(!onServer(ann).key);

        // Who wants one again begins with nothing, and says so.
        VERIFY_OK(backupOf(ann).setWanted(true));
        QVERIFY(isBackedUp(ann));
        QCOMPARE(stateOf(ann).added, 0u);
        QCOMPARE(onServer(ann).pages, 0);
        const ChannelId other = encryptedChannel(ann, {});
        QVERIFY(!ann.say(other, u"kept again"_s).isNull());
        QVERIFY(isBackedUp(ann));
        QCOMPARE(stateOf(ann).kept, 2u);
        QCOMPARE(onServer(ann).pages, 1);
    }

    // Of what is gone nothing is claimed; what is still here goes there once more.
    void anotherDeviceThatWantsOneBeginsAnew_data() { databases(); }
    void anotherDeviceThatWantsOneBeginsAnew()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        QVERIFY(ann.comeOnline());
        const auto phone = letIn(server.url(), ann);
        QVERIFY(phone);
        const ChannelId channel = encryptedChannel(*phone, {});
        QVERIFY(!phone->say(channel, u"from the phone"_s).isNull());
        QVERIFY(isBackedUp(*phone));
        const quint32 before = stateOf(*phone).kept;
        QVERIFY(before > 0);
        VERIFY_OK(waitFor(backupOf(ann).remove(Secret::fromText(Password))));
        QCOMPARE(onServer(ann).pages, 0);

        // It comes upon it with the next thing that it keeps.
        const ChannelId other = encryptedChannel(*phone, {});
        QVERIFY(!phone->say(other, u"and later"_s).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(onServer(ann).pages, 1, Patience);
        QVERIFY(isBackedUp(*phone));
        const HistoryBackupState state = stateOf(*phone);
        QCOMPARE(state.kept, state.added);
        const auto words = ann.engine->sealing()->own().recoveryWords();
        QVERIFY(words.ok());
        const auto key = RecoveryKey::parse(QString::fromUtf8(words->reveal()));
        QVERIFY(key);
        ChainBook book(ann.engine->shelf()->store(), *ann.http);
        const DeviceChain *chain = book.of(ann.actor.id());
        QVERIFY(chain);
        const DeviceId writer = phone->actor.me.device();
        const auto pages = ann.actor.rest.call(wire::http::historyPages);
        VERIFY_OK(pages);
        const wire::HistoryPage page = pages->pages.constFirst();
        QCOMPARE(page.deviceId, writer);
        const auto content =
            openHistoryPage({{chain->account(), writer}, quint32(page.page)}, key->historySecret(),
                            chain->device(writer)->signKey, page.bytes);
        QVERIFY(content.ok());
        const auto read = readHistory(content->reveal());
        QVERIFY(read.ok());
        QCOMPARE(quint32(read->chains.size() + read->words.size()), state.kept);
        QVERIFY(state.kept > before);
    }
};

QTEST_GUILESS_MAIN(HistoryRemovalTest)
#include "tst_history_removal.moc"
