// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether there is something that records and plays, and when it is loaded.
#include "client/voice/sound_library.h"
#include "tests/support/fake_sound.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace dunlin::client;
using namespace dunlin;
using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

#ifdef DUNLIN_VOICE_BUILT
bool isMapped(const QByteArray &name)
{
    QFile maps(u"/proc/self/maps"_s);
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains(name);
}
#endif

} // namespace

class SoundLibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereItIsNotInstalledThereIsNone()
    {
        const QTemporaryDir folder;
        SoundLibrary library(QStringList{folder.path(), folder.filePath(u"nowhere"_s)});
        QVERIFY(!library.isThere());
        QVERIFY(!library.sound());
    }
    void whatCantBeLoadedIsNotThereAnyMore()
    {
        const QTemporaryDir folder;
        QVERIFY(write(folder.filePath(u"dunlin_voice.so"_s), "no library"));
        SoundLibrary library(QStringList{folder.path()});
        QVERIFY(library.isThere());
        QVERIFY(!library.isLoaded());
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"^What records and plays can't be loaded"_s));
        QVERIFY(!library.sound());
        QVERIFY(!library.isThere());
    }
    void oneThatIsThereIsGiven()
    {
        test::SoundRoom room;
        SoundLibrary library(std::make_unique<test::FakeSound>(room));
        QVERIFY(library.isThere());
        QVERIFY(library.isLoaded());
        QVERIFY(library.sound());
    }
    void aMicrophoneIsGuessedByWhoServesSoundAndByDevices()
    {
        const QTemporaryDir place;
        const QString devices = place.filePath(u"snd"_s);
        const QString runtime = place.filePath(u"run"_s);
        QVERIFY(QDir().mkpath(devices));
        QVERIFY(QDir().mkpath(runtime));
        QVERIFY(!mayHaveMicrophone(devices, runtime));
        QVERIFY(!mayHaveMicrophone(place.filePath(u"nowhere"_s), {}));

        // A pipe stands for a device: neither is a regular file. One that only plays is none.
        QCOMPARE(::mkfifo(QFile::encodeName(devices + u"/pcmC0D0p"_s).constData(), 0600), 0);
        QVERIFY(!mayHaveMicrophone(devices, runtime));
        QCOMPARE(::mkfifo(QFile::encodeName(devices + u"/pcmC0D0c"_s).constData(), 0600), 0);
        QVERIFY(mayHaveMicrophone(devices, runtime));

        QVERIFY(QDir().mkpath(runtime + u"/pulse"_s));
        QVERIFY(!mayHaveMicrophone({}, runtime));
        QVERIFY(write(runtime + u"/pulse/native"_s, {}));
        QVERIFY(mayHaveMicrophone({}, runtime));
        QVERIFY(QFile::remove(runtime + u"/pulse/native"_s));
        QVERIFY(write(runtime + u"/pipewire-0"_s, {}));
        QVERIFY(mayHaveMicrophone({}, runtime));
    }

    void aCameraIsADeviceOfThatName()
    {
        const QTemporaryDir place;
        QVERIFY(!mayHaveCamera(place.path()));
        QCOMPARE(::mkfifo(QFile::encodeName(place.filePath(u"tty0"_s)).constData(), 0600), 0);
        QVERIFY(!mayHaveCamera(place.path()));
        QCOMPARE(::mkfifo(QFile::encodeName(place.filePath(u"video0"_s)).constData(), 0600), 0);
        QVERIFY(mayHaveCamera(place.path()));
    }
#ifdef DUNLIN_VOICE_BUILT
    // Nobody serves sound here: it says so and goes on.
    void theRealOneIsLoadedWhenItIsWantedAndSaysThatThereIsNothing()
    {
        qputenv("PULSE_SERVER", "unix:/nonexistent");
        SoundLibrary library(QStringList{QStringLiteral(DUNLIN_VOICE_BUILT)});
        QVERIFY(library.isThere());
        QVERIFY(!isMapped("libQt6Multimedia"));
        Sound *sound = library.sound();
        QVERIFY(sound);
        QVERIFY(isMapped("libQt6Multimedia"));
        QVERIFY(!sound->hasMicrophone());
        const auto microphone = sound->microphone();
        QVERIFY(!microphone->start([](std::span<const qint16>) {}, [] {}));
        microphone->stop();
        const auto encoder = sound->encoder();
        QVERIFY(encoder);
        const std::vector<qint16> silence(SoundRate / 10);
        encoder->add(silence);
        QVERIFY(encoder->finish().startsWith("OggS"));
        QVERIFY(!sound->player());
    }
#endif
};

QTEST_GUILESS_MAIN(SoundLibraryTest)
#include "tst_sound_library.moc"
