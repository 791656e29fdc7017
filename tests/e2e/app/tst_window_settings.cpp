// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Settings, keys, and what a screen reader has of the window.
#include "tests/e2e/app/tst_window.h"
#include "tests/support/totp_code.h"

#include <QAccessible>

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
