// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/codec/frame.h"
#include "shared/wire/frames.h"

#include <QCborArray>
#include <QCborMap>
#include <QTest>

using namespace dunlin;
using namespace Qt::StringLiterals;

class FrameTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindComesBack_data();
    void everyKindComesBack();
    void aBatchIsReadInOrder();
    void jsonIsAsTheProtocolShowsIt();
    void faultsKeepTheIdThatCouldBeRead();
    void badEnvelopesAreFaults_data();
    void badEnvelopesAreFaults();
    void anOperationWithoutFieldsNeedsNoData();
    void everyTruncationIsAFault();
};

static const Frame *asFrame(const FrameOrFault &each)
{
    return std::get_if<Frame>(&each);
}

void FrameTest::everyKindComesBack_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::addRow("json") << Encoding::Json;
    QTest::addRow("cbor") << Encoding::Cbor;
}

void FrameTest::everyKindComesBack()
{
    QFETCH(Encoding, encoding);
    const FrameName name{wire::op::ping.number, QLatin1StringView(wire::op::ping.name)};
    const QByteArray body = encodeBody(encoding, wire::Pong{12});
    const auto check = [&](const QByteArray &message, Frame::Kind kind, qint64 id, bool named) {
        const auto frames = parseFrames(encoding, message);
        QCOMPARE(frames.size(), 1);
        const Frame *frame = asFrame(frames[0]);
        QVERIFY(frame);
        QCOMPARE(frame->kind, kind);
        QCOMPARE(frame->id, id);
        if (named) {
            if (encoding == Encoding::Json)
                QCOMPARE(frame->name, u"ping"_s);
            else
                QCOMPARE(frame->number, name.number);
        }
        if (kind != Frame::Kind::Failure)
            QCOMPARE(frame->payload.decode<wire::Pong>()->serverTime, 12);
    };
    check(encodeRequest(encoding, 7, name, body), Frame::Kind::Request, 7, true);
    check(encodeReply(encoding, 9'000'000'000, body), Frame::Kind::Reply, 9'000'000'000, false);
    check(encodePush(encoding, name, body), Frame::Kind::Push, 0, true);
    const QByteArray error = encodeBody(encoding, wire::toBody(fail(Errc::Conflict, u"taken"_s)));
    check(encodeFailure(encoding, 3, error), Frame::Kind::Failure, 3, false);
    const auto frames = parseFrames(encoding, encodeFailure(encoding, 3, error));
    QCOMPARE(asFrame(frames[0])->payload.decode<wire::ErrorBody>()->code, Errc::Conflict);
}

void FrameTest::aBatchIsReadInOrder()
{
    const QByteArray json = R"([{"id":1,"op":"ping","data":{}},{"id":2,"op":"ping"},{"id":3}])";
    auto frames = parseFrames(Encoding::Json, json);
    QCOMPARE(frames.size(), 3);
    QCOMPARE(asFrame(frames[1])->id, 2);
    QCOMPARE(std::get<FrameFault>(frames[2]).id, 3);

    const QByteArray cbor =
        QCborValue(QCborArray{QCborArray{0, 1, 18, QCborMap{}}, QCborArray{0, 2, 18, QCborMap{}}})
            .toCbor();
    frames = parseFrames(Encoding::Cbor, cbor);
    QCOMPARE(frames.size(), 2);
    QCOMPARE(asFrame(frames[0])->id, 1);
    QCOMPARE(asFrame(frames[1])->id, 2);
}

void FrameTest::jsonIsAsTheProtocolShowsIt()
{
    const FrameName send{5, "message.send"_L1};
    QCOMPARE(encodeRequest(Encoding::Json, 7, send, "{}"),
             QByteArray(R"({"id":7,"op":"message.send","data":{}})"));
    QCOMPARE(encodeReply(Encoding::Json, 7, "{}"), QByteArray(R"({"id":7,"data":{}})"));
    QCOMPARE(encodeFailure(Encoding::Json, 7, "{}"), QByteArray(R"({"id":7,"error":{}})"));
    QCOMPARE(encodePush(Encoding::Json, {1, "message"_L1}, "{}"),
             QByteArray(R"({"event":"message","data":{}})"));
    QCOMPARE(encodeRequest(Encoding::Cbor, 7, send, QCborValue(QCborMap{}).toCbor()),
             QByteArray::fromHex("84000705a0"));
}

void FrameTest::faultsKeepTheIdThatCouldBeRead()
{
    auto frames = parseFrames(Encoding::Json, R"({"id":5,"op":17,"data":{}})");
    QCOMPARE(std::get<FrameFault>(frames[0]).id, 5);
    QCOMPARE(std::get<FrameFault>(frames[0]).error.code, Errc::Invalid);
    frames =
        parseFrames(Encoding::Cbor, QCborValue(QCborArray{0, 5, u"op"_s, QCborMap{}}).toCbor());
    QCOMPARE(std::get<FrameFault>(frames[0]).id, 5);
}

void FrameTest::badEnvelopesAreFaults_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<QByteArray>("message");
    QTest::addRow("json: not json") << Encoding::Json << QByteArray("hello");
    QTest::addRow("json: empty batch") << Encoding::Json << QByteArray("[]");
    QTest::addRow("json: number in batch") << Encoding::Json << QByteArray("[1]");
    QTest::addRow("json: text id") << Encoding::Json << QByteArray(R"({"id":"1","op":"ping"})");
    QTest::addRow("json: no id") << Encoding::Json << QByteArray(R"({"op":"ping"})");
    QTest::addRow("json: data is a list")
        << Encoding::Json << QByteArray(R"({"id":1,"op":"ping","data":[]})");
    QTest::addRow("json: empty") << Encoding::Json << QByteArray();
    QTest::addRow("cbor: map") << Encoding::Cbor << QCborValue(QCborMap{}).toCbor();
    QTest::addRow("cbor: unknown kind")
        << Encoding::Cbor << QCborValue(QCborArray{9, 1, QCborMap{}}).toCbor();
    QTest::addRow("cbor: too short") << Encoding::Cbor << QCborValue(QCborArray{0, 1, 18}).toCbor();
    QTest::addRow("cbor: trailing")
        << Encoding::Cbor << QCborValue(QCborArray{1, 1, QCborMap{}}).toCbor() + '\0';
    QTest::addRow("cbor: empty") << Encoding::Cbor << QByteArray();
    QTest::addRow("cbor: empty batch") << Encoding::Cbor << QByteArray::fromHex("80");
    QTest::addRow("cbor: seventeen deep")
        << Encoding::Cbor
        << QByteArray::fromHex("840001128181818181818181818181818181818181818180");
}

