// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What belongs to a message, at the window: its thread, what it said before, who has read it; and the way to what is new.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

} // namespace

class ConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anAnswerFromTheThreadAnswersItsMessage();
    void theThreadIsThereWithoutAConnection();
    void aThreadTakesPicturesAndFiles();
    void whatIsBegunInAThreadIsKept();
    void theQuickReactionsHaveTheChosenSkin();
    void aPhoneShowsItAsAPage();
    void whatAMessageSaidBeforeIsShown();
    void whoHasReadAMessageIsShownAsItComes();
    void whatIsNewIsFoundAndSaidToBeRead();

private:
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    QQuickItem *inThread(const char *name) const
    {
        QQuickItem *pane = item("threadPane");
        return pane ? test::findIn(pane, QString::fromLatin1(name)) : nullptr;
    }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    QObject *shell() const { return m_window->property("shell").value<QObject *>(); }
    static QVariantMap newest(AccountSession &who, const QString &channel)
    {
        return who.timeline(channel)->get(0);
    }
    void start(std::unique_ptr<AccountSession> &session, const QString &name);
    void signUp(std::unique_ptr<AccountSession> &session, const QString &name,
                const QString &displayName);
    void openThread(qint64 seq);
    void closeThread();
    QString make(const QString &name);
    void open(const QString &channel);
    // At the garden, as both see it then.
    void say(AccountSession &who, const QString &text);
    void onNewest(Qt::Key key);

    std::unique_ptr<test::TestServer> m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<AccountSession> m_ben;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_garden;
    QString m_attic;
};

void ConversationTest::start(std::unique_ptr<AccountSession> &session, const QString &name)
{
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    auto made = AccountSession::create(m_dir.filePath(name), options);
    QVERIFY(made.ok());
    session = std::move(made).value();
    QTRY_VERIFY_WITH_TIMEOUT(session->state() != AccountSession::State::Opening, Patience);
}

void ConversationTest::signUp(std::unique_ptr<AccountSession> &session, const QString &name,
                              const QString &displayName)
{
    start(session, name);
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), AccountSession::State::SignedOut, Patience);
    session->signUp(m_server->url(), name, u"correct horse"_s, displayName);
    QTRY_COMPARE_WITH_TIMEOUT(session->connection(), AccountSession::Connection::Online, Patience);
}

QString ConversationTest::make(const QString &name)
{
    QSignalSpy ready(m_session.get(), &AccountSession::channelReady);
    m_session->createChannel(name, {}, false);
    if (!QTest::qWaitFor([&] { return !ready.isEmpty(); }, Patience))
        return {};
    return ready.first().first().toString();
}

void ConversationTest::open(const QString &channel)
{
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, channel));
    QTRY_VERIFY_WITH_TIMEOUT(item("composer"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->timeline(channel)->isReady(), Patience);
}

void ConversationTest::say(AccountSession &who, const QString &text)
{
    who.send(m_garden, text);
    for (AccountSession *each : {m_session.get(), m_ben.get()}) {
        QTRY_COMPARE_WITH_TIMEOUT(newest(*each, m_garden).value(u"body"_s).toString(), text,
                                  Patience);
        QTRY_VERIFY_WITH_TIMEOUT(newest(*each, m_garden).value(u"seq"_s).toLongLong() > 0,
                                 Patience);
    }
}

void ConversationTest::onNewest(Qt::Key key)
{
    QTRY_VERIFY(item("messageList"));
    QQuickItem *list = test::findIn(item("conversation"), u"messageList"_s);
    QVERIFY(list);
    list->forceActiveFocus();
    list->setProperty("currentIndex", 0);
    QTest::keyClick(m_window, key);
}

void ConversationTest::initTestCase()
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
    QVERIFY(m_ben->timeline(m_garden));
    open(m_garden);
}

void ConversationTest::cleanupTestCase()
{
    m_engine.reset();
    m_session.reset();
    m_ben.reset();
}

