// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/frame_heads.h"

#include <QtEndian>
#include <QtTest>

using namespace dunlin::server;

namespace {

QByteArray frame(qsizetype size, bool isMasked)
{
    QByteArray bytes(1, char(0x82));
    const int mask = isMasked ? 0x80 : 0;
    if (size <= 125) {
        bytes.append(char(mask | int(size)));
    } else if (size <= 0xffff) {
        bytes.append(char(mask | 126));
        const quint16 length = qToBigEndian(quint16(size));
        bytes.append(reinterpret_cast<const char *>(&length), sizeof length);
    } else {
        bytes.append(char(mask | 127));
        const quint64 length = qToBigEndian(quint64(size));
        bytes.append(reinterpret_cast<const char *>(&length), sizeof length);
    }
    // Bytes that would be unmasked heads, if one of them were taken for a head.
    return bytes + QByteArray(isMasked ? 4 : 0, '\1') + QByteArray(size, '\1');
}

} // namespace

class FrameHeadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void maskedFramesPassInAnyPieces()
    {
        QByteArray stream;
        for (const qsizetype size : {0, 1, 125, 126, 127, 300, 65535, 65536, 70000, 0, 2})
            stream += frame(size, true);
        for (const qsizetype piece : {1, 2, 3, 7, 1000, 65536, 1'000'000}) {
            FrameHeads heads;
            for (qsizetype at = 0; at < stream.size(); at += piece)
                QVERIFY(
                    heads.feed(QByteArrayView(stream).sliced(at, qMin(piece, stream.size() - at))));
        }
    }

    void anUnmaskedFrameIsSeenInAnyPieces()
    {
        const QByteArray lawful = frame(200, true) + frame(3, true);
        for (const qsizetype size : {0, 5, 126, 70000}) {
            const QByteArray stream = lawful + frame(size, false);
            for (const qsizetype piece : {1, 2, 3, 100000}) {
                FrameHeads heads;
                bool isLawful = true;
                for (qsizetype at = 0; at < stream.size() && isLawful; at += piece) {
                    isLawful = heads.feed(
                        QByteArrayView(stream).sliced(at, qMin(piece, stream.size() - at)));
                    QVERIFY(isLawful || at + piece > lawful.size());
                }
                QVERIFY(!isLawful);
                QVERIFY(!heads.feed(lawful)); // for good
            }
        }
    }
};

QTEST_GUILESS_MAIN(FrameHeadsTest)
#include "tst_frame_heads.moc"
