// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Mutated requests and hub frames against the live port: the server stays up, stays small, and whoever is honest notices
// nothing. DUNLIN_FUZZ_SECONDS says how long (10 if not given), DUNLIN_SEED with what.
#include "tests/integration/server/server_test.h"
#include "tests/support/client_frame.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <array>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int AtATime = 32;
constexpr int RoundMs = 60;
constexpr qint64 MostGrowthKb =
    64 * 1024; // the allocator keeps what it had; a leak goes on for ever

// A connection that goes its own way: nothing is asserted of it.
class Rogue
{
public:
    Rogue(quint16 port, QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        (void)::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    }
    ~Rogue() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Rogue)

    pollfd wish() const
    {
        return {m_socket, short(m_bytes.isEmpty() ? POLLIN : POLLIN | POLLOUT), 0};
    }
    // Some bytes at a time: heads and frames arrive in pieces.
    void act(short events, QRandomGenerator &random)
    {
        std::array<char, 16384> drain;
        if (events & POLLIN) {
            const ssize_t length = ::recv(m_socket, drain.data(), drain.size(), 0);
            m_answered += std::max<ssize_t>(length, 0);
        }
        if ((events & POLLOUT) && !m_bytes.isEmpty()) {
            const qsizetype piece = random.bounded(4) == 0 ? random.bounded(1, 64) : m_bytes.size();
            const ssize_t sent = ::send(m_socket, m_bytes.constData(),
                                        size_t(std::min(piece, m_bytes.size())), MSG_NOSIGNAL);
            if (sent > 0)
                m_bytes.remove(0, sent);
        }
    }
    bool wasAnswered() const { return m_answered > 0; }

private:
    int m_socket = -1;
    QByteArray m_bytes;
    qint64 m_answered = 0;
};

} // namespace

class LiveFuzzTest : public ServerTest
{
    Q_OBJECT

    // What is sent follows from the seed alone; how it is cut does not.
    QRandomGenerator m_random;
    QRandomGenerator m_cuts;
    QByteArrayList m_requests;
    QByteArray m_opening; // of a hub connection, up to its hello
    QByteArrayList m_frames;

    int below(qsizetype limit) { return m_random.bounded(int(std::max<qsizetype>(limit, 1))); }

    QByteArray mutate(QByteArray bytes)
    {
        static const QByteArrayList words{"\r\n",
                                          "\n",
                                          "\r\n\r\n",
                                          "Content-Length: 5\r\n",
                                          "Transfer-Encoding: chunked\r\n",
                                          "\0",
                                          ": ",
                                          " ",
                                          "HTTP/1.1",
                                          "Host: y\r\n",
                                          "\xff\xff",
                                          "\x81",
                                          "\x89\x80",
                                          "9223372036854775808",
                                          "-1",
                                          "{\"a\":",
                                          "[[[[[[",
                                          "\"",
                                          "Expect: 100-continue\r\n"};
        for (int times = 1 + below(6); times > 0; --times) {
            const int at = below(bytes.size());
            switch (below(7)) {
            case 0:
                if (!bytes.isEmpty())
                    bytes[at] = char(below(256));
                break;
            case 1:
                bytes.remove(at, 1 + below(16));
                break;
            case 2:
                bytes.insert(at, words[below(words.size())]);
                break;
            case 3:
                bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(200)));
                break;
            case 4:
                bytes.truncate(at);
                break;
            case 5:
                bytes += m_requests[below(m_requests.size())];
                break;
            default:
                bytes.insert(at, QByteArray(below(3000), char(below(256))));
                break;
            }
        }
        return bytes;
    }
    QByteArray next()
    {
        if (below(2) == 0)
            return mutate(m_requests[below(m_requests.size())]);
        QByteArray frames;
        for (int i = 1 + below(4); i > 0; --i)
            frames += m_frames[below(m_frames.size())];
        return m_opening + mutate(frames);
    }
    int round(quint16 port)
    {
        std::vector<std::unique_ptr<Rogue>> rogues;
        for (int i = 0; i < AtATime; ++i)
            rogues.push_back(std::make_unique<Rogue>(port, next()));
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < RoundMs) {
            std::array<pollfd, AtATime> wishes;
            for (size_t i = 0; i < rogues.size(); ++i)
                wishes[i] = rogues[i]->wish();
            ::poll(wishes.data(), wishes.size(), 5);
            for (size_t i = 0; i < rogues.size(); ++i)
                rogues[i]->act(wishes[i].revents, m_cuts);
        }
        return int(std::count_if(rogues.cbegin(), rogues.cend(),
                                 [](const auto &each) { return each->wasAnswered(); }));
    }