void ConversationTest::anAnswerFromTheThreadAnswersItsMessage()
{
    say(*m_ben, u"Who waters the beans?"_s);
    const qint64 root = newest(*m_session, m_garden).value(u"seq"_s).toLongLong();
    onNewest(Qt::Key_T);
    QTRY_VERIFY_WITH_TIMEOUT(inThread("composer"), Patience);
    QTRY_VERIFY(inThread("composer")->hasActiveFocus());
    ThreadModel *thread = m_session->thread(m_garden, root);
    QTRY_COMPARE_WITH_TIMEOUT(thread->count(), 1, Patience);
    test::typeInto(*m_window, u"I do"_s);
    QTest::keyClick(m_window, Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_ben, m_garden).value(u"body"_s).toString(), u"I do"_s,
                              Patience);
    QCOMPARE(newest(*m_ben, m_garden).value(u"replyToSeq"_s).toLongLong(), root);
    QTRY_COMPARE_WITH_TIMEOUT(thread->answerCount(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(thread->get(0).value(u"seq"_s).toLongLong() > root, Patience);
    // Ben's answer comes to whoever looks, and is counted under the message.
    m_ben->send(m_garden, u"And I the peas"_s, root);
    QTRY_COMPARE_WITH_TIMEOUT(thread->answerCount(), 2, Patience);
    const TimelineModel *timeline = m_session->timeline(m_garden);
    QTRY_COMPARE_WITH_TIMEOUT(timeline->get(timeline->rowOfSeq(root)).value(u"answers"_s).toInt(),
                              2, Patience);

    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("threadPane"));
    QTRY_VERIFY(item("threadLine"));
    click("threadLine");
    QTRY_VERIFY_WITH_TIMEOUT(item("threadPane"), Patience);
    click("closeThread");
    QTRY_VERIFY(!item("threadPane"));
}

void ConversationTest::theThreadIsThereWithoutAConnection()
{
    say(*m_ben, u"Is the hose back?"_s);
    const qint64 root = newest(*m_session, m_garden).value(u"seq"_s).toLongLong();
    m_ben->send(m_garden, u"It is"_s, root);
    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_session, m_garden).value(u"body"_s).toString(), u"It is"_s,
                              Patience);
    m_session->goOffline();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Offline,
                              Patience);
    // From the answer, which leads to what it answers.
    onNewest(Qt::Key_T);
    QTRY_VERIFY_WITH_TIMEOUT(inThread("composer"), Patience);
    ThreadModel *thread = m_session->thread(m_garden, root);
    QTRY_COMPARE_WITH_TIMEOUT(thread->count(), 2, Patience);
    QTRY_VERIFY(inThread("composer")->hasActiveFocus());
    test::typeInto(*m_window, u"Good"_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(thread->count(), 3, Patience);
    QCOMPARE(thread->get(0).value(u"delivery"_s).toInt(), int(delivery::Queued));

    m_session->goOnline();
    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_ben, m_garden).value(u"body"_s).toString(), u"Good"_s,
                              Patience);
    QTRY_VERIFY_WITH_TIMEOUT(thread->get(0).value(u"seq"_s).toLongLong() > root, Patience);
    QCOMPARE(thread->count(), 3);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("threadPane"));
}

void ConversationTest::openThread(qint64 seq)
{
    QMetaObject::invokeMethod(shell()->property("way").value<QObject *>(), "openThread",
                              Q_ARG(double, double(seq)));
    QTRY_VERIFY_WITH_TIMEOUT(inThread("composer"), Patience);
    inThread("composer")->forceActiveFocus();
}

void ConversationTest::closeThread()
{
    QMetaObject::invokeMethod(shell()->property("way").value<QObject *>(), "closeThread");
    QTRY_VERIFY(!item("threadPane"));
}

