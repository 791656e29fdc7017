// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tokens behind the calls: traded in time, once, and not in a loop; and what becomes of answers that are none.

#include "client/link/http_client.h"
#include "tests/support/fake_http_server.h"

#include <QSignalSpy>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

const QString Refresh = u"POST /api/v1/auth/refresh"_s;
const QString Tickets = u"POST /api/v1/auth/ticket"_s;
const QByteArray Ticket = R"({"ticket":"t"})";

} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<QSignalSpy> m_signedOut;
    QList<Credentials> m_kept;

    void signIn(const QString &access, const QString &refresh)
    {
        m_http->setCredentials(Credentials::fresh(access, 900, refresh, m_clock.nowMs()));
    }
    // The answer, or the wire's name of the error.
    template <typename T, typename Show>
    QString await(Async<T> answer, Show show)
    {
        std::optional<QString> heard;
        finally(this, answer, [&](const Result<T> &outcome) {
            heard = outcome.ok() ? show(*outcome) : QString(errcName(outcome.error().code));
        });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(heard, Patience); }();
        return heard.value_or(u"no answer"_s);
    }
    QString call()
    {
        return await(m_http->call(wire::http::ticket),
                     [](const wire::Ticket &ticket) { return ticket.ticket; });
    }
    QString token(const QString &refused = {})
    {
        return await(m_http->accessToken(refused), [](const QString &each) { return each; });
    }

