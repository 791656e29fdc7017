// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An afternoon of two people in an encrypted channel, with all that programs keep at their most talkative, and everybody killed
// at its end: no file of the server, of its backup or of a device has a word of it, or a key.
#include "client/crypto/bytes.h"
#include "client/crypto/sender_chain.h"
#include "tests/e2e/encrypted/asked_peer.h"
#include "tests/e2e/encrypted/profile_store.h"
#include "tests/support/test_server.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// In the ways in which a program may have written it.
QList<QByteArray> formsOf(const QByteArray &bytes, bool isText)
{
    QList<QByteArray> forms{bytes, bytes.toHex(), bytes.toHex().toUpper()};
    if (isText) {
        const QString wide = QString::fromUtf8(bytes);
        forms.append(QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2));
    }
    // Wherever in a text in base 64 it stands; its first and last signs are its neighbours' as well.
    for (int before = 0; before < 3; ++before) {
        const QByteArray all = (QByteArray(before, '?') + bytes).toBase64();
        forms.append(all.mid(4, all.size() - 12));
        forms.append(QByteArray(forms.last()).replace('+', '-').replace('/', '_'));
    }
    return forms;
}

// "FILE: WHAT" each. hasOpened: without what somebody has opened to look at, which goes with the program.
QStringList find(const QString &folder, const QMap<QString, QByteArray> &needles, bool areTexts,
                 bool hasOpened = false)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if ((hasOpened && file.fileName().contains(u"/files/opened/"_s))
            || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (auto each = needles.cbegin(); each != needles.cend(); ++each) {
            for (const QByteArray &form : formsOf(each.value(), areTexts)) {
                if (bytes.contains(form) && !found.contains(file.fileName() + u": "_s + each.key()))
                    found.append(file.fileName() + u": "_s + each.key());
            }
        }
    }
    return found;
}

// Long ones: what is left of them in base 64 must not be found by chance.
const QMap<QString, QByteArray> Words{
    {u"text"_s, "kestrelsoverthegreymarsh"},         {u"edit"_s, "merlinsamongthetallgrass"},
    {u"file name"_s, "hobbiesbeforetheeveningrain"}, {u"file"_s, "goshawkcontentofthewoodland"},
    {u"draft"_s, "harriersdraftedbythewind"},        {u"caption"_s, "buzzardcaptionoverthehills"},
    {u"last word"_s, "ospreyslastwordatthelake"},
};
constexpr char OpenWord[] = "sparrowhawkinthewideopen";

