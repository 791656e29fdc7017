// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Being woken: what is asked of the distributor and told the server, and who is believed. Both are made here.
#include "client/session/push_registration.h"

#include "client/link/http_client.h"
#include "client/session/secret_vault.h"
#include "tests/support/fake_http_server.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;
const QString Ada = u"0190a5f0-0000-7000-8000-000000000001"_s;
const QString Bob = u"0190a5f0-0000-7000-8000-000000000002"_s;
const QString Key = QString(87, u'K');
const QString Address = u"https://push.example.org/up?token=abc"_s;
const QString Other = u"https://push.example.org/up?token=def"_s;
const QString Ask = u"GET /api/v1/push"_s;
const QString Put = u"PUT /api/v1/push"_s;

using State = PushRegistration::State;

} // namespace

// Gives what the test says, when it says so.
class ScriptedPush : public PushSource
{
    Q_OBJECT
public:
    struct Asked {
        QString token;
        QString key;
    };
    QString name = u"test"_s;
    QList<Asked> enrolled;
    QStringList left;

    QString distributor() const override { return name; }
    void enrol(const QString &token, const QString &key) override { enrolled.append({token, key}); }
    void leave(const QString &token) override { left.append(token); }
};

// Counts how often it was asked.
class CountedVault : public FileVault
{
public:
    using FileVault::FileVault;
    int reads = 0;

    Async<Secret> read(const QString &name) override
    {
        ++reads;
        return FileVault::read(name);
    }
};

