// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sealed files: whole or not at all, and of a length that tells little.

#include "client/crypto/attachment.h"
#include "client/crypto/bytes.h"
#include "crypto_parties.h"

#include <QBuffer>
#include <QtTest>

#include <sodium.h>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;

namespace {

struct Sealed {
    QByteArray bytes;
    FileSeal seal;
};

Sealed sealedOf(const QByteArray &content)
{
    QBuffer plain;
    plain.setData(content);
    plain.open(QIODevice::ReadOnly);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    Sealed sealed;
    sealed.seal = *sealFile(plain, out);
    sealed.bytes = out.data();
    return sealed;
}

struct Opened {
    int cause = 0;
    QByteArray bytes;
};

Opened openedOf(const QByteArray &bytes, const FileSeal &seal)
{
    QBuffer in;
    in.setData(bytes);
    in.open(QIODevice::ReadOnly);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    Opened opened;
    opened.cause = causeNumber(openFile(in, out, seal));
    opened.bytes = out.data();
    return opened;
}

// Fails after so many bytes, like a full disk.
class FullDisk : public QIODevice
{
public:
    explicit FullDisk(qint64 room)
        : m_room(room)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 count) override
    {
        m_room -= count;
        return m_room < 0 ? -1 : count;
    }

private:
    qint64 m_room;
};

} // namespace

class AttachmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void filesComeBackAsTheyWent_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size :
             {0, 1, 4095, 4096, 4097, 65535, 65536, 65537, 131072, 200'000, 1'000'003})
            QTest::addRow("%lld", qlonglong(size)) << size;
    }
    void filesComeBackAsTheyWent()
    {
        QFETCH(const qsizetype, size);
        const QByteArray content = randomBytes(int(size));
        const Sealed sealed = sealedOf(content);
        QCOMPARE(sealed.bytes.size(), sealedFileSize(size));
        QCOMPARE(sealed.seal.digest, blake2b(sealed.bytes));
        const Opened opened = openedOf(sealed.bytes, sealed.seal);
        QCOMPARE(opened.cause, 0);
        QVERIFY(opened.bytes == content);
        if (size > 16)
            QVERIFY(!sealed.bytes.contains(content.left(16)));
        // Another key every time.
        QVERIFY(sealedOf(content).bytes != sealed.bytes);
    }

    void aSealIsExchangedForAnother_data() { filesComeBackAsTheyWent_data(); }
    void aSealIsExchangedForAnother()
    {
        QFETCH(const qsizetype, size);
        const QByteArray content = randomBytes(int(size));
        const Sealed sealed = sealedOf(content);
        QBuffer in;
        in.setData(sealed.bytes);
        QBuffer out;
        QVERIFY(in.open(QIODevice::ReadOnly) && out.open(QIODevice::WriteOnly));
        const auto anew = resealFile(in, out, sealed.seal);
        QVERIFY(anew.ok());
        QCOMPARE(anew->size, size);
        QVERIFY(anew->key != sealed.seal.key);
        QCOMPARE(out.data().size(), sealedFileSize(size));
        QCOMPARE(anew->digest, blake2b(out.data()));
        const Opened opened = openedOf(out.data(), *anew);
        QCOMPARE(opened.cause, 0);
        QVERIFY(opened.bytes == content);
        QVERIFY(openedOf(out.data(), sealed.seal).cause != 0);
    }
    void whatWasChangedIsNotSealedAnew()
    {
        const Sealed sealed = sealedOf(randomBytes(150'000));
        for (const qsizetype at : {qsizetype(0), qsizetype(30), sealed.bytes.size() - 1}) {
            QBuffer in;
            in.setData(flipped(sealed.bytes, at));
            QBuffer out;
            QVERIFY(in.open(QIODevice::ReadOnly) && out.open(QIODevice::WriteOnly));
            QCOMPARE(causeNumber(resealFile(in, out, sealed.seal)), int(Cause::Damaged));
        }
        QBuffer in;
        in.setData(sealed.bytes);
        QVERIFY(in.open(QIODevice::ReadOnly));
        FullDisk disk(100'000);
        const auto outcome = resealFile(in, disk, sealed.seal);
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, Errc::Unavailable);
    }

    void lengthsTellLittleAndCostLittle()
    {
        QSet<qint64> lengths;
        for (qint64 size = 0; size < (1 << 20); size += 97) {
            const qint64 padded = paddedFileSize(size);
            QVERIFY(padded >= size);
            QVERIFY(size < 4096 || padded <= size + size * 12 / 100);
            lengths.insert(padded);
        }
        QVERIFY2(lengths.size() < 250, qPrintable(QString::number(lengths.size())));
        QCOMPARE(paddedFileSize(1), 4096);
        QCOMPARE(paddedFileSize(MaxSealedFile), MaxSealedFile);
        // Padmé of 2^20 + 1: exponent 20, 5 bits kept, 15 low bits are zero.
        QCOMPARE(paddedFileSize((1 << 20) + 1), (1 << 20) + (1 << 15));
    }

    void whatWasChangedDoesNotOpen()
    {
        const QByteArray content = randomBytes(150'000);
        const Sealed sealed = sealedOf(content);
        const qsizetype chunk = 64 * 1024 + 17;
        for (const qsizetype at : {qsizetype(0), qsizetype(23), qsizetype(24), chunk, 24 + chunk,
                                   sealed.bytes.size() - 1})
            QCOMPARE(openedOf(flipped(sealed.bytes, at), sealed.seal).cause, int(Cause::Damaged));
        for (const qsizetype cut : {qsizetype(0), qsizetype(10), qsizetype(24), 24 + chunk,
                                    24 + 2 * chunk, sealed.bytes.size() - 1})
            QCOMPARE(openedOf(sealed.bytes.left(cut), sealed.seal).cause, int(Cause::Damaged));
        QCOMPARE(openedOf(sealed.bytes + 'x', sealed.seal).cause, int(Cause::Damaged));
        QByteArray swapped = sealed.bytes;
        swapped.replace(24, chunk, sealed.bytes.mid(24 + chunk, chunk));
        swapped.replace(24 + chunk, chunk, sealed.bytes.mid(24, chunk));
        QCOMPARE(openedOf(swapped, sealed.seal).cause, int(Cause::Damaged));
    }

    void aSealForAnotherFileDoesNotOpenIt()
    {
        const Sealed sealed = sealedOf(randomBytes(70'000));
        FileSeal other = sealed.seal;
        other.key = Secret(randomBytes(32));
        QCOMPARE(openedOf(sealed.bytes, other).cause, int(Cause::Damaged));
        other = sealed.seal;
        other.digest = flipped(other.digest, 0);
        QCOMPARE(openedOf(sealed.bytes, other).cause, int(Cause::Damaged));
        for (const qint64 size : {qint64(-1), qint64(0), qint64(140'000), MaxSealedFile + 1}) {
            other = sealed.seal;
            other.size = size;
            QCOMPARE(openedOf(sealed.bytes, other).cause, int(Cause::Damaged));
        }
        other = sealed.seal;
        other.key = Secret(QByteArray(31, 'k'));
        QCOMPARE(openedOf(sealed.bytes, other).cause, int(Cause::Damaged));
    }

    // Right in everything that can be checked with a key or a digest: what a member could make on purpose.
    void aFileThatIsNotOfItsLengthIsRefused()
    {
        const QByteArray key = randomBytes(32);
        const auto sealed = [&](qsizetype size, unsigned char tag) {
            const QByteArray chunk(size, 'x');
            QByteArray header(24, 0);
            QByteArray out(size + 17, 0);
            crypto_secretstream_xchacha20poly1305_state state;
            crypto_secretstream_xchacha20poly1305_init_push(&state, octets(header), octets(key));
            crypto_secretstream_xchacha20poly1305_push(&state, octets(out), nullptr, octets(chunk),
                                                       size_t(size), nullptr, 0, tag);
            return header + out;
        };
        const auto opened = [&](const QByteArray &bytes, qint64 size) {
            return openedOf(bytes, {Secret(QByteArray(key)), blake2b(bytes), size}).cause;
        };
        constexpr unsigned char end = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        QCOMPARE(opened(sealed(4096, end), 10), 0);
        QCOMPARE(opened(sealed(4096, 0), 10), int(Cause::Damaged));  // has no end
        QCOMPARE(opened(sealed(100, end), 10), int(Cause::Damaged)); // less than its padding
        QCOMPARE(opened(sealed(4096, end), -1), int(Cause::Damaged));
        QCOMPARE(opened(sealed(4096, end).left(24), std::numeric_limits<qint64>::max()),
                 int(Cause::Damaged));
    }

    void aFullDiskIsNotADamagedFile()
    {
        const QByteArray content = randomBytes(100'000);
        const Sealed sealed = sealedOf(content);
        QBuffer in;
        in.setData(sealed.bytes);
        in.open(QIODevice::ReadOnly);
        FullDisk full(70'000);
        const Status opened = openFile(in, full, sealed.seal);
        QCOMPARE(opened.error().code, Errc::Unavailable);
        QBuffer plain;
        plain.setData(content);
        plain.open(QIODevice::ReadOnly);
        FullDisk other(70'000);
        QCOMPARE(sealFile(plain, other).error().code, Errc::Unavailable);
    }
};

QTEST_GUILESS_MAIN(AttachmentTest)
#include "tst_attachment.moc"
