// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An afternoon of two people in an encrypted channel, with all that programs keep at their most talkative, and everybody
// killed or crashed at its end: no file of the server, of its backup or of a device has a word of it, or a key.
//
//   DUNLIN_CANARY_MINUTES   how long the afternoon is; as short as can be when it is not set
//   DUNLIN_CANARY_DATABASE  postgres: the server's database is one of the test's own, and its files are looked through as well,
//                           and what pg_dump makes of it
#include "tests/e2e/encrypted/asked_peer.h"
#include "tests/e2e/encrypted/canary_keys.h"
#include "tests/e2e/encrypted/canary_search.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/test_server.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// Long ones: what is left of them in base 64 must not be found by chance.
const QMap<QString, QByteArray> Words{
    {u"text"_s, "kestrelsoverthegreymarsh"},
    {u"edit"_s, "merlinsamongthetallgrass"},
    {u"deleted"_s, "redwingsdeletedbeforedusk"},
    {u"reaction"_s, "wheatearsreactinstubble"},
    {u"mention"_s, "plovermentionsonthemudflats"},
    {u"file name"_s, "hobbiesbeforetheeveningrain"},
    {u"file"_s, "goshawkcontentofthewoodland"},
    {u"caption"_s, "buzzardcaptionoverthehills"},
    {u"voice name"_s, "voice-20260706-181222-345-7s"},
    {u"voice"_s, "fieldfaresvoiceinthemist"},
    {u"draft"_s, "harriersdraftedbythewind"},
    {u"looked for"_s, "dunnockslookedforinvain"},
    {u"last word"_s, "ospreyslastwordatthelake"},
};
constexpr char OpenWord[] = "sparrowhawkinthewideopen";
constexpr int RoundsAtOnce = 2; // between two times that everybody is killed; of a long afternoon:
constexpr int LongRoundsAtOnce = 8;
constexpr int LongPause = 4'000; // ms

QString word(const char *what)
{
    return QString::fromLatin1(Words.value(QString::fromLatin1(what)));
}

// 70 kB of it.
bool writeFile(const QString &path, const char *what, QByteArray *content)
{
    content->clear();
    while (content->size() < 70'000)
        *content += Words.value(QString::fromLatin1(what)) + " in a file\n";
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(*content) == content->size();
}

// Empty: there is none.
QString pgDump()
{
    QStringList folders;
    const QDir all(u"/usr/lib/postgresql"_s);
    for (const QString &each : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Reversed))
        folders.append(all.filePath(each + u"/bin"_s));
    const QString found = QStandardPaths::findExecutable(u"pg_dump"_s, folders);
    return found.isEmpty() ? QStandardPaths::findExecutable(u"pg_dump"_s) : found;
}

} // namespace

class SealedCanaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        // For the programs that are started; the server's log is at its loudest as well.
        qputenv("QT_LOGGING_RULES", "*=true");
    }
    void whatIsLookedForIsFound();
    void noFileHasAWordOrAKey();

