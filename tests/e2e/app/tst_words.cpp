// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be done with the words of a message, at the window: its links are opened, and it is carried to other
// conversations.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QDesktopServices>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

} // namespace

class WordsTest : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void takeUrl(const QUrl &url) { m_opened.append(url); }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aLinkIsOpenedByThePointer();
    void aLinkIsOpenedFromTheMenu();
    void aLinkOfThisProgramStaysInIt();
    void whatLooksLikeATagIsShownAsItIs();
    void aMessageIsForwardedToAChannel();
    void aMessageIsForwardedToAPerson();

private:
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    QObject *shell() const { return m_window->property("shell").value<QObject *>(); }
    QString shownChannel() const { return shell()->property("channelId").toString(); }
    QVariantMap newest() const { return m_session->timeline(shownChannel())->get(0); }
    void signUp(std::unique_ptr<AccountSession> &session, const QString &name,
                const QString &displayName);
    QString make(const QString &name);
    void open(const QString &channel);
    void say(const QString &text);
    void openMenu();

    std::unique_ptr<test::TestServer> m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<AccountSession> m_ben;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QList<QUrl> m_opened;
    QString m_garden;
    QString m_attic;
};

void WordsTest::signUp(std::unique_ptr<AccountSession> &session, const QString &name,
                       const QString &displayName)
{
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    auto made = AccountSession::create(m_dir.filePath(name), options);
    QVERIFY(made.ok());
    session = std::move(made).value();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), AccountSession::State::SignedOut, Patience);
    session->signUp(m_server->url(), name, u"correct horse"_s, displayName);
    QTRY_COMPARE_WITH_TIMEOUT(session->connection(), AccountSession::Connection::Online, Patience);
}

QString WordsTest::make(const QString &name)
{
    QSignalSpy ready(m_session.get(), &AccountSession::channelReady);
    m_session->createChannel(name, {}, false);
    if (!QTest::qWaitFor([&] { return !ready.isEmpty(); }, Patience))
        return {};
    return ready.first().first().toString();
}

void WordsTest::open(const QString &channel)
{
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, channel));
    QTRY_VERIFY_WITH_TIMEOUT(item("composer"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->timeline(channel)->isReady(), Patience);
}

void WordsTest::say(const QString &text)
{
    m_session->send(shownChannel(), text);
    QTRY_COMPARE_WITH_TIMEOUT(newest().value(u"body"_s).toString(), text, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(newest().value(u"seq"_s).toLongLong() > 0, Patience);
}

// Of the newest message, as whoever has no pointer does.
void WordsTest::openMenu()
{
    QTRY_VERIFY(item("messageList"));
    item("messageList")->forceActiveFocus();
    item("messageList")->setProperty("currentIndex", 0);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(item("pinItem"), Patience);
}

void WordsTest::initTestCase()
{
    QVERIFY(initCrypto());
    installFonts();
    m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    signUp(m_session, u"ada"_s, u"Ada"_s);
    signUp(m_ben, u"ben"_s, u"Ben"_s);
    m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
    m_appearance->setReduceMotion(true);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = openWindow(*m_engine, *m_session, *m_appearance, m_clipboard,
                          WindowStart{m_server->url(), {}});
    QVERIFY(m_window);
    m_window->resize(1280, 800);
    m_window->show();
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    m_attic = make(u"attic"_s);
    m_garden = make(u"garden"_s);
    QVERIFY(!m_attic.isEmpty() && !m_garden.isEmpty());
    m_ben->joinChannel(m_garden);
    QTRY_VERIFY_WITH_TIMEOUT(!m_ben->channels()->get(m_garden).isEmpty(), Patience);
    open(m_garden);
    for (const QString &scheme : {u"https"_s, u"http"_s, u"dunlin"_s})
        QDesktopServices::setUrlHandler(scheme, this, "takeUrl");
}

void WordsTest::cleanupTestCase()
{
    for (const QString &scheme : {u"https"_s, u"http"_s, u"dunlin"_s})
        QDesktopServices::unsetUrlHandler(scheme);
    m_engine.reset();
    m_session.reset();
    m_ben.reset();
}

void WordsTest::aLinkIsOpenedByThePointer()
{
    say(u"https://example.org/beans?how=climbing&when=now"_s);
    QTRY_VERIFY_WITH_TIMEOUT(item("messageBody"), Patience);
    const QQuickItem *body = item("messageBody");
    QTRY_VERIFY(body->property("contentWidth").toReal() > 100);
    // Where its place is known: with the next frame.
    QSignalSpy drawn(m_window, &QQuickWindow::frameSwapped);
    m_window->update();
    QVERIFY(drawn.wait(Patience));
    QTest::mouseClick(m_window, Qt::LeftButton, {}, body->mapToScene(QPointF(40, 10)).toPoint());
    QTRY_COMPARE(m_opened, QList<QUrl>{QUrl(u"https://example.org/beans?how=climbing&when=now"_s)});
    m_opened.clear();
}

void WordsTest::aLinkIsOpenedFromTheMenu()
{
    say(u"Look: http://example.org/peas."_s);
    openMenu();
    click("linkItem");
    QTRY_COMPARE(m_opened, QList<QUrl>{QUrl(u"http://example.org/peas"_s)});
    m_opened.clear();
    say(u"No link in this"_s);
    openMenu();
    QVERIFY(!item("linkItem"));
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("pinItem"));
}

