// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What comes from outside with a file: its name, its range, what it is said to be.
#include "server/files/byte_range.h"
#include "server/files/content_type.h"
#include "server/files/file_name.h"

#include <QTest>

using namespace dunlin::server;
using namespace Qt::StringLiterals;

class FileHeadersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreCleaned_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("clean");
        QTest::newRow("usual") << u"report 2026.pdf"_s << u"report 2026.pdf"_s;
        QTest::newRow("letters of all kinds") << u"größe 写真.png"_s << u"größe 写真.png"_s;
        QTest::newRow("path") << u"/etc/passwd"_s << u"passwd"_s;
        QTest::newRow("way up") << u"../../../etc/passwd"_s << u"passwd"_s;
        QTest::newRow("windows path") << u"C:\\temp\\a.txt"_s << u"a.txt"_s;
        QTest::newRow("only dots") << u".."_s << u"file"_s;
        QTest::newRow("only separators") << u"///"_s << u"file"_s;
        QTest::newRow("empty") << QString() << u"file"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
        QTest::newRow("ends with dots") << u"a.exe. ."_s << u"a.exe"_s;
        QTest::newRow("control characters")
            << u"a\r\nSet-Cookie: x\tb\u0007"_s << u"aSet-Cookie_ xb"_s;
        QTest::newRow("zero byte") << (u"a.png"_s + QChar(0) + u".exe"_s) << u"a.png.exe"_s;
        QTest::newRow("turned around") << u"a\u202egnp.exe"_s << u"agnp.exe"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s << u"ab"_s;
        QTest::newRow("what windows refuses") << u"a<b>:\"|?*.txt"_s << u"a_b______.txt"_s;
        QTest::newRow("device") << u"NUL.txt"_s << u"_NUL.txt"_s;
        QTest::newRow("device with a number") << u"com1"_s << u"_com1"_s;
        QTest::newRow("no device") << u"console"_s << u"console"_s;
    }
    void namesAreCleaned()
    {
        QFETCH(QString, given);
        QFETCH(QString, clean);
        QCOMPARE(cleanFileName(given), clean);
        QCOMPARE(cleanFileName(clean), clean);
    }

    void longNamesKeepTheirExtension()
    {
        const QString name = cleanFileName(QString(3000, u'ä') + u".jpeg"_s);
        QVERIFY(name.toUtf8().size() <= 200);
        QVERIFY(cleanFileName(QString(300, u'ä') + u".jpeg"_s).endsWith(u".jpeg"_s));
        QVERIFY(cleanFileName(QString(300, u'x')).toUtf8().size() <= 200);
        // Not inside a character of two units.
        const QString faces = cleanFileName(QString::fromUtf8("\xf0\x9f\x98\x80").repeated(100));
        QVERIFY(!faces.back().isHighSurrogate());
        QVERIFY(faces.toUtf8().size() <= 200);
    }

    void anAttachmentsNameStaysInItsHeader()
    {
        QCOMPARE(attachmentCalled(u"a b.txt"_s),
                 "attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt");
        const QByteArray header = attachmentCalled(u"\"; x=\"ä\r\n"_s);
        QCOMPARE(
            header,
            "attachment; filename=\"_; x=____\"; filename*=UTF-8''%22%3B%20x%3D%22%C3%A4%0D%0A");
    }

    void ranges_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("length");
        const auto row = [](const char *header, ByteRange::Kind kind, qint64 first, qint64 length) {
            QTest::newRow(*header ? header : "none")
                << QByteArray(header) << int(kind) << first << length;
        };
        using K = ByteRange::Kind;
        row("", K::Whole, 0, 100);
        row("bytes=0-", K::Part, 0, 100);
        row("bytes=0-0", K::Part, 0, 1);
        row("bytes=10-19", K::Part, 10, 10);
        row("Bytes = 10-19", K::Part, 10, 10);
        row("bytes=99-", K::Part, 99, 1);
        row("bytes=50-1000", K::Part, 50, 50);
        row("bytes=50-99999999999999999999999", K::Part, 50, 50);
        row("bytes=-1", K::Part, 99, 1);
        row("bytes=-1000", K::Part, 0, 100);
        row("bytes=100-", K::Refused, 0, 0);
        row("bytes=99999999999999999999999-", K::Refused, 0, 0);
        row("bytes=20-10", K::Refused, 0, 0);
        row("bytes=-0", K::Refused, 0, 0);
        row("bytes=-", K::Refused, 0, 0);
        row("bytes=", K::Refused, 0, 0);
        row("bytes", K::Refused, 0, 0);
        row("bytes=a-b", K::Refused, 0, 0);
        row("bytes=--5", K::Refused, 0, 0);
        row("bytes=1-2-3", K::Refused, 0, 0);
        row("bytes=+1-2", K::Refused, 0, 0);
        row("bytes=0-1,5-6", K::Whole, 0, 100);
        row("lines=1-2", K::Whole, 0, 100);
    }
    void ranges()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, kind);
        QFETCH(qint64, first);
        QFETCH(qint64, length);
        const ByteRange range = parseRange(header, 100);
        QCOMPARE(int(range.kind), kind);
        QCOMPARE(range.first, first);
        QCOMPARE(range.length, length);
    }

    void nothingOfNothing()
    {
        QCOMPARE(parseRange({}, 0).kind, ByteRange::Kind::Whole);
        QCOMPARE(parseRange("bytes=0-", 0).kind, ByteRange::Kind::Refused);
        QCOMPARE(parseRange("bytes=-5", 0).kind, ByteRange::Kind::Refused);
    }

    void offsets()
    {
        QCOMPARE(parseOffset("0"), std::optional<qint64>(0));
        QCOMPARE(parseOffset(" 1048576 "), std::optional<qint64>(1048576));
        for (const char *bad : {"", "-1", "+1", "1.5", "0x10", "1 2", "99999999999999999999999"})
            QVERIFY2(!parseOffset(bad), bad);
    }

    void types_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n....") << u"image/png"_s;
        QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xe0") << u"image/jpeg"_s;
        QTest::newRow("gif") << QByteArray("GIF89a..") << u"image/gif"_s;
        QTest::newRow("webp") << QByteArray("RIFF\1\2\3\4WEBPVP8 ") << u"image/webp"_s;
        QTest::newRow("wav") << QByteArray("RIFF\1\2\3\4WAVEfmt ") << u"audio/wav"_s;
        QTest::newRow("pdf") << QByteArray("%PDF-1.7\n") << u"application/pdf"_s;
        QTest::newRow("zip") << QByteArray("PK\x03\x04") << u"application/zip"_s;
        QTest::newRow("mp4") << QByteArray("\0\0\0\x18"
                                           "ftypisom",
                                           12)
                             << u"video/mp4"_s;
        QTest::newRow("avif") << QByteArray("\0\0\0\x18"
                                            "ftypavif",
                                            12)
                              << u"image/avif"_s;
        QTest::newRow("webm") << QByteArray("\x1a\x45\xdf\xa3....webm") << u"video/webm"_s;
        QTest::newRow("text") << QByteArray("h\xc3\xa9llo\n") << u"text/plain"_s;
        QTest::newRow("html") << QByteArray("<!DOCTYPE html><script>1</script>") << u"text/plain"_s;
        QTest::newRow("svg") << QByteArray("<svg onload='x()'/>") << u"text/plain"_s;
        QTest::newRow("javascript") << QByteArray("alert(1)") << u"text/plain"_s;
        QTest::newRow("no text") << QByteArray("a\0b", 3) << u"application/octet-stream"_s;
        QTest::newRow("latin 1") << QByteArray("h\xe9llo") << u"application/octet-stream"_s;
        QTest::newRow("cut") << QByteArray("h\xc3") << u"application/octet-stream"_s;
        QTest::newRow("empty") << QByteArray() << u"application/octet-stream"_s;
        QTest::newRow("short ftyp") << QByteArray("\0\0\0\x18"
                                                  "ftyp",
                                                  8)
                                    << u"application/octet-stream"_s;
    }
    void types()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, type);
        QCOMPARE(sniffContentType(bytes, true), type);
    }

    void aBeginningMayEndInsideACharacter()
    {
        QCOMPARE(sniffContentType("h\xc3", false), u"text/plain"_s);
        QVERIFY(isPicture(u"image/png"_s));
        QVERIFY(!isPicture(u"image/svg+xml"_s));
    }
};

QTEST_GUILESS_MAIN(FileHeadersTest)
#include "tst_file_headers.moc"
