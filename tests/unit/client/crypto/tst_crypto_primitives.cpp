// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The primitives that everything else stands on, held against published vectors: as they are linked, and as
// libomemo-c gets them from us.

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/crypto/key_state.h"
#include "client/crypto/signing.h"
#include "library_calls.h"
#include "shared/core/aead.h"

#include <QtTest>

#include <omemo/signal_protocol.h>
// Needs the types above.
#include <omemo/curve.h>
#include <omemo/hkdf.h>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

} // namespace

class CryptoPrimitivesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void hmacIsThatOfRfc4231()
    {
        QCOMPARE(hmac(QByteArray(20, 0x0b), "Hi There").toHex(),
                 "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QCOMPARE(hmac("Jefe", "what do ya want for nothing?").toHex(),
                 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        // The step of a sender's chain is the same function.
        QCOMPARE(hmacByte(Secret(QByteArray(32, 'k')), 1).reveal(),
                 hmac(QByteArray(32, 'k'), QByteArray(1, 1)));
    }

    void sha512IsThatOfFips180AndMayBeUsedTwice()
    {
        const signal_crypto_provider &p = omemoProvider();
        void *state = nullptr;
        QCOMPARE(p.sha512_digest_init_func(&state, nullptr), SG_SUCCESS);
        for (int i = 0; i < 2; ++i) {
            signal_buffer *out = nullptr;
            p.sha512_digest_update_func(state, reinterpret_cast<const uint8_t *>("abc"), 3,
                                        nullptr);
            p.sha512_digest_final_func(state, &out, nullptr);
            QCOMPARE(taken(out).toHex(),
                     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a"
                     "274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
        }
        p.sha512_digest_cleanup_func(state, nullptr);
    }

    void aesIsThatOfSp800And38A()
    {
        const signal_crypto_provider &p = omemoProvider();
        const QByteArray key =
            hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
        const QByteArray iv = hex("000102030405060708090a0b0c0d0e0f");
        const QByteArray plain =
            hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
        signal_buffer *sealed = nullptr;
        QCOMPARE(p.encrypt_func(&sealed, SG_CIPHER_AES_CBC_PKCS5, octets(key), 32, octets(iv), 16,
                                octets(plain), size_t(plain.size()), nullptr),
                 SG_SUCCESS);
        const QByteArray bytes = taken(sealed);
        QCOMPARE(bytes.size(), 48); // and a block of padding
        QCOMPARE(bytes.left(32).toHex(),
                 "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d");

        signal_buffer *opened = nullptr;
        QCOMPARE(p.decrypt_func(&opened, SG_CIPHER_AES_CBC_PKCS5, octets(key), 32, octets(iv), 16,
                                octets(bytes), size_t(bytes.size()), nullptr),
                 SG_SUCCESS);
        QCOMPARE(taken(opened), plain);
        // No other cipher, key size or padding.
        QVERIFY(p.encrypt_func(&sealed, SG_CIPHER_AES_CTR_NOPADDING, octets(key), 32, octets(iv),
                               16, octets(plain), 16, nullptr)
                < 0);
        QVERIFY(p.encrypt_func(&sealed, SG_CIPHER_AES_CBC_PKCS5, octets(key), 16, octets(iv), 16,
                               octets(plain), 16, nullptr)
                < 0);
        QVERIFY(p.decrypt_func(&opened, SG_CIPHER_AES_CBC_PKCS5, octets(key), 32, octets(iv), 16,
                               octets(bytes), 32, nullptr)
                < 0);
    }

    void libraryDerivesAndAgreesAsRfc5869And7748()
    {
        signal_context *context = nullptr;
        QCOMPARE(signal_context_create(&context, nullptr), SG_SUCCESS);
        QVERIFY(installOmemoProvider(context));

        hkdf_context *hkdf = nullptr;
        QCOMPARE(hkdf_create(&hkdf, 4, context), SG_SUCCESS);
        const QByteArray input(22, 0x0b);
        const QByteArray salt = hex("000102030405060708090a0b0c");
        const QByteArray info = hex("f0f1f2f3f4f5f6f7f8f9");
        uint8_t *out = nullptr;
        QCOMPARE(hkdf_derive_secrets(hkdf, &out, octets(input), 22, octets(salt), 13, octets(info),
                                     10, 42),
                 ssize_t(42));
        QCOMPARE(QByteArray(reinterpret_cast<char *>(out), 42).toHex(),
                 "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b88718"
                 "5865");
        free(out);
        hkdf_destroy(reinterpret_cast<signal_type_base *>(hkdf));

        QByteArray scalar = hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4");
        // The library does not clamp what it is handed; the RFC's function does.
        scalar[0] = char(scalar.at(0) & 248);
        scalar[31] = char((scalar.at(31) & 127) | 64);
        const QByteArray point =
            hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
        ec_private_key *secret = nullptr;
        ec_public_key *other = nullptr;
        uint8_t *shared = nullptr;
        QCOMPARE(curve_decode_private_point(&secret, octets(scalar), 32, context), SG_SUCCESS);
        QCOMPARE(curve_decode_point_mont(&other, octets(point), 32, context), SG_SUCCESS);
        QCOMPARE(curve_calculate_agreement(&shared, other, secret), 32);
        QCOMPARE(QByteArray(reinterpret_cast<char *>(shared), 32).toHex(),
                 "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
        free(shared);
        signal_type_unref(reinterpret_cast<signal_type_base *>(secret));
        signal_type_unref(reinterpret_cast<signal_type_base *>(other));
        signal_context_destroy(context);
    }

    void blake2bIsThatOfRfc7693()
    {
        QCOMPARE(blake2b("abc", 64).toHex(),
                 "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792d"
                 "c252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    }

    void aeadIsThatOfTheXchachaDraft()
    {
        QByteArray key;
        QByteArray nonce;
        for (int i = 0; i < 32; ++i)
            key.append(char(0x80 + i));
        for (int i = 0; i < 24; ++i)
            nonce.append(char(0x40 + i));
        const QByteArray associated = hex("50515253c0c1c2c3c4c5c6c7");
        const QByteArray plain = "Ladies and Gentlemen of the class of '99: If I could offer you "
                                 "only one tip for the future, sunscreen would be it.";
        const Secret secret(std::move(key));
        const QByteArray sealed = aeadSeal(secret, nonce, associated, plain);
        QCOMPARE(sealed.right(16).toHex(), "c0875924c1c7987947deafd8780acf49");
        QCOMPARE(sealed.left(16).toHex(), "bd6d179d3e83d43b9576579493c0e939");
        QVERIFY(aeadOpen(secret, nonce, associated, sealed) == plain);
    }

    void signaturesAreThoseOfRfc8032()
    {
        const auto key = SigningKey::fromSeed(
            Secret(hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")));
        QVERIFY(key);
        QCOMPARE(key->publicKey().toHex(),
                 "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        const QByteArray signature = key->sign(hex("72"));
        QCOMPARE(signature.toHex(),
                 "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
                 "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        QVERIFY(verifySignature(key->publicKey(), hex("72"), signature));
        QVERIFY(!verifySignature(key->publicKey(), hex("73"), signature));
        QVERIFY(!verifySignature(key->publicKey().left(31), hex("72"), signature));
        QVERIFY(!verifySignature(key->publicKey(), hex("72"), signature.left(63)));
        QVERIFY(!SigningKey::fromSeed(Secret(QByteArray(31, 1))));
        QCOMPARE(SigningKey::fromSeed(key->seed())->publicKey(), key->publicKey());

        // The same signature with S + L in S's place: another encoding of what was signed once.
        QByteArray other = signature;
        const QByteArray order =
            hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        int carry = 0;
        for (int i = 0; i < 32; ++i) {
            carry += quint8(other.at(32 + i)) + quint8(order.at(i));
            other[32 + i] = char(carry);
            carry >>= 8;
        }
        QVERIFY(!verifySignature(key->publicKey(), hex("72"), other));
    }

    void pointsOfSmallOrderAreRefused_data()
    {
        QTest::addColumn<QByteArray>("point");
        QTest::newRow("0") << QByteArray(32, 0);
        QTest::newRow("1") << QByteArray(1, 1) + QByteArray(31, 0);
        QTest::newRow("order 8, a")
            << hex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800");
        QTest::newRow("order 8, b")
            << hex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157");
        for (const char *first : {"ec", "ed", "ee"})
            QTest::addRow("p%s", first) << hex(first) + QByteArray(30, char(0xff)) + hex("7f");
        // The same points written otherwise: what one side refuses, another would take.
        QTest::newRow("9 with the top bit")
            << QByteArray(1, 9) + QByteArray(30, 0) + QByteArray(1, char(0x80));
        QTest::newRow("9 and the prime")
            << QByteArray(1, char(0xf6)) + QByteArray(30, char(0xff)) + hex("7f");
        QTest::newRow("short") << QByteArray(31, 9);
    }
    void pointsOfSmallOrderAreRefused()
    {
        QFETCH(const QByteArray, point);
        QVERIFY(!isX25519Point(point));
        QVERIFY(!isEd25519Point(point));
        QVERIFY(isX25519Point(QByteArray(1, 9) + QByteArray(31, 0)));
        QVERIFY(isEd25519Point(SigningKey::create().publicKey()));
    }

    void readerStopsAtTheFirstFault()
    {
        const QByteArray bytes = ByteWriter().u8(7).u32(0x01020304).u64(5).prefixed("abc").take();
        QCOMPARE(bytes.left(5).toHex(), "0701020304");
        ByteReader good(bytes);
        QCOMPARE(good.u8(), quint8(7));
        QCOMPARE(good.u32(), 0x01020304u);
        QCOMPARE(good.u64(), quint64(5));
        QCOMPARE(good.prefixed(3), "abc");
        QVERIFY(good.finished());

        for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
            const QByteArray shorter = bytes.left(cut);
            ByteReader reader(shorter);
            reader.u8();
            reader.u32();
            reader.u64();
            reader.prefixed(3);
            QVERIFY(!reader.finished());
            QCOMPARE(reader.left(), 0);
        }
        ByteReader tooLong(bytes);
        tooLong.raw(13);
        QCOMPARE(tooLong.prefixed(2), QByteArray());
        QVERIFY(!tooLong.ok());
        const QByteArray huge = hex("ffffffff00");
        ByteReader lying(huge);
        QCOMPARE(lying.prefixed(1 << 20), QByteArray());
        QVERIFY(!lying.ok());
    }

    void workInsideWorkIsTakenOverWholeOrNotAtAll()
    {
        struct Nothing final : StateReader {
            Result<std::optional<Secret>> read(const StateKey &) const override
            {
                return std::optional<Secret>();
            }
        } nothing;
        StateWork outer(nothing);
        const StateKey a{StateKind::Session, "a"};
        const StateKey b{StateKind::Session, "b"};
        outer.write(a, Secret("one"));
        {
            StateWork dropped(outer);
            dropped.erase(a);
            QVERIFY(!*dropped.read(a));
        }
        QCOMPARE((*outer.read(a))->reveal(), "one");
        StateWork kept(outer);
        kept.erase(a);
        kept.write(b, Secret("two"));
        outer.absorb(std::move(kept));
        QVERIFY(!*outer.read(a));
        QCOMPARE(outer.changes().size(), 2);
        QVERIFY(!outer.changes().constFirst().value);
    }

    void everyCauseHasANameOfItsOwn()
    {
        QSet<QString> names;
        for (int i = int(Cause::NoSession); i <= int(Cause::LocalState); ++i) {
            const Error error = refusal(Cause(i), u"x"_s);
            QCOMPARE(causeOf(error), Cause(i));
            names.insert(QString(causeName(Cause(i))));
        }
        QCOMPARE(names.size(), int(Cause::LocalState));
        QVERIFY(!causeOf(fail(Errc::Unavailable, u"x"_s)));
        QVERIFY(!causeOf(fail(Errc::Invalid, u"x"_s, u"damagedField"_s)));
    }
};

QTEST_GUILESS_MAIN(CryptoPrimitivesTest)
#include "tst_crypto_primitives.moc"
