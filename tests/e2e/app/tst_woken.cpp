// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device that is woken: registered at a real server by a session, called by it through a push service made here, and back
// at the server before its time.
#include "client/session/account_session.h"
#include "client/session/push_source.h"
#include "shared/core/secret.h"
#include "tests/support/http_catcher.h"
#include "tests/support/test_client.h"
#include "tests/support/test_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 60'000;
const QByteArray Path = "/up/here";

// A distributor that gives one endpoint.
class OneEndpoint final : public PushSource
{
public:
    QString url;
    QString token; // of whom it was given to last
    QStringList left;

    QString distributor() const override { return u"test"_s; }
    void enrol(const QString &whose, const QString &) override
    {
        token = whose;
        Q_EMIT endpointGiven(whose, url);
    }
    void leave(const QString &whose) override { left.append(whose); }
};

} // namespace

class WokenTest : public QObject
{
    Q_OBJECT

    using Connection = AccountSession::Connection;

    QTemporaryDir m_dir;
    test::HttpCatcher m_http;
    OneEndpoint m_source;
    std::unique_ptr<test::TestServer> m_server;
    std::unique_ptr<AccountSession> m_ada;
    std::unique_ptr<test::RestClient> m_bob;
    ChannelId m_channel;

    void post(const QString &text)
    {
        const wire::SendBody body{OpId::create(), wire::MessageType::Text, text, {}, {}, {}, {}};
        QVERIFY(m_bob->call(wire::http::send, {m_channel.toText()}, body).ok());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        QVERIFY(m_http.isListening);
        m_source.url = m_http.url(QString::fromLatin1(Path));
        test::TestServer::Options options;
        options.arguments = {u"--call-private"_s, u"on"_s, u"--push-quiet"_s, u"0"_s};
        m_server = std::make_unique<test::TestServer>(options);
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
        SessionOptions session;
        session.vault = SessionOptions::Vault::File;
        session.push = &m_source;
        auto made = AccountSession::create(m_dir.path(), session);
        QVERIFY(made.ok());
        m_ada = std::move(made).value();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->state(), AccountSession::State::SignedOut, Patience);
        m_ada->signUp(m_server->url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->connection(), Connection::Online, Patience);
        const auto bob = test::registerPerson(m_server->url(), u"bob"_s);
        QVERIFY(bob.ok());
        m_bob = std::make_unique<test::RestClient>(m_server->url());
        m_bob->setToken(bob->token());
        wire::ChannelCreate request;
        request.opId = OpId::create();
        request.name = u"garden"_s;
        request.members = {*UserId::fromText(m_ada->userId())};
        const auto channel = m_bob->call(wire::http::createChannel, {}, request);
        QVERIFY2(channel.ok(), qPrintable(channel.ok() ? QString() : channel.error().detail));
        m_channel = channel->id;
    }
    void cleanupTestCase()
    {
        m_ada.reset();
        m_bob.reset();
    }

    void whoWantsItIsCalledWhileAway()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_ada->push()->isOffered(), Patience);
        QVERIFY(!m_ada->push()->isEnabled());
        m_ada->push()->setEnabled(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->push()->state(), PushRegistration::State::On, Patience);
        m_ada->goOffline();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->connection(), Connection::Offline, Patience);
        post(u"are you there?"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_http.count(Path) >= 1, Patience);
        // Somebody who chose to be offline stays so.
        Q_EMIT m_source.woken(m_source.token);
        QCOMPARE(m_ada->connection(), Connection::Offline);
        m_ada->goOnline();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->connection(), Connection::Online, Patience);
    }

    void whoWaitsForTheNextTryIsBackAtOnce()
    {
        m_server->kill();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->connection(), Connection::Waiting, Patience);
        bool isEarly = false;
        for (int tries = 0; tries < 20 && !isEarly; ++tries) {
            // The waits grow: one that is long enough to be cut short.
            const auto left = [this] {
                return m_ada->connection() == Connection::Waiting
                    ? QDateTime::currentDateTimeUtc().msecsTo(m_ada->nextTryAt())
                    : 0;
            };
            QTRY_VERIFY_WITH_TIMEOUT(left() > 3'000, Patience);
            const QDateTime due = m_ada->nextTryAt();
            QSignalSpy changed(m_ada.get(), &AccountSession::connectionChanged);
            Q_EMIT m_source.woken(m_source.token);
            QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), Patience);
            // A slow machine may have been late; one of them is in time.
            isEarly = QDateTime::currentDateTimeUtc().msecsTo(due) > 1'000;
        }
        QVERIFY(isEarly);
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
        Q_EMIT m_source.woken(m_source.token);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->connection(), Connection::Online, Patience);
    }

    void whoTurnsItOffIsNotCalledAnyMore()
    {
        const QString token = m_source.token;
        m_ada->push()->setEnabled(false);
        QCOMPARE(m_source.left, QStringList{token});
        m_ada->push()->setEnabled(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->push()->state(), PushRegistration::State::On, Patience);
        QVERIFY(m_source.token != token);
    }

    void whoSignsOutLeavesTheDistributor()
    {
        QVERIFY(m_ada->push()->isEnabled());
        m_ada->signOut();
        // The server may have said it first.
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->state(), AccountSession::State::SignedOut, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_source.left.contains(m_source.token), Patience);
        QVERIFY(!m_ada->push()->isEnabled());
    }
};

QTEST_GUILESS_MAIN(WokenTest)
#include "tst_woken.moc"
