// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several accounts in one window, by mouse and keys: a second one is added, both hear what is said to them, one is shown
// at a time, and signing out of one leaves the other. One server for all tests, in order.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

SessionOptions quietOptions()
{
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    return options;
}

} // namespace

class AccountsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<test::TestServer> m_server;
    std::unique_ptr<AccountSession> m_friend;
    std::unique_ptr<AccountList> m_accounts;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_workChannel;
    QString m_homeChannel;

    QString profile() const { return m_dir.filePath(u"profile"_s); }
    QString secondFolder() const { return profile() + u"/accounts/1"_s; }
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    void type(const QString &letters) { test::typeInto(*m_window, letters); }
    QObject *shell() const { return m_window->property("shell").value<QObject *>(); }
    QVariant row(int at, AccountList::Role role) const
    {
        return m_accounts->data(m_accounts->index(at), role);
    }

    void open()
    {
        auto made = AccountList::open(profile(), quietOptions());
        QVERIFY2(made.ok(), qPrintable(made.ok() ? QString() : made.error().detail));
        m_accounts = std::move(made).value();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_accounts.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_engine = std::make_unique<QQmlApplicationEngine>();
        WindowStart start;
        start.server = m_server->url();
        start.accounts = m_accounts.get();
        m_window = openWindow(*m_engine, *m_accounts->shown(), *m_appearance, m_clipboard, start);
        QVERIFY(m_window);
        m_window->resize(1280, 800);
        m_window->show();
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        m_accounts->openOthers();
    }
    void close()
    {
        m_engine.reset();
        m_tester.reset();
        m_accounts.reset();
    }
    void signUpByTyping(const QString &username)
    {
        QTRY_VERIFY_WITH_TIMEOUT(item("switchMode"), Patience);
        click("switchMode");
        click("usernameField");
        type(username);
        QTest::keyClick(m_window, Qt::Key_Return);
        type(u"correct horse"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        click("signInButton");
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->shown()->connection(),
                                  AccountSession::Connection::Online, Patience);
        QCOMPARE(m_accounts->shown()->username(), username);
        QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
    }
    // A channel of the account that is shown, in which the friend is, too.
    QString makeChannel(const QString &name)
    {
        AccountSession *session = m_accounts->shown();
        QSignalSpy made(session, &AccountSession::channelReady);
        session->createChannel(name, {}, false);
        if (!QTest::qWaitFor([&] { return !made.isEmpty(); }, Patience))
            return {};
        const QString channel = made.first().first().toString();
        const int before = m_friend->channels()->count();
        m_friend->joinChannel(channel);
        const bool isIn =
            QTest::qWaitFor([&] { return m_friend->channels()->count() > before; }, Patience);
        return isIn ? channel : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        installFonts();
        m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
        m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
        m_appearance->setTheme(Appearance::Light);
        m_appearance->setReduceMotion(true);
        auto other = AccountSession::create(m_dir.filePath(u"friend"_s), quietOptions());
        QVERIFY(other.ok());
        m_friend = std::move(other).value();
        open();
        QTRY_COMPARE_WITH_TIMEOUT(m_friend->state(), AccountSession::State::SignedOut, Patience);
    }
    void cleanupTestCase()
    {
        close();
        m_friend.reset();
    }

    void theFirstIsTheProfilesOwn()
    {
        QCOMPARE(m_accounts->count(), 0);
        QVERIFY(!item("otherAccounts"));
        signUpByTyping(u"ada"_s);
        QCOMPARE(m_accounts->count(), 1);
        QCOMPARE(row(0, AccountList::UsernameRole).toString(), u"ada"_s);
        QCOMPARE(row(0, AccountList::ServerRole).toString(),
                 u"127.0.0.1:%1"_s.arg(m_server->port()));
        m_friend->signUp(m_server->url(), u"bob"_s, u"battery staple"_s, u"Bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_friend->connection(), AccountSession::Connection::Online,
                                  Patience);
        m_workChannel = makeChannel(u"work"_s);
        QVERIFY(!m_workChannel.isEmpty());
    }

    void addingOneThatNobodySignsInToLeavesNothing()
    {
        QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        click("addAccount");
        QTRY_VERIFY_WITH_TIMEOUT(item("signInPage"), Patience);
        QVERIFY(QDir(secondFolder()).exists());
        click("otherAccounts");
        click("account0");
        QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
        QCOMPARE(m_accounts->shown()->username(), u"ada"_s);
        QCOMPARE(shell()->property("channelId").toString(), m_workChannel);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(secondFolder()).exists(), Patience);
        QCOMPARE(m_accounts->sessions().size(), 1);
    }

    void anotherIsAddedFromTheMenuOfTheStatus()
    {
        click("statusButton");
        click("accountsItem");
        click("addAccount");
        QTRY_VERIFY_WITH_TIMEOUT(item("signInPage"), Patience);
        signUpByTyping(u"ada-home"_s);
        QCOMPARE(m_accounts->count(), 2);
        QCOMPARE(row(0, AccountList::IsShownRole).toBool(), false);
        QCOMPARE(row(1, AccountList::IsShownRole).toBool(), true);
        // Nothing of the other account is here.
        QCOMPARE(shell()->property("channelId").toString(), QString());
        QCOMPARE(m_accounts->shown()->channels()->count(), 0);
        m_homeChannel = makeChannel(u"home"_s);
        QVERIFY(!m_homeChannel.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"home"_s,
                                  Patience);
    }

    void whatArrivesAtTheOtherIsCountedAndShownThere()
    {
        AccountSession *work = m_accounts->sessions().constFirst();
        QCOMPARE(work->username(), u"ada"_s);
        QCOMPARE(work->connection(), AccountSession::Connection::Online);
        QVERIFY(!item("elsewhereBadge"));
        QSignalSpy wanted(work, &AccountSession::notificationWanted);

        m_friend->send(m_workChannel, u"are you there?"_s);

        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->unreadElsewhere(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, Patience);
        QCOMPARE(m_accounts->unreadTotal(), 1);
        QCOMPARE(m_accounts->shown()->channels()->unreadTotal(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(item("elsewhereBadge"), Patience);
        QCOMPARE(item("elsewhereBadge")->property("count").toInt(), 1);
        QTRY_COMPARE(m_window->title(), u"(1) Dunlin"_s);

        QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(item("account0"), Patience);
        QCOMPARE(row(0, AccountList::UnreadRole).toInt(), 1);
        click("account0");
        QTRY_VERIFY_WITH_TIMEOUT(m_accounts->shown() == work, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"work"_s,
                                  Patience);
        TimelineModel *timeline = work->timeline(m_workChannel);
        QTRY_COMPARE_WITH_TIMEOUT(timeline->get(0).value(u"body"_s).toString(), u"are you there?"_s,
                                  Patience);
        // It is read where it is seen.
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->unreadTotal(), 0, Patience);
        QTRY_COMPARE(m_window->title(), u"Dunlin"_s);
    }

    void anotherAccountIsAnotherOnesDraft()
    {
        click("composer");
        type(u"for work"_s);
        m_accounts->show(1);
        QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"home"_s,
                                  Patience);
        QCOMPARE(item("composer")->property("text").toString(), QString());
        for (AccountSession *each : m_accounts->sessions())
            QCOMPARE(each->draft(m_homeChannel), QString());
        m_accounts->show(0);
        QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"work"_s,
                                  Patience);
        QCOMPARE(item("composer")->property("text").toString(), u"for work"_s);
    }

    void aNotificationLeadsToItsAccount()
    {
        DesktopNotifier notifier(m_dir.filePath(u"notifier.ini"_s));
        m_window->setProperty("notifier", QVariant::fromValue(&notifier));
        AccountSession *home = m_accounts->sessions().constLast();
        QCOMPARE(home->username(), u"ada-home"_s);
        Q_EMIT notifier.activated(m_homeChannel, home);
        QTRY_VERIFY_WITH_TIMEOUT(m_accounts->shown() == home, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"home"_s,
                                  Patience);
        m_window->setProperty("notifier", QVariant::fromValue<DesktopNotifier *>(nullptr));
    }

    void theOwnNameIsChanged()
    {
        AccountSession *home = m_accounts->shown();
        QCOMPARE(home->username(), u"ada-home"_s);
        QSignalSpy changed(home, &AccountSession::accountChanged);
        home->setDisplayName(u" Ada at home "_s);
        QTRY_COMPARE_WITH_TIMEOUT(home->displayName(), u"Ada at home"_s, Patience);
        QCOMPARE(changed.size(), 1);
        // What the server does not take changes nothing here.
        QSignalSpy failed(home, &AccountSession::failed);
        home->setDisplayName(QString(5000, u'x'));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
        QCOMPARE(home->displayName(), u"Ada at home"_s);
    }

    void whatWasShownLastIsShownAfterARestart()
    {
        close();
        open();
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->shown()->username(), u"ada-home"_s, Patience);
        // Before the server was asked.
        QCOMPARE(m_accounts->shown()->displayName(), u"Ada at home"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->count(), 2, Patience);
        for (AccountSession *each : m_accounts->sessions())
            QTRY_COMPARE_WITH_TIMEOUT(each->connection(), AccountSession::Connection::Online,
                                      Patience);
    }

    void whatAnotherProgramHasOpenIsOpenedLater()
    {
        close();
        {
            auto taken = AccountSession::create(profile(), quietOptions());
            QVERIFY(taken.ok());
            open();
            QTRY_COMPARE_WITH_TIMEOUT(m_accounts->count(), 1, Patience);
            QCOMPARE(m_accounts->sessions().size(), 1);
        }
        m_accounts->openOthers();
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->count(), 2, Patience);
        QCOMPARE(row(1, AccountList::IsShownRole).toBool(), true);
    }

    void signingOutOfOneLeavesTheOther()
    {
        QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
        m_window->resize(1280, 2400);
        click("navSettings");
        click("signOutButton");
        click("confirmButton");
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->count(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->shown()->username(), u"ada"_s, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(secondFolder()).exists(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->shown()->connection(),
                                  AccountSession::Connection::Online, Patience);
        QVERIFY(m_accounts->shown()->channels()->count() > 0);
        QCOMPARE(m_accounts->sessions().size(), 1);
    }

    void theFirstMayGoBeforeTheSecond()
    {
        m_accounts->add();
        QTRY_VERIFY_WITH_TIMEOUT(item("signInPage"), Patience);
        signUpByTyping(u"ada-else"_s);
        m_accounts->show(0);
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->shown()->username(), u"ada"_s, Patience);
        m_accounts->shown()->signOut();
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->shown()->username(), u"ada-else"_s, Patience);
        QCOMPARE(m_accounts->count(), 1);
        // Its folder is the profile's and stays; nobody is in it.
        QVERIFY(QDir(secondFolder()).exists());
        close();
        open();
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->shown()->username(), u"ada-else"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->sessions().size(), 2, Patience);
        QCOMPARE(m_accounts->count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->sessions().constFirst()->state(),
                                  AccountSession::State::SignedOut, Patience);
        // The last one out: the profile's own place asks who comes next.
        m_accounts->shown()->signOut();
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->count(), 0, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(item("signInPage"), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(secondFolder()).exists(), Patience);
        QVERIFY(!item("otherAccounts"));
    }
};

QTEST_MAIN(AccountsTest)
#include "tst_accounts.moc"
