// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two people meet: one at the window, by mouse and keys, the other through the library alone. One server for all
// tests, in order: each goes on where the one before has stopped.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"
#include "tests/support/totp_code.h"

#include <QAccessible>
#include <QClipboard>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 20'000;

} // namespace

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void signingUpByTypingLeadsIn();
    void aChannelIsMadeFromTheKeyboard();
    void whatIsSentShowsWithItsTick();
    void anotherPersonsMessageArrives();
    void whatIsReadIsRead();
    void aFriendIsFoundAskedAndAnswers();
    void whoAsksIsCountedAndAccepted();
    void aBlockIsSetAndTakenBack();
    void aMessageIsEditedAndReactedTo();
    void anInviteLinkIsShown();
    void withoutAServerMessagesWaitAndThenLeave();
    void aPhoneShowsOnePaneAndGoesBack();
    void theSearchFindsAndOpens();
    void whoTypesIsSeenUntilItIsSent();
    void anotherDeviceIsSeenRenamedAndSignedOut();
    void aPasswordIsChangedOnlyByWhoKnowsTheOld();
    void aStatusIsPickedAndSeen();
    void whoIsIdleIsAwayUntilTheyAreBack();
    void aMessageGoesByItself();
    void aMessageIsPinnedFromItsMenu();
    void filesArriveWholeAndOnceAlsoAfterARestart();
    void messagesAreFoundFromTheKeyboard();
    void pinsAndFilesStandBesideTheConversation();
    void theKeyboardIsExplained();
    void whatOneWantsToBeToldOfIsTold();
    void aSecondFactorIsTurnedOnAskedForAndTurnedOff();
    void theThemeTurnsWithAKey();
    void everythingThatCanBePressedHasAName();
    void aScreenReaderCanSend();
    void theRestOfTheWindowStandsAfterARestart();
    void signingOutLeavesNothing();

private:
    void open();
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    void type(const QString &text) { test::typeInto(*m_window, text); }
    QObject *shell() const { return m_window->property("shell").value<QObject *>(); }
    QVariant newest(const char *role) const;
    TimelineModel *timeline() const
    {
        return m_session->timeline(shell()->property("channelId").toString());
    }

    std::unique_ptr<test::TestServer> m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<AccountSession> m_other;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
};

void WindowTest::open()
{
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    options.lockWait = std::chrono::seconds(10);
    auto session = AccountSession::create(m_dir.filePath(u"ada"_s), options);
    QVERIFY2(session.ok(), qPrintable(session.ok() ? QString() : session.error().detail));
    m_session = std::move(session).value();
    m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
    m_appearance->setTheme(Appearance::Light);
    m_appearance->setReduceMotion(true);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = openWindow(*m_engine, *m_session, *m_appearance, m_clipboard, {m_server->url(), {}});
    QVERIFY(m_window);
    m_window->resize(1280, 800);
    m_window->show();
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
}

void WindowTest::initTestCase()
{
    QVERIFY(initCrypto());
    installFonts();
    m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    open();
}

void WindowTest::cleanupTestCase()
{
    m_engine.reset();
    m_session.reset();
    m_other.reset();
}

QVariant WindowTest::newest(const char *role) const
{
    return timeline()->get(0).value(QString::fromLatin1(role));
}

