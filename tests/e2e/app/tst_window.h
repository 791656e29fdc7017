// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two people meet: one at the window, by mouse and keys, the other through the library alone. One server for all
// tests, in order: each goes on where the one before has stopped. What they do is in files by what it is about.
#pragma once

#include "client/app/look.h"
#include "client/app/window.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QFile>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

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
    static constexpr int Patience = 20'000;

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
