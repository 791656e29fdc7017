// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Profiles: what is known of somebody, with a connection and without, one's own picture, and the ways there at the window.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QDir>
#include <QImage>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

} // namespace

class ProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aFaceInTheTimelineOpensIt();
    void whatIsDoneThereIsDone();
    void onesOwnPictureIsSeenByOthers();
    void whatIsNoPictureIsSaid();
    void whatOneSaysAboutOneselfIsSeenByOthers();
    void ofQuickChangesTheLastOneStays();
    void withoutAConnectionWhatIsKnownIsShown();

private:
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    QObject *shell() const { return m_window->property("shell").value<QObject *>(); }
    QVariantMap shown() const { return m_ada->personCard()->shown(); }
    void signUp(std::unique_ptr<AccountSession> &session, const QString &name);
    void close();

    std::unique_ptr<test::TestServer> m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<AccountSession> m_ada;
    std::unique_ptr<AccountSession> m_ben;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_garden;
};

void ProfilesTest::signUp(std::unique_ptr<AccountSession> &session, const QString &name)
{
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    auto made = AccountSession::create(m_dir.filePath(name), options);
    QVERIFY(made.ok());
    session = std::move(made).value();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), AccountSession::State::SignedOut, Patience);
    session->signUp(m_server->url(), name, u"correct horse"_s, name.at(0).toUpper() + name.mid(1));
    QTRY_COMPARE_WITH_TIMEOUT(session->connection(), AccountSession::Connection::Online, Patience);
}

void ProfilesTest::close()
{
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!item("profileName"), Patience);
}

void ProfilesTest::initTestCase()
{
    QVERIFY(initCrypto());
    installFonts();
    m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    signUp(m_ada, u"ada"_s);
    signUp(m_ben, u"ben"_s);
    m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
    m_appearance->setReduceMotion(true);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = openWindow(*m_engine, *m_ada, *m_appearance, m_clipboard, {m_server->url(), {}});
    QVERIFY(m_window);
    m_window->resize(1280, 900);
    m_window->show();
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QSignalSpy ready(m_ada.get(), &AccountSession::channelReady);
    m_ada->createChannel(u"garden"_s, {}, false);
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), Patience);
    m_garden = ready.first().first().toString();
    m_ben->joinChannel(m_garden);
    QTRY_VERIFY_WITH_TIMEOUT(!m_ben->channels()->get(m_garden).isEmpty(), Patience);
    m_ben->send(m_garden, u"The bees are out."_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_ada->timeline(m_garden)->get(0).value(u"body"_s).toString(),
                              u"The bees are out."_s, Patience);
}

void ProfilesTest::cleanupTestCase()
{
    m_engine.reset();
    m_ada.reset();
    m_ben.reset();
}

void ProfilesTest::aFaceInTheTimelineOpensIt()
{
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, m_garden));
    QTRY_VERIFY_WITH_TIMEOUT(item("messageBody"), Patience);
    QSignalSpy drawn(m_window, &QQuickWindow::frameSwapped);
    m_window->update();
    QVERIFY(drawn.wait(Patience));
    // The face stands before the bubble, at its upper edge.
    const QPointF words = item("messageBody")->mapToScene(QPointF(0, 0));
    QTest::mouseClick(m_window, Qt::LeftButton, {}, (words + QPointF(-38, 0)).toPoint());
    QTRY_VERIFY_WITH_TIMEOUT(item("profileName"), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(item("profileName")->property("text").toString(), u"Ben"_s, Patience);
    QCOMPARE(shown().value(u"username"_s).toString(), u"ben"_s);
    QCOMPARE(shown().value(u"self"_s).toBool(), false);
    const QVariantList channels = shown().value(u"channels"_s).toList();
    QCOMPARE(channels.size(), 1);
    QCOMPARE(channels.first().toMap().value(u"channelId"_s).toString(), m_garden);
    close();
    QVERIFY(shown().isEmpty());
    // A press on the words is none on who said them.
    QTest::mouseClick(m_window, Qt::LeftButton, {}, (words + QPointF(20, 10)).toPoint());
    QTest::qWait(50);
    QVERIFY(!item("profileName"));
}

