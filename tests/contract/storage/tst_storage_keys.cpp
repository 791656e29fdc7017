// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Public keys of devices in the database: each one-time key once, however many ask; and the order of a chain. Of the log of
// all chains: tst_storage_key_log.cpp.
#include "server/storage/key_store.h"
#include "tests/contract/storage/storage_fixture.h"

#include <QSet>

#include <thread>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

wire::DeviceKeys keysOf(char c, qint64 prekey = 1)
{
    return {
        QByteArray(32, c),
        QByteArray(32, char(c + 1)),
        {prekey, QByteArray(32, 'p'), QByteArray(64, 's'), {100 + prekey, QByteArray(32, 'l')}}};
}

QList<wire::OneTimeKey> oneTime(qint64 first, qint64 last)
{
    QList<wire::OneTimeKey> keys;
    for (qint64 id = first; id <= last; ++id)
        keys.append({id, QByteArray(32, char(id))});
    return keys;
}

} // namespace

class TestStorageKeys : public StorageTest
{
    Q_OBJECT

private Q_SLOTS:
    void aDeviceKeepsItsIdentityAndChangesItsPrekey();
    void anIdIsStoredOnce();
    void aKeyIsHandedOutOnceHoweverManyAsk();
    void aClaimThatFailsGivesItsKeyBack();
    void revocationTakesTheKeysAway();
    void whoMayKnowOfWhom();
    void aChainHasAnOrder();
    void oneOfTwoAppendsWins();

private:
    template <typename Work>
    auto keys(Work work)
    {
        return m_bench->write([work](UnitOfWork &unit) { return work(unit.stores().keys); });
    }
};

void TestStorageKeys::aDeviceKeepsItsIdentityAndChangesItsPrekey()
{
    const auto put = [&](const wire::DeviceKeys &each) {
        return must(keys([&](KeyStore &s) { return s.put({m_phone, m_ann, each}, 1); }));
    };
    const auto held = [&] { return must(keys([&](KeyStore &s) { return s.find(m_phone); })); };
    QVERIFY(!held());
    QVERIFY(put(keysOf('a')));
    QVERIFY(held()->keys == keysOf('a'));
    QCOMPARE(held()->user, m_ann);
    QVERIFY(put(keysOf('a', 2)));
    QVERIFY(held()->keys == keysOf('a', 2));
    wire::DeviceKeys other = keysOf('a', 3);
    other.identityKey = QByteArray(32, 'x');
    QVERIFY(!put(other));
    other = keysOf('a', 3);
    other.signKey = QByteArray(32, 'x');
    QVERIFY(!put(other));
    QVERIFY(held()->keys == keysOf('a', 2));
}

void TestStorageKeys::anIdIsStoredOnce()
{
    const auto add = [&](const QList<wire::OneTimeKey> &each) {
        return must(keys([&](KeyStore &s) { return s.addOneTime(m_phone, each); }));
    };
    const auto count = [&] {
        return must(keys([&](KeyStore &s) { return s.countOneTime(m_phone); }));
    };
    QVERIFY(!add(oneTime(1, 2))); // a device without keys
    must(keys([&](KeyStore &s) { return s.put({m_phone, m_ann, keysOf('a')}, 1); }));
    QVERIFY(add(oneTime(1, 5)));
    QCOMPARE(count(), 5);
    const auto taken = must(keys([&](KeyStore &s) { return s.takeOneTime(m_phone); }));
    QCOMPARE(taken->id, 1);
    QCOMPARE(taken->key, QByteArray(32, 1));
    // The answer was lost, and it is sent again: the one that was handed out does not come back.
    QVERIFY(add(oneTime(1, 6)));
    QCOMPARE(count(), 5);
    QCOMPARE(must(keys([&](KeyStore &s) { return s.takeOneTime(m_phone); }))->id, 2);
    QVERIFY(!add({{4, QByteArray(32, 'x')}})); // a number with another key
    QCOMPARE(count(), 4);
}

void TestStorageKeys::aKeyIsHandedOutOnceHoweverManyAsk()
{
    must(keys([&](KeyStore &s) { return s.put({m_phone, m_ann, keysOf('a')}, 1); }));
    must(keys([&](KeyStore &s) { return s.addOneTime(m_phone, oneTime(1, 60)); }));
    // Two nodes on one database, where the engine lets us.
    QFETCH_GLOBAL(Engine, engine);
    std::unique_ptr<SqlStorage> second;
    if (engine == Engine::Postgres)
        second = must(SqlStorage::create(m_database->config(), m_clock));
    constexpr int Threads = 6;
    std::array<QList<qint64>, Threads> got;
    std::vector<std::thread> threads;
    for (int t = 0; t < Threads; ++t) {
        SqlStorage &storage = second && t % 2 == 1 ? *second : *m_storage;
        threads.emplace_back([this, &storage, &mine = got[size_t(t)]] {
            for (int i = 0; i < 15; ++i) {
                const auto key = await(storage.write(std::nullopt, [this](UnitOfWork &unit) {
                    return unit.stores().keys.takeOneTime(m_phone);
                }));
                if (key.ok() && *key)
                    mine.append((*key)->id);
            }
        });
    }
    for (std::thread &each : threads)
        each.join();
    QSet<qint64> different;
    int all = 0;
    for (const QList<qint64> &each : got) {
        all += int(each.size());
        different += QSet<qint64>(each.cbegin(), each.cend());
    }
    QCOMPARE(different.size(), all); // nobody got another's
    QCOMPARE(all, 60);
    QCOMPARE(must(keys([&](KeyStore &s) { return s.countOneTime(m_phone); })), 0);
    QVERIFY(!must(keys([&](KeyStore &s) { return s.takeOneTime(m_phone); })));
    if (second)
        second->close();
}

