// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// dunlinctl as scripts call it, on both databases: a real log of ten thousand lines arrives whole and in order, what is
// queued without a server leaves later and once, and wrong usage is told.
#include "tests/e2e/ctl/ctl_bench.h"

#include <QDir>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int LogLines = 10'000;
constexpr int LogPatienceMs = 600'000;

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

} // namespace

class CtlTest : public CtlBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void aRealLogArrivesWholeAndInOrder_data() { databases(); }
    void aRealLogArrivesWholeAndInOrder();
    void whatIsQueuedWithoutAServerLeavesLaterAndOnce_data() { databases(); }
    void whatIsQueuedWithoutAServerLeavesLaterAndOnce();
    void aRestoreLosesNoOutboxEntry_data() { databases(); }
    void aRestoreLosesNoOutboxEntry();
    void x20_oneProgramIsForEveryServer();
    void wrongUsageIsToldAndDoesNothing();
};

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
