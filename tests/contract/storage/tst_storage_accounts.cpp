// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What storage promises about people, devices, tokens, invites and personal streams: on both engines.
#include "server/storage/notification_store.h"
#include "tests/contract/storage/storage_fixture.h"

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

class TestStorageAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void everyFieldOfAnAccountComesBack();
    void aNameIsTakenInAnySpelling();
    void anEmailIsTakenByUpdateToo();
    void twoWhoTakeOneNameAtOnceGetOneAccount();
    void whoTakesAnAccountWritesBackWhatNobodyChanged();
    void searchFindsPartsOfNamesAndLeavesOutTheDisabled();
    void searchTakesWildcardsLiterally();
    void profilesComeForManyAtOnce();
    void touchNeverGoesBack();
    void aRevokedDeviceLosesItsTokens();
    void aRefreshTokenIsUsedOnce();
    void expiredTokensGo();
    void signingKeysComeNewestFirst();
    void anInviteStopsAtItsLimits();
    void laterEventsOfOneThingReplaceEarlierOnes();
    void aProfileEventShowsTheProfileAsItIsNow();
    void aDeviceHasOnePushSubscriptionWhichGoesWithIt();
    void theEpochIsMadeOnceAndStays();

private:
    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::optional<Bench> m_bench;
};

void TestStorageAccounts::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_bench.emplace(*m_storage);
}

void TestStorageAccounts::cleanup()
{
    m_storage.reset();
    m_database.reset();
}

void TestStorageAccounts::everyFieldOfAnAccountComesBack()
{
    AccountRecord account;
    account.id = UserId::create();
    account.username = u"Zoë"_s;
    account.usernameFold = u"zoë"_s;
    account.email = u"Zoe@Example.org"_s;
    account.emailFold = u"zoe@example.org"_s;
    account.passwordHash = u"$argon2id$v=19$m=1,t=1,p=1$abc'\\\"$x"_s;
    account.displayName = u"Zoë 🦆 O'Neill \\ ? :x"_s;
    account.about = u""_s;
    account.role = wire::ServerRole::Admin;
    account.createdAt = 1'700'000'000'123;
    account.lastSeenAt = 5;
    account.disabled = true;

    must(m_bench->write([&](UnitOfWork &unit) { return unit.stores().accounts.create(account); }));
    const auto found =
        must(m_bench->read([&](Stores &s) { return s.accounts.findByUsername(u"zoë"_s); }));

    QVERIFY(found);
    QCOMPARE(found->id, account.id);
    QCOMPARE(found->username, account.username);
    QCOMPARE(found->email, account.email);
    QCOMPARE(found->emailFold, account.emailFold);
    QCOMPARE(found->passwordHash, account.passwordHash);
    QCOMPARE(found->displayName, account.displayName);
    QCOMPARE(found->about, account.about);
    QCOMPARE(found->role, account.role);
    QCOMPARE(found->createdAt, account.createdAt);
    QCOMPARE(found->lastSeenAt, account.lastSeenAt);
    QVERIFY(found->disabled);
    QVERIFY(!must(m_bench->read([&](Stores &s) { return s.accounts.find(UserId::create()); })));
}

void TestStorageAccounts::aNameIsTakenInAnySpelling()
{
    m_bench->person(u"Ann"_s);
    AccountRecord second;
    second.id = UserId::create();
    second.username = u"aNN"_s;
    second.usernameFold = u"ann"_s;

    const Status outcome =
        m_bench->write([&](UnitOfWork &unit) { return unit.stores().accounts.create(second); });

    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, Errc::Conflict);
    QCOMPARE(outcome.error().field, u"username"_s);
    QCOMPARE(must(m_bench->read([](Stores &s) { return s.accounts.count(); })), 1);
}

