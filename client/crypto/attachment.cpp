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

Error damaged()
{
    return refusal(Cause::Damaged, u"a file that is not what its message says"_s);
}

Status write(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) != bytes.size())
        return fail(Errc::Unavailable, u"a file can't be written: "_s + device.errorString());
    return ok();
}

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
    FileSeal seal;
    seal.size = plain.size();
    if (plain.isSequential() || !plain.seek(0))
        return fail(Errc::Unavailable, u"a file that can't be read from its beginning"_s);
    if (seal.size > MaxSealedFile)
        return fail(Errc::TooLarge, u"a file is too large to be sealed"_s);
    QByteArray key(crypto_secretstream_xchacha20poly1305_KEYBYTES, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_keygen(octets(key));
    seal.key = Secret(std::move(key));

    Stream stream;
    QByteArray header(Header, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_init_push(&stream.cipher, octets(header),
                                                    octets(seal.key.reveal()));
    stream.add(header);
    DUNLIN_CHECK(write(sealed, header));

    qint64 fromFile = seal.size;
    for (qint64 left = paddedFileSize(seal.size); left > 0;) {
        const qint64 count = std::min(left, Chunk);
        const qint64 wanted = std::min(fromFile, count);
        QByteArray chunk = plain.read(wanted);
        if (chunk.size() != wanted)
            return fail(Errc::Unavailable, u"a file changed or failed while it was read"_s);
        fromFile -= wanted;
        left -= count;
        chunk.append(QByteArray(count - wanted, 0));
        QByteArray out(count + Extra, Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_push(
            &stream.cipher, octets(out), nullptr, octets(chunk), size_t(count), nullptr, 0,
            left > 0 ? 0 : crypto_secretstream_xchacha20poly1305_TAG_FINAL);
        sodium_memzero(chunk.data(), size_t(chunk.size()));
        stream.add(out);
        DUNLIN_CHECK(write(sealed, out));
    }
    seal.digest = stream.digest();
    return seal;
}

Status openFile(QIODevice &sealed, QIODevice &plain, const FileSeal &seal)
{
    if (seal.key.size() != crypto_secretstream_xchacha20poly1305_KEYBYTES || seal.size < 0
        || seal.size > MaxSealedFile)
        return damaged();
    Stream stream;
    const QByteArray header = sealed.read(Header);
    if (header.size() != Header)
        return damaged();
    stream.add(header);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.cipher, octets(header),
                                                        octets(seal.key.reveal()))
        != 0)
        return damaged();

    qint64 toFile = seal.size;
    for (qint64 left = paddedFileSize(seal.size); left > 0;) {
        const qint64 count = std::min(left, Chunk);
        const QByteArray in = sealed.read(count + Extra);
        if (in.size() != count + Extra)
            return damaged();
        left -= count;
        stream.add(in);
        QByteArray chunk(count, Qt::Uninitialized);
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream.cipher, octets(chunk), nullptr, &tag,
                                                       octets(in), size_t(in.size()), nullptr, 0)
            != 0)
            return damaged();
        // The end is where the length says, and nowhere else.
        if ((tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != (left == 0))
            return damaged();
        chunk.truncate(std::min(toFile, count));
        toFile -= chunk.size();
        DUNLIN_CHECK(write(plain, chunk));
    }
    if (!sealed.atEnd() || stream.digest() != seal.digest)
        return damaged();
    return ok();
}

} // namespace dunlin::client
