// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/digest.h"
#include "server/auth/jwt.h"
#include "server/auth/tickets.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QString ServerId = u"0011223344556677"_s;
constexpr qint64 Now = 1'700'000'000'000;
const UserId Alice = *UserId::fromText(u"018bcfe5-6800-7000-8000-000000000001");
const DeviceId Laptop = *DeviceId::fromText(u"018bcfe5-6800-7000-8000-000000000002");

SigningKey key(const QString &kid = u"k1"_s, char fill = 's')
{
    return {kid, Secret(QByteArray(32, fill))};
}

QJsonObject header()
{
    return {{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, u"k1"_s}};
}

QJsonObject body()
{
    return {{u"iss"_s, ServerId},        {u"aud"_s, ServerId},   {u"sub"_s, Alice.toText()},
            {u"dev"_s, Laptop.toText()}, {u"iat"_s, Now / 1000}, {u"exp"_s, Now / 1000 + 900}};
}

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(Alphabet);
}

// With another library than the one under test, so that both can't be wrong in the same way.
QByteArray signedWith(const QByteArray &signedPart, char fill = 's')
{
    return signedPart + '.'
        + QMessageAuthenticationCode::hash(signedPart, QByteArray(32, fill),
                                           QCryptographicHash::Sha256)
              .toBase64(Alphabet);
}

QByteArray token(const QJsonObject &head, const QJsonObject &claims)
{
    return signedWith(part(head) + '.' + part(claims));
}

template <typename Value>
QJsonObject with(QJsonObject object, const QString &name, const Value &value)
{
    object.insert(name, value);
    return object;
}

QJsonObject without(QJsonObject object, const QString &name)
{
    object.remove(name);
    return object;
}