void TestStorageAccounts::anEmailIsTakenByUpdateToo()
{
    AccountRecord ann = m_bench->person(u"ann"_s);
    AccountRecord bob = m_bench->person(u"bob"_s);
    ann.email = u"a@x"_s;
    ann.emailFold = u"a@x"_s;
    must(m_bench->write([&](UnitOfWork &unit) { return unit.stores().accounts.update(ann); }));
    must(m_bench->write([&](UnitOfWork &unit) { return unit.stores().accounts.update(ann); }));

    bob.email = u"A@X"_s;
    bob.emailFold = u"a@x"_s;
    const Status outcome =
        m_bench->write([&](UnitOfWork &unit) { return unit.stores().accounts.update(bob); });

    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, Errc::Conflict);
    QCOMPARE(outcome.error().field, u"email"_s);
}

void TestStorageAccounts::whoTakesAnAccountWritesBackWhatNobodyChanged()
{
    const UserId ann = m_bench->person(u"ann"_s).id;
    // Another node, or the command line.
    const auto elsewhere = must(SqlStorage::create(m_database->config(), m_clock));
    constexpr int Each = 60;
    QList<Async<Done>> answers;
    for (int i = 0; i < Each; ++i) {
        for (Storage *storage :
             {static_cast<Storage *>(m_storage.get()), static_cast<Storage *>(elsewhere.get())}) {
            answers.append(storage->write(ChannelId::create(), [ann](UnitOfWork &unit) -> Status {
                DUNLIN_TRY(auto account, unit.stores().accounts.take(ann));
                account->about = QString::number(account->about.toInt() + 1);
                return unit.stores().accounts.update(*account);
            }));
        }
    }
    for (const Async<Done> &each : std::as_const(answers))
        must(await(each));

    const auto account = must(m_bench->read([&](Stores &s) { return s.accounts.find(ann); }));
    QCOMPARE(account->about, QString::number(2 * Each));
}

void TestStorageAccounts::twoWhoTakeOneNameAtOnceGetOneAccount()
{
    QList<Async<Done>> answers;
    for (int i = 0; i < 24; ++i) {
        AccountRecord account;
        account.id = UserId::create();
        account.username = account.usernameFold = u"name%1"_s.arg(i % 3);
        // Different channels, hence different writers where there are several.
        answers.append(m_storage->write(ChannelId::create(), [account](UnitOfWork &unit) {
            return unit.stores().accounts.create(account);
        }));
    }
    int made = 0;
    for (const Async<Done> &answer : answers) {
        const Status outcome = await(answer);
        if (outcome.ok())
            ++made;
        else
            QCOMPARE(outcome.error().code, Errc::Conflict);
    }
    QCOMPARE(made, 3);
}

void TestStorageAccounts::searchFindsPartsOfNamesAndLeavesOutTheDisabled()
{
    m_bench->person(u"martha"_s);
    m_bench->person(u"arthur"_s);
    AccountRecord gone = m_bench->person(u"arthas"_s);
    gone.disabled = true;
    must(m_bench->write([&](UnitOfWork &unit) { return unit.stores().accounts.update(gone); }));
    AccountRecord other = m_bench->person(u"zed"_s);
    other.displayName = u"Big ARTist"_s;
    must(m_bench->write([&](UnitOfWork &unit) { return unit.stores().accounts.update(other); }));

    const auto found =
        must(m_bench->read([](Stores &s) { return s.accounts.search(u"art"_s, 10); }));
    QStringList names;
    for (const AccountRecord &account : found)
        names += account.username;
    QCOMPARE(names, (QStringList{u"arthur"_s, u"martha"_s, u"zed"_s}));
    QCOMPARE(must(m_bench->read([](Stores &s) { return s.accounts.search(u"art"_s, 2); })).size(),
             2);
}

void TestStorageAccounts::searchTakesWildcardsLiterally()
{
    m_bench->person(u"a_b"_s);
    m_bench->person(u"axb"_s);
    QCOMPARE(must(m_bench->read([](Stores &s) { return s.accounts.search(u"a_b"_s, 10); })).size(),
             1);
    QCOMPARE(must(m_bench->read([](Stores &s) { return s.accounts.search(u"%"_s, 10); })).size(),
             0);
    QCOMPARE(must(m_bench->read([](Stores &s) { return s.accounts.search(u"!"_s, 10); })).size(),
             0);
}

