// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/shared/every_type.h"

#include "shared/codec/cbor_codec.h"
#include "shared/codec/json_codec.h"
#include "shared/schema/sample.h"

#include <QCborMap>
#include <QTest>

using namespace dunlin;
using namespace Qt::StringLiterals;

namespace {

struct Inner {
    QString text;
    bool operator==(const Inner &) const = default;
    static constexpr const char *typeName = "Inner";
    static constexpr auto fields = FieldList{field(1, "text", &Inner::text)};
};

struct Probe {
    qint64 number = 0;
    qint32 small = 0;
    QString text;
    QByteArray bytes;
    std::optional<UserId> user;
    QList<Inner> list;
    wire::Role role = wire::Role::Member;
    bool flag = false;
    bool operator==(const Probe &) const = default;
    static constexpr const char *typeName = "Probe";
    static constexpr auto fields = FieldList{
        field(1, "number", &Probe::number), field(2, "small", &Probe::small),
        field(3, "text", &Probe::text),     field(4, "bytes", &Probe::bytes),
        field(5, "user", &Probe::user),     defaulted(6, "list", &Probe::list),
        defaulted(7, "role", &Probe::role), defaulted(8, "flag", &Probe::flag),
    };
};
static_assert(isWireType<Probe>());

struct Forgetful {
    int one = 0;
    int two = 0;
    [[maybe_unused]] static constexpr const char *typeName = "Forgetful";
    static constexpr auto fields = FieldList{field(1, "one", &Forgetful::one)};
};
static_assert(!namesEveryMember<Forgetful>());

struct Doubled {
    int one = 0;
    int two = 0;
    [[maybe_unused]] static constexpr const char *typeName = "Doubled";
    static constexpr auto fields =
        FieldList{field(1, "one", &Doubled::one), field(1, "two", &Doubled::two)};
};
static_assert(!tagsAreUnique<Doubled>());

QByteArray cborOf(const QCborValue &value)
{
    return value.toCbor();
}

} // namespace

class CodecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTypeComesBackEqual();
    void everyTruncationIsRefused();
    void everyMutationIsSurvived();
    void unknownFieldsAreSkipped();
    void badCborIsRefused_data();
    void badCborIsRefused();
    void badJsonIsRefused_data();
    void badJsonIsRefused();
    void absentFieldsAreNamed();
    void announcedLengthsTakeNoMemory();
    void unknownEnumsAreZeroForAClient();
    void integersKeepTheirSixtyFourBits();
    void writingIsDeterministic();
};

void CodecTest::everyTypeComesBackEqual()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    forEveryWireType([&random](auto type) {
        using T = typename decltype(type)::type;
        for (int i = 0; i < 50; ++i) {
            const T value = sample<T>(random);
            const auto cbor = fromCbor<T>(toCbor(value));
            QVERIFY2(cbor.ok(), T::typeName);
            QVERIFY2(*cbor == value, T::typeName);
            const auto json = fromJson<T>(toJson(value));
            QVERIFY2(json.ok(), T::typeName);
            QVERIFY2(*json == value, T::typeName);
        }
    });
}

void CodecTest::everyTruncationIsRefused()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    int cuts = 0;
    forEveryWireType([&](auto type) {
        using T = typename decltype(type)::type;
        // Everywhere in what is short; in what is long at some 500 places, others in each run.
        const auto stride = [&random](const QByteArray &bytes) {
            return bytes.size() < 500 ? 1 : random.bounded(1, int(bytes.size() / 250));
        };
        const QByteArray cbor = toCbor(sample<T>(random));
        for (qsizetype length = 0; length < cbor.size(); length += stride(cbor), ++cuts)
            QVERIFY2(!fromCbor<T>(cbor.left(length)).ok(), T::typeName);
        const QByteArray json = toJson(sample<T>(random));
        for (qsizetype length = 0; length < json.size(); length += stride(json), ++cuts)
            QVERIFY2(!fromJson<T>(json.left(length)).ok(), T::typeName);
    });
    QVERIFY(cuts > 1000);
}