void WindowTest::signingUpByTypingLeadsIn()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedOut, Patience);
    click("switchMode");
    click("usernameField");
    type(u"ada"_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    type(u"correct horse"_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    type(u"Ada Lovelace"_s);
    click("signInButton");

    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedIn, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
    QCOMPARE(m_session->displayName(), u"Ada Lovelace"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
}

void WindowTest::aChannelIsMadeFromTheKeyboard()
{
    QTest::keyClick(m_window, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(item("channelNameField"));
    QTRY_VERIFY(item("channelNameField")->hasActiveFocus());
    type(u"garden"_s);
    QTest::keyClick(m_window, Qt::Key_Return);

    QTRY_VERIFY_WITH_TIMEOUT(item("conversationTitle"), Patience);
    QTRY_COMPARE(item("conversationTitle")->property("text").toString(), u"garden"_s);
    QTRY_COMPARE(m_session->channels()->count(), 1);
}

void WindowTest::whatIsSentShowsWithItsTick()
{
    click("composer");
    type(u"hello"_s);
    QTest::keyClick(m_window, Qt::Key_Return);

    // Without a channel that is open, everything from here on would stand on nothing.
    QVERIFY(timeline());
    QTRY_COMPARE_WITH_TIMEOUT(timeline()->count(), 1, Patience);
    QCOMPARE(newest("body").toString(), u"hello"_s);
    QCOMPARE(item("composer")->property("text").toString(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(newest("delivery").toInt() >= int(delivery::Sent), Patience);
    QCOMPARE(item("messageList")->property("count").toInt(), 1);
}

void WindowTest::anotherPersonsMessageArrives()
{
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    auto other = AccountSession::create(m_dir.filePath(u"bob"_s), options);
    QVERIFY(other.ok());
    m_other = std::move(other).value();
    QTRY_COMPARE_WITH_TIMEOUT(m_other->state(), AccountSession::State::SignedOut, Patience);
    m_other->signUp(m_server->url(), u"bob"_s, u"battery staple"_s, u"Bob"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_other->connection(), AccountSession::Connection::Online, Patience);
    const QString channel = shell()->property("channelId").toString();
    m_other->joinChannel(channel);
    QTRY_COMPARE_WITH_TIMEOUT(m_other->channels()->count(), 1, Patience);

    m_other->send(channel, u"Hello Ada"_s);

    QTRY_COMPARE_WITH_TIMEOUT(timeline()->count(), 2, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(newest("body").toString(), u"Hello Ada"_s, Patience);
    QCOMPARE(newest("senderName").toString(), u"Bob"_s);
    QCOMPARE(newest("own").toBool(), false);
}

void WindowTest::whatIsReadIsRead()
{
    // It is on the screen of an active window.
    QTRY_COMPARE_WITH_TIMEOUT(m_session->channels()->unreadTotal(), 0, Patience);
}

void WindowTest::aFriendIsFoundAskedAndAnswers()
{
    const QString channel = shell()->property("channelId").toString();
    click("nav1");
    QTRY_VERIFY(item("peopleSearch"));
    type(u"bob"_s);
    QTRY_VERIFY_WITH_TIMEOUT(item("askFriend"), Patience);
    click("askFriend");
    QTRY_COMPARE_WITH_TIMEOUT(m_other->friendList()->incomingCount(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(item("takeBackFriend"), Patience);

    m_other->acceptFriend(m_session->userId());

    QTRY_COMPARE_WITH_TIMEOUT(m_session->friendList()->friendCount(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(item("messageFriend"), Patience);
    click("messageFriend");
    QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"Bob"_s,
                              Patience);
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, channel));
}

void WindowTest::whoAsksIsCountedAndAccepted()
{
    m_session->removeFriend(m_other->userId());
    QTRY_COMPARE_WITH_TIMEOUT(m_other->friendList()->count(), 0, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->friendList()->count(), 0, Patience);

    m_other->askFriend(m_session->userId());

    QTRY_COMPARE_WITH_TIMEOUT(item("nav1")->property("badge").toInt(), 1, Patience);
    click("nav1");
    click("acceptFriend");
    QTRY_COMPARE_WITH_TIMEOUT(m_other->friendList()->friendCount(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(item("nav1")->property("badge").toInt(), 0, Patience);
}

void WindowTest::aBlockIsSetAndTakenBack()
{
    click("friendMenu");
    QTRY_VERIFY(item("blockItem"));
    click("blockItem");
    click("confirmButton");
    QTRY_COMPARE_WITH_TIMEOUT(m_other->friendList()->friendCount(), 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(item("unblockPerson"), Patience);
    click("unblockPerson");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->friendList()->count(), 0, Patience);

    // The push may come before the answer, and one question about a person is asked at a time.
    const auto other = UserId::fromText(m_other->userId());
    QVERIFY(other);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->friendList()->isBusy(*other), Patience);
    m_session->askFriend(m_other->userId());
    QTRY_COMPARE_WITH_TIMEOUT(m_other->friendList()->incomingCount(), 1, Patience);
    m_other->acceptFriend(m_session->userId());
    QTRY_COMPARE_WITH_TIMEOUT(m_session->friendList()->friendCount(), 1, Patience);
    click("nav0");
}

void WindowTest::aMessageIsEditedAndReactedTo()
{
    click("composer");
    QTest::keyClick(m_window, Qt::Key_Up);
    QTRY_COMPARE(item("composer")->property("text").toString(), u"hello"_s);
    type(u" all"_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(timeline()->get(1).value(u"body"_s).toString(), u"hello all"_s,
                              Patience);
    QTRY_COMPARE_WITH_TIMEOUT(timeline()->get(1).value(u"edited"_s).toBool(), true, Patience);

    m_session->react(timeline()->channelIdText(), newest("messageId").toString(), u"👍"_s, true);
    QTRY_COMPARE_WITH_TIMEOUT(newest("reactions").toList().size(), 1, Patience);
    const QString channel = timeline()->channelIdText();
    TimelineModel *theirs = m_other->timeline(channel);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->get(0).value(u"reactions"_s).toList().size(), 1, Patience);
}

void WindowTest::anInviteLinkIsShown()
{
    click("membersButton");
    QTRY_VERIFY(item("memberList"));
    QTRY_COMPARE_WITH_TIMEOUT(item("memberList")->property("count").toInt(), 2, Patience);
    click("inviteButton");
    QTRY_VERIFY_WITH_TIMEOUT(item("inviteLink"), Patience);
    const QString link = item("inviteLink")->property("text").toString();
    QVERIFY2(link.startsWith("dunlin://"_L1), qPrintable(link));
    click("copyInvite");
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), link);
    QTRY_VERIFY(!item("inviteLink"));
    click("membersButton");
}

void WindowTest::withoutAServerMessagesWaitAndThenLeave()
{
    m_server->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->connection() != AccountSession::Connection::Online,
                             Patience);
    click("composer");
    type(u"later"_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(newest("body").toString(), u"later"_s, Patience);
    QVERIFY(newest("delivery").toInt() <= int(delivery::Sending));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(item("offlineBanner"), Patience);
    click("nav1");
    QTRY_VERIFY(item("friendsOffline"));
    QTRY_COMPARE(item("friendList")->property("count").toInt(), 1);
    const QSignalSpy refusals(m_session.get(), &AccountSession::failed);
    m_session->blockPerson(m_other->userId());
    QCOMPARE(refusals.size(), 1);
    QCOMPARE(refusals.first().at(1).toString(), u"unavailable"_s);
    click("nav3");
    QTRY_VERIFY(item("outboxList"));
    QTRY_COMPARE(item("outboxList")->property("count").toInt(), 1);

    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    m_session->reconnectNow();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(newest("delivery").toInt() >= int(delivery::Sent), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!item("offlineBanner"), Patience);
    click("nav0");
}

void WindowTest::aPhoneShowsOnePaneAndGoesBack()
{
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, timeline()->channelIdText()));
    m_window->resize(390, 844);
    QTRY_VERIFY(item("messageList"));
    QTRY_VERIFY(!item("channelList"));
    click("backButton");
    QTRY_VERIFY(item("channelList"));
    QVERIFY(!item("messageList"));
    m_window->resize(1280, 800);
    QTRY_VERIFY(item("messageList"));
    QTRY_VERIFY(item("channelList"));
}

void WindowTest::theSearchFindsAndOpens()
{
    QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(item("switcherField") && item("switcherField")->hasActiveFocus());
    type(u"BO"_s);
    QTRY_COMPARE(item("switcherList")->property("count").toInt(), 1);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"Bob"_s,
                              Patience);
    QTRY_VERIFY(!item("switcherField"));
    QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(item("switcherField") && item("switcherField")->hasActiveFocus());
    type(u"GARD"_s);
    QTRY_COMPARE(item("switcherList")->property("count").toInt(), 1);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"garden"_s,
                              Patience);
    QTRY_VERIFY(item("composer")->hasActiveFocus());
}

void WindowTest::whoTypesIsSeenUntilItIsSent()
{
    const QString channel = shell()->property("channelId").toString();
    const auto isTold = [this, &channel] {
        if (item("conversationSubtitle")->property("text").toString() == u"Bob is typing…"_s)
            return true;
        // The hub may not have known yet that the channel is on the screen.
        m_other->setTyping(channel, false);
        m_other->setTyping(channel, true);
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), Patience);

    m_other->send(channel, u"written"_s);

    QTRY_COMPARE_WITH_TIMEOUT(newest("body").toString(), u"written"_s, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(timeline()->typists().isEmpty(), Patience);
    QVERIFY(!item("conversationSubtitle")->property("text").toString().contains("typing"_L1));
}

void WindowTest::anotherDeviceIsSeenRenamedAndSignedOut()
{
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    options.deviceName = u"Old phone"_s;
    auto made = AccountSession::create(m_dir.filePath(u"ada-phone"_s), options);
    QVERIFY(made.ok());
    const std::unique_ptr<AccountSession> phone = std::move(made).value();
    QTRY_COMPARE_WITH_TIMEOUT(phone->state(), AccountSession::State::SignedOut, Patience);
    QTest::keyClick(m_window, Qt::Key_Comma, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->deviceList()->count(), 1, Patience);

    phone->signIn(m_server->url(), u"ada"_s, u"correct horse"_s);

    QTRY_COMPARE_WITH_TIMEOUT(m_session->deviceList()->count(), 2, Patience);
    const auto text = [this](int row, DeviceModel::Role role) {
        const DeviceModel *devices = m_session->deviceList();
        return devices->data(devices->index(row), role).toString();
    };
    QCOMPARE(text(1, DeviceModel::NameRole), u"Old phone"_s);
    m_session->renameDevice(text(1, DeviceModel::DeviceIdRole), u"Drawer"_s);
    QTRY_COMPARE_WITH_TIMEOUT(text(1, DeviceModel::NameRole), u"Drawer"_s, Patience);

    m_session->revokeDevice(text(1, DeviceModel::DeviceIdRole));

    QTRY_COMPARE_WITH_TIMEOUT(m_session->deviceList()->count(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(phone->state(), AccountSession::State::SignedOut, Patience);
    QCOMPARE(m_session->state(), AccountSession::State::SignedIn);
}

void WindowTest::aPasswordIsChangedOnlyByWhoKnowsTheOld()
{
    QSignalSpy refused(m_session.get(), &AccountSession::passwordRefused);
    QSignalSpy changed(m_session.get(), &AccountSession::passwordChanged);
    m_session->changePassword(u"wrong"_s, u"battery horse"_s);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
    QVERIFY(!refused.first().first().toString().isEmpty());
    QCOMPARE(changed.size(), 0);

    m_session->changePassword(u"correct horse"_s, u"battery horse"_s);

    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, Patience);
    QCOMPARE(m_session->state(), AccountSession::State::SignedIn);
    click("nav0");
}

void WindowTest::aStatusIsPickedAndSeen()
{
    const auto seen = [this] {
        const FriendListModel *friends = m_other->friendList();
        return friends->data(friends->index(0), FriendListModel::PresenceRole).toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(seen(), u"online"_s, Patience);
    click("statusButton");
    click("statusDndItem");
    QTRY_COMPARE_WITH_TIMEOUT(seen(), u"dnd"_s, Patience);
    QCOMPARE(m_session->presence(), u"dnd"_s);
    QAccessibleInterface *button = QAccessible::queryAccessibleInterface(item("statusButton"));
    QCOMPARE(button->text(QAccessible::Name), u"Your status: do not disturb"_s);

    m_session->setPresence(u"invisible"_s);
    QTRY_COMPARE_WITH_TIMEOUT(seen(), u"offline"_s, 40'000);
    m_session->setPresence(u"online"_s);
    QTRY_COMPARE_WITH_TIMEOUT(seen(), u"online"_s, Patience);
    m_session->setPresence(u"offline"_s);
    QCOMPARE(m_session->presence(), u"online"_s);
}

void WindowTest::whoIsIdleIsAwayUntilTheyAreBack()
{
    const auto seen = [this] {
        const FriendListModel *friends = m_other->friendList();
        return friends->data(friends->index(0), FriendListModel::PresenceRole).toString();
    };
    m_session->setIdle(true);
    QTRY_COMPARE_WITH_TIMEOUT(seen(), u"away"_s, Patience);
    m_session->setIdle(false);
    QTRY_COMPARE_WITH_TIMEOUT(seen(), u"online"_s, Patience);
    // Who chose a status keeps it.
    m_session->setPresence(u"dnd"_s);
    QTRY_COMPARE_WITH_TIMEOUT(seen(), u"dnd"_s, Patience);
    m_session->setIdle(true);
    m_session->setIdle(false);
    QCOMPARE(m_session->presence(), u"dnd"_s);
    m_session->setPresence(u"online"_s);
    QTRY_COMPARE_WITH_TIMEOUT(seen(), u"online"_s, Patience);
}

void WindowTest::aMessageGoesByItself()
{
    const QString channel = shell()->property("channelId").toString();
    const int before = timeline()->count();
    TimelineModel *theirs = m_other->timeline(channel);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), before, Patience);
    m_session->send(channel, u"soon gone"_s, 0, 4'000);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), before + 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(timeline()->get(0).value(u"ephemeral"_s).toBool(), Patience);
    QCOMPARE(theirs->get(0).value(u"ephemeral"_s).toBool(), true);

    QTRY_COMPARE_WITH_TIMEOUT(timeline()->count(), before, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), before, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(item("messageList")->property("count").toInt(), before, Patience);
    QVERIFY(newest("body").toString() != u"soon gone"_s);
    m_session->send(channel, u"goes on"_s);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), before + 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(newest("body").toString(), u"goes on"_s, Patience);
}

void WindowTest::aMessageIsPinnedFromItsMenu()
{
    TimelineModel *theirs = m_other->timeline(timeline()->channelIdText());
    QTRY_VERIFY_WITH_TIMEOUT(newest("seq").toInt() > 0, Patience);
    m_session->pin(timeline()->channelIdText(), newest("messageId").toString(), true);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->get(0).value(u"pinned"_s).toBool(), true, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(newest("pinned").toBool(), true, Patience);
    m_session->pin(timeline()->channelIdText(), newest("messageId").toString(), false);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->get(0).value(u"pinned"_s).toBool(), false, Patience);
}

void WindowTest::filesArriveWholeAndOnceAlsoAfterARestart()
{
    const QString channel = timeline()->channelIdText();
    TimelineModel *theirs = m_other->timeline(channel);
    const int before = theirs->count();
    QImage image(320, 200, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x % 256, y, (x * y) % 256));
    }
    const QString path = m_dir.filePath(u"a picture.png"_s);
    QVERIFY(image.save(path));
    // More than one piece.
    QFile large(m_dir.filePath(u"large.bin"_s));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QCOMPARE(large.write(QByteArray(2'500'000, 'x')), 2'500'000);
    large.close();

    m_server->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->connection() != AccountSession::Connection::Online,
                             Patience);
    QSignalSpy failures(m_session.get(), &AccountSession::failed);
    m_session->sendAttachments(channel, {path, large.fileName()}, u"look at this"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 1, Patience);
    m_session->sendAttachments(channel, {m_dir.filePath(u"nowhere"_s)}, {});
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
    m_engine.reset();
    m_session.reset();
    open();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedIn, Patience);
    QTRY_VERIFY(shell());
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, channel));
    QTRY_COMPARE_WITH_TIMEOUT(newest("files").toList().size(), 2, Patience);
    QCOMPARE(newest("type").toString(), u"file"_s);
    QVERIFY(newest("progress").toReal() >= 0);
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    m_session->reconnectNow();
    m_other->reconnectNow();

    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), before + 1, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->get(0).value(u"files"_s).toList().size(), 2, Patience);
    QCOMPARE(theirs->get(0).value(u"body"_s).toString(), u"look at this"_s);
    const QVariantList files = theirs->get(0).value(u"files"_s).toList();
    QCOMPARE(files.at(0).toMap().value(u"name"_s).toString(), u"a picture.png"_s);
    QCOMPARE(files.at(0).toMap().value(u"contentType"_s).toString(), u"image/png"_s);
    for (int i = 0; i < 2; ++i) {
        const QVariantMap file = files.at(i).toMap();
        const QString target = m_dir.filePath(u"saved %1"_s.arg(i));
        QSignalSpy saved(m_other.get(), &AccountSession::fileSaved);
        m_other->saveFile(file.value(u"fileId"_s).toString(), file.value(u"size"_s).toLongLong(),
                          QUrl::fromLocalFile(target).toString());
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, Patience);
        QFile mine(i == 0 ? path : large.fileName());
        QFile yours(target);
        QVERIFY(mine.open(QIODevice::ReadOnly) && yours.open(QIODevice::ReadOnly));
        QVERIFY(mine.readAll() == yours.readAll());
    }
    // Once.
    m_other->send(channel, u"after it"_s);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), before + 2, Patience);
}

