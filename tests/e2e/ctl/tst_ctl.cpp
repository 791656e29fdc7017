// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// dunlinctl as scripts call it, on both databases: a real log of ten thousand lines arrives whole and in order, what is
// queued without a server leaves later and once, and every command answers with the exit code that it promises.
#include "tests/support/test_client.h"
#include "tests/support/test_server.h"
#include "tests/support/totp_code.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int LogLines = 10'000;
constexpr int LogPatienceMs = 240'000;

struct Answer {
    int code = -1;
    QByteArray out;
    QByteArray err;

    QList<QJsonObject> objects() const
    {
        QList<QJsonObject> all;
        const QList<QByteArray> lines = out.split('\n');
        for (const QByteArray &line : lines) {
            if (!line.isEmpty())
                all.append(QJsonDocument::fromJson(line).object());
        }
        return all;
    }
    QString told(const char *key) const
    {
        const auto all = objects();
        return all.isEmpty() ? QString() : all.last().value(QLatin1StringView(key)).toString();
    }
    QByteArray all() const { return QByteArray::number(code) + '\n' + out + '\n' + err; }
};

// One person at a command line: a profile of their own.
class Shell
{
public:
    Shell(QString url, QString profile)
        : m_url(std::move(url))
        , m_profile(std::move(profile))
    {
    }