void FrameTest::badEnvelopesAreFaults()
{
    QFETCH(Encoding, encoding);
    QFETCH(QByteArray, message);
    const auto frames = parseFrames(encoding, message);
    QCOMPARE(frames.size(), 1);
    QVERIFY(std::holds_alternative<FrameFault>(frames[0]));
    QCOMPARE(std::get<FrameFault>(frames[0]).error.code, Errc::Invalid);
}

void FrameTest::anOperationWithoutFieldsNeedsNoData()
{
    const auto frames = parseFrames(Encoding::Json, R"({"id":1,"op":"ping"})");
    QVERIFY(asFrame(frames[0]));
    QVERIFY(asFrame(frames[0])->payload.decode<wire::Empty>().ok());
}

void FrameTest::everyTruncationIsAFault()
{
    const QByteArray body = toCbor(wire::Notice{u"a"_s, u"b"_s});
    const QByteArray message = encodeRequest(Encoding::Cbor, 300, {5, "x"_L1}, body);
    for (qsizetype length = 0; length < message.size(); ++length)
        QVERIFY(std::holds_alternative<FrameFault>(
            parseFrames(Encoding::Cbor, message.left(length)).constLast()));
    QVERIFY(asFrame(parseFrames(Encoding::Cbor, message)[0]));
}

QTEST_GUILESS_MAIN(FrameTest)
#include "tst_frame.moc"