void WindowTest::messagesAreFoundFromTheKeyboard()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    m_other->send(timeline()->channelIdText(), u"a heron stands in the reeds"_s);
    QTRY_COMPARE_WITH_TIMEOUT(newest("body").toString(), u"a heron stands in the reeds"_s,
                              Patience);
    m_other->send(timeline()->channelIdText(), u"and is gone"_s);
    QTRY_COMPARE_WITH_TIMEOUT(newest("body").toString(), u"and is gone"_s, Patience);

    QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(item("searchField"));
    QTRY_VERIFY(item("searchField")->hasActiveFocus());
    type(u"HERON ree"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->found()->count(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->found()->isBusy(), Patience);
    QVERIFY(!m_session->found()->isLocal());
    QCOMPARE(m_session->found()->gaps(), QVariantList());
    QTest::keyClick(m_window, Qt::Key_Down);
    QTRY_VERIFY(item("foundList")->hasActiveFocus());
    QTest::keyClick(m_window, Qt::Key_Return);
    // The list stays where it is, beside the conversation.
    QVERIFY(item("searchPane") && item("conversation"));
    QTRY_VERIFY(item("messageList"));

    QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(item("searchField")->hasActiveFocus());
    QTRY_COMPARE(item("searchPane")->property("here").toBool(), true);
    type(u"zebra"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->found()->isBusy() && m_session->found()->count() == 0,
                             Patience);

    m_server->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->connection() != AccountSession::Connection::Online,
                             Patience);
    m_session->searchMessages(u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->found()->count(), 1, Patience);
    QVERIFY(m_session->found()->isLocal());
    QTRY_VERIFY_WITH_TIMEOUT(item("localNotice"), Patience);
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    m_session->reconnectNow();
    m_other->reconnectNow();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("searchPane"));
}

