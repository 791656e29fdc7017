// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The signed members of a channel: what members can do, and what a server, a stranger or a stolen device cannot.

#include "client/crypto/bytes.h"
#include "client/crypto/roster_chain.h"
#include "crypto_parties.h"

#include <QtTest>

#include <functional>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;

namespace {

using Role = RosterRole;

// Somebody with an account, and whom the server knows by it.
struct Somebody {
    Person person;
    UserId user = UserId::create();

    explicit Somebody(Directory &all)
        : person(all)
    {
    }
    const AccountId &account() const { return person.account; }
    RosterPerson as(Role role) const { return {user, account(), role}; }
    LogSigner signer() { return person.first().signer(); }
};

} // namespace

class RosterChainTest : public QObject
{
    Q_OBJECT

    // Ada's channel, with Bob as an admin and Cat as a member; Dan and Eve are outside.
    struct Channel {
        Directory all;
        Somebody ada{all}, bob{all}, cat{all}, dan{all}, eve{all};
        ChannelId id = ChannelId::create();
        QList<QByteArray> entries;
        RosterChain chain{id};

        Channel()
        {
            append(RosterChain::makeFirst(id, ada.signer(), {ada.as(Role::Owner)}, 1));
            append(
                chain.makeAdmission(ada.signer(), {bob.as(Role::Admin), cat.as(Role::Member)}, 2));
        }
        ChainLookup lookup() const
        {
            return [this](const AccountId &account) -> const DeviceChain * {
                const auto found = all.constFind(account);
                return found == all.cend() ? nullptr : &*found;
            };
        }
        void append(const QByteArray &entry)
        {
            const Status taken = chain.extend({entry}, lookup());
            Q_ASSERT(taken.ok());
            entries.append(entry);
        }
        // What an entry does: 0 it counts, 1 it is void; else 10 and the cause, or 10 for an error without one.
        int offered(const QByteArray &entry) const
        {
            RosterChain longer = chain;
            const Status taken = longer.extend({entry}, lookup());
            if (taken.ok()) {
                Q_ASSERT(longer.head().seq == chain.head().seq + 1);
                return longer.voids().contains(longer.head().seq) ? 1 : 0;
            }
            Q_ASSERT(longer.head() == chain.head());
            return causeOf(taken.error()) ? 10 + causeNumber(taken) : 10;
        }
        QByteArray changed(const QByteArray &entry, const SigningKey &key,
                           const std::function<void(LogEntry &)> &change) const
        {
            LogEntry decoded = *LogEntry::decode(entry, RosterLogName);
            change(decoded);
            decoded.signature = key.sign(decoded.signedText());
            return decoded.encode();
        }
        std::optional<Role> roleOf(const Somebody &who) const
        {
            const auto found = chain.member(who.account());
            return found ? std::optional(found->role) : std::nullopt;
        }
    };
    static constexpr int Counts = 0;
    static constexpr int Void = 1;
    static int cause(Cause which) { return 10 + int(which); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void membersComeAndGo()
    {
        Channel c;
        QCOMPARE(c.chain.members().size(), 3);
        QCOMPARE(c.chain.begunBy(), c.ada.account());
        QVERIFY(c.roleOf(c.bob) == Role::Admin);
        QVERIFY(c.chain.memberNamed(c.cat.user) == c.cat.as(Role::Member));
        QVERIFY(!c.chain.memberNamed(c.dan.user) && !c.chain.member(c.dan.account()));
        c.append(c.chain.makeAdmission(c.cat.signer(), {c.dan.as(Role::ReadOnly)}, 3));
        QVERIFY(c.roleOf(c.dan) == Role::ReadOnly);
        c.append(c.chain.makeRemoval(c.bob.signer(), {c.cat.account()}, 4));
        QVERIFY(!c.roleOf(c.cat));
        c.append(c.chain.makeRemoval(c.dan.signer(), {c.dan.account()}, 5)); // leaves
        QVERIFY(!c.roleOf(c.dan));
        c.append(c.chain.makeRoles(c.ada.signer(), {c.bob.as(Role::Owner)}, 6));
        QVERIFY(c.roleOf(c.bob) == Role::Owner);
        QVERIFY(c.chain.voids().isEmpty());

        // Another client reads the same from the bytes alone, and so does this one from its disk.
        RosterChain read(c.id);
        QVERIFY(read.extend(c.entries, c.lookup()).ok());
        QCOMPARE(read.head(), c.chain.head());
        QCOMPARE(read.members(), c.chain.members());
        const auto kept = RosterChain::restore(c.id, c.entries, {});
        QVERIFY(kept.ok());
        QCOMPARE(kept->head(), c.chain.head());
        QCOMPARE(kept->members(), c.chain.members());
        QCOMPARE(kept->begunBy(), c.ada.account());
    }

    // What a server that wants a listener could try.
    void nobodyElseAdmits()
    {
        Channel c;
        const SigningKey server = SigningKey::create();
        const auto admitted = [&](const LogSigner &by) {
            return c.offered(c.chain.makeAdmission(by, {c.eve.as(Role::Member)}, 3));
        };
        const LogSigner ada = c.ada.signer();
        QCOMPARE(admitted(ada), Counts);
        QCOMPARE(admitted(c.eve.signer()), Void); // nobody in here
        QCOMPARE(admitted({server, ada.account, ada.device, ada.head}), Void);
        QCOMPARE(admitted({server, ada.account, DeviceId::create(), ada.head}), Void);
        QCOMPARE(admitted({c.eve.signer().key, ada.account, c.eve.signer().device, ada.head}),
                 Void);
        // A root signs nothing here, and a device nothing for another account.
        const QByteArray byRoot =
            c.changed(c.chain.makeAdmission(ada, {c.eve.as(Role::Member)}, 3), c.ada.person.root,
                      [](LogEntry &entry) { entry.device.reset(); });
        QCOMPARE(c.offered(byRoot), Void);
        // Somebody whose devices can't be looked at.
        c.all.remove(c.bob.account());
        QCOMPARE(admitted({ada.key, c.bob.account(), ada.device, 1}), Void);
    }

    void rightsAreThoseOfTheRole()
    {
        Channel c;
        c.append(c.chain.makeAdmission(c.cat.signer(), {c.dan.as(Role::ReadOnly)}, 3));
        const auto admits = [&](Somebody &by, Role as) {
            return c.offered(c.chain.makeAdmission(by.signer(), {c.eve.as(as)}, 4));
        };
        QCOMPARE(admits(c.ada, Role::Owner), Counts);
        QCOMPARE(admits(c.bob, Role::Admin), Counts);
        QCOMPARE(admits(c.bob, Role::Owner), Void);
        QCOMPARE(admits(c.cat, Role::Member), Counts);
        QCOMPARE(admits(c.cat, Role::Admin), Void);
        QCOMPARE(admits(c.dan, Role::ReadOnly), Void);
        const auto removes = [&](Somebody &by, const Somebody &whom) {
            return c.offered(c.chain.makeRemoval(by.signer(), {whom.account()}, 4));
        };
        QCOMPARE(removes(c.ada, c.bob), Counts);
        QCOMPARE(removes(c.bob, c.cat), Counts);
        QCOMPARE(removes(c.bob, c.ada), Void);
        QCOMPARE(removes(c.bob, c.eve), Void); // is not in
        QCOMPARE(removes(c.cat, c.dan), Void);
        QCOMPARE(removes(c.cat, c.cat), Counts);
        const auto sets = [&](Somebody &by, const Somebody &whom, Role role) {
            return c.offered(c.chain.makeRoles(by.signer(), {whom.as(role)}, 4));
        };
        QCOMPARE(sets(c.ada, c.bob, Role::Member), Counts);
        QCOMPARE(sets(c.ada, c.ada, Role::Member), Counts);
        QCOMPARE(sets(c.ada, c.eve, Role::Member), Void); // is not in
        QCOMPARE(sets(c.bob, c.cat, Role::ReadOnly), Void);
        QCOMPARE(sets(c.bob, c.bob, Role::Owner), Void);
        QCOMPARE(sets(c.bob, c.bob, Role::Member), Counts);
        c.append(c.chain.makeRoles(c.ada.signer(), {c.bob.as(Role::Owner)}, 5));
        QCOMPARE(sets(c.ada, c.bob, Role::Member), Void); // nobody lowers another owner
        QCOMPARE(removes(c.ada, c.bob), Counts);
    }

    void whoIsInIsNamedOnce()
    {
        Channel c;
        const auto admits = [&](const QList<RosterPerson> &people) {
            return c.offered(c.chain.makeAdmission(c.ada.signer(), people, 3));
        };
        // Cat's account under another name, and Cat's name with another account.
        QCOMPARE(admits({{c.eve.user, c.cat.account(), Role::Member}}), Void);
        QCOMPARE(admits({{c.cat.user, c.eve.account(), Role::Member}}), Void);
        QCOMPARE(admits({c.eve.as(Role::Member), c.eve.as(Role::Member)}), Void);
        QCOMPARE(admits({c.eve.as(Role::Member), {c.dan.user, c.eve.account(), Role::Member}}),
                 Void);
        QCOMPARE(admits({c.eve.as(Role::Member), {c.eve.user, c.dan.account(), Role::Member}}),
                 Void);
        QCOMPARE(admits({}), Void);
        QCOMPARE(admits({c.eve.as(Role(0))}), Void);
        QCOMPARE(admits({c.eve.as(Role(5))}), Void);
        QCOMPARE(admits({{UserId(), c.eve.account(), Role::Member}}), Void);
        QCOMPARE(admits({{c.eve.user, AccountId(), Role::Member}}), Void);
        // One that may not and one that may: nothing.
        QCOMPARE(c.offered(c.chain.makeAdmission(
                     c.bob.signer(), {c.dan.as(Role::Member), c.eve.as(Role::Owner)}, 3)),
                 Void);
        // A role is of the name that stands there.
        QCOMPARE(c.offered(c.chain.makeRoles(c.ada.signer(),
                                             {{c.eve.user, c.cat.account(), Role::Admin}}, 3)),
                 Void);
        QCOMPARE(c.offered(c.chain.makeRoles(c.ada.signer(), {}, 3)), Void);
        QCOMPARE(c.offered(c.chain.makeRemoval(c.ada.signer(), {}, 3)), Void);
        QCOMPARE(
            c.offered(c.chain.makeRemoval(c.ada.signer(), {c.cat.account(), c.cat.account()}, 3)),
            Void);
    }

    void admittingAgainNeverLowers()
    {
        Channel c;
        c.append(c.chain.makeAdmission(c.cat.signer(), {c.bob.as(Role::Member)}, 3));
        QVERIFY(c.chain.voids().isEmpty());
        QVERIFY(c.roleOf(c.bob) == Role::Admin);
        c.append(c.chain.makeAdmission(c.bob.signer(), {c.cat.as(Role::Admin)}, 4));
        QVERIFY(c.roleOf(c.cat) == Role::Admin);
        QCOMPARE(c.chain.members().size(), 3);
    }

    void aVoidEntryHasItsPlaceAndDoesNothing()
    {
        Channel c;
        c.append(c.chain.makeAdmission(c.eve.signer(), {c.eve.as(Role::Member)}, 3));
        QCOMPARE(c.chain.voids(), QList<quint64>{2});
        QVERIFY(!c.roleOf(c.eve));
        c.append(c.chain.makeAdmission(c.ada.signer(), {c.dan.as(Role::Member)}, 4));
        QVERIFY(c.roleOf(c.dan) == Role::Member);
        RosterChain read(c.id);
        QVERIFY(read.extend(c.entries, c.lookup()).ok());
        QCOMPARE(read.voids(), c.chain.voids());
        QCOMPARE(read.members(), c.chain.members());
        const auto kept = RosterChain::restore(c.id, c.entries, {2});
        QVERIFY(kept.ok());
        QCOMPARE(kept->members(), c.chain.members());
        // What was kept is what was taken, or it is of no use.
        QCOMPARE(causeNumber(RosterChain::restore(c.id, c.entries, {})), int(Cause::LocalState));
        QCOMPARE(causeNumber(RosterChain::restore(c.id, c.entries, {0})), int(Cause::Forged));
    }

    // A stolen device with a server's help: what it dates back is nothing to who was there, and heads never go back.
    void aDeviceThatWasTakenOffAddsNothing()
    {
        Channel c;
        Device &phone = c.ada.person.addDevice();
        const LogSigner stolen = phone.signer();
        const QByteArray inTime = c.chain.makeAdmission(stolen, {c.dan.as(Role::Member)}, 3);
        c.ada.person.revoke(phone.self.device);
        const QByteArray late = c.chain.makeAdmission(
            {phone.signing, c.ada.account(), phone.self.device, stolen.head + 1},
            {c.eve.as(Role::Member)}, 3);
        QCOMPARE(c.offered(late), Void);
        QCOMPARE(c.offered(inTime), Void); // nobody can tell it from one that is dated back
        // Who comes anew takes it as it was: it was active at the head that it names.
        RosterChain read(c.id);
        QVERIFY(read.extend(c.entries + QList<QByteArray>{inTime}, c.lookup()).ok());
        QVERIFY(read.member(c.dan.account()));
        RosterChain other(c.id);
        QVERIFY(other.extend(c.entries + QList<QByteArray>{late}, c.lookup()).ok());
        QVERIFY(!other.member(c.eve.account()));
        // But not behind an entry of the account that knew more.
        c.append(c.chain.makeAdmission(c.ada.signer(), {c.dan.as(Role::Member)}, 4));
        const QByteArray back = c.chain.makeAdmission(stolen, {c.eve.as(Role::Member)}, 5);
        RosterChain last(c.id);
        QVERIFY(last.extend(c.entries + QList<QByteArray>{back}, c.lookup()).ok());
        QVERIFY(!last.member(c.eve.account()));
    }

    void aDeviceCountsFromWhenItWasAdded()
    {
        Channel c;
        const quint64 before = c.ada.signer().head;
        Device &phone = c.ada.person.addDevice();
        const auto admits = [&](quint64 head) {
            return c.offered(
                c.chain.makeAdmission({phone.signing, c.ada.account(), phone.self.device, head},
                                      {c.dan.as(Role::Member)}, 3));
        };
        QCOMPARE(admits(before), Void);
        QCOMPARE(admits(before + 1), Counts);
    }

    // Whoever asks for more of the signer's chain can look again; it is no reason to call the entry void for ever.
    void aSignerWhoKnowsMoreIsAskedFor()
    {
        Channel c;
        const DeviceChain before = c.all.value(c.ada.account());
        Device &phone = c.ada.person.addDevice();
        const QByteArray entry = c.chain.makeAdmission(phone.signer(), {c.dan.as(Role::Member)}, 3);
        const DeviceChain after = c.all.value(c.ada.account());
        c.all.insert(c.ada.account(), before);
        QCOMPARE(c.offered(entry), 10);
        const Status asked = RosterChain(c.chain).extend({entry}, c.lookup());
        QCOMPARE(asked.error().code, Errc::NotFound);
        c.all.insert(c.ada.account(), after);
        QCOMPARE(c.offered(entry), Counts);
        // Where the server has no more of it, waiting would be for ever: one member could stop all.
        c.all.insert(c.ada.account(), before);
        const ChainLookup asAsked = [&c](const AccountId &account) {
            const auto found = c.all.constFind(account);
            return found == c.all.cend() ? SignersChain() : SignersChain(&*found, true);
        };
        RosterChain further = c.chain;
        QVERIFY(further.extend({entry}, asAsked).ok());
        QCOMPARE(further.voids(), QList<quint64>{2});
        QVERIFY(!further.member(c.dan.account()));
        const QByteArray next = further.makeAdmission(c.bob.signer(), {c.dan.as(Role::Member)}, 4);
        QVERIFY(further.extend({next}, asAsked).ok());
        QVERIFY(further.member(c.dan.account()));
        // So it is in a history.
        RosterChain read(c.id);
        QVERIFY(read.extend(c.entries + QList<QByteArray>{entry, next}, asAsked).ok());
        QCOMPARE(read.members(), further.members());
        QCOMPARE(read.voids(), further.voids());
        c.all.insert(c.ada.account(), after);
        // A bad signature of a device that is known is void, whatever head it names.
        const QByteArray bad =
            c.changed(entry, SigningKey::create(), [](LogEntry &e) { e.signerHead = 77; });
        QCOMPARE(c.offered(bad), Void);
    }

    void theBeginningIsOfWhoIsInIt()
    {
        Channel c;
        const auto begun = [&](const QByteArray &entry) {
            return causeNumber(RosterChain(c.id).extend({entry}, c.lookup()));
        };
        const auto first = [&](const LogSigner &by, const QList<RosterPerson> &people) {
            return RosterChain::makeFirst(c.id, by, people, 1);
        };
        QCOMPARE(begun(first(c.ada.signer(), {c.ada.as(Role::Owner), c.bob.as(Role::Owner)})), 0);
        QCOMPARE(begun(first(c.ada.signer(), {c.bob.as(Role::Owner)})), int(Cause::Forged));
        QCOMPARE(begun(first(c.ada.signer(), {})), int(Cause::Forged));
        const LogSigner ada = c.ada.signer();
        QCOMPARE(begun(first({SigningKey::create(), ada.account, ada.device, ada.head},
                             {c.ada.as(Role::Owner)})),
                 int(Cause::Forged));
        const auto changed = [&](const std::function<void(LogEntry &)> &change) {
            return begun(c.changed(first(ada, {c.ada.as(Role::Owner)}), ada.key, change));
        };
        QCOMPARE(changed([](LogEntry &) {}), 0);
        QCOMPARE(changed([](LogEntry &e) { e.op = 1; }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.seq = 1; }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.previous.fill('x'); }), int(Cause::Fork));
        QCOMPARE(changed([](LogEntry &e) { e.log.fill('x'); }), int(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.device.reset(); }), int(Cause::Forged));
        // There is no second one.
        QCOMPARE(c.offered(c.changed(c.chain.makeAdmission(ada, {c.eve.as(Role::Member)}, 3),
                                     ada.key, [](LogEntry &e) { e.op = 0; })),
                 Void);
    }

    // Who comes later reads what people signed who are gone with their devices: those who went on from it vouch for it.
    void whatTheGoneSignedIsTakenFromThoseWhoWentOn()
    {
        Channel c;
        c.append(c.chain.makeAdmission(c.bob.signer(), {c.dan.as(Role::Member)}, 3));
        const QList<QByteArray> upToBob = c.entries;
        c.append(c.chain.makeRemoval(c.dan.signer(), {c.dan.account()}, 4));
        c.all.remove(c.bob.account());
        RosterChain read(c.id);
        QVERIFY(read.extend(c.entries, c.lookup()).ok());
        QCOMPARE(read.members(), c.chain.members());
        // Nobody went on from it.
        RosterChain short_(c.id);
        QVERIFY(short_.extend(upToBob, c.lookup()).ok());
        QVERIFY(!short_.member(c.dan.account()));
        QCOMPARE(short_.voids(), QList<quint64>{2});
        // Nobody but those who are in vouches.
        QList<QByteArray> withEve = upToBob;
        withEve.append(short_.makeAdmission(c.eve.signer(), {c.eve.as(Role::Member)}, 4));
        RosterChain ghost(c.id);
        QVERIFY(ghost.extend(withEve, c.lookup()).ok());
        QVERIFY(!ghost.member(c.dan.account()) && !ghost.member(c.eve.account()));
        // Not even a beginning stands by itself.
        c.all.remove(c.ada.account());
        RosterChain alone(c.id);
        QCOMPARE(causeNumber(alone.extend(c.entries.first(2), c.lookup())), int(Cause::Orphaned));
        QVERIFY(alone.isEmpty());
        RosterChain vouched(c.id);
        QVERIFY(vouched.extend(c.entries, c.lookup()).ok());
        QCOMPARE(vouched.members(), c.chain.members());
    }

    // When all who signed are gone nobody can verify it: its owner may believe it, and what comes behind is looked at as ever.
    void whatNobodyCanVerifyMayBeBelieved()
    {
        Channel c;
        Directory gone = c.all;
        gone.remove(c.ada.account());
        const ChainLookup without = [&gone](const AccountId &account) -> const DeviceChain * {
            const auto found = gone.constFind(account);
            return found == gone.cend() ? nullptr : &*found;
        };
        RosterChain read(c.id);
        QCOMPARE(causeNumber(read.extend(c.entries, without)), int(Cause::Orphaned));
        QVERIFY(read.isEmpty());
        QVERIFY(read.believe(c.entries, without).ok());
        QCOMPARE(read.members(), c.chain.members());
        QVERIFY(read.voids().isEmpty());
        // A chain that is held believes nobody who is gone.
        const QByteArray made = read.makeAdmission(c.ada.signer(), {c.eve.as(Role::Member)}, 3);
        const QByteArray good = [&] {
            RosterChain longer = read;
            return longer.extend({made}, without).ok()
                ? longer.makeAdmission(c.cat.signer(), {c.dan.as(Role::Member)}, 4)
                : QByteArray();
        }();
        QVERIFY(read.believe({c.entries.constLast(), made, good}, without).ok());
        QVERIFY(!read.member(c.eve.account()));
        QVERIFY(read.member(c.dan.account()));
        QCOMPARE(read.voids(), QList<quint64>{2});
        // Nor does it make a beginning of what is none, or of what somebody who is here did not sign.
        const auto believed = [&](const QByteArray &first, const ChainLookup &chains) {
            return causeNumber(RosterChain(c.id).believe({first}, chains));
        };
        QCOMPARE(believed(RosterChain::makeFirst(c.id, c.ada.signer(), {c.bob.as(Role::Owner)}, 1),
                          without),
                 int(Cause::Forged));
        const LogSigner ada = c.ada.signer();
        QCOMPARE(believed(RosterChain::makeFirst(
                              c.id, {SigningKey::create(), ada.account, ada.device, ada.head},
                              {c.ada.as(Role::Owner)}, 1),
                          c.lookup()),
                 int(Cause::Forged));
    }

    void everyBitOfEveryEntryCounts()
    {
        Channel c;
        for (qsizetype n = 0; n < c.entries.size(); ++n) {
            RosterChain before(c.id);
            QVERIFY(before.extend(c.entries.first(n), c.lookup()).ok());
            for (qsizetype i = 0; i < c.entries.at(n).size(); ++i) {
                RosterChain chain = before;
                const Status taken =
                    chain.extend({flipped(c.entries.at(n), i, int(i % 8))}, c.lookup());
                QVERIFY2(!taken.ok() || chain.voids().contains(quint64(n)),
                         qPrintable(QStringLiteral("%1/%2").arg(n).arg(i)));
            }
            for (qsizetype cut = 0; cut < c.entries.at(n).size(); ++cut)
                QVERIFY(!RosterChain(before).extend({c.entries.at(n).left(cut)}, c.lookup()).ok());
            QVERIFY(!RosterChain(before).extend({c.entries.at(n) + 'x'}, c.lookup()).ok());
        }
    }

    void whatDoesNotFollowChangesNothing()
    {
        Channel c;
        const QByteArray good = c.chain.makeAdmission(c.ada.signer(), {c.dan.as(Role::Member)}, 3);
        const SigningKey &key = c.ada.person.first().signing;
        const auto changed = [&](const std::function<void(LogEntry &)> &change) {
            return c.offered(c.changed(good, key, change));
        };
        QCOMPARE(changed([](LogEntry &e) { e.seq += 1; }), cause(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.seq -= 1; }), cause(Cause::Rollback));
        QCOMPARE(changed([](LogEntry &e) { e.previous = flipped(e.previous, 0); }),
                 cause(Cause::Fork));
        QCOMPARE(changed([](LogEntry &e) { e.log = ChannelId::create().toBytes(); }),
                 cause(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.op = 9; }), cause(Cause::TooNew));
        QCOMPARE(changed([](LogEntry &e) { e.name = QByteArray(DeviceLogName); }),
                 cause(Cause::Forged));
        QCOMPARE(changed([](LogEntry &e) { e.body.append('x'); }), Void);
        QCOMPARE(changed([](LogEntry &e) { e.op = 2; }), Void); // an admission's body
        QCOMPARE(changed([](LogEntry &) {}), Counts);
        // Whole or not at all.
        const LogHead before = c.chain.head();
        QVERIFY(!c.chain.extend({good, "nonsense"}, c.lookup()).ok());
        QCOMPARE(c.chain.head(), before);
        QVERIFY(!c.roleOf(c.dan));
        // The roster of another channel is none of this one.
        RosterChain other(ChannelId::create());
        QCOMPARE(causeNumber(other.extend(c.entries, c.lookup())), int(Cause::Forged));
    }

    void shorterRostersAndForksAreNamed()
    {
        Channel c;
        const RosterChain early = c.chain;
        const QByteArray left = early.makeAdmission(c.ada.signer(), {c.dan.as(Role::Member)}, 3);
        const QByteArray right = early.makeAdmission(c.ada.signer(), {c.eve.as(Role::Member)}, 3);
        c.append(left);
        RosterChain held = c.chain;
        QVERIFY(held.update({left}, c.lookup()).ok()); // nothing new
        QCOMPARE(causeNumber(held.update({}, c.lookup())), int(Cause::Rollback));
        QCOMPARE(causeNumber(held.update({right}, c.lookup())), int(Cause::Fork));
        const QByteArray next = c.chain.makeRemoval(c.ada.signer(), {c.dan.account()}, 4);
        QVERIFY(held.update({left, next}, c.lookup()).ok());
        QVERIFY(!held.member(c.dan.account()));
        RosterChain fresh(c.id);
        QVERIFY(fresh.update(c.entries, c.lookup()).ok());
        QCOMPARE(fresh.head(), c.chain.head());
        // What others say inside their seals.
        QVERIFY(c.chain.agree(early.head()).ok());
        QCOMPARE(early.agree(c.chain.head()).error().code, Errc::NotFound);
        QCOMPARE(causeNumber(c.chain.agree({2, blake2b(right)})), int(Cause::Fork));
    }

    void signersAreNamedBeforeTheyAreAskedFor()
    {
        Channel c;
        QCOMPARE(RosterChain(c.id).signersOf(c.entries), QSet<UserId>{c.ada.user});
        const QByteArray byCat = c.chain.makeAdmission(c.cat.signer(), {c.dan.as(Role::Member)}, 3);
        QCOMPARE(c.chain.signersOf({byCat, "nonsense"}), QSet<UserId>{c.cat.user});
        QCOMPARE(c.chain.signersOf({c.chain.makeRemoval(c.eve.signer(), {c.cat.account()}, 3)}),
                 QSet<UserId>());
    }

    void somebodyStays()
    {
        Channel c;
        QCOMPARE(c.offered(c.chain.makeRemoval(
                     c.ada.signer(), {c.bob.account(), c.cat.account(), c.ada.account()}, 3)),
                 Void);
        c.append(c.chain.makeRemoval(c.ada.signer(), {c.bob.account(), c.cat.account()}, 3));
        QCOMPARE(c.offered(c.chain.makeRemoval(c.ada.signer(), {c.ada.account()}, 4)), Void);
    }

    void aRosterHasAnEnd()
    {
        Channel c;
        QList<QByteArray> entries = c.entries;
        RosterChain counted = c.chain;
        // Entries whose signature nobody looks at again are enough to count with.
        while (entries.size() < RosterChain::MostEntries) {
            const QByteArray entry =
                counted.makeAdmission(c.ada.signer(), {c.dan.as(Role::Member)}, 3);
            entries.append(entry);
            if (!counted.extend({entry}, [](const AccountId &) { return nullptr; }).ok())
                QFAIL("an entry before the end was refused");
        }
        QCOMPARE(
            causeNumber(counted.extend(
                {counted.makeAdmission(c.ada.signer(), {c.dan.as(Role::Member)}, 3)}, c.lookup())),
            int(Cause::Forged));
    }

    void aRosterHoldsSoManyMembers()
    {
        Channel c;
        const auto more = [&](qsizetype count) {
            QList<RosterPerson> people;
            for (qsizetype i = 0; i < count; ++i)
                people.append({UserId::create(), AccountId::create(), Role::Member});
            return people;
        };
        while (c.chain.members().size() + RosterChain::MostNamed <= RosterChain::MostMembers)
            c.append(c.chain.makeAdmission(c.ada.signer(), more(RosterChain::MostNamed), 3));
        const qsizetype room = RosterChain::MostMembers - c.chain.members().size();
        QVERIFY(c.chain.voids().isEmpty());
        QCOMPARE(c.offered(c.chain.makeAdmission(c.ada.signer(), more(room + 1), 3)), Void);
        if (room > 0)
            QCOMPARE(c.offered(c.chain.makeAdmission(c.ada.signer(), more(room), 3)), Counts);
    }
};

QTEST_GUILESS_MAIN(RosterChainTest)
#include "tst_roster_chain.moc"