void CodecTest::everyMutationIsSurvived()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    int accepted = 0;
    forEveryWireType([&](auto type) {
        using T = typename decltype(type)::type;
        for (int i = 0; i < 300; ++i) {
            QByteArray cbor = toCbor(sample<T>(random));
            for (int n = random.bounded(1, 4); n > 0; --n)
                cbor[random.bounded(int(cbor.size()))] = char(random.generate());
            // What is accepted must be a value that writes and reads back.
            if (const auto value = fromCbor<T>(cbor); value.ok()) {
                ++accepted;
                QVERIFY(fromCbor<T>(toCbor(*value)).ok());
            }
            QByteArray json = toJson(sample<T>(random));
            json[random.bounded(int(json.size()))] = char(random.bounded(256));
            if (const auto value = fromJson<T>(json); value.ok())
                QVERIFY(fromJson<T>(toJson(*value)).ok());
        }
    });
    QVERIFY(accepted > 0);
}

void CodecTest::unknownFieldsAreSkipped()
{
    QCborMap map{{1, 5}, {99, QCborArray{1, QCborMap{{1, u"deep"_s}}}}, {-3, true}};
    map[2] = 1;
    map[3] = u"t"_s;
    map[4] = QByteArray("b");
    const auto probe = fromCbor<Probe>(cborOf(map));
    QVERIFY(probe.ok());
    QCOMPARE(probe->number, 5);
    const auto json =
        fromJson<Probe>(R"({"number":5,"small":1,"text":"t","bytes":"Yg==","new":{"a":[1]}})");
    QVERIFY(json.ok());
    QCOMPARE(json->bytes, QByteArray("b"));
}

void CodecTest::badCborIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("field");
    const auto with = [](int tag, const QCborValue &value) {
        QCborMap map{{1, 5}, {2, 1}, {3, u"t"_s}, {4, QByteArray("b")}};
        map[tag] = value;
        return cborOf(map);
    };
    QTest::addRow("text for number") << with(1, u"5"_s) << u"number"_s;
    QTest::addRow("float for number") << with(1, 1.5) << u"number"_s;
    QTest::addRow("beyond 64 bits")
        << QByteArray::fromHex("a4011bffffffffffffffff020103617404416a") << u"number"_s;
    QTest::addRow("negative beyond")
        << QByteArray::fromHex("a4013bffffffffffffffff020103617404416a") << u"number"_s;
    QTest::addRow("beyond 32 bits") << with(2, qint64(1) << 40) << u"small"_s;
    QTest::addRow("bytes for text") << with(3, QByteArray("t")) << u"text"_s;
    QTest::addRow("nul in text") << with(3, QString(QChar(0))) << u"text"_s;
    QTest::addRow("bad utf-8") << QByteArray::fromHex("a40105020103 61ff 044162") << u"text"_s;
    QTest::addRow("indefinite text")
        << QByteArray::fromHex("a40105020103 7f6174ff 044162") << u"text"_s;
    QTest::addRow("short id") << with(5, QByteArray(15, 'x')) << u"user"_s;
    QTest::addRow("null id") << with(5, QByteArray(16, '\0')) << u"user"_s;
    QTest::addRow("map for list") << with(6, QCborMap{}) << u"list"_s;
    QTest::addRow("unknown role") << with(7, 99) << u"role"_s;
    QTest::addRow("number for bool") << with(8, 1) << u"flag"_s;
    QTest::addRow("twice") << QByteArray::fromHex("a5010501060201036174044162") << u"number"_s;
    QTest::addRow("not a map") << QByteArray::fromHex("83010203") << QString();
    QTest::addRow("indefinite map") << QByteArray::fromHex("bf01050201036174044162ff") << QString();
    QTest::addRow("trailing byte") << QByteArray::fromHex("a40105020103617404416200") << QString();
    QTest::addRow("empty") << QByteArray() << QString();
    QTest::addRow("text key") << QByteArray::fromHex("a1616105") << QString();
}

void CodecTest::badCborIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, field);
    const auto value = fromCbor<Probe>(bytes);
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, Errc::Invalid);
    QCOMPARE(value.error().field, field);
}