void WindowTest::pinsAndFilesStandBesideTheConversation()
{
    const QString channel = timeline()->channelIdText();
    const QString message = newest("messageId").toString();
    m_session->pin(channel, message, true);
    QTRY_COMPARE_WITH_TIMEOUT(newest("pinned").toBool(), true, Patience);
    click("moreButton");
    click("pinsItem");
    QTRY_VERIFY(item("pinsPane"));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pinList()->count(), 1, Patience);
    QCOMPARE(m_session->pinList()
                 ->data(m_session->pinList()->index(0), FoundModel::PinnedByRole)
                 .toString(),
             u"Ada Lovelace"_s);
    // Somebody else takes it off: the list follows.
    m_other->pin(channel, message, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pinList()->count(), 0, Patience);

    click("moreButton");
    click("filesItem");
    QTRY_VERIFY(item("filesPane"));
    QVERIFY(!item("pinsPane"));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->channelFiles()->count(), 1, Patience);
    QTRY_VERIFY(item("goToMessage"));
    click("goToMessage");
    click("closeFiles");
    QTRY_VERIFY(!item("filesPane"));
}

void WindowTest::theKeyboardIsExplained()
{
    QTest::keyClick(m_window, Qt::Key_F1);
    QTRY_VERIFY(item("keyList"));
    QVERIFY(item("keyList")->property("count").toInt() > 10);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("keyList"));
}