private Q_SLOTS:
    void init()
    {
        m_kept.clear();
        m_server = std::make_unique<FakeHttpServer>();
        QVERIFY(m_server->isListening);
        m_http = std::make_unique<HttpClient>(m_clock);
        m_http->setServer(m_server->url());
        m_signedOut = std::make_unique<QSignalSpy>(m_http.get(), &HttpClient::signedOutByServer);
        connect(m_http.get(), &HttpClient::credentialsChanged, this,
                [this](const Credentials &each) { m_kept.append(each); });
        m_server->answers = [](const Heard &) { return Said{200, Ticket, false, false}; };
    }
    void cleanup()
    {
        m_signedOut.reset();
        m_http.reset();
        m_server.reset();
    }

    void aCallCarriesTheTokenInItsHeader()
    {
        signIn(u"access"_s, u"refresh"_s);

        QCOMPARE(call(), u"t"_s);

        QCOMPARE(m_server->heard.size(), 1);
        QCOMPARE(m_server->heard.first().line, Tickets);
        QCOMPARE(m_server->heard.first().token, u"access"_s);
    }

    void withoutCredentialsNothingIsSent()
    {
        QCOMPARE(call(), u"unauthorized"_s);
        QCOMPARE(token(), u"unauthorized"_s);
        QVERIFY(m_server->heard.isEmpty());
        QCOMPARE(m_signedOut->size(), 0);
    }

    void aTokenThatIsAboutToExpireIsTradedBefore()
    {
        signIn(u"old"_s, u"refresh 1"_s);
        m_server->answers = [](const Heard &each) {
            return each.line == Refresh ? tokens(u"new"_s, u"refresh 2"_s)
                                        : Said{200, Ticket, false, false};
        };
        m_clock.advance(std::chrono::seconds(900 - 29));

        QCOMPARE(call(), u"t"_s);

        QCOMPARE(m_server->heard.size(), 2);
        QCOMPARE(m_server->heard.at(0).body.value(u"refreshToken"_s), u"refresh 1"_s);
        QCOMPARE(m_server->heard.at(0).token, QString());
        QCOMPARE(m_server->heard.at(1).token, u"new"_s);
        QCOMPARE(m_kept.size(), 1);
        QCOMPARE(m_kept.first().refreshToken, u"refresh 2"_s);
        QCOMPARE(call(), u"t"_s);
        QCOMPARE(m_server->count(Refresh), 1);
    }

    // The answer to a trade that failed may have been lost: the server must know the next one as the same.
    void aTradeIsRepeatedUnderItsId()
    {
        signIn(u"old"_s, u"refresh 1"_s);
        m_server->answers = [](const Heard &) { return Said{200, {}, true, false}; };
        m_clock.advance(std::chrono::seconds(900));
        QCOMPARE(token(), u"unavailable"_s);
        m_server->answers = [](const Heard &) { return tokens(u"new"_s, u"refresh 2"_s); };
        QCOMPARE(token(), u"new"_s);
        QCOMPARE(token(u"new"_s), u"new"_s);

        const auto ids = [this] {
            QStringList list;
            for (const Heard &each : std::as_const(m_server->heard))
                list.append(each.body.value(u"opId"_s).toString());
            return list;
        }();
        QVERIFY(OpId::fromText(ids.first()));
        QVERIFY(ids.size() >= 3);
        QCOMPARE(ids.count(ids.first()), ids.size() - 1);
        // The next token has an id of its own, and it is kept with it.
        QCOMPARE(m_kept.first().tradeId.toText(), ids.last());
        QVERIFY(ids.last() != ids.first());
    }

    // A refresh token is good once: two trades at a time would look like theft.
    void callsThatNeedANewTokenShareOneTrade()
    {
        signIn(u"old"_s, u"refresh 1"_s);
        m_server->answers = [](const Heard &each) {
            if (each.line == Refresh)
                return Said{200, {}, false, true};
            return each.token == u"new"_s ? Said{200, Ticket, false, false}
                                          : error(401, "unauthorized");
        };
        QStringList heard;
        for (int i = 0; i < 5; ++i) {
            finally(this, m_http->call(wire::http::ticket), [&](const Result<wire::Ticket> &each) {
                heard.append(each.ok() ? each->ticket : QString(errcName(each.error().code)));
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_server->isHoldingBack() && m_server->count(Tickets) == 5,
                                 Patience);
        m_server->release(tokens(u"new"_s, u"refresh 2"_s));

        QTRY_COMPARE_WITH_TIMEOUT(heard.size(), 5, Patience);
        QCOMPARE(heard.count(u"t"_s), 5);
        QCOMPARE(m_server->count(Refresh), 1);
    }

    void aTokenThatIsRefusedEvenFreshIsNotTradedForEver()
    {
        signIn(u"access"_s, u"refresh"_s);
        int trades = 0;
        m_server->answers = [&](const Heard &each) {
            if (each.line != Refresh)
                return error(401, "unauthorized");
            ++trades;
            return tokens(u"new %1"_s.arg(trades), u"refresh %1"_s.arg(trades));
        };

        QCOMPARE(call(), u"unauthorized"_s);

        QCOMPARE(m_server->count(Tickets), 2);
        QCOMPARE(trades, 1);
        QCOMPARE(m_signedOut->size(), 0);
    }

    // What a hub that closed with 4500 leads to.
    void aRefusedTokenIsTradedForANewerOneOnce()
    {
        signIn(u"old"_s, u"refresh"_s);
        m_server->answers = [](const Heard &) { return tokens(u"new"_s, u"refresh 2"_s); };

        QCOMPARE(token(u"old"_s), u"new"_s);
        // Who comes late with the old one gets the new one, and no second trade.
        QCOMPARE(token(u"old"_s), u"new"_s);

        QCOMPARE(m_server->count(Refresh), 1);
    }

    void aRefusedRefreshTokenSignsTheDeviceOut()
    {
        signIn(u"old"_s, u"stolen"_s);
        m_server->answers = [](const Heard &) { return error(401, "unauthorized"); };

        QCOMPARE(token(u"old"_s), u"unauthorized"_s);

        QCOMPARE(m_signedOut->size(), 1);
        QCOMPARE(m_server->count(Refresh), 1);
        QCOMPARE(token(), u"unauthorized"_s);
        QCOMPARE(call(), u"unauthorized"_s);
        QCOMPARE(m_server->heard.size(), 1);
        QCOMPARE(m_signedOut->size(), 1);
    }

    void aServerThatIsBusyOrAwaySignsNobodyOut_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("expected");
        QTest::newRow("503") << 503 << QByteArray("unavailable") << u"unavailable"_s;
        QTest::newRow("429") << 429 << QByteArray("rateLimited") << u"rateLimited"_s;
        QTest::newRow("500") << 500 << QByteArray("internal") << u"internal"_s;
        QTest::newRow("502 of a proxy") << 502 << QByteArray() << u"unavailable"_s;
        QTest::newRow("hangs up") << 0 << QByteArray() << u"unavailable"_s;
    }
    void aServerThatIsBusyOrAwaySignsNobodyOut()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(QString, expected);
        signIn(u"old"_s, u"refresh 1"_s);
        m_server->answers = [&](const Heard &) {
            if (status == 0)
                return Said{0, {}, true, false};
            return code.isEmpty() ? Said{status, "<html>", false, false} : error(status, code);
        };
        QCOMPARE(token(u"old"_s), expected);
        QCOMPARE(m_signedOut->size(), 0);

        m_server->answers = [](const Heard &) { return tokens(u"new"_s, u"refresh 2"_s); };
        QCOMPARE(token(u"old"_s), u"new"_s);
        QCOMPARE(m_server->heard.last().body.value(u"refreshToken"_s), u"refresh 1"_s);
    }

    // The trade of the one before may still be under way, and may never end.
    void whoSignsInNextDoesNotWaitForTheOneBefore()
    {
        signIn(u"old"_s, u"refresh"_s);
        m_server->answers = [](const Heard &each) {
            return each.line == Refresh ? Said{200, {}, false, true}
                                        : Said{200, Ticket, false, false};
        };
        std::optional<Errc> before;
        finally(this, m_http->accessToken(u"old"_s),
                [&](const Result<QString> &each) { before = each.error().code; });
        QTRY_VERIFY_WITH_TIMEOUT(m_server->isHoldingBack(), Patience);

        signIn(u"of the next"_s, u"refresh of the next"_s);

        QCOMPARE(token(), u"of the next"_s);
        QCOMPARE(call(), u"t"_s);
        QCOMPARE(m_server->heard.last().token, u"of the next"_s);
        QTRY_COMPARE_WITH_TIMEOUT(before, std::optional(Errc::Unauthorized), Patience);
        // What the old trade brings is nobody's.
        m_server->release(tokens(u"late"_s, u"late"_s));
        QCOMPARE(call(), u"t"_s);
        QCOMPARE(token(), u"of the next"_s);
        QVERIFY(m_kept.isEmpty());
        QCOMPARE(m_signedOut->size(), 0);
    }

    void anErrorArrivesAsTheServerSaidIt()
    {
        signIn(u"access"_s, u"refresh"_s);
        m_server->answers = [](const Heard &) {
            return Said{429,
                        R"({"code":"rateLimited","message":"Slowly","retryAfter":7,"field":"x"})",
                        false, false};
        };
        std::optional<Error> heard;
        finally(this, m_http->call(wire::http::ticket),
                [&](const Result<wire::Ticket> &each) { heard = each.error(); });
        QTRY_VERIFY_WITH_TIMEOUT(heard, Patience);
        QCOMPARE(heard->code, Errc::RateLimited);
        QCOMPARE(heard->detail, u"Slowly"_s);
        QCOMPARE(heard->retryAfterSeconds, 7);
        QCOMPARE(heard->field, u"x"_s);
    }

    void anAnswerThatIsNoneIsAnError()
    {
        signIn(u"access"_s, u"refresh"_s);
        m_server->answers = [](const Heard &) { return Said{200, "{\"ticket\":", false, false}; };
        QCOMPARE(call(), u"invalid"_s);
        m_server->answers = [](const Heard &) { return Said{302, {}, false, false}; };
        QVERIFY(call() != u"t"_s);
        QCOMPARE(m_server->heard.size(), 2);
    }

    void theFirstAddressThatIsADunlinServerIsFound()
    {
        FakeHttpServer other;
        other.answers = [](const Heard &) {
            return Said{200, "<html>welcome</html>", false, false};
        };
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QUrl nobody(u"http://127.0.0.1:%1"_s.arg(closed.serverPort()));
        closed.close();
        // One whose database is away is one, too.
        m_server->answers = [](const Heard &) {
            return Said{503, R"({"status":"down"})", false, false};
        };
        const auto show = [](const QUrl &url) { return url.toString(); };

        QCOMPARE(await(m_http->discover({nobody, other.url(), m_server->url()}), show),
                 m_server->url().toString());
        QCOMPARE(await(m_http->discover({nobody, other.url()}), show), u"unavailable"_s);
        QCOMPARE(await(m_http->discover({}), show), u"unavailable"_s);
        QCOMPARE(m_server->heard.first().line, u"GET /health"_s);
    }
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_http_client.moc"
