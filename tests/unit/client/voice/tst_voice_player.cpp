// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One file is heard at a time: fetched, played, held, moved in, and over.
#include "client/bridge/voice_player.h"
#include "tests/support/fake_sound.h"

#include <QSignalSpy>
#include <QTest>

using namespace dunlin::client;
using namespace dunlin;
using namespace Qt::StringLiterals;
using State = VoicePlayer::State;

class VoicePlayerTest : public QObject
{
    Q_OBJECT

    struct Fixture {
        test::SoundRoom room;
        SoundLibrary library{std::make_unique<test::FakeSound>(room)};
        // What is fetched is answered by the test.
        QHash<QString, Deferred<QString>> asked;
        qint64 size = 0;
        VoicePlayer player{library, [this](const FileId &id, qint64 bytes) {
                               size = bytes;
                               Deferred<QString> answer;
                               asked.insert(id.toText(), answer);
                               return answer.async();
                           }};
        const QString first = FileId::create().toText();
        const QString second = FileId::create().toText();

        void start(const QString &id)
        {
            player.toggle(id, id, 1234, {});
            asked.value(id).settle(u"/files/"_s + id);
            QTRY_COMPARE(player.state(), State::Playing);
        }
    };

private Q_SLOTS:
    void itIsFetchedFirst()
    {
        Fixture f;
        f.player.toggle(f.first, f.first, 1234, {});
        QCOMPARE(f.player.state(), State::Fetching);
        QCOMPARE(f.player.key(), f.first);
        QCOMPARE(f.size, 1234);
        QCOMPARE(f.room.players, 0);
        // Impatience asks once.
        f.player.toggle(f.first, f.first, 1234, {});
        QCOMPARE(f.asked.size(), 1);
        f.asked.value(f.first).settle(u"/files/a"_s);
        QTRY_COMPARE(f.player.state(), State::Playing);
        QCOMPARE(f.room.player->path(), u"/files/a"_s);
        QCOMPARE(f.player.duration(), 4000);
    }
    void itIsHeldAndGoesOn()
    {
        Fixture f;
        f.start(f.first);
        f.room.player->set(SoundPlayer::State::Playing, 1500);
        QCOMPARE(f.player.position(), 1500);
        f.player.toggle(f.first, f.first, 1234, {});
        QCOMPARE(f.player.state(), State::Paused);
        f.player.toggle(f.first, f.first, 1234, {});
        QCOMPARE(f.player.state(), State::Playing);
        QCOMPARE(f.player.position(), 1500);
        QCOMPARE(f.asked.size(), 1);
    }
    void onePlaysAtATime()
    {
        Fixture f;
        f.start(f.first);
        f.start(f.second);
        QCOMPARE(f.player.key(), f.second);
        QTRY_COMPARE(f.room.players, 1);
        QCOMPARE(f.room.player->path(), u"/files/"_s + f.second);
    }
    void whatComesTooLateIsNotPlayed()
    {
        Fixture f;
        f.player.toggle(f.first, f.first, 1, {});
        f.start(f.second);
        f.asked.value(f.first).settle(u"/files/late"_s);
        QCoreApplication::processEvents();
        QCOMPARE(f.player.key(), f.second);
        QCOMPARE(f.room.player->path(), u"/files/"_s + f.second);
        f.player.toggle(f.first, f.first, 1, {});
        f.player.stop();
        f.asked.value(f.first).settle(u"/files/late"_s);
        QCoreApplication::processEvents();
        QCOMPARE(f.player.state(), State::Idle);
        QTRY_COMPARE(f.room.players, 0);
    }
    void oneMovesInIt()
    {
        Fixture f;
        f.start(f.first);
        f.player.seek(2500);
        QCOMPARE(f.player.position(), 2500);
        f.player.seek(90000);
        QCOMPARE(f.player.position(), 4000);
        f.player.seek(-5);
        QCOMPARE(f.player.position(), 0);
    }
    void atItsEndItBeginsAnew()
    {
        Fixture f;
        f.start(f.first);
        f.room.player->set(SoundPlayer::State::Ended, 4000);
        QCOMPARE(f.player.state(), State::Idle);
        QCOMPARE(f.player.position(), 0);
        QCOMPARE(f.player.duration(), 4000);
        QTRY_COMPARE(f.room.players, 0);
        f.start(f.first);
    }
    void whatCantBeFetchedIsSaidAndTriedAgain()
    {
        Fixture f;
        f.player.toggle(f.first, f.first, 1, {});
        f.asked.value(f.first).settle(fail(Errc::Unavailable, u"no network"_s));
        QTRY_COMPARE(f.player.state(), State::Failed);
        QCOMPARE(f.player.trouble(), u"It can't be fetched now."_s);
        f.start(f.first);
        QCOMPARE(f.player.trouble(), QString());
    }
    void whatCantBePlayedIsSaid()
    {
        Fixture f;
        f.start(f.first);
        f.room.player->set(SoundPlayer::State::Failed, 0);
        QCOMPARE(f.player.state(), State::Failed);
        QCOMPARE(f.player.trouble(), u"It can't be played here."_s);
        f.player.toggle(u"x"_s, u"no id"_s, 1, {});
        QCOMPARE(f.player.state(), State::Failed);
    }
    void whatWaitsToBeSentIsPlayedFromHere()
    {
        Fixture f;
        f.player.toggle(u"mine"_s, {}, 1, u"/outgoing/voice.ogg"_s);
        QCOMPARE(f.player.state(), State::Playing);
        QCOMPARE(f.player.key(), u"mine"_s);
        QCOMPARE(f.room.player->path(), u"/outgoing/voice.ogg"_s);
        QVERIFY(f.asked.isEmpty());
        f.player.pause();
        QCOMPARE(f.player.state(), State::Paused);
    }
    // Its file is up meanwhile: the row names it by an id now, and it is still what plays.
    void whatWentUpWhileItPlayedIsHeldLikeBefore()
    {
        Fixture f;
        f.player.toggle(u"mine"_s, {}, 1, u"/outgoing/voice.ogg"_s);
        f.player.toggle(u"mine"_s, f.first, 1, {});
        QCOMPARE(f.player.state(), State::Paused);
        f.player.toggle(u"mine"_s, f.first, 1, {});
        QCOMPARE(f.player.state(), State::Playing);
        QVERIFY(f.asked.isEmpty());
        // Over, it is fetched like any other.
        f.room.player->set(SoundPlayer::State::Ended, 4000);
        f.player.toggle(u"mine"_s, f.first, 1, {});
        QCOMPARE(f.player.state(), State::Fetching);
        QVERIFY(f.asked.contains(f.first));
    }
    void whereNothingPlaysItSaysSo()
    {
        SoundLibrary none(QStringList{});
        VoicePlayer player(none, [](const FileId &, qint64) { return ready<QString>(QString()); });
        QVERIFY(!player.isAvailable());
        player.toggle(u"mine"_s, {}, 1, u"/outgoing/voice.ogg"_s);
        QCOMPARE(player.state(), State::Failed);
    }
};

QTEST_GUILESS_MAIN(VoicePlayerTest)
#include "tst_voice_player.moc"