void WindowTest::whatOneWantsToBeToldOfIsTold()
{
    const QString channel = timeline()->channelIdText();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    QSignalSpy told(m_session.get(), &AccountSession::notificationWanted);
    // Whether it is told is decided when it arrives, which is after its row is shown.
    QSignalSpy arrived(m_session.get(), &AccountSession::messageArrived);
    const auto says = [&](const QString &text) {
        const qsizetype before = arrived.size();
        m_other->send(channel, text);
        return QTest::qWaitFor([&] { return arrived.size() == before + 1; }, Patience);
    };
    const auto level = [&](const QString &wanted, qint64 mute, bool muted) {
        m_session->setNotify(channel, wanted, mute);
        return QTest::qWaitFor(
            [&] {
                const QVariantMap card = m_session->channels()->get(channel);
                return card.value(u"notify"_s).toString() == wanted
                    && card.value(u"mutedUntil"_s).toDateTime().isValid() == muted;
            },
            Patience);
    };
    QVERIFY(level(u"all"_s, 0, false));
    QVERIFY(says(u"for all"_s));
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, Patience);
    QCOMPARE(told.first().at(1).toString(), u"Bob in #garden"_s);
    QCOMPARE(told.first().at(2).toString(), u"for all"_s);
    QVERIFY(level(u"mentions"_s, 0, false));
    QVERIFY(says(u"not for ada"_s));
    QVERIFY(says(u"but this, @ada, is"_s));
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, Patience);
    QCOMPARE(newest("mentionsMe").toBool(), true);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->notifications()->count() > 0, Patience);
    QVERIFY(level(u"all"_s, 3'600'000, true));
    QVERIFY(says(u"muted, @ada"_s));
    QVERIFY(level(u"all"_s, 0, false));
    m_session->setPresence(u"dnd"_s);
    QVERIFY(says(u"disturbing"_s));
    m_session->setPresence(u"online"_s);
    QVERIFY(says(u"the last"_s));
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 3, Patience);
    QCOMPARE(told.last().at(2).toString(), u"the last"_s);
}