void ProfilesTest::whatIsDoneThereIsDone()
{
    QMetaObject::invokeMethod(shell(), "showProfile", Q_ARG(QString, m_ben->userId()));
    click("profileAsk");
    QTRY_COMPARE_WITH_TIMEOUT(shown().value(u"friendState"_s).toString(), u"outgoing"_s, Patience);
    m_ben->acceptFriend(m_ada->userId());
    QTRY_COMPARE_WITH_TIMEOUT(shown().value(u"friendState"_s).toString(), u"friends"_s, Patience);
    QTRY_VERIFY(item("profileUnfriend") && !item("profileTakeBack"));
    click("profileMessage");
    QTRY_VERIFY_WITH_TIMEOUT(!item("profileName"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(shell()->property("channelId").toString() != m_garden, Patience);
}

void ProfilesTest::onesOwnPictureIsSeenByOthers()
{
    const QString path = m_dir.filePath(u"me.png"_s);
    QImage picture(300, 200, QImage::Format_RGB32);
    picture.fill(QColor(0x22, 0x88, 0x44));
    QVERIFY(picture.save(path));
    m_ben->personCard()->setPicture(QUrl::fromLocalFile(path).toString());
    QVERIFY(m_ben->personCard()->isSending());
    QTRY_VERIFY_WITH_TIMEOUT(!m_ben->personCard()->isSending(), Patience);
    QMetaObject::invokeMethod(shell(), "showProfile", Q_ARG(QString, m_ben->userId()));
    QTRY_VERIFY_WITH_TIMEOUT(!shown().value(u"picture"_s).toString().isEmpty(), Patience);
    // And it is shown, round.
    QTRY_VERIFY_WITH_TIMEOUT(item("profilePicture"), Patience);
    QQuickItem *face = item("profilePicture");
    const QPointF middle = face->mapToScene(QPointF(face->width() / 2, face->height() / 2));
    QTRY_VERIFY_WITH_TIMEOUT(qGreen(m_window->grabWindow().pixel(middle.toPoint())) > 0x70
                                 && qRed(m_window->grabWindow().pixel(middle.toPoint())) < 0x40,
                             Patience);
    close();
    // Wherever people are listed: among the members, the friends, and the conversations.
    const auto isShownIn = [this](const char *pane) {
        QQuickItem *in = item(pane);
        return in && test::findIn(in, u"facePicture"_s);
    };
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, m_garden));
    shell()->setProperty("side", u"members"_s);
    shell()->setProperty("membersShown", true);
    QTRY_VERIFY_WITH_TIMEOUT(item("memberList"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(isShownIn("memberList"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(isShownIn("channelList"), Patience);
    const QVariantList offered = m_ada->members(m_garden)->mentionable(u"ben"_s, 1);
    QVERIFY(!offered.first().toMap().value(u"picture"_s).toString().isEmpty());
    m_ada->refreshFriends();
    shell()->setProperty("page", 1);
    QTRY_VERIFY_WITH_TIMEOUT(isShownIn("friendList"), Patience);
    shell()->setProperty("page", 0);
    // It is here now, and asked for once.
    QVERIFY(!QDir(m_dir.filePath(u"ada/files"_s)).entryList(QDir::Files).isEmpty());
    m_ben->personCard()->setPicture({});
    QTRY_VERIFY_WITH_TIMEOUT(!m_ben->personCard()->isSending(), Patience);
    QMetaObject::invokeMethod(shell(), "showProfile", Q_ARG(QString, m_ben->userId()));
    QTRY_COMPARE_WITH_TIMEOUT(shown().value(u"name"_s).toString(), u"Ben"_s, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(shown().value(u"picture"_s).toString().isEmpty(), Patience);
    close();
}

void ProfilesTest::whatIsNoPictureIsSaid()
{
    const QString path = m_dir.filePath(u"words.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") == 10);
    file.close();
    QSignalSpy failed(m_ben.get(), &AccountSession::failed);
    m_ben->personCard()->setPicture(path);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
    QVERIFY(!m_ben->personCard()->isSending());
    // Seen here: nothing of it goes up.
    QSignalSpy refused(m_ben->personCard(), &PersonCard::failed);
    m_ben->personCard()->setPicture(path);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
    QCOMPARE(refused.last().first().value<Error>().detail, u"That is no picture"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(PersonCard::LargestPicture + 1));
    file.close();
    m_ben->personCard()->setPicture(path);
    // One at a time.
    m_ben->personCard()->setPicture({});
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 2, Patience);
    QCOMPARE(refused.last().first().value<Error>().code, Errc::TooLarge);
    QVERIFY(!m_ben->personCard()->isSending());
}

void ProfilesTest::whatOneSaysAboutOneselfIsSeenByOthers()
{
    QMetaObject::invokeMethod(shell(), "showProfile", Q_ARG(QString, m_ada->userId()));
    QTRY_VERIFY_WITH_TIMEOUT(item("profileSetAbout"), Patience);
    QVERIFY(!item("profileAbout"));
    const QString before = item("profileSetAbout")->property("text").toString();
    click("profileSetAbout");
    QTRY_VERIFY_WITH_TIMEOUT(item("aboutField"), Patience);
    QTRY_VERIFY(item("aboutField")->hasActiveFocus());
    test::typeInto(*m_window, u" Counts bees "_s);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(item("profileAbout"), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(item("profileAbout")->property("text").toString(), u"Counts bees"_s,
                              Patience);
    QVERIFY(item("profileSetAbout")->property("text").toString() != before);
    m_ben->personCard()->look(m_ada->userId());
    QTRY_COMPARE_WITH_TIMEOUT(m_ben->personCard()->shown().value(u"about"_s).toString(),
                              u"Counts bees"_s, Patience);
    // Changed, it begins with what it was; empty, it goes.
    click("profileSetAbout");
    QTRY_COMPARE_WITH_TIMEOUT(item("aboutField") ? item("aboutField")->property("text").toString()
                                                 : QString(),
                              u"Counts bees"_s, Patience);
    QTest::keyClick(m_window, Qt::Key_Delete);
    click("aboutConfirm");
    QTRY_VERIFY_WITH_TIMEOUT(!item("profileAbout"), Patience);
    m_ben->personCard()->look({});
    close();
}

// At the server, in one's own program and in others'.
void ProfilesTest::ofQuickChangesTheLastOneStays()
{
    QStringList shown;
    connect(m_ben.get(), &AccountSession::accountChanged, this,
            [this, &shown] { shown.append(m_ben->displayName()); });
    QStringList made;
    for (int i = 1; i <= 12; ++i) {
        made.append(u"Ben %1"_s.arg(i));
        m_ben->setDisplayName(made.last());
    }
    // Behind them, however it is asked for.
    wire::AccountPatch patch;
    patch.about = u"Was twelve people"_s;
    bool isThrough = false;
    finally(this, m_ben->changeAccount(patch), [&](const Result<wire::Account> &account) {
        isThrough = account.ok() && account->displayName == made.last();
    });
    QTRY_VERIFY_WITH_TIMEOUT(isThrough, Patience);
    m_ben->disconnect(this);
    QCOMPARE(shown, made);
    QString atServer;
    finally(this, m_ada->person(*UserId::fromText(m_ben->userId())),
            [&atServer](const Result<wire::User> &user) {
                atServer = user.ok() ? user->displayName : u"-"_s;
            });
    QTRY_COMPARE_WITH_TIMEOUT(atServer, made.last(), Patience);
    m_ben->setDisplayName(u"Ben"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_ben->displayName(), u"Ben"_s, Patience);
}

void ProfilesTest::withoutAConnectionWhatIsKnownIsShown()
{
    m_ada->goOffline();
    QTRY_COMPARE_WITH_TIMEOUT(m_ada->connection(), AccountSession::Connection::Offline, Patience);
    // Nobody is asked, so nothing fails.
    QSignalSpy failed(m_ada->personCard(), &PersonCard::failed);
    QMetaObject::invokeMethod(shell(), "showProfile", Q_ARG(QString, m_ben->userId()));
    QTRY_COMPARE_WITH_TIMEOUT(shown().value(u"name"_s).toString(), u"Ben"_s, Patience);
    QCOMPARE(shown().value(u"channels"_s).toList().size(), 1);
    QTRY_VERIFY(item("profileBlock"));
    QVERIFY(!item("profileBlock")->isEnabled());
    close();
    // Who is left before the answer is here is not shown after all.
    m_ada->personCard()->look(m_ben->userId());
    m_ada->personCard()->forget();
    bool isAnswered = false;
    finally(this, m_ada->personHere(*UserId::fromText(m_ben->userId())),
            [&isAnswered](const Result<PersonHere> &) { isAnswered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered, Patience);
    QVERIFY(shown().isEmpty());
    QCOMPARE(failed.size(), 0);
    m_ada->goOnline();
    QTRY_COMPARE_WITH_TIMEOUT(m_ada->connection(), AccountSession::Connection::Online, Patience);
}

QTEST_MAIN(ProfilesTest)
#include "tst_profiles.moc"
