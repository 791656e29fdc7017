// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A voice message from the first word to the file that is sent, or to nothing at all.
#include "client/bridge/voice_recorder.h"
#include "client/voice/recording_name.h"
#include "tests/support/fake_sound.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dunlin::client;
using namespace dunlin;
using namespace Qt::StringLiterals;
using State = VoiceRecorder::State;

class VoiceRecorderTest : public QObject
{
    Q_OBJECT

    struct Fixture {
        test::SoundRoom room;
        SoundLibrary library{std::make_unique<test::FakeSound>(room)};
        QTemporaryDir folder;
        QString outgoing = folder.filePath(u"outgoing"_s);
        VoiceRecorder recorder{library, std::chrono::seconds(5)};
        QSignalSpy saved{&recorder, &VoiceRecorder::saved};
        QSignalSpy failed{&recorder, &VoiceRecorder::failed};

        QStringList files() const { return QDir(outgoing).entryList(QDir::Files); }
    };

private Q_SLOTS:
    void itSaysHowLongAndHowLoud()
    {
        Fixture f;
        QCOMPARE(f.recorder.state(), State::Idle);
        f.recorder.begin();
        QCOMPARE(f.recorder.state(), State::Recording);
        QVERIFY(f.room.isListening);
        QCOMPARE(f.recorder.elapsed(), 0);
        f.room.speak(1200);
        QCOMPARE(f.recorder.elapsed(), 1200);
        const qreal loud = f.recorder.level();
        QVERIFY(loud > 0.5 && loud <= 1);
        f.room.speak(100, 80);
        QVERIFY(f.recorder.level() < loud);
        f.room.speak(100, 0);
        QCOMPARE(f.recorder.level(), 0.0);
        QCOMPARE(f.recorder.elapsed(), 1400);
    }
    void whatIsSentIsAFileOfTheUserAlone()
    {
        Fixture f;
        f.recorder.begin();
        f.room.speak(2600);
        QVERIFY2(f.files().isEmpty(), "nothing is on the disk before it is to be sent");
        f.recorder.finish(f.outgoing);
        QCOMPARE(f.recorder.state(), State::Saving);
        QVERIFY(!f.room.isListening);
        QTRY_COMPARE(f.saved.size(), 1);
        QCOMPARE(f.recorder.state(), State::Idle);
        const QString path = f.saved.first().first().toString();
        QCOMPARE(QFileInfo(path).absolutePath(), f.outgoing);
        QVERIFY(QRegularExpression(u"^voice-\\d{8}-\\d{6}-\\d{3}-3s\\.ogg$"_s)
                    .match(QFileInfo(path).fileName())
                    .hasMatch());
        QCOMPARE(recordedSeconds(QFileInfo(path).fileName()), 3);
        QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("OggS\0\2", 6) + QByteArray::number(2600 * 48));
        QCOMPARE(f.failed.size(), 0);
    }
    void itsLengthIsKnownByItsNameAlone()
    {
        const QDateTime when(QDate(2026, 3, 14), QTime(9, 15, 0, 250));
        QCOMPARE(recordingName(when, 41'600), u"voice-20260314-091500-250-42s.ogg"_s);
        QCOMPARE(recordingName(when, 1), u"voice-20260314-091500-250-1s.ogg"_s);
        QCOMPARE(recordedSeconds(u"voice-20260314-091500-250-42s.ogg"_s), 42);
        for (const QString &other :
             {u"song.ogg"_s, u"voice-20260314-091500-250-42s.ogg.mp3"_s,
              u"my voice-20260314-091500-250-42s.ogg"_s, u"voice-20260314-091500-250-s.ogg"_s,
              u"voice-20260314-091500-250-42s.ogg\n"_s, u"voice-20260314-091500-250-4242s.ogg"_s})
            QCOMPARE(recordedSeconds(other), 0);
    }
    void whatIsThrownAwayLeavesNothing()
    {
        Fixture f;
        f.recorder.begin();
        f.room.speak(1000);
        f.recorder.cancel();
        QCOMPARE(f.recorder.state(), State::Idle);
        QVERIFY(!f.room.isListening);
        f.recorder.finish(f.outgoing);
        QCOMPARE(f.recorder.state(), State::Idle);
        QVERIFY(f.files().isEmpty());
        // The next one begins at nothing.
        f.recorder.begin();
        QCOMPARE(f.recorder.elapsed(), 0);
    }
    void alsoWhenItIsJustBeingWritten()
    {
        Fixture f;
        f.recorder.begin();
        f.room.speak(1000);
        f.recorder.finish(f.outgoing);
        f.recorder.cancel();
        // The next one is through, so the first has been written and removed.
        f.recorder.begin();
        f.room.speak(4000);
        f.recorder.finish(f.outgoing);
        QTRY_COMPARE(f.saved.size(), 1);
        QTRY_COMPARE(f.files().size(), 1);
        QVERIFY(f.files().first().endsWith(u"-4s.ogg"_s));
    }
    void afterTheLongestTimeItStopsByItself()
    {
        Fixture f;
        f.recorder.begin();
        f.room.speak(4900);
        QCOMPARE(f.recorder.state(), State::Recording);
        f.room.speak(300);
        QCOMPARE(f.recorder.state(), State::Held);
        QVERIFY(!f.room.isListening);
        QCOMPARE(f.recorder.elapsed(), f.recorder.longest());
        f.room.speak(300);
        QCOMPARE(f.recorder.elapsed(), 5000);
        f.recorder.finish(f.outgoing);
        QTRY_COMPARE(f.saved.size(), 1);
        QFile file(f.saved.first().first().toString());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith(QByteArray::number(5 * SoundRate)));
    }
    void heldItListensNoMoreAndCanBeSent()
    {
        Fixture f;
        f.recorder.begin();
        f.room.speak(700);
        f.recorder.hold();
        QCOMPARE(f.recorder.state(), State::Held);
        QVERIFY(!f.room.isListening);
        f.recorder.begin();
        QCOMPARE(f.recorder.elapsed(), 700);
        f.recorder.finish(f.outgoing);
        QTRY_COMPARE(f.saved.size(), 1);
    }
    void withoutAMicrophoneItSaysSo()
    {
        Fixture f;
        f.room.hasMicrophone = false;
        QVERIFY(!f.recorder.isAvailable());
        const QSignalSpy available(&f.recorder, &VoiceRecorder::availableChanged);
        f.recorder.begin();
        QCOMPARE(f.recorder.state(), State::Idle);
        QCOMPARE(f.failed.size(), 1);
        QCOMPARE(f.failed.first().first().toString(), u"There is no microphone."_s);
        QCOMPARE(available.size(), 1);
        // One is plugged in.
        f.room.hasMicrophone = true;
        f.room.devicesChanged();
        QCOMPARE(available.size(), 2);
        QVERIFY(f.recorder.isAvailable());
        f.recorder.begin();
        QCOMPARE(f.recorder.state(), State::Recording);
    }
    void beforeAnythingIsLoadedItIsAGuess()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"dunlin_voice.so"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no library") > 0);
        file.close();
        SoundLibrary library(QStringList{folder.path()});
        bool guess = false;
        VoiceRecorder recorder(library, std::chrono::seconds(5), [&guess] { return guess; });
        QVERIFY(!recorder.isAvailable());
        guess = true;
        QVERIFY(recorder.isAvailable());
        QVERIFY(!library.isLoaded());
        // It can't be loaded: the button goes.
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"^What records and plays can't be loaded"_s));
        const QSignalSpy failed(&recorder, &VoiceRecorder::failed);
        recorder.begin();
        QCOMPARE(failed.size(), 1);
        QVERIFY(!recorder.isAvailable());

        SoundLibrary none(QStringList{});
        QVERIFY(!VoiceRecorder(none, std::chrono::seconds(5), [] { return true; }).isAvailable());
    }
    void theSystemIsAskedBeforeItListens()
    {
        Fixture f;
        QList<std::function<void(bool)>> asked;
        VoiceRecorder recorder(
            f.library, std::chrono::seconds(5), [] { return true; }, nullptr,
            [&asked](QObject *, const std::function<void(bool)> &answer) { asked.append(answer); });
        const QSignalSpy failed(&recorder, &VoiceRecorder::failed);
        recorder.begin();
        recorder.begin();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(recorder.state(), State::Idle);
        QVERIFY(!f.room.isListening);
        asked.last()(false);
        QCOMPARE(failed.size(), 1);
        QVERIFY(!f.room.isListening);

        recorder.begin();
        QCOMPARE(asked.size(), 2);
        asked.last()(true);
        QCOMPARE(recorder.state(), State::Recording);
        QVERIFY(f.room.isListening);
        recorder.cancel();

        // Who went elsewhere meanwhile is not listened to.
        recorder.begin();
        recorder.cancel();
        asked.last()(true);
        QVERIFY(!f.room.isListening);
        recorder.begin();
        recorder.hold();
        asked.last()(true);
        QVERIFY(!f.room.isListening);
        recorder.begin();
        asked.last()(true);
        QCOMPARE(recorder.state(), State::Recording);
        QCOMPARE(failed.size(), 1);
    }
    void aMicrophoneThatCantBeOpenedIsSaid()
    {
        Fixture f;
        f.room.opens = false;
        f.recorder.begin();
        QCOMPARE(f.recorder.state(), State::Idle);
        QCOMPARE(f.failed.first().first().toString(), u"The microphone can't be opened."_s);
    }
    void aMicrophoneThatGoesLeavesWhatItHeard()
    {
        Fixture f;
        f.recorder.begin();
        f.room.speak(900);
        f.room.lost();
        QCOMPARE(f.recorder.state(), State::Held);
        QCOMPARE(f.failed.size(), 1);
        f.recorder.finish(f.outgoing);
        QTRY_COMPARE(f.saved.size(), 1);

        f.recorder.begin();
        f.room.lost();
        QCOMPARE(f.recorder.state(), State::Idle);
        QCOMPARE(f.failed.size(), 2);
    }
    void nothingHeardIsNothingSent()
    {
        Fixture f;
        f.recorder.begin();
        f.recorder.finish(f.outgoing);
        QCOMPARE(f.recorder.state(), State::Idle);
        QCOMPARE(f.failed.size(), 1);
        QVERIFY(f.files().isEmpty());
    }
    void whatCantBeWrittenIsSaid()
    {
        Fixture f;
        QFile inTheWay(f.outgoing);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        f.recorder.begin();
        f.room.speak(900);
        f.recorder.finish(f.outgoing);
        QTRY_COMPARE(f.failed.size(), 1);
        QCOMPARE(f.recorder.state(), State::Idle);
        QCOMPARE(f.saved.size(), 0);
    }
    void whatIsLeftOutIsRemovedAndNothingElse()
    {
        Fixture f;
        f.recorder.begin();
        f.room.speak(900);
        f.recorder.finish(f.outgoing);
        QTRY_COMPARE(f.saved.size(), 1);
        const QString other = QDir(f.outgoing).filePath(u"picture.png"_s);
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        f.recorder.discard(other);
        QVERIFY(QFile::exists(other));
        f.recorder.discard(f.saved.first().first().toString());
        QCOMPARE(f.files(), QStringList{u"picture.png"_s});
    }
};

QTEST_GUILESS_MAIN(VoiceRecorderTest)
#include "tst_voice_recorder.moc"