private:
    // Asked until it works.
    QJsonObject ask(AskedPeer &peer, const QString &line)
    {
        std::optional<QJsonObject> found;
        const bool isDone = waitUntil(
            [&] {
                const int number = peer.ask(line);
                waitUntil([&] { return (found = peer.answer(number)).has_value(); });
                if (found && !found->contains(u"error"_s))
                    return true;
                dunlin::test::settle(100);
                return false;
            },
            60'000);
        if (!isDone)
            qWarning("%s: %s\n%s", qPrintable(line),
                     qPrintable(found ? found->value(u"error"_s).toString() : QString()),
                     qPrintable(peer.log()));
        return isDone ? *found : QJsonObject();
    }
    QString said(AskedPeer &peer, const QString &line)
    {
        return ask(peer, u"afternoon "_s + line).value("id"_L1).toString();
    }
    // A number that it tells of under this name comes to be so much.
    bool counts(AskedPeer &peer, const QString &what, int least)
    {
        return waitUntil([&] { return ask(peer, what).value("count"_L1).toInt() >= least; },
                         60'000);
    }
    std::unique_ptr<AskedPeer> device(const QString &user, const QString &name)
    {
        auto made = std::make_unique<AskedPeer>(
            QStringList{u"--server"_s, m_server->url(), u"--user"_s, user, u"--password"_s,
                        Password, u"--channel"_s, m_channel.toText(), u"--prefix"_s, name},
            m_profiles.filePath(name));
        made->start();
        return made;
    }
    bool isReady(AskedPeer &peer)
    {
        return waitUntil([&] { return ask(peer, u"keys"_s).value("ready"_L1).toBool(); }, 60'000);
    }
    void begin();
    void addDevice();
    void spendRound();
    QString recorded();
    void sendFiles(const QString &elsewhere);
    void restart();
    void makeBackup();
    void everybodyCrashes();
    void learnKeys(const QString &name);
    void verifyNowhere(bool hasOpened);

    TestServer::Options options() const;
    void dumpDatabase();

    std::unique_ptr<PostgresCluster> m_cluster; // null: the server has an SQLite
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestServer> m_copy; // of its backup
    QTemporaryDir m_temporary;
    QTemporaryDir m_profiles;
    std::unique_ptr<AskedPeer> m_ann;
    std::unique_ptr<AskedPeer> m_tablet; // hers as well, by the recovery key
    std::unique_ptr<AskedPeer> m_bob;
    ChannelId m_channel;
    ChannelId m_open;
    FileId m_file;
    qint64 m_seen = 0; // what bob was shown up to
    int m_rounds = 0;
    int m_crashes = 0;
    QMap<QString, QByteArray> m_keys;
    QMap<QString, QList<wire::HistoryPage>> m_pages; // by user
};

void SealedCanaryTest::whatIsLookedForIsFound()
{
    const QByteArray key = randomBytes(32);
    const QByteArray text = "kestrelsoverthegreymarsh";
    const QString wide = u"ab kestrelsoverthegreymarsh cd"_s;
    const QList<std::pair<QByteArray, bool>> writings{
        {"ab kestrelsoverthegreymarsh cd", true},
        {QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2), true},
        {QByteArray("a kestrelsoverthegreymarsh cd").toBase64(), true},
        {QByteArray("ab kestrelsoverthegreymarsh cd").toBase64(), true},
        {QByteArray("abc kestrelsoverthegreymarsh cd").toHex(), true},
        {"x" + key + "y", false},
        {key.toBase64(), false},
        {("12" + key + "3").toBase64(QByteArray::Base64UrlEncoding), false},
        {key.toHex(), false},
    };
    for (const auto &[bytes, isText] : writings) {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"f"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QCOMPARE(find(folder.path(), {{u"it"_s, isText ? text : key}}, isText).size(), 1);
        QCOMPARE(find(folder.path(),
                      {{u"it"_s, isText ? "merlinsamongthetallgrass" : randomBytes(32)}}, isText),
                 QStringList());
    }
}

TestServer::Options SealedCanaryTest::options() const
{
    TestServer::Options options;
    options.environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    options.arguments = {u"--trace"_s, u"on"_s};
    if (m_cluster) {
        options.database = dunlin::test::Database::Postgres;
        options.postgresUrl = m_cluster->url();
    }
    return options;
}

// As its administrator keeps it.
void SealedCanaryTest::dumpDatabase()
{
    const QString to = m_temporary.filePath(u"dump.sql"_s);
    QCOMPARE(QProcess::execute(pgDump(), {u"--file"_s, to, m_server->databaseUrl()}), 0);
    QVERIFY(QFileInfo(to).size() > 0);
}

void SealedCanaryTest::begin()
{
    if (qEnvironmentVariable("DUNLIN_CANARY_DATABASE") == "postgres"_L1) {
        QString why;
        m_cluster = PostgresCluster::start(&why);
        if (!m_cluster)
            QSKIP(qPrintable(why));
        if (pgDump().isEmpty())
            QSKIP("there is no pg_dump");
    }
    m_server = std::make_unique<TestServer>(options());
    // Of all programs that are started.
    qputenv("TMPDIR", m_temporary.path().toUtf8());
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    const auto ann = registerPerson(m_server->url(), u"ann"_s);
    const auto bob = registerPerson(m_server->url(), u"bob"_s);
    QVERIFY(ann.ok() && bob.ok());
    RestClient rest(m_server->url());
    rest.setToken(ann->token());
    for (const bool isEncrypted : {true, false}) {
        wire::ChannelCreate create;
        create.opId = OpId::create();
        create.name = isEncrypted ? u"quiet"_s : u"open"_s;
        create.isPrivate = true;
        create.encrypted = isEncrypted;
        create.members = {bob->id()};
        const auto made = rest.call(wire::http::createChannel, {}, create);
        QVERIFY(made.ok());
        (isEncrypted ? m_channel : m_open) = made->id;
    }
    m_ann = device(u"ann"_s, u"ann"_s);
    m_bob = device(u"bob"_s, u"bob"_s);
    QVERIFY(isReady(*m_ann) && isReady(*m_bob));
}

// It reads what was said before by what the other one has left on the server.
void SealedCanaryTest::addDevice()
{
    ask(*m_ann, u"backup"_s);
    const QString words = ask(*m_ann, u"words"_s).value("words"_L1).toString();
    QVERIFY(!words.isEmpty());
    m_tablet = device(u"ann"_s, u"tablet"_s);
    QVERIFY(
        waitUntil([&] { return ask(*m_tablet, u"keys"_s).value("waits"_L1).toBool(); }, 60'000));
    ask(*m_tablet, u"restore "_s + words);
    QVERIFY(isReady(*m_tablet));
    QTemporaryDir elsewhere;
    const QString dump = elsewhere.filePath(u"dump"_s);
    const auto hasRead = [&] {
        ask(*m_tablet, u"dump "_s + dump);
        QFile from(dump);
        return from.open(QIODevice::ReadOnly) && from.readAll().contains(Words.value(u"text"_s));
    };
    QVERIFY2(waitUntil(hasRead, 60'000), qPrintable(m_tablet->log()));
    QVERIFY(!said(*m_tablet, u"say "_s + word("text")).isEmpty());
}

// As the recorder leaves it: a copy that the program alone has.
QString SealedCanaryTest::recorded()
{
    const QDir outgoing(m_ann->profile() + u"/outgoing"_s);
    const QString path = outgoing.filePath(word("voice name") + u".ogg"_s);
    QByteArray content;
    return outgoing.mkpath(u"."_s) && writeFile(path, "voice", &content) ? path : QString();
}

void SealedCanaryTest::sendFiles(const QString &elsewhere)
{
    QByteArray content;
    const QString path = QDir(elsewhere).filePath(word("file name") + u".txt"_s);
    QVERIFY(writeFile(path, "file", &content));
    QVERIFY(!said(*m_ann, u"attach %1 %2"_s.arg(path, word("caption"))).isEmpty());
    const QString voice = said(*m_ann, u"attach "_s + recorded());
    QVERIFY(!voice.isEmpty());
    const QDir outgoing(m_ann->profile() + u"/outgoing"_s);
    QVERIFY(waitUntil([&] { return outgoing.isEmpty(); }, 60'000));

    const QString dump = QDir(elsewhere).filePath(u"dump"_s);
    QByteArray seen;
    const auto hasSeen = [&] {
        ask(*m_bob, u"dump %1 %2"_s.arg(dump).arg(m_seen));
        QFile from(dump);
        seen = from.open(QIODevice::ReadOnly) ? from.readAll() : QByteArray();
        // A voice from before a crash is called the same.
        return seen.contains(voice.toLatin1())
            && std::all_of(Words.keyBegin(), Words.keyEnd(), [&seen](const QString &each) {
                   static const QStringList Unseen{u"deleted"_s, u"file"_s,       u"voice"_s,
                                                   u"draft"_s,   u"looked for"_s, u"last word"_s};
                   return Unseen.contains(each) || seen.contains(Words.value(each));
               });
    };
    QVERIFY2(waitUntil(hasSeen, 60'000), seen.constData());
    const QJsonArray rows = QJsonDocument::fromJson(seen).array();
    for (const QJsonValue &row : rows) {
        m_seen = qMax(m_seen, row.toObject().value("seq"_L1).toInteger());
        const QJsonArray files = row.toObject().value("files"_L1).toArray();
        if (row.toObject().value("id"_L1).toString() == voice)
            m_file = FileId::fromText(files.at(0).toObject().value("id"_L1).toString())
                         .value_or(FileId());
    }
    const QString at =
        ask(*m_bob, u"afternoon fetch "_s + m_file.toText()).value("path"_L1).toString();
    QFile opened(at);
    QVERIFY2(opened.open(QIODevice::ReadOnly), qPrintable(at));
    QVERIFY(opened.readAll().startsWith(Words.value(u"voice"_s)));
}

void SealedCanaryTest::spendRound()
{
    ++m_rounds;
    const QString text = said(*m_ann, u"say "_s + word("text") + u" over the reeds"_s);
    QVERIFY(!text.isEmpty());
    QVERIFY(!said(*m_bob, u"react %1 %2"_s.arg(text, word("reaction"))).isEmpty());
    const QString edited = said(*m_ann, u"say to be changed"_s);
    QVERIFY(!said(*m_ann, u"edit %1 %2"_s.arg(edited, word("edit"))).isEmpty());
    const QString deleted = said(*m_ann, u"say "_s + word("deleted"));
    QVERIFY(!said(*m_ann, u"delete "_s + deleted).isEmpty());
    QVERIFY(!said(*m_ann, u"say @bob "_s + word("mention")).isEmpty());
    QTemporaryDir elsewhere;
    sendFiles(elsewhere.path());
    if (QTest::currentTestFailed())
        return;
    // What the desktop was told, and the list of what should not be missed.
    QVERIFY(counts(*m_bob, u"told"_s, 1));
    QVERIFY(counts(*m_bob, u"notices"_s, 1));

    ask(*m_bob, u"afternoon find "_s + word("looked for"));
    ask(*m_bob, u"afternoon find "_s + word("text"));
    QVERIFY(counts(*m_bob, u"found"_s, 1));
    ask(*m_bob, u"draft "_s + word("draft"));
    QVERIFY(!said(*m_bob, u"clear %1 %2"_s.arg(m_open.toText(), QLatin1StringView(OpenWord)))
                 .isEmpty());
    // The draft is kept a moment after the last key.
    dunlin::test::settle(1'500);
    QVERIFY(!said(*m_bob, u"say "_s + word("last word")).isEmpty());
    for (AskedPeer *each : {m_ann.get(), m_bob.get()})
        ask(*each, u"backup"_s);
}

// In order: the search keeps what it has learnt when it goes.
void SealedCanaryTest::restart()
{
    QVERIFY(m_bob->quit());
    m_bob->start();
    QVERIFY(isReady(*m_bob));
}

void SealedCanaryTest::makeBackup()
{
    const QString backup = m_temporary.filePath(u"backup.tar.zst"_s);
    QFile::remove(backup);
    QCOMPARE(m_server->run({u"backup"_s, backup}).code, 0);
    m_copy.reset();
    m_copy = std::make_unique<TestServer>(options());
    QVERIFY(m_copy->prepare());
    const auto restored = m_copy->run({u"restore"_s, backup});
    QVERIFY2(restored.code == 0, qPrintable(restored.errors));
    for (const QString &user : {u"ann"_s, u"bob"_s}) {
        const auto again = signIn(m_server->url(), user);
        QVERIFY(again.ok());
        RestClient rest(m_server->url());
        rest.setToken(again->token());
        const auto pages = rest.call(wire::http::historyPages);
        QVERIFY(pages.ok() && !pages->pages.isEmpty());
        m_pages.insert(user, pages->pages);
    }
}

// Nobody tidies up: what the databases had not yet taken in lies in their logs.
void SealedCanaryTest::everybodyCrashes()
{
    if (m_cluster)
        QVERIFY(m_cluster->kill());
    m_server->kill();
    // Said without a connection: it waits, and not in the clear.
    m_ann->ask(u"queue %1"_s.arg(word("text")));
    const QString voice = recorded();
    m_ann->ask(u"enclose "_s + voice);
    QVERIFY(waitUntil([&] { return !QFile::exists(voice); }, 60'000));
    m_bob->crash();
    m_tablet->crash();
    m_ann->kill();
    ++m_crashes;
}

void SealedCanaryTest::learnKeys(const QString &name)
{
    QTemporaryDir look; // whoever opens a profile tidies up
    QCOMPARE(
        QProcess::execute(u"cp"_s, {u"-a"_s, m_profiles.filePath(name) + u"/."_s, look.path()}), 0);
    CanaryKeys keys(look.path());
    QVERIFY(keys.isOpen());
    const auto all = keys.all(m_channel, m_file, m_pages.value(name));
    for (auto each = all.cbegin(); each != all.cend(); ++each)
        m_keys.insert(name + u' ' + each.key(), each.value());
    for (const QString &each : {u"store"_s, u"sign"_s, u"identity"_s, u"chain"_s, u"file"_s})
        QVERIFY2(all.contains(each), qPrintable(name + u' ' + each));
    if (m_pages.contains(name)) {
        for (const QString &each : {u"words"_s, u"groups"_s, u"root"_s, u"backup"_s, u"fetch"_s,
                                    u"history"_s, u"left 0"_s})
            QVERIFY2(all.contains(each), qPrintable(name + u' ' + each));
    }
    if (name != "bob"_L1)
        return;
    // A draft is there, and can be read with the key; so is what the search has learnt.
    const auto draft = keys.store().engine().sealing()->draft(m_channel);
    QVERIFY(draft.ok());
    QCOMPARE(*draft, word("draft"));
    const QByteArray signature = keys.signature(word("text"));
    QVERIFY(signature.size() >= 16);
    m_keys.insert(u"bob signature"_s, signature);
}

void SealedCanaryTest::verifyNowhere(bool hasOpened)
{
    const QMap<QString, QByteArray> open{{u"open"_s, OpenWord}};
    // The copy of the server lies among what is temporary, or in the same cluster.
    QStringList folders{m_server->dataDir(), m_profiles.path(), m_temporary.path()};
    if (m_cluster)
        folders.append(m_cluster->folder());
    for (const QString &folder : std::as_const(folders)) {
        const QStringList found =
            find(folder, Words, true, hasOpened) + find(folder, m_keys, false);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    // The same search finds what is said in the clear.
    if (m_cluster) {
        QVERIFY(!find(m_cluster->folder(), open, true).isEmpty());
        QCOMPARE(find(m_temporary.path(), open, true).filter(u"dump.sql"_s).size(), 1);
    } else {
        QVERIFY(!find(m_server->dataDir(), open, true).isEmpty());
        QVERIFY(!find(m_copy->dataDir(), open, true).isEmpty());
    }
    QVERIFY(!find(m_profiles.filePath(u"bob"_s), open, true).isEmpty());
}

void SealedCanaryTest::noFileHasAWordOrAKey()
{
    const int minutes = qEnvironmentVariable("DUNLIN_CANARY_MINUTES").toInt();
    const QDeadlineTimer end(std::chrono::minutes{minutes});
    const auto may = [] { return !QTest::currentTestFailed(); };
    begin();
    if (!m_bob)
        return; // there is no such database here
    do {
        for (int i = 0; may() && i < (minutes > 0 ? LongRoundsAtOnce : RoundsAtOnce); ++i) {
            spendRound();
            if (may() && !m_tablet)
                addDevice();
            dunlin::test::settle(minutes > 0 ? LongPause : 0);
        }
        if (may())
            makeBackup();
        if (may() && m_cluster)
            dumpDatabase();
        if (may())
            restart();
        if (!may())
            return;
        everybodyCrashes();
        if (!may())
            return;
        for (const QString &name : {u"ann"_s, u"tablet"_s, u"bob"_s}) {
            if (may())
                learnKeys(name);
        }
        if (may())
            verifyNowhere(true);
        if (!may())
            return;
        if (m_cluster)
            QVERIFY(m_cluster->restart());
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
        for (AskedPeer *each : {m_ann.get(), m_tablet.get(), m_bob.get()}) {
            each->start();
            QVERIFY(isReady(*each));
        }
        qInfo("%d rounds, %d times all were killed, %lld keys looked for", m_rounds, m_crashes,
              static_cast<long long>(m_keys.size()));
    } while (!end.hasExpired());
    // And when all are stopped.
    for (AskedPeer *each : {m_ann.get(), m_tablet.get(), m_bob.get()})
        QVERIFY(each->quit());
    m_server->stop();
    verifyNowhere(false);
}

QTEST_GUILESS_MAIN(SealedCanaryTest)
#include "tst_sealed_canary.moc"