void TestStorageAccounts::profilesComeForManyAtOnce()
{
    QList<UserId> ids;
    for (int i = 0; i < 70; ++i)
        ids.append(m_bench->person(u"p%1"_s.arg(i)).id);
    m_bench->person(u"other"_s);
    ids.append(UserId::create());

    const auto users = must(m_bench->read([&](Stores &s) { return s.accounts.profiles(ids); }));
    QCOMPARE(users.size(), 70);
    QSet<UserId> seen;
    for (const wire::User &user : users)
        seen.insert(user.id);
    QCOMPARE(seen, QSet<UserId>(ids.begin(), ids.end() - 1));
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.accounts.profiles({}); })).size(), 0);
}

void TestStorageAccounts::touchNeverGoesBack()
{
    const UserId id = m_bench->person(u"ann"_s).id;
    const DeviceId device = m_bench->device(id).id;
    for (const qint64 at : {10, 30, 20}) {
        must(m_bench->write([&](UnitOfWork &unit) -> Status {
            DUNLIN_CHECK(unit.stores().devices.touch(device, at));
            return unit.stores().accounts.touch(id, at);
        }));
    }
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.accounts.find(id); }))->lastSeenAt, 30);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.devices.find(device); }))->lastSeenAt,
             30);
}

void TestStorageAccounts::aRevokedDeviceLosesItsTokens()
{
    const UserId id = m_bench->person(u"ann"_s).id;
    const DeviceRecord one = m_bench->device(id);
    const DeviceRecord two = m_bench->device(id);
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        DUNLIN_CHECK(unit.stores().tokens.putRefresh({"h1", one.id, id, 1, 100, {}}));
        DUNLIN_CHECK(unit.stores().tokens.putRefresh({"h2", two.id, id, 1, 100, {}}));
        return unit.stores().devices.rename(two.id, u"phone"_s);
    }));

    must(m_bench->write([&](UnitOfWork &unit) { return unit.stores().devices.revoke(one.id, 7); }));

    const auto active = must(m_bench->read([&](Stores &s) { return s.devices.activeOf(id); }));
    QCOMPARE(active.size(), 1);
    QCOMPARE(active.first().name, u"phone"_s);
    QCOMPARE(active.first().platform, u"linux"_s);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.devices.find(one.id); }))->revokedAt, 7);
    QVERIFY(!must(m_bench->read([](Stores &s) { return s.tokens.findRefresh("h1"); })));
    QVERIFY(must(m_bench->read([](Stores &s) { return s.tokens.findRefresh("h2"); })));
}

void TestStorageAccounts::aRefreshTokenIsUsedOnce()
{
    const UserId id = m_bench->person(u"ann"_s).id;
    const DeviceId device = m_bench->device(id).id;
    const QByteArray hash("\0\x01'\\\xff", 5);
    must(m_bench->write([&](UnitOfWork &unit) {
        return unit.stores().tokens.putRefresh({hash, device, id, 1, 100, {}});
    }));
    QList<Async<bool>> answers;
    for (int i = 0; i < 16; ++i)
        answers.append(m_storage->write(ChannelId::create(), [&](UnitOfWork &unit) {
            return unit.stores().tokens.useRefresh(hash, 50);
        }));
    int used = 0;
    for (const Async<bool> &answer : answers)
        used += must(await(answer)) ? 1 : 0;
    QCOMPARE(used, 1);
    const auto token = must(m_bench->read([&](Stores &s) { return s.tokens.findRefresh(hash); }));
    QCOMPARE(token->hash, hash);
    QCOMPARE(token->usedAt, 50);
}