void TestStorageKeys::aClaimThatFailsGivesItsKeyBack()
{
    must(keys([&](KeyStore &s) { return s.put({m_phone, m_ann, keysOf('a')}, 1); }));
    must(keys([&](KeyStore &s) { return s.addOneTime(m_phone, oneTime(1, 1)); }));
    const auto failed = m_bench->write([&](UnitOfWork &unit) -> Result<qint64> {
        DUNLIN_TRY(const auto key, unit.stores().keys.takeOneTime(m_phone));
        Q_UNUSED(key)
        return fail(Errc::Conflict);
    });
    QVERIFY(!failed.ok());
    QCOMPARE(must(keys([&](KeyStore &s) { return s.countOneTime(m_phone); })), 1);
}

void TestStorageKeys::revocationTakesTheKeysAway()
{
    must(keys([&](KeyStore &s) { return s.put({m_phone, m_ann, keysOf('a')}, 1); }));
    must(keys([&](KeyStore &s) { return s.addOneTime(m_phone, oneTime(1, 3)); }));
    must(
        m_bench->write([&](UnitOfWork &unit) { return unit.stores().devices.revoke(m_phone, 5); }));
    QVERIFY(!must(keys([&](KeyStore &s) { return s.find(m_phone); })));
    QCOMPARE(must(keys([&](KeyStore &s) { return s.countOneTime(m_phone); })), 0);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM DeviceKeys"_s), 0);
    // What an upload that was under way leaves behind is found by nobody.
    must(keys([&](KeyStore &s) { return s.put({m_phone, m_ann, keysOf('a')}, 1); }));
    QVERIFY(!must(keys([&](KeyStore &s) { return s.find(m_phone); })));
}

void TestStorageKeys::whoMayKnowOfWhom()
{
    const auto may = [&](const UserId &one, const UserId &other) {
        const bool there = must(keys([&](KeyStore &s) { return s.mayKnow(one, other); }));
        const bool back = must(keys([&](KeyStore &s) { return s.mayKnow(other, one); }));
        return there == back ? int(there) : -1;
    };
    const auto friendship = [&](FriendshipRecord::Status status) {
        must(m_bench->write([&](UnitOfWork &unit) {
            return unit.stores().friends.put({createUuidV7(), m_ann, m_bob, status, 1, 1});
        }));
    };
    QCOMPARE(may(m_ann, m_ann), 1);
    QCOMPARE(may(m_ann, m_bob), 0);
    friendship(FriendshipRecord::Status::Pending);
    QCOMPARE(may(m_ann, m_bob), 0);
    friendship(FriendshipRecord::Status::Accepted);
    QCOMPARE(may(m_ann, m_bob), 1);
    friendship(FriendshipRecord::Status::Declined);
    QCOMPARE(may(m_ann, m_bob), 0);
    const ChannelId garden = m_bench->channel(u"garden"_s, {m_ann, m_bob}).id;
    QCOMPARE(may(m_ann, m_bob), 1);
    must(m_bench->leave(garden, m_bob));
    QCOMPARE(may(m_ann, m_bob), 0);
}

void TestStorageKeys::aChainHasAnOrder()
{
    const auto append = [&](qint64 seq, const QByteArray &entry) {
        return must(keys([&](KeyStore &s) { return s.append(m_ann, {seq, entry}); }));
    };
    QVERIFY(!must(keys([&](KeyStore &s) { return s.lastEntry(m_ann); })));
    QVERIFY(append(0, "zero"));
    QVERIFY(append(1, "one"));
    QVERIFY(!append(1, "other"));
    QVERIFY(append(2, QByteArray(600, char(0xff))));
    const auto last = must(keys([&](KeyStore &s) { return s.lastEntry(m_ann); }));
    QCOMPARE(last->seq, 2);
    QCOMPARE(last->entry, QByteArray(600, char(0xff)));
    const auto from = must(keys([&](KeyStore &s) { return s.entries(m_ann, 1, 1); }));
    QCOMPARE(from.size(), 1);
    QCOMPARE(from.constFirst().entry, "one");
    QVERIFY(must(keys([&](KeyStore &s) { return s.entries(m_bob, 0, 10); })).isEmpty());
    must(keys([&](KeyStore &s) { return s.forgetChain(m_ann); }));
    QVERIFY(must(keys([&](KeyStore &s) { return s.entries(m_ann, 0, 10); })).isEmpty());
}

void TestStorageKeys::oneOfTwoAppendsWins()
{
    for (int round = 0; round < 10; ++round) {
        std::array<bool, 2> won{};
        std::vector<std::thread> threads;
        for (size_t t = 0; t < 2; ++t) {
            threads.emplace_back([this, round, t, &won] {
                const auto stored = await(m_storage->write(std::nullopt, [&](UnitOfWork &unit) {
                    return unit.stores().keys.append(m_ann, {round, QByteArray::number(int(t))});
                }));
                won[t] = stored.ok() && *stored;
            });
        }
        for (std::thread &each : threads)
            each.join();
        QVERIFY(won[0] != won[1]);
        const auto held = must(keys([&](KeyStore &s) { return s.lastEntry(m_ann); }));
        QCOMPARE(held->entry, QByteArray(won[0] ? "0" : "1"));
    }
}

QTEST_GUILESS_MAIN(TestStorageKeys)
#include "tst_storage_keys.moc"
