// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// End-to-end encryption at the window: a channel is made, a message goes both ways, a second device is let in, the
// recovery key is shown and forgotten, a passphrase does the same, what is kept is deleted, somebody is verified. One server for all tests, in order: each goes on where the
// one before has stopped.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/code_picture.h"
#include "tests/support/fake_sound.h"
#include "tests/support/test_server.h"

#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

QString groupsOf(const QQuickItem *digits)
{
    return digits ? digits->property("groups").toStringList().join(u' ') : QString();
}

} // namespace

class SealedWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aPrivateChannelIsSealedUnlessOneSaysNo();
    void whatIsWrittenThereArrivesBothWays();
    void filesAndReactionsSayWhyTheyAreNotThere();
    void anotherDeviceWaitsAndIsLetInByItsDigits();
    void theRecoveryKeyIsShownAndForgotten();
    void aDeviceComesInByTheRecoveryKey();
    void aPassphraseIsSetAndLetsADeviceIn();
    void whatIsKeptOnTheServerIsDeleted();
    void somebodyIsVerified();
    void aDirectConversationIsSealedWhereItCanBe();
    void whatIsPublicIsNotSealed();

private:
    std::unique_ptr<AccountSession> program(const QString &folder, bool online = true)
    {
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        options.deviceName = folder;
        options.connectAtStart = online;
        auto made = AccountSession::create(m_dir.filePath(folder), options);
        if (!made.ok())
            return nullptr;
        std::unique_ptr<AccountSession> session = std::move(made).value();
        const bool isOpen = QTest::qWaitFor(
            [&] { return session->state() == AccountSession::State::SignedOut; }, Patience);
        return isOpen ? std::move(session) : nullptr;
    }
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    QString text(const char *name) const
    {
        QQuickItem *found = item(name);
        return found ? found->property("text").toString() : QString();
    }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    void type(const QString &letters) { test::typeInto(*m_window, letters); }
    QObject *shell() const { return m_window->property("shell").value<QObject *>(); }
    QString channel() const { return shell()->property("channelId").toString(); }
    static QVariant newest(AccountSession &session, const QString &channel, const QString &role)
    {
        TimelineModel *model = session.timeline(channel);
        return model ? model->get(0).value(role) : QVariant();
    }
    void open(const QString &channelId)
    {
        QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, channelId));
    }

    std::unique_ptr<test::TestServer> m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<AccountSession> m_other;
    std::unique_ptr<AccountSession> m_tablet;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    test::SoundRoom m_room;
    std::unique_ptr<SoundLibrary> m_sounds;
    std::unique_ptr<CodeReader> m_codes;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_channel;
    QString m_words;
};