QString word(const char *what)
{
    return QString::fromLatin1(Words.value(QString::fromLatin1(what)));
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
    std::unique_ptr<AskedPeer> person(const QString &name)
    {
        auto made = std::make_unique<AskedPeer>(
            QStringList{u"--server"_s, m_server->url(), u"--user"_s, name, u"--password"_s,
                        Password, u"--channel"_s, m_channel.toText(), u"--prefix"_s, name},
            m_profiles.filePath(name));
        made->start();
        return made;
    }
    bool isReady(AskedPeer &peer)
    {
        return waitUntil([&] { return ask(peer, u"keys"_s).value("ready"_L1).toBool(); }, 60'000);
    }
    void spendAfternoon(AskedPeer &ann, AskedPeer &bob);
    void learnKeys(const QString &profile);

    std::unique_ptr<TestServer> m_server;
    QTemporaryDir m_profiles;
    ChannelId m_channel;
    ChannelId m_open;
    FileId m_file;
    QMap<QString, QByteArray> m_keys;
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

void SealedCanaryTest::spendAfternoon(AskedPeer &ann, AskedPeer &bob)
{
    const QString said = ask(ann, u"afternoon say "_s + word("text") + u" over the reeds"_s)
                             .value("id"_L1)
                             .toString();
    QVERIFY(!said.isEmpty());
    const QString edited = ask(ann, u"afternoon say to be changed"_s).value("id"_L1).toString();
    QVERIFY(!ask(ann, u"afternoon edit %1 %2"_s.arg(edited, word("edit"))).isEmpty());

    QTemporaryDir elsewhere;
    const QString path = elsewhere.filePath(word("file name") + u".txt"_s);
    QFile file(path);
    QByteArray content;
    while (content.size() < 70'000)
        content += Words.value(u"file"_s) + " in a file\n";
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QVERIFY(!ask(ann, u"afternoon attach %1 %2"_s.arg(path, word("caption"))).isEmpty());

    const QString dump = elsewhere.filePath(u"dump"_s);
    QByteArray seen;
    const auto hasSeen = [&] {
        ask(bob, u"dump "_s + dump);
        QFile from(dump);
        seen = from.open(QIODevice::ReadOnly) ? from.readAll() : QByteArray();
        return seen.contains(Words.value(u"text"_s)) && seen.contains(Words.value(u"edit"_s))
            && seen.contains(Words.value(u"caption"_s))
            && seen.contains(Words.value(u"file name"_s));
    };
    QVERIFY2(waitUntil(hasSeen, 60'000), seen.constData());
    const QJsonArray rows = QJsonDocument::fromJson(seen).array();
    for (const QJsonValue &row : rows) {
        const QJsonArray files = row.toObject().value("files"_L1).toArray();
        if (!files.isEmpty())
            m_file = FileId::fromText(files.at(0).toObject().value("id"_L1).toString())
                         .value_or(FileId());
    }
    const QString at =
        ask(bob, u"afternoon fetch "_s + m_file.toText()).value("path"_L1).toString();
    QFile opened(at);
    QVERIFY2(opened.open(QIODevice::ReadOnly), qPrintable(at));
    QCOMPARE(opened.readAll(), content);
    opened.close();
    ask(bob, u"afternoon find "_s + word("text"));
    QVERIFY(waitUntil([&] { return ask(bob, u"found"_s).value("count"_L1).toInt() > 0; }, 60'000));
    ask(bob, u"draft "_s + word("draft"));
    QVERIFY(waitUntil([&] { return ask(bob, u"told"_s).value("count"_L1).toInt() >= 0; }));
    QVERIFY(!ask(bob, u"afternoon clear %1 %2"_s.arg(m_open.toText(), QLatin1StringView(OpenWord)))
                 .isEmpty());
    // The draft is kept a moment after the last key.
    dunlin::test::settle(1'500);
    QVERIFY(!ask(bob, u"afternoon say "_s + word("last word")).isEmpty());
}

void SealedCanaryTest::learnKeys(const QString &profile)
{
    ProfileStore store(profile);
    QVERIFY(store.isOpen());
    const QString name = QFileInfo(profile).fileName() + u' ';
    KeyRows rows(store.engine().shelf()->store().sealedRows());
    m_keys.insert(name + u"store"_s, store.key().reveal());
    const auto seed = rows.read({StateKind::SigningSeed, {}});
    QVERIFY(seed.ok() && *seed && (*seed)->size() >= 32);
    m_keys.insert(name + u"sign"_s, (*seed)->reveal().right(32));
    const auto identity = rows.read({StateKind::Identity, {}});
    if (identity.ok() && *identity)
        m_keys.insert(name + u"identity"_s, (*identity)->reveal().right(32));
    const auto speaks = rows.read(SealedKind::Outbound, m_channel.toBytes());
    QVERIFY(speaks.ok() && *speaks);
    ByteReader reader((*speaks)->reveal());
    const auto chain = OutboundChain::restore(Secret(reader.prefixed(4096)));
    QVERIFY(chain.ok());
    m_keys.insert(name + u"chain"_s, chain->handover().key.reveal());
    const auto seal = store.engine().sealing()->fileSeal(m_file);
    QVERIFY(seal.ok() && *seal);
    m_keys.insert(name + u"file"_s, (*seal)->key.reveal());
    const auto words = store.engine().sealing()->own().recoveryWords();
    QVERIFY(words.ok());
    m_keys.insert(name + u"recovery"_s, words->reveal());
    // A draft is there, and can be read with the key.
    if (name.startsWith(u"bob"_s)) {
        const auto draft = store.engine().sealing()->draft(m_channel);
        QVERIFY(draft.ok());
        QCOMPARE(*draft, word("draft"));
    }
}

void SealedCanaryTest::noFileHasAWordOrAKey()
{
    QTemporaryDir temporary;
    qputenv("TMPDIR", temporary.path().toUtf8());
    TestServer::Options options;
    options.environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    options.arguments = {u"--trace"_s, u"on"_s};
    m_server = std::make_unique<TestServer>(options);
    TestServer copy(options);
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
    const auto anns = person(u"ann"_s);
    const auto bobs = person(u"bob"_s);
    QVERIFY(isReady(*anns) && isReady(*bobs));
    spendAfternoon(*anns, *bobs);
    if (QTest::currentTestFailed())
        return;
    const QString backup = temporary.filePath(u"backup.tar.zst"_s);
    QCOMPARE(m_server->run({u"backup"_s, backup}).code, 0);
    QVERIFY(copy.prepare());
    const auto restored = copy.run({u"restore"_s, backup});
    QVERIFY2(restored.code == 0, qPrintable(restored.errors));

    // Nobody tidies up: what the databases had not yet taken in lies in their logs.
    bobs->kill();
    anns->kill();
    m_server->kill();
    QTemporaryDir look; // whoever opens a profile tidies up
    QCOMPARE(QProcess::execute(u"cp"_s, {u"-a"_s, m_profiles.path() + u"/."_s, look.path()}), 0);
    for (const QString &name : {u"ann"_s, u"bob"_s}) {
        learnKeys(look.filePath(name));
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(m_keys.size(), 12);
    const QMap<QString, QByteArray> open{{u"open"_s, OpenWord}};
    const auto verifyNowhere = [&](bool hasOpened) {
        for (const QString &folder :
             {m_server->dataDir(), copy.dataDir(), m_profiles.path(), temporary.path()}) {
            const QStringList found =
                find(folder, Words, true, hasOpened) + find(folder, m_keys, false);
            QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        }
        // The same search finds what is said in the clear.
        QVERIFY(!find(m_server->dataDir(), open, true).isEmpty());
        QVERIFY(!find(copy.dataDir(), open, true).isEmpty());
        QVERIFY(!find(m_profiles.filePath(u"bob"_s), open, true).isEmpty());
    };
    verifyNowhere(true);
    if (QTest::currentTestFailed())
        return;
    // And when all have been started again, and stopped.
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    for (AskedPeer *each : {anns.get(), bobs.get()})
        each->start();
    QVERIFY(isReady(*anns) && isReady(*bobs));
    for (AskedPeer *each : {anns.get(), bobs.get()})
        QVERIFY(each->quit());
    m_server->stop();
    verifyNowhere(false);
}

QTEST_GUILESS_MAIN(SealedCanaryTest)
#include "tst_sealed_canary.moc"