void WindowTest::aSecondFactorIsTurnedOnAskedForAndTurnedOff()
{
    QTest::keyClick(m_window, Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->isAccountKnown(), Patience);
    QVERIFY(!m_session->hasSecondFactor());
    QSignalSpy begun(m_session.get(), &AccountSession::secondFactorBegun);
    QSignalSpy on(m_session.get(), &AccountSession::secondFactorOn);
    QSignalSpy refused(m_session.get(), &AccountSession::secondFactorRefused);
    m_session->beginSecondFactor(u"wrong"_s);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
    QCOMPARE(refused.first().at(1).toString(), u"password"_s);
    m_session->beginSecondFactor(u"battery horse"_s);
    QTRY_COMPARE_WITH_TIMEOUT(begun.size(), 1, Patience);
    const QString secret = begun.first().first().toString();
    QVERIFY(begun.first().at(1).toString().startsWith("otpauth://"_L1));
    m_session->confirmSecondFactor(u"000000x"_s);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 2, Patience);
    QCOMPARE(refused.last().at(1).toString(), u"code"_s);
    m_session->confirmSecondFactor(test::codeOf(secret, test::stepNow()));
    QTRY_COMPARE_WITH_TIMEOUT(on.size(), 1, Patience);
    const QStringList recovery = on.first().first().toStringList();
    QCOMPARE(recovery.size(), 10);
    QVERIFY(m_session->hasSecondFactor());

    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    auto made = AccountSession::create(m_dir.filePath(u"ada-tablet"_s), options);
    QVERIFY(made.ok());
    const std::unique_ptr<AccountSession> tablet = std::move(made).value();
    QTRY_COMPARE_WITH_TIMEOUT(tablet->state(), AccountSession::State::SignedOut, Patience);
    QSignalSpy wanted(tablet.get(), &AccountSession::secondFactorWanted);
    QSignalSpy failed(tablet.get(), &AccountSession::failed);
    tablet->signIn(m_server->url(), u"ada"_s, u"battery horse"_s);
    QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, Patience);
    QCOMPARE(wanted.first().first().toString(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(tablet->state(), AccountSession::State::SignedOut, Patience);
    tablet->signIn(m_server->url(), u"ada"_s, u"battery horse"_s, u"123"_s);
    QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 2, Patience);
    QVERIFY(!wanted.last().first().toString().isEmpty());
    QCOMPARE(failed.size(), 0);
    tablet->signIn(m_server->url(), u"ada"_s, u"battery horse"_s, recovery.first());
    QTRY_COMPARE_WITH_TIMEOUT(tablet->state(), AccountSession::State::SignedIn, Patience);

    QSignalSpy off(m_session.get(), &AccountSession::secondFactorOff);
    m_session->endSecondFactor(u"battery horse"_s, recovery.at(1));
    QTRY_COMPARE_WITH_TIMEOUT(off.size(), 1, Patience);
    QVERIFY(!m_session->hasSecondFactor());
    click("nav0");
}

