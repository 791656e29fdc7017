// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window writes besides its profile (settings, caches, its log, what is temporary) has no word of an encrypted channel:
// somebody writes, reads, is notified, looks for something and leaves a draft; then the program itself starts with that profile
// and is killed. All folders of the system that it knows are ones of this test.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/e2e/encrypted/canary_search.h"
#include "tests/support/test_server.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

// Lower case: they are typed key by key.
const QMap<QString, QByteArray> Words{
    {u"text"_s, "kestrelsoverthegreymarsh"},
    {u"answer"_s, "buzzardsanswerfromthehills"},
    {u"draft"_s, "harriersdraftedbythewind"},
    {u"looked for"_s, "dunnockslookedforinvain"},
};

QString word(const char *what)
{
    return QString::fromLatin1(Words.value(QString::fromLatin1(what)));
}

} // namespace

class WindowCanaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingOfItIsWrittenInTheClear();

private:
    std::unique_ptr<AccountSession> program(const QString &folder)
    {
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        auto made = AccountSession::create(folder, options);
        if (!made.ok())
            return nullptr;
        std::unique_ptr<AccountSession> session = std::move(made).value();
        const bool isOpen = QTest::qWaitFor(
            [&] { return session->state() == AccountSession::State::SignedOut; }, Patience);
        return isOpen ? std::move(session) : nullptr;
    }
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    void type(const QString &letters) { test::typeInto(*m_window, letters); }
    QString channel() const
    {
        return m_window->property("shell").value<QObject *>()->property("channelId").toString();
    }
    static QVariant newest(AccountSession &session, const QString &channel, const QString &role)
    {
        TimelineModel *model = session.timeline(channel);
        return model ? model->get(0).value(role) : QVariant();
    }
    void spendTime(AccountSession &ada, AccountSession &bob);
    void startTheProgram();

    QTemporaryDir m_home;
    QTemporaryDir m_elsewhere; // bob's, and what is copied
    Clipboard m_clipboard;
    QQuickWindow *m_window = nullptr;
};

void WindowCanaryTest::initTestCase()
{
    QVERIFY(initCrypto());
    for (const char *each : {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                             "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}) {
        const QString folder = m_home.filePath(QString::fromLatin1(each));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv(each, QFile::encodeName(folder));
    }
    // For the program that is started.
    qputenv("QT_LOGGING_RULES", "*=true");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    installFonts();
}

void WindowCanaryTest::spendTime(AccountSession &ada, AccountSession &bob)
{
    m_window->resize(1280, 900);
    m_window->show();
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    for (AccountSession *each : {&ada, &bob})
        QTRY_COMPARE_WITH_TIMEOUT(each->encryption()->state(), Encryption::Ready, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->property("shell").value<QObject *>(), Patience);
    QTest::keyClick(m_window, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(item("channelNameField"), Patience);
    QTRY_VERIFY(item("channelNameField")->hasActiveFocus());
    type(u"quiet"_s);
    click("channelPrivateToggle");
    QTRY_VERIFY_WITH_TIMEOUT(item("channelSealedToggle"), Patience);
    click("createChannelButton");
    QTRY_VERIFY_WITH_TIMEOUT(item("sealButton"), Patience);
    const QString quiet = channel();
    ada.addMember(quiet, bob.userId());
    QTRY_COMPARE_WITH_TIMEOUT(bob.channels()->count(), 1, Patience);

    click("composer");
    type(word("text"));
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(newest(bob, quiet, u"body"_s), word("text"), Patience);
    bob.send(quiet, u"@ada "_s + word("answer"));
    QTRY_COMPARE_WITH_TIMEOUT(newest(ada, quiet, u"body"_s), u"@ada "_s + word("answer"), Patience);

    QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(item("searchField"), Patience);
    QTRY_VERIFY(item("searchField")->hasActiveFocus());
    type(word("looked for"));
    QTRY_VERIFY_WITH_TIMEOUT(!ada.found()->isBusy() && ada.found()->count() == 0, Patience);
    ada.searchMessages(word("answer"));
    QTRY_COMPARE_WITH_TIMEOUT(ada.found()->count(), 1, Patience);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("searchPane"));
    click("composer");
    type(word("draft"));
    QTRY_COMPARE_WITH_TIMEOUT(ada.draft(quiet), word("draft"), Patience);
}

// As it is installed, with what the window of before has left.
void WindowCanaryTest::startTheProgram()
{
    QProcess program;
    program.setStandardOutputFile(m_home.filePath(u"out"_s));
    program.setStandardErrorFile(m_home.filePath(u"log"_s));
    program.start(qEnvironmentVariable("DUNLIN_BIN") + u"/dunlin"_s,
                  {u"--profile"_s, m_home.filePath(u"ada"_s), u"--renderer"_s, u"software"_s});
    QVERIFY2(program.waitForStarted(), qPrintable(program.errorString()));
    // Until the search has begun to learn, and everything that is said at a start was said.
    QTest::qWait(5'000);
    QCOMPARE(program.state(), QProcess::Running);
    program.kill();
    QVERIFY(program.waitForFinished());
    QVERIFY(QFileInfo(m_home.filePath(u"log"_s)).size() > 0);
}

void WindowCanaryTest::nothingOfItIsWrittenInTheClear()
{
    test::TestServer::Options options;
    options.environment.insert(u"TMPDIR"_s, m_elsewhere.path());
    test::TestServer server(options);
    QVERIFY2(server.start(), qPrintable(server.why()));
    const auto isNowhere = [&](const QString &folder) {
        QCOMPARE(test::find(folder, Words, true), QStringList());
    };
    {
        const auto bob = program(m_elsewhere.filePath(u"bob"_s));
        const auto ada = program(m_home.filePath(u"ada"_s));
        QVERIFY(ada && bob);
        ada->signUp(server.url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
        bob->signUp(server.url(), u"bob"_s, u"battery staple"_s, u"Bob"_s);
        const QString iniFile = m_home.filePath(u"ada/window.ini"_s);
        Appearance appearance(iniFile);
        appearance.setReduceMotion(true);
        DesktopNotifier notifier(iniFile);
        notifier.follow(*ada);
        QQmlApplicationEngine engine;
        WindowStart start;
        start.server = server.url();
        start.notifier = &notifier;
        m_window = openWindow(engine, *ada, appearance, m_clipboard, start);
        QVERIFY(m_window);
        spendTime(*ada, *bob);
        if (QTest::currentTestFailed())
            return;
        // The draft is kept a moment after the last key. What is there now is what a power cut would leave.
        QTest::qWait(1'500);
        isNowhere(m_home.path());
    }
    isNowhere(m_home.path());
    isNowhere(server.dataDir());
    isNowhere(m_elsewhere.path());
    startTheProgram();
    isNowhere(m_home.path());
    // The same search finds what is not sealed.
    const QMap<QString, QByteArray> open{{u"title"_s, "quiet"}};
    QVERIFY(!test::find(m_home.path(), open, true).isEmpty());
}

QTEST_MAIN(WindowCanaryTest)
#include "tst_window_canary.moc"