void TestStorageAccounts::expiredTokensGo()
{
    const UserId id = m_bench->person(u"ann"_s).id;
    const DeviceId device = m_bench->device(id).id;
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        DUNLIN_CHECK(unit.stores().tokens.putRefresh({"old", device, id, 1, 100, {}}));
        DUNLIN_CHECK(unit.stores().tokens.putRefresh({"new", device, id, 1, 101, {}}));
        return unit.stores().tokens.dropExpired(100);
    }));
    QVERIFY(!must(m_bench->read([](Stores &s) { return s.tokens.findRefresh("old"); })));
    QVERIFY(must(m_bench->read([](Stores &s) { return s.tokens.findRefresh("new"); })));
}

void TestStorageAccounts::signingKeysComeNewestFirst()
{
    const QByteArray secret(32, '\0');
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        DUNLIN_CHECK(unit.stores().tokens.putSigningKey({u"a"_s, "first", 1}));
        return unit.stores().tokens.putSigningKey({u"b"_s, secret, 2});
    }));
    const auto keys = must(m_bench->read([](Stores &s) { return s.tokens.signingKeys(); }));
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys.first().kid, u"b"_s);
    QCOMPARE(keys.first().secret, secret);
}

void TestStorageAccounts::aDeviceHasOnePushSubscriptionWhichGoesWithIt()
{
    const AccountRecord ann = m_bench->person(u"ann"_s);
    const DeviceRecord phone = m_bench->device(ann.id);
    const DeviceRecord laptop = m_bench->device(ann.id);
    const auto any = [&] { return must(m_bench->read([](Stores &s) { return s.pushes.any(); })); };
    const auto ofPhone = [&] {
        return must(m_bench->read([&](Stores &s) { return s.pushes.ofDevice(phone.id); }));
    };
    const QByteArray key(65, '\0');
    PushRecord first{PushId::create(), phone.id, ann.id, u"https://a/1"_s, key, "auth", 1};
    PushRecord second{PushId::create(), phone.id, ann.id, u"https://a/2"_s, key, "auth", 2};
    PushRecord other{PushId::create(), laptop.id, ann.id, u"https://a/2"_s, key, "auth", 3};
    QVERIFY(!any());

    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        DUNLIN_CHECK(unit.stores().pushes.put(first));
        DUNLIN_CHECK(unit.stores().pushes.put(second));
        return unit.stores().pushes.put(other);
    }));
    QVERIFY(any());
    QCOMPARE(ofPhone()->id, second.id);
    QCOMPARE(ofPhone()->endpoint, second.endpoint);
    QCOMPARE(ofPhone()->p256dh, key);
    QCOMPARE(ofPhone()->auth, QByteArray("auth"));
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.pushes.ofUser(ann.id); })).size(), 2);

    // What a push service says of an old endpoint, or a stranger of this one, changes nothing.
    const auto drop = [&](const PushId &id, const QString &endpoint) {
        return must(m_bench->write(
            [&](UnitOfWork &unit) { return unit.stores().pushes.drop(id, endpoint); }));
    };
    QVERIFY(!drop(first.id, first.endpoint));
    QVERIFY(!drop(second.id, first.endpoint));
    QVERIFY(!must(m_bench->write([&](UnitOfWork &unit) {
        return unit.stores().pushes.remove(second.id, UserId::create());
    })));
    QCOMPARE(ofPhone()->id, second.id);
    must(m_bench->write(
        [&](UnitOfWork &unit) { return unit.stores().devices.revoke(phone.id, 5); }));
    QVERIFY(!ofPhone());
    QVERIFY(drop(other.id, other.endpoint));
    QVERIFY(!any());
}

