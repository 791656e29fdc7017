// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// People and what they write.
#include "tests/e2e/app/tst_window.h"
#include "shared/core/secret.h"

#include <QClipboard>

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