void CodecTest::badJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto with = [](const char *rest) {
        return QByteArray(R"({"number":1,"small":1,"bytes":"",)") + rest + '}';
    };
    QTest::addRow("number in quotes")
        << QByteArray(R"({"number":"1","small":1,"text":"","bytes":""})");
    QTest::addRow("fraction") << QByteArray(R"({"number":1.5,"small":1,"text":"","bytes":""})");
    QTest::addRow("huge") << QByteArray(R"({"number":1e300,"small":1,"text":"","bytes":""})");
    QTest::addRow("beyond 64 bits")
        << QByteArray(R"({"number":9223372036854775808,"small":1,"text":"","bytes":""})");
    QTest::addRow("duplicate key") << with(R"("text":"a","text":"b")");
    QTest::addRow("duplicate escaped key") << with(R"("text":"a","te\u0078t":"b")");
    QTest::addRow("nul") << with(R"("text":"\u0000")");
    QTest::addRow("lone surrogate") << with(R"("text":"\ud83d")");
    QTest::addRow("raw bad utf-8") << with("\"text\":\"\xff\"");
    QTest::addRow("byte order mark") << QByteArray("\xef\xbb\xbf") + with(R"("text":"a")");
    QTest::addRow("trailing comma") << with(R"("text":"a",)");
    QTest::addRow("two values") << with(R"("text":"a")") + "{}";
    QTest::addRow("array") << QByteArray("[]");
    QTest::addRow("bad base64") << QByteArray(R"({"number":1,"small":1,"text":"","bytes":"!"})");
    QTest::addRow("id without dashes")
        << with(R"("text":"","user":"01890a5dac96774bbcceb302099a8057")");
    QTest::addRow("enum by number") << with(R"("text":"","role":2)");
    QTest::addRow("unknown role") << with(R"("text":"","role":"king")");
    QTest::addRow("seventeen deep") << with(
        QByteArray("\"text\":\"\",\"x\":" + QByteArray(17, '[') + QByteArray(17, ']')).constData());
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("open string") << QByteArray("{\"a");
    QTest::addRow("backslash at the end") << QByteArray("{\"a\\");
}

void CodecTest::badJsonIsRefused()
{
    QFETCH(QByteArray, text);
    const auto value = fromJson<Probe>(text);
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, Errc::Invalid);
}

void CodecTest::absentFieldsAreNamed()
{
    const auto json = fromJson<Probe>(R"({"number":1,"small":1,"bytes":""})");
    QCOMPARE(json.error().field, u"text"_s);
    const auto cbor = fromCbor<Probe>(cborOf(QCborMap{{1, 5}, {2, 1}, {4, QByteArray()}}));
    QCOMPARE(cbor.error().field, u"text"_s);
}

void CodecTest::announcedLengthsTakeNoMemory()
{
    // A text of 2^62 bytes, an array of 2^62 items, in a message of a few bytes.
    QVERIFY(!fromCbor<Probe>(QByteArray::fromHex("a40105020103 7b4000000000000000")).ok());
    QVERIFY(!fromCbor<Probe>(QByteArray::fromHex("a1069b4000000000000000")).ok());
    QVERIFY(!fromCbor<Probe>(QByteArray::fromHex("bb4000000000000000")).ok());
    // And one within the limit, but more than is there.
    QVERIFY(!fromCbor<Probe>(QByteArray::fromHex("a40105020103 7a000f4240 6162")).ok());
}

void CodecTest::unknownEnumsAreZeroForAClient()
{
    const DecodeOptions client{{}, Unknown::Zero};
    const auto cbor = fromCbor<wire::MemberPut>(cborOf(QCborMap{{1, 77}}), client);
    QVERIFY(cbor.ok());
    QCOMPARE(cbor->role, wire::Role::Unknown);
    const auto json = fromJson<wire::MemberPut>(R"({"role":"king"})", client);
    QVERIFY(json.ok());
    QCOMPARE(json->role, wire::Role::Unknown);
}

void CodecTest::integersKeepTheirSixtyFourBits()
{
    for (const qint64 number :
         {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min() + 1, qint64(-1),
          (qint64(1) << 53) + 1}) {
        const wire::Pong pong{number};
        QCOMPARE(fromCbor<wire::Pong>(toCbor(pong))->serverTime, number);
        QCOMPARE(fromJson<wire::Pong>(toJson(pong))->serverTime, number);
    }
    QCOMPARE(fromJson<wire::Pong>(R"({"serverTime":1.0})")->serverTime, 1);
}

void CodecTest::writingIsDeterministic()
{
    QRandomGenerator random(3);
    forEveryWireType([&](auto type) {
        using T = typename decltype(type)::type;
        const T value = sample<T>(random);
        const QByteArray bytes = toCbor(value);
        QCOMPARE(toCbor(*fromCbor<T>(bytes)), bytes);
    });
}

QTEST_GUILESS_MAIN(CodecTest)
#include "tst_codec.moc"
