// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every command of dunlinctl answers on both databases, with the exit code that it promises.
#include "tests/e2e/ctl/ctl_bench.h"
#include "tests/support/totp_code.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class CtlCommandsTest : public CtlBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void everyCommandAnswers_data() { databases(); }
    void everyCommandAnswers();
    void friendsAreMadeAndBlocked_data() { databases(); }
    void friendsAreMadeAndBlocked();
    void filesGoUpAndDown_data() { databases(); }
    void filesGoUpAndDown();
    void wordsAreFound_data() { databases(); }
    void wordsAreFound();
    void aSecondFactorIsAskedForAndOwnDataIsExported_data() { databases(); }
    void aSecondFactorIsAskedForAndOwnDataIsExported();
    void hooksAreMadeAndRemoved_data() { databases(); }
    void hooksAreMadeAndRemoved();
    void whatBeginsWithASlashIsDone_data() { databases(); }
    void whatBeginsWithASlashIsDone();
};

void CtlCommandsTest::everyCommandAnswers()
{
    const Shell ada = person(u"ada"_s);
    const Shell bob = person(u"bob"_s);
    Answer answer = ada.run({u"whoami"_s});
    QVERIFY2(answer.code == 1 && answer.err.contains("unauthorized"), answer.all().constData());
    answer = ada.run({u"register"_s, u"Ada"_s, u"--display-name"_s, u"Ada L."_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = bob.run({u"register"_s, u"ADA"_s});
    QVERIFY2(answer.code == 1 && answer.err.contains("conflict"), answer.all().constData());
    answer = bob.run({u"register"_s, u"bob"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"whoami"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(answer.told("displayName"), u"Ada L."_s);
    answer = ada.run({u"devices"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(answer.objects().size(), 1);
    QCOMPARE(answer.objects()[0].value("current"_L1), QJsonValue(true));

    answer = ada.run({u"create-channel"_s, u"garden"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"create-channel"_s, u"market"_s, u"--public"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"create-channel"_s, u"--direct"_s, u"bob"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = bob.run({u"join"_s, u"garden"_s});
    QVERIFY2(answer.code == 1 && answer.err.contains("notFound"), answer.all().constData());
    answer = bob.run({u"join"_s, u"market"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"invite"_s, u"garden"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    const QString link = answer.told("url");
    QVERIFY2(link.startsWith("dunlin://join/"_L1), answer.all().constData());
    answer = bob.run({u"join"_s, link});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = bob.run({u"members"_s, u"garden"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(answer.objects().size(), 2);
    answer = bob.run({u"channels"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(answer.objects().size(), 3);
    answer = bob.run({u"send"_s, u"ada"_s, u"hello, just you"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"history"_s, u"bob"_s, u"--limit"_s, u"1"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(textsOf(answer.objects()), QStringList{u"hello, just you"_s});
    QCOMPARE(answer.told("sender"), u"bob"_s);
    answer = bob.run({u"leave"_s, u"market"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"invite"_s, u"market"_s, u"bob"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(bob.run({u"channels"_s}).objects().size(), 3);

    const QString log = m_server->dataDir() + u"/log.txt"_s;
    QVERIFY(writeFile(log,
                      "[12:00] <carol> hello\n\n * dave waves\n[12:01]  * erin nods\n"
                      "=== frank has joined\n"));
    answer = ada.run({u"import"_s, u"irc"_s, log, u"garden"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    const QStringList imported{u"[12:00] carol: hello"_s, u" * dave waves"_s,
                               u"[12:01] * erin nods"_s, u"=== frank has joined"_s};
    QCOMPARE(textsOf(bob.run({u"export"_s, u"garden"_s}).objects()), imported);
    answer = ada.run({u"import"_s, u"irc"_s, u"/nowhere/log"_s, u"garden"_s});
    QVERIFY2(answer.code == 2, answer.all().constData());

    answer = ada.run({u"send"_s, u"garden"_s, QString(16 * 1024 + 1, u'x')});
    QVERIFY2(answer.code == 1 && answer.err.contains("tooLarge"), answer.all().constData());
    answer = ada.run({u"outbox"_s});
    QCOMPARE(answer.told("state"), u"failed"_s);
    answer = ada.run({u"outbox"_s, u"cancel"_s, u"all"_s});
    QVERIFY2(answer.code == 0 && answer.out.isEmpty(), answer.all().constData());

    answer = bob.run({u"logout"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = bob.run({u"channels"_s});
    QVERIFY2(answer.code == 1 && answer.err.contains("unauthorized"), answer.all().constData());
    answer = bob.run({u"login"_s, u"bob"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(bob.run({u"channels"_s}).objects().size(), 3);
}

void CtlCommandsTest::friendsAreMadeAndBlocked()
{
    const Shell ada = person(u"ada"_s);
    const Shell bob = person(u"bob"_s);
    QCOMPARE(ada.run({u"register"_s, u"ada"_s}).code, 0);
    QCOMPARE(bob.run({u"register"_s, u"bob"_s}).code, 0);

    Answer answer = ada.run({u"friends"_s, u"add"_s, u"bob"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(answer.told("state"), u"outgoing"_s);
    answer = bob.run({u"friends"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(answer.told("state"), u"incoming"_s);
    QCOMPARE(bob.run({u"friends"_s, u"accept"_s, u"ada"_s}).code, 0);
    QCOMPARE(ada.run({u"friends"_s, u"list"_s}).told("state"), u"friend"_s);

    QCOMPARE(bob.run({u"friends"_s, u"block"_s, u"ada"_s}).code, 0);
    QCOMPARE(bob.run({u"friends"_s}).told("state"), u"blocked"_s);
    QVERIFY(ada.run({u"friends"_s}).out.isEmpty());
    // Refused by the server, and wrong usage.
    QCOMPARE(ada.run({u"friends"_s, u"accept"_s, u"bob"_s}).code, 1);
    QCOMPARE(ada.run({u"friends"_s, u"add"_s}).code, 2);
    QCOMPARE(ada.run({u"friends"_s, u"marry"_s, u"bob"_s}).code, 2);
}

void CtlCommandsTest::filesGoUpAndDown()
{
    const Shell ada = person(u"ada"_s);
    const Shell bob = person(u"bob"_s);
    QCOMPARE(ada.run({u"register"_s, u"ada"_s}).code, 0);
    QCOMPARE(bob.run({u"register"_s, u"bob"_s}).code, 0);
    // Two chunks and a half, and exactly one.
    for (const qsizetype size : {qsizetype(2'500'000), qsizetype(1024 * 1024), qsizetype(0)}) {
        const QString path = m_server->dataDir() + u"/picture.bin"_s;
        QByteArray bytes(size, 'x');
        for (qsizetype i = 0; i < size; i += 1000)
            bytes[i] = char(i / 1000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        file.close();
        const QString channel = u"garden%1"_s.arg(size);
        QCOMPARE(ada.run({u"create-channel"_s, channel}).code, 0);
        const Answer sent = ada.run({u"upload"_s, path, channel});
        QVERIFY2(sent.code == 0, sent.all().constData());
        const QString id = sent.told("id");
        QCOMPARE(bob.run({u"download"_s, id}).code, 1);
        QCOMPARE(ada.run({u"invite"_s, channel, u"bob"_s}).code, 0);
        const QString copy = path + u".copy"_s;
        const Answer got = bob.run({u"download"_s, id, copy});
        QVERIFY2(got.code == 0, got.all().constData());
        QFile read(copy);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QVERIFY(read.readAll() == bytes);
        QVERIFY(bob.run({u"download"_s, id}).out == bytes);
    }
    // For later: without a channel it is only kept.
    const Answer kept = ada.run({u"upload"_s, m_server->dataDir() + u"/picture.bin"_s});
    QVERIFY2(kept.code == 0 && FileId::fromText(kept.told("id")), kept.all().constData());
    QCOMPARE(bob.run({u"download"_s, kept.told("id")}).code, 1);
    QCOMPARE(ada.run({u"upload"_s, m_server->dataDir() + u"/no such file"_s}).code, 2);
    QCOMPARE(ada.run({u"download"_s, u"picture"_s}).code, 2);
}

void CtlCommandsTest::wordsAreFound()
{
    const Shell ada = person(u"ada"_s);
    const Shell bob = person(u"bob"_s);
    QCOMPARE(ada.run({u"register"_s, u"ada"_s}).code, 0);
    QCOMPARE(bob.run({u"register"_s, u"bob"_s}).code, 0);
    QCOMPARE(ada.run({u"create-channel"_s, u"zoo"_s}).code, 0);
    QCOMPARE(ada.run({u"send"_s, u"zoo"_s, u"the zebra's stripes"_s}).code, 0);

    // The index follows a moment later.
    Answer answer;
    QVERIFY(waitUntil([&] {
        answer = ada.run({u"search"_s, u"Stripe"_s, u"zeb"_s});
        return answer.code != 0 || !answer.out.isEmpty();
    }));
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(answer.told("content"), u"the zebra's stripes"_s);
    QCOMPARE(answer.told("sender"), u"ada"_s);
    answer = bob.run({u"search"_s, u"zebra"_s});
    QVERIFY2(answer.code == 0 && answer.out.isEmpty(), answer.all().constData());
    QCOMPARE(ada.run({u"search"_s, u"..."_s}).code, 1);
    QCOMPARE(ada.run({u"search"_s}).code, 2);
}

void CtlCommandsTest::aSecondFactorIsAskedForAndOwnDataIsExported()
{
    Shell ada = person(u"ada"_s);
    QCOMPARE(ada.run({u"register"_s, u"ada"_s}).code, 0);
    QCOMPARE(ada.run({u"create-channel"_s, u"zoo"_s}).code, 0);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ada.run({u"send"_s, u"zoo"_s, u"number %1"_s.arg(i)}).code, 0);
    Answer answer = ada.run({u"export"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QStringList texts;
    QString name;
    for (const QJsonObject &page : answer.objects()) {
        QVERIFY(!page.contains("next"_L1));
        if (page.contains("account"_L1))
            name = page.value("account"_L1)["username"_L1].toString();
        for (const auto message : page.value("messages"_L1).toArray())
            texts.append(message.toObject().value("content"_L1).toString());
    }
    QCOMPARE(name, u"ada"_s);
    QCOMPARE(texts, (QStringList{u"number 0"_s, u"number 1"_s, u"number 2"_s}));

    RestClient rest(m_server->url());
    wire::Login login;
    login.username = u"ada"_s;
    login.password = Password;
    const auto signedIn = rest.call(wire::http::login, {}, login);
    QVERIFY(signedIn.ok());
    rest.setToken(signedIn->accessToken);
    const auto begun = rest.call(wire::http::enrolTotp, {}, wire::TotpEnrolment{Password});
    QVERIFY(begun.ok());
    const auto confirmed = rest.call(wire::http::confirmTotp, {},
                                     wire::TotpConfirmation{codeOf(begun->secret, stepNow())});
    QVERIFY(confirmed.ok());

    Shell elsewhere = person(u"ada-elsewhere"_s);
    elsewhere.totp = u"12"_s;
    answer = elsewhere.run({u"login"_s, u"ada"_s});
    QVERIFY2(answer.code == 1 && answer.err.contains("totp"), answer.all().constData());
    elsewhere.totp = confirmed->recoveryCodes.first();
    answer = elsewhere.run({u"login"_s, u"ada"_s});
    QVERIFY2(answer.code == 0 && answer.told("username") == u"ada"_s, answer.all().constData());
}

void CtlCommandsTest::hooksAreMadeAndRemoved()
{
    const Shell ada = person(u"ada"_s);
    const Shell bob = person(u"bob"_s);
    QCOMPARE(ada.run({u"register"_s, u"ada"_s}).code, 0);
    QCOMPARE(bob.run({u"register"_s, u"bob"_s}).code, 0);
    QCOMPARE(ada.run({u"create-channel"_s, u"garden"_s, u"--public"_s}).code, 0);
    QCOMPARE(bob.run({u"join"_s, u"garden"_s}).code, 0);
    Answer answer = ada.run({u"hooks"_s, u"garden"_s, u"incoming"_s, u"Weather"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    const QUrl where(answer.told("url"));
    const QString incoming = answer.told("id");
    answer = ada.run(
        {u"hooks"_s, u"garden"_s, u"outgoing"_s, u"Reader"_s, u"https://hook.example.org/"_s});
    QVERIFY2(answer.code == 0 && answer.told("secret").size() == 43, answer.all().constData());
    answer = ada.run({u"hooks"_s, u"garden"_s, u"resume"_s, answer.told("id")});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"hooks"_s, u"garden"_s});
    QVERIFY2(answer.code == 0 && answer.objects().size() == 2, answer.all().constData());
    answer = bob.run({u"hooks"_s, u"garden"_s});
    QVERIFY2(answer.code == 1 && answer.err.contains("forbidden"), answer.all().constData());
    RestClient program(m_server->url());
    QCOMPARE(program.raw("POST", where.path(), R"({"text":"rain"})").status, 201);
    answer = bob.run({u"history"_s, u"garden"_s});
    QCOMPARE(textsOf(answer.objects()), QStringList{u"rain"_s});
    answer = ada.run({u"hooks"_s, u"garden"_s, u"remove"_s, incoming});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(program.raw("POST", where.path(), R"({"text":"rain"})").status, 404);
    QCOMPARE(ada.run({u"hooks"_s, u"garden"_s, u"dance"_s}).code, 2);
}

void CtlCommandsTest::whatBeginsWithASlashIsDone()
{
    const Shell ada = person(u"ada"_s);
    const Shell bob = person(u"bob"_s);
    QCOMPARE(ada.run({u"register"_s, u"ada"_s}).code, 0);
    QCOMPARE(bob.run({u"register"_s, u"bob"_s}).code, 0);
    QCOMPARE(ada.run({u"create-channel"_s, u"garden"_s}).code, 0);
    const auto type = [](const Shell &who, const QString &text) {
        return who.run({u"send"_s, u"garden"_s, text});
    };
    RestClient rest(m_server->url());
    const auto cardOf = [&](const QString &name) {
        const auto person = signIn(m_server->url(), name);
        rest.setToken(person.ok() ? person->token() : QString());
        const auto channels = rest.call(wire::http::channels);
        return channels.ok() && !channels->channels.isEmpty() ? std::optional(channels->channels[0])
                                                              : std::nullopt;
    };

    Answer answer = type(ada, u"/me waves"_s);
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = type(ada, u"//path"_s);
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = type(ada, u"/nope at all"_s);
    QVERIFY2(answer.code == 2 && answer.err.contains("There is no command /nope"),
             answer.all().constData());
    // What another program writes is no command.
    const QTemporaryDir dir;
    QVERIFY(writeFile(dir.filePath(u"lines"_s), "/leave\n"));
    answer = ada.run({u"send"_s, u"garden"_s, u"-"_s}, dir.filePath(u"lines"_s));
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"history"_s, u"garden"_s});
    QCOMPARE(textsOf(answer.objects()), (QStringList{u"*waves*"_s, u"/path"_s, u"/leave"_s}));

    answer = type(ada, u"/invite nobody-at-all"_s);
    QVERIFY2(answer.code == 1 && answer.err.contains("notFound"), answer.all().constData());
    answer = type(ada, u"/invite @bob"_s);
    QVERIFY2(answer.code == 0 && answer.told("done") == u"Added: bob"_s, answer.all().constData());
    answer = type(ada, u"/topic What to plant"_s);
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = type(bob, u"/topic Mine"_s);
    QVERIFY2(answer.code == 1 && answer.err.contains("forbidden"), answer.all().constData());
    answer = type(bob, u"/mute 2h"_s);
    QVERIFY2(answer.code == 0, answer.all().constData());
    auto card = cardOf(u"bob"_s);
    QVERIFY(card);
    QCOMPARE(card->channel.description, u"What to plant"_s);
    QVERIFY(card->mutedUntil.value_or(0) > QDateTime::currentMSecsSinceEpoch());
    answer = type(bob, u"/mute off"_s);
    QVERIFY2(answer.code == 0, answer.all().constData());
    card = cardOf(u"bob"_s);
    QVERIFY(card && !card->mutedUntil);
    answer = type(bob, u"/leave"_s);
    QVERIFY2(answer.code == 0, answer.all().constData());
    QVERIFY(!cardOf(u"bob"_s));

    // It is this device's, and told when somebody has the profile open and the time has come. A program that
    // tells of none leaves it alone, however long it is there.
    answer = type(ada, u"/remind 1s water the peas"_s);
    QVERIFY2(answer.code == 0, answer.all().constData());
    QTest::qWait(1100);
    answer = ada.run({u"history"_s, u"garden"_s});
    QVERIFY2(answer.code == 0 && !answer.err.contains("water the peas"), answer.all().constData());
    const auto tail = ada.start({u"tail"_s, u"garden"_s});
    QByteArray told;
    QVERIFY(waitUntil([&] {
        told += tail->readAllStandardError();
        return told.contains("water the peas");
    }));
    tail->terminate();
    tail->waitForFinished();
}

QTEST_GUILESS_MAIN(CtlCommandsTest)
#include "tst_ctl_commands.moc"
