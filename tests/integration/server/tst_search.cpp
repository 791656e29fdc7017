// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Search on the server: words and pieces of Chinese, in one's own channels only, as the messages are now.
#include "server/storage/sql/connection.h"
#include "tests/integration/server/server_test.h"

#include <QUrl>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

Result<wire::SearchList> ask(Actor &who, const QString &words, const QString &more = {})
{
    return who.rest.call(wire::http::search, {}, {},
                         u"query="_s + QString::fromLatin1(QUrl::toPercentEncoding(words)) + more);
}

QStringList found(Actor &who, const QString &words, const QString &more = {})
{
    const auto list = ask(who, words, more);
    if (!list.ok())
        return {list.error().detail};
    QStringList texts;
    for (const wire::SearchHit &each : list->hits)
        texts.append(each.message.content.value_or(QString()));
    return texts;
}

// The index follows a moment behind the messages.
bool finds(Actor &who, const QString &words, const QStringList &texts, const QString &more = {})
{
    if (waitUntil([&] { return found(who, words, more) == texts; }))
        return true;
    qWarning("%s", qPrintable(found(who, words, more).join(u'|')));
    return false;
}

QString in(const ChannelId &channel)
{
    return u"&channelId="_s + channel.toText();
}

} // namespace

class SearchTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAndPiecesAreFound_data() { databases(); }
    void wordsAndPiecesAreFound()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId one = ann.makeChannel(u"one"_s, true, {bob.id()});
        const ChannelId two = ann.makeChannel(u"two"_s, true, {bob.id()});
        ann.post(one, u"The quick brown fox"_s);
        ann.post(two, u"A quicker FOX, quite quiet"_s);
        bob.post(one, u"我们明天去北京吧"_s);
        bob.post(two, u"北京很冷"_s);
        ann.post(one, u"Grüße aus Zürich, नमस्ते"_s);

        QVERIFY(finds(bob, u"zürich"_s, {u"Grüße aus Zürich, नमस्ते"_s}));
        QCOMPARE(found(bob, u"नमस्"_s), QStringList{u"Grüße aus Zürich, नमस्ते"_s});
        QVERIFY(finds(bob, u"quick fox"_s,
                      {u"A quicker FOX, quite quiet"_s, u"The quick brown fox"_s}));
        QCOMPARE(found(bob, u"fox brown"_s), QStringList{u"The quick brown fox"_s});
        QCOMPARE(found(bob, u"uick"_s), QStringList{});
        QCOMPARE(found(bob, u"qui"_s + QString(), in(one)), QStringList{u"The quick brown fox"_s});
        QVERIFY(finds(bob, u"北京"_s, {u"北京很冷"_s, u"我们明天去北京吧"_s}));
        QCOMPARE(found(bob, u"去北京"_s), QStringList{u"我们明天去北京吧"_s});
        QCOMPARE(found(bob, u"吧"_s), QStringList{u"我们明天去北京吧"_s});
        QCOMPARE(found(bob, u"明天北京"_s), QStringList{});
        QCOMPARE(found(bob, u"北京"_s, in(two)), QStringList{u"北京很冷"_s});
        const auto list = ask(bob, u"brown"_s);
        VERIFY_OK(list);
        QCOMPARE(list->hits[0].message.channelId, one);
        QCOMPARE(list->users.size(), 1);
        QCOMPARE(list->users[0].id, ann.id());

        // What means something to a database is a word like any other, or none.
        for (const auto &odd : {u"fox\" OR \"a"_s, u"fox' | 'a"_s, u"fox:*"_s, u"NOT fox"_s,
                                u"fox AND"_s, u"channel"_s, u"qz"_s, u"#"_s, u"\\"_s})
            QVERIFY2(!ask(bob, odd).ok() || !found(bob, odd).contains(u"北京很冷"_s),
                     qPrintable(odd));
        VERIFY_FAILS(ask(bob, u" ?! "_s), Errc::Invalid);
        VERIFY_FAILS(ask(bob, QString()), Errc::Invalid);
        VERIFY_FAILS(ask(bob, u"fox"_s, u"&limit=0"_s), Errc::Invalid);
        VERIFY_FAILS(ask(bob, u"fox"_s, u"&channelId=x"_s), Errc::Invalid);
    }

    void whoIsNoMemberFindsNothing_data() { databases(); }
    void whoIsNoMemberFindsNothing()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        const ChannelId secret = ann.makeChannel(u"secret"_s, true, {bob.id()});
        const ChannelId open = ann.makeChannel(u"open"_s, false);
        const QString word = fresh(u"passphrase"_s);
        ann.post(secret, word + u" secret"_s);
        ann.post(open, word + u" open"_s);
        QVERIFY(finds(ann, word, {word + u" open"_s, word + u" secret"_s}));

        QCOMPARE(found(eve, word), QStringList{});
        VERIFY_FAILS(ask(eve, word, in(secret)), Errc::NotFound);
        VERIFY_FAILS(ask(eve, word, in(open)), Errc::Forbidden);
        QCOMPARE(found(bob, word), QStringList{word + u" secret"_s});

        // From the moment in which somebody leaves.
        VERIFY_OK(bob.rest.call(wire::http::leave, {secret.toText()}));
        QCOMPARE(found(bob, word), QStringList{});
        VERIFY_FAILS(ask(bob, word, in(secret)), Errc::NotFound);
        VERIFY_OK(ann.rest.call(wire::http::removeChannel, {secret.toText()}));
        QCOMPARE(found(ann, word), QStringList{word + u" open"_s});
    }

    void whatIsEditedOrDeletedIsFoundNoMore_data() { databases(); }
    void whatIsEditedOrDeletedIsFoundNoMore()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"changes"_s);
        const qint64 edited = ann.post(channel, u"an elephant"_s);
        const qint64 deleted = ann.post(channel, u"a second elephant"_s);
        QVERIFY(finds(ann, u"elephant"_s, {u"a second elephant"_s, u"an elephant"_s}));
        const auto path = [&](qint64 seq) {
            return QStringList{channel.toText(), QString::number(seq)};
        };

        VERIFY_OK(ann.rest.call(wire::http::edit, path(edited),
                                wire::EditBody{OpId::create(), u"a giraffe"_s}));
        VERIFY_OK(ann.rest.call(wire::http::remove, path(deleted), wire::OpBody{OpId::create()}));

        // At once, not only when the index has heard of it.
        QCOMPARE(found(ann, u"elephant"_s), QStringList{});
        QVERIFY(finds(ann, u"giraffe"_s, {u"a giraffe"_s}));
        // And the index has not kept it.
        const auto config = server::parseDatabaseUrl(server.databaseUrl());
        VERIFY_OK(config);
        server::Connection connection(*config, server::Purpose::Write);
        VERIFY_OK(connection.open());
        static constexpr const char rows[] =
            "SELECT count(*) FROM MessageSearch WHERE ChannelId = ?";
        QVERIFY(waitUntil([&] {
            const auto count = connection.number(rows, channel);
            return count.ok() && *count == 1;
        }));
    }

    // Whatever a channel that forgets was before: nothing of it is found.
    void whatForgetsOrIsEncryptedIsNotFound_data() { databases(); }
    void whatForgetsOrIsEncryptedIsNotFound()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const auto config = server::parseDatabaseUrl(server.databaseUrl());
        VERIFY_OK(config);
        server::Connection connection(*config, server::Purpose::Write);
        VERIFY_OK(connection.open());
        static constexpr const char ephemeral[] = "UPDATE Channels SET RetainMode = 2 WHERE Id = ?";
        static constexpr const char encrypted[] =
            "UPDATE Channels SET IsEncrypted = TRUE WHERE Id = ?";
        static constexpr const char rows[] =
            "SELECT count(*) FROM MessageSearch WHERE ChannelId = ?";
        for (const char *sql : {ephemeral, encrypted}) {
            const ChannelId channel = ann.makeChannel(u"was searched"_s);
            const QString word = fresh(u"fleeting"_s);
            ann.post(channel, word);
            const qint64 other = ann.post(channel, u"another"_s);
            QVERIFY(finds(ann, word, {word}));
            VERIFY_OK(connection.change(sql, channel));
            QCOMPARE(found(ann, word), QStringList{});
            // With its next change the index drops it.
            const auto removed =
                ann.rest.call(wire::http::remove, {channel.toText(), QString::number(other)},
                              wire::OpBody{OpId::create()});
            VERIFY_OK(removed);
            QVERIFY(waitUntil([&] {
                const auto count = connection.number(rows, channel);
                return count.ok() && *count == 0;
            }));
            QCOMPARE(found(ann, word, in(channel)), QStringList{});
        }
    }

    void pagesGoBackInTime_data() { databases(); }
    void pagesGoBackInTime()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const QList<ChannelId> channels{ann.makeChannel(u"left"_s), ann.makeChannel(u"right"_s)};
        ann.connectHub(Encoding::Json);
        QStringList all;
        for (int i = 0; i < 25; ++i) {
            all.prepend(u"marker number%1"_s.arg(i));
            VERIFY_OK(ann.say(channels[i % 2], all.constFirst()));
        }
        QVERIFY(finds(ann, u"marker"_s, all));
        QStringList paged;
        QString more = u"&limit=10"_s;
        for (int page = 0; page < 3; ++page) {
            const auto list = ask(ann, u"marker"_s, more);
            VERIFY_OK(list);
            QCOMPARE(list->more, page < 2);
            for (const wire::SearchHit &each : list->hits)
                paged.append(*each.message.content);
            more = u"&limit=10&before=%1"_s.arg(list->hits.constLast().place);
        }
        QCOMPARE(paged, all);
    }

    void whatWasStoredBeforeARestartIsTakenUp_data() { databases(); }
    void whatWasStoredBeforeARestartIsTakenUp()
    {
        QFETCH(Database, database);
        if (!isAvailable(database))
            QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
        TestServer::Options options;
        options.database = database;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor ann(server.url(), u"ann"_s);
        const ChannelId channel = ann.makeChannel(u"crash"_s);
        for (int i = 0; i < 250; ++i)
            QVERIFY(ann.post(channel, u"walrus %1"_s.arg(i)) > 0);
        server.kill();
        QVERIFY2(server.start(), qPrintable(server.why()));
        QVERIFY(waitUntil([&] { return found(ann, u"walrus"_s, u"&limit=200"_s).size() == 200; }));
        QVERIFY(finds(ann, u"walrus 249"_s, {u"walrus 249"_s}));
        QVERIFY(finds(ann, u"walrus 0"_s, {u"walrus 0"_s}));
    }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "tst_search.moc"