    std::unique_ptr<QProcess> start(const QStringList &arguments, const QString &input = {}) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DUNLIN_PASSWORD"_s, Password);
        if (!totp.isEmpty())
            environment.insert(u"DUNLIN_TOTP"_s, totp);
        process->setProcessEnvironment(environment);
        process->setProgram(qEnvironmentVariable("DUNLIN_BIN") + u"/dunlinctl"_s);
        process->setArguments(
            QStringList{u"--server"_s, m_url, u"--profile"_s, m_profile, u"--json"_s} + arguments);
        process->setStandardInputFile(input.isEmpty() ? QProcess::nullDevice() : input);
        process->start();
        process->waitForStarted();
        return process;
    }
    static Answer end(QProcess &process, int patienceMs = 60'000)
    {
        Answer answer;
        if (process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit)
            answer.code = process.exitCode();
        answer.out = process.readAllStandardOutput();
        answer.err = process.readAllStandardError();
        // What Qt has to say of us, such as a timer that stayed on another thread.
        if (answer.err.contains("warning default: "))
            answer.code = -2;
        return answer;
    }
    Answer run(const QStringList &arguments, const QString &input = {},
               int patienceMs = 60'000) const
    {
        const auto process = start(arguments, input);
        return end(*process, patienceMs);
    }

    QString totp; // of the variable, when it is not empty

private:
    QString m_url;
    QString m_profile;
};

// The first lines of the log that are not blank.
QStringList logLines(int count)
{
    QStringList lines;
    const QFileInfoList files =
        QDir(QStringLiteral(DUNLIN_IRC_DIR)).entryInfoList({u"*.txt"_s}, QDir::Files, QDir::Name);
    for (const QFileInfo &each : files) {
        QFile file(each.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        while (!file.atEnd() && lines.size() < count) {
            QByteArray line = file.readLine();
            if (line.endsWith('\n'))
                line.chop(1);
            if (!line.trimmed().isEmpty())
                lines.append(QString::fromUtf8(line));
        }
    }
    return lines;
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QStringList textsOf(const QList<QJsonObject> &rows)
{
    QStringList texts;
    for (const QJsonObject &row : rows) {
        if (row.value("type"_L1) == "text"_L1)
            texts.append(row.value("content"_L1).toString());
    }
    return texts;
}

} // namespace

class CtlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aRealLogArrivesWholeAndInOrder_data() { databases(); }
    void aRealLogArrivesWholeAndInOrder();
    void whatIsQueuedWithoutAServerLeavesLaterAndOnce_data() { databases(); }
    void whatIsQueuedWithoutAServerLeavesLaterAndOnce();
    void aRestoreLosesNoOutboxEntry_data() { databases(); }
    void aRestoreLosesNoOutboxEntry();
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
    void x20_oneProgramIsForEveryServer();
    void wrongUsageIsToldAndDoesNothing();

private:
    static void databases()
    {
        QTest::addColumn<int>("database");
        QTest::newRow("sqlite") << int(Database::Sqlite);
        QTest::newRow("postgres") << int(Database::Postgres);
    }
    Shell person(const QString &name) const
    {
        return {m_server->url(), m_server->dataDir() + u"/profile-"_s + name};
    }

    std::unique_ptr<TestServer> m_server;
};

void CtlTest::init()
{
    const QByteArray row = QTest::currentDataTag();
    TestServer::Options options;
    options.database = row == "postgres" ? Database::Postgres : Database::Sqlite;
    if (!availableDatabases().contains(options.database))
        QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
    m_server = std::make_unique<TestServer>(options);
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
}

void CtlTest::cleanup()
{
    m_server.reset();
}

void CtlTest::aRealLogArrivesWholeAndInOrder()
{
    const QStringList lines = logLines(LogLines);
    QCOMPARE(lines.size(), LogLines);
    const QString input = m_server->dataDir() + u"/real-chat-log.txt"_s;
    QVERIFY(writeFile(input, lines.join(u'\n').toUtf8()));

    const Shell ada = person(u"ada"_s);
    const Shell bob = person(u"bob"_s);
    Answer answer = ada.run({u"register"_s, u"ada"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = bob.run({u"register"_s, u"bob"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"create-channel"_s, u"general"_s, u"--public"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = bob.run({u"join"_s, u"general"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());

    const auto tail = bob.start({u"tail"_s, u"general"_s, u"--since"_s, u"0"_s});
    const Answer sent = ada.run({u"send"_s, u"general"_s, u"-"_s}, input, LogPatienceMs);
    QVERIFY2(sent.code == 0, sent.err.constData());
    QCOMPARE(sent.objects().size(), LogLines);

    Answer seen;
    const bool arrived = waitUntil(
        [&] {
            tail->waitForReadyRead(20);
            seen.out += tail->readAllStandardOutput();
            return seen.out.count("\"type\":\"text\"") >= LogLines;
        },
        LogPatienceMs);
    QVERIFY2(arrived, (seen.out.right(300) + tail->readAllStandardError()).constData());
    // Nothing more comes, and it ends when it is asked to.
    settle(300);
    tail->terminate();
    const Answer rest = Shell::end(*tail);
    seen.out += rest.out;
    QCOMPARE(rest.code, 128 + 15);

    const QList<QJsonObject> rows = seen.objects();
    const QStringList texts = textsOf(rows);
    QCOMPARE(texts.size(), LogLines);
    for (qsizetype i = 0; i < texts.size(); ++i)
        QVERIFY2(texts[i] == lines[i], qPrintable(QString::number(i) + u": "_s + texts[i]));
    qint64 lastSeq = 0;
    for (const QJsonObject &row : rows) {
        const qint64 seq = row.value("seq"_L1).toInteger();
        QVERIFY(seq > lastSeq);
        lastSeq = seq;
    }
    // What the server holds is the same.
    QCOMPARE(textsOf(bob.run({u"export"_s, u"general"_s}, {}, LogPatienceMs).objects()), lines);
}

void CtlTest::friendsAreMadeAndBlocked()
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

void CtlTest::filesGoUpAndDown()
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

void CtlTest::wordsAreFound()
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

void CtlTest::whatIsQueuedWithoutAServerLeavesLaterAndOnce()
{
    const Shell ada = person(u"ada"_s);
    Answer answer = ada.run({u"register"_s, u"ada"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"create-channel"_s, u"general"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"send"_s, u"general"_s, u"first"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());

    QVERIFY(m_server->stop() == 0);
    answer = ada.run({u"send"_s, u"general"_s, u"second"_s, u"--offline"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(answer.told("state"), u"queued"_s);
    answer = ada.run({u"send"_s, u"general"_s, u"third"_s, u"--wait"_s, u"1"_s});
    QVERIFY2(answer.code == 3, answer.all().constData());
    answer = ada.run({u"outbox"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    const auto waiting = answer.objects();
    QCOMPARE(waiting.size(), 2);
    QCOMPARE(waiting[0].value("text"_L1), "second"_L1);
    QCOMPARE(waiting[1].value("text"_L1), "third"_L1);

    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    answer = ada.run({u"send"_s, u"general"_s, u"fourth"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = ada.run({u"outbox"_s});
    QVERIFY2(answer.code == 0 && answer.out.isEmpty(), answer.all().constData());
    answer = ada.run({u"history"_s, u"general"_s});
    QCOMPARE(textsOf(answer.objects()),
             (QStringList{u"first"_s, u"second"_s, u"third"_s, u"fourth"_s}));
}

// The server goes back to yesterday; clients hear of it, drop what they knew of its numbers, and send what waits.
void CtlTest::aRestoreLosesNoOutboxEntry()
{
    QFETCH(int, database);
    const Shell ada = person(u"ada"_s);
    const Shell bob = person(u"bob"_s);
    QCOMPARE(ada.run({u"register"_s, u"ada"_s}).code, 0);
    QCOMPARE(bob.run({u"register"_s, u"bob"_s}).code, 0);
    QCOMPARE(ada.run({u"create-channel"_s, u"garden"_s, u"--public"_s}).code, 0);
    QCOMPARE(bob.run({u"join"_s, u"garden"_s}).code, 0);
    QCOMPARE(ada.run({u"send"_s, u"garden"_s, u"first"_s}).code, 0);

    const QTemporaryDir dir;
    const QString backup = dir.filePath(u"backup"_s);
    const auto made = m_server->run({u"backup"_s, backup});
    QVERIFY2(made.code == 0, qPrintable(made.errors));
    for (const QString &each : {u"lost one"_s, u"lost two"_s, u"lost three"_s})
        QCOMPARE(ada.run({u"send"_s, u"garden"_s, each}).code, 0);
    QCOMPARE(textsOf(bob.run({u"history"_s, u"garden"_s}).objects()).size(), 4);
    QCOMPARE(m_server->stop(), 0);
    QCOMPARE(ada.run({u"send"_s, u"garden"_s, u"second"_s, u"--offline"_s}).code, 0);
    QCOMPARE(bob.run({u"send"_s, u"garden"_s, u"third"_s, u"--offline"_s}).code, 0);

    TestServer::Options options;
    options.database = Database(database);
    options.arguments = {u"--port"_s, QString::number(m_server->port())};
    TestServer other(options);
    QVERIFY2(other.prepare(), qPrintable(other.why()));
    const auto restored = other.run({u"restore"_s, backup});
    QVERIFY2(restored.code == 0, qPrintable(restored.errors));
    QVERIFY2(other.start(), qPrintable(other.why()));
    QCOMPARE(other.port(), m_server->port());

    // Numbers that meant a lost message now mean another one; neither is taken for the other.
    Answer answer = ada.run({u"send"_s, u"garden"_s, u"fourth"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = bob.run({u"send"_s, u"garden"_s, u"fifth"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    const QStringList all{u"first"_s, u"second"_s, u"fourth"_s, u"third"_s, u"fifth"_s};
    for (const Shell *each : {&ada, &bob}) {
        answer = each->run({u"history"_s, u"garden"_s});
        QCOMPARE(textsOf(answer.objects()), all);
        answer = each->run({u"outbox"_s});
        QVERIFY2(answer.code == 0 && answer.out.isEmpty(), answer.all().constData());
    }
}

void CtlTest::everyCommandAnswers()
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

void CtlTest::aSecondFactorIsAskedForAndOwnDataIsExported()
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

void CtlTest::hooksAreMadeAndRemoved()
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

void CtlTest::whatBeginsWithASlashIsDone()
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

// The seed's client had the address of its makers' server compiled in, and had to be built anew for every other
// (X-20 of mission.md).
void CtlTest::x20_oneProgramIsForEveryServer()
{
    TestServer another{TestServer::Options()};
    QVERIFY2(another.start(), qPrintable(another.why()));
    const QTemporaryDir dir;
    const Shell here(m_server->url(), dir.filePath(u"here"_s));
    const Shell there(another.url(), dir.filePath(u"there"_s));
    const Shell nowhere(QString(), dir.filePath(u"nowhere"_s));
    Answer answer = here.run({u"register"_s, u"ada"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = there.run({u"register"_s, u"ada"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    // A profile knows its server; as people type it is enough.
    QCOMPARE(here.run({u"whoami"_s}).told("server"), m_server->url());
    QCOMPARE(there.run({u"whoami"_s}).told("server"), another.url());
    const Shell typed(u"127.0.0.1:%1"_s.arg(another.port()), dir.filePath(u"typed"_s));
    answer = typed.run({u"login"_s, u"ada"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(typed.run({u"whoami"_s}).told("server"), another.url());
    // Nobody is asked who was not named.
    answer = nowhere.run({u"register"_s, u"ada"_s});
    QVERIFY2(answer.code == 2 && answer.err.contains("Which server?"), answer.all().constData());
    for (const QString &program : {u"/dunlinctl"_s, u"/dunlin"_s}) {
        QFile file(qEnvironmentVariable("DUNLIN_BIN") + program);
        if (!file.open(QIODevice::ReadOnly))
            continue; // not built
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("egroo.org"));
        QVERIFY(!bytes.contains("https://api."));
    }
}

void CtlTest::wrongUsageIsToldAndDoesNothing()
{
    const Shell ada = person(u"ada"_s);
    const QList<QStringList> wrong{
        {},
        {u"dance"_s},
        {u"register"_s},
        {u"send"_s},
        {u"tail"_s, u"a"_s, u"b"_s},
        {u"history"_s, u"a"_s, u"--limit"_s, u"0"_s},
        {u"history"_s, u"a"_s, u"--before"_s, u"x"_s},
        {u"tail"_s, u"a"_s, u"--since"_s, u"-1"_s},
        {u"create-channel"_s},
        {u"create-channel"_s, u"a"_s, u"--direct"_s, u"bob"_s},
        {u"create-channel"_s, u"a"_s, u"--public"_s, u"--private"_s},
        {u"whoami"_s, u"--loud"_s},
    };
    for (const QStringList &arguments : wrong) {
        const Answer answer = ada.run(arguments);
        QVERIFY2(answer.code == 2 && !answer.err.isEmpty() && answer.out.isEmpty(),
                 (arguments.join(u' ').toUtf8() + '\n' + answer.all()).constData());
    }
    const Answer help = ada.run({u"--help"_s});
    QVERIFY(help.code == 0 && help.out.contains("dunlinctl"));
}

QTEST_GUILESS_MAIN(CtlTest)
#include "tst_ctl.moc"
