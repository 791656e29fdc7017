// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Public keys of devices and the chains that name them, over REST: what is taken, from whom, and who gets it.
#include "client/crypto/device_chain.h"
#include "shared/keylog/log_leaf.h"
#include "shared/keylog/merkle.h"
#include "tests/integration/server/server_test.h"
#include "tests/unit/client/crypto/crypto_parties.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

wire::DeviceKeys keysOf(char c = 'k', qint64 prekey = 1)
{
    return {QByteArray(32, c),
            QByteArray(32, char(c + 1)),
            {prekey,
             QByteArray(32, 'p'),
             QByteArray(64, 's'),
             {0xF00000 + prekey, QByteArray(32, 'l')}}};
}

wire::OneTimeUpload oneTime(qint64 first, qint64 last)
{
    wire::OneTimeUpload upload;
    for (qint64 id = first; id <= last; ++id)
        upload.keys.append({id, QByteArray(32, char(id))});
    return upload;
}

wire::DeviceRef deviceOf(const Actor &who)
{
    return {who.id(), who.me.device()};
}

Result<wire::KeyBundles> claim(Actor &by, const QList<wire::DeviceRef> &devices)
{
    return by.rest.call(wire::http::claimKeys, {}, wire::KeyClaim{devices});
}

// With all keys, and `count` one-time ones.
void furnish(Actor &who, qint64 count)
{
    QVERIFY(who.rest.call(wire::http::putKeys, {}, keysOf()).ok());
    if (count > 0)
        QVERIFY(who.rest.call(wire::http::putOneTimeKeys, {}, oneTime(1, count)).ok());
}

QString fieldOf(const Result<wire::KeyCount> &refused)
{
    return refused.ok() ? u"accepted"_s
                        : QString(errcName(refused.error().code)) + u' ' + refused.error().field;
}

} // namespace

class KeysTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void keysAreUploadedCountedAndRefilled_data() { databases(); }
    void keysAreUploadedCountedAndRefilled()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        auto count = ann.rest.call(wire::http::countKeys);
        VERIFY_OK(count);
        QVERIFY(!count->prekeyId);
        QCOMPARE(count->oneTime, 0);
        VERIFY_FAILS(ann.rest.call(wire::http::putOneTimeKeys, {}, oneTime(1, 2)), Errc::NotFound);
        count = ann.rest.call(wire::http::putKeys, {}, keysOf());
        VERIFY_OK(count);
        QCOMPARE(count->prekeyId, 1);
        count = ann.rest.call(wire::http::putOneTimeKeys, {}, oneTime(1, 100));
        VERIFY_OK(count);
        QCOMPARE(count->oneTime, 100);
        QCOMPARE(count->low, 20);
        // A repeat changes nothing; the next ones are added.
        QCOMPARE(ann.rest.call(wire::http::putOneTimeKeys, {}, oneTime(1, 100))->oneTime, 100);
        QCOMPARE(ann.rest.call(wire::http::putOneTimeKeys, {}, oneTime(101, 200))->oneTime, 200);
        VERIFY_FAILS(ann.rest.call(wire::http::putOneTimeKeys, {}, oneTime(201, 201)),
                     Errc::TooLarge);
        QCOMPARE(ann.rest.call(wire::http::countKeys)->oneTime, count->most);
        // A new prekey, the same identity.
        QCOMPARE(ann.rest.call(wire::http::putKeys, {}, keysOf('k', 2))->prekeyId, 2);
        VERIFY_FAILS(ann.rest.call(wire::http::putKeys, {}, keysOf('x', 3)), Errc::Conflict);
        QCOMPARE(ann.rest.call(wire::http::countKeys)->prekeyId, 2);
        VERIFY_FAILS(ann.rest.call(wire::http::putOneTimeKeys, {},
                                   wire::OneTimeUpload{{{7, QByteArray(32, 'x')}}}),
                     Errc::Conflict);
    }

    void whatIsNoKeyIsRefused_data() { databases(); }
    void whatIsNoKeyIsRefused()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const auto put = [&](const std::function<void(wire::DeviceKeys &)> &change) {
            wire::DeviceKeys keys = keysOf();
            change(keys);
            return fieldOf(ann.rest.call(wire::http::putKeys, {}, keys));
        };
        using K = wire::DeviceKeys &;
        QCOMPARE(put([](K k) { k.signKey.chop(1); }), u"invalid signKey"_s);
        QCOMPARE(put([](K k) { k.identityKey.append('x'); }), u"invalid identityKey"_s);
        QCOMPARE(put([](K k) { k.prekey.key.clear(); }), u"invalid prekey.key"_s);
        QCOMPARE(put([](K k) { k.prekey.signature.chop(1); }), u"invalid prekey.signature"_s);
        QCOMPARE(put([](K k) { k.prekey.lastResort.key.chop(1); }),
                 u"invalid prekey.lastResort.key"_s);
        QCOMPARE(put([](K k) { k.prekey.id = 0; }), u"invalid prekey.id"_s);
        QCOMPARE(put([](K k) { k.prekey.id = 0xFFFFF; }), u"invalid prekey.id"_s);
        QCOMPARE(put([](K k) { k.prekey.lastResort.id = 5; }), u"invalid prekey.lastResort.id"_s);
        QVERIFY(!ann.rest.call(wire::http::countKeys)->prekeyId);
        furnish(ann, 0);
        const auto add = [&](const wire::OneTimeUpload &upload) {
            return fieldOf(ann.rest.call(wire::http::putOneTimeKeys, {}, upload));
        };
        QCOMPARE(add({}), u"invalid keys"_s);
        QCOMPARE(add(oneTime(1, 101)), u"invalid keys"_s);
        QCOMPARE(add({{{1, QByteArray(31, 'k')}}}), u"invalid keys"_s);
        QCOMPARE(add({{{0, QByteArray(32, 'k')}}}), u"invalid keys"_s);
        QCOMPARE(add({{{0xF00000, QByteArray(32, 'k')}}}), u"invalid keys"_s);
        QCOMPARE(add({{{1, QByteArray(32, 'k')}, {1, QByteArray(32, 'l')}}}), u"invalid keys"_s);
        QCOMPARE(ann.rest.call(wire::http::countKeys)->oneTime, 0);
    }

    void eachOneTimeKeyIsGivenToOneOnly_data() { databases(); }
    void eachOneTimeKeyIsGivenToOneOnly()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        ann.makeChannel(u"garden"_s, true, {});
        const ChannelId room = ann.makeChannel(u"room"_s, false);
        QVERIFY(bob.rest.call(wire::http::join, {room.toText()}).ok());
        furnish(ann, 3);
        QSet<qint64> given;
        for (int i = 0; i < 3; ++i) {
            const auto bundles = claim(bob, {deviceOf(ann)});
            VERIFY_OK(bundles);
            QCOMPARE(bundles->bundles.size(), 1);
            const wire::KeyBundle &bundle = bundles->bundles.constFirst();
            QCOMPARE(bundle.userId, ann.id());
            QCOMPARE(bundle.deviceId, ann.me.device());
            QVERIFY(bundle.keys == keysOf());
            QVERIFY(bundle.oneTime);
            given.insert(bundle.oneTime->id);
        }
        QCOMPARE(given.size(), 3);
        // The shelf is empty: the last-resort key has to do.
        const auto bundles = claim(bob, {deviceOf(ann)});
        VERIFY_OK(bundles);
        QVERIFY(!bundles->bundles.constFirst().oneTime);
        QCOMPARE(bundles->bundles.constFirst().keys.prekey.lastResort.id, 0xF00001);
        // Uploading the same again does not bring back what was given away.
        QCOMPARE(ann.rest.call(wire::http::putOneTimeKeys, {}, oneTime(1, 3))->oneTime, 0);
    }

    void strangersLearnNothing_data() { databases(); }
    void strangersLearnNothing()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        furnish(ann, 2);
        const wire::DeviceRef nobody{UserId::create(), DeviceId::create()};
        const auto refused = claim(eve, {deviceOf(ann), nobody});
        VERIFY_OK(refused);
        QVERIFY(refused->bundles.isEmpty());
        QCOMPARE(refused->missing.size(), 2);
        QCOMPARE(ann.rest.call(wire::http::countKeys)->oneTime, 2);
        const auto chain = eve.rest.call(wire::http::deviceLog, {ann.id().toText()});
        const auto none = eve.rest.call(wire::http::deviceLog, {UserId::create().toText()});
        VERIFY_FAILS(chain, Errc::NotFound);
        QVERIFY(chain.error() == none.error());
        // A friend does; a device under another's name is none.
        QVERIFY(eve.rest.call(wire::http::befriend, {}, wire::FriendRequest{ann.id(), {}}).ok());
        QVERIFY(ann.rest.call(wire::http::acceptFriend, {eve.id().toText()}).ok());
        const auto given = claim(eve, {deviceOf(ann), {eve.id(), ann.me.device()}});
        VERIFY_OK(given);
        QCOMPARE(given->bundles.size(), 1);
        QCOMPARE(given->missing.size(), 1);
        VERIFY_OK(eve.rest.call(wire::http::deviceLog, {ann.id().toText()}));
    }

    void claimsAreBounded_data() { databases(); }
    void claimsAreBounded()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        VERIFY_FAILS(claim(ann, {}), Errc::Invalid);
        VERIFY_FAILS(claim(ann, {deviceOf(ann), deviceOf(ann)}), Errc::Invalid);
        QList<wire::DeviceRef> many;
        for (int i = 0; i < 101; ++i)
            many.append({ann.id(), DeviceId::create()});
        VERIFY_FAILS(claim(ann, many), Errc::Invalid);
        many.removeLast();
        QCOMPARE(claim(ann, many)->missing.size(), 100);
    }

    void nobodyEmptiesAShelf_data() { databases(); }
    void nobodyEmptiesAShelf()
    {
        QFETCH(dunlin::test::Database, database);
        if (!isAvailable(database))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TestServer::Options options;
        options.database = database;
        options.rateLimits = true;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), fresh(u"ann"_s));
        auto laptop = ann.otherDevice();
        furnish(ann, 10);
        // Four at once, whichever of a person's devices asks; and still an answer that one can begin with.
        int oneTimes = 0;
        for (int i = 0; i < 8; ++i) {
            const auto given = claim(i % 2 ? ann : *laptop, {deviceOf(ann)});
            VERIFY_OK(given);
            oneTimes += given->bundles.constFirst().oneTime ? 1 : 0;
        }
        QCOMPARE(oneTimes, 4);
        QCOMPARE(ann.rest.call(wire::http::countKeys)->oneTime, 6);
    }

    void theOwnerIsToldThatKeysRunLow_data() { databasesAndEncodings(); }
    void theOwnerIsToldThatKeysRunLow()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor ann(server.url(), fresh(u"ann"_s));
        furnish(ann, 21);
        auto laptop = ann.otherDevice();
        laptop->connectHub(encoding);
        const auto told = [&] {
            int times = 0;
            for (const wire::UserEvent &each : laptop->hub->events(wire::event::user))
                times +=
                    each.kind == wire::UserEventKind::KeysLow && each.deviceId == ann.me.device()
                    ? 1
                    : 0;
            return times;
        };
        VERIFY_OK(claim(ann, {deviceOf(ann)}));
        VERIFY_OK(claim(ann, {deviceOf(ann)})); // 19 are left
        QTRY_COMPARE(told(), 1);
        VERIFY_OK(claim(ann, {deviceOf(ann)}));
        for (int i = 0; i < 18; ++i)
            VERIFY_OK(claim(ann, {deviceOf(ann)}));
        QTRY_COMPARE(told(), 2);
    }

    void aRevokedDeviceHasNoKeys_data() { databases(); }
    void aRevokedDeviceHasNoKeys()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        auto phone = ann.otherDevice();
        furnish(*phone, 5);
        QCOMPARE(claim(ann, {deviceOf(*phone)})->bundles.size(), 1);
        QVERIFY(ann.rest.call(wire::http::revokeDevice, {phone->me.device().toText()}).ok());
        QCOMPARE(claim(ann, {deviceOf(*phone)})->missing.size(), 1);
        VERIFY_FAILS(phone->rest.call(wire::http::putKeys, {}, keysOf()), Errc::Unauthorized);
    }

    void chainsAreKeptInTheirOrder_data() { databases(); }
    void chainsAreKeptInTheirOrder()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const QStringList path{ann.id().toText()};
        const auto post = [&](Actor &by, qint64 seq, const QByteArray &entry) {
            return by.rest.rawOf(wire::http::appendDeviceLog, path, wire::ChainEntry{seq, entry})
                .status;
        };
        // Made by the client's own library: both read the same layout.
        client::test::Directory all;
        const client::SigningKey root = client::SigningKey::create();
        const QByteArray first = client::DeviceChain::makeFirst(root, 1);
        client::DeviceChain chain;
        QVERIFY(chain.extend({first}).ok());
        client::test::Device phone(all, chain.account());
        client::test::Device other(all, chain.account());
        const client::LogSigner byRoot{root, chain.account(), std::nullopt, 0};
        const QByteArray second = chain.makeAddition(byRoot, phone.introduction(), 2);
        const QByteArray fork = chain.makeAddition(byRoot, other.introduction(), 2);
        client::DeviceChain longer = chain;
        QVERIFY(longer.extend({second}).ok());
        const QByteArray third =
            longer.makeRevocation({root, chain.account(), std::nullopt, 1}, phone.self.device, 3);

        QCOMPARE(post(ann, 1, second), 409); // not the first one
        QCOMPARE(post(ann, 0, second), 400); // another number than it says
        QCOMPARE(post(ann, 0, "nonsense"), 400);
        QCOMPARE(post(bob, 0, first), 403);
        QCOMPARE(post(ann, 0, first), 201);
        QCOMPARE(post(ann, 0, first), 200); // a repeat
        QCOMPARE(post(ann, 0, client::DeviceChain::makeFirst(client::SigningKey::create(), 1)),
                 409);
        QCOMPARE(post(ann, 1, second), 201);
        QCOMPARE(post(ann, 1, fork), 409);
        QCOMPARE(post(ann, 2, client::test::flipped(third, 45)), 409); // follows another
        QCOMPARE(post(ann, 2, client::test::flipped(third, 20)), 409); // of another chain
        QCOMPARE(post(ann, 2, client::test::flipped(third, 3)), 400);  // of another kind
        QCOMPARE(post(ann, 2, third + 'x'), 400);
        QCOMPARE(post(ann, 2, QByteArray(2000, 'x')), 413);
        QCOMPARE(post(ann, -1, third), 400);
        QCOMPARE(post(ann, 4096, third), 400);
        QCOMPARE(post(ann, 2, third), 201);

        QVERIFY(bob.rest.call(wire::http::befriend, {}, wire::FriendRequest{ann.id(), {}}).ok());
        QVERIFY(ann.rest.call(wire::http::acceptFriend, {bob.id().toText()}).ok());
        const auto page = bob.rest.call(wire::http::deviceLog, path, {}, u"limit=2"_s);
        VERIFY_OK(page);
        QCOMPARE(page->entries.size(), 2);
        QVERIFY(page->more);
        const auto rest = bob.rest.call(wire::http::deviceLog, path, {}, u"from=2"_s);
        VERIFY_OK(rest);
        QVERIFY(!rest->more);
        client::DeviceChain read;
        QList<QByteArray> entries;
        for (const wire::ChainEntry &each : page->entries + rest->entries)
            entries.append(each.entry);
        QVERIFY(read.extend(entries).ok());
        QCOMPARE(read.head().seq, quint64(2));
        VERIFY_FAILS(bob.rest.call(wire::http::deviceLog, path, {}, u"from=-1"_s), Errc::Invalid);
    }

    void everyChainStandsInOneLog_data() { databases(); }
    void everyChainStandsInOneLog()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        const ChannelId room = bob.makeChannel(u"room"_s, false);
        QVERIFY(ann.rest.call(wire::http::join, {room.toText()}).ok());
        const auto head = [&](const QString &query) {
            return eve.rest.call(wire::http::keyLog, {}, {}, query);
        };
        // The servers of a database may have begun with others.
        const auto begin = head({});
        VERIFY_OK(begin);
        QList<QByteArray> entries;
        for (Actor *each : {&ann, &bob, &eve}) {
            entries.append(client::DeviceChain::makeFirst(client::SigningKey::create(), 1));
            VERIFY_OK(each->rest.call(wire::http::appendDeviceLog, {each->id().toText()},
                                      wire::ChainEntry{0, entries.constLast()}));
        }
        const auto all = head(u"from=%1"_s.arg(begin->size));
        VERIFY_OK(all);
        QCOMPARE(all->size, begin->size + 3);
        QVERIFY(merkle::verifyConsistency(quint64(begin->size), begin->root, quint64(all->size),
                                          all->root, all->consistency));
        // What it was once is told like what it is.
        const auto before = head(u"size=%1"_s.arg(all->size - 1));
        VERIFY_OK(before);
        QCOMPARE(before->size, all->size - 1);
        const auto after = head(u"from=%1&size=%2"_s.arg(before->size).arg(all->size));
        VERIFY_OK(after);
        QVERIFY(after->root == all->root);
        QVERIFY(merkle::verifyConsistency(quint64(before->size), before->root, quint64(after->size),
                                          after->root, after->consistency));
        const auto beyond = head(u"from=%1&size=%1"_s.arg(all->size + 5));
        VERIFY_OK(beyond);
        QCOMPARE(beyond->size, all->size);
        QVERIFY(beyond->consistency.isEmpty());

        const auto page = bob.rest.call(wire::http::deviceLog, {ann.id().toText()}, {},
                                        u"log=%1"_s.arg(begin->size));
        VERIFY_OK(page);
        QVERIFY(page->proof);
        const LogLeaf leaf = logLeaf(ann.id(), 0, entries.at(0));
        QCOMPARE(page->proof->position, begin->size);
        QVERIFY(page->proof->head.root == all->root);
        QVERIFY(page->proof->head.consistency == all->consistency);
        QVERIFY(merkle::verifyInclusion(merkle::leafHash(leaf.encode()),
                                        quint64(page->proof->position), quint64(all->size),
                                        page->proof->path, all->root));
        QVERIFY(!bob.rest.call(wire::http::deviceLog, {ann.id().toText()})->proof);

        const auto leaves =
            eve.rest.call(wire::http::keyLogLeaves, {}, {}, u"from=%1&limit=2"_s.arg(begin->size));
        VERIFY_OK(leaves);
        QCOMPARE(leaves->leaves.size(), 2);
        QVERIFY(leaves->more);
        QVERIFY(leaves->leaves.at(0) == (wire::KeyLogLeaf{leaf.account, 0, leaf.entry}));
        const auto rest =
            eve.rest.call(wire::http::keyLogLeaves, {}, {}, u"from=%1"_s.arg(begin->size + 2));
        QCOMPARE(rest->leaves.size(), 1);
        QVERIFY(!rest->more);
        QCOMPARE(rest->leaves.at(0).account, logTag(eve.id()));

        VERIFY_FAILS(head(u"from=-1"_s), Errc::Invalid);
        VERIFY_FAILS(head(u"size=-1"_s), Errc::Invalid);
        VERIFY_FAILS(eve.rest.call(wire::http::keyLogLeaves, {}, {}, u"from=-1"_s), Errc::Invalid);
        VERIFY_FAILS(eve.rest.call(wire::http::keyLogLeaves, {}, {}, u"limit=0"_s), Errc::Invalid);
        VERIFY_FAILS(bob.rest.call(wire::http::deviceLog, {ann.id().toText()}, {}, u"log=-1"_s),
                     Errc::Invalid);
        // Whoever goes leaves the log as it is.
        VERIFY_OK(ann.rest.call(wire::http::removeMe, {}, wire::AccountRemoval{Password}));
        QVERIFY(head({})->root == all->root);
    }

    void aRemovedAccountLeavesNoKeys_data() { databases(); }
    void aRemovedAccountLeavesNoKeys()
    {
        WITH_SERVER(server);
        const QString name = fresh(u"ann"_s);
        Actor ann(server.url(), name);
        Actor bob(server.url(), fresh(u"bob"_s));
        furnish(ann, 2);
        const QByteArray first = client::DeviceChain::makeFirst(client::SigningKey::create(), 1);
        VERIFY_OK(ann.rest.call(wire::http::appendDeviceLog, {ann.id().toText()},
                                wire::ChainEntry{0, first}));
        const ChannelId room = bob.makeChannel(u"room"_s, false);
        QVERIFY(ann.rest.call(wire::http::join, {room.toText()}).ok());
        QCOMPARE(bob.rest.call(wire::http::deviceLog, {ann.id().toText()})->entries.size(), 1);
        const wire::AccountRemoval removal{Password};
        VERIFY_OK(ann.rest.call(wire::http::removeMe, {}, removal));
        QCOMPARE(claim(bob, {deviceOf(ann)})->missing.size(), 1);
        const auto chain = bob.rest.call(wire::http::deviceLog, {ann.id().toText()});
        QVERIFY(!chain.ok() || chain->entries.isEmpty());
    }
};

QTEST_GUILESS_MAIN(KeysTest)
#include "tst_keys.moc"
