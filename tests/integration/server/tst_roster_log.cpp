// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The signed members of encrypted channels as the server sees them: what it stores from whom, in which order, and for whom.
// Entries are made by the client's own library, so both read the same layout.
#include "client/crypto/bytes.h"
#include "client/crypto/roster_chain.h"
#include "server/storage/sql/connection.h"
#include "tests/integration/server/server_test.h"
#include "tests/unit/client/crypto/crypto_parties.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

using Role = client::RosterRole;
using client::RosterChain;
using client::RosterPerson;

ChannelId quietChannel(Actor &owner, const QList<UserId> &members,
                       wire::ChannelKind kind = wire::ChannelKind::Channel)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.kind = kind;
    if (kind == wire::ChannelKind::Channel)
        request.name = u"quiet"_s;
    request.isPrivate = true;
    request.encrypted = true;
    request.members = members;
    const auto made = owner.rest.call(wire::http::createChannel, {}, request);
    return made.ok() ? made->id : ChannelId();
}

// "accepted", "repeat", or the error with its field.
QString answerTo(Actor &by, const ChannelId &channel, qint64 seq, const QByteArray &entry)
{
    const HttpResult raw = by.rest.rawOf(wire::http::appendRosterLog, {channel.toText()},
                                         wire::ChainEntry{seq, entry});
    if (raw.status == 200 || raw.status == 201)
        return raw.status == 200 ? u"repeat"_s : u"accepted"_s;
    return raw.code() + u' ' + raw.field();
}

qint64 epochNow(Actor &who, const ChannelId &channel)
{
    const auto roster = who.rest.call(wire::http::roster, {channel.toText()});
    return roster.ok() ? roster->epoch : -1;
}

// Somebody whose device is in a chain of devices, on the server and here.
struct SigningActor {
    Actor &who;
    client::SigningKey root = client::SigningKey::create();
    client::SigningKey sign = client::SigningKey::create();
    client::DeviceChain chain;

    explicit SigningActor(Actor &actor)
        : who(actor)
    {
        append(client::DeviceChain::makeFirst(root, 1));
        append(added(who.me.device(), sign));
        wire::DeviceKeys keys{
            sign.publicKey(),
            QByteArray(32, 'i'),
            {1, QByteArray(32, 'p'), QByteArray(64, 's'), {0xF00001, QByteArray(32, 'l')}}};
        const auto put = who.rest.call(wire::http::putKeys, {}, keys);
        if (!put.ok())
            qWarning("%s has no keys", qPrintable(who.name));
    }
    QByteArray added(const DeviceId &device, const client::SigningKey &key) const
    {
        // Any Ed25519 key passes for an identity key here.
        const client::SigningKey identity = client::SigningKey::create();
        const QByteArray text = client::DeviceIntroduction::proofText(
            account(), device, key.publicKey(), identity.publicKey());
        return chain.makeAddition(
            {root, account(), std::nullopt, chain.head().seq},
            {device, key.publicKey(), identity.publicKey(), key.sign(text), identity.sign(text)},
            2);
    }
    void append(const QByteArray &entry)
    {
        const qint64 seq = chain.isEmpty() ? 0 : qint64(chain.head().seq) + 1;
        const auto taken = who.rest.call(wire::http::appendDeviceLog, {who.id().toText()},
                                         wire::ChainEntry{seq, entry});
        if (!taken.ok() || !chain.extend({entry}).ok())
            qWarning("%s has no chain", qPrintable(who.name));
    }
    client::AccountId account() const { return client::DeviceChain::accountOf(root.publicKey()); }
    client::LogSigner signer() const
    {
        return {sign, account(), who.me.device(), chain.head().seq};
    }
    RosterPerson as(Role role) const { return {who.id(), account(), role}; }
};

// A channel of Ann's with Bob and Cat as members; Dan is outside.
struct QuietChannel {
    Actor annActor, bobActor, catActor, danActor;
    SigningActor ann{annActor}, bob{bobActor}, cat{catActor}, dan{danActor};
    ChannelId id;
    RosterChain chain{ChannelId::create()};