private Q_SLOTS:
    void theServerStandsAndTheHonestNoticeNothing()
    {
        const quint32 seed = qEnvironmentVariableIsSet("DUNLIN_SEED")
            ? qEnvironmentVariable("DUNLIN_SEED").toUInt()
            : QRandomGenerator::global()->generate();
        qInfo("DUNLIN_SEED=%u", seed);
        m_random.seed(seed);
        m_cuts.seed(seed);
        TestServer::Options options;
        options.arguments = {u"--workers"_s, u"2"_s};
        // What is freed waits in the address sanitizer's quarantine, 256 MB of it unless told otherwise: that fills for longer
        // than this lasts, and is no growth of ours.
        options.environment = {{u"ASAN_OPTIONS"_s, u"quarantine_size_mb=16"_s}};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor good(server.url(), u"good"_s);
        good.connectHub(Encoding::Cbor);
        const ChannelId channel = good.makeChannel(u"geese"_s);
        Actor bad(server.url(), u"bad"_s);
        const ChannelId playground = bad.makeChannel(u"sand"_s);
        const QByteArray token = bad.me.token().toLatin1();

        const QByteArray body = R"({"username":"nobody","password":"wrong","device":{"name":"x"}})";
        m_requests = {
            "GET /health HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /api/v1/channels?limit=3 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\n\r\n",
            "GET /api/v1/channels/" + playground.toText().toLatin1()
                + "/messages?after=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n",
            "PATCH /api/v1/users/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: 17\r\n\r\n{\"about\":\"a duck\"}",
            "POST /api/v1/auth/refresh HTTP/1.1\r\nHost: x\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body,
            "OPTIONS /api/v1/channels HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /hub HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: dunlin.v1.cbor\r\n\r\n",
        };
        const auto request = [](qint64 id, QLatin1StringView name, const QByteArray &payload) {
            return clientFrame(TextFrame, encodeRequest(Encoding::Json, id, {0, name}, payload));
        };
        m_opening = "GET /hub HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                    "Sec-WebSocket-Protocol: dunlin.v1.json\r\n\r\n"
            + request(1, "hello"_L1, "{\"token\":\"" + token + "\"}");
        m_frames = {
            request(2, "message.send"_L1, toJson(Actor::message(playground, u"quack"_s))),
            request(3, "history"_L1, "{\"channelId\":\"" + playground.toText().toLatin1() + "\"}"),
            request(4, "sync"_L1, "{\"userCursor\":0,\"channels\":[]}"),
            request(5, "ping"_L1, "{}"),
            clientFrame(PingFrame, "a ping"),
            clientFrame(BinaryFrame, QByteArray::fromHex("83010203")),
            QByteArray::fromHex("0184000000007b7b7b7b"), // the beginning of a fragmented message
            clientFrame(CloseFrame, QByteArray::fromHex("03e8")),
        };

        const qint64 seconds = qMax(1, qEnvironmentVariableIntValue("DUNLIN_FUZZ_SECONDS"));
        const bool isGiven = qEnvironmentVariableIsSet("DUNLIN_FUZZ_SECONDS");
        const qint64 lastMs = (isGiven ? seconds : 10) * 1000;
        QElapsedTimer time;
        time.start();
        int said = 0;
        int inputs = 0;
        int answered = 0;
        qint64 settledKb = 0;
        while (time.elapsed() < lastMs) {
            answered += round(server.port());
            inputs += AtATime;
            QVERIFY2(good.say(channel, QString::number(++said)).ok(), qPrintable(server.log()));
            if (settledKb == 0 && time.elapsed() > lastMs / 3)
                settledKb = server.residentKb();
        }
        qInfo("%d inputs, %d of them answered", inputs, answered);
        // The fuzzer reaches what it is to reach.
        QVERIFY(inputs > 500);
        QVERIFY(answered > inputs / 4);
        QVERIFY(server.isRunning());
        QVERIFY(good.hub->waitForEvents(wire::event::message, said));
        QCOMPARE(good.hub->events(wire::event::message).size(), said);
        QVERIFY2(server.residentKb() - settledKb < MostGrowthKb,
                 qPrintable(QString::number(server.residentKb() - settledKb)));
        // Nothing that a sanitizer has to say, and a clean end.
        const int code = server.stop();
        const bool isClean = !server.log().contains("ERROR: AddressSanitizer"_L1)
            && !server.log().contains("runtime error"_L1);
        // A failure's own text is cut short.
        if (code != 0 || !isClean)
            qWarning().noquote() << server.complaint();
        QCOMPARE(code, 0);
        QVERIFY(isClean);
    }
};

QTEST_GUILESS_MAIN(LiveFuzzTest)
#include "tst_live_fuzz.moc"
