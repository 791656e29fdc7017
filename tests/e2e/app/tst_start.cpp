// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A start: the window comes with the account in it, without what is not seen yet, and says what went wrong before it.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QDir>
#include <QQmlComponent>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 20'000;

// Also one that can't be seen.
bool isThere(const QQuickItem *from, const QString &name)
{
    const QList<QQuickItem *> children = from->childItems();
    return std::any_of(children.cbegin(), children.cend(), [&name](const QQuickItem *each) {
        return each->objectName() == name || isThere(each, name);
    });
}

} // namespace

class StartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void whatIsNotSeenIsNotLoaded();
    void theWindowComesWithTheAccountInIt();
    void whatIsNotSeenIsNotMade();
    void theConversationIsLookedAtBeforeItIsWanted();
    void whatWentWrongBeforeItIsSaid();

private:
    void open(const QString &profile);
    std::unique_ptr<AccountSession> session(const QString &profile) const;
    QQuickItem *shell() const { return m_window->property("shell").value<QQuickItem *>(); }

    QTemporaryDir m_dir;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
};

std::unique_ptr<AccountSession> StartTest::session(const QString &profile) const
{
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    options.lockWait = std::chrono::seconds(10);
    auto made = AccountSession::create(m_dir.filePath(profile), options);
    return made.ok() ? std::move(made).value() : nullptr;
}

// As main() does: without a look at what the profile has.
void StartTest::open(const QString &profile)
{
    m_session = session(profile);
    QVERIFY(m_session);
    QCOMPARE(m_session->state(), AccountSession::State::Opening);
    m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
    m_engine = std::make_unique<QQmlApplicationEngine>();
    WindowStart start;
    start.patience = std::chrono::milliseconds(Patience);
    m_window = openWindow(*m_engine, *m_session, *m_appearance, m_clipboard, start);
    QVERIFY(m_window);
}

void StartTest::initTestCase()
{
    QVERIFY(initCrypto());
    installFonts();
    test::TestServer server(test::TestServer::Options{});
    QVERIFY2(server.start(), qPrintable(server.why()));
    const auto ada = session(u"ada"_s);
    QVERIFY(ada);
    QTRY_COMPARE_WITH_TIMEOUT(ada->state(), AccountSession::State::SignedOut, Patience);
    ada->signUp(server.url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
    QTRY_COMPARE_WITH_TIMEOUT(ada->connection(), AccountSession::Connection::Online, Patience);
}

void StartTest::cleanup()
{
    m_engine.reset();
    m_session.reset();
}

void StartTest::theWindowComesWithTheAccountInIt()
{
    open(u"ada"_s);
    QCOMPARE(m_session->state(), AccountSession::State::SignedIn);
    QVERIFY(shell());
}

void StartTest::whatIsNotSeenIsNotMade()
{
    open(u"ada"_s);
    QVERIFY(shell());
    for (const char *name : {"settingsPage", "searchPane", "friendsPane", "adminPage"})
        QVERIFY2(!isThere(shell(), QString::fromLatin1(name)), name);
    auto *sheet = shell()->findChild<QObject *>(u"newChannel"_s);
    QVERIFY(sheet);
    QVERIFY(sheet->property("there").value<QObject *>() == nullptr);
    QVERIFY(sheet->property("delegate").value<QObject *>() == nullptr);
    constexpr int Settings = 5;
    shell()->setProperty("page", Settings);
    QVERIFY(isThere(shell(), u"settingsPage"_s));
    QMetaObject::invokeMethod(sheet, "open");
    QVERIFY(sheet->property("there").value<QObject *>() != nullptr);
}

// Before everything else here: what was once loaded stays so.
void StartTest::whatIsNotSeenIsNotLoaded()
{
#ifndef Q_OS_LINUX
    QSKIP("/proc tells what is loaded");
#endif
    open(u"ada"_s);
    QVERIFY(shell());
    QFile maps(u"/proc/self/maps"_s);
    QVERIFY(maps.open(QIODevice::ReadOnly));
    const QByteArray loaded = maps.readAll();
    QVERIFY(loaded.contains("libqtquicktemplates2plugin"));
    for (const char *library : {"qtquickcontrols2", "qtquickdialogs"})
        QVERIFY2(!loaded.contains(library), library);
}

// The first time that one opens a conversation it is known by then what it is made of.
void StartTest::theConversationIsLookedAtBeforeItIsWanted()
{
    open(u"ada"_s);
    QVERIFY(shell());
    const auto later = [this] { return shell()->findChild<QObject *>(u"conversationLater"_s); };
    QVERIFY(later());
    QVERIFY(later()->property("looked").value<QObject *>() == nullptr);
    QMetaObject::invokeMethod(m_window, "prepare");
    auto *looked = later()->property("looked").value<QQmlComponent *>();
    QVERIFY(looked);
    QTRY_COMPARE_WITH_TIMEOUT(looked->status(), QQmlComponent::Ready, Patience);
    QVERIFY(!isThere(shell(), u"conversation"_s));
}

void StartTest::whatWentWrongBeforeItIsSaid()
{
    QVERIFY(QDir(m_dir.path()).mkdir(u"newer"_s));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(m_dir.filePath(u"newer/store.db"_s));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"PRAGMA user_version=9999"_s));
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    open(u"newer"_s);
    QVERIFY(m_window->property("errorText").toString().contains("newer version"_L1));
}

QTEST_MAIN(StartTest)
#include "tst_start.moc"
