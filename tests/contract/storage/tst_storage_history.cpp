// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backup of history in the database: one key of an account, and each device's pages by number.
#include "server/storage/history_store.h"
#include "tests/contract/storage/storage_fixture.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

class TestStorageHistory : public StorageTest
{
    Q_OBJECT

    static wire::HistoryKey key(char c) { return {QByteArray(32, c), QByteArray(64, c)}; }
    template <typename Work>
    auto history(Work work)
    {
        return m_bench->write([work](UnitOfWork &unit) { return work(unit.stores().history); });
    }
    void put(const UserId &user, const wire::HistoryPage &page)
    {
        must(history([&](HistoryStore &s) { return s.putPage(user, page); }));
    }
    QList<wire::HistoryPage> pages(const UserId &user, const std::optional<DeviceId> &device,
                                   qint64 page, int limit)
    {
        return must(m_bench->read(
            [=](Stores &stores) { return stores.history.pages(user, device, page, limit); }));
    }

private Q_SLOTS:
    void anAccountHasOneKey()
    {
        QVERIFY(!must(history([&](HistoryStore &s) { return s.hold(m_ann); })));
        QVERIFY(must(history([&](HistoryStore &s) { return s.putKey(m_ann, key('a')); })));
        QVERIFY(!must(history([&](HistoryStore &s) { return s.putKey(m_ann, key('b')); })));
        QVERIFY(must(history([&](HistoryStore &s) { return s.hold(m_ann); })));
        QVERIFY(must(history([&](HistoryStore &s) { return s.key(m_ann); })) == key('a'));
        QVERIFY(!must(history([&](HistoryStore &s) { return s.key(m_bob); })));
    }

    void aPageTakesThePlaceOfTheOneBefore()
    {
        put(m_ann, {m_phone, 0, "first", 1});
        put(m_ann, {m_phone, 1, QByteArray(24 * 1024, '\0'), 2});
        put(m_ann, {m_phone, 0, "longer", 3});
        const auto all = pages(m_ann, {}, 0, 10);
        QCOMPARE(all.size(), 2);
        QVERIFY(all.at(0) == (wire::HistoryPage{m_phone, 0, "longer", 3}));
        QCOMPARE(all.at(1).bytes.size(), 24 * 1024);
        QVERIFY(must(history([&](HistoryStore &s) { return s.hasPage(m_ann, m_phone, 1); })));
        QVERIFY(!must(history([&](HistoryStore &s) { return s.hasPage(m_ann, m_phone, 2); })));
        QVERIFY(!must(history([&](HistoryStore &s) { return s.hasPage(m_bob, m_phone, 1); })));
        const auto counts = must(history([&](HistoryStore &s) { return s.counts(m_ann); }));
        QVERIFY(counts == (HistoryCounts{2, 6 + 24 * 1024, 3}));
        QVERIFY(must(history([&](HistoryStore &s) { return s.counts(m_bob); })) == HistoryCounts());
    }

    void pagesAreListedByDeviceAndNumber()
    {
        QList<DeviceId> devices{m_phone, m_bench->device(m_ann).id, DeviceId::create()};
        std::sort(devices.begin(), devices.end());
        for (const DeviceId &each : std::as_const(devices)) {
            for (const qint64 page : {2, 0, 1})
                put(m_ann, {each, page, "p" + QByteArray::number(page), 1});
        }
        put(m_bob, {m_bench->device(m_bob).id, 0, "bob's", 1});
        // However few at once, all of them come, in order and once.
        for (const int limit : {1, 2, 4, 100}) {
            QList<wire::HistoryPage> all;
            std::optional<DeviceId> device;
            qint64 page = 0;
            for (;;) {
                const auto some = pages(m_ann, device, page, limit);
                if (some.isEmpty())
                    break;
                QVERIFY(some.size() <= limit);
                all += some;
                device = some.constLast().deviceId;
                page = some.constLast().page;
            }
            QCOMPARE(all.size(), 9);
            for (qsizetype i = 0; i < all.size(); ++i) {
                QCOMPARE(all.at(i).deviceId, devices.at(i / 3));
                QCOMPARE(all.at(i).page, i % 3);
            }
        }
    }

    void aWrappedKeyTakesThePlaceOfTheOneBefore()
    {
        const auto wrapped = [&](const UserId &user) {
            return must(history([&](HistoryStore &s) { return s.wrapped(user); }));
        };
        const wire::WrappedRecovery first{QByteArray(256, '\xff'), 1};
        const wire::WrappedRecovery second{"wrapped", 2};
        QVERIFY(!wrapped(m_ann));
        must(history([&](HistoryStore &s) { return s.putWrapped(m_ann, first); }));
        must(history([&](HistoryStore &s) { return s.putWrapped(m_bob, first); }));
        QVERIFY(wrapped(m_ann) == first);
        must(history([&](HistoryStore &s) { return s.putWrapped(m_ann, second); }));
        QVERIFY(wrapped(m_ann) == second);
        // Neither goes with the other.
        must(history([&](HistoryStore &s) { return s.forget(m_ann); }));
        QVERIFY(wrapped(m_ann) == second);
        must(history([&](HistoryStore &s) { return s.forgetWrapped(m_ann); }));
        QVERIFY(!wrapped(m_ann) && wrapped(m_bob) == first);
    }

    void aDeviceThatIsRevokedLeavesItsPages()
    {
        put(m_ann, {m_phone, 0, "what was said", 1});
        must(m_bench->write(
            [&](UnitOfWork &unit) { return unit.stores().devices.revoke(m_phone, 5); }));
        QCOMPARE(pages(m_ann, {}, 0, 10).size(), 1);
    }

    void whatIsForgottenIsGoneAndNobodyElsesIs()
    {
        for (const UserId &each : {m_ann, m_bob}) {
            must(history([&](HistoryStore &s) { return s.putKey(each, key('a')); }));
            put(each, {m_phone, 0, "page", 1});
        }
        must(history([&](HistoryStore &s) { return s.forget(m_ann); }));
        QVERIFY(!must(history([&](HistoryStore &s) { return s.key(m_ann); })));
        QVERIFY(pages(m_ann, {}, 0, 10).isEmpty());
        QVERIFY(must(history([&](HistoryStore &s) { return s.key(m_bob); })).has_value());
        QCOMPARE(pages(m_bob, {}, 0, 10).size(), 1);
        QVERIFY(must(history([&](HistoryStore &s) { return s.putKey(m_ann, key('b')); })));
    }
};

QTEST_GUILESS_MAIN(TestStorageHistory)
#include "tst_storage_history.moc"
