// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Encrypted channels from one end to the other, on both databases: people with dunlinctl, every call a program that
// starts, does its work and ends; and a server in whose files nothing of what they say may stand.
#include "tests/e2e/encrypted/ctl_device.h"
#include "tests/e2e/encrypted/false_server.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// Stands in everything that is said.
constexpr char Canary[] = "kestrelcanary";

QString said(const QString &text)
{
    return QString::fromLatin1(Canary) + u' ' + text;
}

} // namespace

class EncryptedChannelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void twoPeopleTalk_data() { databases(); }
    void twoPeopleTalk();
    void whoGoesAndWhoComes_data() { databases(); }
    void whoGoesAndWhoComes();
    void aSecondDeviceIsLetIn_data() { databases(); }
    void aSecondDeviceIsLetIn();
    void aRemovedDeviceReadsNoMore_data() { databases(); }
    void aRemovedDeviceReadsNoMore();
    void whatIsLeftOutIsNamed_data() { databases(); }
    void whatIsLeftOutIsNamed();
    void manyWhoWriteAtOnce_data() { databases(); }
    void manyWhoWriteAtOnce();

private:
    static void databases()
    {
        QTest::addColumn<int>("database");
        QTest::newRow("sqlite") << int(Database::Sqlite);
        QTest::newRow("postgres") << int(Database::Postgres);
    }
    Device device(const QString &name) const
    {
        return {m_server->url(), m_profiles->path() + u'/' + name};
    }
    Device person(const QString &name) const
    {
        const Device made = device(name);
        const Answer answer = made.run({u"register"_s, name});
        if (answer.code != 0)
            qWarning("%s", answer.all().constData());
        return made;
    }
    QString channel(const Device &by, const QStringList &arguments) const
    {
        const Answer made = by.run(QStringList{u"create-channel"_s, u"--encrypted"_s} + arguments);
        if (made.code != 0 || made.objects().isEmpty()
            || !made.objects().constFirst().value("encrypted"_L1).toBool())
            qWarning("%s", made.all().constData());
        return made.told("id");
    }
    // Everything that was said is nowhere.
    void verifyNothingIsWritten();

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<QTemporaryDir> m_profiles;
};

void EncryptedChannelsTest::init()
{
    const QByteArray row = QTest::currentDataTag();
    TestServer::Options options;
    options.database = row == "postgres" ? Database::Postgres : Database::Sqlite;
    options.environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    if (!availableDatabases().contains(options.database))
        QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
    m_server = std::make_unique<TestServer>(options);
    m_profiles = std::make_unique<QTemporaryDir>();
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
}

void EncryptedChannelsTest::cleanup()
{
    m_server.reset();
    m_profiles.reset();
}

void EncryptedChannelsTest::verifyNothingIsWritten()
{
    // The search can find: what is not encrypted is there, on both ends.
    const Device eve = person(u"eve"_s);
    const QString open = eve.run({u"create-channel"_s, u"open"_s}).told("id");
    QCOMPARE(eve.run({u"send"_s, open, u"plainlanguage in the clear"_s}).code, 0);
    QVERIFY(!filesWith(eve.profile(), "plainlanguage").isEmpty());
    const bool isPostgres = QByteArray(QTest::currentDataTag()) == "postgres";
    if (isPostgres) {
        QVERIFY(tablesWith(m_server->databaseUrl(), "plainlanguage").contains(u"messages"_s));
        QCOMPARE(tablesWith(m_server->databaseUrl(), Canary), QStringList());
    } else {
        QVERIFY(!filesWith(m_server->dataDir(), "plainlanguage").isEmpty());
    }
    QCOMPARE(filesWith(m_server->dataDir(), Canary), QStringList());
    QCOMPARE(filesWith(m_profiles->path(), Canary), QStringList());
    m_server->stop();
    QCOMPARE(filesWith(m_server->dataDir(), Canary), QStringList());
    QVERIFY(!m_server->log().contains(QString::fromLatin1(Canary)));
}