void ConversationTest::aThreadTakesPicturesAndFiles()
{
    const auto staged = [this](const char *pane) {
        QQuickItem *field = test::findIn(item(pane), u"composer"_s);
        for (; field; field = field->parentItem()) {
            if (field->property("attachments").isValid())
                return field->property("attachments").toStringList().size();
        }
        return qsizetype(-1);
    };
    say(*m_ben, u"What does it look like?"_s);
    const qint64 root = newest(*m_session, m_garden).value(u"seq"_s).toLongLong();
    openThread(root);
    QImage picture(20, 20, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QGuiApplication::clipboard()->setImage(picture);
    QTest::keyClick(m_window, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(staged("threadPane"), 1, Patience);
    QCOMPARE(staged("conversation"), 0);
    const QString path = m_dir.filePath(u"seeds.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("beans, peas") == 11);
    file.close();
    QMetaObject::invokeMethod(item("threadDropArea"), "filesDropped",
                              Q_ARG(QVariant, QStringList{QUrl::fromLocalFile(path).toString()}));
    QCOMPARE(staged("threadPane"), 2);
    // Who goes to another thread leaves it behind.
    say(*m_ben, u"And elsewhere?"_s);
    openThread(newest(*m_session, m_garden).value(u"seq"_s).toLongLong());
    QCOMPARE(staged("threadPane"), 0);
    openThread(root);
    QTest::keyClick(m_window, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(staged("threadPane"), 1, Patience);
    QTest::keyClick(m_window, Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_ben, m_garden).value(u"files"_s).toList().size(), 1,
                              Patience);
    QCOMPARE(newest(*m_ben, m_garden).value(u"replyToSeq"_s).toLongLong(), root);
    QCOMPARE(staged("threadPane"), 0);
    QGuiApplication::clipboard()->clear();
    closeThread();
}

void ConversationTest::whatIsBegunInAThreadIsKept()
{
    say(*m_ben, u"How many beans?"_s);
    const qint64 beans = newest(*m_session, m_garden).value(u"seq"_s).toLongLong();
    say(*m_ben, u"How many peas?"_s);
    const qint64 peas = newest(*m_session, m_garden).value(u"seq"_s).toLongLong();
    const auto begun = [this] { return inThread("composer")->property("text").toString(); };
    openThread(beans);
    test::typeInto(*m_window, u"about ten"_s);
    QTRY_COMPARE(begun(), u"about ten"_s);
    openThread(peas);
    QCOMPARE(begun(), QString());
    test::typeInto(*m_window, u"a lot"_s);
    openThread(beans);
    QCOMPARE(begun(), u"about ten"_s);
    // The channel's own field has nothing of it.
    QCOMPARE(m_session->draft(m_garden), QString());
    QCOMPARE(m_session->threadDraft(m_garden, peas), u"a lot"_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_ben, m_garden).value(u"body"_s).toString(), u"about ten"_s,
                              Patience);
    QCOMPARE(m_session->threadDraft(m_garden, beans), QString());
    closeThread();

    // Over a restart, and sealed where the channel is.
    QSignalSpy ready(m_ben.get(), &AccountSession::channelReady);
    m_ben->createChannel(u"shed"_s, {}, true, {}, true);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
    const QString shed = ready.first().first().toString();
    QTRY_VERIFY_WITH_TIMEOUT(m_ben->channels()->get(shed).value(u"encrypted"_s).toBool(), Patience);
    m_ben->setDraft(shed, u"mainly whispered"_s);
    m_ben->setThreadDraft(shed, 12, u"gently whispered"_s);
    m_ben->setThreadDraft(m_garden, peas, u"plainly spoken"_s);
    m_ben->setThreadDraft(m_garden, beans, u"taken back"_s);
    m_ben->setThreadDraft(m_garden, beans, {});
    m_ben.reset();
    QByteArray held;
    const QStringList stores = QDir(m_dir.filePath(u"ben"_s)).entryList({u"store.db*"_s});
    QVERIFY(!stores.isEmpty());
    for (const QString &each : stores) {
        QFile store(m_dir.filePath(u"ben/"_s + each));
        QVERIFY(store.open(QIODevice::ReadOnly));
        held += store.readAll();
    }
    QVERIFY(held.contains("plainly spoken"));
    QVERIFY(!held.contains("gently whispered") && !held.contains("mainly whispered"));
    start(m_ben, u"ben"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_ben->threadDraft(shed, 12), u"gently whispered"_s, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_ben->draft(shed), u"mainly whispered"_s, Patience);
    QCOMPARE(m_ben->threadDraft(m_garden, peas), u"plainly spoken"_s);
    QCOMPARE(m_ben->threadDraft(m_garden, beans), QString());
    QCOMPARE(m_ben->draft(m_garden), QString());
    QCOMPARE(m_ben->channels()->get(m_garden).value(u"draft"_s).toString(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(m_ben->connection(), AccountSession::Connection::Online, Patience);
    QVERIFY(m_ben->timeline(m_garden));
}

void ConversationTest::theQuickReactionsHaveTheChosenSkin()
{
    say(*m_ben, u"It grows"_s);
    m_appearance->setSkinTone(3);
    onNewest(Qt::Key_Return);
    click("reactItem");
    QTRY_VERIFY_WITH_TIMEOUT(item("reaction0"), Patience);
    QCOMPARE(item("reaction0")->property("glyph").toString(), u"👍🏽"_s);
    QTRY_VERIFY(item("reaction0")->hasActiveFocus());
    QTest::keyClick(m_window, Qt::Key_Return);
    const auto reactions = [this] {
        return newest(*m_ben, m_garden).value(u"reactions"_s).toList();
    };
    QTRY_COMPARE_WITH_TIMEOUT(reactions().size(), 1, Patience);
    QCOMPARE(reactions().first().toMap().value(u"emoji"_s).toString(), u"👍🏽"_s);
    m_appearance->setSkinTone(0);
}

void ConversationTest::aPhoneShowsItAsAPage()
{
    m_window->resize(390, 800);
    QTRY_VERIFY(item("conversation"));
    onNewest(Qt::Key_T);
    QTRY_VERIFY_WITH_TIMEOUT(inThread("paneBack"), Patience);
    QTRY_COMPARE(item("threadPane")->width(), 390.0);
    QVERIFY(!item("conversation"));
    click("paneBack");
    QTRY_VERIFY(item("conversation"));
    QVERIFY(!item("threadPane"));
    m_window->resize(1280, 800);
}

void ConversationTest::whatAMessageSaidBeforeIsShown()
{
    say(*m_ben, u"Rain on Monday"_s);
    const QString id = newest(*m_ben, m_garden).value(u"messageId"_s).toString();
    m_ben->edit(m_garden, id, u"Rain on Tuesday"_s);
    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_session, m_garden).value(u"body"_s).toString(),
                              u"Rain on Tuesday"_s, Patience);
    onNewest(Qt::Key_Return);
    click("wordingsItem");
    QTRY_VERIFY_WITH_TIMEOUT(item("wording"), Patience);
    QCOMPARE(item("wording")->property("text").toString(), u"Rain on Monday"_s);
    QVERIFY(item("wordingsLimit"));
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("wording"));
    // With the message they are gone.
    m_ben->remove(m_garden, id);
    QTRY_VERIFY_WITH_TIMEOUT(newest(*m_session, m_garden).value(u"deleted"_s).toBool(), Patience);
    QSignalSpy found(m_session.get(), &AccountSession::wordingsFound);
    m_session->findWordings(m_garden, newest(*m_session, m_garden).value(u"seq"_s).toLongLong());
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, Patience);
    QCOMPARE(found.first().at(2).toList().size(), 0);
}