    template <typename Server, typename Fresh>
    QuietChannel(Server &server, Fresh fresh)
        : annActor(server.url(), fresh(u"ann"_s))
        , bobActor(server.url(), fresh(u"bob"_s))
        , catActor(server.url(), fresh(u"cat"_s))
        , danActor(server.url(), fresh(u"dan"_s))
        , id(quietChannel(annActor, {bobActor.id(), catActor.id()}))
    {
        chain = RosterChain(id);
    }
    QByteArray first() const
    {
        return RosterChain::makeFirst(id, ann.signer(), {ann.as(Role::Owner)}, 1);
    }
    // What the server took.
    void take(const QByteArray &entry)
    {
        const auto lookup =
            [this](const client::AccountId &account) -> const client::DeviceChain * {
            for (const SigningActor *each : {&ann, &bob, &cat, &dan}) {
                if (each->account() == account)
                    return &each->chain;
            }
            return nullptr;
        };
        if (!chain.extend({entry}, lookup).ok())
            qWarning("an entry that does not follow");
    }
    QString post(SigningActor &by, const QByteArray &entry)
    {
        const qint64 seq = chain.isEmpty() ? 0 : qint64(chain.head().seq) + 1;
        const QString answer = answerTo(by.who, id, seq, entry);
        if (answer == u"accepted"_s)
            take(entry);
        return answer;
    }
    QByteArray admission(SigningActor &by, const QList<RosterPerson> &people) const
    {
        return chain.makeAdmission(by.signer(), people, 2);
    }
};

} // namespace

class RosterLogTest : public ServerTest
{
    Q_OBJECT

