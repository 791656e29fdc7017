// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The chain of somebody's devices as a server shows it, while their devices speak of more of it than was shown: an answer
// that was under way is asked for anew, and a server that hides the end of a chain is told from that.

#include "client/crypto/cause.h"
#include "client/sealing/chain_book.h"
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

} // namespace

class ChainBookTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<dunlin::test::FakeHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ChainBook> m_book;
    const UserId m_bob = UserId::create();
    QList<QByteArray> m_entries; // of Bob's chain
    DeviceChain m_chain;
    int m_shown = 0;       // so many of them the server has
    bool m_waits = false;  // with its answers
    bool m_speaks = false; // a device, of more and more, with each question
    QList<quint64> m_askedFrom;
    int m_disputes = 0;
    int m_longer = 0; // so many times it was told that more was taken

    dunlin::test::Said page(quint64 from) const
    {
        wire::ChainPage shown;
        for (int seq = int(from); seq < m_shown; ++seq)
            shown.entries.append({seq, m_entries.at(seq)});
        return {200, toJson(shown)};
    }
    dunlin::test::Said answer(const dunlin::test::Heard &heard)
    {
        const QUrlQuery query(QUrl(heard.line.section(u' ', 1)));
        m_askedFrom.append(query.queryItemValue(u"from"_s).toULongLong());
        dunlin::test::Said said = page(m_askedFrom.constLast());
        said.waits = m_waits;
        const LogHead more{quint64(10 + m_askedFrom.size()), QByteArray(32, 'm')};
        if (m_speaks && !m_book->hear(m_bob, more).ok())
            qWarning("What a device spoke of could not be kept");
        return said;
    }
    using Outcome = std::shared_ptr<std::optional<Result<Done>>>;
    Outcome ask()
    {
        auto outcome = std::make_shared<std::optional<Result<Done>>>();
        finally(this, m_book->refresh(m_bob),
                [outcome](const Result<Done> &done) { outcome->emplace(done); });
        return outcome;
    }
    // 0: good; a cause; 255 for another error; -1: no answer.
    int outcomeOf(const Outcome &outcome)
    {
        const bool came = QTest::qWaitFor([&outcome] { return outcome->has_value(); }, Patience);
        return came ? causeNumber(outcome->value()) : -1;
    }
    int refresh() { return outcomeOf(ask()); }
    quint64 heldUpTo() { return m_book->of(m_bob) ? m_book->of(m_bob)->head().seq : 0; }
    LogHead headAt(int seq) const
    {
        DeviceChain chain;
        return chain.extend(m_entries.mid(0, seq + 1)).ok() ? chain.head() : LogHead();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    // Four entries: the first one, two devices, and that one is taken off.
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
        m_book = std::make_unique<ChainBook>(*m_store, *m_http);
        m_disputes = 0;
        m_longer = 0;
        m_book->setOnDispute([this](const UserId &) { ++m_disputes; });
        m_book->setOnLonger([this](const UserId &user) { m_longer += user == m_bob ? 1 : 0; });
        m_askedFrom.clear();
        m_waits = false;
        m_speaks = false;

        Directory all;
        const SigningKey root = SigningKey::create();
        m_entries = {DeviceChain::makeFirst(root, 1)};
        m_chain = DeviceChain();
        QVERIFY(m_chain.extend(m_entries).ok());
        const auto add = [&](const QByteArray &entry) {
            QVERIFY(m_chain.extend({entry}).ok());
            m_entries.append(entry);
        };
        const auto byRoot = [&]() -> LogSigner {
            return {root, m_chain.account(), std::nullopt, m_chain.head().seq};
        };
        Device phone(all, m_chain.account());
        Device laptop(all, m_chain.account());
        add(m_chain.makeAddition(byRoot(), phone.introduction(), 2));
        add(m_chain.makeAddition(byRoot(), laptop.introduction(), 3));
        add(m_chain.makeRevocation(byRoot(), laptop.self.device, 4));
        m_shown = 3;
        QCOMPARE(refresh(), 0);
        QCOMPARE(heldUpTo(), quint64(2));
        QCOMPARE(m_longer, 1);
        m_askedFrom.clear();
    }
    void cleanup()
    {
        m_book.reset();
        m_http.reset();
        m_server.reset();
        m_store.reset();
    }

    void whatIsNewIsTakenAndKept()
    {
        QCOMPARE(refresh(), 0);
        QCOMPARE(heldUpTo(), quint64(2));
        QCOMPARE(m_longer, 1);
        m_shown = 4;
        QCOMPARE(refresh(), 0);
        QCOMPARE(heldUpTo(), quint64(3));
        QCOMPARE(m_longer, 2);
        QCOMPARE(m_askedFrom, (QList<quint64>{2, 2}));
        ChainBook later(*m_store, *m_http);
        QVERIFY(later.of(m_bob));
        QCOMPARE(later.of(m_bob)->head(), m_chain.head());
        QCOMPARE(later.entriesOf(m_bob), m_entries);
        QCOMPARE(m_disputes, 0);
    }

    // The server answers what was true when it was asked, and a device speaks of more before the answer is here.
    void anAnswerThatWasUnderWayBreaksNoWord()
    {
        m_waits = true;
        const Outcome outcome = ask();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->isHoldingBack(), Patience);
        const dunlin::test::Said early = page(2);
        QVERIFY(m_book->hear(m_bob, headAt(3)).ok());
        m_shown = 4;
        m_waits = false;
        m_server->release(early);
        QCOMPARE(outcomeOf(outcome), 0);
        QCOMPARE(heldUpTo(), quint64(3));
        QCOMPARE(m_askedFrom, (QList<quint64>{2, 2}));
        QCOMPARE(m_disputes, 0);
        QVERIFY(!m_book->isDisputed(m_bob));
    }

    // It may bring what the device spoke of.
    void anAnswerThatKeepsTheWordIsEnough()
    {
        m_waits = true;
        const Outcome outcome = ask();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->isHoldingBack(), Patience);
        QVERIFY(m_book->hear(m_bob, headAt(3)).ok());
        m_shown = 4;
        m_server->release(page(2));
        QCOMPARE(outcomeOf(outcome), 0);
        QCOMPARE(heldUpTo(), quint64(3));
        QCOMPARE(m_askedFrom.size(), 1);
    }

    void whoSpeaksOfMoreAndMoreIsNotAskedForEver()
    {
        m_speaks = true;
        QCOMPARE(refresh(), int(Cause::Rollback));
        QCOMPARE(m_askedFrom.size(), 5);
        QCOMPARE(m_disputes, 1);
    }

    // The same where somebody else's question has brought it meanwhile: there is nothing to ask for.
    void whatCameMeanwhileIsNotAskedForAgain()
    {
        m_waits = true;
        const Outcome outcome = ask();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->isHoldingBack(), Patience);
        const dunlin::test::Said early = page(2);
        m_waits = false;
        m_shown = 4;
        QVERIFY(m_book->hear(m_bob, headAt(3)).ok());
        QCOMPARE(refresh(), 0);
        QCOMPARE(heldUpTo(), quint64(3));
        m_server->release(early);
        QCOMPARE(outcomeOf(outcome), 0);
        QCOMPARE(heldUpTo(), quint64(3));
        QCOMPARE(m_askedFrom, (QList<quint64>{2, 2}));
        QCOMPARE(m_disputes, 0);
    }

    void aHiddenEndIsNamed_data()
    {
        QTest::addColumn<bool>("isUnderWay");
        QTest::newRow("asked afterwards") << false;
        QTest::newRow("asked before") << true;
    }
    void aHiddenEndIsNamed()
    {
        QFETCH(bool, isUnderWay);
        if (isUnderWay) {
            m_waits = true;
            const Outcome outcome = ask();
            QTRY_VERIFY_WITH_TIMEOUT(m_server->isHoldingBack(), Patience);
            QVERIFY(m_book->hear(m_bob, headAt(3)).ok());
            m_waits = false;
            m_server->release(page(2));
            QCOMPARE(outcomeOf(outcome), int(Cause::Rollback));
            // Asked once more, and then it is the server that hides it.
            QCOMPARE(m_askedFrom.size(), 2);
        } else {
            QVERIFY(m_book->hear(m_bob, headAt(3)).ok());
            QCOMPARE(refresh(), int(Cause::Rollback));
            QCOMPARE(m_askedFrom.size(), 1);
        }
        QVERIFY(m_book->isDisputed(m_bob));
        QCOMPARE(m_disputes, 1);
        QCOMPARE(heldUpTo(), quint64(2));
        // It is remembered, and holds until it is shown.
        QCOMPARE(refresh(), int(Cause::Rollback));
        ChainBook later(*m_store, *m_http);
        std::optional<Result<Done>> told;
        finally(this, later.refresh(m_bob),
                [&told](const Result<Done> &done) { told.emplace(done); });
        QTRY_VERIFY_WITH_TIMEOUT(told.has_value(), Patience);
        QCOMPARE(causeNumber(*told), int(Cause::Rollback));
        m_shown = 4;
        QCOMPARE(refresh(), 0);
        QVERIFY(!m_book->isDisputed(m_bob));
        QCOMPARE(m_disputes, 2);
    }

    // Whoever is lied to by a member's program is told as well: another chain than theirs ends in no such head.
    void aHeadThatNobodyHasIsNoReasonToAskForEver()
    {
        m_shown = 4;
        LogHead lie = headAt(3);
        lie.hash = QByteArray(32, 'x');
        QVERIFY(m_book->hear(m_bob, lie).ok());
        QCOMPARE(refresh(), int(Cause::Fork));
        QVERIFY(m_book->isDisputed(m_bob));
        QCOMPARE(m_askedFrom.size(), 1);
    }

    void anotherChainIsNotTaken()
    {
        const DeviceChain before = *m_book->of(m_bob);
        const QByteArray held = m_entries.at(2);
        m_entries[2] = m_entries.at(1);
        QCOMPARE(refresh(), int(Cause::Fork));
        m_shown = 0;
        QCOMPARE(refresh(), int(Cause::Rollback));
        QVERIFY(m_book->isDisputed(m_bob));
        QCOMPARE(m_book->of(m_bob)->head(), before.head());
        m_entries[2] = held;
        m_shown = 3;
        QCOMPARE(refresh(), 0);
        QVERIFY(!m_book->isDisputed(m_bob));
    }
};

QTEST_GUILESS_MAIN(ChainBookTest)
#include "tst_chain_book.moc"