Result<Claims> verify(const QByteArray &text, qint64 now = Now)
{
    return parseAndVerify(text, {key()}, ServerId, now);
}

} // namespace

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSignedIsReadBack()
    {
        const Claims claims{Alice, Laptop, Now, Now + 900'000};

        const QString text = signToken(claims, key(), ServerId);

        const auto read = verify(text.toLatin1());
        QVERIFY(read.ok());
        QCOMPARE(*read, claims);
    }

    void aTokenMadeElsewhereByTheStandardIsRead() { QVERIFY(verify(token(header(), body())).ok()); }

    void expiryHasNoGrace()
    {
        const QByteArray text = token(header(), body());
        QVERIFY(verify(text, Now + 899'999).ok());
        QVERIFY(!verify(text, Now + 900'000).ok());
    }

    void anOlderKeyStillVerifies()
    {
        const QByteArray text = token(header(), body());
        QVERIFY(parseAndVerify(text, {key(u"k2"_s, 't'), key()}, ServerId, Now).ok());
    }

    void everythingElseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = token(header(), body());
        const QByteArray signedPart = good.left(good.lastIndexOf('.'));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("dots") << QByteArray("..");
        QTest::newRow("alg none, no signature")
            << part(with(header(), u"alg"_s, u"none"_s)) + '.' + part(body()) + '.';
        QTest::newRow("alg none, signed") << token(with(header(), u"alg"_s, u"none"_s), body());
        QTest::newRow("alg NONE") << token(with(header(), u"alg"_s, u"NONE"_s), body());
        QTest::newRow("alg hs256") << token(with(header(), u"alg"_s, u"hs256"_s), body());
        QTest::newRow("alg HS512") << token(with(header(), u"alg"_s, u"HS512"_s), body());
        QTest::newRow("alg RS256") << token(with(header(), u"alg"_s, u"RS256"_s), body());
        QTest::newRow("no alg") << token(without(header(), u"alg"_s), body());
        QTest::newRow("alg is a number") << token(with(header(), u"alg"_s, 256), body());
        QTest::newRow("typ JOSE") << token(with(header(), u"typ"_s, u"JOSE"_s), body());
        QTest::newRow("unknown kid") << token(with(header(), u"kid"_s, u"k9"_s), body());
        QTest::newRow("no kid") << token(without(header(), u"kid"_s), body());
        QTest::newRow("a further header") << token(with(header(), u"jwk"_s, u"x"_s), body());
        QTest::newRow("crit") << token(with(header(), u"crit"_s, QJsonArray{u"exp"_s}), body());
        QTest::newRow("wrong key") << signedWith(signedPart, 'x');
        QTest::newRow("signature cut") << good.chopped(1);
        QTest::newRow("signature longer") << good + 'A';
        QTest::newRow("no signature") << signedPart + '.';
        QTest::newRow("two parts") << signedPart;
        QTest::newRow("four parts") << good + ".x";
        QTest::newRow("padding") << good + '=';
        QTest::newRow("padding in the header") << signedWith(part(header()) + "=." + part(body()));
        QTest::newRow("space before") << ' ' + good;
        QTest::newRow("line feed behind") << good + '\n';
        QTest::newRow("standard base64 alphabet") << signedWith("+/+/." + part(body()));
        QTest::newRow("body is no JSON")
            << signedWith(part(header()) + '.' + QByteArray("nonsense").toBase64(Alphabet));
        QTest::newRow("body is a list")
            << signedWith(part(header()) + '.' + QByteArray("[1]").toBase64(Alphabet));
        QTest::newRow("body changed") << part(header()) + '.'
                + part(with(body(), u"sub"_s, Laptop.toText())) + good.mid(good.lastIndexOf('.'));
        QTest::newRow("other issuer") << token(header(), with(body(), u"iss"_s, u"other"_s));
        QTest::newRow("other audience") << token(header(), with(body(), u"aud"_s, u"other"_s));
        QTest::newRow("audience is a list")
            << token(header(), with(body(), u"aud"_s, QJsonArray{ServerId}));
        QTest::newRow("no issuer") << token(header(), without(body(), u"iss"_s));
        QTest::newRow("no audience") << token(header(), without(body(), u"aud"_s));
        QTest::newRow("no subject") << token(header(), without(body(), u"sub"_s));
        QTest::newRow("no device") << token(header(), without(body(), u"dev"_s));
        QTest::newRow("no expiry") << token(header(), without(body(), u"exp"_s));
        QTest::newRow("expiry as text") << token(header(), with(body(), u"exp"_s, u"9999999999"_s));
        QTest::newRow("expiry 1e300") << token(header(), with(body(), u"exp"_s, 1e300));
        QTest::newRow("expired") << token(header(), with(body(), u"exp"_s, Now / 1000));
        QTest::newRow("no time of issue") << token(header(), without(body(), u"iat"_s));
        QTest::newRow("subject is no id") << token(header(), with(body(), u"sub"_s, u"alice"_s));
        QTest::newRow("too long") << token(header(), with(body(), u"x"_s, QString(4000, u'x')));
    }

    void everythingElseIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto read = verify(text);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, Errc::Unauthorized);
    }

    void everySingleChangedByteIsRefused()
    {
        const QByteArray good = token(header(), body());
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray bad = good;
            bad[i] = bad[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!verify(bad).ok(), QByteArray::number(i).constData());
        }
    }

    void everyCutIsRefused()
    {
        const QByteArray good = token(header(), body());
        for (qsizetype i = 0; i < good.size(); ++i)
            QVERIFY(!verify(good.left(i)).ok());
    }

    void anOpaqueTokenIsKnownByItsHash()
    {
        const OpaqueToken one = createOpaqueToken();
        const OpaqueToken other = createOpaqueToken();

        QCOMPARE(hashOfOpaqueToken(one.text), std::optional(one.hash));
        QVERIFY(one.hash != other.hash);
        QVERIFY(!one.hash.contains(one.text.toLatin1()));
        QCOMPARE(one.text.size(), 43);
    }

    void anOpaqueTokenHasOneSpelling()
    {
        const OpaqueToken token = createOpaqueToken();
        QVERIFY(!hashOfOpaqueToken({}));
        QVERIFY(!hashOfOpaqueToken(token.text + u'='));
        QVERIFY(!hashOfOpaqueToken(token.text.chopped(1)));
        QVERIFY(!hashOfOpaqueToken(QString(43, u'!')));
        // The last character carries four bits; all its other spellings are refused.
        int accepted = 0;
        for (const char c :
             QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"))
            accepted += hashOfOpaqueToken(token.text.chopped(1) + QLatin1Char(c)) ? 1 : 0;
        QCOMPARE(accepted, 16);
    }

    void aTicketWorksOnce()
    {
        ManualClock clock;
        Tickets tickets(clock);
        const Claims claims{Alice, Laptop, Now, Now + 1000};

        const auto ticket = tickets.issue(claims);

        QVERIFY(ticket);
        QCOMPARE(tickets.redeem(*ticket), std::optional(claims));
        QVERIFY(!tickets.redeem(*ticket));
    }

    void aTicketIsGoodForThirtySeconds()
    {
        ManualClock clock;
        Tickets tickets(clock);
        const auto early = tickets.issue({});
        const auto late = tickets.issue({});

        clock.advance(std::chrono::milliseconds(29'999));
        QVERIFY(tickets.redeem(*early));
        clock.advance(std::chrono::milliseconds(1));
        QVERIFY(!tickets.redeem(*late));
    }

    void ticketsHaveACeiling()
    {
        ManualClock clock;
        Tickets tickets(clock);
        for (int i = 0; i < 10'000; ++i)
            QVERIFY(tickets.issue({}));
        QVERIFY(!tickets.issue({}));
        clock.advance(std::chrono::milliseconds(Tickets::LifeMs));
        QVERIFY(tickets.issue({}));
    }

    void initTestCase() { QVERIFY(initCrypto()); }
};

QTEST_APPLESS_MAIN(TokensTest)
#include "tst_tokens.moc"
