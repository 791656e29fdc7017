// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Voice messages at the window, on a real session against a real server, with ears and a mouth that the test moves: from
// the button over the strip into the conversation, and heard there.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/fake_sound.h"
#include "tests/support/test_server.h"

#include <QAccessible>
#include <QDir>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

} // namespace

class VoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();

    void whatIsSaidIsSentAndHeard();
    void escapeLeavesNothingBehind();
    void whatIsTypedGoesWithIt();
    void whatIsStagedAndLeftBehindIsRemoved();
    void whoGoesElsewhereIsNotListenedTo();
    void aThreadIsSpokenTo();
    void withoutAMicrophoneTheButtonSaysSoAndGoes();
    void alsoInAnEncryptedChannel();
    void alsoWithoutAConnection();

private:
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    TimelineModel *timeline() const { return m_session->timeline(m_channel); }
    QVariantMap newest() const { return timeline()->get(0); }
    QVariantMap newestFile() const
    {
        const QVariantList files = newest().value(u"files"_s).toList();
        return files.isEmpty() ? QVariantMap() : files.first().toMap();
    }
    QStringList outgoing() const
    {
        return QDir(m_session->outgoingFolder()).entryList(QDir::Files);
    }
    void make(const QString &name, bool encrypted);
    void open(const QString &channel);
    void record(int ms);

    test::SoundRoom m_room;
    std::unique_ptr<test::TestServer> m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<SoundLibrary> m_sounds;
    std::unique_ptr<VoiceRecorder> m_recorder;
    std::unique_ptr<VoicePlayer> m_player;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_channel;
    QString m_garden;
};

void VoiceTest::initTestCase()
{
    QVERIFY(initCrypto());
    installFonts();
    m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    auto session = AccountSession::create(m_dir.filePath(u"ada"_s), options);
    QVERIFY(session.ok());
    m_session = std::move(session).value();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedOut, Patience);
    m_session->signUp(m_server->url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    m_sounds = std::make_unique<SoundLibrary>(std::make_unique<test::FakeSound>(m_room));
    m_recorder = std::make_unique<VoiceRecorder>(*m_sounds, std::chrono::seconds(60));
    m_player = std::make_unique<VoicePlayer>(*m_sounds, [this](const FileId &id, qint64 size) {
        return m_session->fetchFile(id, size);
    });
    m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
    m_appearance->setReduceMotion(true);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    WindowStart start{m_server->url(), {}};
    start.recorder = m_recorder.get();
    start.player = m_player.get();
    m_window = openWindow(*m_engine, *m_session, *m_appearance, m_clipboard, start);
    QVERIFY(m_window);
    m_window->resize(1280, 800);
    m_window->show();
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    make(u"garden"_s, false);
    m_garden = m_channel;
}

void VoiceTest::cleanupTestCase()
{
    m_engine.reset();
    m_player.reset();
    m_recorder.reset();
    m_session.reset();
}

void VoiceTest::cleanup()
{
    m_recorder->cancel();
    m_player->stop();
}

void VoiceTest::make(const QString &name, bool encrypted)
{
    QSignalSpy ready(m_session.get(), &AccountSession::channelReady);
    m_session->createChannel(name, {}, encrypted, {}, encrypted);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
    open(ready.first().first().toString());
}

