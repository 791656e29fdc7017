// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The second factor of a sign-in, over REST.
#include "server/auth/totp.h"
#include "tests/integration/server/server_test.h"

#include <QDateTime>

using namespace dunlin;
using namespace dunlin::server;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

Secret fromBase32(const QString &text)
{
    static const QString alphabet = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"_s;
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const QChar each : text) {
        bits = (bits << 5) | quint32(alphabet.indexOf(each));
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes.append(char(bits >> count));
        }
    }
    return Secret(std::move(bytes));
}

qint64 stepNow()
{
    return totpStepAt(QDateTime::currentMSecsSinceEpoch());
}

struct Enrolled {
    Secret secret;
    qint64 step = 0; // whose code was used to confirm
    QList<QString> recovery;
};

std::optional<Enrolled> enrol(Actor &who)
{
    const auto begun = who.rest.call(wire::http::enrolTotp, {}, wire::TotpEnrolment{Password});
    if (!begun.ok())
        return std::nullopt;
    Enrolled made{fromBase32(begun->secret), stepNow(), {}};
    const auto confirmed = who.rest.call(wire::http::confirmTotp, {},
                                         wire::TotpConfirmation{totpCode(made.secret, made.step)});
    if (!confirmed.ok())
        return std::nullopt;
    made.recovery = confirmed->recoveryCodes;
    return made;
}

wire::Login login(const Actor &who, const std::optional<QString> &code,
                  const QString &password = Password)
{
    wire::Login request;
    request.username = who.name;
    request.password = password;
    request.totp = code;
    return request;
}

} // namespace

class ServeTotpTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void aSignInAsksForACodeThatWorksOnce_data() { databases(); }
    void aSignInAsksForACodeThatWorksOnce()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        QCOMPARE(ann.rest.call(wire::http::me)->totp, false);
        const auto made = enrol(ann);
        QVERIFY(made.has_value());
        QCOMPARE(made->recovery.size(), 10);
        QCOMPARE(ann.rest.call(wire::http::me)->totp, true);

        RestClient rest(server.url());
        const auto refusal = [&](const std::optional<QString> &code,
                                 const QString &password = Password) {
            const HttpResult answer = rest.rawOf(wire::http::login, {}, login(ann, code, password));
            return answer.code() + u' ' + answer.field();
        };
        QCOMPARE(refusal({}), u"unauthorized totp"_s);
        QCOMPARE(refusal(u""_s), u"unauthorized totp"_s);
        QCOMPARE(refusal(u"nonsense"_s), u"unauthorized totp"_s);
        // The code that confirmed is used up; a far one is none.
        QCOMPARE(refusal(totpCode(made->secret, made->step)), u"unauthorized totp"_s);
        QCOMPARE(refusal(totpCode(made->secret, made->step + 1000)), u"unauthorized totp"_s);
        // A wrong password does not tell that there is a second factor, nor uses up the code.
        const QString good = totpCode(made->secret, made->step + 1);
        QCOMPARE(refusal({}, u"wrong password"_s), u"unauthorized "_s);
        QCOMPARE(refusal(good, u"wrong password"_s), u"unauthorized "_s);

        VERIFY_OK(rest.call(wire::http::login, {}, login(ann, good)));
        QCOMPARE(refusal(good), u"unauthorized totp"_s);
        VERIFY_OK(rest.call(wire::http::login, {}, login(ann, made->recovery[3].toLower())));
        QCOMPARE(refusal(made->recovery[3]), u"unauthorized totp"_s);

        // It is the account's own: another's code is none, and others sign in as ever.
        Actor bob(server.url(), fresh(u"bob"_s));
        const auto theirs = enrol(bob);
        QVERIFY(theirs.has_value());
        QCOMPARE(refusal(theirs->recovery[0]), u"unauthorized totp"_s);
    }

    void beforeItIsConfirmedNothingIsAsked_data() { databases(); }
    void beforeItIsConfirmedNothingIsAsked()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        VERIFY_FAILS(ann.rest.call(wire::http::confirmTotp, {}, wire::TotpConfirmation{u"1"_s}),
                     Errc::NotFound);
        VERIFY_FAILS(ann.rest.call(wire::http::enrolTotp, {}, wire::TotpEnrolment{u"wrong"_s}),
                     Errc::Forbidden);
        const auto begun = ann.rest.call(wire::http::enrolTotp, {}, wire::TotpEnrolment{Password});
        VERIFY_OK(begun);
        QVERIFY(begun->uri.contains(u"secret="_s + begun->secret));
        VERIFY_FAILS(ann.rest.call(wire::http::confirmTotp, {}, wire::TotpConfirmation{u"12345"_s}),
                     Errc::Invalid);
        RestClient rest(server.url());
        VERIFY_OK(rest.call(wire::http::login, {}, login(ann, {})));
        // Begun again: the first secret is forgotten.
        const auto made = enrol(ann);
        QVERIFY(made.has_value());
        QVERIFY(!(made->secret == fromBase32(begun->secret)));
        VERIFY_FAILS(ann.rest.call(wire::http::enrolTotp, {}, wire::TotpEnrolment{Password}),
                     Errc::Conflict);
        VERIFY_FAILS(ann.rest.call(wire::http::confirmTotp, {}, wire::TotpConfirmation{u"1"_s}),
                     Errc::Conflict);
    }

    void itGoesWithThePasswordAndACode_data() { databases(); }
    void itGoesWithThePasswordAndACode()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const auto made = enrol(ann);
        QVERIFY(made.has_value());
        const auto remove = [&](const QString &password, const QString &code) {
            return ann.rest.rawOf(wire::http::removeTotp, {}, wire::TotpRemoval{password, code});
        };
        QCOMPARE(remove(u"wrong password"_s, made->recovery[0]).code(), u"forbidden"_s);
        QCOMPARE(remove(Password, u"000000"_s + u"0"_s).field(), u"code"_s);
        QCOMPARE(remove(Password, QString()).field(), u"code"_s);
        RestClient rest(server.url());
        VERIFY_FAILS(rest.call(wire::http::login, {}, login(ann, {})), Errc::Unauthorized);
        QCOMPARE(remove(Password, made->recovery[0]).status, 204);
        VERIFY_OK(rest.call(wire::http::login, {}, login(ann, {})));
        QCOMPARE(ann.rest.call(wire::http::me)->totp, false);
    }

    void wrongCodesCountLikeWrongPasswords_data() { databases(); }
    void wrongCodesCountLikeWrongPasswords()
    {
        QFETCH(Database, database);
        if (!isAvailable(database))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TestServer::Options options;
        options.database = database;
        options.rateLimits = true;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), u"ann"_s);
        const auto made = enrol(ann);
        QVERIFY(made.has_value());
        RestClient rest(server.url());
        for (int i = 0; i < 10; ++i) {
            // That the password was right forgives nothing in between.
            VERIFY_FAILS(rest.call(wire::http::login, {}, login(ann, {})), Errc::Unauthorized);
            VERIFY_FAILS(rest.call(wire::http::login, {}, login(ann, u"none"_s)),
                         Errc::Unauthorized);
        }
        VERIFY_FAILS(rest.call(wire::http::login, {}, login(ann, made->recovery[0])),
                     Errc::RateLimited);
    }
};

QTEST_GUILESS_MAIN(ServeTotpTest)
#include "tst_totp.moc"
