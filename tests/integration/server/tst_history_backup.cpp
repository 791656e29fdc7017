// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backup of history over REST: what is taken, from whom, how much of it, and who gets it.
#include "server/services/history_backup.h"
#include "server/storage/sql/connection.h"
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

wire::HistoryKey keyOf(char c)
{
    return {QByteArray(32, c), QByteArray(64, c)};
}

Result<wire::Empty> put(Actor &by, const QString &page, const QByteArray &bytes)
{
    return by.rest.call(wire::http::putHistoryPage, {page}, wire::HistoryPagePut{bytes});
}

Result<wire::HistoryPages> pages(Actor &by, const QString &query = {})
{
    return by.rest.call(wire::http::historyPages, {}, {}, query);
}

Result<wire::Empty> wrap(Actor &by, const QByteArray &bytes, const QString &password = Password)
{
    return by.rest.call(wire::http::putWrappedRecovery, {},
                        wire::WrappedRecoveryPut{bytes, password});
}

template <typename T>
QString refusal(const Result<T> &refused)
{
    return refused.ok() ? u"accepted"_s
                        : QString(errcName(refused.error().code)) + u' ' + refused.error().field;
}

} // namespace

class HistoryBackupTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsGivenBackToItsAccount_data() { databases(); }
    void whatIsKeptIsGivenBackToItsAccount()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        auto state = ann.rest.call(wire::http::historyBackup);
        VERIFY_OK(state);
        QVERIFY(!state->key);
        QCOMPARE(state->pages, 0);
        QCOMPARE(state->mostPages, 4096);
        QCOMPARE(state->mostPageBytes, 24576);
        // Before there is a key nothing can have been sealed to it.
        VERIFY_FAILS(put(ann, u"0"_s, "page"), Errc::NotFound);
        state = ann.rest.call(wire::http::putHistoryKey, {}, keyOf('a'));
        VERIFY_OK(state);
        QVERIFY(state->key == keyOf('a'));
        VERIFY_OK(put(ann, u"0"_s, "page"));
        VERIFY_OK(put(ann, u"1"_s, QByteArray(24576, 'x')));
        VERIFY_OK(put(ann, u"0"_s, "longer"));

        const auto other = ann.otherDevice();
        VERIFY_OK(put(*other, u"0"_s, "the other's"));
        state = other->rest.call(wire::http::historyBackup);
        VERIFY_OK(state);
        QCOMPARE(state->pages, 3);
        QCOMPARE(state->bytes, 6 + 24576 + 11);
        const auto all = pages(*other);
        VERIFY_OK(all);
        QCOMPARE(all->pages.size(), 3);
        QVERIFY(!all->more);
        int mine = 0;
        for (const wire::HistoryPage &each : all->pages) {
            QVERIFY(each.changedAt > 0);
            mine += each.deviceId == ann.me.device() ? 1 : 0;
            if (each.deviceId == ann.me.device() && each.page == 0)
                QCOMPARE(each.bytes, "longer");
        }
        QCOMPARE(mine, 2);

        QVERIFY(pages(bob)->pages.isEmpty());
        QVERIFY(!bob.rest.call(wire::http::historyBackup)->key);
    }

    void aKeyIsThereOnce_data() { databases(); }
    void aKeyIsThereOnce()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const auto give = [&](const wire::HistoryKey &key) {
            return ann.rest.call(wire::http::putHistoryKey, {}, key);
        };
        QCOMPARE(refusal(give({QByteArray(31, 'a'), QByteArray(64, 'a')})), u"invalid publicKey"_s);
        QCOMPARE(refusal(give({QByteArray(33, 'a'), QByteArray(64, 'a')})), u"invalid publicKey"_s);
        QCOMPARE(refusal(give({QByteArray(32, 'a'), QByteArray(63, 'a')})), u"invalid signature"_s);
        VERIFY_OK(give(keyOf('a')));
        VERIFY_OK(give(keyOf('a')));
        QCOMPARE(refusal(give(keyOf('b'))), u"conflict publicKey"_s);
        QCOMPARE(refusal(give({QByteArray(32, 'a'), QByteArray(64, 'b')})),
                 u"conflict publicKey"_s);
        QVERIFY(ann.rest.call(wire::http::historyBackup)->key == keyOf('a'));
    }

    void whatIsNoPageIsRefused_data() { databases(); }
    void whatIsNoPageIsRefused()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        VERIFY_OK(ann.rest.call(wire::http::putHistoryKey, {}, keyOf('a')));
        QCOMPARE(refusal(put(ann, u"0"_s, {})), u"invalid bytes"_s);
        QCOMPARE(refusal(put(ann, u"0"_s, QByteArray(24577, 'x'))), u"tooLarge bytes"_s);
        QCOMPARE(refusal(put(ann, u"-1"_s, "page")), u"invalid page"_s);
        QCOMPARE(refusal(put(ann, u"4096"_s, "page")), u"invalid page"_s);
        QCOMPARE(refusal(put(ann, u"first"_s, "page")), u"invalid page"_s);
        QCOMPARE(refusal(put(ann, u"99999999999999999999"_s, "page")), u"invalid page"_s);
        VERIFY_OK(put(ann, u"4095"_s, "page"));

        const QString device = ann.me.device().toText();
        QCOMPARE(refusal(pages(ann, u"device=nobody&page=0"_s)), u"invalid device"_s);
        QCOMPARE(refusal(pages(ann, u"device="_s + device)), u"invalid page"_s);
        QCOMPARE(refusal(pages(ann, u"page=0"_s)), u"invalid page"_s);
        QCOMPARE(refusal(pages(ann, u"page=x&device="_s + device)), u"invalid page"_s);
        QCOMPARE(refusal(pages(ann, u"limit=0"_s)), u"invalid limit"_s);
        QCOMPARE(refusal(pages(ann, u"limit=x"_s)), u"invalid limit"_s);
        QVERIFY(pages(ann, u"page=4095&device="_s + device)->pages.isEmpty());
        QCOMPARE(pages(ann, u"page=4094&device="_s + device)->pages.size(), 1);
    }

    void manyPagesComeInPieces_data() { databases(); }
    void manyPagesComeInPieces()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        VERIFY_OK(ann.rest.call(wire::http::putHistoryKey, {}, keyOf('a')));
        for (int i = 0; i < 20; ++i)
            VERIFY_OK(put(ann, QString::number(i), QByteArray(24576, char('a' + i))));
        QString query = u"limit=1000"_s;
        QList<qint64> numbers;
        bool more = true;
        while (more) {
            const auto some = pages(ann, query);
            VERIFY_OK(some);
            QVERIFY(some->pages.size() <= 16 && !some->pages.isEmpty());
            for (const wire::HistoryPage &each : some->pages) {
                QCOMPARE(each.bytes, QByteArray(24576, char('a' + each.page)));
                numbers.append(each.page);
            }
            more = some->more;
            query = u"device=%1&page=%2"_s.arg(ann.me.device().toText()).arg(numbers.constLast());
        }
        QCOMPARE(numbers.size(), 20);
        QVERIFY(std::is_sorted(numbers.cbegin(), numbers.cend()));
    }

    void aFullBackupSaysSo_data() { databases(); }
    void aFullBackupSaysSo()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        VERIFY_OK(ann.rest.call(wire::http::putHistoryKey, {}, keyOf('a')));
        VERIFY_OK(put(ann, u"7"_s, "page"));
        // Of other devices, so many that one more is one too many.
        const auto config = server::parseDatabaseUrl(server.databaseUrl());
        QVERIFY(config.ok());
        server::Connection behind(*config, server::Purpose::Write);
        QVERIFY(behind.open().ok());
        QVERIFY(behind.beginWrite().ok());
        const DeviceId gone = DeviceId::create();
        for (qint64 i = 1; i < server::HistoryBackups::MostPages; ++i)
            QVERIFY(behind
                        .change("INSERT INTO HistoryPages (UserId, DeviceId, Page, Content,"
                                " ChangedAt) VALUES (?, ?, ?, ?, ?)",
                                ann.id(), gone, i, QByteArray("x"), qint64(1))
                        .ok());
        QVERIFY(behind.commit().ok());
        QCOMPARE(refusal(put(ann, u"8"_s, "page")), u"tooLarge page"_s);
        // What is there goes on being written.
        VERIFY_OK(put(ann, u"7"_s, "longer"));
        QCOMPARE(ann.rest.call(wire::http::historyBackup)->pages, 4096);
    }

    void aRevokedDeviceLeavesItsPagesAndWritesNoMore_data() { databases(); }
    void aRevokedDeviceLeavesItsPagesAndWritesNoMore()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        VERIFY_OK(ann.rest.call(wire::http::putHistoryKey, {}, keyOf('a')));
        const auto old = ann.otherDevice();
        VERIFY_OK(put(*old, u"0"_s, "what was said"));
        VERIFY_OK(ann.rest.call(wire::http::revokeDevice, {old->me.device().toText()}));
        VERIFY_FAILS(put(*old, u"1"_s, "more"), Errc::Unauthorized);
        const auto all = pages(ann);
        VERIFY_OK(all);
        QCOMPARE(all->pages.size(), 1);
        QCOMPARE(all->pages.constFirst().bytes, "what was said");
    }

    void aWrappedKeyIsItsAccountsAndWantsThePassword_data() { databases(); }
    void aWrappedKeyIsItsAccountsAndWantsThePassword()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const auto kept = [](Actor &by) { return by.rest.call(wire::http::wrappedRecovery); };
        VERIFY_FAILS(kept(ann), Errc::NotFound);
        QCOMPARE(refusal(wrap(ann, {})), u"invalid bytes"_s);
        QCOMPARE(refusal(wrap(ann, QByteArray(257, 'x'))), u"tooLarge bytes"_s);
        VERIFY_FAILS(wrap(ann, "by a thief", u"guessed"_s), Errc::Forbidden);
        VERIFY_FAILS(kept(ann), Errc::NotFound);
        VERIFY_OK(wrap(ann, QByteArray(256, 'x')));
        const qint64 first = kept(ann)->changedAt;
        QVERIFY(first > 0);

        const auto other = ann.otherDevice();
        QCOMPARE(kept(*other)->bytes, QByteArray(256, 'x'));
        VERIFY_OK(wrap(*other, "another one"));
        QCOMPARE(kept(ann)->bytes, "another one");
        QVERIFY(kept(ann)->changedAt >= first);
        VERIFY_FAILS(kept(bob), Errc::NotFound);
        VERIFY_OK(wrap(bob, "of bob"));

        const auto remove = [](Actor &by, const QString &password) {
            return by.rest.call(wire::http::removeWrappedRecovery, {}, {password});
        };
        VERIFY_FAILS(remove(ann, u"guessed"_s), Errc::Forbidden);
        QCOMPARE(kept(ann)->bytes, "another one");
        VERIFY_OK(remove(ann, Password));
        VERIFY_FAILS(kept(ann), Errc::NotFound);
        VERIFY_OK(remove(ann, Password));
        QCOMPARE(kept(bob)->bytes, "of bob");

        VERIFY_OK(ann.rest.call(wire::http::revokeDevice, {other->me.device().toText()}));
        VERIFY_FAILS(wrap(*other, "of a device that is gone"), Errc::Unauthorized);
        VERIFY_FAILS(kept(*other), Errc::Unauthorized);
        VERIFY_FAILS(kept(ann), Errc::NotFound);
    }

    void itGoesWithThePasswordAndWithTheAccount_data() { databases(); }
    void itGoesWithThePasswordAndWithTheAccount()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        for (Actor *each : {&ann, &bob}) {
            VERIFY_OK(each->rest.call(wire::http::putHistoryKey, {}, keyOf('a')));
            VERIFY_OK(put(*each, u"0"_s, "page"));
            VERIFY_OK(wrap(*each, "wrapped"));
        }
        VERIFY_FAILS(ann.rest.call(wire::http::removeHistory, {}, {u"guessed"_s}), Errc::Forbidden);
        QCOMPARE(pages(ann)->pages.size(), 1);
        VERIFY_OK(ann.rest.call(wire::http::removeHistory, {}, {Password}));
        QVERIFY(pages(ann)->pages.isEmpty());
        QVERIFY(!ann.rest.call(wire::http::historyBackup)->key);
        QCOMPARE(pages(bob)->pages.size(), 1);
        // The way back is something else than what was said.
        QCOMPARE(ann.rest.call(wire::http::wrappedRecovery)->bytes, "wrapped");
        // Another key from here on.
        VERIFY_OK(ann.rest.call(wire::http::putHistoryKey, {}, keyOf('b')));

        VERIFY_OK(bob.rest.call(wire::http::removeMe, {}, {Password}));
        const auto config = server::parseDatabaseUrl(server.databaseUrl());
        QVERIFY(config.ok());
        server::Connection behind(*config, server::Purpose::Read);
        QVERIFY(behind.open().ok());
        for (const char *sql : {"SELECT count(*) FROM HistoryPages WHERE UserId = ?",
                                "SELECT count(*) FROM HistoryKeys WHERE UserId = ?",
                                "SELECT count(*) FROM RecoveryKeys WHERE UserId = ?"}) {
            const auto left = behind.number(sql, bob.id());
            QVERIFY(left.ok());
            QCOMPARE(*left, 0);
        }
    }
};

QTEST_GUILESS_MAIN(HistoryBackupTest)
#include "tst_history_backup.moc"
