// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/attachment.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"

#include <algorithm>
#include <bit>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qint64 Chunk = 64 * 1024;
constexpr qint64 Extra = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qint64 Header = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qint64 SmallestFile = 4096;

// Both states, wiped on every way out.
struct Stream {
    crypto_secretstream_xchacha20poly1305_state cipher;
    crypto_generichash_state hash;

    Stream() { crypto_generichash_init(&hash, nullptr, 0, 32); }
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;
    ~Stream() { sodium_memzero(this, sizeof *this); }

    void add(const QByteArray &bytes)
    {
        crypto_generichash_update(&hash, octets(bytes), size_t(bytes.size()));
    }
    QByteArray digest()
    {
        QByteArray out(32, Qt::Uninitialized);
        crypto_generichash_final(&hash, octets(out), 32);
        return out;
    }
};

Error damagedFile()
{
    return refusal(Cause::Damaged, u"a file that is not what its message says"_s);
}

Status write(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) != bytes.size())
        return fail(Errc::Unavailable, u"a file can't be written: "_s + device.errorString());
    return ok();
}

// Seals what is added, chunk by chunk; all chunks but the last are full.
class SealedWriter
{
public:
    SealedWriter(QIODevice &sealed, qint64 size)
        : m_sealed(sealed)
        , m_left(paddedFileSize(size))
    {
        m_seal.size = size;
    }

    Status begin()
    {
        QByteArray key(crypto_secretstream_xchacha20poly1305_KEYBYTES, Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_keygen(octets(key));
        m_seal.key = Secret(std::move(key));
        QByteArray header(Header, Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_init_push(&m_stream.cipher, octets(header),
                                                        octets(m_seal.key.reveal()));
        m_stream.add(header);
        return write(m_sealed, header);
    }
    bool isWhole() const { return m_left == 0; }
    // How much of the next chunk there is room for, the padding included.
    qint64 room() const { return std::min(m_left, Chunk); }
    // The chunk is wiped.
    Status add(QByteArray &chunk)
    {
        const qint64 count = room();
        chunk.append(QByteArray(count - chunk.size(), 0));
        m_left -= count;
        QByteArray out(count + Extra, Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_push(
            &m_stream.cipher, octets(out), nullptr, octets(chunk), size_t(count), nullptr, 0,
            m_left > 0 ? 0 : crypto_secretstream_xchacha20poly1305_TAG_FINAL);
        sodium_memzero(chunk.data(), size_t(chunk.size()));
        m_stream.add(out);
        return write(m_sealed, out);
    }
    FileSeal end()
    {
        m_seal.digest = m_stream.digest();
        return m_seal;
    }

private:
    QIODevice &m_sealed;
    FileSeal m_seal;
    Stream m_stream;
    qint64 m_left;
};

// What is written into it is sealed.
class SealingDevice : public QIODevice
{
public:
    explicit SealingDevice(SealedWriter &writer)
        : m_writer(writer)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    ~SealingDevice() override { wipe(); }

    // The last chunk, and what is padding alone.
    Status finish()
    {
        while (!m_writer.isWhole()) {
            DUNLIN_CHECK(m_writer.add(m_begun));
            m_begun.clear();
        }
        return ok();
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 count) override
    {
        for (qint64 at = 0; at < count;) {
            const qint64 taken = std::min(count - at, m_writer.room() - m_begun.size());
            if (taken <= 0)
                return -1;
            m_begun.append(bytes + at, taken);
            at += taken;
            if (m_begun.size() < m_writer.room())
                continue;
            if (!m_writer.add(m_begun).ok())
                return -1;
            m_begun.clear();
        }
        return count;
    }

private:
    void wipe()
    {
        if (!m_begun.isEmpty())
            sodium_memzero(m_begun.data(), size_t(m_begun.size()));
    }

    SealedWriter &m_writer;
    QByteArray m_begun;
};

} // namespace

qint64 paddedFileSize(qint64 size)
{
    if (size <= SmallestFile)
        return SmallestFile;
    // Padmé (Nikitin et al. 2019): as many low bits are zero as keep the rest to the order of log log.
    const auto exponent = int(std::bit_width(quint64(size))) - 1;
    const auto kept = int(std::bit_width(quint32(exponent)));
    const quint64 mask = (quint64(1) << (exponent - kept)) - 1;
    return qint64((quint64(size) + mask) & ~mask);
}

qint64 sealedFileSize(qint64 size)
{
    const qint64 padded = paddedFileSize(size);
    return Header + padded + (padded + Chunk - 1) / Chunk * Extra;
}

Result<FileSeal> sealFile(QIODevice &plain, QIODevice &sealed)
{
    const qint64 size = plain.size();
    if (plain.isSequential() || !plain.seek(0))
        return fail(Errc::Unavailable, u"a file that can't be read from its beginning"_s);
    if (size > MaxSealedFile)
        return fail(Errc::TooLarge, u"a file is too large to be sealed"_s);
    SealedWriter writer(sealed, size);
    DUNLIN_CHECK(writer.begin());
    qint64 fromFile = size;
    while (!writer.isWhole()) {
        const qint64 wanted = std::min(fromFile, writer.room());
        QByteArray chunk = plain.read(wanted);
        if (chunk.size() != wanted)
            return fail(Errc::Unavailable, u"a file changed or failed while it was read"_s);
        fromFile -= wanted;
        DUNLIN_CHECK(writer.add(chunk));
    }
    return writer.end();
}

Status openFile(QIODevice &sealed, QIODevice &plain, const FileSeal &seal)
{
    if (seal.key.size() != crypto_secretstream_xchacha20poly1305_KEYBYTES || seal.size < 0
        || seal.size > MaxSealedFile)
        return damagedFile();
    Stream stream;
    const QByteArray header = sealed.read(Header);
    if (header.size() != Header)
        return damagedFile();
    stream.add(header);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.cipher, octets(header),
                                                        octets(seal.key.reveal()))
        != 0)
        return damagedFile();

    qint64 toFile = seal.size;
    for (qint64 left = paddedFileSize(seal.size); left > 0;) {
        const qint64 count = std::min(left, Chunk);
        const QByteArray in = sealed.read(count + Extra);
        if (in.size() != count + Extra)
            return damagedFile();
        left -= count;
        stream.add(in);
        QByteArray chunk(count, Qt::Uninitialized);
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream.cipher, octets(chunk), nullptr, &tag,
                                                       octets(in), size_t(in.size()), nullptr, 0)
            != 0)
            return damagedFile();
        // The end is where the length says, and nowhere else.
        if ((tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != (left == 0))
            return damagedFile();
        chunk.truncate(std::min(toFile, count));
        toFile -= chunk.size();
        DUNLIN_CHECK(write(plain, chunk));
    }
    if (!sealed.atEnd() || stream.digest() != seal.digest)
        return damagedFile();
    return ok();
}

Result<FileSeal> resealFile(QIODevice &sealed, QIODevice &anew, const FileSeal &seal)
{
    if (seal.size < 0 || seal.size > MaxSealedFile)
        return damagedFile();
    SealedWriter writer(anew, seal.size);
    DUNLIN_CHECK(writer.begin());
    SealingDevice through(writer);
    DUNLIN_CHECK(openFile(sealed, through, seal));
    DUNLIN_CHECK(through.finish());
    return writer.end();
}

} // namespace dunlin::client
