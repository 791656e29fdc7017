// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An admin looks after a server from the window: what is there to see, what it does to those it is done to, and that
// nobody else gets any of it.
#include "client/app/look.h"
#include "client/app/window.h"
#include "client/session/admin_desk.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

QVariant valueOf(const RecordModel *model, const QString &key, const QByteArray &name)
{
    const int role = model->roleNames().key(name, -1);
    for (int i = 0; i < model->count(); ++i) {
        if (model->at(i, 0).toString() == key)
            return model->data(model->index(i), role);
    }
    return {};
}

QStringList actsOf(const RecordModel *audit)
{
    QStringList acts;
    for (int i = 0; i < audit->count(); ++i)
        acts.append(audit->data(audit->index(i), audit->roleNames().key("act")).toString());
    return acts;
}

} // namespace

class AdminPageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<test::TestServer> m_server;
    std::unique_ptr<AccountSession> m_ada; // the first account: the server's admin
    std::unique_ptr<AccountSession> m_bob;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;

    std::unique_ptr<AccountSession> session(const QString &name)
    {
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        auto made = AccountSession::create(m_dir.filePath(name), options);
        return made.ok() ? std::move(made).value() : nullptr;
    }
    void signUp(AccountSession &who, const QString &username, const QString &name)
    {
        QTRY_COMPARE_WITH_TIMEOUT(who.state(), AccountSession::State::SignedOut, Patience);
        who.signUp(m_server->url(), username, u"correct horse"_s, name);
        QTRY_COMPARE_WITH_TIMEOUT(who.connection(), AccountSession::Connection::Online, Patience);
    }
    AdminDesk *desk() const { return m_ada->admin(); }
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    QQuickItem *shell() const { return m_window->property("shell").value<QQuickItem *>(); }
    QObject *page() const { return test::partIn(shell(), u"adminPage"_s); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        installFonts();
        m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
        m_ada = session(u"ada"_s);
        m_bob = session(u"bob"_s);
        QVERIFY(m_ada && m_bob);
        signUp(*m_ada, u"ada"_s, u"Ada"_s);
        signUp(*m_bob, u"bob"_s, u"Bob"_s);
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_ada.reset();
        m_bob.reset();
    }

    void onlyAnAdminIsToldThatTheyAreOne()
    {
        m_ada->refreshAccount();
        m_bob->refreshAccount();
        QTRY_VERIFY_WITH_TIMEOUT(m_ada->isAccountKnown() && m_bob->isAccountKnown(), Patience);
        QVERIFY(m_ada->isServerAdmin());
        QVERIFY(!m_bob->isServerAdmin());
    }

    void whoIsNoAdminGetsNothing()
    {
        QSignalSpy failed(m_bob.get(), &AccountSession::failed);
        m_bob->admin()->refreshUsers();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
        QCOMPARE(failed.first().at(1).toString(), u"forbidden"_s);
        QVERIFY(!m_bob->admin()->users()->isBusy());
        QCOMPARE(m_bob->admin()->users()->count(), 0);
    }

    void accountsAreListedAndFound()
    {
        desk()->refreshUsers();
        QTRY_COMPARE_WITH_TIMEOUT(desk()->users()->count(), 2, Patience);
        QCOMPARE(valueOf(desk()->users(), m_ada->userId(), "isAdmin"), QVariant(true));
        QCOMPARE(valueOf(desk()->users(), m_bob->userId(), "isAdmin"), QVariant(false));
        QCOMPARE(valueOf(desk()->users(), m_bob->userId(), "displayName"), QVariant(u"Bob"_s));
        desk()->refreshUsers(u"bo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk()->users()->count(), 1, Patience);
        QCOMPARE(desk()->users()->at(0, 1).toString(), u"bob"_s);
        desk()->refreshUsers();
        QTRY_COMPARE_WITH_TIMEOUT(desk()->users()->count(), 2, Patience);
    }

    void anAccountIsShutFromTheWindowAndOpenedAgain()
    {
        m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
        m_appearance->setReduceMotion(true);
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_window = openWindow(*m_engine, *m_ada, *m_appearance, m_clipboard, {m_server->url(), {}});
        QVERIFY(m_window);
        // The whole of the settings is on the screen.
        m_window->resize(1280, 2400);
        m_window->show();
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
        click("navSettings");
        click("adminButton");
        QTRY_VERIFY_WITH_TIMEOUT(item("adminOverview"), Patience);
        QVERIFY(page());
        page()->setProperty("part", 1);
        QTRY_VERIFY_WITH_TIMEOUT(item("adminUserList"), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(item("adminUserList")->property("count").toInt(), 2, Patience);
        // The last row is the one that is found first: bob's.
        click("userMenuButton");
        click("adminShut");
        click("confirmButton");
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->state(), AccountSession::State::SignedOut, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(desk()->users()->at(1, 4), QVariant(true), Patience);
        click("userMenuButton");
        click("adminOpen");
        QTRY_COMPARE_WITH_TIMEOUT(desk()->users()->at(1, 4), QVariant(false), Patience);
    }

    void anotherPasswordIsShownOnceAndSignsIn()
    {
        QSignalSpy made(desk(), &AdminDesk::passwordMade);
        click("userMenuButton");
        click("adminPassword");
        click("confirmButton");
        QTRY_COMPARE_WITH_TIMEOUT(made.size(), 1, Patience);
        QCOMPARE(made.first().at(0).toString(), u"bob"_s);
        const QString password = made.first().at(1).toString();
        QVERIFY(password.size() >= 12);
        QTRY_VERIFY_WITH_TIMEOUT(item("adminSecret"), Patience);
        QCOMPARE(item("adminSecret")->property("text").toString(), password);
        click("copySecret");
        QTRY_VERIFY_WITH_TIMEOUT(!item("adminSecret"), Patience);
        QObject *field = m_window->findChild<QObject *>(u"adminSecret"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!field || field->property("text").toString().isEmpty(), Patience);

        m_bob->signIn(m_server->url(), u"bob"_s, password);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->connection(), AccountSession::Connection::Online,
                                  Patience);
    }

    void theLastAdminStaysOne()
    {
        QSignalSpy failed(m_ada.get(), &AccountSession::failed);
        desk()->setAdmin(m_ada->userId(), false);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
        QCOMPARE(valueOf(desk()->users(), m_ada->userId(), "isAdmin"), QVariant(true));
    }

    void anInviteIsMadeAndRemoved()
    {
        page()->setProperty("part", 2);
        // The server made one when it had no account yet.
        QTRY_VERIFY_WITH_TIMEOUT(!desk()->invites()->isBusy(), Patience);
        const RecordModel *invites = desk()->invites();
        const int before = invites->count();
        QSignalSpy made(desk(), &AdminDesk::inviteMade);
        click("newInviteButton");
        click("makeInvite");
        QTRY_COMPARE_WITH_TIMEOUT(made.size(), 1, Patience);
        QVERIFY(made.first().first().toString().startsWith(u"dunlin://"_s));
        click("copySecret");
        QTRY_COMPARE_WITH_TIMEOUT(invites->count(), before + 1, Patience);
        const QString id = invites->at(0, 0).toString();
        QCOMPARE(valueOf(invites, id, "maxUses"), QVariant(1));
        const QDateTime end = valueOf(invites, id, "expiresAt").toDateTime();
        QVERIFY(end > QDateTime::currentDateTime().addDays(6));
        QVERIFY(end < QDateTime::currentDateTime().addDays(8));
        QObject *list = item("adminInviteList");
        QVERIFY(list);
        QQuickItem *first = nullptr;
        QVERIFY(QMetaObject::invokeMethod(list, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, first),
                                          Q_ARG(int, 0)));
        QVERIFY(first);
        QVERIFY(QMetaObject::invokeMethod(first, "removeRequested"));
        click("confirmButton");
        QTRY_COMPARE_WITH_TIMEOUT(invites->count(), before, Patience);
        QVERIFY(valueOf(invites, id, "maxUses").isNull());
    }

    void aChannelIsRemovedForItsMembers()
    {
        QSignalSpy ready(m_bob.get(), &AccountSession::channelReady);
        m_bob->createChannel(u"noise"_s, {}, true);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->channels()->count(), 1, Patience);
        page()->setProperty("part", 3);
        QTRY_COMPARE_WITH_TIMEOUT(desk()->channels()->count(), 1, Patience);
        QCOMPARE(desk()->channels()->at(0, 1).toString(), u"noise"_s);
        click("removeChannel");
        click("confirmButton");
        QTRY_COMPARE_WITH_TIMEOUT(desk()->channels()->count(), 0, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->channels()->count(), 0, Patience);
    }

    void whatWasDoneIsInTheLogWithWhoDidIt()
    {
        page()->setProperty("part", 4);
        QTRY_VERIFY_WITH_TIMEOUT(desk()->audit()->count() >= 6, Patience);
        const QStringList acts = actsOf(desk()->audit());
        QCOMPARE(acts.mid(0, 6),
                 QStringList({u"channel.remove"_s, u"invite.remove"_s, u"invite.create"_s,
                              u"user.password"_s, u"user.enable"_s, u"user.disable"_s}));
        const int role = desk()->audit()->roleNames().key("actorName");
        QTRY_COMPARE_WITH_TIMEOUT(desk()->audit()->data(desk()->audit()->index(0), role).toString(),
                                  u"Ada"_s, Patience);
    }

    void figuresRememberTheLooksBefore()
    {
        const auto history = [this] {
            const RecordModel *figures = desk()->figures();
            return figures->count() > 0 ? figures->at(0, 3).toList().size() : 0;
        };
        page()->setProperty("part", 0);
        QTRY_VERIFY_WITH_TIMEOUT(desk()->isStatsKnown(), Patience);
        QCOMPARE(desk()->userCount(), 2);
        QVERIFY(desk()->components()->count() >= 3);
        QCOMPARE(valueOf(desk()->components(), u"database"_s, "status"), QVariant(u"ok"_s));
        const qsizetype before = history();
        QVERIFY(before >= 1);
        desk()->refreshStats();
        QTRY_VERIFY_WITH_TIMEOUT(history() > before, Patience);
        for (int i = 0; i < AdminDesk::HistoryLength + 5; ++i) {
            const qsizetype looks = history();
            QSignalSpy told(desk(), &AdminDesk::statsChanged);
            desk()->refreshStats();
            QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), Patience);
            QVERIFY(history() >= looks);
        }
        QCOMPARE(history(), qsizetype(AdminDesk::HistoryLength));
    }

    void signingOutForgetsAllOfIt()
    {
        m_engine.reset();
        m_ada->signOut();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->state(), AccountSession::State::SignedOut, Patience);
        QVERIFY(!m_ada->isServerAdmin());
        QVERIFY(!desk()->isStatsKnown());
        for (const RecordModel *each : {desk()->users(), desk()->invites(), desk()->channels(),
                                        desk()->audit(), desk()->figures()})
            QCOMPARE(each->count(), 0);
    }
};

QTEST_MAIN(AdminPageTest)
#include "tst_admin_page.moc"
