// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bad input of every kind that the protocol names gets its error code, over REST and over the hub in both encodings.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

struct BadCall {
    const char *name;
    const char *method;
    QString path; // below /api/v1; {c} is a channel of the caller, {m} a message in it
    QByteArray body;
    int status;
    const char *code;
    const char *field = "";
};

QByteArray op()
{
    return OpId::create().toText().toLatin1();
}

QByteArray deep(int levels)
{
    return QByteArray("{\"a\":").repeated(levels) + "1" + QByteArray("}").repeated(levels);
}

QList<BadCall> badCalls()
{
    const QByteArray good = "\"username\":\"someone\",\"password\":\"12345678\",\"device\":{"
                            "\"name\":\"x\",\"platform\":\"y\"}";
    const QByteArray send = "\"opId\":\"" + op() + "\"";
    const QByteArray over(16 * 1024 + 1, 'x');
    return {
        {"no JSON", "POST", u"/auth/login"_s, "nonsense", 400, "invalid"},
        {"half a JSON", "POST", u"/auth/login"_s, "{\"username\":", 400, "invalid"},
        {"a list", "POST", u"/auth/login"_s, "[]", 400, "invalid"},
        {"nothing", "POST", u"/auth/login"_s, "", 400, "invalid", "username"},
        {"a byte order mark", "POST", u"/auth/register"_s, "\xef\xbb\xbf{" + good + "}", 400,
         "invalid"},
        {"a key twice", "POST", u"/auth/register"_s, "{" + good + ",\"username\":\"other\"}", 400,
         "invalid"},
        {"nested too deep", "POST", u"/auth/register"_s, "{" + good + ",\"x\":" + deep(20) + "}",
         400, "invalid"},
        {"not UTF-8", "POST", u"/auth/login"_s,
         "{\"username\":\"\xff\xfe\",\"password\":\"12345678\",\"device\":{}}", 400, "invalid"},
        {"a lone surrogate", "POST", u"/auth/login"_s,
         "{\"username\":\"\\ud800\",\"password\":\"12345678\",\"device\":{}}", 400, "invalid"},
        {"a zero character", "POST", u"/auth/login"_s,
         "{\"username\":\"a\\u0000b\",\"password\":\"12345678\",\"device\":{}}", 400, "invalid",
         "username"},
        {"a missing field", "POST", u"/auth/register"_s, "{\"username\":\"someone\",\"device\":{}}",
         400, "invalid", "password"},
        {"a wrong type", "POST", u"/auth/register"_s,
         "{\"username\":7,\"password\":\"12345678\",\"device\":{}}", 400, "invalid", "username"},
        {"null where it must be", "POST", u"/auth/register"_s,
         "{\"username\":null,\"password\":\"12345678\",\"device\":{}}", 400, "invalid", "username"},
        {"a short name", "POST", u"/auth/register"_s,
         "{\"username\":\"ab\",\"password\":\"12345678\",\"device\":{}}", 400, "invalid",
         "username"},
        {"a name with a space", "POST", u"/auth/register"_s,
         "{\"username\":\"a b c\",\"password\":\"12345678\",\"device\":{}}", 400, "invalid",
         "username"},
        {"a short password", "POST", u"/auth/register"_s,
         "{\"username\":\"someone\",\"password\":\"1234567\",\"device\":{}}", 400, "invalid",
         "password"},
        {"a password over the limit", "POST", u"/auth/register"_s,
         "{\"username\":\"someone\",\"password\":\"" + QByteArray(1025, 'x') + "\",\"device\":{}}",
         400, "invalid", "password"},
        {"no e-mail", "POST", u"/auth/register"_s, "{" + good + ",\"email\":\"nobody\"}", 400,
         "invalid", "email"},
        {"a bad refresh token", "POST", u"/auth/refresh"_s, "{\"refreshToken\":\"x\"}", 401,
         "unauthorized"},
        {"an unknown place", "GET", u"/nowhere"_s, "", 404, "notFound"},
        {"another method", "PUT", u"/users/me"_s, "{}", 405, "invalid"},
        {"an id that is none", "GET", u"/channels/general"_s, "", 400, "invalid", "id"},
        {"a null id", "GET", u"/channels/00000000-0000-0000-0000-000000000000"_s, "", 400,
         "invalid", "id"},
        {"limit 0", "GET", u"/users?query=a&limit=0"_s, "", 400, "invalid", "limit"},
        {"limit -1", "GET", u"/channels/{c}/messages?limit=-1"_s, "", 400, "invalid", "limit"},
        {"limit no number", "GET", u"/channels/directory?limit=ten"_s, "", 400, "invalid", "limit"},
        {"limit beyond 64 bits", "GET", u"/channels/directory?limit=99999999999999999999"_s, "",
         400, "invalid", "limit"},
        {"page 0", "GET", u"/channels/{c}/messages?page=0"_s, "", 400, "invalid", "page"},
        {"before no number", "GET", u"/channels/{c}/messages?before=x"_s, "", 400, "invalid",
         "before"},
        {"a channel without a name", "POST", u"/channels"_s, "{\"opId\":\"" + op() + "\"}", 400,
         "invalid", "name"},
        {"a channel's name over the limit", "POST", u"/channels"_s,
         "{\"opId\":\"" + op() + "\",\"name\":\"" + QByteArray(81, 'x') + "\"}", 400, "invalid",
         "name"},
        {"an unknown kind", "POST", u"/channels"_s,
         "{\"opId\":\"" + op() + "\",\"kind\":\"party\",\"name\":\"x\"}", 400, "invalid", "kind"},
        {"no opId", "POST", u"/channels"_s, "{\"name\":\"x\"}", 400, "invalid", "opId"},
        {"encrypted", "POST", u"/channels"_s,
         "{\"opId\":\"" + op() + "\",\"name\":\"x\",\"encrypted\":true}", 400, "invalid",
         "encrypted"},
        {"a stranger as first member", "POST", u"/channels"_s,
         "{\"opId\":\"" + op() + "\",\"name\":\"x\",\"members\":[\"" + op() + "\"]}", 404,
         "notFound", "members"},
        {"an unknown role", "PUT", u"/channels/{c}/members/"_s + QString::fromLatin1(op()),
         "{\"role\":\"king\"}", 400, "invalid", "role"},
        {"a stranger as member", "PUT", u"/channels/{c}/members/"_s + QString::fromLatin1(op()),
         "{\"role\":\"member\"}", 404, "notFound"},
        {"an empty text", "POST", u"/channels/{c}/messages"_s, "{" + send + ",\"content\":\"\"}",
         400, "invalid", "content"},
        {"blank text", "POST", u"/channels/{c}/messages"_s, "{" + send + ",\"content\":\" \\n\"}",
         400, "invalid", "content"},
        {"no text", "POST", u"/channels/{c}/messages"_s, "{" + send + "}", 400, "invalid",
         "content"},
        {"text over the limit", "POST", u"/channels/{c}/messages"_s,
         "{" + send + ",\"content\":\"" + over + "\"}", 413, "tooLarge", "content"},
        {"a system message", "POST", u"/channels/{c}/messages"_s,
         "{" + send + ",\"type\":\"system\",\"content\":\"x\"}", 400, "invalid", "type"},
        {"a file", "POST", u"/channels/{c}/messages"_s,
         "{" + send + ",\"type\":\"file\",\"content\":\"x\"}", 400, "invalid", "files"},
        {"files", "POST", u"/channels/{c}/messages"_s,
         "{" + send + ",\"content\":\"x\",\"files\":[\"" + op() + "\"]}", 400, "invalid", "files"},
        {"an opId that is none", "POST", u"/channels/{c}/messages"_s,
         "{\"opId\":\"x\",\"content\":\"x\"}", 400, "invalid", "opId"},
        {"reply to nothing", "POST", u"/channels/{c}/messages"_s,
         "{" + send + ",\"content\":\"x\",\"replyTo\":99999}", 400, "invalid", "replyTo"},
        {"reply to 1.5", "POST", u"/channels/{c}/messages"_s,
         "{" + send + ",\"content\":\"x\",\"replyTo\":1.5}", 400, "invalid", "replyTo"},
        {"mention of a stranger", "POST", u"/channels/{c}/messages"_s,
         "{" + send + ",\"content\":\"x\",\"mentions\":[\"" + op() + "\"]}", 400, "invalid",
         "mentions"},
        {"edit of nothing", "PATCH", u"/channels/{c}/messages/99999"_s,
         "{\"opId\":\"" + op() + "\",\"content\":\"x\"}", 404, "notFound"},
        {"edit of number x", "PATCH", u"/channels/{c}/messages/x"_s,
         "{\"opId\":\"" + op() + "\",\"content\":\"x\"}", 400, "invalid", "seq"},
        {"edit to nothing", "PATCH", u"/channels/{c}/messages/{m}"_s,
         "{\"opId\":\"" + op() + "\",\"content\":\"\"}", 400, "invalid", "content"},
        {"edit over the limit", "PATCH", u"/channels/{c}/messages/{m}"_s,
         "{\"opId\":\"" + op() + "\",\"content\":\"" + over + "\"}", 413, "tooLarge", "content"},
        {"delete of nothing", "DELETE", u"/channels/{c}/messages/99999"_s,
         "{\"opId\":\"" + op() + "\"}", 404, "notFound"},
        {"delete without opId", "DELETE", u"/channels/{c}/messages/{m}"_s, "", 400, "invalid",
         "opId"},
        {"a reaction with spaces", "PUT", u"/channels/{c}/messages/{m}/reactions/a%20b"_s,
         "{\"opId\":\"" + op() + "\"}", 400, "invalid", "emoji"},
        {"a long reaction", "PUT", u"/channels/{c}/messages/{m}/reactions/"_s + QString(65, u'x'),
         "{\"opId\":\"" + op() + "\"}", 400, "invalid", "emoji"},
        {"a path that is not UTF-8", "PUT", u"/channels/{c}/messages/{m}/reactions/%ff"_s,
         "{\"opId\":\"" + op() + "\"}", 400, "invalid"},
        {"read beyond the head", "PUT", u"/channels/{c}/read"_s, "{\"seq\":99999}", 400, "invalid",
         "seq"},
        {"read 0", "PUT", u"/channels/{c}/read"_s, "{\"seq\":0}", 400, "invalid", "seq"},
        {"read 1e300", "PUT", u"/channels/{c}/read"_s, "{\"seq\":1e300}", 400, "invalid", "seq"},
        {"retention", "PATCH", u"/channels/{c}"_s,
         "{\"retention\":{\"mode\":\"expire\",\"ttl\":5}}", 400, "invalid", "retention"},
        {"slow mode", "PATCH", u"/channels/{c}"_s, "{\"slowModeSeconds\":21601}", 400, "invalid",
         "slowModeSeconds"},
        {"an invite for no time", "POST", u"/channels/{c}/invites"_s, "{\"expiresIn\":0}", 400,
         "invalid", "expiresIn"},
        {"an invite for nobody", "POST", u"/channels/{c}/invites"_s, "{\"maxUses\":0}", 400,
         "invalid", "maxUses"},
        {"an unknown invite", "POST", u"/invites/x/accept"_s, "", 404, "notFound"},
        {"an unknown device", "DELETE", u"/devices/"_s + QString::fromLatin1(op()), "", 404,
         "notFound"},
        {"a wrong current password", "PUT", u"/auth/password"_s,
         "{\"current\":\"wrong one\",\"new\":\"another one\"}", 403, "forbidden"},
        {"a long profile", "PATCH", u"/users/me"_s, "{\"about\":\"" + QByteArray(301, 'x') + "\"}",
         400, "invalid", "about"},
        {"a name with a line break", "PATCH", u"/users/me"_s, "{\"displayName\":\"a\\nb\"}", 400,
         "invalid", "displayName"},
    };
}

} // namespace

class BadInputTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyBadCallGetsItsCode_data() { databases(); }
    void everyBadCallGetsItsCode()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"bad input"_s);
        const QString message = QString::number(alice.post(channel, u"good"_s));
        const QByteArray before = alice.rest.rawOf(wire::http::messages, {channel.toText()}).body;

        for (const BadCall &each : badCalls()) {
            QString path = u"/api/v1"_s + each.path;
            path.replace(u"{c}"_s, channel.toText()).replace(u"{m}"_s, message);
            const HttpResult result = alice.rest.raw(each.method, path, each.body);
            const QByteArray told = QByteArray(each.name) + ": " + QByteArray::number(result.status)
                + ' ' + result.body;
            QVERIFY2(result.status == each.status, told.constData());
            QVERIFY2(result.code() == QLatin1StringView(each.code), told.constData());
            if (*each.field)
                QVERIFY2(result.field() == QLatin1StringView(each.field), told.constData());
            QVERIFY2(result.headers.value("content-type") == "application/problem+json",
                     told.constData());
            QCOMPARE(result.json().value("status"_L1).toInt(), each.status);
            QVERIFY(result.json().contains("title"_L1) && result.json().contains("type"_L1));
        }

        QCOMPARE(alice.rest.rawOf(wire::http::messages, {channel.toText()}).body, before);
    }

    void theHubGivesTheSameCodes_data() { databasesAndEncodings(); }
    void theHubGivesTheSameCodes()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"bad input"_s);
        const qint64 seq = alice.post(channel, u"good"_s);
        HubClient &hub = alice.connectHub(encoding);
        const auto fails = [&](const auto &operation, const auto &request, Errc code,
                               const QString &field) {
            const auto result = hub.ask(operation, request);
            const bool right = !result.ok() && result.error().code == code
                && (field.isEmpty() || result.error().field == field);
            if (!right)
                qWarning("%s: %s", operation.name,
                         result.ok() ? "went well"
                                     : qPrintable(errcName(result.error().code) + u' '
                                                  + result.error().field));
            return right;
        };
        using namespace wire;
        const auto message = [&](auto change) {
            SendRequest request = Actor::message(channel, u"x"_s);
            change(request);
            return request;
        };

        QVERIFY(fails(op::messageSend, message([](auto &r) { r.content = u""_s; }), Errc::Invalid,
                      u"content"_s));
        QVERIFY(fails(op::messageSend, message([](auto &r) { r.content.reset(); }), Errc::Invalid,
                      u"content"_s));
        QVERIFY(fails(op::messageSend,
                      message([](auto &r) { r.content = QString(16 * 1024 + 1, u'x'); }),
                      Errc::TooLarge, u"content"_s));
        QVERIFY(fails(op::messageSend, message([](auto &r) { r.type = MessageType::System; }),
                      Errc::Invalid, u"type"_s));
        QVERIFY(fails(op::messageSend, message([](auto &r) { r.type = MessageType::Call; }),
                      Errc::Invalid, u"type"_s));
        QVERIFY(fails(op::messageSend, message([](auto &r) { r.type = MessageType::Unknown; }),
                      Errc::Invalid, u"type"_s));
        QVERIFY(fails(op::messageSend, message([](auto &r) { r.files = {FileId::create()}; }),
                      Errc::Invalid, u"files"_s));
        QVERIFY(fails(op::messageSend, message([](auto &r) { r.replyTo = -1; }), Errc::Invalid,
                      u"replyTo"_s));
        QVERIFY(fails(op::messageSend, message([](auto &r) { r.replyTo = 99999; }), Errc::Invalid,
                      u"replyTo"_s));
        QVERIFY(fails(op::messageSend, message([](auto &r) { r.mentions = {UserId::create()}; }),
                      Errc::Invalid, u"mentions"_s));
        QVERIFY(fails(op::messageSend,
                      message([](auto &r) { r.mentions = QList<UserId>(51, UserId::create()); }),
                      Errc::Invalid, u"mentions"_s));
        QVERIFY(fails(op::messageSend, message([](auto &r) { r.channelId = ChannelId::create(); }),
                      Errc::NotFound, {}));
        QVERIFY(fails(op::messageEdit, EditRequest{OpId::create(), channel, 99999, u"x"_s},
                      Errc::NotFound, {}));
        QVERIFY(fails(op::messageEdit, EditRequest{OpId::create(), channel, seq, u" "_s},
                      Errc::Invalid, u"content"_s));
        QVERIFY(fails(op::messageDelete, DeleteRequest{OpId::create(), channel, -5}, Errc::NotFound,
                      {}));
        QVERIFY(fails(op::reactionAdd, ReactionRequest{OpId::create(), channel, seq, u"a b"_s},
                      Errc::Invalid, u"emoji"_s));
        QVERIFY(fails(op::reactionRemove, ReactionRequest{OpId::create(), channel, seq, {}},
                      Errc::Invalid, u"emoji"_s));
        QVERIFY(fails(op::read, MarkRequest{channel, seq + 1}, Errc::Invalid, u"seq"_s));
        QVERIFY(fails(op::received, MarkRequest{channel, seq + 1}, Errc::Invalid, u"seq"_s));
        QVERIFY(
            fails(op::history, HistoryRequest{channel, {}, {}, {}, 0}, Errc::Invalid, u"limit"_s));
        QVERIFY(
            fails(op::history, HistoryRequest{channel, {}, {}, {}, -1}, Errc::Invalid, u"limit"_s));
        QVERIFY(fails(op::history, HistoryRequest{channel, 5, 5, {}, {}}, Errc::Invalid, {}));
        QVERIFY(fails(op::history, HistoryRequest{channel, 0, {}, {}, {}}, Errc::Invalid,
                      u"belowSeq"_s));
        QVERIFY(fails(op::sync, SyncRequest{-1, {}}, Errc::Invalid, u"userCursor"_s));
        QVERIFY(fails(op::sync, SyncRequest{0, {{channel, -1}}}, Errc::Invalid, u"cursor"_s));
        QVERIFY(fails(op::channelOpen, ChannelRef{ChannelId::create()}, Errc::NotFound, {}));
        QVERIFY(fails(op::typing, TypingRequest{ChannelId::create(), true}, Errc::NotFound, {}));
        // The limits clamp, they don't refuse.
        VERIFY_OK(hub.ask(op::history, HistoryRequest{channel, {}, {}, {}, 100'000}));
        QCOMPARE(alice.rest.call(http::messages, {channel.toText()})->messages.size(), 1);
    }

    void malformedJsonFramesAreAnswered()
    {
        TestServer *server = shared(Database::Sqlite);
        QVERIFY2(server, qPrintable(why()));
        Actor alice(server->url(), fresh(u"alice"_s));
        HubClient *hub = nullptr;
        int sent = 0;
        const auto answer = [&](const QByteArray &frame, qint64 id) -> std::optional<Error> {
            // Nine of a connection are forgiven.
            if (sent++ % 8 == 0)
                hub = &alice.connectHub(Encoding::Json);
            hub->sendFrame(frame);
            if (id == 0)
                return hub->waitForFault();
            const auto reply = hub->answerTo<wire::Empty>(id);
            return reply.ok() ? std::nullopt : std::optional(reply.error());
        };
        // Without a byte order mark: QWebSocket takes it off a text before anybody sees it.
        const QList<std::pair<QByteArray, qint64>> frames{
            {"nonsense", 0},
            {"{", 0},
            {"7", 0},
            {"\"text\"", 0},
            {"[]", 0},
            {"{}", 0},
            {"[7]", 0},
            {"{\"id\":1,\"id\":1,\"op\":\"ping\"}", 0},
            {"{\"op\":\"ping\"}", 0},
            {"{\"id\":\"1\",\"op\":\"ping\"}", 0},
            {"{\"id\":1.5,\"op\":\"ping\"}", 0},
            {"{\"id\":31,\"op\":7}", 31},
            {"{\"id\":32,\"op\":\"dance\",\"data\":{}}", 32},
            {"{\"id\":33,\"op\":\"sync\",\"data\":[]}", 33},
            {"{\"id\":34,\"op\":\"read\",\"data\":{}}", 34},
            {"{\"id\":35,\"op\":\"read\",\"data\":{\"channelId\":\"x\",\"seq\":1}}", 35},
            {"{\"id\":36,\"op\":\"read\"}", 36},
            {"{\"event\":\"message\",\"data\":{}}", 0},
            {"{\"id\":37,\"data\":{}}", 0},
            {"{\"id\":38,\"op\":\"sync\",\"data\":" + deep(20) + "}", 0},
            {"{\"id\":39,\"op\":\"history\",\"data\":{\"channelId\":\"" + op()
                 + "\",\"limit\":\"ten\"}}",
             39},
        };
        for (const auto &[frame, id] : frames) {
            const auto error = answer(frame, id);
            QVERIFY2(error, frame.constData());
            QVERIFY2(error->code == Errc::Invalid,
                     (frame + ' ' + QByteArray(errcName(error->code).data())).constData());
        }
        VERIFY_OK(hub->ask(wire::op::ping, wire::Empty{}));
    }

    void malformedCborFramesAreAnswered()
    {
        TestServer *server = shared(Database::Sqlite);
        QVERIFY2(server, qPrintable(why()));
        Actor alice(server->url(), fresh(u"alice"_s));
        const QList<QByteArray> frames{
            QByteArray("\x00", 1),
            "x",
            QByteArray("\x80", 1),
            QByteArray("\xa0", 1),
            QByteArray("\x9f\xff", 2),                             // indefinite length
            QByteArray("\x84\x00\x01\x12", 4),                     // cut
            QByteArray("\x84\x00\x01\x12\xa0\x00", 6),             // something behind it
            QByteArray("\x83\x00\x01\x12", 4),                     // too short
            QByteArray("\x84\x07\x01\x12\xa0", 5),                 // unknown kind of envelope
            QByteArray("\x9b\x7f\xff\xff\xff\xff\xff\xff\xff", 9), // a huge array is announced
            QByteArray("\x84\x00\x01\x19\x03\xe8\xa0", 7),         // operation 1000
            QByteArray("\x84\x00\x01\x20\xa0", 5),                 // operation -1
            QByteArray("\x84\x00\x01\x12\x80", 5),                 // the body is a list
            QByteArray("\x84\x00\x01\x0c\xa0", 5),                 // fields are missing
            QByteArray("\x84\x00\x01\x0c\xa2\x02\x01\x02\x01", 9), // a tag twice
            QByteArray("\x83\x03\x01\xa0", 4),                     // a push from a client
        };
        HubClient *hub = nullptr;
        int sent = 0;
        for (const QByteArray &frame : frames) {
            if (sent++ % 8 == 0)
                hub = &alice.connectHub(Encoding::Cbor);
            hub->sendFrame(frame);
            // Id 1 is that of hello, which is long answered; other faults come with 0.
            std::optional<Error> error;
            QVERIFY2(waitUntil([&] {
                         if (hub->hasAnswer(1)) {
                             error = hub->answerTo<wire::Empty>(1).error();
                             return true;
                         }
                         return (error = hub->takeFault()).has_value();
                     }),
                     (frame.toHex() + ", close code " + QByteArray::number(hub->closeCode()))
                         .constData());
            QVERIFY2(error->code == Errc::Invalid, frame.toHex().constData());
        }
        VERIFY_OK(hub->ask(wire::op::ping, wire::Empty{}));
    }
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_bad_input.moc"
