// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of a picture nothing is kept but the picture.
#include "server/files/content_type.h"
#include "server/files/portrait.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QtEndian>
#include <QTest>

using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Canary = "canary-52.5200N-13.4050E";

QImage painted(const QSize &size, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(size, format);
    image.fill(Qt::red);
    for (int x = 0; x < size.width() / 2; ++x)
        image.setPixelColor(x, 0, Qt::blue);
    return image;
}

QByteArray written(const QImage &image, const char *format, bool withText = false)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    QImageWriter writer(&buffer, format);
    writer.setQuality(95);
    if (withText)
        writer.setText(u"Author"_s, QString::fromLatin1(Canary));
    return writer.write(image) ? bytes : QByteArray();
}

// A JPEG with an EXIF segment: "the camera was turned by a quarter", and a description.
QByteArray turned(const QByteArray &jpeg)
{
    QByteArray tiff("MM\0\x2a\0\0\0\x08", 8);
    const auto number16 = [](quint16 value) {
        QByteArray two(2, 0);
        qToBigEndian(value, two.data());
        return two;
    };
    const auto number32 = [](quint32 value) {
        QByteArray four(4, 0);
        qToBigEndian(value, four.data());
        return four;
    };
    const QByteArray text = Canary + '\0';
    tiff += number16(2);
    tiff +=
        number16(0x010e) + number16(2) + number32(quint32(text.size())) + number32(8 + 2 + 24 + 4);
    tiff += number16(0x0112) + number16(3) + number32(1) + number16(6) + number16(0);
    tiff += number32(0);
    tiff += text;
    const QByteArray body = QByteArray("Exif\0\0", 6) + tiff;
    return jpeg.first(2) + "\xff\xe1" + number16(quint16(body.size() + 2)) + body + jpeg.sliced(2);
}

QImage read(const std::optional<QByteArray> &bytes)
{
    return bytes ? QImage::fromData(*bytes) : QImage();
}

} // namespace

class PortraitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsBesideThePictureIsGone()
    {
        const QByteArray png = written(painted({40, 20}), "png", true);
        QVERIFY(png.contains(Canary));
        const auto fromPng = portraitOf(png, u"image/png"_s);
        QVERIFY(fromPng && !fromPng->contains(Canary));
        QVERIFY(QImage::fromData(*fromPng).textKeys().isEmpty());

        const QByteArray jpeg = turned(written(painted({40, 20}), "jpeg"));
        QVERIFY(jpeg.contains(Canary));
        const auto fromJpeg = portraitOf(jpeg, u"image/jpeg"_s);
        QVERIFY(fromJpeg && !fromJpeg->contains(Canary) && !fromJpeg->contains("Exif"));
        // It stands as it was meant, now by itself.
        QCOMPARE(read(fromJpeg).size(), QSize(20, 40));

        // What hangs behind a picture is no part of it.
        const auto fromMore = portraitOf(png + "PK\x03\x04" + Canary, u"image/png"_s);
        QVERIFY(fromMore && !fromMore->contains(Canary));
    }

    void theSameBytesGiveTheSame()
    {
        const QByteArray png = written(painted({40, 20}), "png");
        QCOMPARE(portraitOf(png, u"image/png"_s), portraitOf(png, u"image/png"_s));
    }

    void itIsSmall()
    {
        QCOMPARE(read(portraitOf(written(painted({2000, 1000}), "png"), u"image/png"_s)).size(),
                 QSize(PortraitEdge, PortraitEdge / 2));
        QCOMPARE(read(portraitOf(written(painted({4, 3000}), "png"), u"image/png"_s)).size(),
                 QSize(1, PortraitEdge));
        QCOMPARE(read(portraitOf(written(painted({3, 5}), "png"), u"image/png"_s)).size(),
                 QSize(3, 5));
    }

    void whatIsTransparentStaysSo()
    {
        QImage image = painted({20, 20}, QImage::Format_ARGB32);
        const auto opaque = portraitOf(written(image, "png"), u"image/png"_s);
        QVERIFY(opaque);
        QCOMPARE(sniffContentType(*opaque, true), u"image/jpeg"_s);
        image.setPixelColor(10, 10, Qt::transparent);
        const auto clear = portraitOf(written(image, "png"), u"image/png"_s);
        QVERIFY(clear);
        QCOMPARE(sniffContentType(*clear, true), u"image/png"_s);
        QCOMPARE(qAlpha(read(clear).pixel(10, 10)), 0);
        QCOMPARE(QColor(read(clear).pixel(5, 5)), QColor(Qt::red));
    }

    void whatIsNoPictureIsNone()
    {
        const QByteArray png = written(painted({40, 20}), "png");
        QVERIFY(!portraitOf({}, u"image/png"_s));
        QVERIFY(!portraitOf("\x89PNG\r\n\x1a\n and some more", u"image/png"_s));
        QVERIFY(!portraitOf(png.first(png.size() / 4), u"image/png"_s));
        QVERIFY(!portraitOf(png, u"image/jpeg"_s));
        QVERIFY(!portraitOf(png, u"text/plain"_s));
        QVERIFY(!portraitOf(png, u"image/svg+xml"_s));
        QVERIFY(!portraitOf("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
                            u"image/svg+xml"_s));
    }

    // The head says how much there would be to unpack; nobody begins with it.
    void whatWouldBeHugeIsNotRead()
    {
        QByteArray png = written(painted({40, 20}), "png");
        const qsizetype head = png.indexOf("IHDR");
        QVERIFY(head > 0);
        const auto sized = [&](quint32 width, quint32 height) {
            QByteArray copy = png;
            qToBigEndian(width, copy.data() + head + 4);
            qToBigEndian(height, copy.data() + head + 8);
            // The sum of the chunk, so that the reader believes it.
            quint32 crc = 0xffffffff;
            for (qsizetype i = head; i < head + 17; ++i) {
                crc ^= quint8(copy[i]);
                for (int bit = 0; bit < 8; ++bit)
                    crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
            }
            qToBigEndian(~crc, copy.data() + head + 17);
            return copy;
        };
        QCOMPARE(read(portraitOf(sized(40, 20), u"image/png"_s)).size(), QSize(40, 20));
        QVERIFY(!portraitOf(sized(60'000, 20), u"image/png"_s));
        QVERIFY(!portraitOf(sized(16'000, 16'000), u"image/png"_s));
    }

    void whatTheReadersKnow()
    {
        const QList<QByteArray> known = QImageReader::supportedImageFormats();
        for (const char *each : {"png", "jpeg", "gif", "webp"})
            QVERIFY2(known.contains(each), each);
        const QByteArray webp = written(painted({40, 20}), "webp");
        QVERIFY(!webp.isEmpty());
        QCOMPARE(read(portraitOf(webp, u"image/webp"_s)).size(), QSize(40, 20));
    }
};

QTEST_GUILESS_MAIN(PortraitTest)
#include "tst_portrait.moc"
