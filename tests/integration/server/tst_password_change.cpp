// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A password that is changed while something else about it is under way, because hashing takes its time: the change
// holds, whatever comes to its end later.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// A crowd is hashed behind everything else that runs on the machine.
constexpr int CrowdMs = 100'000;

// Requests that are answered in their own time.
class Posts
{
public:
    explicit Posts(const QString &server)
        : m_server(server)
    {
    }

    // A manager each: one opens six connections to a server at most.
    template <typename Request>
    QNetworkReply *send(const QByteArray &verb, const QString &path, const Request &body,
                        const QString &token = {})
    {
        m_managers.push_back(std::make_unique<QNetworkAccessManager>());
        QNetworkRequest request(QUrl(m_server + u"/api/v1"_s + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
        m_replies.push_back(m_managers.back()->sendCustomRequest(request, verb, toJson(body)));
        return m_replies.back();
    }
    QNetworkReply *signIn(const QString &name, const QString &password)
    {
        wire::Login login;
        login.username = name;
        login.password = password;
        return send("POST", u"/auth/login"_s, login);
    }
    // So many sign-ins that what is hashed next waits for a while.
    void crowd()
    {
        for (int i = 0; i < 50; ++i)
            signIn(u"nobody%1"_s.arg(i), u"wrong horse"_s);
    }
    bool areAnswered() const
    {
        return std::all_of(m_replies.cbegin(), m_replies.cend(),
                           [](const QNetworkReply *each) { return each->isFinished(); });
    }

private:
    QString m_server;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    std::vector<QNetworkReply *> m_replies; // their managers' children
};

int statusOf(const QNetworkReply *reply)
{
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

class PasswordChangeTest : public ServerTest
{
    Q_OBJECT

    // The password that the command line made up; empty: it failed.
    static QString passwordIn(const TestServer::Outcome &outcome)
    {
        return outcome.code == 0 ? outcome.output.section(u"password: "_s, 1).trimmed() : QString();
    }

private Q_SLOTS:
    void anOldPasswordIsNotHashedAnew_data() { databases(); }
    void anOldPasswordIsNotHashedAnew()
    {
        WITH_SERVER(server);
        const QString name = fresh(u"zoe"_s);
        // With other parameters than the server's: a sign-in has it hashed again.
        const QString password =
            passwordIn(server.run({u"user"_s, u"create"_s, name, u"--password-memory"_s, u"21"_s}));
        QVERIFY(!password.isEmpty());
        Posts posts(server.url());
        const QNetworkReply *in = posts.signIn(name, password);
        posts.crowd();
        QVERIFY(waitUntil([&] { return in->isFinished(); }, CrowdMs));
        QCOMPARE(statusOf(in), 200);

        const QString next = passwordIn(server.run({u"user"_s, u"reset-password"_s, name}));
        QVERIFY(!next.isEmpty());

        QVERIFY(waitUntil([&] { return posts.areAnswered(); }, CrowdMs));
        for (int i = 0; i < 3; ++i)
            VERIFY_OK(signIn(server.url(), name, next));
        VERIFY_FAILS(signIn(server.url(), name, password), Errc::Unauthorized);
    }

    void aChangeThatWasOvertakenIsNone_data() { databases(); }
    void aChangeThatWasOvertakenIsNone()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Posts posts(server.url());
        const QNetworkReply *changed = posts.send(
            "PUT", u"/auth/password"_s, wire::PasswordChange{Password, u"another good password"_s},
            alice.me.token());
        posts.crowd();
        settle(50);

        const QString next = passwordIn(server.run({u"user"_s, u"reset-password"_s, alice.name}));
        QVERIFY(!next.isEmpty());

        QVERIFY(waitUntil([&] { return posts.areAnswered(); }, CrowdMs));
        // Overtaken; or all done before, or the request itself came too late.
        const QList<int> lawful{409, 204, 401};
        QVERIFY2(lawful.contains(statusOf(changed)),
                 qPrintable(QString::number(statusOf(changed))));
        VERIFY_OK(signIn(server.url(), alice.name, next));
        VERIFY_FAILS(signIn(server.url(), alice.name, u"another good password"_s),
                     Errc::Unauthorized);
    }

    void whoSignedInWithAnOldPasswordIsOut_data() { databases(); }
    void whoSignedInWithAnOldPasswordIsOut()
    {
        WITH_SERVER(server);
        const Actor alice(server.url(), fresh(u"alice"_s));
        Posts posts(server.url());
        posts.crowd();
        QNetworkReply *in = posts.signIn(alice.name, Password);
        settle(50);

        const QString next = passwordIn(server.run({u"user"_s, u"reset-password"_s, alice.name}));
        QVERIFY(!next.isEmpty());

        QVERIFY(waitUntil([&] { return posts.areAnswered(); }, CrowdMs));
        if (statusOf(in) == 200) {
            RestClient rest(server.url());
            rest.setToken(
                QJsonDocument::fromJson(in->readAll()).object().value("accessToken"_L1).toString());
            VERIFY_FAILS(rest.call(wire::http::me), Errc::Unauthorized);
        } else {
            QCOMPARE(statusOf(in), 401);
        }
    }
};

QTEST_GUILESS_MAIN(PasswordChangeTest)
#include "tst_password_change.moc"