void SealedWindowTest::initTestCase()
{
    QVERIFY(initCrypto());
    installFonts();
    m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    m_session = program(u"ada-desk"_s);
    m_other = program(u"bob"_s);
    QVERIFY(m_session && m_other);
    m_session->signUp(m_server->url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
    m_other->signUp(m_server->url(), u"bob"_s, u"battery staple"_s, u"Bob"_s);
    m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
    m_appearance->setTheme(Appearance::Light);
    m_appearance->setReduceMotion(true);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_sounds = std::make_unique<SoundLibrary>(std::make_unique<test::FakeSound>(m_room));
    m_codes = std::make_unique<CodeReader>(*m_sounds);
    WindowStart start{m_server->url(), {}};
    start.codes = m_codes.get();
    m_window = openWindow(*m_engine, *m_session, *m_appearance, m_clipboard, start);
    QVERIFY(m_window);
    m_window->resize(1280, 900);
    m_window->show();
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    for (AccountSession *each : {m_session.get(), m_other.get()})
        QTRY_COMPARE_WITH_TIMEOUT(each->encryption()->state(), Encryption::Ready, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
}

void SealedWindowTest::cleanupTestCase()
{
    m_engine.reset();
    m_session.reset();
    m_other.reset();
    m_tablet.reset();
}

void SealedWindowTest::aPrivateChannelIsSealedUnlessOneSaysNo()
{
    QTest::keyClick(m_window, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(item("channelNameField"), Patience);
    QTRY_VERIFY(item("channelNameField")->hasActiveFocus());
    type(u"quiet"_s);
    QVERIFY(item("publicNotice"));
    QVERIFY(!item("channelSealedToggle"));
    click("channelPrivateToggle");
    QTRY_VERIFY_WITH_TIMEOUT(item("channelSealedToggle"), Patience);
    QVERIFY(item("channelSealedToggle")->property("checked").toBool());
    click("createChannelButton");

    QTRY_COMPARE_WITH_TIMEOUT(text("conversationTitle"), u"quiet"_s, Patience);
    m_channel = channel();
    QVERIFY(m_session->channels()->get(m_channel).value(u"encrypted"_s).toBool());
    QTRY_VERIFY_WITH_TIMEOUT(item("sealButton"), Patience);
    QCOMPARE(text("sealButton"), u"End-to-end encrypted"_s);
    QTRY_VERIFY_WITH_TIMEOUT(item("sealGlyph"), Patience);
}

void SealedWindowTest::whatIsWrittenThereArrivesBothWays()
{
    const auto members = [&] {
        return m_session->channels()->get(m_channel).value(u"memberCount"_s).toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(members(), 1, Patience);
    m_session->addMember(m_channel, m_other->userId());
    QTRY_COMPARE_WITH_TIMEOUT(m_other->channels()->count(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(members(), 2, Patience);
    click("composer");
    type(u"hello"_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_other, m_channel, u"body"_s), u"hello"_s, Patience);
    QVERIFY(m_other->channels()->get(m_channel).value(u"encrypted"_s).toBool());
    m_other->send(m_channel, u"Hello Ada"_s);
    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_session, m_channel, u"body"_s), u"Hello Ada"_s, Patience);
    QCOMPARE(newest(*m_session, m_channel, u"cause"_s).toString(), QString());
}

void SealedWindowTest::filesAndReactionsSayWhyTheyAreNotThere()
{
    const QVariantMap card = m_session->channels()->get(m_channel);
    QCOMPARE(card.value(u"canAttach"_s).toBool(), text("attachButton") == u"Attach files"_s);
    if (!card.value(u"canAttach"_s).toBool()) {
        click("attachButton");
        QTRY_VERIFY_WITH_TIMEOUT(item("toast"), Patience);
        QTRY_COMPARE(text("toast"), text("attachButton"));
    }
    click("sealButton");
    QTRY_VERIFY_WITH_TIMEOUT(text("serverKnows").contains(u"can't read or change it"_s), Patience);
    QCOMPARE(text("serverKnows").contains(u"can't be sealed yet"_s),
             !card.value(u"canAttach"_s).toBool() || !card.value(u"canReact"_s).toBool());
    click("sealButton");
}

void SealedWindowTest::anotherDeviceWaitsAndIsLetInByItsDigits()
{
    m_tablet = program(u"ada-tablet"_s);
    QVERIFY(m_tablet);
    m_tablet->signIn(m_server->url(), u"ada"_s, u"correct horse"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_tablet->encryption()->state(), Encryption::Waiting, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_tablet->encryption()->number().isEmpty(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->encryption()->askingCount(), 1, Patience);
    // What was said before says why it is not shown, and in nobody's name.
    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_tablet, m_channel, u"type"_s), u"system"_s, Patience);
    QCOMPARE(newest(*m_tablet, m_channel, u"cause"_s), u"unknownChain"_s);
    // So does a pin, of which the other device has the words; by the server's list, and by what is held here.
    m_session->pin(m_channel, newest(*m_session, m_channel, u"messageId"_s).toString(), true);
    const auto pinned = [this](AccountSession &who, FoundModel::Role role) {
        return who.pinList()->data(who.pinList()->index(0), role).toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(newest(*m_tablet, m_channel, u"pinned"_s).toBool(), Patience);
    for (AccountSession *each : {m_session.get(), m_tablet.get()}) {
        each->showPins(m_channel);
        QTRY_COMPARE_WITH_TIMEOUT(each->pinList()->count(), 1, Patience);
    }
    QCOMPARE(pinned(*m_session, FoundModel::ExcerptRole), u"Hello Ada"_s);
    QCOMPARE(pinned(*m_session, FoundModel::CauseRole), QString());
    QCOMPARE(pinned(*m_tablet, FoundModel::ExcerptRole), QString());
    QCOMPARE(pinned(*m_tablet, FoundModel::CauseRole), u"unknownChain"_s);
    // The desktop is told of the place alone, and says in the user's language why there is nothing more.
    QSignalSpy told(m_tablet.get(), &AccountSession::notificationWanted);
    m_other->send(m_channel, u"not for the tablet"_s);
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, Patience);
    QCOMPARE(told.first().at(1).toString(), u"#quiet"_s);
    QCOMPARE(told.first().at(2).toString(), QString());
    const DesktopNotifier notifier(m_dir.filePath(u"notifier.ini"_s));
    QCOMPARE(notifier.bodyFor({}), u"A message that can't be read here yet"_s);
    QCOMPARE(notifier.bodyFor(u"words"_s), u"words"_s);
    m_tablet->goOffline();
    QTRY_VERIFY_WITH_TIMEOUT(m_tablet->connection() == AccountSession::Connection::Offline,
                             Patience);
    m_tablet->showPins(m_channel);
    QCOMPARE(pinned(*m_tablet, FoundModel::CauseRole), u"unknownChain"_s);
    m_tablet->showPins({});
    m_session->showPins({});
    m_tablet->goOnline();
    QTRY_COMPARE_WITH_TIMEOUT(m_tablet->connection(), AccountSession::Connection::Online, Patience);

    QTRY_VERIFY_WITH_TIMEOUT(item("askingBanner"), Patience);
    QMetaObject::invokeMethod(shell(), "showKeys");
    click("approveDevice");
    QTRY_VERIFY_WITH_TIMEOUT(item("approveDigits"), Patience);
    QCOMPARE(groupsOf(item("approveDigits")),
             QString(m_tablet->encryption()->number()).replace(u'-', u' '));
    click("digitsAgree");

    QTRY_COMPARE_WITH_TIMEOUT(m_tablet->encryption()->state(), Encryption::Ready, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->encryption()->askingCount(), 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!item("approveDevice"), Patience);
    open(m_channel);
    QVERIFY(!item("askingBanner"));
    m_other->send(m_channel, u"for both"_s);
    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_tablet, m_channel, u"body"_s), u"for both"_s, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(newest(*m_session, m_channel, u"body"_s), u"for both"_s, Patience);
}

void SealedWindowTest::theRecoveryKeyIsShownAndForgotten()
{
    QVERIFY(m_session->encryption()->holdsRecovery());
    QVERIFY(!m_tablet->encryption()->holdsRecovery());
    QSignalSpy shown(m_session->encryption(), &Encryption::recoveryShown);
    QMetaObject::invokeMethod(shell(), "showKeys");
    click("recoveryShow");
    QTRY_VERIFY_WITH_TIMEOUT(item("recoveryWord17"), Patience);
    QCOMPARE(shown.size(), 1);
    m_words = shown.first().first().toString();
    QCOMPARE(text("recoveryWord0"), m_words.section(u' ', 0, 0));
    click("recoveryWritten");
    QTRY_VERIFY_WITH_TIMEOUT(m_session->encryption()->isRecoveryNoted(), Patience);
    click("recoveryForget");
    click("confirmButton");
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->encryption()->holdsRecovery(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!item("recoveryShow"), Patience);
    QSignalSpy refused(m_session->encryption(), &Encryption::refused);
    m_session->encryption()->showRecovery();
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
    QCOMPARE(shown.size(), 1);
}

void SealedWindowTest::aDeviceComesInByTheRecoveryKey()
{
    auto phone = program(u"ada-phone"_s);
    QVERIFY(phone);
    phone->signIn(m_server->url(), u"ada"_s, u"correct horse"_s);
    Encryption &keys = *phone->encryption();
    QTRY_COMPARE_WITH_TIMEOUT(keys.state(), Encryption::Waiting, Patience);
    QSignalSpy refused(&keys, &Encryption::restoreRefused);
    keys.restore(u"lusab babad"_s);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
    QCOMPARE(refused.first().at(1).toString(), u"invalid"_s);
    QCOMPARE(keys.state(), Encryption::Waiting);
    keys.restore(m_words);
    QTRY_COMPARE_WITH_TIMEOUT(keys.state(), Encryption::Ready, Patience);
    // The first device lists it, by the chain and not by the server's word.
    m_session->refreshDevices();
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            m_session->encryption()->refresh();
            int listed = 0;
            const QVariantList devices = m_session->encryption()->devices();
            for (const QVariant &each : devices)
                listed += each.toMap().value(u"state"_s) == u"listed"_s;
            return listed >= 2;
        }(),
        Patience);
    phone->signOut();
    QTRY_COMPARE_WITH_TIMEOUT(phone->state(), AccountSession::State::SignedOut, Patience);
    QCOMPARE(keys.state(), Encryption::Unknown);
    QVERIFY(keys.devices().isEmpty());
}

