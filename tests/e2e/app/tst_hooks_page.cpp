// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The webhooks of a channel at the window: who sees the page, what is made on it and shown once, how deliveries went, and
// what is there without a connection. One server for all tests, in order.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/http_catcher.h"
#include "tests/support/test_client.h"
#include "tests/support/test_server.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

} // namespace

class HooksPageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    test::HttpCatcher m_http;
    std::unique_ptr<test::TestServer> m_server;
    std::unique_ptr<AccountSession> m_ada;
    std::unique_ptr<AccountSession> m_bob;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_channel;

    std::unique_ptr<AccountSession> signedUp(const QString &username, const QString &name)
    {
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        auto made = AccountSession::create(m_dir.filePath(username), options);
        if (!made.ok())
            return nullptr;
        std::unique_ptr<AccountSession> session = std::move(made).value();
        session->signUp(m_server->url(), username, u"correct horse"_s, name);
        const bool isIn = QTest::qWaitFor(
            [&] { return session->connection() == AccountSession::Connection::Online; }, Patience);
        return isIn ? std::move(session) : nullptr;
    }
    void openWindowOf(AccountSession &session)
    {
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_window =
            openWindow(*m_engine, session, *m_appearance, m_clipboard, {m_server->url(), {}});
        QVERIFY(m_window);
        m_window->resize(1280, 900);
        m_window->show();
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
        QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, m_channel));
        click("membersButton");
        QTRY_VERIFY_WITH_TIMEOUT(item("memberList"), Patience);
    }
    QQuickItem *shell() const { return m_window->property("shell").value<QQuickItem *>(); }
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    QString text(const char *name, const char *property = "text") const
    {
        QQuickItem *found = item(name);
        return found ? found->property(property).toString() : QString();
    }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    void type(const char *field, const QString &letters)
    {
        click(field);
        test::typeInto(*m_window, letters);
    }
    RecordModel *list() const { return m_ada->channelHooks()->list(); }
    QVariant value(const QByteArray &name) const
    {
        return list()->count() > 0
            ? list()->data(list()->index(0), list()->roleNames().key(name, -1))
            : QVariant();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        QVERIFY(m_http.isListening);
        installFonts();
        test::TestServer::Options options;
        options.arguments = {u"--call-private"_s, u"on"_s, u"--hook-tries"_s, u"1"_s};
        m_server = std::make_unique<test::TestServer>(options);
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
        m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
        m_appearance->setReduceMotion(true);
        m_ada = signedUp(u"ada"_s, u"Ada"_s);
        m_bob = signedUp(u"bob"_s, u"Bob"_s);
        QVERIFY(m_ada && m_bob);
        QSignalSpy ready(m_ada.get(), &AccountSession::channelReady);
        m_ada->createChannel(u"harbour"_s, {}, true, {m_bob->userId()}, false);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
        m_channel = ready.first().first().toString();
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->channels()->count(), 1, Patience);
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_ada.reset();
        m_bob.reset();
    }

    void whoIsNoAdminHasNoSuchPage()
    {
        openWindowOf(*m_bob);
        QVERIFY(!item("hooksButton"));
        QSignalSpy failed(m_bob.get(), &AccountSession::failed);
        m_bob->channelHooks()->look(m_channel);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
        QCOMPARE(failed.first().at(1).toString(), u"forbidden"_s);
        QVERIFY(!m_bob->channelHooks()->list()->isBusy());
    }

    void anAddressIsShownOnceAndPosts()
    {
        openWindowOf(*m_ada);
        click("hooksButton");
        click("newHookButton");
        QTRY_VERIFY_WITH_TIMEOUT(item("hookName"), Patience);
        QVERIFY(!item("hookUrl"));
        click("makeHook");
        QCOMPARE(text("hookName", "error"), u"A webhook needs a name."_s);
        type("hookName", u"Weather"_s);
        click("makeHook");
        QTRY_VERIFY_WITH_TIMEOUT(item("adminSecret"), Patience);
        const QString address = text("adminSecret");
        QVERIFY2(address.startsWith(m_server->url() + u"/api/v1/hooks/"_s), qPrintable(address));
        click("copySecret");
        QCOMPARE(QGuiApplication::clipboard()->text(), address);
        QTRY_VERIFY_WITH_TIMEOUT(!item("adminSecret"), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(list()->count(), 1, Patience);
        QCOMPARE(value("name"), QVariant(u"Weather"_s));
        QCOMPARE(value("outgoing"), QVariant(false));
        QCOMPARE(value("url"), QVariant(QString()));

        test::RestClient program(m_server->url());
        const auto posted =
            program.raw("POST", QUrl(address).path(), R"({"text":"rain from the west"})",
                        {{"Content-Type", "application/json"}});
        QCOMPARE(posted.status, 201);
        TimelineModel *timeline = m_ada->timeline(m_channel);
        QTRY_COMPARE_WITH_TIMEOUT(timeline->get(0).value(u"body"_s).toString(),
                                  u"rain from the west"_s, Patience);
    }

    void anAddressThatIsNoneStaysInTheSheet()
    {
        click("newHookButton");
        type("hookName", u"Builds"_s);
        QObject *sheet = test::partIn(shell(), u"newHookSheet"_s);
        QVERIFY(sheet);
        QQuickItem *kind = item("hookKind");
        QVERIFY(kind && QMetaObject::invokeMethod(kind, "picked", Q_ARG(int, 1)));
        QTRY_VERIFY_WITH_TIMEOUT(item("hookUrl"), Patience);
        type("hookUrl", u"builds"_s);
        click("makeHook");
        QCOMPARE(text("hookUrl", "error"), u"An address that begins with https://."_s);
        QVERIFY(!m_ada->channelHooks()->isMaking());
        // One that the server does not take.
        item("hookUrl")->setProperty("text", u"https://user:secret@example.org/"_s);
        click("makeHook");
        QTRY_VERIFY_WITH_TIMEOUT(text("hookUrl", "error").contains(u"calls no such address"_s),
                                 Patience);
        QVERIFY(sheet->property("opened").toBool());
        QMetaObject::invokeMethod(sheet, "close");
        QTRY_VERIFY_WITH_TIMEOUT(!item("hookName"), Patience);
        QCOMPARE(list()->count(), 1);
    }

    void whatIsNotTakenIsSaidAndGoesOn()
    {
        m_http.answers = [](const test::Caught &) {
            test::CatcherAnswer answer;
            answer.status = 500;
            return answer;
        };
        m_ada->channelHooks()->remove(value("hookId").toString());
        QTRY_COMPARE_WITH_TIMEOUT(list()->count(), 0, Patience);
        // Plain http is for servers that may call their own network, which the sheet does not offer.
        m_ada->channelHooks()->make(true, u"Builds"_s, m_http.url(u"/builds"_s));
        QTRY_VERIFY_WITH_TIMEOUT(item("adminSecret"), Patience);
        QVERIFY(text("adminSecret").size() >= 32);
        click("copySecret");
        QTRY_COMPARE_WITH_TIMEOUT(list()->count(), 1, Patience);
        QCOMPARE(value("url"), QVariant(m_http.url(u"/builds"_s)));
        QVERIFY(!item("resumeHook"));

        m_bob->send(m_channel, u"is it green?"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_http.count("/builds") > 0, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                m_ada->channelHooks()->look(m_channel);
                return QTest::qWaitFor([&] { return !list()->isBusy(); }, Patience)
                    && value("stoppedAt").toDateTime().isValid();
            }(),
            Patience);
        QVERIFY(!value("reason").toString().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(text("hookState").startsWith(u"Given up"_s), Patience);

        m_http.answers = [](const test::Caught &) { return test::CatcherAnswer{}; };
        click("resumeHook");
        QTRY_VERIFY_WITH_TIMEOUT(!item("resumeHook"), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_http.count("/builds"), 2, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                m_ada->channelHooks()->look(m_channel);
                return QTest::qWaitFor([&] { return !list()->isBusy(); }, Patience)
                    && value("deliveredSeq").toLongLong() > 0
                    && !value("failingSince").toDateTime().isValid();
            }(),
            Patience);
        QTRY_VERIFY_WITH_TIMEOUT(text("hookState").startsWith(u"Up to date"_s), Patience);
    }

    void oneIsRemovedAfterAQuestion()
    {
        click("removeHook");
        QTRY_VERIFY_WITH_TIMEOUT(item("confirmButton"), Patience);
        QCOMPARE(list()->count(), 1);
        click("confirmButton");
        QTRY_COMPARE_WITH_TIMEOUT(list()->count(), 0, Patience);
    }

    void withoutAConnectionThePageSaysSo()
    {
        QVERIFY(item("newHookButton"));
        m_ada->goOffline();
        QTRY_VERIFY_WITH_TIMEOUT(item("hooksOffline"), Patience);
        QVERIFY(!item("newHookButton"));
        QVERIFY(!item("hookList"));
        m_ada->goOnline();
        QTRY_VERIFY_WITH_TIMEOUT(item("newHookButton"), Patience);
        // Back to the members, and not shown for a channel of which nothing is known.
        click("paneBack");
        QTRY_VERIFY_WITH_TIMEOUT(item("memberList"), Patience);
        click("hooksButton");
        QTRY_VERIFY_WITH_TIMEOUT(item("hookList"), Patience);
        QSignalSpy ready(m_ada.get(), &AccountSession::channelReady);
        m_ada->createChannel(u"other"_s, {}, true, {}, false);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(item("memberList"), Patience);
        QVERIFY(!item("hookList"));
    }
};

QTEST_MAIN(HooksPageTest)
#include "tst_hooks_page.moc"