    static QByteArray changed(const QByteArray &entry, const client::SigningKey &key,
                              const std::function<void(client::LogEntry &)> &change)
    {
        client::LogEntry decoded = *client::LogEntry::decode(entry, client::RosterLogName);
        change(decoded);
        decoded.signature = key.sign(decoded.signedText());
        return decoded.encode();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void entriesAreKeptInTheirOrder_data() { databases(); }
    void entriesAreKeptInTheirOrder()
    {
        WITH_SERVER(server);
        QuietChannel c(server, [this](const QString &name) { return fresh(name); });
        QVERIFY(!c.id.isNull());
        const QStringList path{c.id.toText()};
        const auto empty = c.bobActor.rest.call(wire::http::rosterLog, path);
        VERIFY_OK(empty);
        QVERIFY(empty->entries.isEmpty() && !empty->more);
        QCOMPARE(c.bobActor.rest.call(wire::http::roster, path)->entries, 0);
        c.bobActor.connectHub(Encoding::Cbor);

        const QByteArray first = c.first();
        const qint64 before = epochNow(c.annActor, c.id);
        QCOMPARE(answerTo(c.annActor, c.id, 1, first), u"invalid entry"_s);
        QCOMPARE(c.post(c.ann, first), u"accepted"_s);
        QCOMPARE(answerTo(c.annActor, c.id, 0, first), u"repeat"_s);
        // Whoever seals looks again, and is told.
        QCOMPARE(epochNow(c.annActor, c.id), before + 1);
        QVERIFY(c.bobActor.hub->waitForEvents(wire::event::channel, 1));
        const auto told = c.bobActor.hub->events(wire::event::channel).constLast();
        QCOMPARE(told.act, wire::ChannelAct::Roster);
        QCOMPARE(told.channelId, c.id);
        const QByteArray second = c.admission(c.ann, {c.bob.as(Role::Member)});
        const QByteArray other = c.admission(c.ann, {c.cat.as(Role::Member)});
        QCOMPARE(c.post(c.ann, second), u"accepted"_s);
        // Of two that sign at once one is first; the other one looks again.
        QCOMPARE(answerTo(c.annActor, c.id, 1, other), u"conflict seq"_s);
        QCOMPARE(answerTo(c.annActor, c.id, 2, other), u"invalid entry"_s); // another number
        QCOMPARE(answerTo(c.annActor, c.id, 3, c.admission(c.ann, {c.cat.as(Role::Member)})),
                 u"invalid entry"_s);
        QCOMPARE(c.post(c.bob, c.admission(c.bob, {c.cat.as(Role::Member)})), u"accepted"_s);
        QCOMPARE(c.chain.members().size(), 3);

        const auto page = c.catActor.rest.call(wire::http::rosterLog, path, {}, u"limit=2"_s);
        VERIFY_OK(page);
        QCOMPARE(page->entries.size(), 2);
        QVERIFY(page->more);
        QCOMPARE(page->entries.at(0), (wire::ChainEntry{0, first}));
        const auto rest = c.catActor.rest.call(wire::http::rosterLog, path, {}, u"from=2"_s);
        VERIFY_OK(rest);
        QCOMPARE(rest->entries.size(), 1);
        QVERIFY(!rest->more);
        QCOMPARE(c.catActor.rest.call(wire::http::roster, path)->entries, 3);
        VERIFY_FAILS(c.catActor.rest.call(wire::http::rosterLog, path, {}, u"from=-1"_s),
                     Errc::Invalid);
        VERIFY_FAILS(c.catActor.rest.call(wire::http::rosterLog, path, {}, u"limit=0"_s),
                     Errc::Invalid);
    }

    void othersSeeAndSignNothing_data() { databases(); }
    void othersSeeAndSignNothing()
    {
        WITH_SERVER(server);
        QuietChannel c(server, [this](const QString &name) { return fresh(name); });
        QCOMPARE(c.post(c.ann, c.first()), u"accepted"_s);
        const QStringList path{c.id.toText()};
        VERIFY_FAILS(c.danActor.rest.call(wire::http::rosterLog, path), Errc::NotFound);
        QCOMPARE(c.post(c.dan, c.admission(c.dan, {c.dan.as(Role::Member)})), u"notFound "_s);
        // There is none where nothing is sealed.
        const ChannelId plain = c.annActor.makeChannel(u"plain"_s);
        VERIFY_FAILS(c.annActor.rest.call(wire::http::rosterLog, {plain.toText()}), Errc::NotFound);
        QCOMPARE(
            answerTo(c.annActor, plain, 0,
                     RosterChain::makeFirst(plain, c.ann.signer(), {c.ann.as(Role::Owner)}, 1)),
            u"notFound "_s);
        // Who left is an outsider, but what they signed can be verified for ever.
        QCOMPARE(c.post(c.ann, c.admission(c.ann, {c.bob.as(Role::Member)})), u"accepted"_s);
        QCOMPARE(c.post(c.bob, c.admission(c.bob, {c.cat.as(Role::Member)})), u"accepted"_s);
        QVERIFY(c.bobActor.rest.call(wire::http::leave, path).ok());
        VERIFY_FAILS(c.bobActor.rest.call(wire::http::rosterLog, path), Errc::NotFound);
        const QString bob = c.bobActor.id().toText();
        QCOMPARE(c.catActor.rest.call(wire::http::deviceLog, {bob})->entries.size(), 2);
        VERIFY_FAILS(c.danActor.rest.call(wire::http::deviceLog, {bob}), Errc::NotFound);
        // Who never signed anything there is not known by that.
        QVERIFY(c.catActor.rest.call(wire::http::leave, path).ok());
        VERIFY_FAILS(c.annActor.rest.call(wire::http::deviceLog, {c.catActor.id().toText()}),
                     Errc::NotFound);
    }

    void onlyWhatTheCallersDeviceSignedIsTaken_data() { databases(); }
    void onlyWhatTheCallersDeviceSignedIsTaken()
    {
        WITH_SERVER(server);
        QuietChannel c(server, [this](const QString &name) { return fresh(name); });
        // A first one in which its signer does not stand, or somebody twice, would have the place of one for ever.
        QCOMPARE(c.post(c.ann,
                        RosterChain::makeFirst(c.id, c.ann.signer(), {c.bob.as(Role::Member)}, 1)),
                 u"invalid entry"_s);
        QCOMPARE(c.post(c.ann,
                        RosterChain::makeFirst(c.id, c.ann.signer(),
                                               {c.ann.as(Role::Owner), c.ann.as(Role::Owner)}, 1)),
                 u"invalid entry"_s);
        QCOMPARE(c.post(c.ann, c.first()), u"accepted"_s);
        const QByteArray good = c.admission(c.ann, {c.bob.as(Role::Member)});
        const auto offered = [&](const std::function<void(client::LogEntry &)> &change) {
            return c.post(c.ann, changed(good, c.ann.sign, change));
        };
        using E = client::LogEntry;
        // In Ann's name by somebody else, with a bad signature, of another device, or under an older list of devices.
        QCOMPARE(c.post(c.bob, good), u"forbidden "_s);
        QCOMPARE(c.post(c.ann, changed(good, c.bob.sign, [](E &) {})), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.device = DeviceId::create(); }), u"forbidden "_s);
        QCOMPARE(offered([&](E &e) { e.signer = c.bob.account(); }), u"forbidden "_s);
        QCOMPARE(offered([](E &e) { e.device.reset(); }), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.signer = client::AccountId(); }), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.signerHead = 0; }), u"conflict signerHead"_s);
        QCOMPARE(offered([](E &e) { e.signerHead = 2; }), u"conflict signerHead"_s);
        QCOMPARE(offered([](E &e) { e.signerHead = ~quint64(0); }), u"invalid entry"_s);
        // Of no place here.
        QCOMPARE(offered([](E &e) { e.log = ChannelId::create().toBytes(); }), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.previous.fill('x'); }), u"conflict entry"_s);
        QCOMPARE(offered([](E &e) { e.op = 0; }), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.op = 4; }), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.name = QByteArray(client::DeviceLogName); }),
                 u"invalid entry"_s);
        // Of no form.
        QCOMPARE(offered([](E &e) { e.body.clear(); }), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.body.append('x'); }), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.body[32] = 0; }), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.body[32] = 5; }), u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.body.replace(0, 16, QByteArray(16, 0)); }),
                 u"invalid entry"_s);
        QCOMPARE(offered([](E &e) { e.op = 2; }), u"invalid entry"_s); // an admission's body
        QCOMPARE(c.post(c.ann, good + 'x'), u"invalid entry"_s);
        QCOMPARE(c.post(c.ann, QByteArray(2000, 'x')), u"tooLarge entry"_s);
        QCOMPARE(answerTo(c.annActor, c.id, -1, good), u"invalid seq"_s);
        QCOMPARE(answerTo(c.annActor, c.id, 16'384, good), u"invalid seq"_s);
        // Names who are not members, a role that they don't have, and accounts that are not theirs.
        const auto admits = [&](const RosterPerson &who) {
            return c.post(c.ann, c.admission(c.ann, {who}));
        };
        QCOMPARE(admits(c.dan.as(Role::Member)), u"invalid entry"_s);
        QCOMPARE(admits(c.bob.as(Role::Admin)), u"invalid entry"_s);
        QCOMPARE(admits({c.bobActor.id(), c.cat.account(), Role::Member}), u"invalid entry"_s);
        QCOMPARE(c.post(c.ann, good), u"accepted"_s);
        // A device that was signed out signs nothing.
        QVERIFY(c.bobActor.rest.call(wire::http::logout).ok());
        QCOMPARE(c.post(c.bob, c.admission(c.bob, {c.cat.as(Role::Member)})), u"unauthorized "_s);
    }

    void everybodySignsWhatTheirRoleMay_data() { databases(); }
    void everybodySignsWhatTheirRoleMay()
    {
        WITH_SERVER(server);
        QuietChannel c(server, [this](const QString &name) { return fresh(name); });
        const QString channel = c.id.toText();
        const auto setRole = [&](Actor &whom, wire::Role role) {
            return c.annActor.rest
                .call(wire::http::putMember, {channel, whom.id().toText()}, {role})
                .ok();
        };
        // A log is begun by who may add; in a conversation of two by either.
        QCOMPARE(c.post(c.bob,
                        RosterChain::makeFirst(c.id, c.bob.signer(), {c.bob.as(Role::Member)}, 1)),
                 u"forbidden "_s);
        const ChannelId pair =
            quietChannel(c.annActor, {c.bobActor.id()}, wire::ChannelKind::Direct);
        QCOMPARE(
            answerTo(c.bobActor, pair, 0,
                     RosterChain::makeFirst(pair, c.bob.signer(),
                                            {c.bob.as(Role::Member), c.ann.as(Role::Member)}, 1)),
            u"accepted"_s);
        QCOMPARE(c.post(c.ann, c.first()), u"accepted"_s);
        // Members let in whom they invited, and nobody above themselves.
        QVERIFY(setRole(c.catActor, wire::Role::Admin));
        QCOMPARE(c.post(c.bob, c.admission(c.bob, {c.cat.as(Role::Admin)})), u"forbidden "_s);
        QCOMPARE(c.post(c.bob, c.admission(c.bob, {c.cat.as(Role::Member)})), u"accepted"_s);
        QVERIFY(setRole(c.bobActor, wire::Role::ReadOnly));
        QCOMPARE(c.post(c.bob, c.admission(c.bob, {c.bob.as(Role::ReadOnly)})), u"forbidden "_s);
        // Others are removed by admins, oneself by everybody.
        const auto removes = [&](SigningActor &by, const QList<client::AccountId> &whom) {
            return c.post(by, c.chain.makeRemoval(by.signer(), whom, 3));
        };
        QCOMPARE(removes(c.bob, {c.cat.account()}), u"forbidden "_s);
        QCOMPARE(removes(c.bob, {c.bob.account(), c.cat.account()}), u"forbidden "_s);
        QCOMPARE(removes(c.bob, {c.bob.account()}), u"accepted"_s);
        QCOMPARE(removes(c.cat, {c.bob.account()}), u"accepted"_s);
        // Roles are an owner's; one's own goes down.
        const auto sets = [&](SigningActor &by, const RosterPerson &whom) {
            return c.post(by, c.chain.makeRoles(by.signer(), {whom}, 3));
        };
        QCOMPARE(sets(c.cat, c.bob.as(Role::ReadOnly)), u"forbidden "_s);
        QCOMPARE(sets(c.cat, c.cat.as(Role::Member)), u"accepted"_s);
        QCOMPARE(sets(c.ann, c.cat.as(Role::Admin)), u"accepted"_s);
    }

    void nobodyFillsTheLog_data() { databases(); }
    void nobodyFillsTheLog()
    {
        WITH_SERVER(server);
        QuietChannel c(server, [this](const QString &name) { return fresh(name); });
        QCOMPARE(c.post(c.ann, c.first()), u"accepted"_s);
        QCOMPARE(c.post(c.ann, c.admission(c.ann, {c.bob.as(Role::Member)})), u"accepted"_s);
        const auto again = [&](SigningActor &by) {
            return c.post(by, c.admission(by, {c.bob.as(Role::Member)}));
        };
        for (int i = 0; i < 256; ++i)
            QCOMPARE(again(c.bob), u"accepted"_s);
        QCOMPARE(again(c.bob), u"tooLarge "_s);
        QCOMPARE(again(c.ann), u"accepted"_s);
    }

    // A log that is full would let nobody in any more.
    void notEvenAnAdminFillsItAtOnce_data() { databases(); }
    void notEvenAnAdminFillsItAtOnce()
    {
        QFETCH(dunlin::test::Database, database);
        if (!isAvailable(database))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TestServer::Options options;
        options.database = database;
        options.rateLimits = true;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        QuietChannel c(server, [this](const QString &name) { return fresh(name); });
        QCOMPARE(c.post(c.ann, c.first()), u"accepted"_s);
        const QByteArray entry = c.admission(c.ann, {c.bob.as(Role::Member)});
        QCOMPARE(c.post(c.ann, entry), u"accepted"_s);
        const auto again = [&] {
            return c.annActor.rest.rawOf(wire::http::appendRosterLog, {c.id.toText()},
                                         wire::ChainEntry{1, entry});
        };
        int offered = 2;
        HttpResult refused = again();
        for (; refused.status == 200 && offered < 150; refused = again())
            ++offered;
        QVERIFY2(offered >= 100 && offered < 150, qPrintable(QString::number(offered)));
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.code(), u"rateLimited"_s);
        QVERIFY(refused.headers.value("retry-after").toInt() > 0);
        // Others sign on, and so does she elsewhere.
        QCOMPARE(c.post(c.bob, c.admission(c.bob, {c.cat.as(Role::Member)})), u"accepted"_s);
        const ChannelId other = quietChannel(c.annActor, {});
        QCOMPARE(
            answerTo(c.annActor, other, 0,
                     RosterChain::makeFirst(other, c.ann.signer(), {c.ann.as(Role::Owner)}, 1)),
            u"accepted"_s);
    }

    // For the device of whoever invited somebody to sign for them.
    void whoInvitedSomebodyIsToldWho_data() { databases(); }
    void whoInvitedSomebodyIsToldWho()
    {
        WITH_SERVER(server);
        QuietChannel c(server, [this](const QString &name) { return fresh(name); });
        const QStringList path{c.id.toText()};
        const auto invitedBy = [&](Actor &reader, const UserId &whom) {
            const auto list = reader.rest.call(wire::http::members, path);
            for (const wire::Member &each : list.ok() ? list->members : QList<wire::Member>()) {
                if (each.user.id == whom)
                    return each.invitedBy;
            }
            return std::optional(UserId::create());
        };
        const auto link = c.bobActor.rest.call(wire::http::createInvite, path, {});
        VERIFY_OK(link);
        QVERIFY(c.danActor.rest.call(wire::http::acceptInvite, {link->token}).ok());
        const QString name = fresh(u"eve"_s);
        Actor eve(server.url(), name, registerPerson(server.url(), name, link->token));
        const UserId bob = c.bobActor.id();
        QVERIFY(invitedBy(c.bobActor, c.danActor.id()) == bob);
        QVERIFY(invitedBy(c.bobActor, eve.id()) == bob);
        QVERIFY(!invitedBy(c.annActor, c.danActor.id()));
        QVERIFY(!invitedBy(c.bobActor, c.catActor.id()));
        // Who is put there anew came by that, and who has another role came as before.
        const QStringList dan{c.id.toText(), c.danActor.id().toText()};
        QVERIFY(c.annActor.rest.call(wire::http::putMember, dan, {wire::Role::Admin}).ok());
        QVERIFY(invitedBy(c.bobActor, c.danActor.id()) == bob);
        QVERIFY(c.annActor.rest.call(wire::http::removeMember, dan).ok());
        QVERIFY(c.annActor.rest.call(wire::http::putMember, dan, {}).ok());
        QVERIFY(!invitedBy(c.bobActor, c.danActor.id()));
    }

    void itGoesWithTheChannel_data() { databases(); }
    void itGoesWithTheChannel()
    {
        WITH_SERVER(server);
        QuietChannel c(server, [this](const QString &name) { return fresh(name); });
        QCOMPARE(c.post(c.ann, c.first()), u"accepted"_s);
        const auto config = server::parseDatabaseUrl(server.databaseUrl());
        QVERIFY(config.ok());
        const auto left = [&]() -> qint64 {
            server::Connection behind(*config, server::Purpose::Read);
            if (!behind.open().ok())
                return -1;
            const auto count =
                behind.number("SELECT count(*) FROM RosterLog WHERE ChannelId = ?", c.id);
            return count.ok() ? *count : -1;
        };
        QCOMPARE(left(), 1);
        QVERIFY(c.annActor.rest.call(wire::http::removeChannel, {c.id.toText()}).ok());
        QCOMPARE(left(), 0);
    }
};

QTEST_GUILESS_MAIN(RosterLogTest)
#include "tst_roster_log.moc"