void WindowTest::theThemeTurnsWithAKey()
{
    QVERIFY(!m_appearance->isDark());
    QTest::keyClick(m_window, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(m_appearance->isDark());
    QTest::keyClick(m_window, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!m_appearance->isDark());
}

void WindowTest::everythingThatCanBePressedHasAName()
{
    int pressable = 0;
    QStringList nameless;
    const std::function<void(QAccessibleInterface *)> walk = [&](QAccessibleInterface *at) {
        // What is not shown is not read out either.
        if (!at || at->state().invisible)
            return;
        const QAccessible::Role role = at->role();
        const bool counts = role == QAccessible::Button || role == QAccessible::PageTab
            || role == QAccessible::CheckBox || role == QAccessible::EditableText
            || role == QAccessible::ListItem || role == QAccessible::RadioButton;
        if (counts) {
            ++pressable;
            if (at->text(QAccessible::Name).isEmpty())
                nameless.append(QString::fromLatin1(at->object()->metaObject()->className()) + u' '
                                + at->object()->objectName());
        }
        for (int i = 0; i < at->childCount(); ++i)
            walk(at->child(i));
    };
    walk(QAccessible::queryAccessibleInterface(m_window));
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
    QVERIFY2(pressable > 12, qPrintable(QString::number(pressable)));
}

void WindowTest::aScreenReaderCanSend()
{
    const int before = timeline()->count();
    click("composer");
    type(u"read aloud"_s);
    QAccessibleInterface *send = QAccessible::queryAccessibleInterface(item("sendButton"));
    QVERIFY(send && send->actionInterface());
    QCOMPARE(send->text(QAccessible::Name), u"Send"_s);
    send->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QTRY_COMPARE_WITH_TIMEOUT(timeline()->count(), before + 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(newest("delivery").toInt() >= int(delivery::Sent), Patience);
}

void WindowTest::theRestOfTheWindowStandsAfterARestart()
{
    const QString channel = timeline()->channelIdText();
    const int count = timeline()->count();
    click("composer");
    type(u"half a thought"_s);
    QTRY_COMPARE(m_session->draft(channel), u"half a thought"_s);
    m_engine.reset();
    m_session.reset();

    open();

    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedIn, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->channels()->count(), 2, Patience);
    QTRY_VERIFY(shell());
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, channel));
    QTRY_COMPARE_WITH_TIMEOUT(timeline()->count(), count, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(item("composer")->property("text").toString(), u"half a thought"_s,
                              Patience);
}

void WindowTest::signingOutLeavesNothing()
{
    QTest::keyClick(m_window, Qt::Key_Comma, Qt::ControlModifier);
    click("signOutButton");
    click("confirmButton");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedOut, Patience);
    QTRY_VERIFY(item("signInPage"));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->channels()->count(), 0, Patience);
}

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