void ConversationTest::whoHasReadAMessageIsShownAsItComes()
{
    say(*m_session, u"The gate is locked at nine"_s);
    onNewest(Qt::Key_Return);
    click("readersItem");
    QTRY_VERIFY_WITH_TIMEOUT(item("readerList"), Patience);
    const auto states = [this] {
        QStringList all;
        const QVariantList rows = item("readerList")->property("model").toList();
        for (const QVariant &each : rows)
            all.append(each.toMap().value(u"name"_s).toString() + u' '
                       + each.toMap().value(u"state"_s).toString());
        return all.join(u", "_s);
    };
    QTRY_COMPARE_WITH_TIMEOUT(states(), u"Ben received"_s, Patience);
    m_ben->markRead(m_garden, newest(*m_ben, m_garden).value(u"seq"_s).toLongLong());
    QTRY_COMPARE_WITH_TIMEOUT(states(), u"Ben read"_s, Patience);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("readerList"));
}

void ConversationTest::whatIsNewIsFoundAndSaidToBeRead()
{
    open(m_attic);
    // More than fits, in few messages.
    const QString length = u" and so on"_s.repeated(40);
    for (int i = 1; i <= 15; ++i)
        m_ben->send(m_garden, u"News %1"_s.arg(i) + length);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->channels()->get(m_garden).value(u"unread"_s).toInt(), 15,
                              Patience);
    open(m_garden);
    TimelineModel *timeline = m_session->timeline(m_garden);
    QTRY_COMPARE_WITH_TIMEOUT(timeline->unreadCount(), 15, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(timeline->get(timeline->firstUnreadRow()).value(u"body"_s).toString(),
                              u"News 1"_s + length, Patience);
    // It opens there, in a moment.
    const QQuickItem *view = test::findIn(item("conversation"), u"messageList"_s)->parentItem();
    QTRY_COMPARE_WITH_TIMEOUT(view->property("heldRow").toInt(), timeline->firstUnreadRow(),
                              Patience);
    onNewest(Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(item("jumpToUnread"), Patience);

    QTest::keyClick(m_window, Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!item("jumpToUnread"), Patience);
    QCOMPARE(item("messageList")->property("currentIndex").toInt(), timeline->firstUnreadRow());

    onNewest(Qt::Key_End);
    QTRY_VERIFY_WITH_TIMEOUT(item("jumpToUnread"), Patience);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!item("jumpToUnread"), Patience);
    QCOMPARE(timeline->firstUnreadRow(), -1);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->channels()->get(m_garden).value(u"unread"_s).toInt(), 0,
                              Patience);
}

QTEST_MAIN(ConversationTest)
#include "tst_conversation.moc"