class PushRegistrationTest : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<CountedVault> m_vault;
    std::unique_ptr<ScriptedPush> m_source;
    std::unique_ptr<PushRegistration> m_push;
    std::optional<wire::PushSubscription> m_kept; // at the server
    std::optional<Said> m_fault;                  // what it says to all

    Said answer(const Heard &heard)
    {
        if (m_fault)
            return *m_fault;
        if (heard.line == Ask)
            return {200, toJson(wire::PushState{Key, m_kept})};
        if (heard.line == Put) {
            m_kept = wire::PushSubscription{
                PushId::create(), heard.body.value(u"endpoint"_s).toString(), 1, std::nullopt};
            return {200, toJson(*m_kept)};
        }
        if (m_kept && heard.line == u"DELETE /api/v1/push/"_s + m_kept->id.toText()) {
            m_kept.reset();
            return {204, {}};
        }
        return error(404, "notFound");
    }
    void make()
    {
        using namespace std::chrono_literals;
        m_push = std::make_unique<PushRegistration>(
            m_source.get(), *m_vault, [this] { return m_http.get(); },
            PushRegistration::Pace{10ms, 20ms, 50ms});
    }
    // The program begins anew, beside the distributor of this name.
    void restart(const QString &distributor = u"test"_s)
    {
        m_push.reset();
        m_vault = std::make_unique<CountedVault>(m_dir->path());
        m_source->name = distributor;
        make();
    }
    // Somebody who has said nothing yet, and a connection.
    void signIn(const QString &user = Ada)
    {
        QSignalSpy changed(m_push.get(), &PushRegistration::changed);
        m_push->recall(user);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), Patience);
        m_push->setOnline(true);
    }
    void turnOn()
    {
        signIn();
        m_push->setEnabled(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 1, Patience);
        Q_EMIT m_source->endpointGiven(token(), Address);
        QTRY_COMPARE_WITH_TIMEOUT(m_push->state(), State::On, Patience);
    }
    QString token() const { return m_source->enrolled.constLast().token; }
    // All that was asked of it until now has been answered.
    void letServerAnswer()
    {
        std::optional<Result<wire::PushState>> heard;
        finally(this, m_http->call(wire::http::pushState),
                [&](const Result<wire::PushState> &outcome) { heard = outcome; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(heard, Patience); }();
    }
    int puts() const { return m_server->count(Put); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void init()
    {
        m_kept.reset();
        m_fault.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_vault = std::make_unique<CountedVault>(m_dir->path());
        m_server = std::make_unique<FakeHttpServer>();
        QVERIFY(m_server->isListening);
        m_server->answers = [this](const Heard &heard) { return answer(heard); };
        m_http = std::make_unique<HttpClient>(m_clock);
        m_http->setServer(m_server->url());
        m_http->setCredentials(Credentials::fresh(u"a"_s, 900, u"r"_s, m_clock.nowMs()));
        m_source = std::make_unique<ScriptedPush>();
        make();
    }
    void cleanup()
    {
        m_push.reset();
        m_source.reset();
        m_vault.reset();
    }

    void whoSaidNothingIsNotRegistered()
    {
        signIn();
        letServerAnswer();
        QVERIFY(m_push->isOffered());
        QVERIFY(!m_push->isEnabled());
        QCOMPARE(m_push->state(), State::Off);
        QVERIFY(m_source->enrolled.isEmpty());
        QCOMPARE(m_server->count(Ask), 1); // the test's
    }

    void whoWantsItIsRegisteredWithTheServersKeyAndTheServerIsTold()
    {
        turnOn();
        QCOMPARE(m_source->enrolled.first().key, Key);
        QVERIFY(token().size() >= 32);
        const QJsonObject told = m_server->heard.constLast().body;
        QCOMPARE(m_server->heard.constLast().line, Put);
        QCOMPARE(told.value(u"endpoint"_s).toString(), Address);
        const auto bytes = [&](const QString &name) {
            return QByteArray::fromBase64(told.value(name).toString().toLatin1(),
                                          QByteArray::Base64UrlEncoding);
        };
        QCOMPARE(bytes(u"p256dh"_s).size(), 65);
        QCOMPARE(bytes(u"p256dh"_s).at(0), '\4');
        QCOMPARE(bytes(u"auth"_s).size(), 16);
        // Each subscription has keys of its own.
        Q_EMIT m_source->endpointGiven(token(), Other);
        QTRY_COMPARE_WITH_TIMEOUT(puts(), 2, Patience);
        const QJsonObject again = m_server->heard.constLast().body;
        QVERIFY(again.value(u"p256dh"_s) != told.value(u"p256dh"_s));
        QVERIFY(again.value(u"auth"_s) != told.value(u"auth"_s));
    }

    void nothingOfItIsInTheClearOnTheDisk()
    {
        turnOn();
        const QString secret = token();
        m_push.reset();
        m_vault = std::make_unique<CountedVault>(m_dir->path());
        const QStringList names = QDir(m_dir->path()).entryList(QDir::Files);
        QVERIFY(!names.isEmpty());
        for (const QString &name : names) {
            QFile file(m_dir->filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray all = file.readAll();
            QVERIFY(!all.contains(secret.toLatin1()));
            QVERIFY(!all.contains("push.example.org"));
        }
    }

    void theChoiceAndTheTokenOutliveTheProgram()
    {
        turnOn();
        const QString before = token();
        restart();
        signIn();
        QVERIFY(m_push->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 2, Patience);
        QCOMPARE(token(), before);
        // The server has it already.
        Q_EMIT m_source->endpointGiven(before, Address);
        QTRY_COMPARE_WITH_TIMEOUT(m_push->state(), State::On, Patience);
        QCOMPARE(puts(), 1);
    }

    void anotherPersonHasChosenNothing()
    {
        turnOn();
        restart();
        signIn(Bob);
        QVERIFY(!m_push->isEnabled());
    }

    void anotherEndpointAtTheServerIsReplaced()
    {
        turnOn();
        m_kept->endpoint = Other;
        m_push->setOnline(false);
        QCOMPARE(m_push->state(), State::On); // now it counts
        m_push->setOnline(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 2, Patience);
        Q_EMIT m_source->endpointGiven(token(), Address);
        QTRY_COMPARE_WITH_TIMEOUT(puts(), 2, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_push->state(), State::On, Patience);
        QCOMPARE(m_kept->endpoint, Address);
        // The same again is no reason to speak.
        m_push->setOnline(false);
        m_push->setOnline(true);
        Q_EMIT m_source->endpointGiven(token(), Address);
        letServerAnswer();
        QCOMPARE(puts(), 2);
        QCOMPARE(m_source->enrolled.size(), 2);
    }

    void aServerThatDoesNotPushIsNoFault()
    {
        m_fault = error(403, "forbidden");
        signIn();
        m_push->setEnabled(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_push->state(), State::NotByServer, Patience);
        QVERIFY(m_source->enrolled.isEmpty());
        // Asked again when there is a new connection.
        m_fault.reset();
        m_push->setOnline(false);
        m_push->setOnline(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 1, Patience);
    }

    void whatWentWrongIsTriedAgain()
    {
        m_fault = error(503, "overloaded");
        signIn();
        m_push->setEnabled(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->count(Ask) >= 3, Patience);
        QCOMPARE(m_push->state(), State::Waiting);
        m_fault.reset();
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 1, Patience);
        m_fault = error(503, "overloaded");
        Q_EMIT m_source->endpointGiven(token(), Address);
        QTRY_VERIFY_WITH_TIMEOUT(puts() >= 2, Patience);
        m_fault.reset();
        QTRY_COMPARE_WITH_TIMEOUT(m_push->state(), State::On, Patience);
    }

    void whoTurnsItOffLeavesAndTheServerForgets()
    {
        turnOn();
        const QString before = token();
        m_push->setEnabled(false);
        QCOMPARE(m_source->left, QStringList{before});
        QCOMPARE(m_push->state(), State::Off);
        QTRY_VERIFY_WITH_TIMEOUT(!m_kept, Patience);
        // What comes for it yet is of nobody.
        QSignalSpy woken(m_push.get(), &PushRegistration::woken);
        Q_EMIT m_source->endpointGiven(before, Other);
        Q_EMIT m_source->woken(before);
        letServerAnswer();
        QCOMPARE(puts(), 1);
        QVERIFY(woken.isEmpty());
        // And it is known under another token the next time.
        m_push->setEnabled(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 2, Patience);
        QVERIFY(token() != before);
    }

    void turnedOffWithoutAConnectionTheServerIsToldLater()
    {
        turnOn();
        m_push->setOnline(false);
        m_push->setEnabled(false);
        QVERIFY(m_kept);
        restart();
        signIn();
        QVERIFY(!m_push->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!m_kept, Patience);
    }

    void whoSignsOutLeaves()
    {
        turnOn();
        const QString before = token();
        m_push->forget();
        QCOMPARE(m_source->left, QStringList{before});
        QVERIFY(!m_push->isOffered());
        restart();
        signIn();
        QVERIFY(!m_push->isEnabled());
    }

    void onlyWhoKnowsTheTokenIsBelieved()
    {
        turnOn();
        QSignalSpy woken(m_push.get(), &PushRegistration::woken);
        for (const QString &wrong : {QString(), u"guess"_s, token().chopped(1)}) {
            Q_EMIT m_source->endpointGiven(wrong, Other);
            Q_EMIT m_source->woken(wrong);
            Q_EMIT m_source->lost(wrong);
            Q_EMIT m_source->refused(wrong, u"NETWORK"_s);
        }
        letServerAnswer();
        QCOMPARE(puts(), 1);
        QVERIFY(woken.isEmpty());
        QCOMPARE(m_push->state(), State::On);
        QCOMPARE(m_source->enrolled.size(), 1);
        Q_EMIT m_source->woken(token());
        QCOMPARE(woken.size(), 1);
    }

    void whatIsNoEndpointIsNotTold_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << u"http://push.example.org/up"_s;
        QTest::newRow("a file") << u"file:///etc/passwd"_s;
        QTest::newRow("with a password") << u"https://me:secret@push.example.org/up"_s;
        QTest::newRow("with a fragment") << u"https://push.example.org/up#x"_s;
        QTest::newRow("no host") << u"https:///up"_s;
        QTest::newRow("relative") << u"push.example.org/up"_s;
        QTest::newRow("spaces") << u"https://push.example.org/a b"_s;
        QTest::newRow("long") << u"https://push.example.org/"_s + QString(1000, u'a');
        QTest::newRow("long when encoded") << u"https://push.example.org/"_s + QString(400, u'ä');
        QTest::newRow("empty") << QString();
    }
    void whatIsNoEndpointIsNotTold()
    {
        QFETCH(const QString, url);
        turnOn();
        Q_EMIT m_source->endpointGiven(token(), url);
        letServerAnswer();
        QCOMPARE(puts(), 1);
        QCOMPARE(m_push->state(), State::On);
    }

    void aTestsOwnPushServiceIsOne()
    {
        const QString here = u"http://127.0.0.1:8080/up"_s;
        QCOMPARE(acceptableEndpoint(here), here);
        QCOMPARE(acceptableEndpoint(u"http://localhost/up"_s), u"http://localhost/up"_s);
        QCOMPARE(acceptableEndpoint(u"http://127.0.0.1.example.org/up"_s), QString());
        QCOMPARE(
            acceptableEndpoint(u"https://push.example.org/"_s + QString(1000 - 25, u'a')).size(),
            1000);
    }

    void whoIsRefusedOrLostComesBackWithAnotherToken()
    {
        turnOn();
        const QString first = token();
        Q_EMIT m_source->lost(first);
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 2, Patience);
        QVERIFY(token() != first);
        const QString second = token();
        Q_EMIT m_source->refused(second, u"NETWORK"_s);
        QCOMPARE(m_push->state(), State::Refused);
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 3, Patience);
        QVERIFY(token() != second);
        Q_EMIT m_source->endpointGiven(token(), Other);
        QTRY_COMPARE_WITH_TIMEOUT(m_push->state(), State::On, Patience);
        QCOMPARE(m_kept->endpoint, Other);
    }

    void whatTheServerRefusesIsSaid()
    {
        signIn();
        m_push->setEnabled(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 1, Patience);
        m_fault = error(400, "invalid");
        Q_EMIT m_source->endpointGiven(token(), Address);
        QTRY_COMPARE_WITH_TIMEOUT(m_push->state(), State::Refused, Patience);
    }

    void whereNothingWakesTheVaultIsNotAsked()
    {
        m_source->name.clear();
        m_push->recall(Ada);
        m_push->setOnline(true);
        m_push->setOnline(false);
        m_push->setOnline(true);
        m_push->setEnabled(true);
        letServerAnswer();
        QCOMPARE(m_vault->reads, 0);
        QVERIFY(!m_push->isOffered());
        QVERIFY(!m_push->isEnabled());
        m_source->name = u"test"_s;
        Q_EMIT m_source->distributorChanged();
        QTRY_VERIFY_WITH_TIMEOUT(m_push->isOffered(), Patience);
        QCOMPARE(m_vault->reads, 1);
        Q_EMIT m_source->distributorChanged();
        QCOMPARE(m_vault->reads, 1);
    }

    void whatWasChosenIsFoundWhenADistributorComes()
    {
        turnOn();
        restart({});
        m_push->recall(Ada);
        m_push->setOnline(true);
        m_source->name = u"test"_s;
        Q_EMIT m_source->distributorChanged();
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 2, Patience);
        QVERIFY(m_push->isEnabled());
    }

    void whoSignsOutWhereNothingWakesHasChosenNothing()
    {
        turnOn();
        restart({});
        m_push->recall(Ada);
        m_push->forget();
        restart();
        signIn();
        QVERIFY(!m_push->isEnabled());
    }

    void withoutADistributorItWaitsForOne()
    {
        turnOn();
        m_source->name.clear();
        Q_EMIT m_source->distributorChanged();
        QCOMPARE(m_push->state(), State::NoDistributor);
        QVERIFY(m_push->isOffered()); // to turn it off
        m_push->setOnline(false);
        m_push->setOnline(true);
        letServerAnswer();
        QCOMPARE(m_source->enrolled.size(), 1);
        m_source->name = u"test"_s;
        Q_EMIT m_source->distributorChanged();
        QTRY_COMPARE_WITH_TIMEOUT(m_source->enrolled.size(), 2, Patience);
        Q_EMIT m_source->endpointGiven(token(), Other);
        QTRY_COMPARE_WITH_TIMEOUT(m_push->state(), State::On, Patience);
        QCOMPARE(m_kept->endpoint, Other);
    }

    void pushesThatComeCloseToEachOtherAreToldOnce()
    {
        turnOn();
        QSignalSpy woken(m_push.get(), &PushRegistration::woken);
        for (int i = 0; i < 100; ++i)
            Q_EMIT m_source->woken(token());
        QCOMPARE(woken.size(), 1);
        // The last of them may be of something that came after the first was answered.
        QTRY_COMPARE_WITH_TIMEOUT(woken.size(), 2, Patience);
    }

    void withoutASourceNothingIsDone()
    {
        PushRegistration none(nullptr, *m_vault, [this] { return m_http.get(); });
        none.recall(Ada);
        none.setOnline(true);
        none.setEnabled(true);
        letServerAnswer();
        QVERIFY(!none.isOffered());
        QVERIFY(!none.isEnabled());
        QCOMPARE(m_server->count(Ask), 1); // the test's
    }
};

QTEST_GUILESS_MAIN(PushRegistrationTest)
#include "tst_push_registration.moc"