void SealedWindowTest::aPassphraseIsSetAndLetsADeviceIn()
{
    const QString passphrase = u"seven otters under a slow moon"_s;
    QMetaObject::invokeMethod(shell(), "showKeys");
    QVERIFY(!m_session->encryption()->isPassphraseSet());
    click("passphraseSet");
    QTRY_VERIFY_WITH_TIMEOUT(item("passphraseWords"), Patience);
    // The words are not on this device any more.
    const QList<QPair<const char *, QString>> fields{{"passphraseWords", m_words},
                                                     {"newPassphrase", passphrase},
                                                     {"repeatedPassphrase", passphrase},
                                                     {"passphrasePassword", u"guessed"_s}};
    for (const auto &[name, typed] : fields)
        item(name)->setProperty("text", typed);
    QSignalSpy refused(m_session->encryption(), &Encryption::passphraseRefused);
    click("passphraseConfirm");
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
    QCOMPARE(refused.first().at(1).toString(), u"forbidden"_s);
    QVERIFY(!item("passphrasePassword")->property("error").toString().isEmpty());
    item("passphrasePassword")->setProperty("text", u"correct horse"_s);
    click("passphraseConfirm");
    QTRY_VERIFY_WITH_TIMEOUT(m_session->encryption()->isPassphraseSet(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!item("passphraseConfirm"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(item("passphraseRemove"), Patience);

    auto phone = program(u"ada-other-phone"_s);
    QVERIFY(phone);
    phone->signIn(m_server->url(), u"ada"_s, u"correct horse"_s);
    Encryption &keys = *phone->encryption();
    QTRY_COMPARE_WITH_TIMEOUT(keys.state(), Encryption::Waiting, Patience);
    QSignalSpy notRestored(&keys, &Encryption::restoreRefused);
    keys.restoreByPassphrase(passphrase + u'!');
    QTRY_COMPARE_WITH_TIMEOUT(notRestored.size(), 1, Patience);
    QCOMPARE(notRestored.first().at(1).toString(), u"damaged"_s);
    QCOMPARE(keys.state(), Encryption::Waiting);
    keys.restoreByPassphrase(passphrase);
    QTRY_COMPARE_WITH_TIMEOUT(keys.state(), Encryption::Ready, Patience);
    QVERIFY(!keys.isPassphraseSet());
    keys.lookForPassphrase();
    QTRY_VERIFY_WITH_TIMEOUT(keys.isPassphraseSet(), Patience);
    phone->signOut();
    QTRY_COMPARE_WITH_TIMEOUT(phone->state(), AccountSession::State::SignedOut, Patience);
    QVERIFY(!keys.isPassphraseSet());

    click("passphraseRemove");
    QTRY_VERIFY_WITH_TIMEOUT(item("askedPassword"), Patience);
    item("askedPassword")->setProperty("text", u"correct horse"_s);
    click("askedConfirm");
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->encryption()->isPassphraseSet(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!item("askedPassword"), Patience);
}

void SealedWindowTest::whatIsKeptOnTheServerIsDeleted()
{
    QMetaObject::invokeMethod(shell(), "showKeys");
    QTRY_VERIFY_WITH_TIMEOUT(item("backupRemove"), Patience);
    QVERIFY(item("backupToggle")->property("checked").toBool());
    QSignalSpy removed(m_session->encryption(), &Encryption::backupRemoved);
    QSignalSpy refused(m_session->encryption(), &Encryption::backupRefused);
    click("backupRemove");
    QTRY_VERIFY_WITH_TIMEOUT(item("askedPassword"), Patience);
    item("askedPassword")->setProperty("text", u"guessed"_s);
    click("askedConfirm");
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
    QCOMPARE(refused.first().at(1).toString(), u"forbidden"_s);
    item("askedPassword")->setProperty("text", u"correct horse"_s);
    click("askedConfirm");
    QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!item("askedPassword"), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->encryption()->backupState(), u"off"_s, Patience);
    QVERIFY(!item("backupToggle")->property("checked").toBool());
    m_session->encryption()->setBackup(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->encryption()->backupState(), u"current"_s, Patience);
}

void SealedWindowTest::somebodyIsVerified()
{
    open(m_channel);
    click("membersButton");
    QTRY_VERIFY_WITH_TIMEOUT(item("memberMenu"), Patience);
    click("memberMenu");
    click("verifyItem");
    QTRY_VERIFY_WITH_TIMEOUT(item("safetyDigits"), Patience);
    QSignalSpy compared(m_other->encryption(), &Encryption::compared);
    m_other->encryption()->compare(m_session->userId());
    QTRY_COMPARE_WITH_TIMEOUT(compared.size(), 1, Patience);
    QCOMPARE(groupsOf(item("safetyDigits")), compared.first().at(1).toString());
    QVERIFY(item("verifyQr"));
    const QString ownCode = item("verifyQr")->property("text").toString();
    QVERIFY(!item("verifiedText"));
    QSignalSpy refused(m_session->encryption(), &Encryption::comparisonRefused);
    m_session->encryption()->verify(m_other->userId(), u"00000 00000"_s);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
    QCOMPARE(refused.first().at(2).toString(), u"conflict"_s);
    m_session->encryption()->compare(m_other->userId());
    click("markVerified");
    QTRY_VERIFY_WITH_TIMEOUT(item("verifiedText"), Patience);
    click("markVerified");
    QTRY_VERIFY_WITH_TIMEOUT(!item("verifiedText"), Patience);
    // Where there is no camera a picture is asked for, and nothing is wrong.
    m_room.hasCamera = false;
    click("scanButton");
    QTRY_VERIFY_WITH_TIMEOUT(item("scanText"), Patience);
    QVERIFY(item("scanText")->property("text").toString().startsWith(u"Choose a picture"_s));
    QVERIFY(!item("cameraView") && !item("scanCamera"));
    QVERIFY(item("scanPicture")->property("primary").toBool());
    click("scanBack");
    QTRY_VERIFY_WITH_TIMEOUT(item("verifyQr"), Patience);
    m_room.hasCamera = true;
    // With the camera: one's own code is refused, and theirs is taken.
    const QString theirCode = compared.first().at(2).toString();
    click("scanButton");
    QTRY_VERIFY_WITH_TIMEOUT(item("cameraView"), Patience);
    QVERIFY(m_room.isLooking);
    m_room.seen(test::pictureOfCode(ownCode));
    QTRY_VERIFY_WITH_TIMEOUT(
        item("scanText")->property("text").toString().startsWith(u"That is not the code of Bob"_s),
        Patience);
    QVERIFY(!item("verifiedText"));
    click("scanCamera");
    m_room.seen(test::pictureOfCode(theirCode));
    QTRY_VERIFY_WITH_TIMEOUT(item("verifiedText"), Patience);
    QVERIFY(!item("scanText"));
    QVERIFY(!m_room.isLooking);
    QTest::keyClick(m_window, Qt::Key_Escape);
    MemberModel *members = m_session->members(m_channel);
    const auto isVerified = [&] {
        for (int row = 0; row < members->count(); ++row) {
            const QModelIndex at = members->index(row, 0);
            if (members->data(at, MemberModel::UserIdRole) == m_other->userId())
                return members->data(at, MemberModel::VerifiedRole).toBool();
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isVerified(), Patience);
    click("membersButton");
}

void SealedWindowTest::aDirectConversationIsSealedWhereItCanBe()
{
    QSignalSpy clear(m_session.get(), &AccountSession::directInTheClear);
    m_session->openDirect(m_other->userId());
    QTRY_COMPARE_WITH_TIMEOUT(text("conversationTitle"), u"Bob"_s, Patience);
    const QVariantMap card = m_session->channels()->get(channel());
    QVERIFY(card.value(u"encrypted"_s).toBool());
    QVERIFY(card.value(u"peerVerified"_s).toBool());
    QTRY_COMPARE_WITH_TIMEOUT(text("sealButton"), u"End-to-end encrypted, and verified"_s,
                              Patience);
    QCOMPARE(clear.size(), 0);

    // Signed up, and never online with a program that makes keys.
    const auto carl = program(u"carl"_s, false);
    QVERIFY(carl);
    carl->signUp(m_server->url(), u"carl"_s, u"paper staple"_s, u"Carl"_s);
    QTRY_COMPARE_WITH_TIMEOUT(carl->state(), AccountSession::State::SignedIn, Patience);
    // Of a stranger the server does not say: then it is sealed, and waits.
    m_session->openDirect(carl->userId());
    QTRY_COMPARE_WITH_TIMEOUT(text("conversationTitle"), u"Carl"_s, Patience);
    QVERIFY(m_session->channels()->get(channel()).value(u"encrypted"_s).toBool());
    QCOMPARE(clear.size(), 0);
    // Of Dora, who is in a channel with the user, it does.
    const auto dora = program(u"dora"_s, false);
    QVERIFY(dora);
    dora->signUp(m_server->url(), u"dora"_s, u"clip staple"_s, u"Dora"_s);
    QTRY_COMPARE_WITH_TIMEOUT(dora->state(), AccountSession::State::SignedIn, Patience);
    m_session->addMember(m_channel, dora->userId());
    QTRY_COMPARE_WITH_TIMEOUT(m_session->members(m_channel)->count(), 3, Patience);
    m_session->openDirect(dora->userId());
    QTRY_COMPARE_WITH_TIMEOUT(clear.size(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(text("conversationTitle"), u"Dora"_s, Patience);
    QVERIFY(!m_session->channels()->get(channel()).value(u"encrypted"_s).toBool());
    QVERIFY(!item("sealButton"));
    QTRY_VERIFY_WITH_TIMEOUT(text("toast").contains(u"Dora has no keys"_s), Patience);
    QCOMPARE(text("attachButton"), u"Attach files"_s);
    click("membersButton");
    QTRY_VERIFY_WITH_TIMEOUT(text("serverKnows").contains(u"can read all of it"_s), Patience);
    click("membersButton");
}

void SealedWindowTest::whatIsPublicIsNotSealed()
{
    QTest::keyClick(m_window, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(item("channelNameField"), Patience);
    QTRY_VERIFY(item("channelNameField")->hasActiveFocus());
    type(u"loud"_s);
    click("createChannelButton");
    QTRY_COMPARE_WITH_TIMEOUT(text("conversationTitle"), u"loud"_s, Patience);
    QVERIFY(!m_session->channels()->get(channel()).value(u"encrypted"_s).toBool());
    QVERIFY(!item("sealButton"));
}

QTEST_MAIN(SealedWindowTest)
#include "tst_sealed_window.moc"
