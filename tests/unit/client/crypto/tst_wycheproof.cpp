// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every vector of Project Wycheproof (tests/data/wycheproof) for what client/crypto calls, through our own functions:
// one that forgets to check something fails here.

#include "client/crypto/bytes.h"
#include "client/crypto/session_wire.h"
#include "crypto_parties.h"
#include "library_calls.h"
#include "shared/core/aead.h"
#include "shared/core/octets.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

struct Vector {
    QJsonObject group;
    QJsonObject test;

    QByteArray bytes(QLatin1StringView name) const
    {
        return QByteArray::fromHex(test.value(name).toString().toLatin1());
    }
    bool valid() const { return test.value("result"_L1) == "valid"_L1; }
    bool hasFlag(QLatin1StringView name) const
    {
        return test.value("flags"_L1).toArray().contains(name);
    }
    QString label() const
    {
        return QString::number(test.value("tcId"_L1).toInt()) + u' '
            + test.value("comment"_L1).toString();
    }
};

// What the file says of its own number must come out: a vector that is not read is none.
QList<Vector> vectorsOf(QLatin1StringView name)
{
    QFile file(QStringLiteral(DUNLIN_SOURCE_DIR) + "/tests/data/wycheproof/"_L1 + name);
    QList<Vector> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue group : whole.value("testGroups"_L1).toArray()) {
        for (const QJsonValue test : group["tests"_L1].toArray())
            all.append({group.toObject(), test.toObject()});
    }
    return all.size() == whole.value("numberOfTests"_L1).toInt() ? all : QList<Vector>();
}

// A function of omemoProvider() on AES-CBC; absent when it refuses.
std::optional<QByteArray> aes(decltype(signal_crypto_provider::encrypt_func) function,
                              const QByteArray &key, const QByteArray &iv, const QByteArray &input)
{
    signal_buffer *out = nullptr;
    if (function(&out, SG_CIPHER_AES_CBC_PKCS5, octets(key), size_t(key.size()), octets(iv),
                 size_t(iv.size()), octets(input), size_t(input.size()), nullptr)
        != SG_SUCCESS)
        return std::nullopt;
    return taken(out);
}

} // namespace

class WycheproofTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        QCOMPARE(signal_context_create(&m_context, nullptr), SG_SUCCESS);
        QVERIFY(installOmemoProvider(m_context));
    }
    void cleanupTestCase() { signal_context_destroy(m_context); }

    void signaturesOfEd25519()
    {
        const QList<Vector> all = vectorsOf("eddsa_test.json"_L1);
        QCOMPARE(all.size(), 145);
        for (const Vector &each : all) {
            const QJsonObject keys = each.group.value("key"_L1).toObject();
            const QByteArray shown = QByteArray::fromHex(keys["pk"_L1].toString().toLatin1());
            QByteArray seed = QByteArray::fromHex(keys["sk"_L1].toString().toLatin1());
            const QByteArray text = each.bytes("msg"_L1);
            const QByteArray signature = each.bytes("sig"_L1);
            QVERIFY2(verifySignature(shown, text, signature) == each.valid(),
                     qPrintable(each.label()));
            QVERIFY2(isEd25519Point(shown), qPrintable(each.label()));
            const auto key = SigningKey::fromSeed(Secret(std::move(seed)));
            QVERIFY2(key && key->publicKey() == shown, qPrintable(each.label()));
            // It is deterministic: what is valid is what we make ourselves.
            QVERIFY2((key->sign(text) == signature) == each.valid(), qPrintable(each.label()));
        }
    }

    void agreementsOfX25519()
    {
        const QList<Vector> all = vectorsOf("x25519_test.json"_L1);
        QCOMPARE(all.size(), 518);
        int refused = 0;
        for (const Vector &each : all) {
            const QByteArray point = each.bytes("public"_L1);
            const bool usable = !each.hasFlag("LowOrderPublic"_L1)
                && !each.hasFlag("ZeroSharedSecret"_L1) && !each.hasFlag("NonCanonicalPublic"_L1);
            QVERIFY2(isX25519Point(point) == usable, qPrintable(each.label()));
            if (!usable) {
                ++refused;
                continue;
            }
            QVERIFY2(agreement(each.bytes("private"_L1), point) == each.bytes("shared"_L1),
                     qPrintable(each.label()));
        }
        QCOMPARE(refused, 44);
    }

    // The same points, where a server or a peer can put one.
    void noDoorTakesABadPoint()
    {
        Directory all;
        Person ada(all);
        Person bob(all);
        Device &a = ada.first();
        const Bundle good = bob.first().bundle();
        QVERIFY(a.begin(good).ok());
        const QByteArray first = a.seal(bob.first(), "text")->bytes;
        const Result<KeyExchange> exchange = readKeyExchange(first);
        QVERIFY(exchange.ok());
        Device &b = ada.addDevice(); // begins anew each time
        for (const Vector &each : vectorsOf("x25519_test.json"_L1)) {
            const QByteArray point = each.bytes("public"_L1);
            if (isX25519Point(point))
                continue;
            for (int place = 0; place < 3; ++place) {
                Bundle bad = good;
                if (place == 2)
                    bad.oneTime.reset();
                (place == 0       ? bad.prekey.key
                     : place == 1 ? bad.oneTime->key
                                  : bad.prekey.lastResort.key) = point;
                QVERIFY2(causeNumber(b.begin(bad)) == int(Cause::BadKeys),
                         qPrintable(each.label()));
            }
            for (const QByteArray &key : {exchange->ephemeralKey, exchange->message.ratchetKey}) {
                QByteArray bad = first;
                bad.replace(key, point);
                QVERIFY2(causeNumber(readKeyExchange(bad)) == int(Cause::BadKeys),
                         qPrintable(each.label()));
            }
        }
    }

    void sealsOfXChaCha20Poly1305()
    {
        const QList<Vector> all = vectorsOf("xchacha20_poly1305_test.json"_L1);
        QCOMPARE(all.size(), 284);
        for (const Vector &each : all) {
            const Secret key(each.bytes("key"_L1));
            const QByteArray nonce = each.bytes("iv"_L1);
            const QByteArray associated = each.bytes("aad"_L1);
            const QByteArray sealed = each.bytes("ct"_L1) + each.bytes("tag"_L1);
            const auto opened = aeadOpen(key, nonce, associated, sealed);
            if (!each.valid()) {
                QVERIFY2(!opened, qPrintable(each.label()));
                continue;
            }
            QVERIFY2(opened && *opened == each.bytes("msg"_L1), qPrintable(each.label()));
            QVERIFY2(aeadSeal(key, nonce, associated, *opened) == sealed, qPrintable(each.label()));
            // What begins with the right key or nonce is not it.
            QVERIFY2(!aeadOpen(key, nonce + '\0', associated, sealed), qPrintable(each.label()));
            QVERIFY2(!aeadOpen(Secret(QByteArray(key.reveal() + '\0')), nonce, associated, sealed),
                     qPrintable(each.label()));
            for (qsizetype cut = 0; cut < AeadTagSize; ++cut)
                QVERIFY2(!aeadOpen(key, nonce, associated, sealed.left(cut)),
                         qPrintable(each.label()));
            QVERIFY2(!aeadOpen(key, nonce, associated, sealed.chopped(1)),
                     qPrintable(each.label()));
        }
    }

    void macsOfHmacSha256()
    {
        const QList<Vector> all = vectorsOf("hmac_sha256_test.json"_L1);
        QCOMPARE(all.size(), 174);
        for (const Vector &each : all) {
            const QByteArray tag = each.bytes("tag"_L1);
            const QByteArray made = hmac(each.bytes("key"_L1), each.bytes("msg"_L1));
            QVERIFY2((made.left(tag.size()) == tag) == each.valid(), qPrintable(each.label()));
            // A sender's chain takes its steps by the same function.
            if (each.valid() && tag.size() == 32 && each.bytes("msg"_L1).size() == 1)
                QCOMPARE(hmacByte(Secret(each.bytes("key"_L1)), quint8(each.bytes("msg"_L1).at(0)))
                             .reveal(),
                         tag);
        }
    }

    void keysOfHkdfSha256()
    {
        const QList<Vector> all = vectorsOf("hkdf_sha256_test.json"_L1);
        QCOMPARE(all.size(), 105);
        hkdf_context *hkdf = nullptr;
        QCOMPARE(hkdf_create(&hkdf, 4, m_context), SG_SUCCESS);
        int compared = 0;
        for (const Vector &each : all) {
            const QByteArray input = each.bytes("ikm"_L1);
            const QByteArray salt = each.bytes("salt"_L1);
            const QByteArray info = each.bytes("info"_L1);
            const QByteArray wanted = each.bytes("okm"_L1);
            // Three vectors of 8 160 bytes, where the standard ends, and three beyond: the library, which counts its
            // blocks in a byte, never comes to an end there. It asks itself for 64 and 80 bytes alone.
            if (!each.valid() || wanted.size() > 254 * 32)
                continue;
            uint8_t *out = nullptr;
            const ssize_t size = hkdf_derive_secrets(
                hkdf, &out, octets(input), size_t(input.size()), octets(salt), size_t(salt.size()),
                octets(info), size_t(info.size()), size_t(wanted.size()));
            QVERIFY2(size == wanted.size(), qPrintable(each.label()));
            const QByteArray made(reinterpret_cast<char *>(out), qsizetype(size));
            free(out);
            QVERIFY2(made == wanted, qPrintable(each.label()));
            ++compared;
        }
        hkdf_destroy(reinterpret_cast<signal_type_base *>(hkdf));
        QCOMPARE(compared, 99);
    }

    void blocksOfAes256Cbc()
    {
        const QList<Vector> all = vectorsOf("aes_cbc_pkcs5_test.json"_L1);
        QCOMPARE(all.size(), 183);
        for (const Vector &each : all) {
            const QByteArray key = each.bytes("key"_L1);
            const QByteArray iv = each.bytes("iv"_L1);
            const QByteArray plain = each.bytes("msg"_L1);
            const QByteArray sealed = each.bytes("ct"_L1);
            const auto opened = aes(omemoProvider().decrypt_func, key, iv, sealed);
            if (key.size() != 32) {
                QVERIFY2(!opened, qPrintable(each.label()));
                QVERIFY2(!aes(omemoProvider().encrypt_func, key, iv, plain),
                         qPrintable(each.label()));
                continue;
            }
            QVERIFY2(opened.has_value() == each.valid(), qPrintable(each.label()));
            if (!each.valid())
                continue;
            QVERIFY2(*opened == plain, qPrintable(each.label()));
            QVERIFY2(aes(omemoProvider().encrypt_func, key, iv, plain) == sealed,
                     qPrintable(each.label()));
        }
    }

private:
    // By the library, as a session does it; clamped as RFC 7748 says, which it leaves to its callers.
    QByteArray agreement(QByteArray scalar, const QByteArray &point) const
    {
        scalar[0] = char(scalar.at(0) & 248);
        scalar[31] = char((scalar.at(31) & 127) | 64);
        ec_private_key *secret = nullptr;
        ec_public_key *other = nullptr;
        uint8_t *shared = nullptr;
        QByteArray made;
        if (curve_decode_private_point(&secret, octets(scalar), 32, m_context) == SG_SUCCESS
            && curve_decode_point_mont(&other, octets(point), 32, m_context) == SG_SUCCESS
            && curve_calculate_agreement(&shared, other, secret) == 32)
            made = QByteArray(reinterpret_cast<char *>(shared), 32);
        free(shared);
        signal_type_unref(reinterpret_cast<signal_type_base *>(secret));
        signal_type_unref(reinterpret_cast<signal_type_base *>(other));
        return made;
    }

    signal_context *m_context = nullptr;
};

QTEST_GUILESS_MAIN(WycheproofTest)
#include "tst_wycheproof.moc"
