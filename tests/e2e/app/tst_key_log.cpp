// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server whose log of devices is another one than before, as after an older backup: the window says so, and its owner
// says that it counts. Nothing is accepted before they were asked.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/e2e/encrypted/false_server.h"
#include "tests/support/test_server.h"

#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

} // namespace

class KeyLogTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<test::TestServer> m_server;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_channel;

    QObject *shell() const { return m_window->property("shell").value<QObject *>(); }
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    QString text(const char *name) const
    {
        QQuickItem *found = item(name);
        return found ? found->property("text").toString() : QString();
    }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    QString fault() const
    {
        return m_session->channels()->get(m_channel).value(u"logFault"_s).toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        installFonts();
        m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        auto made = AccountSession::create(m_dir.filePath(u"ada"_s), options);
        QVERIFY(made.ok());
        m_session = std::move(made).value();
        m_session->signUp(m_server->url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->encryption()->state(), Encryption::Ready, Patience);
        QSignalSpy ready(m_session.get(), &AccountSession::channelReady);
        m_session->createChannel(u"quiet"_s, {}, true, {}, true);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
        m_channel = ready.first().first().toString();
        m_session->send(m_channel, u"hush"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
        m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
        m_appearance->setReduceMotion(true);
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_window =
            openWindow(*m_engine, *m_session, *m_appearance, m_clipboard, {m_server->url(), {}});
        QVERIFY(m_window);
        m_window->resize(1280, 900);
        m_window->show();
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
        QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, m_channel));
        QTRY_COMPARE_WITH_TIMEOUT(text("conversationTitle"), u"quiet"_s, Patience);
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_session.reset();
    }

    void aLogThatIsAnotherOneIsSaid()
    {
        QCOMPARE(fault(), QString());
        QVERIFY(!item("keyBanner"));
        m_session->goOffline();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Offline,
                                  Patience);
        test::FalseServer lies(*m_server);
        test::FalseServer::Log log = lies.log();
        QVERIFY(!log.isEmpty());
        log.prepend({lies.nobody, 0, QByteArray(32, 'p')});
        QVERIFY(lies.setLog(log));
        m_session->goOnline();
        QTRY_COMPARE_WITH_TIMEOUT(fault(), u"rewritten"_s, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(text("keyBanner").contains(u"another one than before"_s),
                                 Patience);
    }

    void nothingIsAcceptedByAskingFirst()
    {
        QSignalSpy accepted(m_session->encryption(), &Encryption::logAccepted);
        click("bannerAction");
        QTRY_VERIFY_WITH_TIMEOUT(item("confirmButton"), Patience);
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!item("confirmButton"), Patience);
        QCOMPARE(accepted.size(), 0);
        QCOMPARE(fault(), u"rewritten"_s);
    }

    void itCountsOnceItsOwnerSaysSo()
    {
        QSignalSpy accepted(m_session->encryption(), &Encryption::logAccepted);
        click("bannerAction");
        click("confirmButton");
        QTRY_COMPARE_WITH_TIMEOUT(accepted.size(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(fault(), QString(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!item("keyBanner"), Patience);
        QVERIFY(text("toast").contains(u"counts as it is now"_s));
    }
};

QTEST_MAIN(KeyLogTest)
#include "tst_key_log.moc"
