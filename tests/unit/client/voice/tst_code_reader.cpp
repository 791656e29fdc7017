// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Codes are read from what a camera shows and from pictures; nothing is seen before or after, and what goes wrong is said.
#include "client/bridge/camera_view.h"
#include "tests/support/code_picture.h"
#include "tests/support/fake_sound.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// As long as the code of a safety number.
const QString Text = u"dunlin-verify:"_s + QString(u'x').repeated(194);
constexpr int Patience = 30'000;

QImage blank()
{
    QImage picture(640, 480, QImage::Format_Grayscale8);
    picture.fill(200);
    return picture;
}

} // namespace

class CodeReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_room = {};
        m_sounds = std::make_unique<SoundLibrary>(std::make_unique<FakeSound>(m_room));
        m_reader = std::make_unique<CodeReader>(*m_sounds);
    }

    void withoutACameraNothingIsWrong()
    {
        QSignalSpy failed(m_reader.get(), &CodeReader::failed);
        QSignalSpy changed(m_reader.get(), &CodeReader::changed);
        m_room.hasCamera = false;
        QVERIFY(!m_reader->hasCamera());
        m_reader->begin();
        QVERIFY(!m_reader->isLooking());
        // Whoever shows what there is looks again.
        QCOMPARE(changed.size(), 1);
        QVERIFY(failed.isEmpty());
        // Plugged in meanwhile.
        m_room.hasCamera = true;
        m_reader->begin();
        QVERIFY(m_reader->isLooking());
    }

    // Before anything is loaded for it: a look at the disk.
    void whatIsNotLoadedIsAskedWhetherOneMayBeThere()
    {
        QTemporaryDir folder;
#ifdef Q_OS_WIN
        QFile file(folder.filePath(u"dunlin_voice.dll"_s));
#else
        QFile file(folder.filePath(u"dunlin_voice.so"_s));
#endif
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no library") > 0 && file.flush());
        SoundLibrary library(QStringList{folder.path()});
        bool mayBe = false;
        CodeReader reader(library, [&] { return mayBe; });
        QVERIFY(!reader.hasCamera());
        mayBe = true;
        QVERIFY(reader.hasCamera());
        // It turns out that nothing can be loaded: then there is none, and that is all.
        QSignalSpy failed(&reader, &CodeReader::failed);
        reader.begin();
        QTRY_VERIFY_WITH_TIMEOUT(!reader.hasCamera(), Patience);
        QVERIFY(!reader.isLooking());
        QVERIFY(failed.isEmpty());
    }

    void aCodeIsReadFromAPicture()
    {
        QCOMPARE(codeIn(pictureOfCode(Text)), Text);
        QCOMPARE(codeIn(blank()), QString());
        QCOMPARE(codeIn(QImage()), QString());
        // As a camera has it: askew, small beside the rest, and neither black nor white.
        QImage photo = blank().convertToFormat(QImage::Format_RGB32);
        QPainter painter(&photo);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.translate(330, 250);
        painter.rotate(17);
        painter.setOpacity(0.7);
        painter.drawImage(QRectF(-170, -170, 340, 340), pictureOfCode(Text));
        painter.end();
        QCOMPARE(codeIn(photo), Text);
    }

    void theCameraLooksUntilItFoundOne()
    {
        QVERIFY(m_reader->hasCamera());
        QSignalSpy found(m_reader.get(), &CodeReader::found);
        m_reader->begin();
        QVERIFY(m_reader->isLooking() && m_room.isLooking);
        m_room.seen(blank());
        QCOMPARE(m_reader->seen(), blank());
        // The first is still being looked through, or was: either way the camera goes on.
        const auto isFound = [&] {
            m_room.seen(pictureOfCode(Text));
            return !found.isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isFound(), Patience);
        QCOMPARE(found, (QList<QVariantList>{{Text}}));
        QVERIFY(!m_reader->isLooking() && !m_room.isLooking);
        QVERIFY(m_reader->seen().isNull());
    }

    void whoLeavesIsNotLookedAt()
    {
        QSignalSpy found(m_reader.get(), &CodeReader::found);
        m_reader->begin();
        m_room.seen(pictureOfCode(Text));
        m_reader->end();
        QVERIFY(!m_room.isLooking);
        // What was under way counts no more; the next look does.
        m_reader->begin();
        m_room.seen(pictureOfCode(u"the other one"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!found.isEmpty(), Patience);
        QCOMPARE(found, (QList<QVariantList>{{u"the other one"_s}}));
        m_reader->begin();
        m_reader.reset();
        QVERIFY(!m_room.isLooking);
    }

    void aCameraThatCantBeUsedIsSaid()
    {
        QSignalSpy failed(m_reader.get(), &CodeReader::failed);
        m_room.opens = false;
        m_reader->begin();
        QCOMPARE(failed.size(), 1);
        m_room = {};
        m_reader->begin();
        QVERIFY(m_reader->isLooking());
        m_room.cameraLost();
        QCOMPARE(failed.size(), 2);
        QVERIFY(!m_reader->isLooking() && !m_room.isLooking);
    }

    void aPictureInAFileIsRead()
    {
        QSignalSpy found(m_reader.get(), &CodeReader::found);
        QSignalSpy failed(m_reader.get(), &CodeReader::failed);
        QTemporaryDir folder;
        const auto file = [&](const QString &name) { return folder.filePath(name); };
        // Of a screen with many pixels.
        QImage screen(5120, 2880, QImage::Format_RGB32);
        screen.fill(Qt::darkGray);
        QPainter painter(&screen);
        painter.drawImage(2000, 1000, pictureOfCode(Text, 10));
        painter.end();
        QVERIFY(screen.save(file(u"code.png"_s)));
        QVERIFY(blank().save(file(u"blank.png"_s)));
        QFile text(file(u"text.png"_s));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0 && text.flush());

        m_reader->readPicture(QUrl::fromLocalFile(file(u"code.png"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, Patience);
        QCOMPARE(found.takeFirst(), QVariantList{Text});
        for (const QString &name : {u"blank.png"_s, u"text.png"_s, u"missing.png"_s}) {
            m_reader->readPicture(QUrl::fromLocalFile(file(name)));
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
            failed.clear();
        }
        QVERIFY(found.isEmpty());
    }

    // As in a mirror.
    void whatIsSeenIsShown()
    {
        CameraView view;
        view.setSize({64, 48});
        view.setReader(m_reader.get());
        m_reader->begin();
        QImage halves(64, 48, QImage::Format_Grayscale8);
        halves.fill(0);
        for (int y = 0; y < 48; ++y)
            std::fill_n(halves.scanLine(y), 32, uchar(255));
        m_room.seen(halves);
        QImage shown(64, 48, QImage::Format_RGB32);
        QPainter painter(&shown);
        view.paint(&painter);
        painter.end();
        QCOMPARE(qGray(shown.pixel(4, 24)), 0);
        QCOMPARE(qGray(shown.pixel(60, 24)), 255);
    }

private:
    SoundRoom m_room;
    std::unique_ptr<SoundLibrary> m_sounds;
    std::unique_ptr<CodeReader> m_reader;
};

QTEST_MAIN(CodeReaderTest)
#include "tst_code_reader.moc"
