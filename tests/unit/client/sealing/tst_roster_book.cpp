// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The signed members of a channel as a server shows them: what is believed, what stops, and that nothing stops for good.

#include "client/crypto/cause.h"
#include "client/sealing/roster_book.h"
#include "tests/support/fake_http_server.h"
#include "tests/unit/client/crypto/crypto_parties.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QUrlQuery>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

// Somebody with one device, and their chain of devices as the server shows it.
struct Shown {
    const UserId user = UserId::create();
    const SigningKey root = SigningKey::create();
    Directory directory;
    DeviceChain chain;
    QList<QByteArray> entries;
    std::unique_ptr<Device> phone;
    bool isGone = false;

    Shown()
    {
        append(DeviceChain::makeFirst(root, 1));
        phone = std::make_unique<Device>(directory, chain.account());
        add(*phone);
    }
    void append(const QByteArray &entry)
    {
        const Status taken = chain.extend({entry});
        Q_ASSERT(taken.ok());
        entries.append(entry);
    }
    void add(Device &device)
    {
        append(chain.makeAddition({root, chain.account(), std::nullopt, chain.head().seq},
                                  device.introduction(), 2));
    }
    LogSigner signer(quint64 more = 0) const
    {
        return {phone->signing, chain.account(), phone->self.device, chain.head().seq + more};
    }
    RosterPerson as(RosterRole role) const { return {user, chain.account(), role}; }
};

wire::ChainPage pageFrom(const QList<QByteArray> &entries, quint64 from)
{
    wire::ChainPage page;
    for (qsizetype seq = qsizetype(from); seq < entries.size(); ++seq)
        page.entries.append({seq, entries.at(seq)});
    return page;
}

} // namespace

class RosterBookTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<dunlin::test::FakeHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ChainBook> m_chains;
    std::unique_ptr<RosterBook> m_book;
    std::unique_ptr<Shown> m_ann, m_bob, m_cat;
    const ChannelId m_channel = ChannelId::create();
    QList<QByteArray> m_entries; // of the roster
    RosterChain m_roster{m_channel};
    int m_changes = 0;

    dunlin::test::Said answer(const dunlin::test::Heard &heard) const
    {
        const QUrl url(heard.line.section(u' ', 1));
        const quint64 from = QUrlQuery(url).queryItemValue(u"from"_s).toULongLong();
        if (url.path().endsWith("/roster-log"_L1))
            return {200, toJson(pageFrom(m_entries, from))};
        for (const Shown *each : {m_ann.get(), m_bob.get(), m_cat.get()}) {
            if (url.path().endsWith(each->user.toText()) && !each->isGone)
                return {200, toJson(pageFrom(each->entries, from))};
        }
        return dunlin::test::error(404, "notFound");
    }
    // As everybody sees it who sees all; void or not, it has its place.
    void append(const QByteArray &entry)
    {
        const auto all = [this](const AccountId &account) -> SignersChain {
            for (const Shown *each : {m_ann.get(), m_bob.get(), m_cat.get()}) {
                if (each->chain.account() == account)
                    return {&each->chain, true};
            }
            return {};
        };
        QVERIFY(m_roster.extend({entry}, all).ok());
        m_entries.append(entry);
    }
    // 0: good; a cause; 255 for another error; -1: no answer.
    int refresh(RosterBook &book)
    {
        std::optional<Result<Done>> told;
        finally(this, book.refresh(m_channel),
                [&told](const Result<Done> &done) { told.emplace(done); });
        return QTest::qWaitFor([&told] { return told.has_value(); }, Patience) ? causeNumber(*told)
                                                                               : -1;
    }
    int refresh() { return refresh(*m_book); }
    bool isIn(const Shown &who) const
    {
        const RosterChain *held = m_book->of(m_channel);
        return held && held->memberNamed(who.user);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = *LocalStore::open(m_folder->path(), m_clock);
        QVERIFY(*m_store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        m_server = std::make_unique<dunlin::test::FakeHttpServer>();
        m_server->answers = [this](const auto &heard) { return answer(heard); };
        m_http = std::make_unique<HttpClient>(m_clock);
        m_http->setServer(m_server->url());
        m_http->setCredentials(Credentials::fresh(u"a"_s, 900, u"r"_s, m_clock.nowMs()));
        m_chains = std::make_unique<ChainBook>(*m_store, *m_http);
        m_book = std::make_unique<RosterBook>(*m_store, *m_http, *m_chains);
        m_changes = 0;
        m_book->setOnChange([this](const ChannelId &) { ++m_changes; });
        for (auto *each : {&m_ann, &m_bob, &m_cat})
            *each = std::make_unique<Shown>();
        m_roster = RosterChain(m_channel);
        m_entries.clear();
        append(RosterChain::makeFirst(m_channel, m_ann->signer(),
                                      {m_ann->as(RosterRole::Owner), m_bob->as(RosterRole::Admin)},
                                      1));
    }
    void cleanup()
    {
        m_book.reset();
        m_chains.reset();
        m_http.reset();
        m_server.reset();
        m_store.reset();
    }

    void whatFollowsIsTakenAndKept()
    {
        QVERIFY(!m_book->of(m_channel) && !m_book->knows(m_channel));
        QCOMPARE(refresh(), 0);
        QVERIFY(isIn(*m_ann) && isIn(*m_bob) && !isIn(*m_cat));
        append(m_roster.makeAdmission(m_bob->signer(), {m_cat->as(RosterRole::Member)}, 2));
        QCOMPARE(refresh(), 0);
        QVERIFY(isIn(*m_cat));
        QCOMPARE(m_changes, 2);
        RosterBook later(*m_store, *m_http, *m_chains);
        QVERIFY(later.of(m_channel) && later.knows(m_channel));
        QCOMPARE(later.of(m_channel)->head(), m_roster.head());
        QCOMPARE(later.of(m_channel)->members(), m_roster.members());
        QVERIFY(!later.faultOf(m_channel));
    }

    void aShorterOrAnotherOneIsNamed()
    {
        append(m_roster.makeAdmission(m_bob->signer(), {m_cat->as(RosterRole::Member)}, 2));
        QCOMPARE(refresh(), 0);
        const QList<QByteArray> all = m_entries;
        m_entries.removeLast();
        QCOMPARE(refresh(), int(Cause::Rollback));
        QVERIFY(m_book->faultOf(m_channel) == Cause::Rollback);
        m_entries.append(m_entries.constFirst());
        QCOMPARE(refresh(), int(Cause::Fork));
        QVERIFY(m_book->faultOf(m_channel) == Cause::Fork);
        QVERIFY(isIn(*m_cat));
        // It shows the rest again.
        m_entries = all;
        QCOMPARE(refresh(), 0);
        QVERIFY(!m_book->faultOf(m_channel));
        // Or its owner knows why.
        m_entries.removeLast();
        QCOMPARE(refresh(), int(Cause::Rollback));
        QVERIFY(m_book->beginAnew(m_channel).ok());
        QVERIFY(!m_book->faultOf(m_channel) && !m_book->of(m_channel));
        QCOMPARE(refresh(), 0);
        QVERIFY(isIn(*m_bob) && !isIn(*m_cat));
    }

    // Of which somebody spoke inside a seal, before this device was shown any.
    void aHiddenRosterIsNamed()
    {
        const QList<QByteArray> all = std::exchange(m_entries, {});
        QCOMPARE(refresh(), 0);
        QVERIFY(!m_book->knows(m_channel));
        QVERIFY(m_book->expect(m_channel).ok());
        QVERIFY(m_book->knows(m_channel));
        QCOMPARE(refresh(), int(Cause::Rollback));
        QVERIFY(m_book->faultOf(m_channel) == Cause::Rollback);
        RosterBook later(*m_store, *m_http, *m_chains);
        QVERIFY(later.knows(m_channel));
        QCOMPARE(refresh(later), int(Cause::Rollback));
        m_entries = all;
        QCOMPARE(refresh(), 0);
        QVERIFY(isIn(*m_ann) && !m_book->faultOf(m_channel));
    }

    // A member who names more of their devices than anybody can show stops nobody.
    void whatNobodyCanVerifyStopsNothing()
    {
        QCOMPARE(refresh(), 0);
        append(m_roster.makeAdmission(m_bob->signer(70), {m_cat->as(RosterRole::Member)}, 2));
        QCOMPARE(refresh(), 0);
        QVERIFY(!isIn(*m_cat));
        QCOMPARE(m_book->of(m_channel)->voids(), QList<quint64>{1});
        append(m_roster.makeAdmission(m_ann->signer(), {m_cat->as(RosterRole::Member)}, 3));
        QCOMPARE(refresh(), 0);
        QVERIFY(isIn(*m_cat));
        // So it is for who reads it all at once.
        RosterBook later(*m_store, *m_http, *m_chains);
        QVERIFY(later.beginAnew(m_channel).ok());
        QCOMPARE(refresh(later), 0);
        QCOMPARE(later.of(m_channel)->members(), m_book->of(m_channel)->members());
    }

    // What is more of their chain of devices is asked for before their signature is looked at.
    void whatTheServerHasMoreIsAskedFor()
    {
        QCOMPARE(refresh(), 0);
        Device laptop(m_bob->directory, m_bob->chain.account());
        m_bob->add(laptop);
        append(m_roster.makeAdmission(
            {laptop.signing, m_bob->chain.account(), laptop.self.device, m_bob->chain.head().seq},
            {m_cat->as(RosterRole::Member)}, 2));
        QCOMPARE(refresh(), 0);
        QVERIFY(isIn(*m_cat));
        QVERIFY(m_book->of(m_channel)->voids().isEmpty());
    }

    // Whose devices can't be asked for now, is asked for again: nothing is void because of a bad connection.
    void aBadConnectionMakesNothingVoid()
    {
        QCOMPARE(refresh(), 0);
        append(m_roster.makeAdmission(m_bob->signer(), {m_cat->as(RosterRole::Member)}, 2));
        m_server->answers = [this](const dunlin::test::Heard &heard) {
            return heard.line.contains("/device-log/"_L1) ? dunlin::test::error(503, "unavailable")
                                                          : answer(heard);
        };
        QCOMPARE(refresh(), 255);
        QCOMPARE(m_book->of(m_channel)->head().seq, quint64(0));
        QVERIFY(!m_book->faultOf(m_channel));
        m_server->answers = [this](const auto &heard) { return answer(heard); };
        QCOMPARE(refresh(), 0);
        QVERIFY(isIn(*m_cat));
    }

    // All who signed are gone with their accounts: it is told apart, and its owner has a way on.
    void whoseSignersAreGoneMayBeBelieved()
    {
        m_ann->isGone = true;
        QCOMPARE(refresh(), int(Cause::Orphaned));
        QVERIFY(m_book->faultOf(m_channel) == Cause::Orphaned);
        QVERIFY(!m_book->of(m_channel));
        QCOMPARE(refresh(), int(Cause::Orphaned));
        QVERIFY(m_book->beginAnew(m_channel).ok());
        QCOMPARE(refresh(), 0);
        QVERIFY(isIn(*m_ann) && isIn(*m_bob));
        QVERIFY(!m_book->faultOf(m_channel));
        RosterBook later(*m_store, *m_http, *m_chains);
        QVERIFY(later.of(m_channel));
        QCOMPARE(later.of(m_channel)->members(), m_roster.members());
        // That was once: what somebody who is gone seems to say from then on is nothing.
        append(m_roster.makeAdmission(m_ann->signer(), {m_cat->as(RosterRole::Member)}, 2));
        QCOMPARE(refresh(), 0);
        QVERIFY(!isIn(*m_cat));
        // Who is there vouches for all of it to whoever comes later.
        append(m_roster.makeAdmission(m_bob->signer(), {m_cat->as(RosterRole::Member)}, 3));
        RosterBook fresh(*m_store, *m_http, *m_chains);
        QVERIFY(fresh.beginAnew(m_channel).ok());
        QCOMPARE(refresh(fresh), 0);
        QVERIFY(fresh.of(m_channel)->memberNamed(m_cat->user));
    }

    void anAnswerFromBeforeItBeganAnewIsNoFault()
    {
        append(m_roster.makeAdmission(m_bob->signer(), {m_cat->as(RosterRole::Member)}, 2));
        QCOMPARE(refresh(), 0);
        m_server->answers = [](const dunlin::test::Heard &) {
            return dunlin::test::Said{0, {}, false, true};
        };
        std::optional<Result<Done>> told;
        finally(this, m_book->refresh(m_channel),
                [&told](const Result<Done> &done) { told.emplace(done); });
        QTRY_VERIFY_WITH_TIMEOUT(m_server->isHoldingBack(), Patience);
        QVERIFY(m_book->beginAnew(m_channel).ok());
        m_server->answers = [this](const auto &heard) { return answer(heard); };
        m_server->release({200, toJson(pageFrom(m_entries, 1)), false, false});
        QTRY_VERIFY_WITH_TIMEOUT(told.has_value(), Patience);
        QCOMPARE(causeNumber(*told), 255);
        QVERIFY(!m_book->faultOf(m_channel));
        QCOMPARE(refresh(), 0);
        QVERIFY(isIn(*m_cat));
    }

    // Nobody believes what they were not asked about: the yes to one fault is none to the next.
    void aYesIsToWhatWasShown()
    {
        m_ann->isGone = true;
        QCOMPARE(refresh(), int(Cause::Orphaned));
        QVERIFY(m_book->beginAnew(m_channel).ok());
        QCOMPARE(refresh(), 0);
        m_entries.clear();
        QCOMPARE(refresh(), int(Cause::Rollback));
        QVERIFY(m_book->beginAnew(m_channel).ok());
        // Somebody of whom nobody has ever heard, who is said to be gone.
        const Shown ghost;
        m_entries = {
            RosterChain::makeFirst(m_channel, ghost.signer(),
                                   {ghost.as(RosterRole::Owner), m_cat->as(RosterRole::Owner)}, 1)};
        QCOMPARE(refresh(), int(Cause::Orphaned));
        QVERIFY(!m_book->of(m_channel));
    }
};

QTEST_GUILESS_MAIN(RosterBookTest)
#include "tst_roster_book.moc"