void WordsTest::aLinkOfThisProgramStaysInIt()
{
    say(u"dunlin://127.0.0.1/i/abcdefgh"_s);
    openMenu();
    click("linkItem");
    QTRY_VERIFY_WITH_TIMEOUT(item("useInviteField"), Patience);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("useInviteField"));
    QVERIFY(m_opened.isEmpty());
}

void WordsTest::whatLooksLikeATagIsShownAsItIs()
{
    say(u"<img src=\"https://example.org/spy.png\"> *and so on*"_s);
    QString shown;
    const auto isShown = [&] {
        const QQuickItem *body = item("messageBody");
        shown = body ? body->property("text").toString() : QString();
        return shown.contains(u"<i>and so on</i>"_s);
    };
    // The list has its row with the next frame; until then the newest on top is the one before.
    QTRY_VERIFY2_WITH_TIMEOUT(isShown(), qPrintable(shown), Patience);
    QVERIFY2(shown.startsWith(u"&lt;img src=&quot;"_s), qPrintable(shown));
    QVERIFY(!shown.contains(u"<img"_s));
}

void WordsTest::aMessageIsForwardedToAChannel()
{
    open(m_garden);
    say(u"The beans are up."_s);
    openMenu();
    click("forwardItem");
    QTRY_VERIFY_WITH_TIMEOUT(item("switcherField"), Patience);
    test::typeInto(*m_window, u"attic"_s);
    QTest::keyClick(m_window, Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(shownChannel(), m_attic, Patience);
    const QString words = u"Ada wrote:\nThe beans are up."_s;
    QTRY_COMPARE(item("composer")->property("text").toString(), words);
    QCOMPARE(m_session->draft(m_attic), words);
    QCOMPARE(m_session->pendingCount(), 0);
    QTRY_VERIFY(item("composer")->hasActiveFocus());
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(newest().value(u"body"_s).toString(), words, Patience);

    // What was begun there stays in front of it.
    m_session->setDraft(m_attic, u"By the way"_s);
    open(m_garden);
    openMenu();
    click("forwardItem");
    QTRY_VERIFY_WITH_TIMEOUT(item("switcherField"), Patience);
    test::typeInto(*m_window, u"attic"_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->draft(m_attic), u"By the way\n"_s + words, Patience);
    QTRY_COMPARE(item("composer")->property("text").toString(), u"By the way\n"_s + words);
    m_session->setDraft(m_attic, {});
}

void WordsTest::aMessageIsForwardedToAPerson()
{
    open(m_garden);
    openMenu();
    click("forwardItem");
    QTRY_VERIFY_WITH_TIMEOUT(item("switcherField"), Patience);
    test::typeInto(*m_window, u"ben"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->switcher()->count() > 0, Patience);
    QTest::keyClick(m_window, Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"Ben"_s,
                              Patience);
    QTRY_COMPARE_WITH_TIMEOUT(item("composer")->property("text").toString(),
                              u"Ada wrote:\nThe beans are up."_s, Patience);
}

QTEST_MAIN(WordsTest)
#include "tst_words.moc"