void VoiceTest::open(const QString &channel)
{
    m_channel = channel;
    QMetaObject::invokeMethod(m_window->property("shell").value<QObject *>(), "openChannel",
                              Q_ARG(QString, channel));
    QTRY_VERIFY_WITH_TIMEOUT(item("composer"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(timeline()->isReady(), Patience);
}

void VoiceTest::record(int ms)
{
    click("recordButton");
    QTRY_COMPARE(m_recorder->state(), VoiceRecorder::State::Recording);
    QTRY_VERIFY_WITH_TIMEOUT(item("sendRecording"), Patience);
    QTRY_VERIFY(item("sendRecording")->hasActiveFocus());
    m_room.speak(ms);
}

void VoiceTest::whatIsSaidIsSentAndHeard()
{
    QVERIFY(item("recordButton"));
    record(2400);
    QCOMPARE(item("recordingClock")->property("text").toString(), u"0:02"_s);
    QTest::keyClick(m_window, Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(newestFile().value(u"contentType"_s).toString(), u"audio/ogg"_s,
                              Patience);
    QTRY_VERIFY_WITH_TIMEOUT(newest().value(u"seq"_s).toLongLong() > 0, Patience);
    QVERIFY(newestFile().value(u"name"_s).toString().endsWith(u"-2s.ogg"_s));
    QTRY_VERIFY(item("composer")->hasActiveFocus());
    QVERIFY(!m_room.isListening);
    // Sent, it lies on the server alone.
    QTRY_COMPARE_WITH_TIMEOUT(outgoing(), QStringList(), Patience);

    click("playButton");
    QTRY_VERIFY_WITH_TIMEOUT(m_room.player, Patience);
    QTRY_COMPARE(m_player->state(), VoicePlayer::State::Playing);
    QFile heard(m_room.player->path());
    QVERIFY(heard.open(QIODevice::ReadOnly));
    QCOMPARE(heard.readAll(), QByteArray("OggS\0\2", 6) + QByteArray::number(2400 * 48));
    m_room.player->set(SoundPlayer::State::Playing, 1000, 2400);
    QTRY_COMPARE(item("playTimes")->property("text").toString(), u"0:01 of 0:02"_s);
    // Whoever hears the window hears what the button does.
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item("playButton"));
    QVERIFY(face);
    QCOMPARE(face->role(), QAccessible::Button);
    QCOMPARE(face->text(QAccessible::Name), u"Pause Voice message"_s);
    click("playButton");
    QTRY_COMPARE(m_player->state(), VoicePlayer::State::Paused);
    // Who begins to record does not record what plays.
    click("playButton");
    QTRY_COMPARE(m_player->state(), VoicePlayer::State::Playing);
    record(100);
    QCOMPARE(m_player->state(), VoicePlayer::State::Paused);
}

void VoiceTest::escapeLeavesNothingBehind()
{
    const qint64 before = newest().value(u"seq"_s).toLongLong();
    record(1000);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_COMPARE(m_recorder->state(), VoiceRecorder::State::Idle);
    QVERIFY(!m_room.isListening);
    QTRY_VERIFY(item("composer")->hasActiveFocus());
    record(1000);
    click("cancelRecording");
    QTRY_COMPARE(m_recorder->state(), VoiceRecorder::State::Idle);
    QCOMPARE(outgoing(), QStringList());
    QCOMPARE(newest().value(u"seq"_s).toLongLong(), before);
    QCOMPARE(m_session->pendingCount(), 0);
}

void VoiceTest::whatIsTypedGoesWithIt()
{
    test::typeInto(*m_window, u"listen"_s);
    record(1000);
    click("sendRecording");
    QTRY_COMPARE_WITH_TIMEOUT(newest().value(u"body"_s).toString(), u"listen"_s, Patience);
    QVERIFY(newestFile().value(u"name"_s).toString().startsWith(u"voice-"_s));
    QTRY_COMPARE_WITH_TIMEOUT(outgoing(), QStringList(), Patience);
}

// What keeps the message from being sent keeps the recording with it; leaving it out, or the channel, removes it.
void VoiceTest::whatIsStagedAndLeftBehindIsRemoved()
{
    for (const bool isLeftOut : {true, false}) {
        item("composer")->setProperty("text", QString(20000, u'x'));
        record(1000);
        click("sendRecording");
        QTRY_COMPARE_WITH_TIMEOUT(outgoing().size(), 1, Patience);
        QTRY_COMPARE(m_recorder->state(), VoiceRecorder::State::Idle);
        QTRY_VERIFY_WITH_TIMEOUT(item("removeAttachment0"), Patience);
        if (isLeftOut)
            click("removeAttachment0");
        else
            make(u"elsewhere"_s, false);
        QTRY_COMPARE(outgoing(), QStringList());
        open(m_garden);
        item("composer")->setProperty("text", QString());
    }
}

void VoiceTest::whoGoesElsewhereIsNotListenedTo()
{
    record(1000);
    auto *shell = m_window->property("shell").value<QObject *>();
    const int chats = shell->property("page").toInt();
    QTest::keyClick(m_window, Qt::Key_Comma, Qt::ControlModifier);
    QTRY_COMPARE(m_recorder->state(), VoiceRecorder::State::Held);
    QVERIFY(!m_room.isListening);
    shell->setProperty("page", chats);
    QTRY_VERIFY_WITH_TIMEOUT(item("voiceStrip"), Patience);
    QCOMPARE(m_recorder->elapsed(), 1000);
    // Into another channel it does not come along.
    make(u"attic"_s, false);
    QTRY_COMPARE(m_recorder->state(), VoiceRecorder::State::Idle);
    QCOMPARE(outgoing(), QStringList());
    open(m_garden);
}

void VoiceTest::aThreadIsSpokenTo()
{
    const auto in = [this](const char *pane, const char *name) {
        QQuickItem *found = item(pane);
        return found ? test::findIn(found, QString::fromLatin1(name)) : nullptr;
    };
    QObject *way =
        m_window->property("shell").value<QObject *>()->property("way").value<QObject *>();
    m_session->send(m_garden, u"Say something"_s);
    QTRY_VERIFY_WITH_TIMEOUT(newest().value(u"body"_s).toString() == u"Say something"_s
                                 && newest().value(u"seq"_s).toLongLong() > 0,
                             Patience);
    const qint64 root = newest().value(u"seq"_s).toLongLong();
    QMetaObject::invokeMethod(way, "openThread", Q_ARG(double, double(root)));
    QTRY_VERIFY_WITH_TIMEOUT(in("threadPane", "recordButton"), Patience);
    QMetaObject::invokeMethod(in("threadPane", "recordButton"), "clicked");
    QTRY_COMPARE(m_recorder->state(), VoiceRecorder::State::Recording);
    QTRY_VERIFY_WITH_TIMEOUT(in("threadPane", "voiceStrip"), Patience);
    // There is one microphone: the other field neither shows it nor takes it.
    QVERIFY(!in("conversation", "voiceStrip"));
    QVERIFY(!in("conversation", "recordButton"));
    m_room.speak(2000);
    QMetaObject::invokeMethod(in("threadPane", "sendRecording"), "clicked");
    QTRY_COMPARE_WITH_TIMEOUT(newestFile().value(u"contentType"_s).toString(), u"audio/ogg"_s,
                              Patience);
    QCOMPARE(newest().value(u"replyToSeq"_s).toLongLong(), root);
    QTRY_COMPARE_WITH_TIMEOUT(outgoing(), QStringList(), Patience);
    QTRY_VERIFY(in("conversation", "recordButton"));

    // What is recorded here is sent here, though the thread was spoken to before.
    QMetaObject::invokeMethod(in("conversation", "recordButton"), "clicked");
    QTRY_VERIFY_WITH_TIMEOUT(in("conversation", "voiceStrip"), Patience);
    QVERIFY(!in("threadPane", "voiceStrip"));
    m_room.speak(1000);
    QMetaObject::invokeMethod(in("conversation", "sendRecording"), "clicked");
    QTRY_COMPARE_WITH_TIMEOUT(newest().value(u"replyToSeq"_s).toLongLong(), 0, Patience);
    QCOMPARE(newestFile().value(u"contentType"_s).toString(), u"audio/ogg"_s);
    QTRY_COMPARE_WITH_TIMEOUT(outgoing(), QStringList(), Patience);

    // Who closes the thread throws away what is recorded there.
    QMetaObject::invokeMethod(in("threadPane", "recordButton"), "clicked");
    QTRY_VERIFY_WITH_TIMEOUT(in("threadPane", "voiceStrip"), Patience);
    m_room.speak(1000);
    QMetaObject::invokeMethod(way, "closeThread");
    QTRY_COMPARE(m_recorder->state(), VoiceRecorder::State::Idle);
    QCOMPARE(outgoing(), QStringList());
}

void VoiceTest::withoutAMicrophoneTheButtonSaysSoAndGoes()
{
    QVERIFY(item("recordButton"));
    m_room.hasMicrophone = false;
    click("recordButton");
    QTRY_VERIFY_WITH_TIMEOUT(!item("recordButton"), Patience);
    QCOMPARE(m_recorder->state(), VoiceRecorder::State::Idle);
    QTRY_COMPARE(test::partIn(m_window->contentItem(), u"toast"_s)->property("text").toString(),
                 u"There is no microphone."_s);
    m_room.hasMicrophone = true;
    m_room.devicesChanged();
    QTRY_VERIFY_WITH_TIMEOUT(item("recordButton"), Patience);
}

void VoiceTest::alsoInAnEncryptedChannel()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_session->encryption()->state(), Encryption::Ready, Patience);
    make(u"cellar"_s, true);
    QVERIFY(m_session->channels()->get(m_channel).value(u"encrypted"_s).toBool());
    record(3000);
    click("sendRecording");
    QTRY_VERIFY_WITH_TIMEOUT(newest().value(u"seq"_s).toLongLong() > 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        newestFile().value(u"contentType"_s).toString().startsWith(u"audio/"_s), Patience);
    // Neither in the clear nor sealed.
    QTRY_COMPARE_WITH_TIMEOUT(outgoing(), QStringList(), Patience);
    click("playButton");
    QTRY_VERIFY_WITH_TIMEOUT(m_room.player, Patience);
    QFile heard(m_room.player->path());
    QVERIFY(heard.open(QIODevice::ReadOnly));
    QCOMPARE(heard.readAll(), QByteArray("OggS\0\2", 6) + QByteArray::number(3000 * 48));
    open(m_garden);
}

void VoiceTest::alsoWithoutAConnection()
{
    m_session->goOffline();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->connection() != AccountSession::Connection::Online,
                             Patience);
    record(5000);
    click("sendRecording");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 1, Patience);
    QTRY_COMPARE(outgoing().size(), 1);
    // It can be heard already.
    QTRY_VERIFY(!newestFile().value(u"localPath"_s).toString().isEmpty());
    click("playButton");
    QTRY_COMPARE(m_player->state(), VoicePlayer::State::Playing);
    QCOMPARE(m_room.player->path(), newestFile().value(u"localPath"_s).toString());
    m_session->goOnline();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(outgoing(), QStringList(), Patience);
    // It is up and has an id: what plays is still this, and is held here.
    QTRY_VERIFY_WITH_TIMEOUT(!newestFile().value(u"fileId"_s).toString().isEmpty(), Patience);
    QCOMPARE(m_player->state(), VoicePlayer::State::Playing);
    QTRY_COMPARE(item("playButton")->property("text").toString(), u"Pause Voice message"_s);
    click("playButton");
    QTRY_COMPARE(m_player->state(), VoicePlayer::State::Paused);
}

QTEST_MAIN(VoiceTest)
#include "tst_voice.moc"