void TestStorageAccounts::anInviteStopsAtItsLimits()
{
    const AccountRecord ann = m_bench->person(u"ann"_s);
    const wire::Channel channel = m_bench->channel(u"c"_s, {ann.id});
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        DUNLIN_CHECK(unit.stores().invites.create({"twice", channel.id, ann.id, 1, {}, 2, 0}));
        return unit.stores().invites.create({"timed", {}, {}, 1, 100, {}, 0});
    }));
    const auto use = [&](const QByteArray &hash, qint64 now) {
        return must(
            m_bench->write([&](UnitOfWork &unit) { return unit.stores().invites.use(hash, now); }));
    };
    QVERIFY(use("twice", 5));
    QVERIFY(use("twice", 5));
    QVERIFY(!use("twice", 5));
    QVERIFY(use("timed", 99));
    QVERIFY(!use("timed", 100));
    QVERIFY(!use("unknown", 1));
    const auto invite = must(m_bench->read([](Stores &s) { return s.invites.find("twice"); }));
    QCOMPARE(invite->uses, 2);
    QCOMPARE(invite->channelId, channel.id);
    QVERIFY(!must(m_bench->read([](Stores &s) { return s.invites.find("timed"); }))->createdBy);
}

void TestStorageAccounts::laterEventsOfOneThingReplaceEarlierOnes()
{
    const UserId ann = m_bench->person(u"ann"_s).id;
    const ChannelId channel = ChannelId::create();
    const auto put = [&](const QString &fold, qint64 readSeq) {
        wire::UserEvent event;
        event.kind = wire::UserEventKind::Read;
        event.channelId = channel;
        event.readSeq = readSeq;
        event.readOrd = readSeq - 1;
        return must(m_bench->write([&](UnitOfWork &unit) {
            return unit.stores().userEvents.append(ann, fold, event, 9);
        }));
    };
    QCOMPARE(put(u"read:a"_s, 1), 1);
    QCOMPARE(put(u"read:b"_s, 2), 2);
    QCOMPARE(put(u"read:a"_s, 3), 3);
    QCOMPARE(put(u""_s, 4), 4);
    QCOMPARE(put(u""_s, 5), 5);

    const auto events =
        must(m_bench->read([&](Stores &s) { return s.userEvents.after(ann, 0, 10); }));
    QList<qint64> seqs;
    for (const wire::UserEvent &event : events)
        seqs.append(event.seq);
    QCOMPARE(seqs, (QList<qint64>{2, 3, 4, 5}));
    QCOMPARE(events[1].readSeq, 3);
    QCOMPARE(events[1].readOrd, 2);
    QCOMPARE(events[1].channelId, channel);
    QCOMPARE(
        must(m_bench->read([&](Stores &s) { return s.userEvents.after(ann, 3, 1); })).first().seq,
        4);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.userEvents.head(ann); })), 5);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.userEvents.head(UserId::create()); })),
             0);
}

void TestStorageAccounts::aProfileEventShowsTheProfileAsItIsNow()
{
    AccountRecord ann = m_bench->person(u"ann"_s);
    wire::UserEvent event;
    event.kind = wire::UserEventKind::Profile;
    event.user = wire::User{ann.id, ann.username, u"before"_s, {}, {}, {}};
    must(m_bench->write([&](UnitOfWork &unit) {
        return unit.stores().userEvents.append(ann.id, u"profile"_s, event, 9);
    }));
    ann.displayName = u"after"_s;
    must(m_bench->write([&](UnitOfWork &unit) { return unit.stores().accounts.update(ann); }));

    const auto events =
        must(m_bench->read([&](Stores &s) { return s.userEvents.after(ann.id, 0, 10); }));
    QCOMPARE(events.size(), 1);
    QVERIFY(events.first().user);
    QCOMPARE(events.first().user->displayName, u"after"_s);
}

void TestStorageAccounts::theEpochIsMadeOnceAndStays()
{
    const EpochId epoch = must(m_bench->read([](Stores &s) { return s.meta.epoch(); }));
    QVERIFY(!epoch.isNull());
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_bench.emplace(*m_storage);
    QCOMPARE(must(m_bench->read([](Stores &s) { return s.meta.epoch(); })), epoch);
}

QTEST_GUILESS_MAIN(TestStorageAccounts)
#include "tst_storage_accounts.moc"