void EncryptedChannelsTest::twoPeopleTalk()
{
    const Device ann = person(u"ann"_s);
    const Device bob = person(u"bob"_s);
    const QString id = channel(ann, {u"--direct"_s, u"bob"_s});
    QVERIFY(!id.isEmpty());

    Answer answer = ann.run({u"send"_s, id, said(u"one"_s)});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QVERIFY(!answer.err.contains(Canary));
    QCOMPARE(bob.reads(id), QStringList{said(u"one"_s)});
    answer = bob.run({u"send"_s, id, said(u"two"_s)});
    QVERIFY2(answer.code == 0, answer.all().constData());
    // Again: what was opened once stays readable, on both sides.
    const QStringList both{said(u"one"_s), said(u"two"_s)};
    QCOMPARE(ann.reads(id), both);
    QCOMPARE(bob.reads(id), both);
    QCOMPARE(ann.reads(id), both);

    // Live, from a program that stays.
    const auto tail = bob.start({u"tail"_s, id, u"--limit"_s, u"2"_s});
    QVERIFY(waitUntil([&] {
        return ann.run({u"send"_s, id, said(u"live"_s)}).code == 0
            && (tail->waitForFinished(1'000) || tail->state() == QProcess::NotRunning);
    }));
    const Answer live = Device::end(*tail);
    QCOMPARE(live.code, 0);
    for (const QJsonObject &row : live.objects())
        QCOMPARE(row.value("content"_L1).toString(), said(u"live"_s));
    QVERIFY(!live.err.contains(Canary));

    // Without a server: it waits, sealed, and leaves in its place.
    m_server->stop();
    QCOMPARE(ann.run({u"send"_s, id, said(u"offline"_s), u"--offline"_s}).code, 0);
    QCOMPARE(filesWith(ann.profile(), Canary), QStringList());
    QCOMPARE(ann.run({u"outbox"_s}).told("text"), said(u"offline"_s));
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    QCOMPARE(ann.run({u"send"_s, id, said(u"after it"_s)}).code, 0);
    QStringList read;
    QVERIFY(waitUntil([&] {
        read = bob.reads(id);
        if (read.size() <= 4)
            qWarning().noquote() << "bob reads" << read;
        return read.size() > 4;
    }));
    QCOMPARE(read.mid(read.size() - 2), (QStringList{said(u"offline"_s), said(u"after it"_s)}));

    // Both see the same number, and nobody else has it.
    const QString number = ann.run({u"verify"_s, u"bob"_s}).told("number");
    QCOMPARE(number.split(u' ').size(), 12);
    QCOMPARE(bob.run({u"verify"_s, u"ann"_s}).told("number"), number);
    // A reaction, taken back, and another that stays.
    const qint64 seq = ann.seqOf(id, said(u"after it"_s));
    QVERIFY(seq > 0);
    const QString number2 = QString::number(seq);
    const QString emoji = QString::fromLatin1(Canary);
    answer = bob.run({u"react"_s, id, number2, emoji});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(ann.reactions(id, seq), QStringList{emoji + u" 1"_s});
    QCOMPARE(ann.run({u"react"_s, id, number2, emoji}).code, 0);
    QCOMPARE(bob.reactions(id, seq), QStringList{emoji + u" 2"_s});
    // Nobody's but one's own is taken back.
    answer = ann.run({u"unreact"_s, id, number2, emoji});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(ann.reactions(id, seq), QStringList{emoji + u" 1"_s});
    QCOMPARE(bob.run({u"unreact"_s, id, number2, emoji}).code, 0);
    QCOMPARE(ann.reactions(id, seq), QStringList());
    QCOMPARE(ann.run({u"unreact"_s, id, number2, emoji}).code, 1);
    QCOMPARE(bob.run({u"react"_s, id, number2, emoji}).code, 0);
    QCOMPARE(bob.reactions(id, seq), QStringList{emoji + u" 1"_s});

    // A file: nobody between them learns its name, its type or a byte of it.
    QTemporaryDir elsewhere;
    const QString path = elsewhere.filePath(said(u"diary.txt"_s));
    QFile made(path);
    QByteArray content;
    while (content.size() < 70'000)
        content += QByteArray(Canary) + " in a file\n";
    QVERIFY(made.open(QIODevice::WriteOnly) && made.write(content) == content.size());
    made.close();
    answer = ann.run({u"upload"_s, path, id});
    QVERIFY2(answer.code == 0, answer.all().constData());
    const QString file = answer.told("id");
    answer = bob.run({u"history"_s, id, u"--limit"_s, u"1"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    const QJsonObject row = answer.objects().constLast();
    const QJsonObject told = row.value("files"_L1).toArray().at(0).toObject();
    QCOMPARE(told.value("name"_L1).toString(), said(u"diary.txt"_s));
    QCOMPARE(told.value("size"_L1).toInteger(), content.size());
    QCOMPARE(told.value("contentType"_L1).toString(), u"text/plain"_s);
    QCOMPARE(told.value("id"_L1).toString(), file);
    for (const Device *each : {&bob, &ann}) {
        const QString to = elsewhere.filePath(u"copy"_s);
        answer = each->run({u"download"_s, file, to});
        QVERIFY2(answer.code == 0, answer.all().constData());
        QFile copy(to);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), content);
        QVERIFY(copy.remove());
    }
    // What was changed on the server is refused, and leaves nothing behind.
    QVERIFY(spoilFile(m_server->dataDir(), content.size()));
    QDirIterator kept(bob.profile(), {file}, QDir::Files, QDirIterator::Subdirectories);
    while (kept.hasNext())
        QVERIFY(QFile::remove(kept.next()));
    answer = bob.run({u"download"_s, file, elsewhere.filePath(u"spoilt"_s)});
    QVERIFY(answer.code != 0);
    QVERIFY2(answer.err.contains("changed on its way"), answer.all().constData());
    QVERIFY(!QFile::exists(elsewhere.filePath(u"spoilt"_s)));
    verifyNothingIsWritten();
}

void EncryptedChannelsTest::whoGoesAndWhoComes()
{
    const Device ann = person(u"ann"_s);
    const Device bob = person(u"bob"_s);
    const Device cat = person(u"cat"_s);
    const Device dan = person(u"dan"_s);
    const QString id = channel(ann, {u"quiet"_s});
    for (const QString &name : {u"bob"_s, u"cat"_s})
        QCOMPARE(ann.run({u"invite"_s, id, name}).code, 0);
    const auto say = [&](const Device &who, const QString &text) {
        const Answer sent = who.run({u"send"_s, id, said(text)});
        if (sent.code != 0)
            qWarning("%s", sent.all().constData());
        return sent.code == 0;
    };
    QVERIFY(say(ann, u"for three"_s));
    QVERIFY(say(cat, u"from cat"_s));
    const QStringList three{said(u"for three"_s), said(u"from cat"_s)};
    QCOMPARE(ann.reads(id), three);
    QCOMPARE(bob.reads(id), three);
    QCOMPARE(cat.reads(id), three);

    // Who is gone gets no key of what is said afterwards: also when the server hands them the rows, as it does when they
    // come back.
    QCOMPARE(ann.run({u"remove"_s, id, u"cat"_s}).code, 0);
    QVERIFY(say(ann, u"without cat"_s));
    QVERIFY(say(bob, u"indeed"_s));
    QCOMPARE(bob.reads(id), three + QStringList({said(u"without cat"_s), said(u"indeed"_s)}));
    QVERIFY(cat.run({u"history"_s, id}).code != 0);
    QCOMPARE(ann.run({u"invite"_s, id, u"cat"_s}).code, 0);
    // Who comes reads nothing of before.
    QCOMPARE(bob.run({u"invite"_s, id}).code, 0);
    QCOMPARE(ann.run({u"invite"_s, id, u"dan"_s}).code, 0);
    QVERIFY(say(ann, u"for four"_s));
    QCOMPARE(cat.reads(id), three + QStringList({u"-"_s, u"-"_s, said(u"for four"_s)}));
    QCOMPARE(dan.reads(id), QStringList({u"-"_s, u"-"_s, u"-"_s, u"-"_s, said(u"for four"_s)}));
    // Asking for the keys does not help: those who have them know for whom they were.
    const auto asks = cat.start({u"tail"_s, id});
    const auto dansTail = dan.start({u"tail"_s, id});
    const auto answers = ann.start({u"tail"_s, id});
    QTest::qWait(6'000);
    for (QProcess *each : {asks.get(), dansTail.get(), answers.get()}) {
        each->terminate();
        Device::end(*each);
    }
    QCOMPARE(ann.run({u"channels"_s}).code, 0);
    QCOMPARE(cat.reads(id), three + QStringList({u"-"_s, u"-"_s, said(u"for four"_s)}));
    QCOMPARE(dan.reads(id), QStringList({u"-"_s, u"-"_s, u"-"_s, u"-"_s, said(u"for four"_s)}));
    verifyNothingIsWritten();
}

void EncryptedChannelsTest::aSecondDeviceIsLetIn()
{
    const Device ann = person(u"ann"_s);
    const Device bob = person(u"bob"_s);
    const QString id = channel(ann, {u"--direct"_s, u"bob"_s});
    QCOMPARE(ann.run({u"send"_s, id, said(u"before"_s)}).code, 0);
    QCOMPARE(bob.reads(id), QStringList{said(u"before"_s)});
    const qint64 first = ann.seqOf(id, said(u"before"_s));
    QCOMPARE(ann.run({u"react"_s, id, QString::number(first), QString::fromLatin1(Canary)}).code,
             0);

    const Device laptop = device(u"bobs-laptop"_s);
    Answer answer = laptop.run({u"login"_s, u"bob"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    answer = laptop.run({u"devices"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    const QString number = answer.told("number");
    QCOMPARE(number.size(), 23);
    // It is signed in, and nobody seals for it yet.
    QCOMPARE(ann.run({u"send"_s, id, said(u"not for the laptop"_s)}).code, 0);
    QCOMPARE(laptop.reads(id), QStringList({u"-"_s, u"-"_s}));
    QCOMPARE(laptop.reactions(id, first), QStringList());

    answer = bob.run({u"devices"_s});
    QVERIFY2(answer.code == 0, answer.all().constData());
    const QString asks = answer.told("asks");
    QCOMPARE(answer.told("number"), number);
    // Another number is another key.
    QCOMPARE(bob.run({u"devices"_s, u"approve"_s, asks, u"00000-00000-00000-00000"_s}).code, 1);
    answer = bob.run({u"devices"_s, u"approve"_s, asks, number});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QVERIFY(bob.run({u"devices"_s}).told("asks").isEmpty());

    QCOMPARE(ann.run({u"send"_s, id, said(u"for both"_s)}).code, 0);
    // What was said before was handed over to it, with the reactions and what opens the files.
    const QStringList three{said(u"before"_s), said(u"not for the laptop"_s), said(u"for both"_s)};
    QCOMPARE(laptop.reads(id), three);
    QCOMPARE(bob.reads(id), three);
    QCOMPARE(laptop.reactions(id, first), QStringList{QString::fromLatin1(Canary) + u" 1"_s});
    // And what it writes is read by all, one's own other device too.
    answer = laptop.run({u"send"_s, id, said(u"from the laptop"_s)});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(ann.reads(id).constLast(), said(u"from the laptop"_s));
    QCOMPARE(bob.reads(id).constLast(), said(u"from the laptop"_s));

    // With all devices lost, the words bring it back.
    const QString words = bob.run({u"recovery"_s, u"show"_s}).told("words");
    QCOMPARE(words.split(u' ').size(), 18);
    QCOMPARE(laptop.run({u"recovery"_s, u"show"_s}).code, 1);
    QCOMPARE(bob.run({u"recovery"_s, u"forget"_s}).code, 0);
    QCOMPARE(bob.run({u"recovery"_s, u"show"_s}).code, 1);
    QFile paper(m_profiles->path() + u"/paper.txt"_s);
    QVERIFY(paper.open(QIODevice::WriteOnly));
    paper.write(words.toUtf8() + '\n');
    paper.close();
    for (const Device *each : {&bob, &laptop}) {
        answer = each->run({u"recovery"_s, u"status"_s});
        QVERIFY2(answer.code == 0, answer.all().constData());
        QCOMPARE(answer.told("state"), u"current"_s);
    }
    QCOMPARE(bob.run({u"recovery"_s, u"backup"_s, u"maybe"_s}).code, 2);
    const Device phone = device(u"bobs-phone"_s);
    QCOMPARE(phone.run({u"login"_s, u"bob"_s}).code, 0);
    QCOMPARE(ann.run({u"recovery"_s, u"restore"_s}, paper.fileName()).code, 1);
    answer = phone.run({u"recovery"_s, u"restore"_s}, paper.fileName());
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(ann.run({u"send"_s, id, said(u"for the phone"_s)}).code, 0);
    // Nobody was there to hand it anything over: the keys were on the server.
    QCOMPARE(phone.reads(id),
             three + QStringList({said(u"from the laptop"_s), said(u"for the phone"_s)}));
    QCOMPARE(phone.reactions(id, first), QStringList{QString::fromLatin1(Canary) + u" 1"_s});
    verifyNothingIsWritten();
}

void EncryptedChannelsTest::aRemovedDeviceReadsNoMore()
{
    const Device ann = person(u"ann"_s);
    const Device bob = person(u"bob"_s);
    const QString id = channel(ann, {u"--direct"_s, u"bob"_s});
    const Device laptop = device(u"bobs-laptop"_s);
    QCOMPARE(laptop.run({u"login"_s, u"bob"_s}).code, 0);
    QCOMPARE(laptop.run({u"devices"_s}).code, 0);
    Answer answer = bob.run({u"devices"_s});
    const QString added = answer.told("asks");
    QCOMPARE(bob.run({u"devices"_s, u"approve"_s, added, answer.told("number")}).code, 0);
    QCOMPARE(ann.run({u"send"_s, id, said(u"for both"_s)}).code, 0);
    QCOMPARE(laptop.reads(id), QStringList{said(u"for both"_s)});
    QCOMPARE(bob.reads(id), QStringList{said(u"for both"_s)});

    QCOMPARE(bob.run({u"devices"_s, u"remove"_s}).code, 2);
    QCOMPARE(bob.run({u"devices"_s, u"remove"_s, DeviceId::create().toText()}).code, 1);
    answer = bob.run({u"devices"_s, u"remove"_s, added});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QVERIFY(!bob.run({u"devices"_s}).out.contains(added.toUtf8()));
    QCOMPARE(ann.run({u"send"_s, id, said(u"for one"_s)}).code, 0);
    QCOMPARE(bob.reads(id).constLast(), said(u"for one"_s));
    answer = laptop.run({u"history"_s, id});
    QCOMPARE(answer.code, 1);
    QVERIFY2(answer.all().contains("\"unauthorized\""), answer.all().constData());
    // It is off the list, and not only signed out: under a new sign-in it waits to be let in.
    QCOMPARE(laptop.run({u"login"_s, u"bob"_s}).code, 0);
    QVERIFY(!laptop.run({u"devices"_s}).told("waits").isEmpty());
    QCOMPARE(laptop.reads(id).constLast(), u"-"_s);
    // Who signs out takes the device off as well, and what is said waits for the next one.
    QCOMPARE(bob.run({u"logout"_s}).code, 0);
    answer = ann.run({u"send"_s, id, said(u"for nobody"_s), u"--wait"_s, u"3"_s});
    QVERIFY2(answer.code == 3, answer.all().constData());
    QVERIFY2(answer.all().contains("\"unavailable\""), answer.all().constData());
    verifyNothingIsWritten();
}

void EncryptedChannelsTest::whatIsLeftOutIsNamed()
{
    FalseServer lies(*m_server);
    const Device ann = person(u"ann"_s);
    const Device bob = person(u"bob"_s);
    const QString id = channel(ann, {u"--direct"_s, u"bob"_s});
    const auto channel = ChannelId::fromText(id);
    QVERIFY(channel);
    for (const Device *each : {&ann, &bob})
        QCOMPARE(each->run({u"send"_s, id, said(u"hello"_s)}).code, 0);
    QCOMPARE(ann.run({u"send"_s, id, said(u"not for bob"_s)}).code, 0);
    const qint64 missing = ann.seqOf(id, said(u"not for bob"_s));
    QCOMPARE(ann.run({u"send"_s, id, said(u"after it"_s)}).code, 0);
    QVERIFY(lies.hide(*channel, missing));
    Answer answer = bob.run({u"history"_s, id});
    QVERIFY2(answer.code == 0, answer.all().constData());
    QVERIFY2(answer.err.contains("leftOut: message " + QByteArray::number(missing) + ", which ann"),
             answer.all().constData());
    answer = ann.run({u"history"_s, id});
    QCOMPARE(answer.code, 0);
    QVERIFY2(!answer.err.contains("leftOut"), answer.all().constData());
    verifyNothingIsWritten();
}

// Each brings the others' rosters and sessions about, all at once.
void EncryptedChannelsTest::manyWhoWriteAtOnce()
{
    const QStringList names{u"ann"_s, u"bob"_s, u"cat"_s};
    std::vector<Device> people;
    for (const QString &name : names)
        people.push_back(person(name));
    const QString id = channel(people[0], {u"busy"_s});
    QCOMPARE(people[0].run({u"invite"_s, id, u"bob"_s}).code, 0);
    QCOMPARE(people[0].run({u"invite"_s, id, u"cat"_s}).code, 0);
    QStringList inputs;
    QStringList expected;
    for (const QString &name : names) {
        QFile input(m_server->dataDir() + u"/../in-"_s + OpId::create().toText());
        QVERIFY(input.open(QIODevice::WriteOnly));
        for (int i = 0; i < 15; ++i) {
            const QString line = said(name + u' ' + QString::number(i));
            input.write(line.toUtf8() + '\n');
            expected.append(line);
        }
        inputs.append(input.fileName());
    }
    std::vector<std::unique_ptr<QProcess>> runs;
    for (size_t i = 0; i < people.size(); ++i)
        runs.push_back(people[i].start({u"send"_s, id, u"-"_s}, inputs[qsizetype(i)]));
    for (const auto &each : runs) {
        const Answer sent = Device::end(*each);
        QVERIFY2(sent.code == 0, sent.all().constData());
    }
    for (const QString &each : std::as_const(inputs))
        QFile::remove(each);
    for (const Device &each : people) {
        QStringList read = each.reads(id);
        // Each one's own order holds.
        for (const QString &name : names) {
            const QStringList theirs = read.filter(said(name + u' '));
            QCOMPARE(theirs.size(), 15);
            for (int i = 0; i < 15; ++i)
                QCOMPARE(theirs[i], said(name + u' ' + QString::number(i)));
        }
        read.sort();
        QStringList all = expected;
        all.sort();
        QCOMPARE(read, all);
    }
    verifyNothingIsWritten();
}

QTEST_GUILESS_MAIN(EncryptedChannelsTest)
#include "tst_encrypted_channels.moc"
